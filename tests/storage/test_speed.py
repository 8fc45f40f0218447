"""What storage costs. `pytest tests/storage/test_speed.py -s` prints the figures; the floors leave room for slow machines."""

from __future__ import annotations

import asyncio
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

from storage import Storage, open_storage
from tests.contracts.examples import ADDRESS, NOW, OURS, WORDS, answer, key, public, reading
from tests.storage.test_sql import STATEMENTS


async def milliseconds(work: Callable[[], Awaitable[object]], times: int = 60) -> tuple[float, float]:
    """Median and 95th percentile of processor time."""
    taken: list[float] = []
    for _ in range(times):
        start = time.process_time()
        await work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


async def test_a_cached_answer_is_cheap(storage: Storage) -> None:
    for number in range(200):
        await storage.library.keep_article(public(f"https://news.example/{number}"))
    article = await storage.library.keep_article(public(words=WORDS * 40))
    kept = await storage.library.keep_reading(article.number, key(), reading(20))

    async def asked_again() -> None:
        found = await storage.library.article_at(ADDRESS)
        assert found is not None
        summary = await storage.library.reading_of(key(), found.number)
        assert summary is not None
        assert await storage.library.summary(summary.number, OURS) is not None
        await storage.answers.open(answer(summary.number), NOW)

    whole, worst = await milliseconds(asked_again)
    print(f"\na cached answer of 20 statements: {whole:.2f} ms of processor time, 95 % within {worst:.2f} ms")
    for name, work in {
        "article_at": lambda: storage.library.article_at(ADDRESS),
        "reading_of": lambda: storage.library.reading_of(key(), article.number),
        "summary": lambda: storage.library.summary(kept.number, OURS),
        "answers.open": lambda: storage.answers.open(answer(kept.number), NOW),
        "answers.of_message": lambda: storage.answers.of_message(OURS, 1),
        "inbox.claim": lambda: storage.inbox.claim(1, NOW),
        "readers.reader": lambda: storage.readers.reader(OURS),
    }.items():
        median, _ = await milliseconds(work)
        print(f"    {name}: {median:.2f} ms")
    assert whole < 15


async def test_a_database_that_is_there_opens_at_once(folder: Path) -> None:
    async def open_and_close() -> None:
        async with open_storage(folder) as storage:
            await storage.inbox.confirmed()

    start = time.process_time()
    await open_and_close()
    first = (time.process_time() - start) * 1000
    median, _ = await milliseconds(open_and_close, 10)
    print(f"\nopening: new {first:.0f} ms, at the newest revision {median:.1f} ms")
    assert median < 100


async def test_storage_is_imported_quickly() -> None:
    program = """
import time, asyncio, importlib.metadata, newsdesk.model, newsdesk.ports, newsdesk.errors, newsdesk.text.folding
start = time.process_time()
import sqlalchemy
between = time.process_time()
import storage
print(f"import: SQLAlchemy {(between - start) * 1000:.0f} ms, storage {(time.process_time() - between) * 1000:.0f} ms")
"""
    ran = await asyncio.to_thread(subprocess.run, [sys.executable, "-c", program], capture_output=True, text=True, check=True)
    print(f"\n{ran.stdout}", end="")
    assert int(ran.stdout.split()[-2]) < 400


WHOLE_TABLE = {
    "inbox.RELEASE": "at start only",
    "inbox.UNFINISHED": "at start only",
    "readers.MOVE_PLACEHOLDERS": "when a group becomes a supergroup, over the tasks of a few days",
    "database.REVISION": "one row",
    "admissions.ALL": "on the operator's command only",
    "subscriptions.EDITIONS": "at start only, over an index",
    "corrections.AGREED": "on the operator's command only, over what readers have agreed to give",
}


async def test_no_statement_walks_through_a_whole_table(storage: Storage) -> None:
    def plans(connection: Connection) -> dict[str, list[str]]:
        steps: dict[str, list[str]] = {}
        for name in STATEMENTS.keys() - WHOLE_TABLE.keys():
            sql = re.sub(r"\(__\[POSTCOMPILE_\w+\]\)", "(?)", str(STATEMENTS[name].compile(dialect=sqlite.dialect())))
            unknown = (None,) * sql.count("?")
            steps[name] = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", unknown)]
        return steps

    walks = {
        name: steps
        for name, steps in (await storage._database.read(plans)).items()
        if any("SCAN" in step for step in steps if step != "SCAN CONSTANT ROW")
    }
    assert walks == {}
