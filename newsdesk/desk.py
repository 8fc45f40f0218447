"""The desk: one method for each thing that a person can ask."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace

from newsdesk.access import Access
from newsdesk.articles import canonical_address
from newsdesk.engines import collect, reading_key
from newsdesk.errors import Gone, ModelBusy, ModelNotAllowed, ModelWithheld
from newsdesk.flights import Flights
from newsdesk.grounding import ground
from newsdesk.model import Article, Asker, Claim, Grounded, Maker, Part, Reading, Restart, Summary
from newsdesk.ports import ArticleReader, Corrections, Engine, Library
from newsdesk.quota import Quota
from newsdesk.summaries.corrections import corrected
from newsdesk.turns import Turns

Watch = Callable[[Summary], Awaitable[None]]
"""Is given, while a model writes, what has been read and grounded of an article so far."""

LOOKS = 1.0
"""Seconds between two looks at what a model has written so far."""

PATIENCE = 60.0
"""Seconds that an article waits for its turn with the model before the embedded engine reads it."""


async def read(article: Article, engine: Engine, watch: Watch | None = None) -> Grounded:
    """What the engine finds in the article, grounded. Nothing is kept."""
    if watch is not None:
        engine = _Watched(engine, watch)
    reading = await collect(engine, article)
    return await asyncio.to_thread(ground, article, reading)


class _Watched:
    """An engine whose claims are shown while it goes on; passes the stream on."""

    def __init__(self, engine: Engine, watch: Watch) -> None:
        self._engine = engine
        self._watch = watch

    @property
    def maker(self) -> Maker:
        return self._engine.maker

    async def read(self, article: Article) -> AsyncIterator[Part]:
        claims: list[Claim] = []
        looked = time.monotonic()
        async for part in self._engine.read(article):
            if isinstance(part, Restart):
                claims.clear()
            if isinstance(part, Claim):
                claims.append(part)
                if time.monotonic() - looked >= LOOKS:
                    looked = time.monotonic()
                    so_far = await asyncio.to_thread(ground, article, Reading(self.maker, tuple(claims)))
                    await self._watch(Summary(article, so_far))
            yield part


@dataclass(frozen=True, slots=True)
class Reread:
    """An article read again: the summary as it is now, and the one of what stood at the address before, None if nothing did.

    Both are of the same number when nothing has changed, and always by the same engine.
    """

    before: Summary | None
    now: Summary


@dataclass(frozen=True, slots=True)
class _Choice:
    """Which engine reads an article for somebody, what it has read before, and why the model is withheld, if it is."""

    engine: Engine
    known: Summary | None = None
    withheld: ModelWithheld | None = None

    @property
    def remark(self) -> str:
        """What the answer says of it: who is served by the embedded engine always is not told so each time."""
        told = self.withheld is not None and not isinstance(self.withheld, ModelNotAllowed)
        return type(self.withheld).__name__ if told else ""


class Desk:
    """Reads what it is given, once, and remembers it.

    `asker` in the methods below is who asks: the model reads for whom `access` lets it; new readings are done in fair turns and
    counted for the hour, and whatever is remembered is answered at once and not counted. Without an asker (a feed, a script)
    the embedded engine reads and nothing is counted. `watch` is given what a model has written so far.
    """

    def __init__(
        self,
        library: Library,
        web: ArticleReader,
        engine: Engine,
        *,
        access: Access | None = None,
        corrections: Corrections | None = None,
        turns: Turns | None = None,
        model_turns: Turns | None = None,
        quota: Quota | None = None,
    ) -> None:
        self._library = library
        self._web = web
        self._engine = engine
        self._access = access
        self._corrections = corrections
        self._turns = turns or Turns()
        self._model_turns = model_turns or Turns(4, 2)
        self._quota = quota
        self._fetching = Flights[Article]()
        self._reading = Flights[Summary]()

    async def address(self, address: str, asker: Asker | None = None, watch: Watch | None = None) -> Summary:
        """The summary of the article at an address, read now or remembered. Raises a `ReaderError`."""
        canonical = canonical_address(address)
        article = await self._library.article_at(canonical)
        if article is not None:
            return await self._summary(article, asker, watch)
        await self._count(asker)
        async with self._turns.turn(_payer(asker)):
            article = await self._fetching.join(canonical, lambda: self._fetch(canonical))
        return await self._summary(article, asker, watch, counted=True)

    async def article(
        self, article: Article, asker: Asker | None = None, watch: Watch | None = None, sender: int | None = None
    ) -> Summary:
        """The summary of an article that a person brought: the asker, or `sender` where that is somebody else."""
        return await self._summary(await self._library.keep_article(article), asker, watch, sender)

    async def with_model(self, number: int, chat: int, asker: Asker, sender: int | None, watch: Watch | None = None) -> Summary:
        """The article of a summary that this chat may see, read by the model. `sender` brought the article to the chat.

        Raises `Gone`, and a `ModelWithheld` where the model may not or cannot read it.
        """
        choice, article = await self._with_model(number, chat, asker, sender)
        if choice.known is not None:
            return choice.known
        await self._count(asker)
        return await self._in_turn(article, choice, asker, watch)

    async def may_with_model(self, number: int, chat: int, asker: Asker, sender: int | None) -> None:
        """Raises what `with_model` would raise before it begins to read."""
        await self._with_model(number, chat, asker, sender)

    async def _with_model(self, number: int, chat: int, asker: Asker, sender: int | None) -> tuple[_Choice, Article]:
        article = (await self.unmended(number, chat)).article
        if self._access is None:
            raise ModelNotAllowed
        choice = await self._choice(article, asker, sender)
        if choice.withheld is not None:
            raise choice.withheld
        return choice, article

    async def refresh(self, address: str, asker: Asker | None = None, watch: Watch | None = None) -> Reread:
        """The article at an address fetched anew, beside what was known of it. Raises a `ReaderError`.

        A changed article is a new version beside the old one.
        """
        canonical = canonical_address(address)
        await self._count(asker)
        async with self._turns.turn(_payer(asker)):
            old = await self._library.article_at(canonical)
            article = await self._fetching.join(("anew", canonical), lambda: self._fetch_anew(canonical))
        now = await self._summary(article, asker, watch, counted=True)
        if old is None or old.number == article.number:
            return Reread(now if old else None, now)
        return Reread(await self._summary(old, asker, counted=True), now)

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

    async def _count(self, asker: Asker | None) -> None:
        """Count a reading for the hour. Raises `TooManyReadings`."""
        if asker is not None and self._quota is not None:
            await self._quota.take(asker.payer)

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

    async def _summary(
        self,
        article: Article,
        asker: Asker | None,
        watch: Watch | None = None,
        sender: int | None = None,
        *,
        counted: bool = False,
    ) -> Summary:
        """What is known of a kept article, or what is found in it in the asker's turn."""
        choice = await self._choice(article, asker, sender)
        if choice.known is not None:
            return _remarked(choice.known, choice.remark)
        if not counted:
            await self._count(asker)
        return await self._in_turn(article, choice, asker, watch)

    async def _choice(self, article: Article, asker: Asker | None, sender: int | None = None) -> _Choice:
        """The model where the gate lets the asker, else the embedded engine; with what that one has read before."""
        withheld: ModelWithheld | None = None
        if self._access is not None:
            try:
                await self._access.let_in(asker)
                if (known := await self._known(self._access.model, article)) is not None:
                    return _Choice(self._access.model, known)
                return _Choice(await self._access.engine(article, asker, sender))
            except ModelWithheld as error:
                withheld = error
        return _Choice(self._engine, await self._known(self._engine, article), withheld)

    async def _in_turn(self, article: Article, choice: _Choice, asker: Asker | None, watch: Watch | None) -> Summary:
        """What the chosen engine finds. The model's turns are apart, so that who waits for it keeps nobody else waiting."""
        engine, remark = choice.engine, choice.remark
        if engine is not self._engine:
            try:
                async with asyncio.timeout(PATIENCE) as patience, self._model_turns.turn(_payer(asker)):
                    patience.reschedule(None)
                    return await self._read_once(article, engine, watch)
            except TimeoutError:
                engine, remark = self._engine, ModelBusy.__name__
            except ModelWithheld as error:  # the day was spent while this waited for its turn
                engine, remark = self._engine, type(error).__name__
        async with self._turns.turn(_payer(asker)):
            return _remarked(await self._read_once(article, engine), remark)

    async def _known(self, engine: Engine, article: Article) -> Summary | None:
        return await self._library.reading_of(reading_key(engine, article), article.number)

    async def _read_once(self, article: Article, engine: Engine, watch: Watch | None = None) -> Summary:
        known = await self._known(engine, article)
        key = (reading_key(engine, article), article.number)
        return known or await self._reading.join(key, lambda: self._read(article, engine, watch))

    async def _read(self, article: Article, engine: Engine, watch: Watch | None) -> Summary:
        known = await self._known(engine, article)  # a reading may have ended since it was asked for
        if known is not None:
            return known
        found = await read(article, engine, watch)
        key = replace(
            reading_key(engine, article), maker=found.maker
        )  # where another stood in, the model is asked again next time
        kept = await self._library.keep_reading(article.number, key, replace(found, remark=""))
        return _remarked(kept, found.remark)


def _payer(asker: Asker | None) -> int | None:
    return None if asker is None else asker.payer


def _remarked(summary: Summary, remark: str) -> Summary:
    """The summary with the name of the error for which another engine than the model read it."""
    return replace(summary, reading=replace(summary.reading, remark=remark)) if remark else summary
