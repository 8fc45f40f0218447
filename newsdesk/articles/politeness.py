"""How sites are treated: few requests at once to one host, and none while it asks to be left alone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from newsdesk.errors import ReaderError

MOST_AT_ONCE = 2
"""Requests to one host at the same time."""

PATIENCE = 3.0
"""Seconds that a request itself waits for a host that asked to be left alone; for longer it is refused at once."""

LONGEST_REST = 3_600.0
"""Seconds: a host that asks for more is asked again after this."""


@dataclass(slots=True)
class _Host:
    turns: asyncio.Semaphore
    users: int = 0
    until: float = 0.0
    refusal: type[ReaderError] = field(default=ReaderError)


class Hosts:
    """The hosts that are being asked, and those that want to be left alone. `clock` counts seconds, `sleep` waits for some."""

    def __init__(
        self,
        most: int = MOST_AT_ONCE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._most = most
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until one more request may be made to the host, and hold its place.

        Raises what `rest` was told for a host that is to be left alone for longer than one waits.
        """
        asked = self._hosts.setdefault(host, _Host(asyncio.Semaphore(self._most)))
        asked.users += 1
        try:
            async with asked.turns:
                left = asked.until - self._clock()
                if left > PATIENCE:
                    raise asked.refusal("the site asked to be left alone")
                if left > 0:
                    await self._sleep(left)
                yield
        finally:
            asked.users -= 1
            self._forget()

    def rest(self, host: str, seconds: float, refusal: type[ReaderError]) -> None:
        """Leave the host alone for so long; who asks meanwhile is refused with this error. To be told within a turn."""
        asked = self._hosts[host]
        asked.until = max(asked.until, self._clock() + min(max(seconds, 0.0), LONGEST_REST))
        asked.refusal = refusal

    def _forget(self) -> None:
        now = self._clock()
        self._hosts = {name: host for name, host in self._hosts.items() if host.users or host.until > now}


def seconds_to_wait(retry_after: str, now: datetime | None = None) -> float | None:
    """What a Retry-After header asks for, as seconds from `now`; None if it says nothing that can be understood."""
    said = retry_after.strip()
    if said.isascii() and said.isdecimal():
        return float(said[:9])
    if not 20 <= len(said) <= 40:
        return None
    try:
        then = parsedate_to_datetime(said)
    except ValueError:
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max((then - (now or datetime.now(UTC))).total_seconds(), 0.0)
