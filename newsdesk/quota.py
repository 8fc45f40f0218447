"""How many new readings one person may have within an hour."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Hashable

from newsdesk.errors import TooManyReadings

HOUR = 3_600.0
MOST = 200


class Quota:
    """At most `most` readings for each person within any hour; kept in memory, so that a restart forgives.

    `clock` counts seconds.
    """

    def __init__(self, most: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._taken: dict[Hashable, deque[float]] = {}

    def take(self, person: Hashable) -> None:
        """Count one reading. Raises `TooManyReadings` if the person has had all that an hour holds."""
        now = self._clock()
        self._forget(now)
        taken = self._taken.setdefault(person, deque())
        if len(taken) >= self._most:
            minutes = max(int(-(-(taken[0] + HOUR - now) // 60)), 1) if taken else int(HOUR // 60)
            raise TooManyReadings("the hour is full", limit=self._most, minutes=minutes)
        taken.append(now)

    def _forget(self, now: float) -> None:
        """Drop what is more than an hour old."""
        for person in list(self._taken):
            taken = self._taken[person]
            while taken and taken[0] <= now - HOUR:
                taken.popleft()
            if not taken:
                del self._taken[person]
