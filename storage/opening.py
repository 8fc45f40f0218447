"""Opening the database: private files, the newest schema, the ports over it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.util import greenlet_spawn

from newsdesk.errors import DatabaseOfAnotherBot, OperatorError
from newsdesk.model import PUBLIC
from newsdesk.ports import (
    Admissions,
    Answers,
    Corrections,
    Deliveries,
    Inbox,
    Ledger,
    Library,
    Notices,
    Readers,
    Subscriptions,
    Tally,
)
from storage import files, folding, migrations
from storage.admissions import StoredAdmissions, StoredNotices
from storage.answers import StoredAnswers
from storage.corrections import StoredCorrections
from storage.database import Clock, Database, connect, transaction, utc_now
from storage.deliveries import StoredDeliveries
from storage.inbox import StoredInbox
from storage.ledger import StoredLedger
from storage.library import StoredLibrary
from storage.readers import StoredReaders
from storage.sql import database as sql
from storage.sql import library as library_sql
from storage.subscriptions import StoredSubscriptions
from storage.tally import StoredTally


class Storage:
    """The database of one bot. Its public attributes are the desk's ports."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._readers = StoredReaders(database)
        self.library: Library = StoredLibrary(database)
        self.answers: Answers = StoredAnswers(database)
        self.corrections: Corrections = StoredCorrections(database)
        self.readers: Readers = self._readers
        self.inbox: Inbox = StoredInbox(database)
        self.tally: Tally = StoredTally(database)
        self.ledger: Ledger = StoredLedger(database)
        self.admissions: Admissions = StoredAdmissions(database)
        self.notices: Notices = StoredNotices(database)
        self.subscriptions: Subscriptions = StoredSubscriptions(database)
        self.deliveries: Deliveries = StoredDeliveries(database)

    @property
    def path(self) -> Path:
        """The database file; SQLite's journal files stand beside it."""
        return self._database.path

    async def remember_bot(self, bot_id: int) -> None:
        """The first bot that comes is remembered. DatabaseOfAnotherBot for every other one."""
        fact = {"name": "bot", "value": str(bot_id)}

        def remember(connection: Connection) -> str:
            connection.execute(sql.KEEP_FACT, fact)
            return str(connection.execute(sql.FACT, {"name": "bot"}).scalar_one())

        remembered = await self._database.write(remember)
        if remembered != fact["value"]:
            raise DatabaseOfAnotherBot(f"{self.path} belongs to the bot {remembered}, not to {bot_id}")

    async def expire_private(self, before: datetime) -> int:
        """Erase the private texts that last came before this time, with all that was read in them; how many."""
        which = {"public": PUBLIC.key, "before": before}
        number = await self._database.write(lambda it: len(it.execute(library_sql.EXPIRE_PRIVATE, which).all()))
        if number:
            await self._database.scrub()
        return number

    async def forget(self, chat: int) -> None:
        """Erase all that belongs to a chat. What it sent as public links stays, and tells nothing about it."""
        await self._readers.forget(chat)

    async def refold(self) -> int:
        """Make the columns anew that search goes by, if the folding has changed; how many texts and readings were folded.

        To be run beside the bot after a start: it takes the pen for a few rows at a time.
        """
        return await folding.refold(self._database)

    async def size(self) -> int:
        """Bytes on disk, journal included."""
        return await asyncio.to_thread(files.size, self.path)

    async def backup(self, path: Path) -> None:
        """A consistent copy at `path`, mode 0600, while the bot runs. A file that is there is replaced once the copy is whole.

        OperatorError if it cannot be written.
        """
        if await asyncio.to_thread(path.resolve) in await asyncio.to_thread(files.resolved, self.path):
            raise OperatorError("the copy would overwrite the database itself")
        try:
            draft = await asyncio.to_thread(files.draft_of, path)
            try:
                await self._database.copy_to(draft)
                await asyncio.to_thread(files.put_in_place, draft, path)
            finally:
                await asyncio.to_thread(draft.unlink, missing_ok=True)
        except (OSError, sqlite3.Error) as error:
            raise OperatorError(f"the copy cannot be written: {error}") from error


@asynccontextmanager
async def open_storage(
    folder: Path, *, name: str = "qawl.sqlite3", clock: Clock = utc_now, history: Path = migrations.HERE
) -> AsyncIterator[Storage]:
    """The database in this folder, made or brought up to date where needed, and closed at the end.

    `clock` gives the time at which articles and readings are kept; `history` is the folder of the migrations. Raises
    DatabaseNewer for a database that a newer program has made, and OperatorError where folder or file cannot be used.
    """
    path = folder / name
    await asyncio.to_thread(files.make_private, path)
    database = Database(path, clock)
    try:
        await _bring_up_to_date(database, history)
        yield Storage(database)
    finally:
        await database.close()


async def _bring_up_to_date(database: Database, history: Path) -> None:
    try:
        if await database.read(lambda it: migrations.is_current(it, history)):
            return
        engine = connect(database.path, migrating=True)
        try:
            await greenlet_spawn(transaction, engine.execution_options(writes=True), lambda it: migrations.migrate(it, history))
        finally:
            await greenlet_spawn(engine.dispose)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise OperatorError(f"the database cannot be opened or brought up to date: {error}") from error
