"""What a model's calls take is counted whatever comes of them, and only so many run at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from decimal import Decimal

import pytest

from newsdesk.engines import collect
from newsdesk.engines.metered import STOPPED, Metered, Prices, Room
from newsdesk.errors import ModelBusy, ModelFailed
from newsdesk.model import Article, Asker, Maker, Part, Restart, Usage
from tests.contracts.examples import NOW, OURS, public
from tests.fakes.access import MemoryLedger

ASKER = Asker(OURS, 7)
PRICES = Prices(Decimal("0.25"), Decimal(2))


@dataclass
class Scripted:
    """An engine that gives these parts; an error among them is raised, an event is waited for."""

    parts: Sequence[Part | Exception | asyncio.Event]
    reading: int = 0
    most: int = 0

    @property
    def maker(self) -> Maker:
        return Maker("openai", "large", "1")

    async def read(self, article: Article) -> AsyncIterator[Part]:
        self.reading += 1
        self.most = max(self.most, self.reading)
        try:
            for part in self.parts:
                if isinstance(part, Exception):
                    raise part
                if isinstance(part, asyncio.Event):
                    await part.wait()
                else:
                    yield part
        finally:
            self.reading -= 1


def metered(parts: Sequence[Part | Exception | asyncio.Event]) -> tuple[Metered, MemoryLedger]:
    ledger = MemoryLedger()
    return Metered(Scripted(parts), ledger, PRICES, ASKER, lambda: NOW), ledger


async def test_what_was_taken_is_entered_with_its_cost() -> None:
    engine, ledger = metered([Usage(1000, 10, 0.5), Usage(200, 40, 1.0)])
    reading = await collect(engine, public())
    (call,) = ledger.calls
    assert reading.usage == call.usage == Usage(1200, 50, 1.5)
    assert call.cost == 1200 * 0.25 + 50 * 2
    assert (call.at, call.asker, call.maker.model, call.failed) == (NOW, ASKER, "large", "")


@pytest.mark.parametrize(
    ("parts", "failed"),
    [
        ([Usage(5, 5, 0.0), ModelFailed("500")], "ModelFailed"),
        ([Usage(5, 5, 0.0), Restart(Maker("rules"), "ModelTooSlow"), Usage(0, 0, 0.1)], "ModelTooSlow"),
        ([Usage(5, 5, 0.0), Restart(Maker("openai")), Usage(0, 0, 0.1)], ""),
    ],
)
async def test_a_call_that_failed_is_entered_with_what_it_took(parts: list[Part | Exception], failed: str) -> None:
    engine, ledger = metered(parts)
    if isinstance(parts[-1], Exception):
        with pytest.raises(ModelFailed):
            await collect(engine, public())
    else:
        await collect(engine, public())
    (call,) = ledger.calls
    assert call.failed == failed
    assert call.usage.tokens_in == 5


async def test_a_call_that_is_stopped_is_entered() -> None:
    engine, ledger = metered([Usage(5, 0, 0.0), asyncio.Event()])
    task = asyncio.create_task(collect(engine, public()))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    (call,) = ledger.calls
    assert call.failed == STOPPED
    assert call.usage.tokens_in == 5


async def test_so_many_run_at_once_and_the_others_wait() -> None:
    let_go = asyncio.Event()
    engine = Scripted([let_go, Usage(1, 1, 0.0)])
    room = Room(engine, 2)
    tasks = [asyncio.create_task(collect(room, public())) for _ in range(5)]
    for _ in range(10):
        await asyncio.sleep(0)
    assert engine.reading == 2
    let_go.set()
    assert len(await asyncio.gather(*tasks)) == 5
    assert engine.most == 2


async def test_who_would_wait_too_long_is_told_that_it_is_busy() -> None:
    engine = Scripted([asyncio.Event()])
    room = Room(engine, 1, patience=0)
    async with aclosing(_started(room)) as first:
        task = asyncio.create_task(anext(first))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        with pytest.raises(ModelBusy):
            await collect(room, public())
        task.cancel()
        await asyncio.wait([task])
    assert engine.reading == 0


async def _started(room: Room) -> AsyncGenerator[Part]:
    async with aclosing(room.read(public())) as parts:
        async for part in parts:
            yield part
