"""The contract of `Inbox`."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from newsdesk.model import Task
from newsdesk.ports import Inbox
from tests.contracts.examples import NOW, OURS, THEIRS
from tests.fakes.storage import MemoryStorage

Kept = MemoryStorage
LATER = NOW + timedelta(minutes=1)


def test_it_is_an_inbox(kept: Kept) -> None:
    inbox: Inbox = kept.inbox
    assert inbox


async def test_an_update_is_recorded_once(kept: Kept) -> None:
    assert await kept.inbox.keep(Task(7, '{"a": "\\u0000"}', OURS), NOW)
    assert not await kept.inbox.keep(Task(7, "{}", THEIRS), NOW)
    assert await kept.inbox.claim(7, NOW) == Task(7, '{"a": "\\u0000"}', OURS, attempts=1)
    await kept.inbox.finish(7, NOW)
    assert not await kept.inbox.keep(Task(7, "{}", OURS), NOW)


async def test_of_twenty_claims_at_once_one_gets_the_task(kept: Kept) -> None:
    await kept.inbox.keep(Task(7, "{}", OURS), NOW)
    claims = await asyncio.gather(*(kept.inbox.claim(7, NOW) for _ in range(20)))
    assert [claim for claim in claims if claim is not None] == [Task(7, "{}", OURS, attempts=1)]


async def test_what_was_never_recorded_or_is_finished_cannot_be_claimed(kept: Kept) -> None:
    assert await kept.inbox.claim(8, NOW) is None
    await kept.inbox.keep(Task(8, "{}"), NOW)
    await kept.inbox.finish(8, NOW)
    assert await kept.inbox.claim(8, NOW) is None


async def test_what_is_unfinished_is_free_again_oldest_first_and_remembers(kept: Kept) -> None:
    for minutes, update in enumerate((30, 10, 20)):
        await kept.inbox.keep(Task(update, f"update {update}", OURS), NOW + timedelta(minutes=minutes))
    await kept.inbox.claim(10, LATER)
    await kept.inbox.promise(10, (THEIRS, 55))
    await kept.inbox.claim(20, LATER)
    await kept.inbox.finish(20, LATER)
    left = await kept.inbox.release()
    assert left == [Task(30, "update 30", OURS), Task(10, "update 10", OURS, attempts=1, placeholder=(THEIRS, 55))]
    claimed = await kept.inbox.claim(10, LATER)
    assert claimed == replace(left[1], attempts=2)
    assert await kept.inbox.claim(10, LATER) is None


async def test_promising_and_finishing_what_is_not_there_does_nothing(kept: Kept) -> None:
    await kept.inbox.promise(9, (OURS, 1))
    await kept.inbox.finish(9, NOW)
    assert await kept.inbox.release() == []
    assert await kept.inbox.confirmed() == 0


async def test_the_highest_update_is_remembered_through_pruning(kept: Kept) -> None:
    for update in (5, 9, 7):
        await kept.inbox.keep(Task(update, "{}"), NOW)
        await kept.inbox.finish(update, NOW)
    assert await kept.inbox.confirmed() == 9
    assert await kept.inbox.prune(NOW) == 0
    assert await kept.inbox.prune(LATER) == 2
    assert await kept.inbox.prune(LATER) == 0
    assert await kept.inbox.confirmed() == 9
    assert not await kept.inbox.keep(Task(9, "{}"), LATER)


async def test_what_is_unfinished_is_never_pruned(kept: Kept) -> None:
    await kept.inbox.keep(Task(5, "{}"), NOW)
    await kept.inbox.keep(Task(6, "{}"), NOW)
    await kept.inbox.claim(5, NOW)
    assert await kept.inbox.prune(NOW + timedelta(days=900)) == 0
    assert [task.update for task in await kept.inbox.release()] == [5, 6]
