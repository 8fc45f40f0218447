"""Many articles at once: few at the model's server, fair between people, within the day's budget, and none is lost."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal

import pytest

from newsdesk.access import Access, Terms
from newsdesk.desk import Desk
from newsdesk.engines.metered import STOPPED, Prices
from newsdesk.model import (
    PUBLIC,
    Act,
    Article,
    Asker,
    Claim,
    ClaimedSpeaker,
    Kind,
    Language,
    Maker,
    Origin,
    Part,
    Span,
    SpeakerKind,
    Summary,
    Text,
    Usage,
)
from newsdesk.model.access import sum_of
from newsdesk.turns import Turns
from tests.contracts.examples import NOW
from tests.fakes.storage import MemoryStorage
from tests.newsdesk.test_desk import PretendEngine, PretendWeb

PEOPLE, ARTICLES, EACH = 5, 30, 1_000  # tokens of one article
CLAIM = Claim(ClaimedSpeaker("Words", SpeakerKind.GROUP), Act.SAID, Kind.INDIRECT, (Span(0, 6),))
MAKER = Maker("openai", "large", "1")


class Server:
    """A model's engine that counts who is with it at once, and takes as long as a few turns of the loop."""

    maker = MAKER

    def __init__(self) -> None:
        self.now = self.most = 0
        self.order: list[str] = []
        self.begun = asyncio.Event()

    async def read(self, article: Article) -> AsyncIterator[Part]:
        self.now += 1
        self.most = max(self.most, self.now)
        self.order.append(article.text.characters)
        self.begun.set()
        try:
            yield Usage(EACH - 100)
            for _ in range(5):
                await asyncio.sleep(0)
            yield CLAIM
            yield Usage(0, 100, 0.1)
        finally:
            self.now -= 1


class House:
    """A desk that lets two articles at once to the server, one of each person."""

    def __init__(self, tokens_a_day: int = 10**9, tokens_a_day_each: int = 10**9) -> None:
        self.storage = MemoryStorage()
        self.server = Server()
        terms = Terms(
            "model.example",
            local=True,
            everybody=True,
            tokens_a_day=tokens_a_day,
            tokens_a_day_each=tokens_a_day_each,
            prices=Prices(Decimal(1), Decimal(4)),
        )
        access = Access(terms, self.server, self.storage.ledger, self.storage.admissions, lambda: NOW)
        self.desk = Desk(
            self.storage.library, PretendWeb({}), PretendEngine(), access=access, turns=Turns(24, 4), model_turns=Turns(2, 1)
        )

    def ask(self, number: int, person: int) -> asyncio.Task[Summary]:
        article = Article(PUBLIC, Text(f"Words {number} of {person}."), Language.EN, Origin.PASTE)
        return asyncio.ensure_future(self.desk.article(article, Asker(person, person)))

    async def ask_all(self) -> list[Summary]:
        """The first person asks for most of it before the others come."""
        asked = [self.ask(number, 1 if number < ARTICLES // 2 else 1 + number % PEOPLE) for number in range(ARTICLES)]
        return list(await asyncio.wait_for(asyncio.gather(*asked), 60))


async def test_thirty_articles_at_once_are_all_read_two_at_a_time_and_fairly() -> None:
    house = House()
    found = await house.ask_all()
    assert [one.reading.maker for one in found] == [MAKER] * ARTICLES
    assert all(one.statements for one in found)
    assert (house.server.most, house.server.now) == (2, 0)
    # whoever came later does not wait for all that the first person asked for
    first = Counter(words.split(" of ")[1] for words in house.server.order[: 2 * PEOPLE])
    assert len(first) == PEOPLE
    assert max(first.values()) <= 3
    calls = house.storage.ledger.calls
    assert len(calls) == ARTICLES
    total = sum_of(await house.storage.ledger.days(NOW.date()))
    assert (total.calls, total.failed, total.tokens_in, total.tokens_out) == (ARTICLES, 0, ARTICLES * 900, ARTICLES * 100)
    assert total.cost == sum(call.cost for call in calls) == ARTICLES * (900 + 400)


@pytest.mark.parametrize("articles", [1, 7, 8])
async def test_a_days_tokens_are_exceeded_by_what_is_under_way_at_most(articles: int) -> None:
    house = House(tokens_a_day=articles * EACH)
    found = await house.ask_all()
    read = [one for one in found if one.reading.maker == MAKER]
    others = [one for one in found if one.reading.maker != MAKER]
    assert articles <= len(read) <= articles + 1
    assert await house.storage.ledger.tokens(NOW.date()) <= articles * EACH + EACH
    assert {one.reading.remark for one in others} == {"ModelDaySpent"}
    assert len(read) + len(others) == ARTICLES
    assert len(house.storage.ledger.calls) == len(read)


async def test_a_persons_share_ends_for_that_person_alone() -> None:
    house = House(tokens_a_day_each=3 * EACH)
    found = await house.ask_all()
    read = Counter(call.asker.payer for call in house.storage.ledger.calls if call.asker is not None)
    assert read == dict.fromkeys(range(1, PEOPLE + 1), 3)
    assert Counter(one.reading.remark for one in found) == {"": 3 * PEOPLE, "ModelShareSpent": ARTICLES - 3 * PEOPLE}


async def test_what_is_stopped_counts_and_frees_its_turn() -> None:
    house = House()
    tasks = [house.ask(number, 1 + number % PEOPLE) for number in range(10)]
    await house.server.begun.wait()
    for task in tasks[:6]:
        task.cancel()
    ended = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 60)
    assert sum(isinstance(one, asyncio.CancelledError) for one in ended) == 6
    assert [one.reading.maker for one in ended[6:] if isinstance(one, Summary)] == [MAKER] * 4
    assert (house.server.now, house.server.most) == (0, 2)
    stopped = [call for call in house.storage.ledger.calls if call.failed == STOPPED]
    assert all(call.usage.tokens_in == EACH - 100 for call in stopped)
    assert 1 <= len(stopped) <= 2
    assert await house.storage.ledger.tokens(NOW.date()) == 4 * EACH + len(stopped) * (EACH - 100)
    assert await house.storage.ledger.tokens(NOW.date() + timedelta(1)) == 0
