"""What a model's calls take is counted whatever comes of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pytest

from newsdesk.engines import collect
from newsdesk.engines.metered import STOPPED, Metered, Prices
from newsdesk.errors import ModelFailed
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
    articles: int = 0

    @property
    def maker(self) -> Maker:
        return Maker("openai", "large", "1")

    async def read(self, article: Article) -> AsyncIterator[Part]:
        self.reading += 1
        self.articles += 1
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
