"""Feeds and pages that are lists: their newest articles are offered as buttons."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial

import pytest

from newsdesk.articles import open_reader
from tests.conversations.conftest import Stage, labels
from tests.newsdesk.articles.pages import AR_BODY, AR_TITLE, EN_BODY, EN_TITLE, newspaper
from tests.newsdesk.articles.serving import Site, answer, site, to_loopback

SAID = "This page is a list of articles. Choose one of its newest."
STORIES = [f"The harbour works enter their stage number {n} this week" for n in range(20)]
TEASERS = "".join(f"<div class=teaser><a href='/news/2026/story-{n}'>{title}</a></div>" for n, title in enumerate(STORIES))
FRONT = f"<html><head><title>News</title></head><body><h1>News</h1>{TEASERS}</body></html>"
ITEMS = "".join(
    f"<item><title>{title}</title><link>/news/2026/story-{n}</link><pubDate>Tue, {n + 1} Nov 2026 08:00 GMT</pubDate></item>"
    for n, title in enumerate(STORIES)
)
FEED = f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{ITEMS}</channel></rss>"


@pytest.fixture
async def gate() -> asyncio.Event:
    """What the second article waits for before it is sent: nothing, until it is cleared."""
    made = asyncio.Event()
    made.set()
    return made


@pytest.fixture
async def paper(stage: Stage, gate: asyncio.Event) -> AsyncIterator[Site]:
    """A site with a front page, a feed and articles, and the bot with a way to it."""
    held = {
        "/news": answer(FRONT.encode()),
        "/feed": answer(FEED.encode(), kind="application/rss+xml"),
        "/ar": answer(newspaper(AR_TITLE, AR_BODY).encode()),
    }

    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        story = answer(newspaper(f"{EN_TITLE} {target[-1]}", EN_BODY).encode())
        if target.endswith("/story-1"):
            await gate.wait()
        writer.write(held.get(target, story))

    async with site(handler) as made:
        await stage.stop()
        stage.reader = partial(open_reader, made.policy, resolver=to_loopback)
        await stage.start()
        yield made


def offered(message: dict[str, object]) -> list[str]:
    return [label for label in labels(message) if label[:2] in ("1.", "2.", "3.", "4.", "5.")]


async def test_a_list_offers_its_newest_and_a_touch_reads_one(stage: Stage, paper: Site) -> None:
    person = await stage.person()
    await person.send(paper.at("/news"))
    message = await person.answer()
    assert message["text"].startswith(SAID)
    assert STORIES[0] in message["text"]
    assert STORIES[5] not in message["text"]
    assert len(offered(message)) == 5
    await person.press(message, offered(message)[2])
    read = await person.answer()
    assert f"{EN_TITLE} 2" in read["text"]
    assert read["reply_to_message"]["message_id"] == message["message_id"]
    assert paper.asked == ["/news", "/news/2026/story-2"]


async def test_a_feed_offers_its_newest_by_their_dates(stage: Stage, paper: Site) -> None:
    person = await stage.person(language="ar")
    await person.send(paper.at("/feed"))
    message = await person.answer()
    assert message["text"].startswith("هذه الصفحة قائمة مقالات. اختر واحدًا من أحدثها.")
    titles = [line for line in message["text"].splitlines() if "harbour works" in line]
    assert [title.split("number ")[1].split()[0] for title in titles] == ["19", "18", "17", "16", "15"]
    await person.press(message, "English")
    assert (await person.changed(message))["text"].startswith(SAID)


async def test_offers_outlive_a_restart_and_are_nobody_elses(stage: Stage, paper: Site) -> None:
    person, other = await stage.person(), await stage.person(502)
    await person.send(paper.at("/news"))
    message = await person.answer()
    await other.send(paper.at("/news"))
    theirs = await other.answer()
    await stage.stop()
    await stage.start()
    data = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    asked = len(paper.asked)
    await other.press_data(theirs["message_id"], data)
    await other.quiet()
    assert len(paper.asked) == asked, "the number of another chat's list leads nowhere"
    await person.press(message, offered(message)[0])
    assert f"{EN_TITLE} 0" in (await person.answer())["text"]


async def test_a_restart_while_a_second_one_is_read_answers_that_and_not_the_first_again(
    stage: Stage, paper: Site, gate: asyncio.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.updates.FAREWELL", 0.1)
    person = await stage.person()
    await person.send(paper.at("/news"))
    message = await person.answer()
    await person.press(message, offered(message)[0])
    assert f"{EN_TITLE} 0" in (await person.answer())["text"]
    gate.clear()
    await person.press(message, offered(message)[1])
    async with asyncio.timeout(10):
        while "/news/2026/story-1" not in paper.asked:  # noqa: ASYNC110 - the site tells nobody who asks
            await asyncio.sleep(0.01)
    await stage.stop()
    gate.set()
    await stage.start()
    assert f"{EN_TITLE} 1" in (await person.answer())["text"]


async def test_a_forged_place_in_a_list_reads_nothing(stage: Stage, paper: Site) -> None:
    person = await stage.person()
    await person.send(paper.at("/news"))
    message = await person.answer()
    number = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"].split(":")[1]
    for argument in ("5", "99999", "-1", "x", "1.5", ""):
        await person.press_data(message["message_id"], f"a:{number}:read:{argument}")
    await person.quiet()
    assert paper.asked == ["/news"]


async def test_two_touches_at_once_are_one_wish(stage: Stage, paper: Site) -> None:
    person = await stage.person()
    await person.send(paper.at("/news"))
    message = await person.answer()
    await asyncio.gather(*(person.press(message, offered(message)[1]) for _ in range(3)))
    assert f"{EN_TITLE} 1" in (await person.answer())["text"]
    await person.quiet()
    assert len(await person.bots()) == 2


async def test_a_list_among_several_links_keeps_its_offers(stage: Stage, paper: Site) -> None:
    person = await stage.person()
    await person.send(f"{paper.at('/ar')} {paper.at('/news')}")
    message = await person.answer()
    assert "2 articles" in message["text"]
    assert SAID in message["text"]
    await person.press(message, "2. Its newest articles")
    opened = await person.changed(message)
    assert opened["text"].startswith(SAID)
    await person.press(opened, offered(opened)[4])
    assert f"{EN_TITLE} 4" in (await person.answer())["text"]
    await person.press(opened, "All articles")
    assert "2 articles" in (await person.changed(opened))["text"]
    await person.press(opened, "Delete")
    await person.until(lambda view: all(m["message_id"] != opened["message_id"] for m in view["messages"]))
