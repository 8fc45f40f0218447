"""The words around a statement: the sentence before, its own with its words marked, the sentence after."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from newsdesk.model import Span, Statement

LONGEST_SIDE = 400
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the article; `marked` where it is the statement's words."""

    text: str
    marked: bool


def context(statement: Statement, text: str, sentences: Sequence[Span]) -> list[Stretch]:
    """The statement in its surroundings, in text order and letter for letter, with `sentences` being those of the text.

    A side of more than `LONGEST_SIDE` characters is cut at a word's edge, with the sign of omission.
    """
    first, last = statement.content[0].start, statement.content[-1].end
    starts = [sentence.start for sentence in sentences]
    own, end = bisect_right(starts, first) - 1, bisect_right(starts, last - 1) - 1
    begin = sentences[max(own - 1, 0)].start if own >= 0 else 0
    finish = sentences[min(end + 1, len(sentences) - 1)].end if sentences else len(text)
    found: list[Stretch] = []
    if first - begin > LONGEST_SIDE:  # no side begins or ends within a word
        space = _SPACE.search(text, first - LONGEST_SIDE, first)
        begin = space.end() if space else first - LONGEST_SIDE
        found.append(Stretch("… ", False))
    at = begin = min(begin, first)
    cut = finish - last > LONGEST_SIDE
    if cut:
        ends = [space.start() for space in _SPACE.finditer(text, last + 1, last + LONGEST_SIDE)]
        finish = ends[-1] if ends else last + LONGEST_SIDE
    finish = max(finish, last)
    for span in statement.content:
        if at < span.start:
            found.append(Stretch(text[at : span.start], False))
        found.append(Stretch(span.of(text), True))
        at = span.end
    if at < finish:
        found.append(Stretch(text[at:finish], False))
    if cut:
        found.append(Stretch(" …", False))
    return found
