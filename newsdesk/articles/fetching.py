"""Getting a page from the web: bounded in time, in bytes, in redirects, and in where it may lead."""

from __future__ import annotations

import asyncio
import ssl
import zlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from email.message import Message
from functools import cache

import httpcore

from newsdesk.articles.address import Address, followed
from newsdesk.articles.dialing import Dialler, DialPoint, Measured, Resolver, dial, resolve
from newsdesk.articles.policy import Policy
from newsdesk.articles.politeness import PATIENCE, Hosts, seconds_to_wait
from newsdesk.errors import BadAddress, BotWall, LoginWall, NotFound, Paywall, ReaderError, TimedOut, TooLarge, WrongType
from newsdesk.model import Visit

AGENT = "Qawl/0.1 (a bot that reads news articles for its users)"

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REFUSALS: Mapping[int, type[ReaderError]] = {
    401: LoginWall,
    402: Paywall,
    403: BotWall,
    408: TimedOut,
    429: BotWall,
    502: TimedOut,
    503: TimedOut,
    504: TimedOut,
}
PAGES = frozenset({"text/html", "application/xhtml+xml"})
TEXTS = frozenset({"text/plain", "text/markdown", "text/x-markdown"})
FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
PAPERS = frozenset(
    {
        "application/pdf",
        "application/x-pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "message/rfc822",
    }
)
UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/xml", "text/xml", "unknown/unknown"})


_RESTS = frozenset({429, 503})
_MOST_PIECES = 20_000
"""Pieces that a body may come in: one of 5 MB in chunks of 250 bytes has as many."""
_PIECES_AT_ONCE = 32
_LONGEST_VALIDATOR = 500


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes that one page may take, and redirects followed on the way to it."""

    connect: float = 5.0
    read: float = 10.0
    total: float = 20.0
    bytes_sent: int = 5_000_000
    bytes_unpacked: int = 5_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found: where at last, its bytes unpacked, its media type in lower case ("" if untold) and declared charset.

    `etag` and `modified` are what the site gives to ask by another time. `unchanged`: it has nothing new since then.
    """

    address: Address
    content: bytes
    kind: str
    charset: str | None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class _Rest:
    """A host asked to be left alone for so many seconds; the error for who does not wait."""

    seconds: float
    refusal: type[ReaderError]


