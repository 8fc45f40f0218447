"""The one entry to reading from the web and from saved pages."""

from __future__ import annotations

import asyncio
import logging
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from newsdesk.articles.address import canonical_address, direct_address, followed, parse
from newsdesk.articles.decoding import decoded_text, looks_like_text
from newsdesk.articles.dialing import Dialler, Resolver, dial, resolve
from newsdesk.articles.fetching import FEEDS, PAGES, TEXTS, Fetched, Limits, Web
from newsdesk.articles.headings import facts_of
from newsdesk.articles.intake import MOST_CHARACTERS, article_from_text
from newsdesk.articles.leading import led_on
from newsdesk.articles.lists import feed_offers
from newsdesk.articles.page import Elsewhere, Page, Refusal, read_page
from newsdesk.articles.papers import Kind, kind_of, read_paper
from newsdesk.articles.policy import PUBLIC_WEB, Policy
from newsdesk.articles.posts import preview_address
from newsdesk.articles.workers import Workers, WorkFailed
from newsdesk.errors import ListPage, NotArticle, NotFound, ReaderError, TooIntricate, TooLong, Unreadable, WrongType
from newsdesk.model import PUBLIC, Article, Origin, Scope, Text, Visit, Visited

_MOST_SENT_ON = 2
"""How many pages without words, which only lead to another page, are followed."""

_MOST_TAGS = 100_000
"""Tags of a page that are looked at: as many take a worker some five seconds, and an article with its whole site has a tenth."""

_log = logging.getLogger(__name__)


class WebReader:
    """Reads the article at an address, or on a page that is at hand. Made and closed by `open_reader`."""

    def __init__(self, web: Web, workers: Workers) -> None:
        self._web = web
        self._workers = workers

    async def read(self, address: str) -> Article:
        """The article at an http(s) address, in public scope, under the canonical form of the address that it was found at.

        Raises a `ReaderError`: BadAddress, ForbiddenAddress, NotFound, TimedOut, TooLarge, WrongType, or what the
        page is instead.
        """
        visited = await self.visit(address)
        assert visited.article is not None, "only who has been there before is told that nothing has changed"
        return visited.article

    async def visit(self, address: str, before: Visit | None = None) -> Visited:
        """The article at an address, as `read` gives it, and where it was found.

        With the visit of another time the site is asked only for what has changed since; if nothing has, there is no article.
        """
        asked = canonical_address(address)
        direct = direct_address(asked)
        there = parse(preview_address(direct) or direct)
        for _ in range(_MOST_SENT_ON + 1):
            found = await self._web.fetch(there, before)
            if before is not None and found.unchanged:
                return Visited(replace(before, asked=asked), None)
            final = canonical_address(str(found.address))
            if (kind := _paper_kind(found)) is not None:
                return _visited(asked, found, await self.read_paper(kind, found.content, final))
            if _is_feed(found):
                raise await self._list_of(found.content, final)
            if not _is_page(found):
                return _visited(asked, found, await asyncio.to_thread(_of_text, found, final))
            if (onward := led_on(direct, found)) is not None:
                there = onward
                continue
            result = await self._extracted(found.content, found.charset, final)
            if not isinstance(result, Elsewhere):
                return _visited(asked, found, _article(result, final, PUBLIC, Origin.LINK))
            there = followed(found.address, result.location)
        raise NotFound("sent on and on")

    async def read_page(
        self,
        page: bytes,
        address: str | None = None,
        *,
        scope: Scope = PUBLIC,
        origin: Origin = Origin.LINK,
    ) -> Article:
        """The article on a saved page, as if it had come from `address`; nothing is fetched. Raises a `ReaderError`."""
        if address is not None:
            address = canonical_address(address)
        result = await self._extracted(page, None, address)
        if isinstance(result, Elsewhere):
            raise NotArticle("it leads elsewhere")
        return _article(result, address, scope, origin)

    async def read_paper(
        self,
        kind: Kind,
        data: bytes,
        address: str | None = None,
        *,
        scope: Scope = PUBLIC,
        origin: Origin = Origin.LINK,
    ) -> Article:
        """The article in a PDF, DOCX or EML file. Raises a `ReaderError`: ScannedPdf, Unreadable, TooLarge, OtherLanguage."""
        try:
            result = await self._workers.run(read_paper, kind, data)
        except WorkFailed as failure:
            _log.warning("a document was not read: %s %s", failure.reason, failure.detail)
            raise Unreadable(f"extraction: {failure.reason}") from failure
        if isinstance(result, Refusal):
            raise _refused(result)
        return _article(_with_facts(result), address, scope, origin)

    async def _list_of(self, feed: bytes, address: str) -> ListPage:
        """The error that offers the newest articles of a feed."""
        try:
            offers = await self._workers.run(feed_offers, feed, address)
        except WorkFailed as failure:
            _log.warning("a feed was not read: %s %s", failure.reason, failure.detail)
            offers = ()
        return ListPage("a feed", tuple((offer.title, offer.address) for offer in offers))

    async def _extracted(self, page: bytes, charset: str | None, address: str | None) -> Page | Elsewhere:
        """What a worker finds in a page."""
        if not looks_like_text(page):
            raise WrongType("no page")
        if page.count(b"<") > _MOST_TAGS:
            raise TooIntricate("more tags than are looked at")
        try:
            result = await self._workers.run(read_page, page, charset, address)
        except WorkFailed as failure:
            _log.warning("a page was not extracted: %s %s", failure.reason, failure.detail)
            if failure.reason in ("hung", "memory"):
                raise TooIntricate(f"extraction: {failure.reason}") from failure
            raise NotArticle(f"extraction: {failure.reason}") from failure
        if isinstance(result, Refusal):
            raise _refused(result)
        if isinstance(result, Page) and len(result.text) > MOST_CHARACTERS:
            raise TooLong(f"{len(result.text)} characters", limit=MOST_CHARACTERS)
        return result


