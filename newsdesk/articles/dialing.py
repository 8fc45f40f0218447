"""The one dial point for the web: every connection is checked here, where it is made, and goes to the very address checked."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import httpcore

from newsdesk.articles.policy import Policy
from newsdesk.errors import ForbiddenAddress, NotFound, TimedOut

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""From a host name and a port to addresses in numbers, best first. Raises OSError where there is no such host."""

Dialler = Callable[[str, int, float], Awaitable[httpcore.AsyncNetworkStream]]
"""Opens a connection to an address in numbers and a port within so many seconds. Raises httpcore's errors."""

_MOST_TRIED = 4
_MOST_OF_HEAD = 65_536
_AT_ONCE = 4_096
_AT_ONCE_OF_BODY = 16_384


async def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a host as the system knows them.

    Each look-up has a thread of its own that nobody waits for at the end: a name server that never answers would otherwise
    hold the few threads that the whole program shares.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def settle(found: list[str] | OSError) -> None:
        if not answer.done():
            answer.set_exception(found) if isinstance(found, OSError) else answer.set_result(found)

    def look() -> None:
        found: list[str] | OSError
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = list(dict.fromkeys(str(entry[4][0]) for entry in entries))
        except OSError as error:
            found = error
        except Exception as error:  # a name that cannot be encoded
            found = OSError(str(error))
        with contextlib.suppress(RuntimeError):  # the loop was closed meanwhile
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=look, name="qawl-resolve", daemon=True).start()
    return await answer


async def dial(address: str, port: int, timeout: float) -> httpcore.AsyncNetworkStream:  # noqa: ASYNC109 - the signature of a Dialler
    """A connection over TCP."""
    return await httpcore.AnyIOBackend().connect_tcp(address, port, timeout=timeout)


class Measured(httpcore.AsyncNetworkStream):
    """A connection that is read in small pieces, and of which an answer's head may take up only so much.

    Whatever stands in one piece is parsed without a pause, and of a thousand interim answers or headers in it the whole
    program would know: so a piece is small until the head is over.
    """

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._left: int | None = _MOST_OF_HEAD

    def head_is_over(self, over: bool) -> None:
        """Stop or begin anew to count what belongs to a head."""
        self._left = None if over else _MOST_OF_HEAD

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - the signature of a stream
        """What has come, at most so much of it. RemoteProtocolError when a head has no end."""
        if self._left is None:
            return await self._stream.read(min(max_bytes, _AT_ONCE_OF_BODY), timeout)
        if self._left <= 0:
            raise httpcore.RemoteProtocolError("a head without an end")
        data = await self._stream.read(min(max_bytes, _AT_ONCE), timeout)
        self._left -= len(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - the signature of a stream
        """Send."""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature of a stream
    ) -> httpcore.AsyncNetworkStream:
        """The connection under TLS, read in the same way."""
        return Measured(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """What the connection tells of itself."""
        return self._stream.get_extra_info(info)


class DialPoint(httpcore.AsyncNetworkBackend):
    """Resolves, checks every address that a host has by the policy, and dials the addresses checked, never the name.

    A host of which one address is forbidden is not dialled at all. Raises ForbiddenAddress, NotFound (no such host) and
    TimedOut. What has been dialled before for the same host is reused only within the connection that was checked.
    """

    def __init__(self, policy: Policy, resolver: Resolver = resolve, dialler: Dialler = dial) -> None:
        self._policy = policy
        self._resolver = resolver
        self._dialler = dialler

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature of httpcore's backend
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to one of the host's addresses, all of which the policy allows."""
        deadline = time.monotonic() + (timeout or 10.0)
        addresses = await self._checked(host, port, deadline)
        for address in addresses:
            left = deadline - time.monotonic()
            try:
                within = max(left / 2, 0.1) if address != addresses[-1] else max(left, 0.1)
                return Measured(await self._dialler(address, port, within))
            except (httpcore.ConnectError, httpcore.ConnectTimeout, OSError):
                if address == addresses[-1] or time.monotonic() >= deadline:
                    raise
        raise NotFound("no address")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature of httpcore's backend
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Never: no web page lives in a file."""
        raise ForbiddenAddress("a socket in the file system")

    async def sleep(self, seconds: float) -> None:
        """Wait, as httpcore does between attempts."""
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int, deadline: float) -> list[str]:
        self._policy.check_port(port)
        with contextlib.suppress(ValueError):
            return [str(self._policy.check(str(ipaddress.ip_address(host)), port))]
        try:
            async with asyncio.timeout(max(deadline - time.monotonic(), 0.0)):
                found = await self._resolver(host, port)
        except TimeoutError:
            raise TimedOut("the name was not resolved") from None
        except (OSError, UnicodeError):
            raise NotFound("no such host") from None
        if not found:
            raise NotFound("no such host")
        return [str(number) for number in self._policy.check_all(found, port)][:_MOST_TRIED]
