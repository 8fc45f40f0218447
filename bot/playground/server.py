"""The playground's server: opened on loopback in the caller's own event loop, closed without a trace."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from bot.playground.bot_side import BotSide, answer
from bot.playground.flood import Limits
from bot.playground.person_side import PersonSide
from bot.playground.refusals import PersonRefusal
from bot.playground.visitors import Visitors
from bot.playground.world import Clock, World, utc_now

_PAGE = Path(__file__).parent / "page"
_PAGE_FILES = {
    "index.html": "text/html; charset=utf-8",
    "chat.css": "text/css; charset=utf-8",
    "chat.js": "text/javascript; charset=utf-8",
    "message.js": "text/javascript; charset=utf-8",
    "rendering.js": "text/javascript; charset=utf-8",
    "labels.js": "text/javascript; charset=utf-8",
}
_KEEP_ALIVE_SECONDS = 600
_CLOSING_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Playground:
    """An open playground. `api` is the root of its HTTP, `token` the bot's, `page` the chat page's address."""

    api: str
    token: str
    page: str
    world: World

    @property
    def announcement(self) -> dict[str, str]:
        """What the command line prints first."""
        return {"api": self.api, "token": self.token, "page": self.page}

    def advance(self, seconds: float) -> datetime:
        """Move the playground's time ahead."""
        return self.world.advance(seconds)


class _Connections:
    """The connections that are open, so that one can be cut."""

    def __init__(self, app: ASGIApp) -> None:
        self.config = Config(
            app,
            lifespan="off",
            ws="none",
            access_log=False,
            log_config=None,
            proxy_headers=False,
            server_header=False,
            date_header=False,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        )
        self.config.load()
        self.state = ServerState()

    @property
    def _open(self) -> list[H11Protocol]:
        return [connection for connection in self.state.connections if isinstance(connection, H11Protocol)]

    def protocol(self) -> H11Protocol:
        """A protocol for a new connection."""
        return H11Protocol(config=self.config, server_state=self.state, app_state={})

    def cut(self, client: object) -> None:
        """End the connection from this client address at once."""
        for connection in self._open:
            if connection.client == client:
                connection.transport.abort()

    async def close(self) -> None:
        """Let running answers finish for a moment, then end every connection."""
        for connection in self._open:
            connection.shutdown()
        if self.state.tasks:
            await asyncio.wait(set(self.state.tasks), timeout=_CLOSING_SECONDS)
        for task in set(self.state.tasks):
            task.cancel()
        for connection in self._open:
            connection.transport.abort()
        await asyncio.sleep(0)


class _Cutting:
    """Around the application: puts into the scope how to cut the connection that a request came by."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.cut: Callable[[object], None] = lambda _: None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["cut"] = lambda: self.cut(scope["client"])
        await self._app(scope, receive, send)


async def _page(request: Request) -> Response:
    name = request.path_params.get("name", "index.html")
    if name not in _PAGE_FILES:
        raise PersonRefusal(404, "there is no such page")
    return Response((_PAGE / name).read_bytes(), media_type=_PAGE_FILES[name])


async def _refused(_: Request, refusal: Exception) -> Response:
    status, sentence = (refusal.status, refusal.sentence) if isinstance(refusal, PersonRefusal) else (500, "that went wrong")
    return answer({"error": sentence}, status)


async def _unknown(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    words = {404: "Not Found", 405: "Method Not Allowed"}.get(status, str(error))
    return answer({"ok": False, "error_code": status, "description": words, "error": words}, status)


def _application(world: World) -> Starlette:
    bot, person = BotSide(world), PersonSide(world)
    routes = [
        Route("/bot{token}/{method}", bot.call, methods=["GET", "POST", "PUT", "DELETE", "PATCH"]),
        Route("/file/bot{token}/{path:path}", bot.download),
        Route("/people/{person}", person.put_person, methods=["PUT"]),
        Route("/people/{person}", person.get_person),
        Route("/people/{person}/bot", person.get_bot),
        Route("/people/{person}/messages", person.post_message, methods=["POST"]),
        Route("/people/{person}/messages", person.get_messages),
        Route("/people/{person}/messages/{message}", person.patch_message, methods=["PATCH"]),
        Route("/people/{person}/messages/{message}", person.delete_message, methods=["DELETE"]),
        Route("/people/{person}/press", person.press, methods=["POST"]),
        Route("/chats/{chat}", person.put_chat, methods=["PUT"]),
        Route("/files/{file}", person.get_file),
        Route("/faults", person.post_fault, methods=["POST"]),
        Route("/faults", person.get_faults),
        Route("/faults", person.delete_faults, methods=["DELETE"]),
        Route("/clock", person.post_clock, methods=["POST"]),
        Route("/clock", person.get_clock),
        Route("/", _page),
        Route("/page/{name}", _page),
    ]
    return Starlette(routes=routes, exception_handlers={PersonRefusal: _refused, HTTPException: _unknown})


@asynccontextmanager
async def open_playground(
    port: int = 0,
    token: str | None = None,
    *,
    clock: Clock = utc_now,
    limits: Limits | None = None,
    privacy_mode: bool = True,
) -> AsyncIterator[Playground]:
    """Serve a playground on 127.0.0.1 while the block runs; port 0 takes a free one, no token makes a new one.

    `clock` gives the time for dates, flood control and what expires; waiting itself takes real time. Raises OSError when the
    port is taken and ValueError when the token is not of Telegram's form.
    """
    world = World(token, clock=clock, limits=limits, privacy_mode=privacy_mode)
    # Named TCP, or asyncio would not switch off Nagle's delay: 40 ms a request.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
    except BaseException:
        listening.close()
        raise
    port = listening.getsockname()[1]
    cutting = _Cutting(_application(world))
    connections = _Connections(Visitors(cutting, port))
    cutting.cut = connections.cut
    server = await asyncio.get_running_loop().create_server(connections.protocol, sock=listening)
    root = f"http://127.0.0.1:{port}"
    try:
        yield Playground(root, world.token, f"{root}/", world)
    finally:
        world.close()
        server.close()
        await connections.close()
        await server.wait_closed()


async def serve_playground(port: int, announce: Callable[[dict[str, str]], None], *, token: str | None = None) -> None:
    """Serve a playground until the task is cancelled; `announce` is told `api`, `token` and `page` once it is open."""
    async with open_playground(port, token) as playground:
        announce(playground.announcement)
        await asyncio.Event().wait()
