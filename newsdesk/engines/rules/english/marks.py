"""Single quotation marks left open over paragraphs, as British papers print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdesk.model import Span
from newsdesk.text import Quotation

_OPENER = re.compile(r"[:,] ([‘'])(?=[A-Z])")
_CLOSER = re.compile(r"(?<=[.,!?…])['’](?=\s|$)")


def left_open(text: str, paragraphs: Sequence[Span], outermost: Sequence[Quotation]) -> list[Quotation]:
    """The outermost quotations, with those added whose single mark closes only in a later paragraph. Linear."""
    found = list(outermost)
    added: list[Quotation] = []
    taken = [quotation.outer for quotation in found]
    at = 0
    for number, paragraph in enumerate(paragraphs[:-1]):
        following = paragraphs[number + 1]
        while at < len(taken) and taken[at].end <= paragraph.start:
            at += 1
        opening = _open_at_end(text, paragraph)
        if opening is None or not _begins(text, following):
            continue
        if any(span.start < paragraph.end and span.end > opening for span in taken[at : at + 40]):
            continue
        continues = bool(added) and added[-1].outer.end == paragraphs[number - 1].end if number else False
        added.append(
            Quotation(Span(opening, paragraph.end), Span(opening + 1, paragraph.end), 0, False, text[opening], continues)
        )
        for later, old in enumerate(found[at : at + 4], at):
            if old.outer.start == following.start:
                found[later] = Quotation(old.outer, old.inner, old.depth, old.closed, old.opening, True)
    return sorted([*found, *added], key=lambda quotation: quotation.outer.start)


def _begins(text: str, paragraph: Span) -> bool:
    """Whether the paragraph opens with a single mark before a capital letter."""
    return text[paragraph.start] in "‘'" and text[paragraph.start + 1 : paragraph.start + 2].isupper()


def _open_at_end(text: str, paragraph: Span) -> int | None:
    """Where the last single mark that opens in the paragraph stands, if none closes after it."""
    opening: int | None = None
    for match in _OPENER.finditer(text, paragraph.start, paragraph.end):
        opening = match.start(1)
    if opening is None and _begins(text, paragraph):
        opening = paragraph.start
    if opening is None or _CLOSER.search(text, opening + 1, paragraph.end):
        return None
    return opening
