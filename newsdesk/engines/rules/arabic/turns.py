"""The turns of a transcript and the answers of an interview: "سلمى الخطيب: …", "ج: …", "- …" behind a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsdesk.engines.rules.arabic.noun_phrases import parse
from newsdesk.engines.rules.arabic.speakers import mention_of
from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.document import Paragraph
from newsdesk.engines.rules.drafts import Draft, Form, Mention
from newsdesk.engines.rules.layout import LineClass
from newsdesk.model import Act, Kind

_SPOKEN = (LineClass.HEADLINE, LineClass.SUBHEADING, LineClass.SLUG, LineClass.BODY)
_TURNS = 3  # that a text needs to be a transcript
_QUESTIONS = 3  # that a text needs to be an interview
_QUESTION_WORDS = 70
_ASKED = 0.3  # of the paragraphs in an interview, at least
_NAME = 5
_HEARD = 400  # mentions among which the one who answers is sought
_MARKS = frozenset("-–—•*●■▪◾○")
_LEAD = 4  # paragraphs in which an interview says what it is
_QUESTION = frozenset(("س", "سوال", "السوال"))
_ANSWER = frozenset(("ج", "جواب", "الجواب"))


def turns(walk: Walk, paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """The numbers of the paragraphs that are turns, each with the token before its words; empty where this is no transcript."""
    found: dict[int, int] = {}
    names: Counter[str] = Counter()
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind not in _SPOKEN:
            continue
        first, after = walk.number(paragraph.span.start), walk.number(paragraph.span.end)
        if walk.word(first).verbs and not walk.word(first).given:
            continue  # وتابع: «…»
        for at in range(first, min(first + _NAME + 1, after - 1)):
            if walk.mark(at) == ":" and at > first:
                found[number] = at
                names[" ".join(walk.folded(each) for each in range(first, at))] += 1
            if not walk.is_word(at):
                break
    repeated = max(names.values(), default=0) > 1
    return found if len(found) >= _TURNS and repeated else {}


def answers(walk: Walk, paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """The numbers of the paragraphs that are questions or answers of an interview without names before its turns.

    An answer goes with the token at which its words begin, a question with -1. Empty where this is no interview: it needs
    three questions, most of them before an answer, and marks before its turns or a word at its beginning that it is one.
    """
    spoken = [number for number, one in enumerate(paragraphs) if one.kind in _SPOKEN]
    asked = [number for number in spoken if _asks(walk, paragraphs[number])]
    if len(asked) < _QUESTIONS:
        return {}
    within = [number for number in spoken if asked[0] <= number <= asked[-1] + 1]  # nothing behind tells what this is
    marked = {number for number in within if walk.mark(walk.number(paragraphs[number].span.start)) in _MARKS}
    questions = set(asked)
    answering = set(within) - questions
    called = any(_interview(walk, paragraphs[number]) for number in spoken[:_LEAD])
    answered = sum(number + 1 in answering for number in asked)
    if not (len(marked) > len(within) // 2 or called) or answered < _QUESTIONS or len(asked) < len(within) * _ASKED:
        return {}
    return {
        number: -1 if number in questions else walk.number(paragraphs[number].span.start) + (number in marked)
        for number in within
    }


def _asks(walk: Walk, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a question: it ends with one, and is short."""
    first, after = walk.number(paragraph.span.start), walk.number(paragraph.span.end)
    while after > first and walk.mark(after - 1) in ("»", '"', ".", "”", "!"):
        after -= 1
    return 0 < after - first <= _QUESTION_WORDS and walk.mark(after - 1) in ("؟", "?")


def _interview(walk: Walk, paragraph: Paragraph) -> bool:
    """Whether a paragraph says that the article is an interview: في حوار مع."""
    first, after = walk.number(paragraph.span.start), walk.number(paragraph.span.end)
    return any(walk.folded(at) in known("interviews") for at in range(first, after))


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
    return _spoken(walk, colon + 1, after, speaker, "turn")


def answer(walk: Walk, paragraph: Paragraph, first: int, named: Sequence[Mention]) -> Draft | None:
    """The draft of an answer whose words begin at a token; None for a question, and where nobody has been named."""
    after = walk.number(paragraph.span.end)
    speaker = _answering(named[:_HEARD])
    if first < 0 or first >= after or speaker.form is not Form.NAME:
        return None
    return _spoken(walk, first, after, speaker, "answer")


def _spoken(walk: Walk, first: int, after: int, speaker: Mention, reason: str) -> Draft:
    content = (walk.span(first, after),)
    return Draft(content, None, Act.SAID, speaker, reason, kind=Kind.DIRECT, confidence=0.9)


def _answering(named: Sequence[Mention]) -> Mention:
    """Whoever is interviewed: the person named most often before the answer."""
    people = [mention for mention in named if mention.form is Form.NAME and len(mention.words) > 1]
    if not people:
        return Mention(None, Form.SAME)
    times = Counter(mention.words for mention in people)
    most = max(times, key=lambda words: times[words])
    return next(mention for mention in people if mention.words == most)
