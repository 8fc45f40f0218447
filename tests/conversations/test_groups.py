"""Groups: the bot acts when it is asked and only then, and leaves nothing behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from bot.playground import open_playground
from newsdesk.articles import Limits, open_reader
from tests.conversations.conftest import Stage
from tests.conversations.texts import ENGLISH
from tests.newsdesk.articles.pages import EN_BODY, EN_TITLE, newspaper
from tests.newsdesk.articles.serving import Site, answer, site, to_loopback

GROUP = -2001


async def username(stage: Stage) -> str:
    assert stage.bot is not None
    return str(stage.bot.application.bot.username)


async def test_what_is_not_meant_for_the_bot_is_left_alone(stage: Stage) -> None:
    stage.playground.world.privacy_mode = False  # the bot hears everything, and must still keep out
    person = await stage.person()
    await stage.group(GROUP, [person.id])
    person.chat = GROUP
    await person.send(ENGLISH)
    await person.send("/unknown")
    await person.send(caption="look", photo={})
    await person.send(f"/help@{await username(stage)}")
    await person.answer()
    assert len(await person.bots()) == 1


async def test_a_mention_is_answered_with_what_it_replies_to(stage: Stage) -> None:
    person = await stage.person()
    await stage.group(GROUP, [person.id])
    person.chat = GROUP
    sent = await person.send(ENGLISH)
    await person.send(f"@{await username(stage)} who said what?", reply_to=sent[0]["message_id"])
    assert "Ruth Calder" in (await person.read())["text"]


async def test_a_reply_to_the_bot_is_read(stage: Stage) -> None:
    person = await stage.person()
    await stage.group(GROUP, [person.id])
    person.chat = GROUP
    await person.send(f"/help@{await username(stage)}")
    helped = await person.answer()
    await person.send(ENGLISH, reply_to=helped["message_id"])
    assert "Ruth Calder" in (await person.read())["text"]


async def test_an_answer_stays_in_its_topic(stage: Stage) -> None:
    person = await stage.person()
    await stage.group(GROUP, [person.id], is_forum=True, topics=[77])
    person.chat = GROUP
    sent = await person.send(ENGLISH, message_thread_id=77)
    await person.send("/summary", reply_to=sent[0]["message_id"], message_thread_id=77)
    assert (await person.read())["message_thread_id"] == 77


async def test_a_language_chosen_in_a_topic_turns_that_topics_newest_answer(stage: Stage) -> None:
    person = await stage.person()
    await stage.group(GROUP, [person.id], is_forum=True, topics=[77, 78])
    person.chat = GROUP
    answers = {}
    for topic in (77, 78):
        [sent] = await person.send(ENGLISH, message_thread_id=topic)
        await person.send("/summary", reply_to=sent["message_id"], message_thread_id=topic)
        answers[topic] = await person.read()
    await person.send("/language ar", message_thread_id=77)
    turned = await person.changed(answers[77])
    assert "تصريحات" in turned["text"]
    shown = {m["message_id"]: m["text"] for m in (await person.quiet())["messages"]}
    assert shown[answers[78]["message_id"]] == answers[78]["text"]


@pytest.fixture
async def gate() -> asyncio.Event:
    return asyncio.Event()


@pytest.fixture
async def slow(gate: asyncio.Event, tmp_path: Path) -> AsyncIterator[tuple[Stage, Site]]:
    """A bot whose only web is a site that answers when the gate opens."""

    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        await gate.wait()
        writer.write(answer(newspaper(EN_TITLE, EN_BODY).encode()) if target != "/nowhere" else answer(status="404 Not Found"))

    async with (
        site(handler) as pages,
        open_playground() as playground,
        httpx.AsyncClient(base_url=playground.api, trust_env=False, timeout=70) as http,
    ):
        patient = Limits(connect=5, read=30, total=40)
        made = Stage(
            playground, http, tmp_path / "data", partial(open_reader, pages.policy, resolver=to_loopback, limits=patient)
        )
        await made.start()
        try:
            yield made, pages
        finally:
            gate.set()
            await made.stop()


async def test_a_groups_placeholder_becomes_the_answer(slow: tuple[Stage, Site], gate: asyncio.Event) -> None:
    stage, pages = slow
    person = await stage.person()
    await stage.group(GROUP, [person.id])
    person.chat = GROUP
    await person.send(f"/summary {pages.at('/en')}")
    placeholder = await person.answer()
    assert placeholder["text"] == "Reading …"
    gate.set()
    assert EN_TITLE in (await person.changed(placeholder))["text"]
    assert len(await person.bots()) == 1


async def test_a_groups_placeholder_becomes_the_failure(slow: tuple[Stage, Site], gate: asyncio.Event) -> None:
    stage, pages = slow
    person = await stage.person()
    await stage.group(GROUP, [person.id])
    person.chat = GROUP
    await person.send(f"/summary {pages.at('/nowhere')}")
    placeholder = await person.answer()
    gate.set()
    assert (await person.changed(placeholder))["text"].startswith("I found nothing at this address")
    assert len(await person.bots()) == 1


async def test_in_private_a_draft_shows_the_work_and_is_gone_with_the_answer(
    slow: tuple[Stage, Site], gate: asyncio.Event
) -> None:
    stage, pages = slow
    person = await stage.person()
    await person.send(pages.at("/en"))
    view = await person.until(lambda v: v["draft"] is not None)
    assert view["draft"]["text"] == "Reading …"
    gate.set()
    assert EN_TITLE in (await person.answer())["text"]
    assert (await person.quiet())["draft"] is None


async def test_cancel_stops_what_is_under_way_and_says_so(slow: tuple[Stage, Site]) -> None:
    stage, pages = slow
    person = await stage.person()
    await person.send(pages.at("/en"))
    await person.until(lambda v: v["draft"] is not None)
    await person.send("/cancel")
    assert (await person.answer())["text"] == "Stopped."


@pytest.mark.parametrize("private", [True, False])
async def test_a_restart_between_question_and_answer_gives_the_answer(
    slow: tuple[Stage, Site], gate: asyncio.Event, private: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.updates.FAREWELL", 0.05)
    stage, pages = slow
    person = await stage.person()
    if not private:
        await stage.group(GROUP, [person.id])
        person.chat = GROUP
    await person.send(f"/summary {pages.at('/en')}")
    placeholder = None if private else await person.answer()
    if private:
        await person.until(lambda v: v["draft"] is not None)
    await stage.stop()
    gate.set()
    await stage.start()
    message = await person.answer() if placeholder is None else await person.changed(placeholder)
    assert EN_TITLE in message["text"]
    assert len(await person.bots()) == 1


async def test_what_was_interrupted_twice_ends_in_an_honest_sentence(
    slow: tuple[Stage, Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.updates.FAREWELL", 0.05)
    stage, pages = slow
    person = await stage.person()
    await person.send(pages.at("/en"))
    for _ in range(2):
        await person.until(lambda v: v["draft"] is not None)
        await stage.stop()
        stage.playground.advance(31)  # the draft vanishes
        await stage.start()
    assert (await person.answer())["text"].startswith("I was interrupted while I read this, twice.")


async def test_a_migrated_group_keeps_its_answers(stage: Stage) -> None:
    person = await stage.person()
    await stage.group(GROUP, [person.id], type="group")
    person.chat = GROUP
    sent = await person.send(ENGLISH)
    await person.send("/summary", reply_to=sent[0]["message_id"])
    await person.read()
    await stage.http.put(f"/chats/{GROUP}", json={"migrate_to_chat_id": -1009001})
    person.chat = -1009001
    await person.send("/language")
    message = await person.answer()
    await person.press(message, "العربية")
    assert "بالعربية" in (await person.changed(message))["text"]
