"""How a browser follows a URL text fragment: the first stretch of a page that the directive means."""

from __future__ import annotations

from array import array
from functools import lru_cache
from urllib.parse import unquote


def followed(text: str, directive: str) -> tuple[int, int] | None:
    """Where the directive `[prefix-,]start[,end][,-suffix]` leads in a page with this text; None for nowhere.

    Places are counted as `flat_place` counts them.
    """
    parts = directive.split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start, end = unquote(parts[0]).lower(), unquote(parts[1]).lower() if len(parts) > 1 else ""
    return _first(flat_text(text), prefix.lower(), start, end, suffix.lower())


def reads_the_same(text: str, directive: str, meant: tuple[int, int]) -> bool:
    """Whether the words that the directive leads to are those of the place that is meant, there or elsewhere in the page."""
    found = followed(text, directive)
    return found is not None and flat_text(text)[found[0] : found[1]] == flat_text(text)[meant[0] : meant[1]]


def flattened(words: str) -> str:
    """Words as a browser compares them: every white space one blank, and all letters small."""
    return " ".join(words.split()).lower()


@lru_cache(maxsize=4)
def flat_text(text: str) -> str:
    """A whole text flattened, kept for all its statements."""
    return flattened(text)


def flat_place(text: str, at: int) -> int:
    """Where a place of the text is in its `flat_text`."""
    return _flat_places(text)[at]


@lru_cache(maxsize=4)
def _flat_places(text: str) -> array[int]:
    """The places of all characters, and of the end: found once for all statements of a text."""
    places, reached, blank = array("L"), 0, False
    for character in text:
        if character.isspace():
            places.append(reached + (blank and reached > 0))
            blank = True
            continue
        reached += blank and reached > 0
        blank = False
        places.append(reached)
        reached += len(character.lower())
    places.append(reached + (blank and reached > 0))
    return places


def _first(flat: str, prefix: str, start: str, end: str, suffix: str) -> tuple[int, int] | None:
    """The first stretch that a directive means, as the standard finds it."""
    at = 0
    while (found := _bounded(flat, prefix or start, at)) is not None:
        at = found + 1
        begin = found
        if prefix:
            begin = found + len(prefix)
            begin += flat[begin : begin + 1] == " "
            if not flat.startswith(start, begin):
                continue
        finish = begin + len(start)
        if end:
            closing = _bounded(flat, end, finish)
            if closing is None:
                return None
            finish = closing + len(end)
        if suffix and not flat.startswith(suffix, finish + (flat[finish : finish + 1] == " ")):
            continue
        return begin, finish
    return None


def _bounded(flat: str, words: str, at: int) -> int | None:
    """The next place of some words that are parts of no longer ones."""
    while (found := flat.find(words, at)) >= 0:
        end = found + len(words)
        inside = found and flat[found - 1].isalnum() and words[:1].isalnum()
        if not inside and not (end < len(flat) and flat[end].isalnum() and words[-1:].isalnum()):
            return found
        at = found + 1
    return None
