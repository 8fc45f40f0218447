"""The desk over storage in memory and a web of the test's making."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from newsdesk.desk import Desk
from newsdesk.errors import NotFound, TooManyReadings
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
    Overview,
    Scope,
    Span,
    SpeakerKind,
    Text,
    Usage,
    Visit,
    Visited,
)
from newsdesk.quota import Quota
from newsdesk.turns import Turns
from tests.fakes.storage import MemoryStorage

HERE, SHORT = "https://news.example/a", "https://short.example/1"


@dataclass
class PretendWeb:
    """Addresses and what they lead to: the article's address and words. `asked` has every visit with what it knew."""

    leads: dict[str, tuple[str, str]] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    open: asyncio.Event = field(default_factory=asyncio.Event)
    slow: frozenset[str] = frozenset()

    async def read(self, address: str) -> Article:
        article = (await self.visit(address)).article
        assert article is not None
        return article

    async def visit(self, address: str, before: Visit | None = None) -> Visited:
        self.asked.append((address, before.etag if before else None))
        await asyncio.sleep(0)
        if address in self.slow:
            await self.open.wait()
        if address not in self.leads:
            raise NotFound
        found, words = self.leads[address]
        visit = Visit(address, found, found, f'"{words}"')
        if before is not None and before.etag == visit.etag:
            return Visited(visit, None)
        return Visited(visit, Article(PUBLIC, Text(words), Language.EN, Origin.LINK, address=found))


@dataclass
class PretendEngine:
    """Finds that somebody said all of it. `read_articles` has what it was given."""

    read_articles: list[str] = field(default_factory=list)

    @property
    def maker(self) -> Maker:
        return Maker("pretend", "", "1")

    async def read(self, article: Article) -> AsyncIterator[Claim | Overview | Usage]:
        self.read_articles.append(article.text.characters)
        await asyncio.sleep(0)
        everything = Span(0, len(article.text.characters))
        yield Claim(ClaimedSpeaker("Residents", SpeakerKind.GROUP), Act.SAID, Kind.INDIRECT, (everything,))


@dataclass
class Office:
    web: PretendWeb = field(default_factory=PretendWeb)
    engine: PretendEngine = field(default_factory=PretendEngine)
    storage: MemoryStorage = field(default_factory=MemoryStorage)

    def desk(self, **limits: object) -> Desk:
        return Desk(self.storage.library, self.web, self.engine, **limits)  # type: ignore[arg-type]  # turns and quota by name


async def test_a_link_that_redirects_is_fetched_once() -> None:
    office = Office(PretendWeb({SHORT: (HERE, "Words."), HERE: (HERE, "Words.")}))
    desk = office.desk()
    first = await desk.address(SHORT)
    for address in (SHORT, HERE, SHORT + "#part"):
        assert (await desk.address(address)).number == first.number
    assert office.web.asked == [(SHORT, None)]


async def test_what_is_asked_by_many_at_once_is_fetched_and_read_once() -> None:
    office = Office(PretendWeb({HERE: (HERE, "Words.")}))
    desk = office.desk(turns=Turns(2, 1))
    found = await asyncio.gather(*(desk.address(HERE, Asker(person, person)) for person in range(20)))
    assert len({summary.number for summary in found}) == 1
    assert len(office.web.asked) == len(office.engine.read_articles) == 1


async def test_a_person_s_readings_are_counted_and_remembered_ones_are_not() -> None:
    office = Office(PretendWeb({f"https://news.example/{i}": (f"https://news.example/{i}", f"Words {i}.") for i in range(5)}))
    desk = office.desk(quota=Quota(office.storage.tally, 2))
    await desk.address("https://news.example/0", Asker(17, 17))
    await desk.article(Article(Scope(17), Text("Pasted."), Language.EN, Origin.PASTE), Asker(17, 17))
    for _ in range(9):
        await desk.address("https://news.example/0", Asker(17, 17))
        await desk.article(Article(Scope(17), Text("Pasted."), Language.EN, Origin.PASTE), Asker(17, 17))
    with pytest.raises(TooManyReadings):
        await desk.address("https://news.example/1", Asker(17, 17))
    with pytest.raises(TooManyReadings):
        await desk.refresh("https://news.example/0", Asker(17, 17))
    with pytest.raises(TooManyReadings):
        await desk.article(Article(Scope(17), Text("Other."), Language.EN, Origin.PASTE), Asker(17, 17))
    await desk.address("https://news.example/1", Asker(18, 18))
    for i in range(5):
        await desk.address(f"https://news.example/{i}")  # nobody in particular: a feed


async def test_a_burst_of_slow_links_of_one_person_does_not_keep_another_waiting() -> None:
    slow = [f"https://slow.example/{i}" for i in range(50)]
    office = Office(PretendWeb({HERE: (HERE, "Words.")}, slow=frozenset(slow)))
    desk = office.desk(turns=Turns(6, 4))
    burst = [asyncio.create_task(desk.address(address, Asker(17, 17))) for address in slow]
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        assert (await desk.address(HERE, Asker(18, 18))).article.text.characters == "Words."
    assert len(office.web.asked) == 5
    office.web.open.set()
    ended = await asyncio.gather(*burst, return_exceptions=True)
    assert {type(error) for error in ended} == {NotFound}


async def test_reading_again_what_has_not_changed_asks_by_what_the_site_gave_and_says_so() -> None:
    office = Office(PretendWeb({SHORT: (HERE, "Words.")}))
    desk = office.desk()
    first = await desk.address(SHORT)
    again = await desk.refresh(SHORT)
    assert again.before is not None
    assert again.before.number == again.now.number == first.number
    assert office.web.asked == [(SHORT, None), (SHORT, '"Words."')]
    assert office.engine.read_articles == ["Words."]


async def test_a_changed_article_is_a_new_version_beside_the_old_one() -> None:
    office = Office(PretendWeb({HERE: (HERE, "Words.")}))
    desk = office.desk()
    first = await desk.address(HERE)
    office.web.leads[HERE] = (HERE, "Other words.")
    assert (await desk.address(HERE)).number == first.number
    again = await desk.refresh(HERE)
    assert again.before is not None
    assert (again.before.number, again.before.article.version) == (first.number, 1)
    assert (again.now.article.text.characters, again.now.article.version) == ("Other words.", 2)
    assert (await desk.address(HERE)).number == again.now.number
    assert await desk.again(first.number, 5) == first


async def test_what_was_never_read_can_be_read_anew_as_well() -> None:
    office = Office(PretendWeb({HERE: (HERE, "Words.")}))
    again = await office.desk().refresh(HERE)
    assert again.before is None
    assert again.now.article.address == HERE


async def test_an_article_that_cannot_be_read_again_is_still_remembered() -> None:
    office = Office(PretendWeb({HERE: (HERE, "Words.")}))
    desk = office.desk()
    first = await desk.address(HERE)
    office.web.leads.clear()
    with pytest.raises(NotFound):
        await desk.refresh(HERE)
    assert (await desk.address(HERE)).number == first.number
