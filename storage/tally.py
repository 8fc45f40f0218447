"""How many new readings each person has had."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from storage.database import Database
from storage.sql import tally as sql


class StoredTally:
    """Readings counted in the database: the port `Tally`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, person: int, most: int, within: timedelta, now: datetime) -> datetime | None:
        """Count one more, or say when the earliest was where there are `most` already. What is older is dropped, whose it is."""
        return await self._database.write(lambda it: _take(it, person, most, now - within, now))


def _take(connection: Connection, person: int, most: int, before: datetime, now: datetime) -> datetime | None:
    connection.execute(sql.FORGET, {"before": before})
    had, earliest = connection.execute(sql.HAD, {"person": person}).one()
    if had >= most:
        return earliest if earliest is not None else now
    connection.execute(sql.TAKE, {"person": person, "taken_at": now})
    return None