class Web:
    """The public web, as far as a policy lets one in. Sends no cookies and knows no proxies; closed by `close`."""

    def __init__(
        self,
        policy: Policy,
        *,
        resolver: Resolver = resolve,
        dialler: Dialler = dial,
        limits: Limits | None = None,
        trusted: ssl.SSLContext | None = None,
        agent: str = AGENT,
        hosts: Hosts | None = None,
    ) -> None:
        self._hosts = hosts or Hosts()
        self._dial_point = DialPoint(policy, resolver, dialler)
        self._limits = limits or Limits()
        self._trusted = trusted
        self._pool: httpcore.AsyncConnectionPool | None = None
        self._headers = [
            (b"User-Agent", agent.encode("ascii")),
            (b"Accept", b"text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1"),
            (b"Accept-Language", b"ar,en;q=0.8"),
            (b"Accept-Encoding", b"gzip, deflate"),
        ]

    async def fetch(self, address: Address, before: Visit | None = None) -> Fetched:
        """The page or text at an address, redirects followed and each checked where it is dialled.

        With the visit of another time, the site that was found then is asked for the page only if it has changed.

        Raises ForbiddenAddress, NotFound, TimedOut, TooLarge, WrongType, and LoginWall, Paywall or BotWall by the status alone.
        """
        limits = self._limits
        try:
            async with asyncio.timeout(limits.total):
                return await self._followed(address, before)
        except (TimeoutError, httpcore.TimeoutException):
            raise TimedOut("the site was too slow") from None
        except (httpcore.UnsupportedProtocol, httpcore.LocalProtocolError):
            raise BadAddress("no request can be made of it") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ConnectionNotAvailable, OSError) as fault:
            raise NotFound(f"no answer: {type(fault).__name__}") from None

    async def close(self) -> None:
        """Close every connection."""
        if self._pool is not None:
            await self._pool.aclose()
            self._pool = None

    async def _followed(self, address: Address, before: Visit | None) -> Fetched:
        """What is found at last. A host that asks for a short rest is asked once more after it."""
        redirects, rested = self._limits.redirects, False
        while True:
            found = await self._ask(address, before)
            if isinstance(found, Fetched):
                return found
            if isinstance(found, _Rest):
                if rested or found.seconds > PATIENCE:
                    raise found.refusal("the site asked to be left alone")
                rested = True
                continue
            if not redirects:
                raise NotFound("more redirects than are followed")
            redirects -= 1
            address = found

    async def _ask(self, address: Address, before: Visit | None) -> Fetched | Address | _Rest:
        """One request in the host's turn: what is there, where it sends us, or that it wants to be left alone for a while."""
        host = address.host if address.port in (80, 443) else address.netloc  # a browser's two ports are one site
        async with self._hosts.turn(host):
            found = await self._request(address, before)
            if isinstance(found, _Rest):
                self._hosts.rest(host, found.seconds, found.refusal)
            return found

    async def _request(self, address: Address, before: Visit | None) -> Fetched | Address | _Rest:
        limits = self._limits
        times = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": limits.total}
        host = address.netloc.encode("ascii")
        url = httpcore.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target)
        conditions = _conditions(before) if before is not None and before.source == str(address) else []
        headers_sent = [(b"Host", host), *self._headers, *conditions]
        request = httpcore.Request("GET", url, headers=headers_sent, extensions={"timeout": times})
        response = await (await self._opened()).handle_async_request(request)
        stream = response.extensions.get("network_stream")
        try:
            if isinstance(stream, Measured):
                stream.head_is_over(True)
            headers = {name.lower().decode("latin-1"): value.decode("latin-1") for name, value in response.headers}
            if response.status in _REDIRECTS and "location" in headers:
                return followed(address, headers["location"])
            etag, modified = _validator(headers.get("etag")), _validator(headers.get("last-modified"))
            if response.status == 304 and conditions:
                return Fetched(address, b"", "", None, etag, modified, unchanged=True)
            if response.status not in (200, 203):
                refusal = _REFUSALS.get(response.status, NotFound)
                if response.status in _RESTS and (seconds := seconds_to_wait(headers.get("retry-after", ""))) is not None:
                    return _Rest(seconds, refusal)
                raise refusal(f"status {response.status}")
            kind, charset = _kind(headers.get("content-type", ""))
            if kind not in PAGES | TEXTS | FEEDS | PAPERS | UNTOLD:
                raise WrongType(kind)
            if (told := headers.get("content-length", "")).isdecimal() and int(told[:18]) > limits.bytes_sent:
                raise self._too_large()
            content = await self._content(response.aiter_stream(), headers.get("content-encoding", ""))
            return Fetched(address, content, kind, charset, etag, modified)
        finally:
            if isinstance(stream, Measured):
                stream.head_is_over(False)
            await response.aclose()

    async def _content(self, stream: AsyncIterator[bytes], encoding: str) -> bytes:
        """The body unpacked; stops at the first byte too many, sent or unpacked."""
        unpacking = _Unpacking(encoding)
        content = bytearray()
        sent = pieces = 0
        async for piece in stream:
            sent += len(piece)
            pieces += 1
            if sent > self._limits.bytes_sent or pieces > _MOST_PIECES:
                raise self._too_large()
            if pieces % _PIECES_AT_ONCE == 0:
                await asyncio.sleep(0)  # a body in crumbs never makes its reader wait for the network
            content += unpacking.unpack(piece, self._limits.bytes_unpacked + 1 - len(content))
            if len(content) > self._limits.bytes_unpacked:
                raise self._too_large()
        return bytes(content)

    def _too_large(self) -> TooLarge:
        return TooLarge("more bytes than are read", limit=self._limits.bytes_sent // 1_000_000 or 1)

    async def _opened(self) -> httpcore.AsyncConnectionPool:
        trusted = self._trusted or await asyncio.to_thread(_usually_trusted)
        if self._pool is None:
            self._pool = httpcore.AsyncConnectionPool(
                ssl_context=trusted,
                network_backend=self._dial_point,
                max_connections=200,
                max_keepalive_connections=8,
                keepalive_expiry=5.0,
            )
        return self._pool


class _Unpacking:
    """Content codings taken off a stream, never more than is asked for."""

    def __init__(self, encoding: str) -> None:
        names = [name for name in (part.strip().lower() for part in encoding.split(",")) if name not in ("", "identity")]
        if len(names) > 1 or not set(names) <= {"gzip", "x-gzip", "deflate"}:
            raise WrongType("packed in an unknown way")
        self._name = names[0] if names else None
        self._inflate = self._new()

    def unpack(self, piece: bytes, most: int) -> bytes:
        """Up to `most` bytes more."""
        if self._name is None:
            return piece[:most]
        out = bytearray()
        try:
            while piece and len(out) < most:
                out += self._inflate.decompress(piece, most - len(out))
                if self._inflate.eof:  # the next member of a gzip file, or padding
                    piece = self._inflate.unused_data
                    if not piece.strip(b"\x00"):
                        break
                    self._inflate = self._new()
                else:
                    piece = self._inflate.unconsumed_tail
        except zlib.error:
            if self._name == "deflate":  # some servers send it without its wrapping
                self._name, self._inflate = "raw", zlib.decompressobj(-zlib.MAX_WBITS)
                return self.unpack(piece, most)
            raise WrongType("spoilt in transit") from None
        return bytes(out)

    def _new(self) -> zlib._Decompress:
        return zlib.decompressobj(zlib.MAX_WBITS if self._name == "deflate" else zlib.MAX_WBITS | 32)


def _conditions(before: Visit) -> list[tuple[bytes, bytes]]:
    """The headers that ask for a page only if it has changed."""
    asked = ((b"If-None-Match", before.etag), (b"If-Modified-Since", before.modified))
    return [(name, value.encode("latin-1")) for name, value in asked if value and _validator(value)]


def _validator(value: str | None) -> str | None:
    """A header to ask by another time, if it is one that can be sent back."""
    value = (value or "").strip()
    return value if value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable() else None


@cache
def _usually_trusted() -> ssl.SSLContext:
    """The certificates that browsers trust; to load them takes a tenth of a second."""
    return httpcore.default_ssl_context()


def _kind(content_type: str) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header."""
    if len(content_type) > 300:
        return "", None
    message = Message()
    message["Content-Type"] = content_type.replace("\r", " ").replace("\n", " ")
    charset = message.get_param("charset")
    kind = content_type.partition(";")[0].strip().lower()
    return kind, charset if isinstance(charset, str) else None
