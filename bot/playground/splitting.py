"""How Telegram's apps send a text that is too long for one message: as several, cut where a reader would cut."""

from __future__ import annotations

import re

from bot.playground.formatting import Formatted, cleaned, units, within

MAX_UNITS = 4096
_LOOK_BACK = 300
# The best place to cut comes first: between paragraphs, lines, sentences, words.
_PLACES = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?؟。…][\"'»”)]*\s"), re.compile(r"\s"))


def split(said: Formatted) -> list[Formatted]:
    """The parts of a text, each at most 4,096 UTF-16 units, trimmed, with its entities; nothing but blanks is lost between."""
    if units(said.text) <= MAX_UNITS:
        return [said]
    parts, start, offset = [], 0, 0
    text = said.text
    while start < len(text):
        end = _end(text, start)
        length = units(text[start:end])
        part = cleaned(text[start:end], within(said.entities, offset, offset + length))
        if part.text:
            parts.append(part)
        start, offset = end, offset + length
    return parts


def _end(text: str, start: int) -> int:
    """Where the part that starts here ends."""
    limit = _fitting(text, start)
    if limit == len(text):
        return limit
    floor = max(start + 1, limit - _LOOK_BACK)
    for place in _PLACES:
        last = None
        for match in place.finditer(text, floor, limit):
            last = match
        if last is not None:
            return last.end()
    return limit


def _fitting(text: str, start: int) -> int:
    """The furthest end of a part that fits."""
    end = min(len(text), start + MAX_UNITS)
    while (over := units(text[start:end]) - MAX_UNITS) > 0:
        end -= (over + 1) // 2
    return end
