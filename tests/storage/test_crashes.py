"""A program that is killed loses nothing that it had been told was kept."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from pathlib import Path

import pytest

from newsdesk.model import Task
from storage import open_storage
from tests.contracts.examples import NOW, OURS

WRITER = """
import asyncio, sys
from pathlib import Path
from newsdesk.model import Task
from storage import open_storage
from tests.contracts.examples import NOW, OURS, answer, key, public, reading

async def main():
    async with open_storage(Path(sys.argv[1])) as storage:
        number = 0
        while True:
            number += 1
            await storage.inbox.keep(Task(number, "{}", OURS), NOW)
            await storage.inbox.claim(number, NOW)
            article = await storage.library.keep_article(public(f"https://news.example/{number}"))
            summary = await storage.library.keep_reading(article.number, key(), reading(5))
            await storage.answers.open(answer(summary.number), NOW)
            print(number, flush=True)

asyncio.run(main())
"""


def whole(path: Path) -> bool:
    connection = sqlite3.connect(path)
    try:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",) and not broken
    finally:
        connection.close()


@pytest.mark.parametrize("rounds", [1, 7])
async def test_a_killed_program_leaves_a_whole_database_and_finds_its_work_again(folder: Path, rounds: int) -> None:
    writer = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WRITER, str(folder), stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert writer.stdout is not None
    done = 0
    while done < rounds:
        done = int(await writer.stdout.readline())
    writer.kill()
    rest = await writer.stdout.read()
    await writer.wait()
    done += len(rest.splitlines())
    async with open_storage(folder) as storage:
        left = await storage.inbox.release()
        assert left[:done] == [Task(number, "{}", OURS, attempts=1) for number in range(1, done + 1)]
        assert len(left) <= done + 1
        assert await storage.inbox.claim(1, NOW) == Task(1, "{}", OURS, attempts=2)
        for number in range(1, done + 1):
            assert await storage.library.summary(number, OURS) is not None
            assert await storage.answers.find(number, OURS) is not None
        path = storage.path
    assert whole(path)
