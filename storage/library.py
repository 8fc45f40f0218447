"""The library: articles, readings and their statements."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection

from newsdesk.errors import Gone
from newsdesk.model import PUBLIC, Article, Grounded, ReadingKey, Scope, Summary, Text, Visit
from storage import rows
from storage.database import Database
from storage.sql import library as sql


class StoredLibrary:
    """Articles and readings in the database: the port `Library`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def article_at(self, address: str) -> Article | None:
        """The public article that was kept last at this canonical address, or at the one that it led to."""
        which = {"scope": PUBLIC.key, "address_key": rows.address_key(address)}
        row = await self._database.read(lambda it: it.execute(sql.ARTICLE_AT, which).one_or_none())
        return None if row is None else rows.article_from(row, Text(row.characters))

    async def visit_to(self, address: str) -> Visit | None:
        """Where this canonical address led when it was last opened."""
        which = {"asked_key": rows.address_key(address)}
        row = await self._database.read(lambda it: it.execute(sql.VISIT_TO, which).one_or_none())
        return None if row is None else Visit(row.asked, row.found, row.source, row.etag, row.modified)

    async def keep_visit(self, visit: Visit) -> None:
        """Record where an address led."""
        values = asdict(visit) | {
            "asked_key": rows.address_key(visit.asked),
            "found_key": rows.address_key(visit.found),
            "visited_at": self._database.now(),
        }
        await self._database.write(lambda it: it.execute(sql.KEEP_VISIT, values))

    async def keep_article(self, article: Article) -> Article:
        """The article as it is kept. Another text at the same address is a new version of it."""
        now = self._database.now()
        return await self._database.write(lambda it: _keep_article(it, article, now))

    async def reading_of(self, key: ReadingKey, article: int) -> Summary | None:
        """What was read of this article under this key; None if it was never read."""
        return await self._database.read(lambda it: _reading_of(it, key, article))

    async def keep_reading(self, article: int, key: ReadingKey, reading: Grounded) -> Summary:
        """The reading with its number; the first under this key stays. Gone if the article was erased meanwhile."""
        now = self._database.now()
        return await self._database.write(lambda it: _keep_reading(it, article, key, reading, now))

    async def summary(self, number: int, chat: int) -> Summary | None:
        """The reading with this number, if it is public or the chat's own."""
        which = {"public": PUBLIC.key, "own": Scope(chat).key, "reading": number}
        return await self._database.read(lambda it: _summary(it, it.execute(sql.READING_NUMBERED, which).one_or_none()))


def _keep_article(connection: Connection, article: Article, now: datetime) -> Article:
    version = article.version
    if article.address is not None:
        which = {"scope": article.scope.key, "address_key": rows.address_key(article.address)}
        last = connection.execute(sql.LAST_VERSION, which).scalar_one()
        version = max(version, (last or 0) + 1)
    text = connection.execute(sql.KEEP_TEXT, rows.text_values(article, now)).scalar_one()
    row = connection.execute(sql.KEEP_ARTICLE, rows.article_values(article, text, version, now)).one()
    return rows.article_from(row, article.text)


def _reading_of(connection: Connection, key: ReadingKey, article: int) -> Summary | None:
    return _summary(connection, connection.execute(sql.READING_UNDER, rows.key_values(key, article)).one_or_none())


def _summary(connection: Connection, reading: rows.Row | None) -> Summary | None:
    if reading is None:
        return None
    which = {"scope": reading.scope, "reading": reading.reading}
    statements = connection.execute(sql.STATEMENTS, which).all()
    if not statements:
        return rows.summary_from(reading, ())
    abouts = connection.execute(sql.ABOUTS, which).all()
    return rows.summary_from(reading, rows.statements_from(statements, abouts))


def _keep_reading(connection: Connection, article: int, key: ReadingKey, reading: Grounded, now: datetime) -> Summary:
    which = {"scope": key.scope.key, "article": article}
    row = connection.execute(sql.ARTICLE_NUMBERED, which).one_or_none()
    if row is None:
        raise Gone("the article is not kept any more")
    values = rows.key_values(key, article) | rows.reading_values(reading, now)
    number = connection.execute(sql.KEEP_READING, values).scalar_one_or_none()
    if number is None:
        first = _reading_of(connection, key, article)
        assert first is not None, "a reading is either new or there"
        return first
    kept = rows.article_from(row, Text(row.characters))
    new = rows.StatementRows(kept.scope, number, kept.text, now, reading.statements)
    if new.statements:
        connection.execute(sql.KEEP_SPEAKERS, new.speakers)
        connection.execute(sql.KEEP_STATEMENTS, new.statements)
    if new.abouts:
        connection.execute(sql.KEEP_ORGANIZATIONS, new.organizations)
        connection.execute(sql.KEEP_ABOUTS, new.abouts)
    return Summary(kept, reading, number, made=now)
