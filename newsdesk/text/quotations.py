"""Quotations: what stands between quotation marks of all the kinds that Arabic and English papers use.

Marks are told apart by their shape and by the white space around them, because Arabic papers type ” and “ or » and « the other
way round, open and close with the same ", forget closers, and put spaces inside the marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsdesk.model import Span
from newsdesk.text.lines import paragraphs

# one class of characters first, so that what holds none is passed over at once; a single ` < > is no mark
_MARK = re.compile("[«»“”„‟\"＂″‹›‘’‚'{}()❝❞`<>](?:(?<=')'|(?<=`)`|(?<=<)<|(?<=>)>)?")
_NO_MARK = frozenset("`<>")
_FAMILIES = {
    "double": '“”„‟"＂″❝❞',
    "angle": "«»",
    "small angle": "‹›",
    "single": "‘’‚'",
    "brace": "{}",
    "bracket": "()",
}
_FAMILY = {mark: family for family, marks in _FAMILIES.items() for mark in marks}
_FAMILY |= {"''": "double", "``": "double", "<<": "angle", ">>": "angle"}
_OPENING = set("«“„‟‹‘‚{(❝") | {"``", "<<"}
_CLOSING = set("»”›})❞") | {">>"}
_BEFORE_OPENER = set("([{«“„‹‘\"'/-–—:،,؛;.…=")
_AFTER_CLOSER = set(")]}»”›’\"'.,،؛;:!?؟…-–—/")
_ELISION = re.compile(r"['’](?:\d0s|tis|twas|em|cause|til|n)\b", re.IGNORECASE)
_PARAGRAPHS_OF_ONE = 12


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `outer` with its marks, `inner` without them and without white space at its ends.

    `depth` is 0 for a quotation in none, 1 inside another, and so on. `closed` is False where the closing mark is missing: the
    quotation then runs to the end of its paragraph, or to the next opening mark. No quotation crosses a paragraph: one that does
    in the article is several here, all but the first with `continues`. `opening` is the mark that opened it, "" for a paragraph
    that goes on without one.
    """

    outer: Span
    inner: Span
    depth: int
    closed: bool
    opening: str
    continues: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    characters: str
    family: str
    lean: int  # 1 opens, -1 closes, 0 may do either


@dataclass(slots=True)
class _Open:
    mark: _Mark
    depth: int


def quotations(text: str, within: Sequence[Span] | None = None) -> list[Quotation]:
    """All quotations in the order of their beginnings, an outer one before those inside it. Empty ones are left out. Linear.

    `within` are the text's paragraphs, where they are known already.
    """
    found: list[Quotation] = []
    pending: list[Span] = []  # paragraphs without marks since one that left a quotation open
    waiting = False
    for paragraph in paragraphs(text) if within is None else within:
        here, unclosed, stray = _in_paragraph(text, paragraph)
        reopened = bool(here) and waiting and here[0].outer.start == paragraph.start
        if waiting and stray is not None and len(pending) < _PARAGRAPHS_OF_ONE:
            found.extend(Quotation(between, between, 0, False, "", True) for between in pending)
            inner = _trimmed(text, paragraph.start, stray.start)
            if inner:
                found.append(Quotation(Span(paragraph.start, stray.end), inner, 0, True, "", True))
        if reopened:
            first = here[0]
            here[0] = Quotation(first.outer, first.inner, first.depth, first.closed, first.opening, True)
        found.extend(here)
        if unclosed:
            waiting, pending = True, []
        elif here or stray is not None:
            waiting, pending = False, []
        elif waiting:
            pending.append(paragraph)
    return sorted(found, key=lambda quotation: (quotation.outer.start, -quotation.outer.end))


