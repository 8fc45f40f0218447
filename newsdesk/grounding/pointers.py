"""From an engine's pointers to spans of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from newsdesk.grounding.places import Places, bare
from newsdesk.model import Anchor, Pointer, Span

LONGEST = 6_000
"""Code points of a stretch that a model points to; a longer one points across the article."""
_READINGS = ((True, True), (True, False), (False, True), (False, False))
_FIRSTS = 8  # occurrences of the first words from which the last ones are looked for
_OPENING = " \t\n\r\u00a0\u200e\u200f\"“”„«»'‘’—–-•*"
_CLOSING = " \t\n\r\u00a0\u200e\u200f\"“”„«»'‘’.,،؛;:"
_ABBREVIATED = re.compile(r"(?:(?<!\w)\w\.){1,6}\w\Z")  # U.S, whose last point belongs to it
_TELLING = 6  # letters of a pointer that may be looked for in the sentence beside


class Resolved(NamedTuple):
    """The span that a pointer means, and whether the pointer had to be repaired for that."""

    span: Span
    repaired: bool = False


def resolve(pointer: Pointer, places: Places) -> Resolved | None:
    """The span that a pointer means, without white space at its edges; None where the text has no such place."""
    match pointer:
        case Span():
            span = trimmed(pointer, places.text)
            return None if span is None else Resolved(span)
        case Anchor():
            return _anchored(pointer, places)


def trimmed(span: Span, text: str) -> Span | None:
    """The span without white space at its edges; None if it lies outside the text or holds nothing else."""
    if span.end > len(text):
        return None
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - len(words) + len(words.rstrip())
    return Span(start, end) if start < end else None


def _anchored(anchor: Anchor, places: Places) -> Resolved | None:
    """The stretch from the first words, or the sentence's beginning, to the nearest last words after them, or the sentence's end.

    Exactly as written in the sentences named, else the same words written otherwise there, else in the sentences beside them
    where one alone has them, else on into the next sentence.
    """
    until = anchor.sentence if anchor.until is None else anchor.until
    if places.sentence(anchor.sentence) is None or places.sentence(until) is None or until < anchor.sentence:
        return None
    if any(words and not bare(words) for words in (anchor.first, anchor.last)):
        return None
    for number, end, repaired in _sentences(anchor, until):
        within = places.sentence(number)
        last = places.sentence(end)
        if within is None or last is None:
            continue
        for exactly in _READINGS:
            span = _between(anchor, places, within, last, exactly)
            if span is not None:
                return Resolved(span, repaired or not all(exactly))
    return _beside(anchor, places, until)


def _sentences(anchor: Anchor, until: int) -> Iterator[tuple[int, int, bool]]:
    """The sentences that the pointer names; where it names one, that one and the next, since a quotation may run on."""
    yield anchor.sentence, until, False
    if anchor.until is None and anchor.last:
        yield anchor.sentence, until + 1, True


def _beside(anchor: Anchor, places: Places, until: int) -> Resolved | None:
    """The stretch in a sentence beside the one named, if only one of them has it and the words tell enough."""
    if len(bare(anchor.first)) + (anchor.first != anchor.last) * len(bare(anchor.last)) < _TELLING:
        return None
    found = []
    for step in (-1, 1):
        within, last = places.sentence(anchor.sentence + step), places.sentence(until + step)
        if within is not None and last is not None:
            span = _between(anchor, places, within, last, (False, False))
            if span is not None:
                found.append(span)
    return Resolved(found[0], repaired=True) if len(found) == 1 else None


def _between(anchor: Anchor, places: Places, within: Span, last: Span, exactly: tuple[bool, bool]) -> Span | None:
    """The stretch; `exactly` says of its first and its last words whether they must stand letter for letter."""
    find, find_last = (places.exact if one else places.alike for one in exactly)
    if anchor.first and anchor.first == anchor.last and anchor.until is None:
        whole = next(iter(find(anchor.first, Span(within.start, last.end))), None)
        return None if whole is None else trimmed(whole, places.text)
    if anchor.first:
        firsts = [(span.start, span.end) for span in islice(find(anchor.first, within), _FIRSTS)]
    else:
        firsts = [(_unmarked(within, places.text).start,) * 2]
    for start, after in firsts:
        low, high = max(start, last.start), min(last.end, start + LONGEST)
        if low >= high:
            continue
        if not anchor.last:
            end = _unmarked(last, places.text).end
            return trimmed(Span(start, end), places.text) if after < end <= high else None
        ends = [end.end for end in find_last(anchor.last, Span(low, high)) if end.end >= after]
        if ends:
            return trimmed(Span(start, min((end for end in ends if end > after), default=ends[0])), places.text)
    return None


def _unmarked(sentence: Span, text: str) -> Span:
    """The sentence without the marks around it."""
    words = sentence.of(text)
    start = sentence.start + len(words) - len(words.lstrip(_OPENING))
    kept = words.rstrip(_CLOSING)
    end = sentence.start + len(kept)
    if text[end : end + 1] == "." and _ABBREVIATED.search(kept[-12:]):
        end += 1
    return Span(start, end) if start < end else sentence


def ordered(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in text order, those that overlap made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)
