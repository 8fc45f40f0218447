"""Who uses the bot."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from newsdesk.model import Language, Reader, Scope
from storage.database import Database
from storage.sql import readers as sql


class StoredReaders:
    """Readers in the database: the port `Readers`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def reader(self, chat: int) -> Reader:
        """The reader of this chat, or one with defaults, which is recorded when it is kept."""
        async with self._database.reading() as connection:
            return await _reader(connection, chat) or Reader(chat)

    async def keep(self, reader: Reader) -> None:
        """Record the reader."""
        async with self._database.writing() as connection:
            await _keep(connection, reader)

    async def migrate(self, old: int, new: int) -> None:
        """Move texts with all that was read in them, answers, tasks and settings. What the new chat has already stays."""
        if old == new:
            return
        async with self._database.writing() as connection:
            await _move_texts(connection, Scope(old).key, Scope(new).key, chat=old)
            chats = {"old": old, "new": new}
            await connection.execute(sql.DROP_TAKEN_MESSAGES, chats)
            await connection.execute(sql.MOVE_ANSWERS, chats)
            await connection.execute(sql.MOVE_TASKS, chats)
            await connection.execute(sql.MOVE_PLACEHOLDERS, chats)
            before, after = await _reader(connection, old), await _reader(connection, new)
            if before is not None:
                await connection.execute(sql.FORGET_READER, {"chat": old})
                await _keep(connection, moved(before, after, new))

    async def forget(self, chat: int) -> None:
        """Erase all that belongs to a chat: texts and what was read in them, answers, settings, what its tasks say."""
        async with self._database.writing() as connection:
            await connection.execute(sql.FORGET_TEXTS, {"scope": Scope(chat).key})
            await connection.execute(sql.FORGET_ANSWERS, {"chat": chat})
            await connection.execute(sql.FORGET_READER, {"chat": chat})
            await connection.execute(sql.FORGET_TASKS, {"of_chat": chat, "now": self._database.now()})
        await self._database.scrub()


def moved(before: Reader, after: Reader | None, chat: int) -> Reader:
    """The reader of a chat that has moved: what was chosen under the new id holds, else what was chosen under the old one."""
    if after is None:
        return Reader(chat, before.language, before.zone, before.active)
    return Reader(chat, after.language or before.language, after.zone or before.zone, after.active)


async def _reader(connection: AsyncConnection, chat: int) -> Reader | None:
    row = (await connection.execute(sql.READER, {"chat": chat})).one_or_none()
    return None if row is None else Reader(row.chat, Language(row.language) if row.language else None, row.zone, row.active)


async def _keep(connection: AsyncConnection, reader: Reader) -> None:
    values = {"chat": reader.chat, "language": reader.language, "zone": reader.zone, "active": reader.active}
    await connection.execute(sql.KEEP, values)


async def _move_texts(connection: AsyncConnection, old: str, new: str, *, chat: int) -> None:
    """Readings first, so that the articles and texts that have a twin are empty when they are dropped."""
    scopes = {"old": old, "new": new}
    for twin in (await connection.execute(sql.READING_TWINS, scopes)).all():
        which = {"of_chat": chat, "from_reading": twin.old, "to_reading": twin.new}
        await connection.execute(sql.POINT_ITEMS, which)
        await connection.execute(sql.DROP_READING, {"scope": old, "number": twin.old})
    for twin in (await connection.execute(sql.ARTICLE_TWINS, scopes)).all():
        await connection.execute(sql.MOVE_READINGS, scopes | {"from_article": twin.old, "to_article": twin.new})
        await connection.execute(sql.DROP_ARTICLE, {"scope": old, "number": twin.old})
    for twin in (await connection.execute(sql.TEXT_TWINS, scopes)).all():
        await connection.execute(sql.MOVE_ARTICLES, scopes | {"from_text": twin.old, "to_text": twin.new})
        await connection.execute(sql.DROP_TEXT, {"scope": old, "number": twin.old})
    await connection.execute(sql.MOVE_TEXTS, scopes)
