"""SQLAlchemy's aiosqlite driver with one trip to the database's thread for each statement.

As it comes, a statement takes four trips (make a cursor, execute, fetch, close), and beginning and ending a transaction five
more; each costs more than the query itself. Here statement and result are one trip, a transaction begins on the way of its
first statement, and one that was never begun needs no end. This module alone knows these insides of the two packages; if they
change, the database works without it, only slower.
"""

from __future__ import annotations

import sqlite3
import time
from collections import deque
from typing import Any

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection, AsyncAdapt_aiosqlite_cursor
from sqlalchemy.util import await_only


class _Outcome:
    """What a statement came to: the part of a cursor that is still wanted when its rows are here."""

    __slots__ = ("arraysize", "description", "lastrowid", "rowcount")

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self.description = cursor.description
        self.rowcount = cursor.rowcount
        self.lastrowid = cursor.lastrowid
        self.arraysize = 1

    def close(self) -> None:
        """The cursor was closed where it was used."""


def _run(connection: sqlite3.Connection, opening: str | None, execute: str, *arguments: Any) -> tuple[_Outcome, list[Any]]:
    """Begin if that is still to do, execute, fetch and close, in the database's thread."""
    if opening is not None:
        connection.execute(opening)
    cursor: sqlite3.Cursor = getattr(connection, execute)(*arguments)
    try:
        rows = cursor.fetchall() if cursor.description else []
        return _Outcome(cursor), rows
    finally:
        cursor.close()


def _set_up(connection: sqlite3.Connection, settings: str, seconds: float) -> None:
    """The settings, in the database's thread. SQLite does not wait for others who change the journal's mode, so this does."""
    patience = time.monotonic() + seconds
    while True:
        try:
            connection.executescript(settings)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(0.01)
        else:
            return


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()
    _awaitable_cursor_close = False

    def __init__(self, adapt_connection: Any) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._cursor: Any = None
        self._soft_closed_memoized: Any = {}
        self._rows: deque[Any] = deque()

    async def _trip(self, execute: str, *arguments: Any) -> None:
        driver: Any = self._connection
        connection: Any = self._adapt_connection
        async with connection._execute_mutex:
            opening, connection.opening, connection.unsettled = connection.opening, None, True
            self._cursor, rows = await driver._execute(_run, driver._conn, opening, execute, *arguments)
            connection.unsettled = False
            self._rows = deque(rows)

    async def _execute_async(self, operation: Any, parameters: Any) -> None:
        await self._trip("execute", operation, () if parameters is None else parameters)

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> None:
        await self._trip("executemany", operation, seq_of_parameters)


class Connection(AsyncAdapt_aiosqlite_connection):
    """A connection whose statements are one trip each.

    `opening` is the BEGIN that goes with the next statement. `unsettled` says that a trip was cut short: its statement may
    still run, so whether there is a transaction cannot be known from here.
    """

    __slots__ = ("opening", "unsettled")
    _cursor_cls = _Cursor

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self.opening: str | None = None
        self.unsettled = False

    def set_up(self, settings: str, seconds: float) -> None:
        """Run a script of settings, waiting up to so many seconds for others who are doing the same."""
        driver: Any = self._connection
        await_only(driver._execute(_set_up, driver._conn, settings, seconds))

    def commit(self) -> None:
        """End the transaction, if there is one."""
        if self._begun():
            super().commit()

    def rollback(self) -> None:
        """Undo the transaction, if there is one."""
        if self._begun():
            super().rollback()
            self.unsettled = False

    def _begun(self) -> bool:
        self.opening = None
        driver: Any = self._connection
        return driver._connection is not None and (self.unsettled or driver.in_transaction)


def dial(dbapi: Any, database: str, **arguments: Any) -> Connection:
    """A connection to the file; called by SQLAlchemy within its greenlet."""
    pending: Any = aiosqlite.connect(database, **arguments)
    pending._thread.daemon = True  # as SQLAlchemy has it: a connection left open does not hold the program
    return Connection(dbapi, await_only(pending))
