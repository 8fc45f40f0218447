from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.articles.workers import NAME, Workers, WorkFailed

PROC = Path("/proc/self/comm")


def echo(number: int) -> int:
    return number


def die() -> int:
    os._exit(3)


def hang() -> int:
    while True:
        pass


def hoard() -> int:
    return len(bytearray(4_000_000_000))


def fail() -> int:
    raise ValueError("wrong")


def name_and_process() -> tuple[str, int]:
    return PROC.read_text().strip(), os.getpid()


async def _until_under_way(workers: Workers) -> None:
    while not workers._under_way:  # noqa: ASYNC110 - the pool has no event for it, and it takes no time
        await asyncio.sleep(0)


async def _reason(workers: Workers, work: Callable[[], int]) -> str:
    with pytest.raises(WorkFailed) as failure:
        await workers.run(work)
    return failure.value.reason


async def test_work_that_kills_hangs_or_hoards_takes_no_other_work_with_it() -> None:
    workers = Workers(2, seconds=2.0, memory=700_000_000)
    try:
        good = [asyncio.create_task(workers.run(echo, i)) for i in range(20)]
        bad = [asyncio.create_task(_reason(workers, work)) for work in (die, hang, hoard)]
        more = [asyncio.create_task(workers.run(echo, i)) for i in range(20)]
        assert await asyncio.gather(*bad) == ["died", "hung", "memory"]
        assert await asyncio.gather(*good, *more) == [*range(20), *range(20)]
        with pytest.raises(ValueError, match="wrong"):
            await workers.run(fail)
        assert await workers.run(echo, 7) == 7
    finally:
        await workers.close()


@pytest.mark.skipif(not PROC.exists(), reason="this system does not name processes in /proc")
async def test_workers_are_named_start_late_and_are_gone_after_closing() -> None:
    workers = Workers(1)
    await workers.close()  # nothing was started
    name, process = await workers.run(name_and_process)
    assert name == NAME
    assert process != os.getpid()
    await workers.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


async def test_whoever_waits_when_the_workers_close_is_told() -> None:
    workers = Workers(1)
    await workers.run(echo, 1)
    waiting = asyncio.create_task(_reason(workers, hang))
    await _until_under_way(workers)
    await workers.close()
    assert await waiting == "died"


async def test_work_that_nobody_waits_for_any_more_is_stopped() -> None:
    workers = Workers(1, seconds=60)
    try:
        await workers.run(echo, 1)
        waiting = asyncio.create_task(workers.run(hang))
        await _until_under_way(workers)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        async with asyncio.timeout(10):
            assert await workers.run(echo, 2) == 2
    finally:
        await workers.close()
