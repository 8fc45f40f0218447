"""Turns at work that there is only so much room for: fair between people, however much one of them asks for."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager


class Turns:
    """At most `total` works at once, at most `each` of them of one person; who waits is let in in rotation, not by arrival."""

    def __init__(self, total: int = 24, each: int = 4) -> None:
        self._free = total
        self._each = each
        self._working: Counter[Hashable] = Counter()
        self._waiting: OrderedDict[Hashable, deque[asyncio.Future[None]]] = OrderedDict()

    @asynccontextmanager
    async def turn(self, person: Hashable) -> AsyncIterator[None]:
        """Wait for this person's next turn, and hold it."""
        entry: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(person, deque()).append(entry)
        self._let_in()
        try:
            await entry
        except asyncio.CancelledError:
            self._leave(person, entry)
            raise
        try:
            yield
        finally:
            self._end(person)

    def _let_in(self) -> None:
        """Let in who is next, as long as there is room; whoever was let in goes to the end of the rotation."""
        while self._free:
            next_one = [one for one in self._waiting if self._working.get(one, 0) < self._each][:1]
            if not next_one:
                return
            (person,) = next_one
            entries = self._waiting[person]
            entry = entries.popleft()
            self._waiting.move_to_end(person)
            if not entries:
                del self._waiting[person]
            if entry.done():  # given up, and not taken out yet
                continue
            self._free -= 1
            self._working[person] += 1
            entry.set_result(None)

    def _leave(self, person: Hashable, entry: asyncio.Future[None]) -> None:
        """Give up waiting, or a turn that came at the same moment."""
        if entry.done() and not entry.cancelled():
            self._end(person)
        elif person in self._waiting and entry in self._waiting[person]:
            self._waiting[person].remove(entry)
            if not self._waiting[person]:
                del self._waiting[person]

    def _end(self, person: Hashable) -> None:
        self._free += 1
        self._working[person] -= 1
        if not self._working[person]:
            del self._working[person]
        self._let_in()
