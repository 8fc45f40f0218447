"""The contract of `Ledger`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from newsdesk.model import Asker, Call, DayOfUse, Maker, Usage
from newsdesk.ports import Ledger
from tests.contracts.examples import OURS, THEIRS
from tests.fakes.storage import MemoryStorage

NIGHT = datetime(2026, 11, 24, 23, 59, 59, tzinfo=UTC)
TODAY, TOMORROW = date(2026, 11, 24), date(2026, 11, 25)
MODEL = Maker("openai", "large", "1")


def call(at: datetime = NIGHT, tokens: int = 100, *, person: int | None = 7, chat: int = OURS, failed: str = "") -> Call:
    return Call(at, MODEL, Asker(chat, person), Usage(tokens, tokens // 10, 1.5), cost=tokens * 2, failed=failed)


def test_it_is_a_ledger(kept: MemoryStorage) -> None:
    ledger: Ledger = kept.ledger
    assert ledger


async def test_the_tokens_of_a_day_are_those_of_all_and_of_each_payer(kept: MemoryStorage) -> None:
    assert await kept.ledger.tokens(TODAY) == 0
    await kept.ledger.record(call())
    await kept.ledger.record(call(tokens=1000, person=8))
    await kept.ledger.record(call(tokens=10, person=None, chat=THEIRS))
    await kept.ledger.record(call(NIGHT + timedelta(seconds=1), tokens=20))
    assert await kept.ledger.tokens(TODAY) == 110 + 1100 + 11
    assert await kept.ledger.tokens(TODAY, 7) == 110
    assert await kept.ledger.tokens(TODAY, THEIRS) == 11
    assert await kept.ledger.tokens(TOMORROW) == 22
    assert await kept.ledger.tokens(TODAY, OURS) == 0


async def test_each_day_and_model_has_its_sums(kept: MemoryStorage) -> None:
    other = Call(NIGHT, Maker("openai", "small"), None, Usage(1, 2, 0.5), cost=3, failed="ModelBusy")
    for one in (call(), call(failed="ModelFailed"), other, call(NIGHT + timedelta(days=1), 50)):
        await kept.ledger.record(one)
    assert await kept.ledger.days(TODAY) == (
        DayOfUse(TODAY, "openai", "large", 2, 1, 200, 20, 400),
        DayOfUse(TODAY, "openai", "small", 1, 1, 1, 2, 3),
        DayOfUse(TOMORROW, "openai", "large", 1, 0, 50, 5, 100),
    )
    assert len(await kept.ledger.days(TOMORROW)) == 1
    assert await kept.ledger.failures(TODAY) == {"ModelBusy": 1, "ModelFailed": 1}
    assert await kept.ledger.failures(TOMORROW) == {}


async def test_people_are_forgotten_and_what_was_taken_is_not(kept: MemoryStorage) -> None:
    await kept.ledger.record(call())
    await kept.ledger.record(call(NIGHT + timedelta(days=1)))
    before = await kept.ledger.days(TODAY)
    assert await kept.ledger.forget_people(TOMORROW) == 1
    assert await kept.ledger.forget_people(TOMORROW) == 0
    assert await kept.ledger.days(TODAY) == before
    assert await kept.ledger.tokens(TODAY, 7) == 0
    assert await kept.ledger.tokens(TOMORROW, 7) == 110
