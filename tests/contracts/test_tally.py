"""The contract of `Tally`."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from newsdesk.ports import Tally
from storage import open_storage
from tests.contracts.examples import NOW, OURS, THEIRS
from tests.fakes.storage import MemoryStorage

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_it_is_a_tally(kept: MemoryStorage) -> None:
    tally: Tally = kept.tally
    assert tally


async def test_so_many_are_counted_and_then_the_earliest_is_told(kept: MemoryStorage) -> None:
    for minute in range(3):
        assert await kept.tally.take(OURS, 3, HOUR, NOW + minute * MINUTE) is None
    assert await kept.tally.take(OURS, 3, HOUR, NOW + 9 * MINUTE) == NOW
    assert await kept.tally.take(THEIRS, 3, HOUR, NOW + 9 * MINUTE) is None


async def test_what_is_older_does_not_count_and_what_was_refused_neither(kept: MemoryStorage) -> None:
    assert await kept.tally.take(OURS, 1, HOUR, NOW) is None
    for minute in (20, 40, 59):
        assert await kept.tally.take(OURS, 1, HOUR, NOW + minute * MINUTE) == NOW
    assert await kept.tally.take(OURS, 1, HOUR, NOW + HOUR) is None
    assert await kept.tally.take(OURS, 1, HOUR, NOW + HOUR + MINUTE) == NOW + HOUR


async def test_of_many_at_once_no_more_are_counted_than_may_be(kept: MemoryStorage) -> None:
    told = await asyncio.gather(*(kept.tally.take(OURS, 7, HOUR, NOW) for _ in range(20)))
    assert told.count(None) == 7


async def test_a_restart_forgives_nothing(tmp_path: Path) -> None:
    for expected in (None, NOW):
        async with open_storage(tmp_path / "data") as storage:
            assert await storage.tally.take(OURS, 1, HOUR, NOW) == expected
