from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from bot.playground import Playground, open_playground

PERSON = 101


class SetClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Caller:
    """Speaks to a playground over HTTP: `bot` for the bot's side, `http` for everything."""

    playground: Playground
    http: httpx.AsyncClient
    clock: SetClock

    async def raw(self, method: str, files: Any = None, **parameters: Any) -> httpx.Response:
        fields = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
        return await self.http.post(f"/bot{self.playground.token}/{method}", data=fields, files=files)

    async def bot(self, method: str, files: Any = None, **parameters: Any) -> Any:
        response = await self.raw(method, files, **parameters)
        body = response.json()
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, files: Any = None, **parameters: Any) -> str:
        """The description of the refusal; its form is checked on the way."""
        response = await self.raw(method, files, **parameters)
        body = response.json()
        assert body["ok"] is False, body
        assert response.status_code == body["error_code"]
        return body["description"]

    async def says(self, person: int = PERSON, **wish: Any) -> list[dict[str, Any]]:
        response = await self.http.post(f"/people/{person}/messages", json=wish)
        assert response.status_code == 200, response.text
        return response.json()["messages"]

    async def sees(self, person: int = PERSON, **query: Any) -> dict[str, Any]:
        response = await self.http.get(f"/people/{person}/messages", params=query)
        assert response.status_code == 200, response.text
        return response.json()

    async def put(self, path: str, **wish: Any) -> dict[str, Any]:
        response = await self.http.put(path, json=wish)
        assert response.status_code == 200, response.text
        return response.json()

    async def updates(self, **parameters: Any) -> list[dict[str, Any]]:
        return await self.bot("getUpdates", **parameters)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def playground(clock: SetClock) -> AsyncIterator[Playground]:
    async with open_playground(clock=clock) as opened:
        opened.world.person(PERSON)
        yield opened


@pytest.fixture
async def caller(playground: Playground, clock: SetClock) -> AsyncIterator[Caller]:
    async with httpx.AsyncClient(base_url=playground.api, trust_env=False, timeout=20) as http:
        yield Caller(playground, http, clock)
