"""What is erased is in no file any more, free pages and journal included."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.util import await_only

from newsdesk.model import Reader, Scope, Statement, Task
from storage import Storage
from tests.contracts.examples import NOW, OURS, answer, key, pasted, reading

SECRET = "سري للغاية: اجتماع الخميس"
NAME = "مصدر طلب ألا يُذكر اسمه"


def found_in(folder: Path, secret: str) -> list[str]:
    needle = secret.encode()
    return [path.name for path in folder.iterdir() if needle in path.read_bytes()]


def named(statement: Statement) -> Statement:
    return replace(statement, speaker=replace(statement.speaker, name=NAME))


async def tell(storage: Storage) -> int:
    """A private text, read and answered; the answer's number."""
    article = await storage.library.keep_article(pasted(words=SECRET * 200))
    grounded = replace(reading(), statements=tuple(map(named, reading().statements)))
    summary = await storage.library.keep_reading(article.number, key(Scope(OURS)), grounded)
    return (await storage.answers.open(answer(summary.number), NOW)).number


async def delete(storage: Storage) -> None:
    await storage.answers.delete(1, OURS)


async def expire(storage: Storage) -> None:
    await storage.expire_private(NOW + timedelta(days=1))


async def forget(storage: Storage) -> None:
    await storage.forget(OURS)


@pytest.mark.parametrize("erase", [delete, expire, forget])
async def test_erased_words_are_in_no_file(
    storage: Storage, folder: Path, tmp_path: Path, erase: Callable[[Storage], Awaitable[None]]
) -> None:
    assert await tell(storage) == 1
    assert found_in(folder, SECRET)
    assert found_in(folder, NAME)
    await erase(storage)
    assert found_in(folder, SECRET) == []
    assert found_in(folder, NAME) == []
    await storage.backup(tmp_path / "data" / "copy")
    assert found_in(folder, SECRET) == []


async def test_what_a_person_wrote_leaves_the_inbox_when_it_is_answered(storage: Storage, folder: Path) -> None:
    await storage.inbox.keep(Task(1, SECRET * 200, OURS), NOW)
    assert found_in(folder, SECRET)
    await storage.inbox.finish(1, NOW)
    await storage._database.scrub()
    assert found_in(folder, SECRET) == []


async def test_erasing_goes_on_while_somebody_reads_and_is_made_up_for_at_the_next_write(storage: Storage, folder: Path) -> None:
    number = await tell(storage)
    reading_on, done = asyncio.Event(), asyncio.Event()

    def read(connection: Connection) -> None:
        connection.exec_driver_sql("SELECT count(*) FROM texts").all()
        reading_on.set()
        await_only(done.wait())

    somebody = asyncio.create_task(storage._database.read(read))
    await reading_on.wait()
    assert await storage.answers.delete(number, OURS) is not None
    assert await storage.library.summary(1, OURS) is None
    done.set()
    await somebody
    await storage.readers.keep(Reader(OURS))
    assert found_in(folder, SECRET) == []
