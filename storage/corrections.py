"""What readers have mended, each for one chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from newsdesk.errors import Gone
from newsdesk.model import PUBLIC, Correction, Fix, Scope, Wish
from storage.database import Database
from storage.rows import Row
from storage.sql import corrections as sql

LIKE = {
    Fix.SPEAKER: (Fix.SPEAKER,),
    Fix.ABOUT: (Fix.ABOUT, Fix.NOT_ABOUT),
    Fix.NOT_ABOUT: (Fix.ABOUT, Fix.NOT_ABOUT),
    Fix.NO_STATEMENT: (Fix.NO_STATEMENT,),
}
"""Which earlier corrections of a statement a new one takes the place of; with organizations, of the same one only."""


class StoredCorrections:
    """Corrections in the database: the port `Corrections`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, reading: int, chat: int) -> tuple[Correction, ...]:
        """What the chat has mended in this reading, oldest first."""
        which = {"reading": reading, "chat": chat}
        rows = await self._database.read(lambda it: it.execute(sql.OF_READING, which).all())
        return tuple(map(_correction, rows))

    async def keep(self, correction: Correction, now: datetime) -> Correction:
        """The correction with its number. Gone if the chat may not see the reading."""
        return await self._database.write(lambda it: _keep(it, correction, now))

    async def undo(self, reading: int, statement: int, chat: int) -> int:
        """Forget what the chat has mended in this statement; how many corrections that were."""
        which = {"reading": reading, "statement": statement, "chat": chat}
        return await self._database.write(lambda it: len(it.execute(sql.UNDO, which).all()))

    async def agree(self, number: int, chat: int, *, agreed: bool) -> bool:
        """Record whether the words may leave the chat; False if there is no such correction, or that was answered."""
        values = {"number": number, "of_chat": chat, "agreed": agreed}
        return await self._database.write(lambda it: it.execute(sql.AGREE, values).one_or_none() is not None)

    async def agreed(self) -> tuple[Correction, ...]:
        """The corrections of all chats whose words may leave them, by reading and chat."""
        return tuple(map(_correction, await self._database.read(lambda it: it.execute(sql.AGREED).all())))

    async def wait(self, chat: int, message: int, wish: Wish) -> None:
        """Remember what a reply to this message will answer; nothing if the chat has no such answer."""
        values = {"chat": chat, "message": message, "answer": wish.answer, "code": wish.code}
        await self._database.write(lambda it: it.execute(sql.AWAIT, values))

    async def awaited(self, chat: int, message: int) -> Wish | None:
        """What a reply to this message answers."""
        which = {"chat": chat, "message": message}
        row = await self._database.read(lambda it: it.execute(sql.AWAITED, which).one_or_none())
        return None if row is None else Wish(row.answer, row.code)

    async def grant(self, chat: int, message: int) -> None:
        """The reply has come: wait no longer."""
        await self._database.write(lambda it: it.execute(sql.GRANTED, {"chat": chat, "message": message}))


def _keep(connection: Connection, correction: Correction, now: datetime) -> Correction:
    which = {"reading": correction.reading, "public": PUBLIC.key, "own": Scope(correction.chat).key}
    scope = connection.execute(sql.SCOPE_OF, which).scalar_one_or_none()
    if scope is None:
        raise Gone("the reading is not kept any more")
    values = {
        "chat": correction.chat,
        "reading": correction.reading,
        "statement": correction.statement,
        "value": correction.value,
    }
    any_value = correction.fix in (Fix.SPEAKER, Fix.NO_STATEMENT)
    connection.execute(sql.DROP_LIKE, values | {"fixes": LIKE[correction.fix], "any_value": any_value})
    values |= {
        "reading_scope": scope,
        "fix": correction.fix,
        "person": correction.person,
        "agreed": correction.agreed,
        "made_at": now,
    }
    return replace(correction, number=connection.execute(sql.KEEP, values).scalar_one())


def _correction(row: Row) -> Correction:
    return Correction(row.chat, row.reading, row.statement, Fix(row.fix), row.value, row.person, row.agreed, row.id)
