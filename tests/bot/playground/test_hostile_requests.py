"""Whatever is sent, the answer is an answer: no request makes the playground fall or answer 500."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import httpx
import pytest

from bot.playground.methods import methods
from bot.playground.parameters import Parameters
from bot.playground.refusals import Refusal
from bot.playground.world import World
from tests.bot.playground.conftest import PERSON, Caller

STRANGE: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    10**30,
    1.5,
    "",
    "x",
    "\ud800\x00",
    "--5",
    "٥",
    "-",
    [],
    {},
    [[]],
    [{}],
    {"type": 5},
    [1, "x"],
]
PERSONS_SIDE = {
    ("PUT", "/people/7"): "first_name last_name username language_code blocked deactivated started",
    ("PUT", "/chats/-7"): "type title username members admins bot_status can_send is_forum topics migrate_to_chat_id",
    ("POST", "/people/7/messages"): (
        "text caption entities document photo sticker voice location contact poll chat reply_to quote forward_origin "
        "media_group_id message_thread_id"
    ),
    ("POST", "/people/7/press"): "message button chat",
    ("POST", "/faults"): "kind method chat times skip retry_after seconds description migrate_to_chat_id",
    ("POST", "/clock"): "advance",
}
PARAMETERS = (
    "chat_id from_chat_id message_id message_ids text caption entities caption_entities parse_mode reply_markup reply_parameters "
    "link_preview_options message_thread_id draft_id action document photo callback_query_id url offset limit allowed_updates "
    "file_id user_id commands scope language_code name description short_description menu_button"
)


async def ask(http: httpx.AsyncClient, method: str, path: str, wish: Any) -> httpx.Response:
    return await http.request(method, path, content=json.dumps(wish).encode(), headers={"Content-Type": "application/json"})


@pytest.mark.parametrize(("method", "path"), list(PERSONS_SIDE))
async def test_strange_values_on_the_persons_side(caller: Caller, method: str, path: str) -> None:
    message = await caller.bot("sendMessage", chat_id=caller.playground.world.person(7).id, text="x")
    needed = {"kind": 400, "times": 0} if path == "/faults" else {"message": message["message_id"], "button": "x"}
    if path.endswith("messages"):
        needed = {"text": "x"}
    for name in PERSONS_SIDE[method, path].split():
        for value in STRANGE:
            answer = await ask(caller.http, method, path, {**needed, name: value})
            assert answer.status_code < 500, (name, value, answer.text)
            assert isinstance(answer.json(), dict)
    await caller.http.delete("/faults")
    assert (await caller.http.get("/people/7/messages")).status_code == 200


@pytest.mark.parametrize("fields", ["sender_user", "sender_chat", "chat", "sender_user_name", "message_id", "date"])
async def test_strange_origins(caller: Caller, fields: str) -> None:
    for kind in ("user", "hidden_user", "chat", "channel"):
        for value in STRANGE:
            wish = {"text": "x", "forward_origin": {"type": kind, fields: value}}
            assert (await ask(caller.http, "POST", f"/people/{PERSON}/messages", wish)).status_code < 500


async def test_strange_parameters_of_every_method_are_done_or_refused() -> None:
    world = World()
    chat = world.chats[world.person(PERSON).id]
    number = world.post(chat, {"text": "x"}).id
    good = {"chat_id": PERSON, "from_chat_id": PERSON, "message_id": number, "text": "y", "action": "typing", "draft_id": 1}
    for _, method in methods().values():
        for parameter in PARAMETERS.split() if method is not None else ():
            for value in STRANGE:
                with contextlib.suppress(Refusal):
                    json.dumps(await method(world, Parameters({**good, parameter: value})))


async def test_strange_bodies_are_refused(caller: Caller) -> None:
    path = f"/bot{caller.playground.token}/sendDocument"
    for kind, body in (
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data"),
        ("multipart/form-data; boundary=x", b"--x--"),
        ("application/json", b"[" * 100_000),
        ("application/x-www-form-urlencoded", b"&" * 100_000),
        ("application/x-www-form-urlencoded", b"a=1&" * 2000),
        ("nonsense", b"x"),
    ):
        answer = await caller.http.post(path, content=body, headers={"Content-Type": kind})
        assert 400 <= answer.status_code < 500, (kind, answer.text)
        assert answer.json()["ok"] is False
