"""The desk with a model: who is read to by which engine, and what is kept of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from newsdesk.access import Access, Terms
from newsdesk.desk import Desk
from newsdesk.errors import Gone, ModelNotAgreed, ModelNotAllowed, ModelShareSpent
from newsdesk.model import (
    Act,
    Article,
    Asker,
    Claim,
    ClaimedSpeaker,
    Kind,
    Language,
    Maker,
    Origin,
    Restart,
    Scope,
    Span,
    SpeakerKind,
    Summary,
    Text,
    Usage,
)
from newsdesk.turns import Turns
from tests.contracts.examples import NOW
from tests.fakes.storage import MemoryStorage
from tests.newsdesk.engines.test_metered import Scripted
from tests.newsdesk.test_desk import HERE, PretendEngine, PretendWeb

FRIEND, STRANGER, GROUP = 17, 18, -100
ASKER = Asker(FRIEND, FRIEND)
TERMS = Terms("model.example", allowed=frozenset({FRIEND, GROUP}), tokens_a_day_each=100)
CLAIM = Claim(ClaimedSpeaker("Words", SpeakerKind.GROUP), Act.SAID, Kind.INDIRECT, (Span(0, 6),))


class House:
    """A desk with a model that gives these parts."""

    def __init__(self, *parts: object, terms: Terms = TERMS) -> None:
        self.storage = MemoryStorage()
        self.web = PretendWeb({HERE: (HERE, "Words.")})
        self.model = Scripted(parts or (CLAIM, Usage(20, 2, 0.1)))  # type: ignore[arg-type]  # parts of a stream, and what it waits for
        self.rules = PretendEngine()
        access = Access(terms, self.model, self.storage.ledger, self.storage.admissions, lambda: NOW)
        self.desk = Desk(self.storage.library, self.web, self.rules, access=access, model_turns=Turns(1, 1))


def paste(chat: int = FRIEND, words: str = "Pasted words.") -> Article:
    return Article(Scope(chat), Text(words), Language.EN, Origin.PASTE)


def engine_of(summary: Summary) -> str:
    return summary.reading.maker.engine


async def test_the_model_reads_for_who_is_let_in_and_the_embedded_engine_for_everyone_else() -> None:
    house = House()
    assert engine_of(await house.desk.address(HERE, ASKER)) == "openai"
    for asker in (Asker(STRANGER, STRANGER), None):
        summary = await house.desk.address(HERE, asker)
        assert (engine_of(summary), summary.reading.remark) == ("pretend", "")
    assert engine_of(await house.desk.address(HERE, Asker(GROUP, STRANGER))) == "openai"
    assert house.model.articles == 1


async def test_a_persons_own_text_goes_to_the_model_only_after_they_agreed() -> None:
    house = House()
    before = await house.desk.article(paste(), ASKER)
    assert (engine_of(before), before.reading.remark) == ("pretend", "ModelNotAgreed")
    with pytest.raises(ModelNotAgreed):
        await house.desk.with_model(before.number, FRIEND, ASKER, FRIEND)
    await house.storage.admissions.agree(FRIEND, "model.example", NOW)
    after = await house.desk.with_model(before.number, FRIEND, ASKER, FRIEND)
    assert engine_of(after) == "openai"
    assert engine_of(await house.desk.article(paste(), ASKER)) == "openai"
    assert house.model.articles == 1


async def test_another_members_text_in_a_group_waits_for_that_member_to_agree() -> None:
    house = House()
    text = await house.desk.article(paste(GROUP), Asker(GROUP, STRANGER))
    await house.storage.admissions.agree(FRIEND, "model.example", NOW)
    with pytest.raises(ModelNotAgreed):
        await house.desk.with_model(text.number, GROUP, Asker(GROUP, FRIEND), STRANGER)


async def test_who_was_not_let_in_gets_no_model_by_a_button_either() -> None:
    house = House()
    summary = await house.desk.address(HERE, Asker(STRANGER, STRANGER))
    with pytest.raises(ModelNotAllowed):
        await house.desk.with_model(summary.number, STRANGER, Asker(STRANGER, STRANGER), STRANGER)
    with pytest.raises(Gone):
        await house.desk.with_model(999, STRANGER, Asker(STRANGER, STRANGER), STRANGER)
    assert house.model.articles == 0


async def test_when_a_share_is_spent_the_embedded_engine_reads_and_what_the_model_read_stays() -> None:
    house = House(CLAIM, Usage(95, 10, 0.1))
    first = await house.desk.address(HERE, ASKER)
    later = await house.desk.article(paste(words="Other words."), ASKER)
    assert (engine_of(first), engine_of(later)) == ("openai", "pretend")
    await house.storage.admissions.agree(FRIEND, "model.example", NOW)
    later = await house.desk.article(paste(words="Other words."), ASKER)
    assert (engine_of(later), later.reading.remark) == ("pretend", "ModelShareSpent")
    with pytest.raises(ModelShareSpent):
        await house.desk.with_model(later.number, FRIEND, ASKER, FRIEND)
    assert await house.desk.address(HERE, ASKER) == first


async def test_after_a_failure_the_model_is_asked_again_the_next_time() -> None:
    house = House(Restart(Maker("pretend", "", "1"), "ModelTooSlow"), CLAIM)
    first = await house.desk.address(HERE, ASKER)
    assert (engine_of(first), first.reading.remark) == ("pretend", "ModelTooSlow")
    house.model.parts = (CLAIM, Usage(20, 2, 0.1))
    assert engine_of(await house.desk.address(HERE, ASKER)) == "openai"


async def test_who_waits_for_the_model_keeps_nobody_else_waiting() -> None:
    stuck = asyncio.Event()
    house = House(stuck, CLAIM)
    slow = asyncio.create_task(house.desk.address(HERE, ASKER))
    for _ in range(20):
        await asyncio.sleep(0)
    async with asyncio.timeout(5):
        assert engine_of(await house.desk.article(paste(STRANGER), Asker(STRANGER, STRANGER))) == "pretend"
    stuck.set()
    assert engine_of(await slow) == "openai"


async def test_who_waits_too_long_for_the_models_turn_is_read_to_by_the_embedded_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsdesk.desk.PATIENCE", 0)
    stuck = asyncio.Event()
    house = House(stuck, CLAIM)
    slow = asyncio.create_task(house.desk.address(HERE, ASKER))
    for _ in range(20):
        await asyncio.sleep(0)
    other = replace(ASKER, chat=GROUP)
    await house.storage.admissions.agree(FRIEND, "model.example", NOW)
    summary = await house.desk.article(paste(GROUP), other)
    assert (engine_of(summary), summary.reading.remark) == ("pretend", "ModelBusy")
    stuck.set()
    await slow


async def test_what_the_model_has_written_so_far_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsdesk.desk.LOOKS", 0)
    house = House(CLAIM, replace(CLAIM, content=(Span(0, 5),)), Restart(Maker("openai")), CLAIM)
    looks: list[int] = []

    async def watch(summary: Summary) -> None:
        looks.append(len(summary.statements))

    await house.desk.address(HERE, ASKER, watch)
    assert looks == [1, 2, 1]


async def test_stopping_stops_the_call_and_what_it_took_is_counted() -> None:
    house = House(Usage(7, 0, 0.0), asyncio.Event())
    task = asyncio.create_task(house.desk.address(HERE, ASKER))
    for _ in range(20):
        await asyncio.sleep(0)
    assert house.model.reading == 1
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    for _ in range(5):
        await asyncio.sleep(0)
    assert house.model.reading == 0
    assert [call.failed for call in house.storage.ledger.calls] == ["stopped"]
