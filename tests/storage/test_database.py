"""How transactions behave: the facts that the plain driver does not give."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.util import await_only, greenlet_spawn

from storage.database import Database, connect, transaction
from storage.files import make_private

DUE = text("SELECT count(*) FROM work WHERE done = 0")
TAKE = text("UPDATE work SET done = 1 WHERE done = 0")
COUNT = text("SELECT count(*) FROM work")
ADD = text("INSERT INTO work VALUES (:id, 0)")
SLOW = text("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1500000) SELECT count(*) FROM n")


@pytest.fixture
async def database(folder: Path) -> AsyncIterator[Database]:
    """A file with one piece of work in it."""
    path = folder / "work.sqlite3"
    make_private(path)
    opened = Database(path)

    def make(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE work (id INTEGER PRIMARY KEY, done INTEGER)")
        connection.execute(ADD, {"id": 1})

    await opened.write(make)
    yield opened
    await opened.close()


def look_and_take(connection: Connection) -> bool:
    """The careless way to claim: look first, take then."""
    if not connection.execute(DUE).scalar_one():
        return False
    connection.execute(TAKE)
    return True


async def test_of_writers_who_look_first_and_take_then_exactly_one_takes(database: Database) -> None:
    others = [Database(database.path) for _ in range(3)]
    taken = await asyncio.gather(*(each.write(look_and_take) for each in [*others, database]))
    assert sorted(taken) == [False, False, False, True]
    for other in others:
        await other.close()


async def test_tables_made_in_work_that_fails_are_not_there(database: Database) -> None:
    def fail(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
        connection.execute(ADD, {"id": 2})
        connection.execute(ADD, {"id": 1})

    with pytest.raises(IntegrityError):
        await database.write(fail)
    assert await database.read(lambda it: it.execute(COUNT).scalar_one()) == 1
    assert await database.read(lambda it: it.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()) == ["work"]


async def test_a_reader_sees_one_state_while_another_writes(database: Database) -> None:
    began, written = asyncio.Event(), asyncio.Event()

    def look_twice(connection: Connection) -> list[int]:
        first = connection.execute(COUNT).scalar_one()
        began.set()
        await_only(written.wait())
        return [first, connection.execute(COUNT).scalar_one()]

    looking = asyncio.create_task(database.read(look_twice))
    await began.wait()
    await database.write(lambda it: it.execute(ADD, {"id": 2}))
    written.set()
    assert await looking == [1, 1]
    assert await database.read(lambda it: it.execute(COUNT).scalar_one()) == 2


async def test_the_event_loop_runs_on_while_the_database_works(database: Database) -> None:
    working = asyncio.create_task(database.read(lambda it: it.execute(SLOW).scalar_one()))
    turns = 0
    while not working.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 100


async def test_work_cancelled_at_any_moment_is_done_or_undone_and_stops_nobody(database: Database) -> None:
    def many(connection: Connection) -> None:
        for number in range(100, 130):
            connection.execute(ADD, {"id": number})

    for turns in range(120):
        working = asyncio.create_task(database.write(many))
        for _ in range(turns):
            await asyncio.sleep(0)
        working.cancel()
        done = (await asyncio.gather(working, return_exceptions=True))[0]
        count = await database.write(lambda it: it.execute(COUNT).scalar_one())
        assert count == 31 if done is None else count in (1, 31)
        await database.write(lambda it: it.exec_driver_sql("DELETE FROM work WHERE id >= 100"))


async def test_more_who_read_at_once_than_there_are_connections_all_read(database: Database) -> None:
    counts = await asyncio.gather(*(database.read(lambda it: it.execute(COUNT).scalar_one()) for _ in range(60)))
    assert counts == [1] * 60


async def test_every_transaction_that_writes_is_on_the_disk_and_what_is_erased_is_overwritten(database: Database) -> None:
    def settings(connection: Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names]

    assert await database.read(settings) == ["wal", 2, 1, 1]
    migrating = connect(database.path, migrating=True)
    assert await greenlet_spawn(transaction, migrating, settings) == ["wal", 2, 0, 1]
    await greenlet_spawn(migrating.dispose)
