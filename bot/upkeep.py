"""What is done beside the bot: search columns made anew after a start, private texts erased in time, old updates forgotten."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final, Protocol

from newsdesk.ports import Inbox, Ledger

log = logging.getLogger("qawl.upkeep")

BETWEEN: Final = timedelta(hours=6)
CALLERS_KEPT: Final = timedelta(days=1)  # a person's share is that of one day
UPDATES_KEPT: Final = timedelta(days=7)  # Telegram repeats an update for a day at most


class Keeping(Protocol):
    """What of the storage is looked after."""

    @property
    def inbox(self) -> Inbox:
        """The updates."""
        ...

    @property
    def ledger(self) -> Ledger:
        """What the model's calls took."""
        ...

    async def refold(self) -> int:
        """Make the search columns anew where the folding has changed; how many rows."""
        ...

    async def expire_private(self, before: datetime) -> int:
        """Erase the private texts that last came before this time; how many."""
        ...


class Upkeep:
    """Looks after the storage for as long as it runs. A failure is logged and tried again the next time."""

    def __init__(
        self,
        storage: Keeping,
        days: int,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._storage = storage
        self._days = timedelta(days=days)
        self._clock = clock
        self._sleep = sleep

    async def run(self) -> None:
        """Refold once, then erase what is due, again and again, until cancelled."""
        await self._attempt("refolded", self._storage.refold)
        while True:
            await self.round()
            await self._sleep(BETWEEN.total_seconds())

    async def round(self) -> None:
        """Erase what is due now."""
        now = self._clock()
        await self._attempt("expired", lambda: self._storage.expire_private(now - self._days))
        await self._attempt("unnamed", lambda: self._storage.ledger.forget_people((now - CALLERS_KEPT).date()))
        await self._attempt("pruned", lambda: self._storage.inbox.prune(now - UPDATES_KEPT))

    async def _attempt(self, what: str, work: Callable[[], Awaitable[int]]) -> None:
        try:
            count = await work()
        except Exception as error:  # whatever it is, the bot goes on answering
            log.exception("upkeep failed", extra={"fields": {"work": what, "error": type(error).__name__}})
        else:
            if count:
                log.info(what, extra={"fields": {"count": count}})
