"""The words around a statement: the sentence before, its own with its words marked, the sentence after."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from newsdesk.model import Span, Statement

LONGEST_SIDE = 400


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the article; `marked` where it is the statement's words."""

    text: str
    marked: bool


def context(statement: Statement, text: str, sentences: Sequence[Span]) -> list[Stretch]:
    """The statement in its surroundings, in text order and letter for letter, with `sentences` being those of the text."""
    first, last = statement.content[0].start, statement.content[-1].end
    starts = [sentence.start for sentence in sentences]
    own, end = bisect_right(starts, first) - 1, bisect_right(starts, last - 1) - 1
    begin = sentences[max(own - 1, 0)].start if own >= 0 else 0
    finish = sentences[min(end + 1, len(sentences) - 1)].end if sentences else len(text)
    begin, finish = max(min(begin, first), first - LONGEST_SIDE), min(max(finish, last), last + LONGEST_SIDE)
    found: list[Stretch] = []
    at = begin
    for span in statement.content:
        if at < span.start:
            found.append(Stretch(text[at : span.start], False))
        found.append(Stretch(span.of(text), True))
        at = span.end
    if at < finish:
        found.append(Stretch(text[at:finish], False))
    return found
