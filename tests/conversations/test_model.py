"""The whole bot with a model: who is served by it, what leaves the house, what is seen meanwhile, what operators are told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.playground import open_playground
from newsdesk.articles import open_reader
from tests.conversations.conftest import JSON, Person, Stage, labels
from tests.newsdesk.articles.pages import newspaper
from tests.newsdesk.articles.serving import always, site, to_loopback
from tests.newsdesk.articles.serving import answer as served
from tests.newsdesk.engines.openai.serving import Asked, Reply, failure, scripted

OPERATOR, FRIEND, STRANGER = 900, 501, 502
TEXT = (
    "Harbour to be rebuilt\n\n"
    "Ruth Calder, the harbour mayor, said on Monday that the quay could not wait for another winter of storms.\n\n"
    '"We asked the World Bank for a loan in the spring of last year. It has failed us," she said after the meeting.\n\n'
    "The works will take two years and cost more than the town takes in a year of fees from the boats that land there."
)
SAID: dict[str, Any] = {
    "p": ["A2p Ruth Calder|the harbour mayor"],
    "g": ["a3 World Bank"],
    "s": [
        "2A said|the quay…storms||قالت كالدر إن الرصيف لا يحتمل شتاء آخر.|Calder said the quay could not wait.",
        "4A said=she|@3 …@4 us|a:It;a-failed us||Calder said the World Bank had failed the town.",
    ],
    "title_ar": "الميناء يُعاد بناؤه",
    "title_en": "Harbour to be rebuilt",
    "overview_ar": "قالت كالدر إن الرصيف لا يحتمل الانتظار.",
    "overview_en": "Calder wants the quay rebuilt.",
}
RIGHT = Reply(json.dumps(SAID, ensure_ascii=False))


@asynccontextmanager
async def stage_with(
    folder: Path, *replies: Reply | Callable[[Asked], Reply], local: bool = False, **settings: Any
) -> AsyncIterator[tuple[Stage, list[Asked]]]:
    """A running bot whose model gives these replies. The server is on loopback, and taken for one elsewhere unless `local`."""
    async with (
        scripted(*replies) as (server, _),
        open_playground() as playground,
        httpx.AsyncClient(base_url=playground.api, trust_env=False, timeout=70) as http,
    ):
        given = {
            "openai_base_url": server.base_url,
            "openai_model": "scripted",
            "operators": str(OPERATOR),
            "allowed": str(FRIEND),
            **settings,
        }
        stage = Stage(playground, http, folder / "data", settings=given)
        bot = await stage.start()
        access = bot.house.access
        assert access is not None
        if not local:
            object.__setattr__(access.terms, "local", False)
        try:
            yield stage, server.asked
        finally:
            await stage.stop()


async def paste(person: Person, text: str = TEXT) -> JSON:
    await person.send(text)
    return await person.answer()


async def test_a_persons_own_text_stays_until_they_agree_and_then_the_model_reads_it(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT) as (stage, asked):
        friend = await stage.person(FRIEND)
        first = await paste(friend)
        assert "read by machine" in first["text"]
        assert not asked
        await friend.press(first, "More")
        first = await friend.changed(first)
        await friend.press(first, "Read with the model")
        question = await friend.answer()
        assert "goes to 127.0.0.1" in question["text"]
        assert not asked
        await friend.press(question, "I agree")
        again = await friend.until(lambda view: any("scripted" in m.get("text", "") for m in view["messages"]))
        assert len(asked) == 1
        assert "Harbour to be rebuilt" in json.dumps(asked[0], ensure_ascii=False)
        shown = next(m for m in again["messages"] if m["message_id"] == first["message_id"])
        assert "In the model's words: Calder wants the quay rebuilt." in shown["text"]
        assert "We asked the World Bank for a loan" in shown["text"]
        await friend.send(TEXT.replace("Monday", "Tuesday"))
        later = await friend.answer()
        assert "scripted" in later["text"]
        assert len(asked) == 2
        await friend.send("/privacy")
        await friend.press(await friend.answer(), "Send my texts to no model")
        assert "scripted" not in (await paste(friend, TEXT.replace("Monday", "Friday")))["text"]
        assert len(asked) == 2


async def test_who_does_not_agree_keeps_the_text(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT) as (stage, asked):
        friend = await stage.person(FRIEND)
        first = await paste(friend)
        await friend.press(first, "More")
        await friend.press(await friend.changed(first), "Read with the model")
        question = await friend.answer()
        await friend.press(question, "I do not agree")
        assert "stay here" in (await friend.changed(question))["text"]
        assert not asked


async def test_a_local_server_is_named_and_asked_without_a_question(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT, local=True) as (stage, asked):
        friend = await stage.person(FRIEND)
        assert "scripted" in (await paste(friend))["text"]
        await friend.send("/privacy")
        assert "on the operator's own server, 127.0.0.1" in (await friend.answer())["text"]
        assert len(asked) == 1


async def test_a_stranger_is_served_by_the_embedded_engine_and_let_in_by_a_tap(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT, local=True) as (stage, asked):
        operator, stranger = await stage.person(OPERATOR), await stage.person(STRANGER, first_name="Salma")
        await operator.send("/start")
        await operator.answer()
        first = await paste(stranger)
        assert "scripted" not in first["text"]
        assert "Read with the model" not in labels(first)
        told = await operator.answer()
        assert "Salma (502) asked" in told["text"]
        await paste(stranger, TEXT.replace("Monday", "Friday"))
        assert not asked
        await stranger.press_data(told["message_id"], "admit:502")
        assert not await _admitted(stage)
        await operator.press(told, "السماح · Let in")
        assert "Salma (502) may now use the model" in (await operator.changed(told))["text"]
        assert "scripted" in (await paste(stranger, TEXT.replace("Monday", "Sunday")))["text"]
        assert len(asked) == 1
        assert len([m for m in await operator.bots() if "asked for something" in m["text"]]) == 0


async def _admitted(stage: Stage) -> bool:
    assert stage.bot is not None
    return bool(await stage.bot.house.operators.records.admissions.all())


async def test_a_failing_server_is_said_in_the_answer_and_can_be_asked_again(tmp_path: Path) -> None:
    async with stage_with(tmp_path, failure(401), RIGHT, local=True) as (stage, asked):
        operator, friend = await stage.person(OPERATOR), await stage.person(FRIEND)
        await operator.send("/start")
        await operator.answer()
        first = await paste(friend)
        assert "refused the bot's key. The embedded engine read it." in first["text"]
        assert "Ruth Calder" in first["text"]
        assert "refuses the bot's key" in (await operator.answer())["text"]
        await friend.press(first, "Read with the model")
        assert "scripted" in (await friend.changed(first))["text"]
        assert len(asked) == 2


async def test_a_spent_day_is_said_and_operators_are_told_before(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT, local=True, model_tokens_a_day=1000, model_price_in="2", model_price_out="8") as (
        stage,
        asked,
    ):
        operator, friend = await stage.person(OPERATOR), await stage.person(FRIEND)
        await operator.send("/start")
        await operator.answer()
        assert "scripted" in (await paste(friend))["text"]
        assert "100% of today's tokens" in (await operator.answer())["text"]
        second = await paste(friend, TEXT.replace("Monday", "Sunday"))
        assert "daily allowance for this bot is used up" in second["text"]
        assert len(asked) == 1
        await operator.send("/status")
        status = (await operator.answer())["text"]
        assert "1 call, 1,000 of 1,000 tokens, 0.00 USD" in status
        await operator.send("/usage")
        assert "1,000 tokens" in (await operator.answer())["text"]
        await friend.send("/status")
        assert (await friend.answer())["text"] == "This is for those who run the bot."


async def test_what_the_model_has_written_is_seen_and_cancel_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsdesk.desk.LOOKS", 0)
    async with stage_with(tmp_path, Reply(RIGHT.text, hang=True), local=True) as (stage, asked):
        friend = await stage.person(FRIEND)
        await friend.send(TEXT)
        view = await friend.until(lambda view: "quay" in json.dumps(view.get("draft") or ""))
        assert "The model is reading" in json.dumps(view["draft"])
        await friend.send("/cancel")
        assert (await friend.answer())["text"] == "Stopped."
        assert len(asked) == 1
        assert stage.bot is not None
        house = stage.bot.house
        for _ in range(100):  # it is entered once the call has ended
            if days := await house.operators.records.ledger.days(house.clock().date()):
                break
            await asyncio.sleep(0.02)
        assert [(day.calls, day.failed) for day in days] == [(1, 1)]


async def test_a_public_link_goes_to_the_model_without_a_question(tmp_path: Path) -> None:
    title, _, body = TEXT.partition("\n\n")
    page = newspaper(title, tuple(body.split("\n\n"))).encode()
    async with site(always(served(page))) as web, stage_with(tmp_path, RIGHT) as (stage, asked):
        stage.reader = lambda: open_reader(policy=web.policy, resolver=to_loopback)
        await stage.stop()
        await stage.start()
        friend = await stage.person(FRIEND)
        await friend.send(web.at("/harbour"))
        assert "scripted" in (await friend.answer())["text"]
        assert len(asked) == 1