@asynccontextmanager
async def open_reader(
    policy: Policy = PUBLIC_WEB,
    *,
    resolver: Resolver = resolve,
    dialler: Dialler = dial,
    limits: Limits | None = None,
    trusted: ssl.SSLContext | None = None,
    workers: int = 2,
) -> AsyncIterator[WebReader]:
    """A reader of articles, the one entry to the web.

    Every connection, redirects and literal addresses included, is checked by `policy` where it is dialled; the default lets
    only public addresses on ports 80 and 443 through. `resolver` and `dialler` stand for the network in tests, `limits` bound
    time and bytes, `trusted` holds the certificates that are believed. Workers start with the first page and end with the block.
    """
    web = Web(policy, resolver=resolver, dialler=dialler, limits=limits, trusted=trusted)
    crew = Workers(workers)
    try:
        yield WebReader(web, crew)
    finally:
        await web.close()
        await crew.close()


def _is_feed(found: Fetched) -> bool:
    return found.kind in FEEDS or (
        found.kind not in PAGES and re.search(rb"<(?:rss|feed|rdf:rdf)[\s>]", _beginning(found)) is not None
    )


def _beginning(found: Fetched) -> bytes:
    return found.content[:2_048].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()


def _is_page(found: Fetched) -> bool:
    """Whether what was fetched is a page, whatever it calls itself, and not a text.

    Raises WrongType for what is neither.
    """
    if not looks_like_text(found.content):
        raise WrongType(found.kind)
    beginning = _beginning(found)
    if found.kind in PAGES or re.match(
        rb"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|title)\b", beginning
    ):
        return True
    if found.kind not in TEXTS and beginning.startswith((b"<", b"{", b"[")):
        raise WrongType(found.kind or "untold")
    return False


def _of_text(found: Fetched, address: str) -> Article:
    """An article that is served as plain text. In a thread: to guess a charset takes half a second at worst."""
    characters = decoded_text(found.content, found.charset)
    if characters is None:
        raise WrongType("no text")
    return article_from_text(characters, PUBLIC, Origin.LINK, address=address)


def _visited(asked: str, found: Fetched, article: Article) -> Visited:
    visit = Visit(asked, article.address or asked, str(found.address), found.etag, found.modified)
    return Visited(visit, article)


def _refused(refusal: Refusal) -> ReaderError:
    if issubclass(refusal.error, ListPage):
        return refusal.error(refusal.detail, tuple((offer.title, offer.address) for offer in refusal.offers))
    return refusal.error(refusal.detail, **dict(refusal.fields))


def _paper_kind(found: Fetched) -> Kind | None:
    """Which document was fetched: by its bytes, or by its type where that says so."""
    kind = kind_of(found.content)
    return kind if kind is not Kind.EML or found.kind == "message/rfc822" else None


def _with_facts(page: Page) -> Page:
    """The page with what its first and last lines tell, where the file tells nothing."""
    facts = facts_of(page.text)
    return replace(
        page,
        title=page.title or facts.title,
        publisher=page.publisher or facts.publisher,
        published=page.published or facts.published,
    )


def _article(page: Page, address: str | None, scope: Scope, origin: Origin) -> Article:
    return Article(
        scope=scope,
        text=Text(page.text),
        language=page.language,
        origin=origin,
        title=page.title,
        address=page.address or address,
        publisher=page.publisher,
        author=page.author,
        published=page.published,
        mixed=page.mixed,
        partial=page.partial,
    )
