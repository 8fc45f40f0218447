from __future__ import annotations

import asyncio

import pytest

from tests.bot.playground.conftest import PERSON, Caller


async def test_updates_come_again_until_they_are_confirmed(caller: Caller) -> None:
    for text in ("one", "two", "three"):
        await caller.says(text=text)
    first = await caller.updates(limit=2)
    assert [update["message"]["text"] for update in first] == ["one", "two"]
    assert await caller.updates(limit=2) == first
    assert first[1]["update_id"] == first[0]["update_id"] + 1
    rest = await caller.updates(offset=first[1]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["three"]
    assert await caller.updates(offset=rest[0]["update_id"] + 1) == []
    assert await caller.updates() == []


async def test_a_negative_offset_keeps_the_last(caller: Caller) -> None:
    for text in ("one", "two", "three"):
        await caller.says(text=text)
    assert [update["message"]["text"] for update in await caller.updates(offset=-1)] == ["three"]
    assert len(await caller.updates()) == 1


async def test_a_poll_waits_until_something_comes(caller: Caller) -> None:
    loop = asyncio.get_running_loop()
    begun = loop.time()
    waiting = asyncio.create_task(caller.updates(timeout=10))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    await caller.says(text="now")
    assert [update["message"]["text"] for update in await waiting] == ["now"]
    assert loop.time() - begun < 2


async def test_a_poll_ends_empty_when_its_time_is_over(caller: Caller) -> None:
    begun = asyncio.get_running_loop().time()
    assert await caller.updates(timeout=1) == []
    assert 0.9 < asyncio.get_running_loop().time() - begun < 3


async def test_a_second_poll_ends_the_older_one_with_409(caller: Caller) -> None:
    older = asyncio.create_task(caller.raw("getUpdates", timeout=10))
    await asyncio.sleep(0.1)
    newer = asyncio.create_task(caller.updates(timeout=10))
    response = await older
    assert response.status_code == 409
    assert response.json()["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await caller.says(text="for the newer")
    assert len(await newer) == 1


async def test_only_the_allowed_kinds_come(caller: Caller) -> None:
    await caller.updates(allowed_updates=["callback_query"])
    await caller.says(text="unseen")
    assert await caller.updates() == []
    await caller.updates(allowed_updates=[])
    await caller.says(text="seen")
    assert len(await caller.updates()) == 1


async def test_updates_are_kept_for_a_day(caller: Caller) -> None:
    await caller.says(text="old")
    caller.clock.move(25 * 3600)
    assert await caller.updates() == []


async def test_a_webhook_is_taken_away_but_never_set(caller: Caller) -> None:
    await caller.says(text="waiting")
    assert (await caller.bot("getWebhookInfo"))["pending_update_count"] == 1
    assert "HTTPS" in await caller.refused("setWebhook", url="http://example.com/")
    assert "getUpdates only" in await caller.refused("setWebhook", url="https://example.com/")
    assert await caller.bot("deleteWebhook", drop_pending_updates=True) is True
    assert await caller.updates() == []


async def test_a_pressed_button_is_answered_once_and_in_time(caller: Caller) -> None:
    keys = {"inline_keyboard": [[{"text": "a", "callback_data": "go"}], [{"text": "b", "url": "https://example.com/"}]]}
    message = await caller.bot("sendMessage", chat_id=PERSON, text="x", reply_markup=keys)
    before = (await caller.sees())["revision"]
    pressed = (
        await caller.http.post(f"/people/{PERSON}/press", json={"message": message["message_id"], "button": [0, 0]})
    ).json()
    (update,) = await caller.updates()
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (pressed["callback_query_id"], "go", PERSON)
    assert query["message"] == message
    late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await caller.refused("answerCallbackQuery", callback_query_id="1", text="x") == late
    assert (
        await caller.refused("answerCallbackQuery", callback_query_id=query["id"], text="x" * 201)
        == "Bad Request: MESSAGE_TOO_LONG"
    )
    assert await caller.bot("answerCallbackQuery", callback_query_id=query["id"], text="done", show_alert=True) is True
    answer = (await caller.sees(after=before))["callback_answer"]
    assert (answer["text"], answer["show_alert"], answer["callback_query_id"]) == ("done", True, query["id"])
    assert await caller.refused("answerCallbackQuery", callback_query_id=query["id"]) == late


async def test_the_answer_to_a_button_stays_until_the_person_presses_the_next(caller: Caller) -> None:
    keys = {"inline_keyboard": [[{"text": "a", "callback_data": "go"}]]}
    message = await caller.bot("sendMessage", chat_id=PERSON, text="x", reply_markup=keys)
    wish = {"message": message["message_id"], "button": "go"}
    pressed = (await caller.http.post(f"/people/{PERSON}/press", json=wish)).json()
    assert (await caller.sees())["callback_answer"] is None
    await caller.bot("answerCallbackQuery", callback_query_id=pressed["callback_query_id"], text="one")
    assert (await caller.sees(after=10_000))["callback_answer"]["text"] == "one"
    await caller.http.post(f"/people/{PERSON}/press", json=wish)
    assert (await caller.sees())["callback_answer"] is None


async def test_a_callback_answered_late_is_refused(caller: Caller) -> None:
    keys = {"inline_keyboard": [[{"text": "a", "callback_data": "go"}]]}
    message = await caller.bot("sendMessage", chat_id=PERSON, text="x", reply_markup=keys)
    wish = {"message": message["message_id"], "button": "go"}
    pressed = (await caller.http.post(f"/people/{PERSON}/press", json=wish)).json()
    caller.clock.move(31)
    assert "query is too old" in await caller.refused("answerCallbackQuery", callback_query_id=pressed["callback_query_id"])


@pytest.mark.parametrize("kind", ["document", "voice"])
async def test_a_file_is_found_and_downloaded_by_its_path(caller: Caller, kind: str) -> None:
    wish = {"document": {"file_name": "مقال.txt", "base64": "2YLZiNmE"}, "voice": {"base64": "2YLZiNmE"}}[kind]
    (message,) = await caller.says(**{kind: wish})
    found = await caller.bot("getFile", file_id=message[kind]["file_id"])
    assert found["file_size"] == 6
    got = await caller.http.get(f"/file/bot{caller.playground.token}/{found['file_path']}")
    assert got.content.decode() == "قول"


async def test_a_file_that_is_not_there_or_too_big_is_refused(caller: Caller) -> None:
    assert await caller.refused("getFile", file_id="x") == "Bad Request: wrong file_id or the file is temporarily unavailable"
    big = caller.playground.world.store(b"x" * (20 * 1024 * 1024 + 1), "big.txt", "text/plain")
    assert await caller.refused("getFile", file_id=big.id) == "Bad Request: file is too big"
    token = caller.playground.token
    assert (await caller.http.get(f"/file/bot{token}/documents/none")).status_code == 404
    assert (await caller.http.get(f"/file/bot{token}x/{big.path}")).status_code == 401
