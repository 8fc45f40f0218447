"""The library: articles, readings and their statements."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from newsdesk.errors import Gone
from newsdesk.model import PUBLIC, Article, Grounded, ReadingKey, Scope, Statement, Summary, Text
from storage import rows
from storage.database import Database
from storage.sql import library as sql


class StoredLibrary:
    """Articles and readings in the database: the port `Library`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def article_at(self, address: str) -> Article | None:
        """The public article that was kept last at this canonical address."""
        which = {"scope": PUBLIC.key, "address_key": rows.address_key(address)}
        async with self._database.reading() as connection:
            row = (await connection.execute(sql.ARTICLE_AT, which)).one_or_none()
        return None if row is None else rows.article_from(row, Text(row.characters))

    async def keep_article(self, article: Article) -> Article:
        """The article as it is kept. Another text at the same address is a new version of it."""
        now = self._database.now()
        text_values = rows.text_values(article, now)
        async with self._database.writing() as connection:
            version = article.version
            if article.address is not None:
                which = {"scope": article.scope.key, "address_key": rows.address_key(article.address)}
                last = (await connection.execute(sql.LAST_VERSION, which)).scalar_one()
                version = max(version, (last or 0) + 1)
            text = (await connection.execute(sql.KEEP_TEXT, text_values)).scalar_one()
            row = (await connection.execute(sql.KEEP_ARTICLE, rows.article_values(article, text, version, now))).one()
        return rows.article_from(row, article.text)

    async def reading_of(self, key: ReadingKey, article: int) -> Summary | None:
        """What was read of this article under this key; None if it was never read."""
        async with self._database.reading() as connection:
            return await _under(connection, key, article)

    async def keep_reading(self, article: int, key: ReadingKey, reading: Grounded) -> Summary:
        """The reading with its number; the first under this key stays. Gone if the article was erased meanwhile."""
        now = self._database.now()
        async with self._database.writing() as connection:
            found = await connection.execute(sql.ARTICLE_NUMBERED, {"scope": key.scope.key, "article": article})
            row = found.one_or_none()
            if row is None:
                raise Gone("the article is not kept any more")
            values = rows.key_values(key, article) | rows.reading_values(reading, now)
            number = (await connection.execute(sql.KEEP_READING, values)).scalar_one_or_none()
            if number is None:
                first = await _under(connection, key, article)
                assert first is not None, "a reading is either new or there"
                return first
            kept = rows.article_from(row, Text(row.characters))
            await _keep_statements(connection, kept.scope, number, kept.text, now, reading)
        return Summary(kept, reading, number)

    async def summary(self, number: int, chat: int) -> Summary | None:
        """The reading with this number, if it is public or the chat's own."""
        which = {"public": PUBLIC.key, "own": Scope(chat).key, "reading": number}
        async with self._database.reading() as connection:
            row = (await connection.execute(sql.READING_NUMBERED, which)).one_or_none()
            return None if row is None else rows.summary_from(row, await _statements(connection, row))


async def _under(connection: AsyncConnection, key: ReadingKey, article: int) -> Summary | None:
    row = (await connection.execute(sql.READING_UNDER, rows.key_values(key, article))).one_or_none()
    return None if row is None else rows.summary_from(row, await _statements(connection, row))


async def _statements(connection: AsyncConnection, reading: rows.Row) -> tuple[Statement, ...]:
    which = {"scope": reading.scope, "reading": reading.reading}
    statements = (await connection.execute(sql.STATEMENTS, which)).all()
    if not statements:
        return ()
    speakers = (await connection.execute(sql.SPEAKERS, which)).all()
    abouts = (await connection.execute(sql.ABOUTS, which)).all()
    organizations = (await connection.execute(sql.ORGANIZATIONS, which)).all() if abouts else []
    return rows.statements_from(statements, speakers, abouts, organizations)


async def _keep_statements(
    connection: AsyncConnection, scope: Scope, number: int, text: Text, now: datetime, reading: Grounded
) -> None:
    new = rows.StatementRows(scope, number, text, now, reading.statements)
    if new.statements:
        await connection.execute(sql.KEEP_SPEAKERS, new.speakers)
        await connection.execute(sql.KEEP_STATEMENTS, new.statements)
    if new.abouts:
        await connection.execute(sql.KEEP_ORGANIZATIONS, new.organizations)
        await connection.execute(sql.KEEP_ABOUTS, new.abouts)
