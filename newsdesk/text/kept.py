"""What is worked out of a word once and kept for the next time it comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")


class Kept(dict[str, V]):
    """A dictionary that works out what it has not; when it holds `most` entries it forgets them all and begins anew.

    Cheaper than `lru_cache` by half for the words of running text, most of which come again and again. The work must depend on
    the key alone. Safe to share between threads: at worst something is worked out twice.
    """

    __slots__ = ("_most", "_work")

    def __init__(self, work: Callable[[str], V], most: int) -> None:
        super().__init__()
        self._work = work
        self._most = most

    def __missing__(self, key: str) -> V:
        value = self._work(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
