"""The desk: one method for each thing that a person can ask."""

from __future__ import annotations

import asyncio

from newsdesk.articles import canonical_address
from newsdesk.engines import collect, reading_key
from newsdesk.errors import Gone
from newsdesk.flights import Flights
from newsdesk.grounding import ground
from newsdesk.model import Article, Grounded, Summary
from newsdesk.ports import ArticleReader, Corrections, Engine, Library
from newsdesk.summaries.corrections import corrected


async def read(article: Article, engine: Engine) -> Grounded:
    """What the engine finds in the article, grounded. Nothing is kept."""
    reading = await collect(engine, article)
    return await asyncio.to_thread(ground, article, reading)


class Desk:
    """Reads what it is given, once, and remembers it."""

    def __init__(self, library: Library, web: ArticleReader, engine: Engine, *, corrections: Corrections | None = None) -> None:
        self._library = library
        self._web = web
        self._engine = engine
        self._corrections = corrections
        self._fetching = Flights[Article]()
        self._reading = Flights[Summary]()

    async def address(self, address: str) -> Summary:
        """The summary of the article at an address, read now or remembered. Raises a `ReaderError`."""
        canonical = canonical_address(address)
        article = await self._library.article_at(canonical)
        if article is None:
            article = await self._fetching.join(canonical, lambda: self._fetch(canonical))
        return await self._summary(article)

    async def article(self, article: Article) -> Summary:
        """The summary of an article that a person brought."""
        return await self._summary(await self._library.keep_article(article))

    async def again(self, number: int, chat: int) -> Summary:
        """A summary that was made before, for the chat that may see it, as that chat has mended it. Raises `Gone`."""
        summary = await self.unmended(number, chat)
        return corrected(summary, await self._corrections.of(number, chat)) if self._corrections is not None else summary

    async def unmended(self, number: int, chat: int) -> Summary:
        """The same without the chat's corrections. Raises `Gone`."""
        summary = await self._library.summary(number, chat)
        if summary is None:
            raise Gone
        return summary

    async def _fetch(self, canonical: str) -> Article:
        return await self._library.keep_article(await self._web.read(canonical))

    async def _summary(self, article: Article) -> Summary:
        key = reading_key(self._engine, article)
        known = await self._library.reading_of(key, article.number)
        return known or await self._reading.join((key, article.number), lambda: self._read(article))

    async def _read(self, article: Article) -> Summary:
        key = reading_key(self._engine, article)
        known = await self._library.reading_of(key, article.number)  # a reading may have ended since it was asked for
        if known is not None:
            return known
        return await self._library.keep_reading(article.number, key, await read(article, self._engine))
