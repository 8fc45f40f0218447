"""Connections and transactions.

The standard library's SQLite driver opens transactions by itself, too late and not for every statement: two who read and then
write both believe that they were alone, and a failed migration leaves half of its tables. Here the driver opens none;
`read` begins one that sees one state of the database, `write` one that has the database for itself from its first word.

The work of a transaction is an ordinary function of a connection. It runs in one greenlet, which gives the event loop free
whenever the database is asked; so the work waits for nothing else.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event
from sqlalchemy.util import greenlet_spawn

from storage import driver

Clock = Callable[[], datetime]
T = TypeVar("T")
Work = Callable[[Connection], T]

BUSY_SECONDS = 10
"""How long a writer waits for another process that writes: a backup, a command."""

CONNECTIONS = 4


def utc_now() -> datetime:
    """The instant, aware."""
    return datetime.now(UTC)


def connect(path: Path, *, migrating: bool = False) -> Engine:
    """An engine for the file, to be used in a greenlet.

    Its connections are plain until `transaction` begins one. With `migrating`, references are not followed, so that a table
    can be made anew.
    """
    engine = create_engine(
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

    @event.listens_for(engine, "do_connect")
    def dial(dialect: Dialect, record: object, arguments: list[Any], options: dict[str, Any]) -> driver.Connection:
        return driver.dial(dialect.loaded_dbapi, *arguments, **options)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, record: object) -> None:
        connection.set_up(settings, BUSY_SECONDS)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        raw: Any = connection.connection.dbapi_connection
        raw.opening = "BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN"

    return engine


class Database:
    """One file and the connections to it. Safe for any number of tasks; other processes may use the file as well."""

    def __init__(self, path: Path, clock: Clock = utc_now) -> None:
        self.path = path
        self.now = clock
        self._engine = connect(path)
        self._writers = self._engine.execution_options(writes=True)
        self._turn = asyncio.Lock()
        self._unscrubbed = False

    async def read(self, work: Work[T]) -> T:
        """Work that sees one state of the database, whoever writes meanwhile. It must not write."""
        return await greenlet_spawn(transaction, self._engine, work)

    async def write(self, work: Work[T]) -> T:
        """Work with the only pen: no other writes until it ends. All of it is kept, and on the disk, or nothing."""
        async with self._turn:
            result: T = await greenlet_spawn(transaction, self._writers, work)
        if self._unscrubbed:
            await self.scrub()
        return result

    async def scrub(self) -> None:
        """Empty the journal, so that what was erased is in no file any more. While somebody reads, put off to the next write."""
        async with self._turn:
            self._unscrubbed = await greenlet_spawn(self._outside, _empty_journal)

    async def copy_to(self, path: Path) -> None:
        """A consistent copy into an empty file, while others read and write. What was erased is not in it."""
        name = str(path).replace("'", "''")
        await greenlet_spawn(self._outside, lambda it: it.execute(f"VACUUM INTO '{name}'"))

    async def close(self) -> None:
        """Close all connections."""
        await greenlet_spawn(self._engine.dispose)

    def _outside(self, work: Callable[[Any], T]) -> T:
        """Work with a connection outside of any transaction; after an error the connection is not used again."""
        pooled = self._engine.raw_connection()
        try:
            return work(pooled.dbapi_connection)
        except BaseException:
            pooled.invalidate()
            raise
        finally:
            pooled.close()


def _empty_journal(connection: Any) -> bool:
    """Whether somebody who reads stood in the way."""
    connection.execute("PRAGMA busy_timeout = 0")
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    return bool(busy)


def transaction(engine: Engine, work: Work[T]) -> T:
    """The work's result once all of it is kept; with an error, nothing is."""
    with engine.begin() as connection:
        return work(connection)
