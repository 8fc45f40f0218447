"""The bot's side over HTTP: `/bot{token}/METHOD` and `/file/bot{token}/PATH`, as Telegram serves them."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.playground.faults import Fault
from bot.playground.methods import changing, methods, sending
from bot.playground.parameters import Parameters, Upload
from bot.playground.refusals import Refusal, bad_request, too_many_requests
from bot.playground.world import World

MAX_BODY = 60 * 1024 * 1024

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,128}")
_NOT_FOUND = Refusal(404, "Not Found")
_COUNTED = sending.COUNTED | changing.COUNTED


class NoAnswer(Response):
    """Cuts the connection instead of answering; the server puts the way to do so into the scope."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Cut it, and wait until it is."""
        scope["cut"]()
        while (await receive())["type"] != "http.disconnect":
            pass


def answer(body: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """An answer in JSON."""
    return Response(json.dumps(body, separators=(",", ":")).encode(), status, headers, "application/json")


def refuse(refusal: Refusal) -> Response:
    """A refusal as Telegram sends it: the status is the error's code, 429 has Retry-After."""
    after = refusal.parameters.get("retry_after")
    return answer(refusal.body(), refusal.code, {"Retry-After": str(after)} if after is not None else None)


class BotSide:
    """Serves the bot of one world."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def call(self, request: Request) -> Response:
        """Do one method."""
        try:
            self._check_token(request.path_params["token"])
            found = methods().get(request.path_params["method"].casefold())
            if found is None:
                raise _NOT_FOUND
            name, method = found
            parameters = await _parameters(request)
            fault = self._world.faults.strike(name, self._chat(name, parameters))
            if fault is not None:
                await self._suffer(fault)
            if fault is not None and fault.kind == "drop_before":
                return NoAnswer()
            if method is None:
                raise bad_request(f"method {name} is not available in the playground")
            self._pass_gate(name, parameters)
            result = await method(self._world, parameters)
        except Refusal as refusal:
            return refuse(refusal)
        except ClientDisconnect:
            return NoAnswer()
        if fault is not None and fault.kind == "drop_after":
            return NoAnswer()
        return answer({"ok": True, "result": result})

    async def download(self, request: Request) -> Response:
        """A file by the path that getFile gave."""
        try:
            self._check_token(request.path_params["token"])
        except Refusal as refusal:
            return refuse(refusal)
        file = self._world.paths.get(request.path_params["path"])
        if file is None:
            return refuse(_NOT_FOUND)
        return Response(file.content, media_type="application/octet-stream")

    def _check_token(self, token: str) -> None:
        if not _TOKEN.fullmatch(token):
            raise _NOT_FOUND
        if token != self._world.token:
            raise Refusal(401, "Unauthorized")

    def _chat(self, name: str, parameters: Parameters) -> int | None:
        """The chat that a call is about, for faults and flood control."""
        if name == "answerCallbackQuery":
            press = self._world.presses.get(parameters.text("callback_query_id"))
            return press.chat.id if press else None
        chat = parameters.text("chat_id")
        if chat.startswith("@"):
            named = (c.id for c in self._world.chats.values() if (c.username or "").casefold() == chat[1:].casefold())
            return next(named, None)
        return parameters.number("chat_id") or None

    @staticmethod
    async def _suffer(fault: Fault) -> None:
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        refusal = fault.refusal()
        if refusal is not None:
            raise refusal

    def _pass_gate(self, name: str, parameters: Parameters) -> None:
        counted = name in _COUNTED
        if not counted and name not in sending.COUNTED_OVERALL:
            return
        seconds = self._world.gate.take(self._chat(name, parameters) if counted else None, self._world.now().timestamp())
        if seconds:
            raise too_many_requests(seconds)


async def _body(request: Request) -> bytes:
    pieces, size = [], 0
    async for piece in request.stream():
        size += len(piece)
        if size > MAX_BODY:
            raise Refusal(413, "Request Entity Too Large")
        pieces.append(piece)
    return b"".join(pieces)


def _pairs(query: bytes) -> dict[str, Any]:
    try:
        return dict(parse_qsl(query.decode(), keep_blank_values=True, errors="strict", max_num_fields=1000))
    except ValueError:
        raise bad_request("strings must be encoded in UTF-8") from None


async def _parameters(request: Request) -> Parameters:
    """The parameters of a call, from the address and from a body in any of the forms that Telegram takes."""
    if request.method not in ("GET", "POST"):
        raise Refusal(405, "Method Not Allowed")
    fields = _pairs(request.scope["query_string"])
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "GET":
        return Parameters(fields)
    if kind == "multipart/form-data":
        return await _multipart(request, fields)
    body = await _body(request)
    if kind == "application/json":
        try:
            value = json.loads(body) if body.strip() else {}
        except (ValueError, RecursionError):
            raise bad_request("can't parse JSON object") from None
        if not isinstance(value, dict):
            raise bad_request("expected a JSON object")
        return Parameters(fields | value)
    if kind == "application/x-www-form-urlencoded":
        return Parameters(fields | _pairs(body))
    return Parameters(fields)


async def _multipart(request: Request, fields: dict[str, Any]) -> Parameters:
    if int(request.headers.get("content-length") or 0) > MAX_BODY:
        raise Refusal(413, "Request Entity Too Large")
    files: dict[str, Upload] = {}
    async with request.form(max_files=20, max_fields=1000, max_part_size=16 * 1024 * 1024) as form:
        for name, value in form.multi_items():
            if isinstance(value, str):
                fields[name] = value
            else:
                kind = value.content_type or "application/octet-stream"
                files[name] = Upload(value.filename or name, kind, await value.read())
    return Parameters(fields, files)
