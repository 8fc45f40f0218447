"""Who is let in: programs on this machine and the playground's own page, nobody else's page in the same browser."""

from __future__ import annotations

import json

from starlette.types import ASGIApp, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = [
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
]


class Visitors:
    """Around the application: checks Host, Origin and where a browser says that a request is from."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        if port == 80:
            self._hosts |= {"127.0.0.1", "localhost"}
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with 403."""
        if scope["type"] != "http":
            return
        reason = self._objection(scope)
        if reason:
            await _refuse(send, reason)
            return

        async def guarded(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *_HEADERS]  # type: ignore[misc]  # ASGI messages are loose
            await send(message)

        await self._app(scope, receive, guarded)  # type: ignore[arg-type]  # the same looseness

    def _objection(self, scope: Scope) -> str:
        headers: dict[bytes, list[str]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name, []).append(value.decode("latin-1"))
        hosts = headers.get(b"host", [])
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return "the playground answers only to 127.0.0.1 or localhost with its port"
        origins = headers.get(b"origin", [])
        if any(origin.lower() not in self._origins for origin in origins):
            return "the playground answers to no other page"
        visits = scope["method"] == "GET" and scope["path"] == "/"
        if not visits and headers.get(b"sec-fetch-site", ["none"])[0] in ("cross-site", "same-site"):
            return "the playground answers to no other page"
        return ""


async def _refuse(send: Send, reason: str) -> None:
    body = json.dumps({"ok": False, "error_code": 403, "description": f"Forbidden: {reason}", "error": reason}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), *_HEADERS]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": body})
