"""A document in Arabic, paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from newsdesk.engines.rules.arabic.clauses import read_sentence
from newsdesk.engines.rules.arabic.mentions import mentions
from newsdesk.engines.rules.arabic.noun_phrases import parse
from newsdesk.engines.rules.arabic.speakers import mention_of
from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.turns import answer, answers, turn, turns
from newsdesk.engines.rules.document import Document, Paragraph
from newsdesk.engines.rules.drafts import Draft, Findings, Form, Mention
from newsdesk.engines.rules.layout import LineClass
from newsdesk.model import Act, Span

_READ = (LineClass.BODY, LineClass.SUBHEADING)
_UNCUED_WORDS = 6
_DATELINE = 12


def read(document: Document) -> Findings:
    """The drafts and mentions of a document in Arabic."""
    walk = Walk(document)
    drafts: list[Draft] = []
    named: list[Mention] = []
    paragraphs = document.paragraphs
    taking_turns = turns(walk, paragraphs)
    answering = answers(walk, paragraphs) if not taking_turns else {}
    for number, paragraph in enumerate(paragraphs):
        first, after = walk.number(paragraph.span.start), walk.number(paragraph.span.end)
        if first >= after:
            continue
        met = mentions(walk, first, after)
        named += met
        walk.learn(met)
        if number in taking_turns:
            drafts += [draft for draft in (turn(walk, paragraph, taking_turns[number], named),) if draft is not None]
        elif number in answering:
            drafts += [draft for draft in (answer(walk, paragraph, answering[number], named),) if draft is not None]
        elif paragraph.kind is LineClass.HEADLINE:
            drafts += _headline(walk, first, after)
        elif paragraph.kind in _READ:
            following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
            drafts += _paragraph(walk, paragraph, following)
    drafts = _with_uncued(walk, document, drafts)
    return Findings(tuple(sorted(drafts, key=lambda draft: draft.start)), tuple(named))


def _paragraph(walk: Walk, paragraph: Paragraph, following: Paragraph | None) -> list[Draft]:
    """The drafts of a paragraph of running text; a colon at its end leads into the next."""
    drafts: list[Draft] = []
    opening = _past_dateline(walk, walk.number(paragraph.span.start), walk.number(paragraph.span.end))
    for start, after in walk.units(paragraph):
        first = max(start, min(opening, after))
        end = after
        if walk.mark(after - 1) == ":" and following is not None and after >= walk.number(paragraph.span.end):
            end = walk.number(following.span.end)
        found = read_sentence(walk, first, end)
        walk.learn(draft.speaker for draft in found)
        if not found and drafts and _goes_on(walk, first) and walk.number(drafts[-1].content[-1].end) >= first - 2:
            last = drafts[-1]
            content = (*last.content[:-1], Span(last.content[-1].start, walk.span(first, after).end))
            drafts[-1] = replace(last, content=content)
        drafts += found
    return drafts


def _goes_on(walk: Walk, first: int) -> bool:
    """Whether a sentence without a cue goes on with the clause reported before it: أما, وأن, كما أن."""
    folded = walk.folded(first)
    return folded in ("اما", "وان", "وانه", "وانها", "وانهم") or (folded == "كما" and walk.complementizer(first + 1))


def _past_dateline(walk: Walk, first: int, after: int) -> int:
    """The token behind place and agency at the beginning of a paragraph: دبي (رويترز) -, القاهرة - أ ش أ."""
    limit = min(first + _DATELINE, after)
    places = any(walk.is_word(at) and (walk.word(at).place or walk.folded(at) in known("agencies")) for at in range(first, limit))
    dash = next((at for at in range(first + 1, min(first + 3, limit)) if walk.mark(at) in ("-", "–", "—", "ـ")), limit)
    found = first
    if places or (dash < limit and walk.opens(dash + 1)):  # الحسكة ـ «الصحيفة»:
        for at in range(first, limit):
            if walk.is_word(at) and (walk.word(at).verbs or walk.complementizer(at)) and walk.folded(at) != "ذكرت":
                break
            if walk.mark(at) in ("-", "–", "—", "ـ", "--", ":") and at > first:
                found = at + 1
    return found


def _headline(walk: Walk, first: int, after: int) -> list[Draft]:
    """A headline's colon: "لافروف: الناتو يتوسع"."""
    for at in range(first, min(first + 12, after)):
        if walk.mark(at) == ":":
            phrase = parse(walk, first, at)
            if phrase is None or phrase.after < at or at + 2 >= after or phrase.kind == "place":
                return []
            speaker = mention_of(walk, phrase)
            return [Draft((walk.span(at + 1, after),), None, Act.SAID, speaker, "headline + colon", confidence=0.5)]
    return []


def _with_uncued(walk: Walk, document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the quotations that fill a sentence or more and that no cue reports: they go on with the speech before."""
    if not drafts:
        return drafts
    covered = sorted(span for draft in drafts for span in draft.content)
    starts = {sentence.start for sentence in document.sentences}
    read_here = [paragraph.span for paragraph in document.paragraphs if paragraph.kind in _READ]
    began = min(draft.start for draft in drafts)
    added: list[Draft] = []
    for quote in walk.quotes:
        outer = walk.span(quote.first, quote.after)
        if quote.words < _UNCUED_WORDS or outer.start not in starts or outer.start < began:
            continue
        before = bisect_right(covered, outer) - 1
        near = covered[max(0, before) : before + 2]
        place = bisect_right(read_here, outer.start, key=lambda span: span.start) - 1
        if any(span.overlaps(outer) for span in near) or place < 0 or not read_here[place].covers(outer):
            continue
        reason = "quotation without a cue"
        added.append(Draft((quote.inner,), None, Act.SAID, Mention(None, Form.SAME), reason, continues=True, confidence=0.6))
    return drafts + added
