from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from newsdesk.articles import open_reader
from newsdesk.articles.address import parse
from newsdesk.articles.fetching import Web
from newsdesk.articles.politeness import LONGEST_REST, Hosts, seconds_to_wait
from newsdesk.errors import BotWall, NotFound, TimedOut
from newsdesk.model import Visit
from tests.newsdesk.articles.serving import SOON, answer, site, to_loopback, web_to

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
ARTICLE = "".join(
    f"<p>Mona Haddad said on Monday that stage {i} of the works would be finished by the spring.</p>" for i in range(12)
)
PAGE = f"<html><head><title>Works on time</title></head><body><article>{ARTICLE}</article></body></html>".encode()


class Clock:
    """Seconds that pass only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("9" * 400, 999_999_999.0),
        ("Tue, 24 Nov 2026 08:01:00 GMT", 60.0),
        ("Tue, 24 Nov 2026 07:00:00 GMT", 0.0),
        ("Tue, 24 Nov 2026 09:01:00 -0000", 3_660.0),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("١٢٠", None),
        ("Tue, 99 Nov 2026 99:01:00 GMT", None),
    ],
)
def test_what_a_site_asks_for_is_understood_as_seconds_or_as_a_date(said: str, seconds: float | None) -> None:
    assert seconds_to_wait(said, NOW) == seconds


async def test_at_most_two_requests_at_once_reach_a_host_and_others_are_not_held_up() -> None:
    at_once = most = 0
    full, go_on = asyncio.Event(), asyncio.Event()

    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        if at_once == 2:
            full.set()
        if target != "/other":
            await go_on.wait()
        at_once -= 1
        writer.write(answer(b"x"))

    async with web_to(handler) as (web, made):
        several = [asyncio.create_task(web.fetch(parse(made.at(f"/{i}")))) for i in range(6)]
        await full.wait()
        other = await web.fetch(parse(made.at("/other", host="other.test")))
        assert other.content == b"x"
        assert most == 3
        go_on.set()
        await asyncio.gather(*several)
    assert most == 3
    assert len(made.asked) == 7


async def test_a_short_rest_is_waited_for_and_the_page_asked_for_once_more() -> None:
    clock = Clock()
    said = [answer(status="429 X", retry_after="2"), answer(b"here")]

    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(said.pop(0))

    async with site(handler) as made:
        web = Web(made.policy, resolver=to_loopback, limits=SOON, hosts=Hosts(clock=clock, sleep=clock.sleep))
        assert (await web.fetch(parse(made.at()))).content == b"here"
        await web.close()
    assert clock.slept == [2.0]


async def test_a_host_that_keeps_asking_for_rest_is_asked_no_third_time() -> None:
    clock = Clock()

    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(status="503 X", retry_after="1"))

    async with site(handler) as made:
        web = Web(made.policy, resolver=to_loopback, limits=SOON, hosts=Hosts(clock=clock, sleep=clock.sleep))
        with pytest.raises(TimedOut):
            await web.fetch(parse(made.at()))
        await web.close()
    assert len(made.asked) == 2


async def test_a_host_that_asks_for_a_long_rest_is_left_alone_until_it_is_over() -> None:
    clock = Clock()
    said = [answer(status="429 X", retry_after="600"), answer(b"here")]

    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(said.pop(0))

    async with site(handler) as made:
        web = Web(made.policy, resolver=to_loopback, limits=SOON, hosts=Hosts(clock=clock, sleep=clock.sleep))
        for target in ("/", "/other"):
            with pytest.raises(BotWall):
                await web.fetch(parse(made.at(target)))
        assert len(made.asked) == 1
        clock.now += 601
        assert (await web.fetch(parse(made.at()))).content == b"here"
        await web.close()


async def test_no_host_is_left_alone_for_ever() -> None:
    clock = Clock()
    hosts = Hosts(clock=clock, sleep=clock.sleep)
    async with hosts.turn("a"):
        hosts.rest("a", 1e12, NotFound)
    with pytest.raises(NotFound):
        async with hosts.turn("a"):
            pass
    clock.now += LONGEST_REST
    async with hosts.turn("a"):
        pass
    assert not hosts._hosts


async def test_a_page_that_was_read_before_is_asked_for_only_if_it_has_changed() -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        if target == "/short":
            writer.write(answer(status="301 Moved", location="/long"))
        elif any('if-none-match: "v1"' in head.lower() for head in made.heads[-1:]):
            writer.write(answer(status="304 Not Modified", kind=None))
        else:
            writer.write(answer(PAGE, etag='"v1"', last_modified="Tue, 24 Nov 2026 08:00:00 GMT"))

    async with site(handler) as made, open_reader(made.policy, resolver=to_loopback) as reader:
        first = await reader.visit(made.at("/short"))
        assert first.article is not None
        assert first.visit == Visit(
            made.at("/short"), made.at("/long"), made.at("/long"), '"v1"', "Tue, 24 Nov 2026 08:00:00 GMT"
        )
        assert (await reader.visit(made.at("/short"), first.visit)).article is None
        again = [head.lower() for head in made.heads if "if-none-match" in head.lower()]
        assert len(again) == 1
        assert "get /long " in again[0]
        assert "if-modified-since: tue, 24 nov 2026 08:00:00 gmt" in again[0]


async def test_what_one_site_gave_to_ask_by_is_told_to_no_other() -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(b"x"))

    async with web_to(handler) as (web, made):
        elsewhere = Visit(made.at("/a"), made.at("/a"), "http://elsewhere.test/a", '"v1"', "then")
        await web.fetch(parse(made.at("/a")), elsewhere)
        spoilt = Visit(made.at("/a"), made.at("/a"), made.at("/a"), '"v1"\r\nX: y', "x" * 9_000)
        await web.fetch(parse(made.at("/a")), spoilt)
    assert not any("if-" in head.lower() or "x: y" in head.lower() for head in made.heads)


async def test_a_site_that_says_unchanged_without_being_asked_has_nothing() -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(status="304 Not Modified", kind=None))

    async with web_to(handler) as (web, made):
        with pytest.raises(NotFound):
            await web.fetch(parse(made.at()))
