"""The schedule of digests over the real database, with clocks that are passed in: over a year and in a crowd.

    python -m benchmarks.schedule year [--days 400] [--readers 200]
    python -m benchmarks.schedule crowd [--chats 10000]

`year` lives through as many days of zones that put their clocks forward and back (at midnight, by half an hour, for the last
time) and holds every digest against the first instant at which a clock in the zone shows its hour or a later one. `crowd` claims
and records digests that are all due at one minute. Each prints one JSON object and ends with 1 if something is not as it must be.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import resource
import sqlite3
import sys
import tempfile
import time as stopwatch
from collections import defaultdict
from collections.abc import Awaitable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from newsdesk.model import Digest, State, Subscription
from storage import Storage, open_storage

Figures = dict[str, Any]
Owed = dict[tuple[int, date, int], datetime]

START = datetime(2022, 1, 20, tzinfo=UTC)  # the year in which Jordan and most of Mexico gave up changing their clocks
ZONES = ("Australia/Lord_Howe", "Asia/Beirut", "America/Havana", "Asia/Amman", "America/Mexico_City", "Europe/London")
IN_GAPS = {"Australia/Lord_Howe": time(2, 15), "America/Mexico_City": time(2, 30), "Europe/London": time(1, 30)}
AT_MIDNIGHT = time(0, 30)
AWAKE = timedelta(hours=6)  # as late as may be: what has come due is claimed together, or a year would take minutes
STEP = timedelta(minutes=15)  # all clocks change, and all hours are, at a quarter of an hour
DAY = timedelta(days=1)
EIGHT = datetime(2026, 3, 1, 5, tzinfo=UTC)  # o'clock in Riyadh

T = TypeVar("T")


# --- a year


def readers_of(number: int) -> list[Subscription]:
    """So many readers of all zones: at eight, where the clock jumps, late in the evening, and twice a day.

    Every tenth will be restless and has one hour.
    """
    found: list[Subscription] = []
    for chat in range(1, number + 1):
        zone = ZONES[chat % len(ZONES)]
        jump = IN_GAPS.get(zone, AT_MIDNIGHT)
        hours = ((time(8),), (jump,), (time(23, 30),), (time(8), time(20)))[chat // len(ZONES) % 4]
        found.append(Subscription(chat, zone, hours[: 1 if chat % 10 == 1 else 2]))
    return found


def owed(readers: Iterable[Subscription], start: datetime, end: datetime) -> Owed:
    """When each digest is due, found by looking at each zone's clock every quarter of an hour."""
    found: Owed = {}
    shown: dict[tuple[str, time], dict[date, datetime]] = {}
    for reader in readers:
        for turn, hour in enumerate(reader.hours):
            key = (reader.zone, hour)
            if key not in shown:
                shown[key] = dict(_first_shown(reader.zone, hour, start - 2 * DAY, end + 2 * DAY))
            for day, at in shown[key].items():
                if start < at <= end:
                    found[reader.chat, day, turn] = at
    return found


def _first_shown(zone: str, hour: time, start: datetime, end: datetime) -> Iterator[tuple[date, datetime]]:
    rules, at = ZoneInfo(zone), start
    awaited = datetime.combine(start.astimezone(rules).date() + DAY, hour)
    while at < end:
        while at.astimezone(rules).replace(tzinfo=None) >= awaited:
            yield awaited.date(), at
            awaited += DAY
        at += STEP


