"""The desk: one method for each thing that a person can ask."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from newsdesk.articles import canonical_address
from newsdesk.engines import collect, reading_key
from newsdesk.errors import Gone
from newsdesk.flights import Flights
from newsdesk.grounding import ground
from newsdesk.model import Article, Grounded, Summary
from newsdesk.ports import ArticleReader, Corrections, Engine, Library
from newsdesk.quota import Quota
from newsdesk.summaries.corrections import corrected
from newsdesk.turns import Turns


async def read(article: Article, engine: Engine) -> Grounded:
    """What the engine finds in the article, grounded. Nothing is kept."""
    reading = await collect(engine, article)
    return await asyncio.to_thread(ground, article, reading)


@dataclass(frozen=True, slots=True)
class Reread:
    """An article read again: the summary as it is now, and the one of what stood at the address before, None if nothing did.

    Both are of the same number when nothing has changed, and always by the same engine.
    """

    before: Summary | None
    now: Summary


class Desk:
    """Reads what it is given, once, and remembers it.

    `person` in the methods below is who asks: new readings are done in fair turns and counted for the hour, and whatever is
    remembered is answered at once and not counted. Without a person (a feed, a script) or a quota nothing is counted.
    """

    def __init__(
        self,
        library: Library,
        web: ArticleReader,
        engine: Engine,
        *,
        corrections: Corrections | None = None,
        turns: Turns | None = None,
        quota: Quota | None = None,
    ) -> None:
        self._library = library
        self._web = web
        self._engine = engine
        self._corrections = corrections
        self._turns = turns or Turns()
        self._quota = quota
        self._fetching = Flights[Article]()
        self._reading = Flights[Summary]()

    async def address(self, address: str, person: int | None = None) -> Summary:
        """The summary of the article at an address, read now or remembered. Raises a `ReaderError`."""
        canonical = canonical_address(address)
        article = await self._library.article_at(canonical)
        if article is not None:
            return await self._summary(article, person)
        async with self._turn(person):
            article = await self._fetching.join(canonical, lambda: self._fetch(canonical))
            return await self._read_once(article)

    async def article(self, article: Article, person: int | None = None) -> Summary:
        """The summary of an article that a person brought."""
        return await self._summary(await self._library.keep_article(article), person)

    async def refresh(self, address: str, person: int | None = None) -> Reread:
        """The article at an address fetched anew, beside what was known of it. Raises a `ReaderError`.

        A changed article is a new version beside the old one.
        """
        canonical = canonical_address(address)
        async with self._turn(person):
            old = await self._library.article_at(canonical)
            article = await self._fetching.join(("anew", canonical), lambda: self._fetch_anew(canonical))
            now = await self._read_once(article)
            if old is None or old.number == article.number:
                return Reread(now if old else None, now)
            return Reread(await self._read_once(old), now)

    async def again(self, number: int, chat: int) -> Summary:
        """A summary that was made before, for the chat that may see it, as that chat has mended it. Raises `Gone`."""
        return await self.mended(await self.unmended(number, chat), chat)

    async def mended(self, summary: Summary, chat: int) -> Summary:
        """A summary as it was read, with what the chat has mended in it."""
        if self._corrections is None:
            return summary
        return corrected(summary, await self._corrections.of(summary.number, chat))

    async def unmended(self, number: int, chat: int) -> Summary:
        """The same without the chat's corrections. Raises `Gone`."""
        summary = await self._library.summary(number, chat)
        if summary is None:
            raise Gone
        return summary

    @asynccontextmanager
    async def _turn(self, person: int | None) -> AsyncIterator[None]:
        """A counted reading in the person's turn. Raises `TooManyReadings`."""
        if person is not None and self._quota is not None:
            await self._quota.take(person)
        async with self._turns.turn(person):
            yield

    async def _fetch(self, canonical: str) -> Article:
        known = await self._library.article_at(canonical)  # it may have been fetched while this waited for its turn
        return known or await self._visit(canonical)

    async def _fetch_anew(self, canonical: str) -> Article:
        """The article as it is now; a site that says that nothing has changed is believed as long as the article is there."""
        before = await self._library.visit_to(canonical)
        if before is not None:
            visited = await self._web.visit(canonical, before)
            if visited.article is not None:
                await self._library.keep_visit(visited.visit)
                return await self._library.keep_article(visited.article)
            known = await self._library.article_at(before.found)
            if known is not None:
                return known
        return await self._visit(canonical)

    async def _visit(self, canonical: str) -> Article:
        visited = await self._web.visit(canonical)
        assert visited.article is not None, "a first visit has an article"
        kept = await self._library.keep_article(visited.article)
        await self._library.keep_visit(visited.visit)
        return kept

    async def _summary(self, article: Article, person: int | None) -> Summary:
        """What is known of a kept article, or what is found in it in the person's turn."""
        known = await self._library.reading_of(reading_key(self._engine, article), article.number)
        if known is not None:
            return known
        async with self._turn(person):
            return await self._read_once(article)

    async def _read_once(self, article: Article) -> Summary:
        key = reading_key(self._engine, article)
        known = await self._library.reading_of(key, article.number)
        return known or await self._reading.join((key, article.number), lambda: self._read(article))

    async def _read(self, article: Article) -> Summary:
        key = reading_key(self._engine, article)
        known = await self._library.reading_of(key, article.number)  # a reading may have ended since it was asked for
        if known is not None:
            return known
        return await self._library.keep_reading(article.number, key, await read(article, self._engine))
