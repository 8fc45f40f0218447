"""The turns of a transcript and the answers of an interview: "سلمى الخطيب: …", "ج: …"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsdesk.engines.rules.arabic.noun_phrases import parse
from newsdesk.engines.rules.arabic.speakers import mention_of
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.document import Paragraph
from newsdesk.engines.rules.drafts import Draft, Form, Mention
from newsdesk.engines.rules.layout import LineClass
from newsdesk.model import Act, Kind

_SPOKEN = (LineClass.HEADLINE, LineClass.SUBHEADING, LineClass.SLUG, LineClass.BODY)
_TURNS = 3  # that a text needs to be a transcript
_NAME = 5
_HEARD = 400  # mentions among which the one who answers is sought
_QUESTION = frozenset(("س", "سوال", "السوال"))
_ANSWER = frozenset(("ج", "جواب", "الجواب"))


def turns(walk: Walk, paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """The numbers of the paragraphs that are turns, each with the token of its colon; empty where this is no transcript."""
    found: dict[int, int] = {}
    names: Counter[str] = Counter()
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind not in _SPOKEN:
            continue
        first, after = walk.number(paragraph.span.start), walk.number(paragraph.span.end)
        for at in range(first, min(first + _NAME + 1, after - 1)):
            if walk.mark(at) == ":" and at > first:
                found[number] = at
                names[" ".join(walk.folded(each) for each in range(first, at))] += 1
            if not walk.is_word(at):
                break
    repeated = max(names.values(), default=0) > 1
    return found if len(found) >= _TURNS and repeated else {}


def turn(walk: Walk, paragraph: Paragraph, colon: int, named: Sequence[Mention]) -> Draft | None:
    """The draft of a turn; None for a question. An answer is given by whoever has been named before, best with a full name."""
    first, after = walk.number(paragraph.span.start), walk.number(paragraph.span.end)
    folded = walk.folded(first)
    if colon == first + 1 and folded in _QUESTION:
        return None
    speaker: Mention | None
    if colon == first + 1 and folded in _ANSWER:
        speaker = _answering(named[:_HEARD])
    else:
        phrase = parse(walk, first, colon)
        speaker = mention_of(walk, phrase) if phrase is not None and phrase.after >= colon else None
        if speaker is None:
            span = walk.span(first, colon)
            words = tuple(walk.folded(at) for at in range(first, colon))
            speaker = Mention(span, Form.UNNAMED, name=span, words=words, heads=frozenset(words[:1]))
    content = (walk.span(colon + 1, after),)
    return Draft(content, None, Act.SAID, speaker, "turn", kind=Kind.DIRECT, confidence=0.9)


def _answering(named: Sequence[Mention]) -> Mention:
    """Whoever is interviewed: the person named most often before the answer."""
    people = [mention for mention in named if mention.form is Form.NAME and len(mention.words) > 1]
    if not people:
        return Mention(None, Form.SAME)
    times = Counter(mention.words for mention in people)
    most = max(times, key=lambda words: times[words])
    return next(mention for mention in people if mention.words == most)
