"""What Telegram refuses, loses and delays: the person gets the answer or an honest sentence, once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.assembly import assemble
from bot.logs import EventFormatter
from bot.playground import open_playground
from bot.settings import Settings
from newsdesk.errors import DatabaseOfAnotherBot, TokenRefused
from newsdesk.ports import Readers
from tests.conversations.conftest import Stage
from tests.conversations.texts import ENGLISH

SENTENCES = " ".join(
    f"In point {n} the harbour needs new cranes and the town needs new work before another winter." for n in range(130)
)
THREE_PARTS = f'Ruth Calder speaks at length\n\nRuth Calder said: "{SENTENCES}"'


async def eventually(holds: Callable[[], Awaitable[bool]]) -> None:
    """Return as soon as this holds, which nothing tells of."""
    async with asyncio.timeout(10):
        while not await holds():  # noqa: ASYNC110 - a state of the database or the log, without an event of its own
            await asyncio.sleep(0.01)


async def inactive(readers: Readers, chat: int) -> bool:
    return not (await readers.reader(chat)).active


async def logged(caplog: pytest.LogCaptureFixture, words: str) -> bool:
    return words in caplog.text


async def test_a_flood_in_the_middle_of_three_parts_loses_and_doubles_none(stage: Stage) -> None:
    person = await stage.person()
    await stage.fault(method="sendMessage", chat=person.id, kind="429", retry_after=1, times=1, skip=1)
    await person.send_file("long.txt", THREE_PARTS.encode())
    view = await person.until(lambda v: any("Qawl · read by machine" in m.get("text", "") for m in v["messages"]))
    parts = [m["text"] for m in view["messages"] if m["from"].get("is_bot")]
    assert len(parts) == 3
    assert len(set(parts)) == 3
    assert parts[0].startswith("Ruth Calder speaks at length")
    assert len(await person.bots()) == 3


async def test_an_answer_in_parts_turns_into_the_other_language_part_by_part(stage: Stage) -> None:
    person = await stage.person()
    await person.send_file("long.txt", THREE_PARTS.encode())
    view = await person.until(lambda v: any("Qawl · read by machine" in m.get("text", "") for m in v["messages"]))
    last = view["messages"][-1]
    await person.press(last, "العربية")
    view = await person.until(lambda v: "قراءة آلية" in v["messages"][-1].get("text", ""))
    assert len(await person.bots()) == 3


async def test_a_message_that_was_deleted_under_an_edit_is_sent_anew(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    message = await person.answer()
    await stage.fault(method="editMessageText", chat=person.id, kind="400", description="message to edit not found")
    await person.press(message, "العربية")
    assert "تصريحات" in (await person.answer())["text"]


async def test_not_modified_is_no_failure(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    message = await person.answer()
    await stage.fault(
        method="editMessageText",
        chat=person.id,
        kind="400",
        description="message is not modified: specified new message content and reply markup are exactly the same as a current "
        "content and reply markup of the message",
    )
    await person.press(message, "العربية")
    await person.until(lambda v: v["callback_answer"] is not None)
    assert len(await person.bots()) == 1


async def test_an_answer_that_is_lost_on_its_way_is_sent_again(stage: Stage) -> None:
    person = await stage.person()
    await stage.fault(method="sendMessage", chat=person.id, kind="drop_before", times=1)
    await person.send(ENGLISH)
    assert "Ruth Calder" in (await person.answer())["text"]


async def test_a_blocked_chat_is_remembered_as_such_and_comes_back_with_start(stage: Stage) -> None:
    person = await stage.person()
    await person.send("/start")
    await person.answer()
    await stage.http.put(f"/people/{person.id}", json={"blocked": True})
    assert stage.bot is not None
    readers = stage.bot.house.readers
    await eventually(lambda: inactive(readers, person.id))
    await stage.http.put(f"/people/{person.id}", json={"blocked": False})
    await person.send("/start")
    await person.answer()
    assert (await readers.reader(person.id)).active


async def test_a_chat_that_blocks_in_the_middle_stops_the_answer_quietly(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    person = await stage.person()
    await stage.fault(method="sendMessage", chat=person.id, kind="403", times=None)
    with caplog.at_level(logging.INFO, logger="qawl"):
        await person.send(ENGLISH)
        await eventually(lambda: logged(caplog, "chat unreachable"))
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_fault_of_the_program_is_told_with_a_reference_that_stands_in_the_log(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("handlers.answering.show", broken)
    person = await stage.person()
    await person.send(ENGLISH)
    text = (await person.answer())["text"]
    assert text.startswith("Something went wrong on my side")
    reference = text.split("noted under ")[1].split(".")[0]
    record = next(record for record in caplog.records if record.getMessage() == "failed")
    line = EventFormatter("pepper").format(record)
    assert f"reference={reference}" in line
    assert "ZeroDivisionError" in line
    assert "Northline" not in line


async def test_a_rejected_token_is_said_without_the_token(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with open_playground() as playground:
        wrong = playground.token[:-3] + "xyz"
        settings = Settings(
            _env_file=None, telegram_bot_token=SecretStr(wrong), telegram_api=playground.api, qawl_data=tmp_path / "d"
        )
        with caplog.at_level(logging.DEBUG), pytest.raises(TokenRefused) as raised:
            async with assemble(settings, wrong, playground.api):
                pass
    assert wrong not in str(raised.value) + repr(raised.value)
    lines = "\n".join(EventFormatter("pepper").format(record) for record in caplog.records)
    assert wrong.partition(":")[2] not in lines


async def test_a_database_of_another_bot_is_refused(stage: Stage) -> None:
    await stage.stop()
    async with open_playground(token="7000000002:" + "B" * 35) as other:
        settings = Settings(
            _env_file=None, telegram_bot_token=SecretStr(other.token), telegram_api=other.api, qawl_data=stage.folder
        )
        with pytest.raises(DatabaseOfAnotherBot):
            async with assemble(settings, other.token, other.api):
                pass


async def test_updates_that_come_twice_are_answered_once(stage: Stage) -> None:
    person = await stage.person()
    await stage.fault(method="getUpdates", kind="drop_after", times=1)
    await person.send(ENGLISH)
    assert "Ruth Calder" in (await person.answer())["text"]
    view = await person.quiet(1.0)
    assert sum(bool(m["from"].get("is_bot")) for m in view["messages"]) == 1


async def test_three_claims_of_one_update_at_once_have_one_winner(stage: Stage) -> None:
    assert stage.bot is not None
    from newsdesk.model import Task

    work = stage.bot.house.work
    await work.keep(Task(987_654, "{}", 1))
    claims = await asyncio.gather(*(work.claim(987_654) for _ in range(3)))
    assert sorted(claims) == [False, False, True]


async def test_a_second_bot_with_the_token_is_waited_out(stage: Stage) -> None:
    person = await stage.person()
    async with httpx.AsyncClient(trust_env=False) as http:
        await http.post(f"{stage.playground.api}/bot{stage.playground.token}/getUpdates", data={"timeout": "0", "offset": "-1"})
    await person.send(ENGLISH)
    assert "Ruth Calder" in (await person.answer())["text"]
