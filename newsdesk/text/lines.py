"""Lines and paragraphs."""

from __future__ import annotations

import re

from newsdesk.model import Span

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = " \t\u00a0\u200b-\u200f\ufeff"
# a paragraph that was broken into lines of about equal width by a mail program or an editor
_WRAP_SHORTEST = 50
_WRAP_LONGEST = 110
_ENDED = '.!?؟…:؛"”»)*'


def lines(text: str) -> list[Span]:
    """The lines that are not blank, without the white space around them, in text order."""
    found: list[Span] = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            found.append(Span(start, end))
    return found


def paragraphs(text: str) -> list[Span]:
    """The paragraphs, without the white space around them, in text order.

    Each line that is not blank is one, except in a text that was wrapped at a fixed width: there the lines up to a blank line
    or a line that ends a sentence well short of the width are taken together.
    """
    found = lines(text)
    if not _wrapped(text, found):
        return found
    joined: list[Span] = []
    for line in found:
        if joined and _continues(text, joined[-1], line):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _wrapped(text: str, found: list[Span]) -> bool:
    """Whether most lines stop at about the same width without ending a sentence."""
    if len(found) < 6:
        return False
    long = [line for line in found if _WRAP_SHORTEST <= len(line) <= _WRAP_LONGEST]
    open_ended = sum(text[line.end - 1] not in _ENDED for line in long)
    too_long = sum(len(line) > _WRAP_LONGEST for line in found)
    return too_long == 0 and len(long) >= 0.6 * len(found) and open_ended >= 0.6 * len(long)


def _continues(text: str, before: Span, line: Span) -> bool:
    """Whether `line` goes on with the paragraph before it: no blank line between."""
    between = text[before.end : line.start]
    return between.replace("\r\n", "\n").count("\n") == 1
