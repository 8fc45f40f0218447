"""Short runs of the long measurements in benchmarks/: days of zones that change their clocks, a crowd, and kill -9."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks import schedule
from newsdesk.model import Subscription
from storage import open_storage

ROOT = Path(__file__).parents[2]

CLAIMER = """
import asyncio, sys
from pathlib import Path
from benchmarks.schedule import EIGHT
from storage import open_storage

async def main():
    async with open_storage(Path(sys.argv[1])) as storage:
        while digests := await storage.subscriptions.claim(EIGHT, 2):
            print(*(digest.chat for digest in digests), flush=True)

asyncio.run(main())
"""


@pytest.mark.figures
@pytest.mark.parametrize(
    ("start", "gaps"),
    [
        (datetime(2022, 2, 23, tzinfo=UTC), True),  # Jordan puts its clocks forward for the last time
        (datetime(2022, 10, 27, tzinfo=UTC), False),  # Mexico puts them back for the last time, Lebanon and Britain as always
    ],
)
async def test_every_local_day_gets_its_digests_once_at_their_instants(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: datetime, gaps: bool
) -> None:
    monkeypatch.setattr(schedule, "START", start)
    figures = await schedule.year(tmp_path / "data", days=5, readers=24, seed=1)
    assert figures["right"], figures
    assert figures["digests"] > 24 * 4
    assert bool(figures["after_a_gap"]) == gaps


@pytest.mark.figures
async def test_a_crowd_is_claimed_and_recorded_whole(tmp_path: Path) -> None:
    figures = await schedule.crowd(tmp_path / "data", 100, history=3)
    assert figures["right"], figures


@pytest.mark.skipif(not sys.platform.startswith(("linux", "darwin")), reason="this machine cannot fork")
async def test_kill_9_at_random_moments_sends_nothing_twice_and_loses_nobody() -> None:
    command = [sys.executable, "-m", "benchmarks.kills", "--kills", "4", "--chats", "25"]
    worker = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    told, _ = await worker.communicate()
    figures = json.loads(told)
    assert figures["right"], figures
    assert figures["kills"] == 4
    assert worker.returncode == 0


async def test_of_several_programs_that_claim_one_gets_each(tmp_path: Path) -> None:
    due = schedule.EIGHT
    async with AsyncExitStack() as stack:
        several = [await stack.enter_async_context(open_storage(tmp_path / "data")) for _ in range(4)]
        for chat in range(1, 61):
            await several[0].subscriptions.keep(Subscription(chat, "Asia/Riyadh"), due - timedelta(hours=1))
        got = await asyncio.gather(*(storage.subscriptions.claim(due, 9) for storage in several * 4))
        assert sorted(digest.chat for digests in got for digest in digests) == list(range(1, 61))
        parts = [part for digests in got for digest in digests for part in digest.deliveries]
        begun = await asyncio.gather(*(storage.deliveries.begin(parts, due) for storage in several))
        assert sum(map(len, begun)) == 60


async def test_of_programs_that_claim_and_are_killed_none_takes_what_another_has_and_nothing_is_lost(tmp_path: Path) -> None:
    chats, day = list(range(1, 61)), timedelta(days=1)
    async with open_storage(tmp_path / "data") as storage:
        for chat in chats:
            await storage.subscriptions.keep(Subscription(chat, "Asia/Riyadh"), schedule.EIGHT - timedelta(hours=1))
    several = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", CLAIMER, str(tmp_path / "data"), cwd=ROOT, stdout=asyncio.subprocess.PIPE
        )
        for _ in range(3)
    ]
    told: list[bytes] = []
    for killed in several[:2]:
        assert killed.stdout is not None
        told.append(await killed.stdout.readline())
        with suppress(ProcessLookupError):  # it may have ended meanwhile
            killed.kill()
    for each in several:
        rest, _ = await each.communicate()
        told += rest.splitlines()
    claimed = [int(chat) for line in told for chat in line.split()]
    assert len(claimed) == len(set(claimed))
    async with open_storage(tmp_path / "data") as storage:
        digests = await storage.deliveries.unsent(100)
        assert sorted(digest.chat for digest in digests) == chats
        assert set(claimed) <= set(chats)
        assert [len(digest.deliveries) for digest in digests] == [1] * len(chats)
        for chat in chats:
            wanted = await storage.subscriptions.of(chat)
            assert wanted is not None
            assert wanted.due is not None
            assert wanted.due.at == schedule.EIGHT + day
