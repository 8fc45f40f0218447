"""Flights: one piece of work for all who ask for the same at the same time."""

from __future__ import annotations

import asyncio

import pytest

from newsdesk.flights import Flights


class Counting:
    """Work that counts how often it began, and ends when it is told."""

    def __init__(self, error: Exception | None = None) -> None:
        self.begun = 0
        self.ended = asyncio.Event()
        self.cancelled = False
        self.error = error

    async def run(self) -> int:
        self.begun += 1
        try:
            await self.ended.wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        if self.error is not None:
            raise self.error
        return self.begun


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_all_who_ask_at_once_get_the_same_work() -> None:
    flights, work = Flights[int](), Counting()
    asked = [asyncio.create_task(flights.join("key", work.run)) for _ in range(5)]
    await settle()
    work.ended.set()
    assert await asyncio.gather(*asked) == [1] * 5
    assert work.begun == 1


async def test_other_keys_are_other_work() -> None:
    flights, work = Flights[int](), Counting()
    work.ended.set()
    assert sorted(await asyncio.gather(flights.join("a", work.run), flights.join("b", work.run))) == [1, 2]


async def test_who_asks_later_begins_anew() -> None:
    flights, work = Flights[int](), Counting()
    work.ended.set()
    assert [await flights.join("key", work.run), await flights.join("key", work.run)] == [1, 2]


async def test_an_error_reaches_all_and_is_not_kept() -> None:
    flights, work = Flights[int](), Counting(ValueError("no"))
    asked = [asyncio.create_task(flights.join("key", work.run)) for _ in range(3)]
    await settle()
    work.ended.set()
    assert all(isinstance(one, ValueError) for one in await asyncio.gather(*asked, return_exceptions=True))
    work.error = None
    assert await flights.join("key", work.run) == 2


async def test_one_who_leaves_leaves_the_others_their_result() -> None:
    flights, work = Flights[int](), Counting()
    leaving, staying = [asyncio.create_task(flights.join("key", work.run)) for _ in range(2)]
    await settle()
    leaving.cancel()
    await settle()
    work.ended.set()
    assert await staying == 1
    assert not work.cancelled


async def test_work_that_nobody_waits_for_is_cancelled() -> None:
    flights, work = Flights[int](), Counting()
    only = asyncio.create_task(flights.join("key", work.run))
    await settle()
    only.cancel()
    with pytest.raises(asyncio.CancelledError):
        await only
    await settle()
    assert work.cancelled
