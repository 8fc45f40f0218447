from __future__ import annotations

import asyncio
import re
import socket
import time
from pathlib import Path

import httpx
import pytest

import bot.playground
from bot.playground import open_playground, serve_playground
from tests.bot.playground.conftest import PERSON, Caller

PAGE = Path(bot.playground.__file__).parent / "page"
TOKEN = "123456:" + "x" * 35


async def test_it_opens_at_once_on_a_free_port_and_closes_without_a_trace() -> None:
    begun = time.perf_counter()
    async with open_playground() as playground:
        assert time.perf_counter() - begun < 3
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", playground.api)
        assert playground.page == playground.api + "/"
        port = int(playground.api.rsplit(":", 1)[1])
    with socket.socket() as again:
        assert again.connect_ex(("127.0.0.1", port)) != 0


async def test_two_playgrounds_share_nothing() -> None:
    async with open_playground() as one, open_playground() as two, httpx.AsyncClient(trust_env=False) as http:
        assert one.token != two.token
        assert (await http.get(f"{two.api}/bot{one.token}/getMe")).status_code == 401


async def test_a_port_that_is_taken_raises() -> None:
    async with open_playground() as playground:
        with pytest.raises(OSError, match="in use"):
            async with open_playground(int(playground.api.rsplit(":", 1)[1])):
                pass


async def test_closing_lets_those_who_wait_go() -> None:
    async with httpx.AsyncClient(trust_env=False) as http:
        async with open_playground(token=TOKEN) as playground:
            poll = asyncio.create_task(http.get(f"{playground.api}/bot{TOKEN}/getUpdates?timeout=50", timeout=60))
            look = asyncio.create_task(http.get(f"{playground.api}/people/1/messages?wait=50", timeout=60))
            await asyncio.sleep(0.1)
            begun = time.perf_counter()
        assert time.perf_counter() - begun < 10  # they would have waited fifty
        assert (await poll).json() == {"ok": True, "result": []}
        assert (await look).json()["messages"] == []


async def test_serving_announces_itself_and_ends_when_cancelled() -> None:
    told: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    serving = asyncio.create_task(serve_playground(0, told.put_nowait))
    announced = await asyncio.wait_for(told.get(), 5)
    assert set(announced) == {"api", "token", "page"}
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await http.get(f"{announced['api']}/bot{announced['token']}/getMe")).json()["ok"]
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        (f"/bot{TOKEN}/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
        ("/bot123:/getMe", 404, "Not Found"),
        ("/bot{token}/getNothing", 404, "Not Found"),
        ("/bot{token}/answerInlineQuery", 400, "Bad Request: method answerInlineQuery is not available in the playground"),
        ("/bot{token}/sendVoice", 400, "Bad Request: method sendVoice is not available in the playground"),
        ("/nothing", 404, "Not Found"),
    ],
)
async def test_wrong_tokens_and_methods_are_refused_as_telegram_does(
    caller: Caller, path: str, status: int, description: str
) -> None:
    response = await caller.http.get(path.replace("{token}", caller.playground.token))
    assert response.status_code == status
    body = response.json()
    assert (body["ok"], body["error_code"], body["description"]) == (False, status, description)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "example.com"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:1"},
        {"Host": "localhost.example.com"},
        {"Origin": "https://example.com"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_other_hosts_and_pages_are_refused_on_every_path(caller: Caller, headers: dict[str, str]) -> None:
    token = caller.playground.token
    for path in (f"/bot{token}/getMe", f"/people/{PERSON}", f"/people/{PERSON}/messages", "/faults", "/page/chat.js"):
        assert (await caller.http.get(path, headers=headers)).status_code == 403, path
    refused = await caller.http.post(f"/people/{PERSON}/messages", json={"text": "x"}, headers=headers)
    assert refused.status_code == 403
    assert (await caller.sees())["messages"] == []


async def test_its_own_page_and_localhost_are_let_in(caller: Caller) -> None:
    port = caller.playground.api.rsplit(":", 1)[1]
    for host in (f"127.0.0.1:{port}", f"localhost:{port}"):
        headers = {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}
        assert (await caller.http.get(f"/people/{PERSON}", headers=headers)).status_code == 200
    visit = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert (await caller.http.get("/", headers=visit)).status_code == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
async def test_json_is_taken_only_as_json(caller: Caller, kind: str) -> None:
    headers = {"Content-Type": kind} if kind else {}
    for method, path in (
        ("PUT", "/people/7"),
        ("PUT", "/chats/-7"),
        ("POST", "/people/7/messages"),
        ("POST", "/people/7/press"),
        ("POST", "/faults"),
        ("POST", "/clock"),
    ):
        response = await caller.http.request(method, path, content=b'{"text": "x", "kind": 400}', headers=headers)
        assert response.status_code == 415, path


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"5", b"\xff", b"[" * 100_000])
async def test_what_is_no_object_is_refused(caller: Caller, body: bytes) -> None:
    response = await caller.http.post("/people/7/messages", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 400


async def test_the_page_is_served_with_all_its_parts_and_may_load_nothing_from_outside(caller: Caller) -> None:
    page = await caller.http.get("/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    for name in re.findall(r"/page/([\w.]+)", page.text) + re.findall(r'from "\./([\w.]+)"', (PAGE / "chat.js").read_text()):
        assert (await caller.http.get(f"/page/{name}")).status_code == 200, name
    assert (await caller.http.get("/page/../server.py")).status_code == 404
    assert (await caller.http.get("/page/nothing.js")).status_code == 404


def test_the_page_names_no_address_outside() -> None:
    for file in PAGE.iterdir():
        addresses = set(re.findall(r"https?://[\w.]+", file.read_text(encoding="utf-8")))
        assert addresses <= {"http://www.w3.org"}, file.name
        assert "style=" not in file.read_text(encoding="utf-8"), file.name


def test_the_page_has_every_label_in_both_languages() -> None:
    labels = (PAGE / "labels.js").read_text(encoding="utf-8")
    english, arabic = labels.split("\n  ar: {", 1)
    names = [set(re.findall(r"^    (\w+):", part.split("\n  },")[0], re.MULTILINE)) for part in (english, arabic)]
    assert names[0] == names[1] != set()
    used = "".join(file.read_text(encoding="utf-8") for file in PAGE.iterdir())
    asked = set(re.findall(r'data-label(?:-\w+)?="(\w+)"', used)) | set(re.findall(r'label\("(\w+)"', used))
    assert asked <= names[0]
