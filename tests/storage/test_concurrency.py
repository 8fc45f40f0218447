"""Several programs with the same file, each with connections of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from newsdesk.model import Scope, Task
from storage import Storage, open_storage
from tests.contracts.examples import NOW, OURS, answer, key, pasted, public, reading


@pytest.fixture
async def several(folder: Path) -> AsyncIterator[list[Storage]]:
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(open_storage(folder)) for _ in range(4)]


async def test_of_three_claims_at_once_one_wins(several: list[Storage]) -> None:
    for update in range(1, 11):
        await several[0].inbox.keep(Task(update, "{}", OURS), NOW)
        claims = await asyncio.gather(*(storage.inbox.claim(update, NOW) for storage in several[1:]))
        assert sum(claim is not None for claim in claims) == 1


async def test_an_update_that_comes_to_all_at_once_is_new_to_one(several: list[Storage]) -> None:
    new = await asyncio.gather(*(storage.inbox.keep(Task(7, "{}"), NOW) for storage in several * 3))
    assert sum(new) == 1


async def test_the_same_article_and_reading_kept_at_once_are_one_row(several: list[Storage]) -> None:
    async def read(storage: Storage, count: int) -> tuple[int, int, int]:
        article = await storage.library.keep_article(public())
        private = await storage.library.keep_article(pasted())
        summary = await storage.library.keep_reading(article.number, key(), reading(count))
        await storage.library.keep_reading(private.number, key(Scope(OURS)), reading(count))
        return article.number, private.number, summary.number

    numbers = await asyncio.gather(*(read(storage, count) for count, storage in enumerate(several * 3)))
    assert len(set(numbers)) == 1
    counts = "SELECT (SELECT count(*) FROM texts), (SELECT count(*) FROM articles), (SELECT count(*) FROM readings)"
    rows = await several[0]._database.read(lambda it: it.exec_driver_sql(counts).one())
    assert tuple(rows) == (2, 2, 2)


async def test_answers_opened_at_once_have_numbers_of_their_own(several: list[Storage]) -> None:
    opened = await asyncio.gather(*(storage.answers.open(answer(1), NOW) for storage in several * 5))
    assert len({each.number for each in opened}) == 20


async def test_an_answer_pressed_away_twice_at_once_goes_once(several: list[Storage]) -> None:
    opened = await several[0].answers.open(answer(1), NOW)
    gone = await asyncio.gather(*(storage.answers.delete(opened.number, OURS) for storage in several))
    assert sum(each is not None for each in gone) == 1


async def test_the_first_bot_that_comes_is_remembered_by_all(several: list[Storage]) -> None:
    came = await asyncio.gather(*(storage.remember_bot(bot) for bot, storage in enumerate(several)), return_exceptions=True)
    assert sum(each is None for each in came) == 1
