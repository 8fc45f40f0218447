"""How much one person may have read within an hour, and how the others fare meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial

import pytest

from newsdesk.articles import open_reader
from tests.conversations.conftest import Stage
from tests.newsdesk.articles.pages import EN_BODY, EN_TITLE, newspaper
from tests.newsdesk.articles.serving import Site, answer, site, to_loopback

MOST = 7
FULL = "You have had 7 new readings within an hour, the most for one person. You can go on in"


@pytest.fixture
async def paper(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Site]:
    """A site with as many articles as one likes, those under /slow after a while; a bot that lets each person have seven."""
    slow = asyncio.Event()

    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        if target.startswith("/slow"):
            await slow.wait()
        title = f"{EN_TITLE} {target[1:]}"
        writer.write(answer(newspaper(title, (*EN_BODY, f"This is the article {target[1:]}.")).encode()))

    async with site(handler) as made:
        await stage.stop()
        monkeypatch.setenv("READINGS_PER_HOUR", str(MOST))
        stage.reader = partial(open_reader, made.policy, resolver=to_loopback)
        await stage.start()
        yield made
        slow.set()


async def test_the_limit_is_told_with_the_time_to_wait_and_outlives_a_restart(stage: Stage, paper: Site) -> None:
    person = await stage.person()
    await person.send(" ".join(paper.at(f"/{n}") for n in range(4)))
    assert "4 articles" in (await person.answer())["text"]
    await person.send(" ".join(paper.at(f"/{n}") for n in range(3, 8)))
    text = (await person.answer())["text"]
    assert "5 articles" in text
    assert text.count(FULL) == 1
    assert "minutes" in text
    await stage.stop()
    await stage.start()
    await person.send(paper.at("/another"))
    assert (await person.answer())["text"].startswith(FULL)
    await person.send(paper.at("/0"))
    assert f"{EN_TITLE} 0" in (await person.answer())["text"], "what was read before is shown at once"
    last = max(message["message_id"] for message in await person.bots())
    arab = await stage.person(language="ar")
    await arab.send(paper.at("/another"))
    told = (await arab.answer(after=last))["text"]
    assert told.startswith("وصلتَ إلى الحد الأعلى للقراءات الجديدة لشخص واحد في الساعة")
    assert "دقيقة" in told
    other = await stage.person(502)
    await other.send(paper.at("/another"))
    assert f"{EN_TITLE} another" in (await other.answer())["text"]


async def test_one_person_s_burst_lets_another_through(stage: Stage, paper: Site) -> None:
    greedy, other = await stage.person(), await stage.person(502)
    await greedy.send(" ".join(paper.at(f"/slow{n}", host=f"{n}.test") for n in range(5)))
    await greedy.send(" ".join(paper.at(f"/slow{n}", host=f"{n}.test") for n in range(5, 7)))
    await greedy.quiet()
    await other.send(paper.at("/quick"))
    assert f"{EN_TITLE} quick" in (await other.answer())["text"]
    assert await greedy.bots() == []
