from __future__ import annotations

import asyncio
import re

import httpcore
import pytest

from newsdesk.articles import open_reader
from newsdesk.errors import (
    BadAddress,
    ForbiddenAddress,
    ListPage,
    LoginWall,
    NotArticle,
    NotFound,
    ReaderError,
    TooLarge,
    WrongType,
)
from newsdesk.model import PUBLIC, Article, Language, Origin, Scope
from tests.newsdesk.articles.pages import AR_BODY, AR_TITLE, EN_BODY, EN_TITLE, newspaper
from tests.newsdesk.articles.serving import SOON, always, answer, site, to_loopback


async def _site(target: str, writer: asyncio.StreamWriter) -> None:
    said = {
        "/ar": answer(newspaper(charset=None).encode("cp1256"), kind="text/html"),
        "/en": answer(newspaper(EN_TITLE, EN_BODY).encode()),
        "/text": answer("\n\n".join((EN_TITLE, *EN_BODY)).encode(), kind="text/plain"),
        "/untold": answer(newspaper().encode(), kind=None),
        "/untold-picture": answer(b"\x89PNG\r\n\x1a\n" + bytes(100), kind=None),
        "/picture-as-page": answer(b"\x89PNG\r\n\x1a\n" + bytes(100)),
        "/picture": answer(b"\x89PNG\r\n\x1a\n", kind="image/png"),
        "/empty": answer(b""),
        "/feed": answer(b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', kind="text/xml"),
        "/told-feed": answer(b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', kind="application/atom+xml"),
        "/data": answer(b'{"said": "He said that it was so."}', kind="application/octet-stream"),
        "/page-as-text": answer(b"\n<!DOCTYPE html>" + newspaper(EN_TITLE, EN_BODY).encode()[15:], kind="text/plain"),
        "/short": answer(
            b'<html><meta http-equiv="refresh" content="0; url=\'/en?x=1\'"><title>...</title><body>Moved</body></html>'
        ),
        "/round": answer(b'<html><head><meta http-equiv="Refresh" content="1;URL=/round"></head><body>Moved</body></html>'),
        "/short-inside": answer(
            b'<html><meta http-equiv="refresh" content="0;url=http://192.168.1.1/"><body>Moved</body></html>'
        ),
        "/en?x=1": answer(newspaper(EN_TITLE, EN_BODY).encode()),
        "/inside": answer(status="302 Found", location="http://127.0.0.2/"),
        "/moved?utm_source=x": answer(status="302 Found", location="/en?utm_medium=y#part"),
        "/moved": answer(status="302 Found", location="/en?utm_medium=y#part"),
        "/en?utm_medium=y": answer(newspaper(EN_TITLE, EN_BODY).encode()),
        "/large": answer(b"x" * 300_000),
    }
    writer.write(said.get(target, answer(status="404 Not Found")))


async def test_links_are_read_or_refused_with_the_error_that_says_why() -> None:
    async with site(_site) as made, open_reader(made.policy, resolver=to_loopback, limits=SOON, workers=1) as reader:

        async def outcome(address: str) -> Article | type[ReaderError]:
            try:
                return await reader.read(address)
            except ReaderError as error:
                return type(error)

        arabic = await outcome(made.at("/ar?fbclid=1"))
        assert isinstance(arabic, Article)
        assert (arabic.title, arabic.text.characters) == (AR_TITLE, "\n".join(AR_BODY))
        assert (arabic.scope, arabic.origin, arabic.language) == (PUBLIC, Origin.LINK, Language.AR)
        assert arabic.address == made.at("/ar")

        english = await outcome(made.at("/moved?utm_source=x"))
        assert isinstance(english, Article)
        assert english.address == made.at("/en")

        short = await outcome(made.at("/short"))
        assert isinstance(short, Article)
        assert short.address == made.at("/en?x=1")
        assert await outcome(made.at("/round")) is NotFound
        assert made.asked.count("/round") == 3
        assert await outcome(made.at("/short-inside")) is ForbiddenAddress

        text = await outcome(made.at("/text"))
        assert isinstance(text, Article)
        assert (text.title, text.text.characters) == (EN_TITLE, "\n\n".join((EN_TITLE, *EN_BODY)))

        assert isinstance(await outcome(made.at("/untold")), Article)
        assert isinstance(await outcome(made.at("/page-as-text")), Article)
        odd = {
            "/untold-picture": WrongType,
            "/picture-as-page": WrongType,
            "/picture": WrongType,
            "/data": WrongType,
            "/empty": NotArticle,
            "/feed": ListPage,
            "/told-feed": ListPage,
        }
        assert {target: await outcome(made.at(target)) for target in odd} == odd
        assert await outcome(made.at("/nothing")) is NotFound
        assert await outcome(made.at("/inside")) is ForbiddenAddress
        assert await outcome(made.at("/large")) is TooLarge
        assert await outcome("http://127.0.0.1:1/") is ForbiddenAddress
        assert await outcome("javascript:alert(1)") is BadAddress


async def test_a_saved_page_is_read_as_if_it_had_come_from_its_address() -> None:
    async with open_reader(resolver=to_loopback, workers=1) as reader:
        page = newspaper(head='<meta property="article:published_time" content="2026-06-08">').encode()
        article = await reader.read_page(page, "https://POST.example/2026/06/08/a?utm_source=x")
        assert article.address == "https://post.example/2026/06/08/a"
        assert article.published is not None
        private = await reader.read_page(page, scope=Scope(5), origin=Origin.FILE)
        assert (private.scope, private.origin, private.address, private.published) == (Scope(5), Origin.FILE, None, None)
        with pytest.raises(WrongType):
            await reader.read_page(b"%PDF-1.7")
        with pytest.raises(BadAddress):
            await reader.read_page(page, "file:///etc/passwd")


async def test_a_reader_that_reads_no_page_starts_no_worker() -> None:
    async with site(always(answer(status="404 Not Found"))) as made, open_reader(made.policy, resolver=to_loopback) as reader:
        with pytest.raises(NotFound):
            await reader.read(made.at())
        assert not reader._workers._all


class Requested(httpcore.AsyncMockStream):
    """A connection under TLS to a web of the test's making; what is asked of it goes to `asked`."""

    def __init__(self, said: bytes, asked: list[str]) -> None:
        super().__init__([said, b""])
        self._asked = asked

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - the signature of a stream
        self._asked += re.findall(r"^GET (\S+)|^[Hh]ost: (\S+)", buffer.decode(), re.MULTILINE)


async def test_posts_and_channels_of_telegram_are_read_from_their_public_previews() -> None:
    text = f'<div class="tgme_widget_message_text">{"<br/>".join(AR_BODY)}</div>'
    head = '<html><head><meta charset="utf-8"><title>Telegram</title></head><body>'
    page = f'{head}<div class="tgme_widget_message" data-post="harbour_news/7">{text}</div></body></html>'.encode()
    asked: list[str] = []

    async def dial(address: str, port: int, within: float) -> httpcore.AsyncNetworkStream:
        assert (address, port) == ("149.154.167.99", 443)
        return Requested(answer(page), asked)

    async def resolve(host: str, port: int) -> list[str]:
        assert host == "t.me"
        return ["149.154.167.99"]

    async with open_reader(resolver=resolve, dialler=dial) as reader:
        for address in ("https://t.me/harbour_news/7", "t.me/s/harbour_news/7?single", "http://telegram.me/harbour_news/7"):
            article = await reader.read(address)
            assert article.address == "https://t.me/harbour_news/7"
            assert article.text.characters == "\n".join(AR_BODY)
        with pytest.raises(ListPage) as listed:
            await reader.read("t.me/harbour_news")
        with pytest.raises(LoginWall):
            await reader.read("https://t.me/c/1234/5")
    assert [address for _, address in listed.value.offers] == ["https://t.me/harbour_news/7"]
    assert [path for path, _ in asked if path] == ["/harbour_news/7?embed=1&mode=tme"] * 3 + ["/s/harbour_news"]
