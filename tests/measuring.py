"""Processor time that means the same on a quiet machine and on one that does other things besides.

A core that two threads share, or that is throttled, gives each second of processor time less work: up to three times less
has been seen. So a fixed piece of work is measured before and after what a test measures, and the test's seconds are
divided by how much slower that was than on a quiet machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable

_QUIET = 0.008  # seconds that the fixed work takes on a quiet core of 2024
_TRIES = 3


def within(limit: float, work: Callable[[], object]) -> bool:
    """Whether the work takes less than `limit` seconds of a quiet core; it may try three times."""
    return any(quiet_seconds(work) < limit for _ in range(_TRIES))


def quiet_seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time that the work takes, or would take on a quiet core."""
    before = _fixed_work()
    began = time.process_time()
    work()
    took = time.process_time() - began
    return took / max(1.0, (before + _fixed_work()) / 2 / _QUIET)


def _fixed_work() -> float:
    began = time.process_time()
    counts: dict[int, int] = {}
    for number in range(60_000):
        counts[number % 977] = counts.get(number % 977, 0) + number
    return time.process_time() - began
