"""From drafts to claims: contents trimmed, continued quotations joined, doubles and nested ones removed, confidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsdesk.engines.rules.bodies import with_bodies
from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.drafts import Draft, Form
from newsdesk.engines.rules.resolution import Resolved
from newsdesk.model import Act, Claim, ClaimedOrganization, ClaimedSpeaker, Kind, Language, Span, SpeakerKind

if TYPE_CHECKING:
    from newsdesk.entities.organizations import OrganizationFound

_OUTER = "\"“”„«»‹›‘’'"
_OPENERS = '"“”„«»‹›‘{(['
_CLOSERS = '"“”«»‹›’})]'
_SPACE = " \t\u00a0\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\r\n"
_LEADING = set(_SPACE + ",،;؛:.-–—…*•")
_TRAILING = set(_SPACE + ",،;؛:.-–—…*•")
_ARABIC_COMPLEMENTIZERS = ("أنّ ", "إنّ ", "أن ", "إن ", "ان ", "بأنّ ", "بأن ", "بان ", "إلى أن ", "على أن ")
_ENGLISH_COMPLEMENTIZERS = ("that ",)
_NAME_WORDS = 4
_SHORT = 3  # letters of words that titles too write small
_ADDRESSING = frozenset((Act.ACCUSED, Act.CALLED_FOR, Act.DEMANDED, Act.CRITICIZED, Act.WARNED, Act.ASKED))
_GAP = 6  # code points between an addressee and the content: إلى
_ROUNDS = 6  # marks within marks that are taken off


def finish(document: Document, resolved: Sequence[Resolved]) -> list[Claim]:
    """The claims in text order. Drafts without a speaker or without a word of content are dropped."""
    claims: list[Claim] = []
    for one in resolved:
        claim = _claim(document, one)
        if claim is None:
            continue
        if one.draft.continues and claims and _joins(claims[-1], claim):
            before = claims[-1]
            claims[-1] = replace(before, content=(*before.content, *claim.content))
            continue
        claims.append(claim)
    claims = _without_doubles(_without_headlines(claims))
    about = [replace(claim, organizations=named) if (named := _organizations(document, claim)) else claim for claim in claims]
    return with_bodies(document, about)


def trim(text: str, span: Span, language: Language) -> Span | None:
    """The stretch without white space, punctuation, complementizer and outer marks at its ends; None if no word is left."""
    start, end = span.start, span.end
    complementizers = _ARABIC_COMPLEMENTIZERS if language is Language.AR else _ENGLISH_COMPLEMENTIZERS
    if text[start].isalnum() and text[end - 1].isalnum() and not text.startswith(complementizers, start, end):
        return span
    changed = True
    rounds = 0
    while changed and start < end and rounds < _ROUNDS:
        changed = False
        rounds += 1
        while start < end and (text[start] in _LEADING):
            start, changed = start + 1, True
        while start < end and (text[end - 1] in _TRAILING):
            end, changed = end - 1, True
        if end - start >= 2 and _wrapped(text, start, end):
            start, end, changed = start + 1, end - 1, True
        elif start < end and text[start] in _CLOSERS and text[start] not in _OPENERS:
            start, changed = start + 1, True
        elif start < end and text[end - 1] in _OPENERS and text[end - 1] not in _CLOSERS:
            end, changed = end - 1, True
        for complementizer in complementizers:
            if text.startswith(complementizer, start, end):
                start, changed = start + len(complementizer), True
                break
    while (
        start < end
        and not text[start].isalnum()
        and text[start] in _OUTER
        and text.find(text[start], start + 1, end) < 0
        and not _balanced(text, start, end)
    ):
        start += 1
    for _ in range(_ROUNDS):
        if start < end and text[end - 1] in _OUTER and _unpaired_end(text, start, end):
            end -= 1
    while start < end and text[end - 1] in _TRAILING:
        end -= 1
    while start < end and text[start] in _LEADING:
        start += 1
    if start >= end or not (text[start].isalnum() or any(character.isalnum() for character in text[start:end])):
        return None
    return Span(start, end)


_PAIRS = {"«": "»", "»": "«", "“": "”", "”": "“", '"': '"', "‹": "›", "‘": "’", "'": "'", "„": "“"}


def _wrapped(text: str, start: int, end: int) -> bool:
    """Whether one pair of quotation marks holds the whole stretch."""
    opener, closer = text[start], text[end - 1]
    if opener not in _PAIRS or closer not in ('"”“' if opener in '"”“„' else _PAIRS[opener]):
        return False
    inside = text[start + 1 : end - 1]
    if opener in '"”“„':
        return sum(inside.count(mark) for mark in '"”“„') % 2 == 0
    first_close, first_open = inside.find(closer), inside.find(opener)
    return first_close < 0 or 0 <= first_open < first_close


def _balanced(text: str, start: int, end: int) -> bool:
    """Whether the mark that opens the stretch is closed in it."""
    closer = _PAIRS.get(text[start])
    return closer is not None and text.find(closer, start + 1, end) >= 0


def _unpaired_end(text: str, start: int, end: int) -> bool:
    """Whether the mark at the end closes nothing in the stretch."""
    mark = text[end - 1]
    inside = text[start : end - 1]
    if mark in '"“”':
        return sum(inside.count(one) for one in '"“”„') % 2 == 0
    opener = {"»": "«", "›": "‹", "’": "‘", "'": "'"}.get(mark)
    return opener is None or inside.count(opener) <= inside.count(mark)


def _claim(document: Document, one: Resolved) -> Claim | None:
    """The claim that a draft makes; None without speaker or words."""
    if one.speaker is None:
        return None
    content: list[Span] = []
    for span in sorted(one.draft.content):
        trimmed = trim(document.text, span, document.language)
        if trimmed is not None and (not content or trimmed.start >= content[-1].end):
            content.append(trimmed)
    if not content:
        return None
    kind = one.draft.kind or kind_of(document, content)
    return Claim(
        speaker=one.speaker,
        act=one.draft.act,
        kind=kind,
        content=tuple(content),
        cue=one.draft.cue,
        confidence=_confidence(one, kind),
        reason=_reason(document, one.draft, one.speaker),
    )


def _reason(document: Document, draft: Draft, speaker: ClaimedSpeaker) -> str:
    """The rule, and whom the words at the cue were taken for where they do not say it themselves."""
    if draft.speaker.span is None:
        return f"{draft.reason}; no speaker at the cue, taken for {speaker.name}"
    words = document.words(draft.speaker.span)
    return draft.reason if speaker.name in words else f"{draft.reason}; “{words}” taken for {speaker.name}"


def kind_of(document: Document, content: Sequence[Span]) -> Kind:
    """DIRECT if all words lie in quotation marks, INDIRECT if none do but names and titles, else MIXED."""
    within = words = longest = 0
    column, starts = document.columns.word, document.columns.starts
    for span in content:
        place = document.token_range(span)
        words += sum(column[place.start : place.stop])
        if not document.quoted_within(span):
            continue
        over = document.quotation_over(span.start)
        if over is not None and over.outer.end >= span.end:
            within += sum(column[place.start : place.stop])
            longest = max(longest, sum(column[place.start : place.stop]))
            continue
        run = 0
        for at in place:
            if not column[at]:
                continue
            if document.quotation_over(starts[at]) is not None:
                within += 1
                run += 1
                longest = max(longest, run)
            else:
                run = 0
    if words and within == words:
        return Kind.DIRECT
    if longest >= _NAME_WORDS or (document.language is Language.EN and longest and _quotes_words(document, content)):
        return Kind.MIXED
    return Kind.INDIRECT


def _quotes_words(document: Document, content: Sequence[Span]) -> bool:
    """Whether a quotation in the content is no name or title: one of its longer words is written small, as in “stubborn”."""
    columns = document.columns
    return any(
        columns.word[at] and len(columns.characters[at]) > _SHORT and columns.characters[at].islower()
        for span in content
        for at in document.token_range(span)
        if document.quotation_over(columns.starts[at]) is not None
    )


def _confidence(one: Resolved, kind: Kind) -> float:
    """The frame's worth, less for a speaker reached by pronoun, for one without a name, and for words outside quotation marks."""
    assert one.speaker is not None
    worth = one.draft.confidence
    if one.draft.speaker.form in (Form.PRONOUN, Form.SAME):
        worth *= 0.95
    if one.speaker.kind is SpeakerKind.UNNAMED:
        worth *= 0.95
    if kind is Kind.DIRECT:
        worth = min(1.0, worth * 1.1)
    return round(worth, 3)


