from __future__ import annotations

import asyncio
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.articles.page import Page, Refusal
from newsdesk.articles.worker import NAME, read_reply
from newsdesk.articles.workers import Workers, WorkFailed
from newsdesk.errors import NotArticle
from newsdesk.model import Day, Language

PROC = Path("/proc/self/comm")


def echo(number: int) -> int:
    return number


def die() -> int:
    os._exit(3)


def hang(mark: str = "") -> int:
    if mark:
        Path(mark).touch()
    while True:
        pass


def hoard() -> int:
    return len(bytearray(4_000_000_000))


def fail() -> int:
    raise ValueError("wrong")


def variables() -> list[str]:
    return list(os.environ)


def name_and_process() -> tuple[str, int]:
    return PROC.read_text().strip(), os.getpid()


def _exists(mark: Path) -> bool:
    return mark.exists()


async def _under_way(workers: Workers, mark: Path) -> asyncio.Task[str]:
    """A work that never ends and has begun."""
    waiting = asyncio.create_task(_reason(workers, hang, str(mark)))
    while not _exists(mark):  # noqa: ASYNC110 - a process tells through a file
        await asyncio.sleep(0.01)
    return waiting


async def _reason(workers: Workers, work: Callable[..., int], *args: str) -> str:
    with pytest.raises(WorkFailed) as failure:
        await workers.run(work, *args)
    return failure.value.reason


async def test_work_that_kills_hangs_or_hoards_takes_no_other_work_with_it() -> None:
    workers = Workers(2, seconds=2.0, memory=700_000_000)
    try:
        good = [asyncio.create_task(workers.run(echo, i)) for i in range(20)]
        bad = [asyncio.create_task(_reason(workers, work)) for work in (die, hang, hoard)]
        more = [asyncio.create_task(workers.run(echo, i)) for i in range(20)]
        assert await asyncio.gather(*bad) == ["died", "hung", "memory"]
        assert await asyncio.gather(*good, *more) == [*range(20), *range(20)]
        assert await _reason(workers, fail) == "fault"
        assert await workers.run(echo, 7) == 7
    finally:
        await workers.close()


@pytest.mark.skipif(not PROC.exists(), reason="this system does not name processes in /proc")
async def test_workers_are_named_start_late_and_are_gone_after_closing() -> None:
    await Workers(1).close()  # nothing was started
    workers = Workers(1)
    name, process = await workers.run(name_and_process)
    assert name == NAME
    assert process != os.getpid()
    await workers.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


async def test_whoever_waits_when_the_workers_close_is_told(tmp_path: Path) -> None:
    workers = Workers(1)
    waiting = await _under_way(workers, tmp_path / "begun")
    queued = asyncio.create_task(_reason(workers, hang))
    await asyncio.sleep(0)
    await workers.close()
    assert await asyncio.gather(waiting, queued) == ["died", "died"]
    assert await _reason(workers, hang) == "died"


async def test_work_that_nobody_waits_for_any_more_is_stopped(tmp_path: Path) -> None:
    workers = Workers(1, seconds=60)
    try:
        waiting = await _under_way(workers, tmp_path / "begun")
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        async with asyncio.timeout(20):
            assert await workers.run(echo, 2) == 2
    finally:
        await workers.close()


async def test_a_worker_sees_no_secrets_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret")
    workers = Workers(1)
    try:
        assert "TELEGRAM_BOT_TOKEN" not in await workers.run(variables)
    finally:
        await workers.close()


@pytest.mark.parametrize("value", [os.system, print, Path("x"), eval])
def test_a_reply_holds_plain_values_only(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        read_reply(pickle.dumps(("done", value)))


def test_a_reply_may_hold_what_the_desk_knows() -> None:
    page = Page("text", Language.EN, published=Day(6, 8))
    assert read_reply(pickle.dumps(("done", page))) == ("done", page)
    assert read_reply(pickle.dumps(("done", Refusal(NotArticle)))) == ("done", Refusal(NotArticle))
