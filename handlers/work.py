"""Updates under way: claimed once, finished once, found again after a restart, and cancelled when a person asks."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from newsdesk.model import Task
from newsdesk.ports import Inbox

log = logging.getLogger("qawl.work")


class Cancelled(Exception):
    """The person asked to stop this work."""


class Work:
    """The bot's side of the inbox."""

    def __init__(self, inbox: Inbox, clock: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._clock = clock
        self._tasks: dict[int, Task] = {}
        self._running: dict[tuple[int, int | None], set[asyncio.Task[Any]]] = defaultdict(set)

    async def keep(self, task: Task) -> bool:
        """Record an update before it is confirmed; False if it is known."""
        return await self._inbox.keep(task, self._clock())

    async def claim(self, update: int) -> bool:
        """Begin work on an update; False if another has begun or finished it."""
        task = await self._inbox.claim(update, self._clock())
        if task is not None:
            self._tasks[update] = task
        return task is not None

    async def process(self, update: int, coroutine: Awaitable[Any]) -> None:
        """Run a claimed update's handlers to their end and record it. One that is interrupted stays unfinished."""
        try:
            await coroutine
        finally:
            self._tasks.pop(update, None)
        await self._inbox.finish(update, self._clock())

    def attempts(self, update: int) -> int:
        """How often work on this update has begun, this time included; 1 for an update that was never recorded."""
        task = self._tasks.get(update)
        return task.attempts if task else 1

    def placeholder(self, update: int) -> int | None:
        """The message that promised the answer before a restart."""
        task = self._tasks.get(update)
        return task.placeholder[1] if task and task.placeholder else None

    async def promise(self, update: int, chat: int, message: int) -> None:
        """Record the message that promises the answer."""
        await self._inbox.promise(update, (chat, message))

    async def cancellable(self, chat: int, person: int | None, coroutine: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine that `cancel` can stop. Raises `Cancelled` when it was."""
        task = asyncio.create_task(coroutine)
        with self._listed((chat, person), task):
            try:
                await task
            except asyncio.CancelledError:
                current = asyncio.current_task()
                if current is not None and current.cancelling():  # the whole bot stops, not this work alone
                    task.cancel()
                    raise
                raise Cancelled from None

    def cancel(self, chat: int, person: int | None) -> int:
        """Stop what this person has under way in this chat; how many pieces of work that were."""
        tasks = self._running.get((chat, person), set())
        for task in tasks:
            task.cancel()
        return len(tasks)

    @contextmanager
    def _listed(self, key: tuple[int, int | None], task: asyncio.Task[Any]) -> Iterator[None]:
        self._running[key].add(task)
        try:
            yield
        finally:
            self._running[key].discard(task)
            if not self._running[key]:
                del self._running[key]
