from __future__ import annotations

from bot.playground.flood import FloodGate, Limits
from tests.bot.playground.conftest import PERSON, Caller


def test_a_chat_takes_a_burst_and_then_one_message_a_second() -> None:
    gate = FloodGate(Limits(chat_burst=3))
    assert [gate.take(1, 0.0) for _ in range(4)] == [0, 0, 0, 1]
    assert gate.take(1, 0.5) == 1
    assert gate.take(1, 1.0) == 0
    assert gate.take(1, 1.0) == 1


def test_a_group_takes_twenty_messages_a_minute() -> None:
    gate = FloodGate(Limits())
    assert [gate.take(-1, 0.0) for _ in range(21)] == [0] * 20 + [3]
    assert gate.take(-1, 3.0) == 0


def test_all_chats_together_take_thirty_messages_a_second() -> None:
    gate = FloodGate(Limits())
    assert [gate.take(chat, 0.0) for chat in range(1, 32)] == [0] * 30 + [1]
    assert gate.take(99, 1.0) == 0


def test_a_refused_message_takes_nothing() -> None:
    gate = FloodGate(Limits(chat_burst=1))
    assert gate.take(1, 0.0) == 0
    assert [gate.take(1, 0.1) for _ in range(50)] == [1] * 50
    assert gate.take(2, 0.1) == 0


async def test_a_flood_is_answered_with_429_and_retry_after_until_the_time_has_passed(caller: Caller) -> None:
    first = await caller.bot("sendMessage", chat_id=PERSON, text="0")
    for number in range(1, 10):
        await caller.bot("editMessageText", chat_id=PERSON, message_id=first["message_id"], text=str(number))
    response = await caller.raw("sendMessage", chat_id=PERSON, text="too many")
    assert response.status_code == 429
    assert response.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert response.headers["Retry-After"] == "1"
    await caller.bot("sendMessageDraft", chat_id=PERSON, draft_id=1, text="drafts and actions do not count for a chat")
    caller.clock.move(1)
    await caller.bot("sendMessage", chat_id=PERSON, text="now")


async def test_a_group_is_limited_by_the_minute(caller: Caller) -> None:
    await caller.put("/chats/-5", type="group", title="Desk", members=[PERSON])
    for _ in range(20):
        await caller.bot("sendMessage", chat_id=-5, text="x")
    assert await caller.refused("sendMessage", chat_id=-5, text="x") == "Too Many Requests: retry after 3"
