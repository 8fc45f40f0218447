"""JSON that is still being written: each part is handed over as soon as it is whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

MOST = 1 << 20
"""Characters of one answer that are looked at; a longer one is no answer."""
_DEEPEST = 32
_KEPT = 64  # characters kept of what stands before the object
_OPENING = re.compile(r"\{\s*(?:[\"}]|\Z)")
_STRUCTURE = re.compile(r'["\\{}\[\],:]')


class TooMuch(ValueError):
    """An answer without end or depth."""


class Growing:
    """An object whose top-level arrays are handed over element by element, and its other values whole.

    What stands before the first `{"` and after the object is not looked at: fences, remarks, a model's thoughts. Linear.
    """

    def __init__(self) -> None:
        self.whole = False  # the object has been closed
        self.closed: set[str] = set()  # the keys whose arrays have been closed
        self.started = False
        self._thinking = False  # within a model's thoughts
        self._waiting = ""  # before the object begins
        self._length = 0
        self._key: str | None = None
        self._piece: list[str] = []
        self._depth = 0
        self._quoted = self._escaped = False
        self._array = False

    def feed(self, text: str) -> Iterator[tuple[str, Any]]:
        """Key and value of what has become whole: an element for an array. A value that is no JSON comes as `...`.

        Raises `TooMuch` beyond `MOST` characters or 32 levels.
        """
        self._length += len(text)
        if self._length > MOST:
            raise TooMuch
        if not self.started:
            text = self._begin(text)
        for piece in _pieces(text):
            if self.whole:
                return
            yield from self._take(piece)

    def _begin(self, text: str) -> str:
        """What follows the brace that begins the object; empty while it is not there."""
        self._waiting = (self._waiting + text).lstrip()
        if self._thinking:
            before, end, after = self._waiting.partition("</think>")
            self._waiting = after if end else before[-_KEPT:]
            self._thinking = not end
            return "" if self._thinking else self._begin("")
        if "<think>".startswith(self._waiting[:7]):
            self._thinking = len(self._waiting) >= 7
            return self._begin("") if self._thinking else ""
        match = _OPENING.search(self._waiting)
        if match is None:
            self._waiting = self._waiting[-_KEPT:]
            return ""
        if match.end() == len(self._waiting) and self._waiting[-1] not in '"}':
            return ""
        rest, self._waiting = self._waiting[match.start() + 1 :], ""
        self.started, self._depth = True, 1
        return rest

    def _take(self, piece: str) -> Iterator[tuple[str, Any]]:
        if self._quoted:
            self._piece.append(piece)
            if self._escaped:
                self._escaped = False
            elif piece == "\\":
                self._escaped = True
            elif piece == '"':
                self._quoted = False
            return
        if piece == '"':
            self._quoted = True
            self._piece.append(piece)
            return
        outer = 2 if self._array else 1
        if piece in "}]" and self._depth == outer:
            yield from self._close(piece)
            return
        if piece == "," and self._depth == outer:
            yield from self._hand_over()
            return
        if piece == ":" and self._depth == 1 and self._key is None:
            self._key = str(_value("".join(self._piece)))
            self._piece.clear()
            return
        if piece == "[" and self._depth == 1 and self._key is not None and not "".join(self._piece).strip():
            self._array, self._depth = True, 2
            self._piece.clear()
            return
        self._depth += (piece in "{[") - (piece in "}]")
        if self._depth > _DEEPEST:
            raise TooMuch
        self._piece.append(piece)

    def _close(self, piece: str) -> Iterator[tuple[str, Any]]:
        """The end of an array or of the whole."""
        yield from self._hand_over()
        self._depth -= 1
        if self._array:
            self._array = False
            self.closed.add(self._key or "")
        else:
            self.whole = piece == "}"

    def _hand_over(self) -> Iterator[tuple[str, Any]]:
        written = "".join(self._piece).strip()
        self._piece.clear()
        key = self._key
        if not self._array:
            self._key = None
        if written and key is not None:
            yield key, _value(written)


def _pieces(text: str) -> Iterator[str]:
    """The text cut before and after each mark of JSON's."""
    at = 0
    for match in _STRUCTURE.finditer(text):
        if match.start() > at:
            yield text[at : match.start()]
        yield match.group()
        at = match.end()
    if at < len(text):
        yield text[at:]


def _value(written: str) -> Any:
    try:
        return json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return ...
