"""Servers on loopback that do what a server should not. Each says by a name what it does, and what a reader may make of it."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import socket
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from newsdesk.errors import (
    BadAddress,
    BotWall,
    ForbiddenAddress,
    ListPage,
    NotArticle,
    NotFound,
    NothingToRead,
    ReaderError,
    TimedOut,
    TooIntricate,
    TooLarge,
    TooShort,
    Unreadable,
    WrongType,
)
from tests.newsdesk.articles.serving import answer

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Errors = tuple[type[ReaderError] | type[str], ...]
"""The errors that are right; `str` where a text may be read as well."""

_ANY_VERDICT: Errors = tuple(kind for kind in ReaderError.__subclasses__() if kind not in (TimedOut, NotFound, ForbiddenAddress))
LITTLE: Errors = (TooShort, NotArticle)
OPEN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OPEN + b"Transfer-Encoding: chunked\r\n\r\n"
INSIDE = (
    "127.0.0.1:1", "127.1", "0x7f.1", "0177.0.0.1", "2130706433", "0.0.0.0", "10.0.0.1", "100.64.0.1", "169.254.169.254",
    "172.16.0.1", "192.168.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "[::]", "[::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]", "[2002:a00:1::]", "[2001:db8::1]", "[fc00::1]", "[fe80::1]",
    "[fd00:ec2::254]", "[ff02::1]", "localhost:6379",
)  # fmt: skip


@dataclass(frozen=True)
class Hostile:
    """What one server does, and the errors that are right for it."""

    name: str
    talk: Talk
    errors: Errors
    hears: bool = True


def says(*pieces: bytes, every: float = 0.0, then_waits: bool = False, hears: bool = True) -> Talk:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            if every:
                await asyncio.sleep(every)
        if then_waits:
            await asyncio.Event().wait()

    return talk


def goes_on(first: bytes, piece: bytes, every: float = 0.0) -> Talk:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(every)

    return talk


def resets(after: bytes = b"") -> Talk:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(after)
        await writer.drain()
        plain = writer.get_extra_info("socket")
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    return talk


async def half_closed(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(OPEN + b"Content-Length: 500\r\n\r\n<p>")
    writer.write_eof()
    await asyncio.Event().wait()


async def in_circles(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(answer(status="302 Found", location="/round"))


async def ever_farther(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(answer(status="302 Found", location=f"/{next(_NUMBERS)}"))


_NUMBERS = itertools.count()


def packed(size: int, wbits: int) -> bytes:
    packer = zlib.compressobj(9, wbits=wbits)
    return b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(size)) + packer.flush()


def page(body: str) -> bytes:
    return f"<!doctype html><html><head><title>T</title></head><body>{body}</body></html>".encode()


def redirect(there: str) -> Hostile:
    return Hostile(f"sends inside to {there}", says(answer(status="302 Found", location=f"http://{there}/")), (ForbiddenAddress,))


def hostiles() -> Iterable[Hostile]:
    yield from map(redirect, INSIDE)
    for scheme in ("file:///etc/passwd", "gopher://news.test/", "javascript:alert(1)", "data:text/html,x", "ftp://news.test/"):
        yield Hostile(f"sends out of the web to {scheme}", says(answer(status="301 X", location=scheme)), (BadAddress,))
    yield from _slow()
    yield from _endless()
    yield from _packed()
    yield from _broken()
    yield from _mislabelled()


def _slow() -> Iterable[Hostile]:
    yield Hostile("accepts and is silent", says(then_waits=True), (TimedOut,))
    yield Hostile("drips its head", says(*(bytes([c]) for c in OPEN * 9), every=0.05), (TimedOut,))
    yield Hostile("drips its body", goes_on(OPEN + b"Content-Length: 90000\r\n\r\n", b"x", 0.05), (TimedOut,))
    yield Hostile("drips its chunks", goes_on(CHUNKED, b"1\r\nx\r\n", 0.05), (TimedOut,))
    yield Hostile("begins and stops", says(OPEN + b"Content-Length: 900\r\n\r\n<p>", then_waits=True), (TimedOut,))
    yield Hostile("half closes", half_closed, (NotFound, TimedOut))
    yield Hostile("declares a gigabyte", says(OPEN + b"Content-Length: 1000000000\r\n\r\n", then_waits=True), (TooLarge,))
    yield Hostile("declares more than it sends", says(OPEN + b"Content-Length: 900\r\n\r\n<p>"), (NotFound,))
    yield Hostile("declares less than it sends", says(OPEN + b"Content-Length: 9\r\n\r\n<p>" + b"x" * 900), LITTLE)
    yield Hostile("asks to be left alone", says(answer(status="429 X", retry_after="900")), (BotWall,))
    yield Hostile("asks to be left alone for ages", says(answer(status="503 X", retry_after="9" * 300)), (TimedOut,))


def _endless() -> Iterable[Hostile]:
    yield Hostile("has no end", goes_on(OPEN + b"\r\n", b"x" * 4096), (TooLarge,))
    yield Hostile("has no end in chunks", goes_on(CHUNKED, b"1000\r\n" + b"x" * 4096 + b"\r\n"), (TooLarge,))
    yield Hostile("has no end in crumbs", goes_on(CHUNKED, b"1\r\nx\r\n" * 700), (TooLarge, TimedOut))
    yield Hostile("has no end in its head", goes_on(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n" * 500), (NotFound,))
    yield Hostile("has a header of a megabyte", says(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1_000_000 + b"\r\n\r\n"), (NotFound,))
    yield Hostile("has thousands of headers", says(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000 + b"\r\n"), (NotFound,))
    yield Hostile("says Continue for ever", goes_on(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100), (NotFound,))
    yield Hostile("says Early Hints for ever", goes_on(b"", b"HTTP/1.1 103 X\r\nLink: x\r\n\r\n" * 50), (NotFound,))
    yield Hostile("has endless trailers", goes_on(CHUNKED + b"0\r\n", b"X: y\r\n" * 500), (NotFound, TooLarge, TimedOut))
    yield Hostile("has an endless chunk size", goes_on(CHUNKED, b"0" * 4096), (NotFound,))
    yield Hostile("has an endless status line", goes_on(b"HTTP/1.1 200 ", b"x" * 4096), (NotFound,))


def _packed() -> Iterable[Hostile]:
    yield Hostile("is a gzip bomb", says(answer(packed(100, 31), content_encoding="gzip")), (TooLarge,))
    yield Hostile("is a deflate bomb", says(answer(packed(100, 15), content_encoding="deflate")), (TooLarge,))
    yield Hostile("is a raw deflate bomb", says(answer(packed(100, -15), content_encoding="deflate")), (TooLarge,))
    yield Hostile("is a brotli bomb", says(answer(b"\xcf\xff\xff\x7f\xf8" * 99, content_encoding="br")), (WrongType,))
    yield Hostile("is a zstd bomb", says(answer(b"\x28\xb5\x2f\xfd" * 99, content_encoding="zstd")), (WrongType,))
    twice = gzip.compress(packed(100, 31))
    yield Hostile("is packed twice", says(answer(twice, content_encoding="gzip, gzip")), (WrongType,))
    many = gzip.compress(b"") * 20_000
    yield Hostile("is thousands of empty members", says(answer(many, content_encoding="gzip")), (*LITTLE, WrongType, TooLarge))
    yield Hostile("says gzip and is not", says(answer(page("<p>x"), content_encoding="gzip")), (WrongType,))


def _broken() -> Iterable[Hostile]:
    yield Hostile("closes at once", says(), (NotFound,))
    yield Hostile("resets at once", resets(), (NotFound,))
    yield Hostile("resets in its head", resets(b"HTTP/1.1 200 OK\r\nContent-"), (NotFound,))
    yield Hostile("resets in its body", resets(OPEN + b"Content-Length: 900\r\n\r\n<p>"), (NotFound,))
    yield Hostile("speaks HTTP/0.9", says(b"<html><body>hello</body></html>"), (NotFound,))
    yield Hostile("speaks HTTP/9", says(b"HTTP/9.9 200 OK\r\n\r\n"), (NotFound, NothingToRead))
    yield Hostile("speaks SSH", says(b"SSH-2.0-OpenSSH_9.9\r\n", then_waits=True), (NotFound, TimedOut))
    yield Hostile("has rubbish for a status", says(b"HTTP/1.1 abc OK\r\n\r\n"), (NotFound,))
    yield Hostile("has bytes for a status", says(bytes(range(256)) * 20), (NotFound,))
    yield Hostile("switches protocols", says(b"HTTP/1.1 101 X\r\nUpgrade: x\r\n\r\n", then_waits=True), (NotFound, TimedOut))
    yield Hostile("has rubbish for chunks", says(CHUNKED + b"zz\r\nx\r\n"), (NotFound,))
    yield Hostile("has a negative length", says(OPEN + b"Content-Length: -5\r\n\r\n"), (NotFound,))
    yield Hostile("has two lengths", says(OPEN + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\nhello"), (NotFound,))
    yield Hostile("has folded headers and NUL", says(b"HTTP/1.1 200 OK\r\nA: b\r\n \0c\r\n\r\n"), (NotFound,))
    yield Hostile("goes in circles", in_circles, (NotFound,))
    yield Hostile("leads ever farther", ever_farther, (NotFound,))
    yield Hostile("leads nowhere", says(answer(status="302 Found", location="http://")), (BadAddress, NotFound))
    yield Hostile("leads too far", says(answer(status="302 Found", location="/" + "x" * 9_000)), (BadAddress,))


def _mislabelled() -> Iterable[Hostile]:
    pdf = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n"
    papers = (WrongType, Unreadable, NotArticle, NotFound)
    yield Hostile("is a PDF that says HTML", says(answer(pdf + bytes(range(256)) * 20)), papers)
    yield Hostile("is HTML that says PDF", says(answer(page("<p>x"), kind="application/pdf")), (*papers, *LITTLE))
    yield Hostile("is a picture that says HTML", says(answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)), papers)
    yield Hostile("is a zip that says HTML", says(answer(b"PK\x03\x04" + bytes(range(256)) * 20)), papers)
    wrong = answer(page("<p>" + "x" * 99), kind="text/html; charset=utf-7")
    yield Hostile("has a charset that is none", says(wrong), (*LITTLE, NotArticle, WrongType))
    yield Hostile("is deep", says(answer(page("<div>" * 38_000 + "x"))), (*LITTLE, TooIntricate))
    nested = gzip.compress(page("<b>" * 100_000 + "x"))
    yield Hostile("is a hundred thousand tags deep", says(answer(nested, content_encoding="gzip")), (TooIntricate,))
    yield Hostile("is one long word", says(answer(page("<p>" + "x" * 190_000))), (str, *_ANY_VERDICT))
    yield Hostile("is made of marks", says(answer(page("<p>" + "«" * 90_000))), (str, *_ANY_VERDICT))
    yield Hostile("is made of attributes", says(answer(page("<p " + "a=b " * 45_000 + ">x"))), (*LITTLE, NotArticle))
    yield Hostile(
        "is made of links", says(answer(page("<ul>" + "<li><a href=/x>News of x</a>" * 6_000))), (str, *LITTLE, ListPage)
    )
    yield Hostile("never closes a comment", says(answer(page("<!--" * 45_000))), LITTLE)
    yield Hostile("is empty", says(answer(b"")), (*LITTLE, WrongType))
    yield Hostile(
        "sends itself on by its page", says(answer(b"<meta http-equiv=refresh content='0;url=/'>")), (NotFound, *LITTLE)
    )


@asynccontextmanager
async def served(talks: Iterable[Talk]) -> AsyncIterator[list[int]]:
    """A server for each on a port of its own; the ports."""
    tasks: set[asyncio.Task[None]] = set()

    def serving(talk: Talk) -> Talk:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            tasks.add(task)
            try:
                await reader.readuntil(b"\r\n\r\n")
                await talk(reader, writer)
                await writer.drain()
            except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
                pass
            finally:
                writer.close()
                tasks.discard(task)

        return serve

    servers = [await asyncio.start_server(serving(talk), "127.0.0.1", 0) for talk in talks]
    try:
        yield [server.sockets[0].getsockname()[1] for server in servers]
    finally:
        for server in servers:
            server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