async def year(folder: Path, days: int, readers: int, seed: int) -> Figures:
    """Live through the days; one reader in ten changes the hour now and then, and one in twenty travels."""
    chance, began, cpu = random.Random(seed), stopwatch.perf_counter(), stopwatch.process_time()  # noqa: S311 - a benchmark
    everybody, end = readers_of(readers), START + timedelta(days=days)
    restless = {reader.chat for reader in everybody if reader.chat % 10 == 1}
    steady = {reader.chat: reader for reader in everybody if reader.chat not in restless}
    claimed: list[Digest] = []
    changes = 0
    async with open_storage(folder) as storage:
        for reader in everybody:
            await storage.subscriptions.keep(reader, START)
        now = pruned = START
        while now < end:
            now += AWAKE
            digests = await storage.subscriptions.claim(now, 1_000)
            begun = await storage.deliveries.begin([part for digest in digests for part in digest.deliveries], now)
            await storage.deliveries.record([replace(part, state=State.SENT, message=1) for part in begun], now)
            claimed += digests
            for digest in digests:
                if digest.chat in restless and chance.random() < 0.3:
                    await _change(storage, digest, now, chance)
                    changes += 1
            if now - pruned > 30 * DAY:
                pruned = now
                await storage.deliveries.prune(now - 40 * DAY)
        size = await storage.size()
    return _year_figures(claimed, owed(steady.values(), START, end), restless) | {
        "after_a_gap": sum(_jumped(steady, digest) for digest in claimed),
        "days": days,
        "readers": readers,
        "zones": ZONES,
        "changes_of_hour_or_zone": changes,
        "database_mb": round(size / 1e6, 1),
        "seconds": round(stopwatch.perf_counter() - began, 1),
        "cpu_seconds": round(stopwatch.process_time() - cpu, 1),
    }


async def _change(storage: Storage, digest: Digest, now: datetime, chance: random.Random) -> None:
    """Another hour some time after a digest, or, for every other reader, another zone."""
    wanted = await storage.subscriptions.of(digest.chat)
    assert wanted is not None
    if digest.chat % 20 == 1:
        wanted = replace(wanted, zone=chance.choice(ZONES))
    hour = time(chance.randrange(24), chance.choice((0, 15, 30, 45)))
    after = now + timedelta(minutes=chance.randrange(120))
    await storage.subscriptions.keep(replace(wanted, hours=(hour,)), after)


def _year_figures(claimed: list[Digest], expected: Owed, restless: set[int]) -> Figures:
    found = {(digest.chat, digest.day, digest.turn): digest.due for digest in claimed if digest.chat not in restless}
    days: dict[int, list[date]] = defaultdict(list)
    for digest in claimed:
        if digest.chat in restless:
            days[digest.chat].append(digest.day)
    twice = len(claimed) - len({(digest.chat, digest.day, digest.turn) for digest in claimed})
    twice += sum(len(each) - len(set(each)) for chat, each in days.items())
    left_out = sum((max(each) - min(each)).days + 1 - len(set(each)) for each in days.values())
    unexpected = [key for key, at in found.items() if expected.get(key) != at]
    missing = [key for key in expected if key not in found]
    return {
        "digests": len(claimed),
        "twice": twice,
        "left_out": len(missing) + left_out,
        "at_another_instant": len(unexpected),
        "not_told_since_the_last": _broken_chains(claimed),
        "right": not (twice or missing or left_out or unexpected or _broken_chains(claimed)),
    }


def _jumped(steady: dict[int, Subscription], digest: Digest) -> bool:
    """Whether it came at another hour of the clock than was wanted, which that day did not have."""
    reader = steady.get(digest.chat)
    return reader is not None and digest.due.astimezone(ZoneInfo(reader.zone)).time() != reader.hours[digest.turn]


def _broken_chains(claimed: list[Digest]) -> int:
    """Digests that do not begin where the one before ended."""
    last: dict[int, datetime] = {}
    broken = 0
    for digest in claimed:
        broken += digest.since != last.get(digest.chat)
        last[digest.chat] = digest.until
    return broken


# --- a crowd


