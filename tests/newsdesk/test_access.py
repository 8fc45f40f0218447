"""Who may use the model, what leaves the house, and how much a day has."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from newsdesk.access import Access, Terms
from newsdesk.errors import ModelDaySpent, ModelNotAgreed, ModelNotAllowed, ModelShareSpent
from newsdesk.model import Admission, Asker, Call, Maker, Usage
from tests.contracts.examples import NOW, OURS, pasted, public
from tests.fakes.storage import MemoryStorage
from tests.newsdesk.engines.test_metered import Scripted

HOST = "api.model.example"
OPERATOR, ALLOWED, STRANGER = 1, 2, 3
GROUP = -100
TERMS = Terms(
    HOST, operators=frozenset({OPERATOR}), allowed=frozenset({ALLOWED, GROUP}), tokens_a_day=1000, tokens_a_day_each=100
)


class Gate:
    """An access with what it is made of."""

    def __init__(self, terms: Terms = TERMS) -> None:
        self.kept = MemoryStorage()
        self.strangers: list[Asker] = []
        self.now = NOW
        self.access = Access(
            terms, Scripted([Usage(50, 5, 0.0)]), self.kept.ledger, self.kept.admissions, lambda: self.now, self._stranger
        )

    async def _stranger(self, asker: Asker) -> None:
        self.strangers.append(asker)

    async def spend(self, tokens: int, payer: int) -> None:
        await self.kept.ledger.record(Call(self.now, Maker("openai", "m"), Asker(payer, payer), Usage(tokens, 0, 0.0)))


@pytest.mark.parametrize(
    "asker", [Asker(OPERATOR, OPERATOR), Asker(ALLOWED, ALLOWED), Asker(GROUP, STRANGER), Asker(5, OPERATOR)]
)
async def test_operators_and_the_allowed_are_let_in_and_groups_with_all_their_members(asker: Asker) -> None:
    gate = Gate()
    assert await gate.access.engine(public(), asker)
    assert gate.strangers == []


async def test_a_stranger_is_not_let_in_and_told_to_the_operator() -> None:
    gate, asker = Gate(), Asker(STRANGER, STRANGER)
    with pytest.raises(ModelNotAllowed):
        await gate.access.engine(public(), asker)
    assert gate.strangers == [asker]
    await gate.kept.admissions.admit(Admission(STRANGER, OPERATOR, NOW))
    assert await gate.access.engine(public(), asker)


async def test_nobody_in_particular_is_not_let_in_even_where_everybody_is() -> None:
    gate = Gate(replace(TERMS, everybody=True))
    with pytest.raises(ModelNotAllowed):
        await gate.access.engine(public(), None)
    assert gate.strangers == []
    assert await gate.access.engine(public(), Asker(STRANGER, STRANGER))


async def test_without_operators_nobody_is_let_in() -> None:
    with pytest.raises(ModelNotAllowed):
        await Gate(Terms(HOST)).access.engine(public(), Asker(OURS, OURS))


async def test_a_private_text_leaves_the_house_only_when_its_sender_has_agreed() -> None:
    gate, asker = Gate(), Asker(ALLOWED, ALLOWED)
    with pytest.raises(ModelNotAgreed) as refused:
        await gate.access.engine(pasted(), asker)
    assert refused.value.fields == {"host": HOST}
    await gate.kept.admissions.agree(ALLOWED, HOST, NOW)
    assert await gate.access.engine(pasted(), asker)
    with pytest.raises(ModelNotAgreed):  # who asks has agreed, but the text is another's
        await gate.access.engine(pasted(), asker, sender=STRANGER)


async def test_to_a_local_server_a_private_text_goes_without_asking() -> None:
    assert await Gate(replace(TERMS, local=True)).access.engine(pasted(), Asker(ALLOWED, ALLOWED))


async def test_a_person_has_a_share_of_the_day_and_the_bot_has_a_day() -> None:
    gate = Gate(replace(TERMS, everybody=True))
    await gate.spend(100, ALLOWED)
    with pytest.raises(ModelShareSpent):
        await gate.access.engine(public(), Asker(GROUP, ALLOWED))
    assert await gate.access.engine(public(), Asker(STRANGER, STRANGER))
    await gate.spend(900, 99)
    with pytest.raises(ModelDaySpent):
        await gate.access.engine(public(), Asker(STRANGER, STRANGER))
    gate.now = (NOW + timedelta(days=1)).replace(hour=0, minute=0, second=0)
    assert await gate.access.engine(public(), Asker(GROUP, ALLOWED))


async def test_what_an_engine_takes_counts_for_who_asked() -> None:
    gate, asker = Gate(), Asker(GROUP, STRANGER)
    engine = await gate.access.engine(public(), asker)
    async for _ in engine.read(public()):
        pass
    assert await gate.kept.ledger.tokens(NOW.date(), STRANGER) == 55
