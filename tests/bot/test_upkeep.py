"""Private texts expire in time, whatever the clock does."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.upkeep import Upkeep
from newsdesk.model import PUBLIC, Scope
from storage import Storage, open_storage
from tests.contracts.examples import OURS, key, pasted, public, reading

START = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # a night in which clocks in Europe go back


class Clock:
    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


async def texts(storage: Storage) -> list[bool]:
    """Whether the private and the public reading are kept."""
    return [await storage.library.summary(number, OURS) is not None for number in (1, 2)]


async def test_private_texts_go_when_their_days_are_over_and_public_ones_stay(tmp_path: Path) -> None:
    clock = Clock()
    async with open_storage(tmp_path, clock=clock) as storage:
        for article in (pasted(), public()):
            kept = await storage.library.keep_article(article)
            scope = PUBLIC if article.address else Scope(OURS)
            await storage.library.keep_reading(kept.number, key(scope), reading())
        upkeep = Upkeep(storage, 30, clock)
        await upkeep.round()
        assert await texts(storage) == [True, True]
        clock.at = START + timedelta(days=30)
        await upkeep.round()
        assert await texts(storage) == [True, True], "not a second too early"
        clock.at -= timedelta(hours=1)  # the clock is set back
        await upkeep.round()
        assert await texts(storage) == [True, True]
        clock.at = START + timedelta(days=30, seconds=1)
        await upkeep.round()
        assert await texts(storage) == [False, True]


async def test_it_goes_on_after_a_failure(caplog: pytest.LogCaptureFixture) -> None:
    class Failing:
        rounds = 0

        @property
        def inbox(self) -> Failing:
            return self

        @property
        def ledger(self) -> Failing:
            return self

        async def prune(self, before: datetime) -> int:
            return 0

        async def forget_people(self, before: date) -> int:
            return 0

        async def refold(self) -> int:
            raise OSError("the disk is full")

        async def expire_private(self, before: datetime) -> int:
            self.rounds += 1
            raise OSError("the disk is full")

    failing, slept = Failing(), 0

    async def sleep(_: float) -> None:
        nonlocal slept
        slept += 1
        if slept == 3:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError), caplog.at_level(logging.ERROR, "qawl.upkeep"):
        await Upkeep(failing, 30, Clock(), sleep).run()  # type: ignore[arg-type]  # as much of inbox and ledger as is used
    assert failing.rounds == 3
    assert len(caplog.records) == 4