async def crowd(folder: Path, chats: int, history: int) -> Figures:
    """All are due at one minute: claim them all, find them all again, begin and record a message for each."""
    async with open_storage(folder) as storage:
        for chat in range(1, chats + 1):
            await storage.subscriptions.keep(Subscription(chat, "Asia/Riyadh"), EIGHT - DAY / 2)
        path = storage.path
    _live_before(path, chats, history)
    async with open_storage(folder) as storage:
        memory = _memory()
        claim, digests = await _timed(_claim_all(storage))
        again, unsent = await _timed(storage.deliveries.unsent(chats))
        begin, begun = await _timed(storage.deliveries.begin([part for digest in digests for part in digest.deliveries], EIGHT))
        outcomes = [replace(part, state=State.SENT, message=part.digest) for part in begun]
        record, _ = await _timed(storage.deliveries.record(outcomes, EIGHT))
        one, _ = await _timed(_one_by_one(storage, 200))
        return {
            "chats": chats,
            "days_in_the_ledger": history,
            "claim": claim,
            "find_again_after_a_stop": again,
            "begin_all": begin,
            "record_all": record,
            "begin_and_record_200_one_by_one": one,
            "memory_mb": round(_memory() - memory, 1),
            "right": len({digest.chat for digest in digests}) == len(unsent) == len(begun) == chats,
        }


def _live_before(path: Path, chats: int, days: int) -> None:
    """Fill the ledger with digests of so many days before, each of one message that was sent."""
    moments = [EIGHT - number * DAY for number in range(days, 0, -1)]
    connection = sqlite3.connect(path)
    with connection:
        for at in moments:
            instant = at.strftime("%Y-%m-%d %H:%M:%S.%f")
            rows = ((chat, str(at.date()), instant, instant) for chat in range(1, chats + 1))
            connection.executemany(
                "INSERT INTO digests (chat, day, turn, due_at, claimed_at, parts) VALUES (?, ?, 0, ?, ?, 1)", rows
            )
        connection.execute(
            "INSERT INTO deliveries (chat, digest, part, state, message, changed_at) "
            "SELECT chat, id, 0, 'sent', id, claimed_at FROM digests"
        )
        connection.execute(
            "UPDATE subscriptions SET reached = (SELECT max(id) FROM digests WHERE digests.chat = subscriptions.chat)"
        )
    connection.close()


async def _claim_all(storage: Storage) -> list[Digest]:
    found: list[Digest] = []
    while (due := await storage.subscriptions.next_due()) is not None and due <= EIGHT:
        found += await storage.subscriptions.claim(EIGHT, 500)
    return found


async def _one_by_one(storage: Storage, number: int) -> None:
    for digest in await storage.subscriptions.claim(EIGHT + DAY, number):
        for part in await storage.deliveries.begin(digest.deliveries, EIGHT):
            await storage.deliveries.record([replace(part, state=State.SENT, message=1)], EIGHT)


async def _timed(work: Awaitable[T]) -> tuple[dict[str, float], T]:
    """Seconds on the clock and of the processor, and the result."""
    clock, cpu = stopwatch.perf_counter(), stopwatch.process_time()
    result = await work
    return {
        "seconds": round(stopwatch.perf_counter() - clock, 2),
        "cpu_seconds": round(stopwatch.process_time() - cpu, 2),
    }, result


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Run what was asked for and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    runs = parser.add_subparsers(dest="run", required=True)
    long = runs.add_parser("year")
    long.add_argument("--days", type=int, default=400)
    long.add_argument("--readers", type=int, default=200)
    long.add_argument("--seed", type=int, default=1)
    many = runs.add_parser("crowd")
    many.add_argument("--chats", type=int, default=10_000)
    many.add_argument("--history", type=int, default=30, help="days that are in the ledger already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qawl-schedule-") as folder:
        data = Path(folder) / "data"
        if options.run == "year":
            figures = asyncio.run(year(data, options.days, options.readers, options.seed))
        else:
            figures = asyncio.run(crowd(data, options.chats, options.history))
    sys.stdout.write(json.dumps(figures, ensure_ascii=False) + "\n")
    return 0 if figures["right"] else 1


if __name__ == "__main__":
    sys.exit(main())