def _in_paragraph(text: str, paragraph: Span) -> tuple[list[Quotation], bool, _Mark | None]:
    """The quotations of a paragraph, whether a double or angle one is left open at its end, and a closer before any opener."""
    marks = _marks(text, paragraph)
    if not marks:
        return [], False, None
    stack: list[_Open] = []
    found: list[Quotation] = []
    stray: _Mark | None = None
    for number, mark in enumerate(marks):
        open_here = bool(stack) and any(entry.mark.family == mark.family for entry in stack[-8:])
        if mark.lean < 0 or (mark.lean == 0 and open_here):
            if open_here:
                _close(text, mark, stack, found)
            elif not found and not stack and stray is None and mark.family in ("double", "angle"):
                stray = mark
            continue
        if open_here and mark.family not in ("bracket", "brace") and not _nests(marks, number):
            _abandon(text, mark, stack, found)
        stack.append(_Open(mark, len(stack)))
    unclosed = False
    for entry in stack:
        if entry.mark.family in ("double", "angle"):
            inner = _trimmed(text, entry.mark.end, paragraph.end)
            if inner:
                found.append(Quotation(Span(entry.mark.start, paragraph.end), inner, entry.depth, False, entry.mark.characters))
                unclosed = True
    found.sort(key=lambda quotation: quotation.outer.start)
    return found, unclosed, stray


def _close(text: str, mark: _Mark, stack: list[_Open], found: list[Quotation]) -> None:
    """Close the innermost open quotation of the mark's family; what was left open inside it is no quotation."""
    while stack:
        entry = stack.pop()
        if entry.mark.family != mark.family:
            continue
        inner = _trimmed(text, entry.mark.end, mark.start)
        if inner:
            depth = len(stack)
            found.append(Quotation(Span(entry.mark.start, mark.end), inner, depth, True, entry.mark.characters))
        return


def _abandon(text: str, mark: _Mark, stack: list[_Open], found: list[Quotation]) -> None:
    """A new quotation opens though one of its family is open and does not hold it: the open one lacks its closer."""
    while stack:
        entry = stack.pop()
        if entry.mark.family == mark.family:
            inner = _trimmed(text, entry.mark.end, mark.start)
            if inner and entry.mark.family in ("double", "angle"):
                found.append(Quotation(Span(entry.mark.start, inner.end), inner, len(stack), False, entry.mark.characters))
            return


def _nests(marks: list[_Mark], number: int) -> bool:
    """Whether an opener inside an open quotation of its family has its own closer before that one's."""
    balance = 1
    for mark in marks[number + 1 : number + 9]:
        if mark.family == marks[number].family:
            balance += 1 if mark.lean > 0 else -1
            if balance < 0:
                return True
    return False


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """The quotation marks of a paragraph, apostrophes and inch marks left out."""
    found: list[_Mark] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        characters = match.group()
        if characters in _NO_MARK:
            continue
        family = _FAMILY[characters]
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        lean = _lean(characters, family, before, after)
        if family == "single":
            if (before.isalnum() and after.isalnum()) or lean == 0 or _ELISION.match(text, match.start()):
                continue
        elif (
            characters in '"″' and before.isdigit() and not after.isalpha() and not any(m.family == "double" for m in found[-1:])
        ):
            continue
        found.append(_Mark(match.start(), match.end(), characters, family, lean))
    return found


def _lean(characters: str, family: str, before: str, after: str) -> int:
    """Whether a mark opens (1), closes (-1) or may do either (0), by the white space around it and then by its shape."""
    shape = 1 if characters in _OPENING else -1 if characters in _CLOSING else 0
    if family in ("bracket", "brace"):
        return shape
    open_before = before.isspace() or before in _BEFORE_OPENER
    shut_after = after.isspace() or after in _AFTER_CLOSER
    opens = before.isspace() and not after.isspace() and after not in ".,،؛;:!?؟…)»”"
    closes = shut_after and not before.isspace() and before not in "([{«“:"
    if opens and not closes:
        return 1
    if closes and not (opens or (open_before and shape > 0 and not (characters == "“" and after.isspace()))):
        return -1 if shape <= 0 or not before.isspace() else shape
    if family == "single":
        return 1 if open_before and after.isalnum() else -1 if shut_after and before.isalnum() else 0
    if shape:
        return shape
    if open_before and not shut_after:
        return 1
    return 0


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at its ends; None if nothing is left."""
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    end -= len(stretch) - len(stretch.rstrip())
    return Span(start, end) if start < end else None