def _joins(before: Claim, claim: Claim) -> bool:
    """Whether an uncued quotation goes on with the direct speech before it."""
    return before.kind is Kind.DIRECT and claim.kind is Kind.DIRECT and before.speaker.name == claim.speaker.name


def _without_headlines(claims: Sequence[Claim]) -> list[Claim]:
    """Without what a headline has somebody say who speaks in the text itself."""
    speak = {claim.speaker.name for claim in claims if not claim.reason.startswith("headline")}
    return [claim for claim in claims if not (claim.reason.startswith("headline") and claim.speaker.name in speak)]


def _without_doubles(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each stretch: of two that share most of their words the surer stays; one within another's is left out."""
    ordered = sorted(claims, key=_extent)
    kept: list[Claim] = []
    for claim in ordered:
        if kept and _extent(claim)[0] < -_extent(kept[-1])[1] and _within(claim, kept[-1]):
            if claim.confidence > kept[-1].confidence + 0.2:
                kept[-1] = claim
            continue
        kept.append(claim)
    return kept


def _extent(claim: Claim) -> tuple[int, int]:
    """Where a claim's content begins, and, negative, where it ends: the longer one of two that begin together is the less."""
    spans = _spans(claim)
    return spans[0].start, -spans[-1].end


def _within(claim: Claim, other: Claim) -> bool:
    """Whether the claim's content lies in the other's."""
    return all(any(theirs.covers(own) for theirs in _spans(other)) for own in _spans(claim))


def _spans(claim: Claim) -> list[Span]:
    return [span for span in claim.content if isinstance(span, Span)]


def _organizations(document: Document, claim: Claim) -> tuple[ClaimedOrganization, ...]:
    """The organizations named in the content, each once, at its first mention."""
    found: dict[str, ClaimedOrganization] = {}
    named = document.organizations
    for span in _spans(claim):
        at = bisect_right(document.organization_ends, span.start + 1)
        while at < len(named) and named[at].span.start < span.end:
            mention = named[at]
            found.setdefault(mention.organization.id, ClaimedOrganization(mention.name, mention.span, mention.organization))
            at += 1
        for both in document.several[bisect_left(document.several, span.start, key=lambda one: one.span.start) :]:
            if both.span.end > span.end:
                break
            for one in both.organizations:
                found.setdefault(one.organization.id, ClaimedOrganization(one.name, both.span, one.organization))
    for mention in _addressed(document, claim):
        found.setdefault(mention.organization.id, ClaimedOrganization(mention.name, mention.span, mention.organization))
    return tuple(found.values())


def _addressed(document: Document, claim: Claim) -> list[OrganizationFound]:
    """The organizations right before what is asked of them or held against them: "accused the army and the police"."""
    content, cue, speaker = _spans(claim)[:1], claim.cue, claim.speaker.mention
    if claim.act not in _ADDRESSING or not content or not isinstance(cue, Span) or cue.end > content[0].start:
        return []
    start = content[0].start
    floor = max(cue.end, speaker.end) if isinstance(speaker, Span) and speaker.end <= start else cue.end
    named = document.organizations
    found: list[OrganizationFound] = []
    at = bisect_left(document.organization_starts, start) - 1
    while at >= 0 and floor <= named[at].span.start:
        between = document.text[named[at].span.end : start].strip()
        if len(between) > _GAP or (found and between not in ("و", "and")):
            break
        found.append(named[at])
        start, at = named[at].span.start, at - 1
    return found[::-1]
