"""One piece of work for all who ask for the same at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")


class Flights(Generic[Result]):
    """Work under way by its key. Whoever asks for a key that is under way gets that work's result or error.

    One who is cancelled leaves the others their result; the work is cancelled when nobody waits for it any more.
    """

    def __init__(self) -> None:
        self._under_way: dict[Hashable, asyncio.Task[Result]] = {}
        self._waiting: dict[Hashable, int] = {}

    async def join(self, key: Hashable, begin: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        """The result of the work with this key, begun by `begin()` unless it is under way."""
        task = self._under_way.get(key)
        if task is None:
            task = self._under_way[key] = asyncio.create_task(begin())
        self._waiting[key] = self._waiting.get(key, 0) + 1
        try:
            return await asyncio.shield(task)
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key]
                del self._under_way[key]
                if not task.done():
                    task.cancel()
