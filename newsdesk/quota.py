"""How many new readings one person may have within an hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from newsdesk.errors import TooManyReadings
from newsdesk.ports import Tally

HOUR = timedelta(hours=1)
MOST = 200
_MINUTE = timedelta(minutes=1)


class Quota:
    """At most `most` readings for each person within any hour, counted in `tally`, which a restart leaves as it is."""

    def __init__(self, tally: Tally, most: int = MOST, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._tally = tally
        self._most = most
        self._clock = clock

    async def take(self, person: int) -> None:
        """Count one reading. Raises `TooManyReadings` if the person has had all that an hour holds."""
        now = self._clock()
        earliest = await self._tally.take(person, self._most, HOUR, now)
        if earliest is not None:
            minutes = max(-(-(earliest + HOUR - now) // _MINUTE), 1)
            raise TooManyReadings("the hour is full", limit=self._most, minutes=minutes)
