"""Folded columns made anew after the folding has changed, a few rows at a time, so that others have their turns between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row

from newsdesk.text.folding import FOLD_VERSION
from storage import rows
from storage.database import Database
from storage.sql import folding as sql
from storage.sql.database import FACT
from storage.sql.library import ABOUTS, STATEMENTS

MANY = 20
FOLDED_BY = "folded_by"

Step = Callable[[Connection, Row[Any]], None]


async def refold(database: Database) -> int:
    """Fold everything anew unless this version of the folding has been over it; how many texts and readings were folded."""
    if await database.read(lambda it: it.execute(FACT, {"name": FOLDED_BY}).scalar_one_or_none()) == str(FOLD_VERSION):
        return 0
    number = await _walk(database, sql.TEXTS_AFTER, _text) + await _walk(database, sql.READINGS_AFTER, _reading)
    await database.write(lambda it: it.execute(sql.SET_FACT, {"name": FOLDED_BY, "value": str(FOLD_VERSION)}))
    return number


async def _walk(database: Database, after: Any, step: Step) -> int:
    """Take the step with every row, in order of number."""
    last, number = 0, 0

    def some(connection: Connection) -> list[int]:
        found = connection.execute(after, {"after": last, "many": MANY}).all()
        for row in found:
            step(connection, row)
        return [row.id for row in found]

    while numbers := await database.write(some):
        last, number = numbers[-1], number + len(numbers)
    return number


def _text(connection: Connection, text: Row[Any]) -> None:
    connection.execute(sql.FOLD_TEXT, {"of_scope": text.scope, "of_text": text.id, **_new(text.characters)})


def _reading(connection: Connection, reading: Row[Any]) -> None:
    which = {"scope": reading.scope, "reading": reading.id}
    of = {"of_scope": reading.scope, "of_reading": reading.id}
    said, meant = connection.execute(STATEMENTS, which).all(), connection.execute(ABOUTS, which).all()
    speakers = {row.speaker: of | {"at": row.speaker} | _new(*rows.speaker_words(rows.speaker_from(row))) for row in said}
    organizations = {
        row.organization: of | {"at": row.organization} | _new(*rows.organization_words(rows.organization_from(row)))
        for row in meant
    }
    statements = [
        of | {"at": row.position} | _new(*(reading.characters[start:end] for start, end in row.content)) for row in said
    ]
    changes = (
        (sql.FOLD_SPEAKER, [*speakers.values()]),
        (sql.FOLD_ORGANIZATION, [*organizations.values()]),
        (sql.FOLD_STATEMENT, statements),
    )
    for change, values in changes:
        if values:
            connection.execute(change, values)


def _new(*words: str | None) -> dict[str, Any]:
    return {f"new_{name}": value for name, value in rows.folded(*words).items()}
