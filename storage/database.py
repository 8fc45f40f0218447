"""Connections and transactions.

The standard library's SQLite driver opens transactions by itself, too late and not for every statement: two who read and then
write both believe that they were alone, and a failed migration leaves half of its tables. Here the driver opens none;
`reading` begins one that sees one state of the database, `writing` one that has the database for itself from its first word.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

Clock = Callable[[], datetime]

BUSY_SECONDS = 10
"""How long a writer waits for another process that writes: a backup, a command."""

CONNECTIONS = 4


def utc_now() -> datetime:
    """The instant, aware."""
    return datetime.now(UTC)


def connect(path: Path, *, migrating: bool = False) -> AsyncEngine:
    """An engine for the file. With `migrating`, references are not followed, so that a table can be made anew."""
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        connect_args={"isolation_level": None, "timeout": BUSY_SECONDS},
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=60,
    )
    settings = f"""
        PRAGMA busy_timeout = {BUSY_SECONDS * 1000};
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA foreign_keys = {"OFF" if migrating else "ON"};
    """

    @event.listens_for(engine.sync_engine, "connect")
    def set_up(connection: Any, record: object) -> None:
        connection.run_async(lambda driver: driver.executescript(settings))

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")

    return engine


class Database:
    """One file and the connections to it. Safe for any number of tasks; other processes may use the file as well."""

    def __init__(self, path: Path, clock: Clock = utc_now) -> None:
        self.path = path
        self.now = clock
        self._readers = connect(path)
        self._writers = self._readers.execution_options(writes=True)
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that sees one state of the database, whoever writes meanwhile. It must not write."""
        async with self._readers.begin() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction with the only pen: no other writes until it ends. All of it is kept, and on the disk, or nothing."""
        async with self._turn, self._writers.begin() as connection:
            yield connection

    async def scrub(self) -> None:
        """Empty the journal, so that what was erased is in no file any more. Put off if somebody is reading."""
        async with self._turn, self._readers.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            await driver.executescript(
                f"PRAGMA busy_timeout = 100; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = {BUSY_SECONDS * 1000};"
            )

    async def copy_to(self, path: Path) -> None:
        """A consistent copy into an empty file, while others read and write. What was erased is not in it."""
        async with self._readers.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            await driver.execute("VACUUM INTO ?", (str(path),))

    async def close(self) -> None:
        """Close all connections."""
        await self._readers.dispose()
