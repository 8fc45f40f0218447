"""What is seen while a model writes, in private and in groups, and how it is stopped."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.articles import open_reader
from tests.conversations.conftest import JSON, Person, Stage, labels
from tests.conversations.test_model import FRIEND, RIGHT, STRANGER, TEXT, paste, stage_with
from tests.newsdesk.articles.pages import newspaper
from tests.newsdesk.articles.serving import answer as served
from tests.newsdesk.articles.serving import site, to_loopback
from tests.newsdesk.engines.openai.serving import Reply, Scripted

GROUP = -2001
HANGS = Reply(RIGHT.text, hang=True)


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """The model answers only when this is set, and each look at what it has written is shown at once."""
    monkeypatch.setattr("newsdesk.desk.LOOKS", 0)
    monkeypatch.setattr("handlers.progress.PATIENCE_GROUP", 0)
    monkeypatch.setattr("handlers.progress.BETWEEN_EDITS", 0)
    event, reply = asyncio.Event(), Scripted._reply

    async def waiting(self: Scripted, what: Reply, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await event.wait()
        await reply(self, what, reader, writer)

    monkeypatch.setattr(Scripted, "_reply", waiting)
    return event


async def entered(stage: Stage) -> tuple[int, int]:
    """The calls and the failed ones of today, once there is one."""
    assert stage.bot is not None
    house = stage.bot.house
    for _ in range(200):
        if days := await house.operators.records.ledger.days(house.clock().date()):
            return days[0].calls, days[0].failed
        await asyncio.sleep(0.02)
    raise AssertionError("no call was entered")


def drafted(words: str) -> Callable[[JSON], bool]:
    return lambda view: words in json.dumps(view.get("draft") or "", ensure_ascii=False)


async def in_group(stage: Stage) -> tuple[Person, Person, JSON]:
    """Two members, and the message of the first one that the bot was asked about."""
    friend, other = await stage.person(FRIEND), await stage.person(STRANGER)
    await stage.group(GROUP, [friend.id, other.id])
    friend.chat = other.chat = GROUP
    [sent] = await friend.send(TEXT)
    await friend.send("/summary", reply_to=sent["message_id"])
    return friend, other, sent


async def test_a_statement_is_drafted_as_soon_as_it_is_complete_and_its_draft_ends_with_the_stop(
    tmp_path: Path, go: asyncio.Event
) -> None:
    go.set()
    async with stage_with(tmp_path, HANGS, local=True) as (stage, asked):
        friend = await stage.person(FRIEND)
        await friend.send(TEXT)
        view = await friend.until(drafted("quay"))
        draft = view["draft"]["text"]
        assert draft.startswith("The model is reading … statements so far: 1\n/cancel stops it.")
        assert "In the model's words: Calder said the quay could not wait." in draft
        await friend.send("/cancel")
        assert (await friend.answer())["text"] == "Stopped."
        view = await friend.quiet()
        assert view["draft"] is None
        assert [one["text"] for one in await friend.bots()] == ["Stopped."]
        assert await entered(stage) == (1, 1)
        assert len(asked) == 1


async def test_a_reading_at_a_tap_that_is_stopped_leaves_the_answer_as_it_was(tmp_path: Path, go: asyncio.Event) -> None:
    go.set()
    async with stage_with(tmp_path, Reply(status=401, body=b"{}"), HANGS, local=True) as (stage, _):
        friend = await stage.person(FRIEND)
        first = await paste(friend)
        assert "Read with the model" in labels(first)
        await friend.press(first, "Read with the model")
        await friend.until(drafted("quay"))
        await friend.send("/cancel")
        assert (await friend.answer())["text"] == "Stopped."
        view = await friend.quiet()
        assert view["draft"] is None
        kept = next(one for one in view["messages"] if one["message_id"] == first["message_id"])
        assert (kept["text"], labels(kept)) == (first["text"], labels(first))


async def test_a_reading_at_a_tap_ends_its_draft_by_saying_so(tmp_path: Path, go: asyncio.Event) -> None:
    go.set()
    async with stage_with(tmp_path, Reply(status=401, body=b"{}"), RIGHT, local=True) as (stage, _):
        friend = await stage.person(FRIEND)
        first = await paste(friend)
        await friend.press(first, "Read with the model")
        assert "(scripted)" in (await friend.changed(first))["text"]
        view = await friend.quiet()
        assert view["draft"] is None or view["draft"]["text"] == "Done: it stands in the answer above."


async def test_a_groups_placeholder_counts_the_statements_and_becomes_the_answer(tmp_path: Path, go: asyncio.Event) -> None:
    async with stage_with(tmp_path, RIGHT, local=True) as (stage, _):
        friend, _, _ = await in_group(stage)
        placeholder = await friend.answer()
        assert labels(placeholder) == ["Stop"]
        go.set()
        view = await friend.until(lambda view: any("(scripted)" in one.get("text", "") for one in view["messages"]))
        shown = next(one for one in view["messages"] if one["message_id"] == placeholder["message_id"])
        assert "Stop" not in labels(shown)
        assert len(await friend.bots()) == 1


async def test_a_groups_placeholder_is_stopped_by_who_asked_and_by_nobody_else(tmp_path: Path, go: asyncio.Event) -> None:
    async with stage_with(tmp_path, HANGS, local=True) as (stage, asked):
        friend, other, _ = await in_group(stage)
        placeholder = await friend.answer()
        await other.press(placeholder, "Stop")
        await other.until(lambda view: "Only who asked can stop this." in ((view["callback_answer"] or {}).get("text") or ""))
        go.set()
        view = await friend.until(lambda view: any("statements so far: 1" in one.get("text", "") for one in view["messages"]))
        counting = next(one for one in view["messages"] if one["message_id"] == placeholder["message_id"])
        assert labels(counting) == ["Stop"]
        await friend.press(counting, "Stop")
        await friend.until(lambda view: any(one.get("text") == "Stopped." for one in view["messages"]))
        [left] = await friend.bots()
        assert left["message_id"] == placeholder["message_id"]
        assert not labels(left)
        assert await entered(stage) == (1, 1)
        assert len(asked) == 1


async def test_stop_stops_nothing_of_another_persons_in_the_same_group(tmp_path: Path, go: asyncio.Event) -> None:
    async with stage_with(tmp_path, HANGS, RIGHT, local=True, allowed=str(GROUP)) as (stage, asked):
        friend, other, _ = await in_group(stage)
        placeholder = await friend.answer()
        [sent] = await other.send(TEXT.replace("Monday", "Sunday"))
        await other.send("/summary", reply_to=sent["message_id"])
        theirs = await friend.answer()
        await friend.press(placeholder, "Stop")
        await friend.until(lambda view: any(one.get("text") == "Stopped." for one in view["messages"]))
        go.set()
        assert theirs["message_id"] in {one["message_id"] for one in await friend.bots()}
        await other.until(lambda view: len(asked) == 2)


async def test_a_link_that_is_read_again_without_the_model_says_why(tmp_path: Path) -> None:
    title, _, body = TEXT.partition("\n\n")
    pages = [newspaper(title, tuple(text.split("\n\n"))).encode() for text in (body, body.replace("two years", "three years"))]

    async def handler(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(served(pages.pop(0) if len(pages) > 1 else pages[0]))

    async with site(handler) as web, stage_with(tmp_path, RIGHT, Reply(status=401, body=b"{}")) as (stage, asked):
        stage.reader = lambda: open_reader(policy=web.policy, resolver=to_loopback)
        await stage.stop()
        await stage.start()
        friend = await stage.person(FRIEND)
        await friend.send(web.at("/harbour"))
        first = await friend.answer()
        assert "(scripted)" in first["text"]
        await friend.press(first, "More")
        first = await friend.changed(first)
        await friend.press(first, "Read again")
        again = await friend.changed(first)
        assert "refused the bot's key. The embedded engine read it." in again["text"]
        assert "Read with the model" in labels(again)
        assert len(asked) == 2
