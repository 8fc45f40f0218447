"""The whole bot against the strict server, over real HTTP on loopback: a person's messages go in, the bot's come out."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.assembly import Bot, OpenReader, assemble
from bot.playground import Playground, open_playground
from bot.settings import Settings
from newsdesk.articles import open_reader
from tests.migrated import make_migrated

HERE = Path(__file__).parent
FIRST = ("test_first_words", "test_articles", "test_groups")  # what is tried on every Python; the others on one

JSON = dict[str, Any]
PATIENCE = 15.0


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the conversations that need not be held with every version of Python."""
    for item in items:
        if HERE in item.path.parents and item.path.stem not in FIRST:
            item.add_marker(pytest.mark.conversation)


@dataclass
class Person:
    """Someone who uses the bot, through the person's side of the playground."""

    id: int
    http: httpx.AsyncClient
    chat: int | None = None
    revision: int = 0
    _seen: set[int] = field(default_factory=set)

    async def send(self, text: str | None = None, **fields: Any) -> list[JSON]:
        """Send a message; the messages that it became."""
        body = {"text": text, "chat": self.chat, **fields}
        answer = await self.http.post(f"/people/{self.id}/messages", json={k: v for k, v in body.items() if v is not None})
        assert answer.status_code == 200, answer.text
        return list(answer.json()["messages"])

    async def send_file(self, name: str, data: bytes, **fields: Any) -> list[JSON]:
        return await self.send(document={"file_name": name, "base64": base64.b64encode(data).decode()}, **fields)

    async def press(self, message: JSON, label: str, **fields: Any) -> httpx.Response:
        """Press the button with this label under a message."""
        for row in message["reply_markup"]["inline_keyboard"]:
            for button in row:
                if button["text"] == label:
                    return await self.press_data(message["message_id"], button["callback_data"], **fields)
        raise AssertionError(f"no button {label!r} among {labels(message)}")

    async def press_data(self, message: int, data: str, **fields: Any) -> httpx.Response:
        body = {"message": message, "button": data, "chat": self.chat, **fields}
        return await self.http.post(f"/people/{self.id}/press", json={k: v for k, v in body.items() if v is not None})

    async def look(self, wait: float = 0.0) -> JSON:
        """What stands in the chat now."""
        params = {"after": self.revision, "wait": wait} | ({"chat": self.chat} if self.chat else {})
        answer = await self.http.get(f"/people/{self.id}/messages", params=params)
        assert answer.status_code == 200, answer.text
        view: JSON = answer.json()
        self.revision = view["revision"]
        return view

    async def until(self, seen: Callable[[JSON], bool]) -> JSON:
        """What stands in the chat as soon as this holds."""
        view = await self.look()
        try:
            async with asyncio.timeout(PATIENCE):
                while not seen(view):
                    view = await self.look(wait=5.0)
        except TimeoutError:
            raise AssertionError(f"not seen; the chat holds {[m.get('text', '')[:200] for m in view['messages']]}") from None
        return view

    async def answer(self, after: int = 0) -> JSON:
        """The bot's next message that was not seen before."""

        def fresh(view: JSON) -> bool:
            return any(_by_bot(m) and m["message_id"] not in self._seen and m["message_id"] > after for m in view["messages"])

        view = await self.until(fresh)
        message: JSON = next(
            m for m in view["messages"] if _by_bot(m) and m["message_id"] not in self._seen and m["message_id"] > after
        )
        self._seen.add(message["message_id"])
        return message

    async def read(self) -> JSON:
        """The bot's next message that was not seen before, past the promise of it that a slow machine sees in a group."""
        message = await self.answer()
        return await self.changed(message) if message.get("text") == "Reading …" else message

    async def changed(self, message: JSON) -> JSON:
        """The message as soon as it has changed."""
        number, before = message["message_id"], message["revision"]
        view = await self.until(lambda v: any(m["message_id"] == number and m["revision"] > before for m in v["messages"]))
        return next(m for m in view["messages"] if m["message_id"] == number)

    async def bots(self) -> list[JSON]:
        """All of the bot's messages that stand in the chat."""
        return [m for m in (await self.look())["messages"] if _by_bot(m)]

    async def quiet(self, seconds: float = 0.5) -> JSON:
        """What stands in the chat when nothing has changed for a while."""
        view = await self.look()
        while True:
            before = view["revision"]
            view = await self.look(wait=seconds)
            if view["revision"] == before:
                return view


def _by_bot(message: JSON) -> bool:
    return bool(message.get("from", {}).get("is_bot"))


def labels(message: JSON) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


@dataclass
class Stage:
    """A playground with the bot on it. The bot can be stopped and started again; its database stays."""

    playground: Playground
    http: httpx.AsyncClient
    folder: Path
    reader: OpenReader = open_reader
    settings: JSON = field(default_factory=dict)
    _stack: AsyncExitStack | None = None
    bot: Bot | None = None

    async def start(self) -> Bot:
        self._stack = AsyncExitStack()
        self.bot = await self._stack.enter_async_context(running(self.playground, self.folder, self.reader, **self.settings))
        return self.bot

    async def stop(self) -> None:
        if self._stack is not None:
            await self._stack.aclose()
            self._stack = self.bot = None

    async def person(self, number: int = 501, language: str | None = "en", **fields: Any) -> Person:
        body = {"first_name": f"Person {number}", "language_code": language, **fields}
        answer = await self.http.put(f"/people/{number}", json=body)
        assert answer.status_code == 200, answer.text
        return Person(number, self.http)

    async def group(self, number: int, members: list[int], **fields: Any) -> None:
        answer = await self.http.put(
            f"/chats/{number}", json={"type": "supergroup", "title": "Desk", "members": members, **fields}
        )
        assert answer.status_code == 200, answer.text

    async def fault(self, **fields: Any) -> None:
        answer = await self.http.post("/faults", json=fields)
        assert answer.status_code == 200, answer.text


@asynccontextmanager
async def running(playground: Playground, folder: Path, reader: OpenReader, **others: Any) -> AsyncIterator[Bot]:
    token = SecretStr(playground.token)
    settings = Settings(_env_file=None, telegram_bot_token=token, telegram_api=playground.api, qawl_data=folder, **others)
    async with assemble(settings, playground.token, playground.api, reader) as bot:
        polling = asyncio.create_task(bot.updates.poll())
        try:
            yield bot
        finally:
            polling.cancel()
            await asyncio.wait([polling])
            assert polling.cancelled() or polling.exception() is None, polling.exception()


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A playground with a running bot."""
    async with open_playground() as playground, httpx.AsyncClient(base_url=playground.api, trust_env=False, timeout=70) as http:
        make_migrated(tmp_path / "data")
        made = Stage(playground, http, tmp_path / "data")
        await made.start()
        try:
            yield made
        finally:
            await made.stop()
