from __future__ import annotations

import asyncio
import gzip
import zlib

import pytest

from newsdesk.articles import Policy
from newsdesk.articles.address import parse
from newsdesk.articles.fetching import AGENT, Limits, Web
from newsdesk.errors import BotWall, LoginWall, NotFound, Paywall, ReaderError, TimedOut, TooLarge, WrongType
from tests.newsdesk.articles.serving import Handler, always, answer, to_loopback, web_to


async def _outcome(handler: Handler, target: str = "/") -> bytes | type[ReaderError]:
    async with web_to(handler) as (web, made):
        try:
            return (await web.fetch(parse(made.at(target)))).content
        except ReaderError as error:
            return type(error)


async def test_a_page_comes_with_where_it_was_found_and_what_it_declares() -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        moved = answer(status="301 Moved Permanently", location="/new?id=1")
        writer.write(answer(b"\xe3\xd1\xcd\xc8\xc7", kind='Text/HTML; Charset="windows-1256"') if target != "/old" else moved)

    async with web_to(handler) as (web, made):
        found = await web.fetch(parse(made.at("/old")))
    assert str(found.address) == made.at("/new?id=1")
    assert (found.content, found.kind, found.charset) == (b"\xe3\xd1\xcd\xc8\xc7", "text/html", "windows-1256")


async def test_the_request_says_honestly_who_asks_and_carries_nothing_else() -> None:
    async with web_to(always(answer(b"x", set_cookie="id=1"))) as (web, made):
        await web.fetch(parse(made.at("/a")))
        await web.fetch(parse(made.at("/b")))
    for head in made.heads:
        assert f"User-Agent: {AGENT}" in head
        assert f"Host: news.test:{made.port}" in head
        assert "cookie" not in head.lower()
        assert "referer" not in head.lower()


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("404 Not Found", NotFound),
        ("410 Gone", NotFound),
        ("204 No Content", NotFound),
        ("500 Internal Server Error", NotFound),
        ("304 Not Modified", NotFound),
        ("401 Unauthorized", LoginWall),
        ("402 Payment Required", Paywall),
        ("403 Forbidden", BotWall),
        ("429 Too Many Requests", BotWall),
        ("503 Service Unavailable", TimedOut),
        ("504 Gateway Timeout", TimedOut),
    ],
)
async def test_a_refusal_by_status_has_its_own_error(status: str, error: type[ReaderError]) -> None:
    assert await _outcome(always(answer(status=status))) is error


@pytest.mark.parametrize(
    "kind", ["image/png", "application/x-rar", "video/mp4", "application/json", "audio/mpeg", "application/zip", "text/css"]
)
async def test_what_is_neither_page_nor_text_is_not_downloaded(kind: str) -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(kind=kind, content_length="100000000"))
        await asyncio.Event().wait()

    assert await _outcome(handler) is WrongType


async def test_a_page_that_announces_too_much_is_not_downloaded() -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(content_length="100000000"))
        await asyncio.Event().wait()

    assert await _outcome(handler) is TooLarge


async def test_an_endless_page_is_stopped() -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(transfer_encoding="chunked"))
        while True:
            writer.write(b"1000\r\n" + b"x" * 4096 + b"\r\n")
            await writer.drain()

    assert await _outcome(handler) is TooLarge


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
async def test_a_bomb_is_stopped_while_it_is_unpacked(coding: str) -> None:
    packer = zlib.compressobj(9, wbits=31 if coding == "gzip" else 15)
    bomb = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(100)) + packer.flush()
    assert len(bomb) < 200_000
    assert await _outcome(always(answer(bomb, content_encoding=coding))) is TooLarge


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(b"hello", mtime=0), "gzip"),
        (gzip.compress(b"hel", mtime=0) + gzip.compress(b"lo", mtime=0), "gzip"),
        (gzip.compress(b"hello", mtime=0) + b"\0" * 20, "x-gzip"),
        (zlib.compress(b"hello"), "deflate"),
        (zlib.compress(b"hello", wbits=-15), "deflate"),
        (b"hello", "identity"),
    ],
)
async def test_a_packed_page_is_unpacked(body: bytes, coding: str) -> None:
    assert await _outcome(always(answer(body, content_encoding=coding))) == b"hello"


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (b"hello", "gzip"),
        (b"hello", "br"),
        (b"hello", "gzip, gzip"),
        (gzip.compress(b"hello" * 99, mtime=0)[:-60] + b"spoilt", "gzip"),
    ],
)
async def test_a_page_packed_wrong_is_refused(body: bytes, coding: str) -> None:
    assert await _outcome(always(answer(body, content_encoding=coding))) is WrongType


async def test_a_site_that_never_answers_is_given_up() -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    assert await _outcome(handler) is TimedOut


async def test_a_page_that_drips_is_given_up_in_the_end() -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(content_length="100000"))
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    assert await _outcome(handler) is TimedOut


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"rubbish\r\n\r\n",
        answer(content_length="100") + b"broken off",
        answer(transfer_encoding="chunked") + b"ffff\r\nbroken off",
        answer(transfer_encoding="chunked") + b"no number\r\n",
        answer(content_length="-5"),
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1_000_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000 + b"\r\n",
        b"HTTP/1.1 99999 OK\r\n\r\n",
    ],
)
async def test_a_broken_answer_is_no_answer(said: bytes) -> None:
    assert await _outcome(always(said)) is NotFound


async def test_redirects_in_a_circle_end() -> None:
    async with web_to(always(answer(status="302 Found", location="/round"))) as (web, made):
        with pytest.raises(NotFound):
            await web.fetch(parse(made.at()))
    assert len(made.asked) == 6


async def test_a_redirect_without_a_place_to_go_is_nothing() -> None:
    assert await _outcome(always(answer(status="302 Found"))) is NotFound


async def test_a_refused_connection_is_nothing_found() -> None:
    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    web = Web(Policy(allowed=frozenset({("127.0.0.1", port)})), resolver=to_loopback, limits=Limits(total=2))
    with pytest.raises(NotFound):
        await web.fetch(parse(f"http://news.test:{port}/"))
    await web.close()


async def test_many_hostile_pages_at_once_leave_a_good_one_alone() -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        if target == "/good":
            writer.write(answer(b"good"))
        else:
            writer.write(answer(content_length="1000"))
            await asyncio.Event().wait()

    async with web_to(handler) as (web, made):
        hostile = [asyncio.create_task(web.fetch(parse(made.at(f"/{i}")))) for i in range(15)]
        assert (await web.fetch(parse(made.at("/good")))).content == b"good"
        ended = await asyncio.gather(*hostile, return_exceptions=True)
    assert {type(error) for error in ended} == {TimedOut}
