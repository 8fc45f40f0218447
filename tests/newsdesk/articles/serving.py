"""Small servers on loopback that say exactly what a test wants, and a reader that may reach just one of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from newsdesk.articles import Limits, Policy
from newsdesk.articles.fetching import Web

Handler = Callable[[str, asyncio.StreamWriter], Awaitable[None]]

SOON = Limits(connect=0.5, read=0.4, total=0.8, bytes_sent=200_000, bytes_unpacked=400_000)


@dataclass
class Site:
    """A server on a loopback port; `asked` has the request targets in order, `heads` the heads of the requests."""

    port: int = 0
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    @property
    def policy(self) -> Policy:
        return Policy(allowed=frozenset({("127.0.0.1", self.port)}))

    def at(self, target: str = "/", host: str = "news.test") -> str:
        return f"http://{host}:{self.port}{target}"


async def to_loopback(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


@asynccontextmanager
async def site(handler: Handler) -> AsyncIterator[Site]:
    """A server that hears one request a connection and lets `handler` answer by target and writer."""
    made = Site()
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            made.heads.append(head)
            made.asked.append(head.split(" ")[1])
            await handler(made.asked[-1], writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()
            tasks.discard(task)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def web_to(handler: Handler, limits: Limits = SOON) -> AsyncIterator[tuple[Web, Site]]:
    """A server and a web of which only that server can be reached."""
    async with AsyncExitStack() as stack:
        made = await stack.enter_async_context(site(handler))
        web = Web(made.policy, resolver=to_loopback, limits=limits)
        stack.push_async_callback(web.close)
        yield web, made


def answer(body: bytes = b"", *, status: str = "200 OK", kind: str | None = "text/html; charset=utf-8", **headers: str) -> bytes:
    """A whole HTTP answer; `headers` with _ for -."""
    lines = [f"HTTP/1.1 {status}", "Connection: close"]
    if kind is not None:
        lines.append(f"Content-Type: {kind}")
    names = {name.replace("_", "-").lower(): value for name, value in headers.items()}
    if "content-length" not in names and "transfer-encoding" not in names:
        lines.append(f"Content-Length: {len(body)}")
    lines += [f"{name}: {value}" for name, value in names.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + body


def always(said: bytes) -> Handler:
    """A handler that answers everything with the same bytes."""

    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(said)

    return handler
