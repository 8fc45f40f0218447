"""A model's server on loopback that speaks HTTP and says exactly what a test wants."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2

from newsdesk.engines.openai import ModelServer

Asked = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """What the server does with a request.

    `text` is streamed in pieces of `size` characters, then `finish` (None: no chunk with a reason); or `body` is sent as it is.
    `hang` stops after two thirds until the connection is gone; `cut` closes there without an end.
    """

    text: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    finish: str | None = "stop"
    delta: Mapping[str, Any] | None = None
    choices: bool = True
    size: int = 37
    hang: bool = False
    cut: bool = False
    usage: Mapping[str, int] | None = field(default_factory=lambda: {"prompt_tokens": 700, "completion_tokens": 300})
    done: bool = True


def failure(status: int, message: str = "no", code: str | None = None, **headers: str) -> Reply:
    body = json.dumps({"error": {"message": message, "type": "error", "param": None, "code": code}}).encode()
    return Reply(status=status, body=body, headers={name.replace("_", "-"): value for name, value in headers.items()})


@dataclass
class Scripted:
    """The server: its base URL, and the requests it has had, as objects and their heads in small letters."""

    answer: Callable[[Asked], Reply]
    base_url: str = ""
    asked: list[Asked] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            self.heads.append(head)
            length = next(int(line.split(":")[1]) for line in head.split("\r\n") if line.startswith("content-length"))
            request = json.loads(await reader.readexactly(length))
            self.asked.append(request)
            await self._reply(self.answer(request), reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _reply(self, reply: Reply, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        kind = "application/json" if reply.body is not None else "text/event-stream"
        headers = {"content-type": kind, "connection": "close", **reply.headers}
        if reply.body is not None:
            headers["content-length"] = str(len(reply.body))
        told = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        writer.write(f"HTTP/1.1 {reply.status} .\r\n{told}\r\n".encode() + (reply.body or b""))
        if reply.body is None:
            for chunk in _chunks(reply):
                writer.write(b"data: " + chunk + b"\n\n")
            await writer.drain()
            if reply.hang:
                await reader.read()
        await writer.drain()


def _chunks(reply: Reply) -> list[bytes]:
    pieces = [reply.text[at : at + reply.size] for at in range(0, len(reply.text), reply.size)]
    if reply.hang or reply.cut:
        pieces = pieces[: len(pieces) * 2 // 3]
    sent: list[dict[str, Any]] = []
    if reply.choices:
        sent += [_chunk([{"index": 0, "delta": {"content": piece}, "finish_reason": None}]) for piece in pieces]
        if reply.delta is not None:
            sent.append(_chunk([{"index": 0, "delta": dict(reply.delta), "finish_reason": None}]))
        if reply.finish is not None and not (reply.hang or reply.cut):
            sent.append(_chunk([{"index": 0, "delta": {}, "finish_reason": reply.finish}]))
    if reply.usage is not None and not (reply.hang or reply.cut):
        total = sum(reply.usage.values())
        sent.append({**_chunk([]), "usage": {**reply.usage, "total_tokens": total}})
    encoded = [json.dumps(chunk, ensure_ascii=False).encode("utf-8", "surrogatepass") for chunk in sent]
    return [*encoded, *([b"[DONE]"] if reply.done and not (reply.hang or reply.cut) else [])]


def _chunk(choices: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": choices}


@asynccontextmanager
async def scripted(*replies: Reply | Callable[[Asked], Reply]) -> AsyncIterator[tuple[Scripted, ModelServer]]:
    """A server that gives these replies in order, the last one again and again, and a client of it."""

    def answer(request: Asked) -> Reply:
        reply = replies[min(len(server.asked), len(replies)) - 1]
        return reply(request) if callable(reply) else reply

    server = Scripted(answer)
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    server.base_url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/v1"
    client = httpx2.AsyncClient(trust_env=False, timeout=20)
    try:
        yield server, ModelServer(server.base_url, "scripted", client=client)
    finally:
        await client.aclose()
        listening.close()
