"""Who uses the bot."""

from __future__ import annotations

from sqlalchemy import Connection

from newsdesk.model import Language, Reader, Scope
from storage.database import Database
from storage.sql import admissions as admissions_sql
from storage.sql import corrections as corrections_sql
from storage.sql import deliveries as deliveries_sql
from storage.sql import readers as sql
from storage.sql import subscriptions as subscriptions_sql


class StoredReaders:
    """Readers in the database: the port `Readers`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def reader(self, chat: int) -> Reader:
        """The reader of this chat, or one with defaults, which is recorded when it is kept."""
        return await self._database.read(lambda it: _reader(it, chat)) or Reader(chat)

    async def keep(self, reader: Reader) -> None:
        """Record the reader."""
        await self._database.write(lambda it: _keep(it, reader))

    async def migrate(self, old: int, new: int) -> None:
        """Move texts with all that was read in them, answers, tasks and settings. What the new chat has already stays."""
        if old != new:
            await self._database.write(lambda it: _move(it, old, new))

    async def forget(self, chat: int) -> None:
        """Erase all that belongs to a chat: texts and what was read in them, answers, settings, what its tasks say."""
        now = self._database.now()

        def forget(connection: Connection) -> None:
            connection.execute(corrections_sql.FORGET, {"chat": chat})
            connection.execute(sql.FORGET_TEXTS, {"scope": Scope(chat).key})
            connection.execute(sql.FORGET_ANSWERS, {"chat": chat})
            connection.execute(sql.FORGET_READER, {"chat": chat})
            connection.execute(subscriptions_sql.DROP, {"of_chat": chat})
            connection.execute(deliveries_sql.FORGET, {"of_chat": chat})
            connection.execute(admissions_sql.WITHDRAW, {"of_person": chat})
            connection.execute(sql.FORGET_TASKS, {"of_chat": chat, "now": now})

        await self._database.write(forget)
        await self._database.scrub()


def moved(before: Reader, after: Reader | None, chat: int) -> Reader:
    """The reader of a chat that has moved: what was chosen under the new id holds, else what was chosen under the old one."""
    if after is None:
        return Reader(chat, before.language, before.zone, before.active)
    return Reader(chat, after.language or before.language, after.zone or before.zone, after.active)


def _reader(connection: Connection, chat: int) -> Reader | None:
    row = connection.execute(sql.READER, {"chat": chat}).one_or_none()
    return None if row is None else Reader(row.chat, Language(row.language) if row.language else None, row.zone, row.active)


def _keep(connection: Connection, reader: Reader) -> None:
    values = {"chat": reader.chat, "language": reader.language, "zone": reader.zone, "active": reader.active}
    connection.execute(sql.KEEP, values)


def _move(connection: Connection, old: int, new: int) -> None:
    _move_texts(connection, Scope(old).key, Scope(new).key, chat=old)
    chats = {"old": old, "new": new}
    for move in (corrections_sql.MOVE, sql.DROP_TAKEN_MESSAGES, sql.MOVE_ANSWERS, sql.MOVE_TASKS, sql.MOVE_PLACEHOLDERS):
        connection.execute(move, chats)
    for move in (subscriptions_sql.DROP_TWIN, subscriptions_sql.MOVE, deliveries_sql.DROP_TWINS, deliveries_sql.MOVE):
        connection.execute(move, chats)
    before, after = _reader(connection, old), _reader(connection, new)
    if before is not None:
        connection.execute(sql.FORGET_READER, {"chat": old})
        _keep(connection, moved(before, after, new))


def _move_texts(connection: Connection, old: str, new: str, *, chat: int) -> None:
    """Readings first, so that the articles and texts that have a twin are empty when they are dropped."""
    scopes = {"old": old, "new": new}
    for twin in connection.execute(sql.READING_TWINS, scopes).all():
        connection.execute(sql.POINT_ITEMS, {"of_chat": chat, "from_reading": twin.old, "to_reading": twin.new})
        connection.execute(corrections_sql.POINT, scopes | {"from_reading": twin.old, "to_reading": twin.new})
        connection.execute(sql.DROP_READING, {"scope": old, "number": twin.old})
    for twin in connection.execute(sql.ARTICLE_TWINS, scopes).all():
        connection.execute(sql.MOVE_READINGS, scopes | {"from_article": twin.old, "to_article": twin.new})
        connection.execute(sql.DROP_ARTICLE, {"scope": old, "number": twin.old})
    for twin in connection.execute(sql.TEXT_TWINS, scopes).all():
        connection.execute(sql.MOVE_ARTICLES, scopes | {"from_text": twin.old, "to_text": twin.new})
        connection.execute(sql.DROP_TEXT, {"scope": old, "number": twin.old})
    connection.execute(sql.MOVE_TEXTS, scopes)
