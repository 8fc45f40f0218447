from __future__ import annotations

import asyncio

import httpx
import pytest

from tests.bot.playground.conftest import PERSON, Caller


async def tell(caller: Caller, **fault: object) -> dict[str, object]:
    response = await caller.http.post("/faults", json=fault)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize(
    ("fault", "description"),
    [
        ({"kind": 429, "retry_after": 7}, "Too Many Requests: retry after 7"),
        ({"kind": "429"}, "Too Many Requests: retry after 1"),
        ({"kind": 403}, "Forbidden: bot was blocked by the user"),
        ({"kind": 403, "description": "Forbidden: user is deactivated"}, "Forbidden: user is deactivated"),
        ({"kind": 400, "description": "message is too long"}, "Bad Request: message is too long"),
        ({"kind": 500}, "Internal Server Error"),
    ],
)
async def test_a_fault_refuses_so_many_times(caller: Caller, fault: dict[str, object], description: str) -> None:
    await tell(caller, method="sendMessage", times=2, **fault)
    assert await caller.refused("sendMessage", chat_id=PERSON, text="1") == description
    assert await caller.refused("sendMessage", chat_id=PERSON, text="2") == description
    await caller.bot("sendMessage", chat_id=PERSON, text="3")
    assert [message["text"] for message in (await caller.sees())["messages"]] == ["3"]


async def test_a_fault_tells_a_migration(caller: Caller) -> None:
    await tell(caller, kind=400, migrate_to_chat_id=-100200)
    response = await caller.raw("sendMessage", chat_id=PERSON, text="x")
    assert response.json()["parameters"] == {"migrate_to_chat_id": -100200}


async def test_a_fault_meets_only_its_method_and_its_chat_after_those_it_skips(caller: Caller) -> None:
    await caller.put("/people/102")
    await tell(caller, kind=403, method="sendMessage", chat=102, skip=1)
    await caller.bot("sendMessage", chat_id=PERSON, text="x")
    await caller.bot("sendChatAction", chat_id=102, action="typing")
    await caller.bot("sendMessage", chat_id=102, text="passes")
    assert "blocked" in await caller.refused("sendMessage", chat_id=102, text="x")
    await caller.bot("sendMessage", chat_id=102, text="x")


async def test_a_connection_dropped_before_does_nothing_and_dropped_after_has_done_it(caller: Caller) -> None:
    await tell(caller, method="sendMessage", kind="drop_before")
    with pytest.raises(httpx.TransportError):
        await caller.raw("sendMessage", chat_id=PERSON, text="before")
    await tell(caller, method="sendMessage", kind="drop_after")
    with pytest.raises(httpx.TransportError):
        await caller.raw("sendMessage", chat_id=PERSON, text="after")
    assert [message["text"] for message in (await caller.sees())["messages"]] == ["after"]


async def test_a_dropped_connection_leaves_the_others_open(caller: Caller) -> None:
    waiting = asyncio.create_task(caller.updates(timeout=5))
    await asyncio.sleep(0.05)
    await tell(caller, method="getMe", kind="drop_before")
    with pytest.raises(httpx.TransportError):
        await caller.raw("getMe")
    await caller.says(text="hello")
    assert len(await waiting) == 1


async def test_a_delayed_call_is_done_in_the_end(caller: Caller) -> None:
    await tell(caller, method="getMe", kind="delay", seconds=0.05)
    assert (await caller.bot("getMe"))["is_bot"]


async def test_faults_can_be_listed_and_taken_back(caller: Caller) -> None:
    await tell(caller, kind="delay", method="getMe", times=None)
    assert len((await caller.http.get("/faults")).json()["faults"]) == 1
    await caller.http.delete("/faults")
    assert (await caller.http.get("/faults")).json() == {"faults": []}


@pytest.mark.parametrize(
    "wish", [{"kind": "fire"}, {}, {"kind": 429, "times": "x"}, {"kind": "delay", "seconds": -1}, {"kind": 400, "method": 5}]
)
async def test_a_fault_that_is_none_is_refused(caller: Caller, wish: dict[str, object]) -> None:
    assert (await caller.http.post("/faults", json=wish)).status_code == 400
