"""The ledger of digests under kill -9 at random moments: nothing comes twice, and nobody is left out.

    python -m benchmarks.kills [--kills 200] [--chats 300] [--seed N]

A worker claims what is due and sends it to a pretended Telegram, which refuses some messages, loses the answer to others, and
writes a line into a file of its own for each that it delivers. The worker is killed and started again; whenever it comes to
its end by itself, the next day begins. In the end the ledger is held against the file. Prints one JSON object and ends with 1 if
something is not as it must be. For machines that can fork.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

from newsdesk.model import Delivery, Digest, State, Subscription
from storage import Storage, open_storage

SENDERS = 4  # sends at once
LONGEST = 0.25  # seconds that a worker lives before it is killed
DELIVERED = "delivered"
REFUSED, DROPPED = 0.05, 0.02
BLOCKED = 0.01  # of the chats
EIGHT = datetime(2026, 3, 1, 5, tzinfo=UTC)  # o'clock in Riyadh
DAY = timedelta(days=1)

Figures = dict[str, Any]
Part = tuple[int, int, int]  # chat, digest, part


class Server:
    """A pretended Telegram: a line in its own file for each message that it delivered."""

    def __init__(self, file: Path, blocked: set[int], chance: random.Random) -> None:
        self._file = os.open(file, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
        self._blocked = blocked
        self._chance = chance

    def _write(self, what: str, part: Delivery) -> None:
        os.write(self._file, f"{what} {part.chat} {part.digest} {part.part}\n".encode())

    async def send(self, part: Delivery) -> State:
        """What the sender learns of it."""
        await asyncio.sleep(self._chance.random() * 0.002)
        if part.chat in self._blocked:
            return State.BLOCKED
        if self._chance.random() < REFUSED:
            return State.PLANNED
        self._write("delivered", part)
        await asyncio.sleep(self._chance.random() * 0.002)
        if self._chance.random() < DROPPED:
            self._write("dropped", part)
            return State.UNKNOWN
        return State.SENT


async def work(folder: Path, now: datetime, server: Server) -> None:
    """What the bot does from its start until nothing is left to be sent."""
    async with open_storage(folder) as storage:
        await storage.deliveries.recover(now)
        await storage.subscriptions.renew()
        while (due := await storage.subscriptions.next_due()) is not None and due <= now:
            await storage.subscriptions.claim(now, 40)
        while digests := await storage.deliveries.unsent(50):
            queue = iter(digests)
            await asyncio.gather(*(_send(storage, queue, now, server) for _ in range(SENDERS)))


async def _send(storage: Storage, queue: Iterator[Digest], now: datetime, server: Server) -> None:
    for digest in queue:
        parts = await storage.deliveries.plan(digest.chat, digest.number, _parts(digest.chat), now)
        for number in range(parts):
            for part in await storage.deliveries.begin([Delivery(digest.chat, digest.number, number)], now):
                state = await server.send(part)
                message = 1 if state is State.SENT else None
                await storage.deliveries.record([replace(part, state=state, message=message)], now)


def _parts(chat: int) -> int:
    return chat % 3 + 1


def kills(folder: Path, number: int, chats: int, seed: int) -> Figures:
    """Kill the worker at random moments; a day goes by whenever it ends by itself."""
    chance, began = random.Random(seed), time.perf_counter()  # noqa: S311 - not for secrets
    blocked = {chat for chat in range(1, chats + 1) if chance.random() < BLOCKED}
    asyncio.run(_subscribe(folder, [Subscription(chat, "Asia/Riyadh") for chat in range(1, chats + 1)], EIGHT - DAY / 2))
    killed = days = 0
    in_flight: set[Part] = set()
    now = EIGHT
    ended = False
    while killed < number or not ended:
        child = os.fork()
        if child == 0:
            _child(folder, now, Server(folder / DELIVERED, blocked, random.Random(chance.random())))  # noqa: S311 - see above
        if killed < number:
            time.sleep(LONGEST * chance.random())
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        ended = os.WIFEXITED(status)
        if not ended:
            killed += 1
            in_flight |= _under_way(folder)
            now += timedelta(seconds=chance.randrange(60))
        elif status:
            raise RuntimeError("the worker failed")
        else:
            days += 1
            now = EIGHT + days * DAY
    figures = {"kills": killed, "in_flight_at_kills": len(in_flight), "seconds": round(time.perf_counter() - began, 1)}
    return figures | _held_against(folder, chats, days, blocked, in_flight)


def _child(folder: Path, now: datetime, server: Server) -> NoReturn:
    code = 1
    try:
        asyncio.run(work(folder, now, server))
        code = 0
    finally:
        os._exit(code)


async def _subscribe(folder: Path, wanted: Iterable[Subscription], now: datetime) -> None:
    async with open_storage(folder) as storage:
        for each in wanted:
            await storage.subscriptions.keep(each, now)


def _rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(folder / "qawl.sqlite3")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def _under_way(folder: Path) -> set[Part]:
    return set(_rows(folder, "SELECT chat, digest, part FROM deliveries WHERE state = 'sending'"))


def _held_against(folder: Path, chats: int, days: int, blocked: set[int], in_flight: set[Part]) -> Figures:
    """The ledger, as it stands in the file, against what was delivered."""
    states: dict[Part, str] = {row[:3]: row[3] for row in _rows(folder, "SELECT chat, digest, part, state FROM deliveries")}
    claimed = Counter(_rows(folder, "SELECT chat, day FROM digests"))
    lines = [line.split() for line in (folder / DELIVERED).read_text().splitlines()]
    delivered = Counter(_part(line) for line in lines if line[0] == "delivered")
    dropped = {_part(line) for line in lines if line[0] == "dropped"}
    of_day = {row[0]: row[1:] for row in _rows(folder, "SELECT id, day, chat FROM digests")}
    messages = Counter((*of_day[digest], part) for (_, digest, part), times in delivered.items() for _ in range(times))
    unknown = {part for part, state in states.items() if state == State.UNKNOWN}
    wrong = {
        "delivered_twice": sum(times > 1 for times in messages.values()),
        "days_missing_or_twice": sum(
            claimed[chat, str((EIGHT + day * DAY).date())] != 1
            for chat in range(1, chats + 1)
            for day in range(1 if chat in blocked else days)
        ),
        "messages_missing": sum(
            (chat, digest, part) not in states
            for digest, (_, chat) in of_day.items()
            if chat not in blocked
            for part in range(_parts(chat))
        ),
        "unsettled": sum(state in {State.PLANNED, State.SENDING} for state in states.values()),
        "sent_and_not_delivered": sum(state == State.SENT and part not in delivered for part, state in states.items()),
        "delivered_and_neither_sent_nor_unknown": sum(states.get(part) not in {State.SENT, State.UNKNOWN} for part in delivered),
        "unknown_and_neither_dropped_nor_in_flight": len(unknown - dropped - in_flight),
        "broken": int(_rows(folder, "PRAGMA integrity_check") != [("ok",)]),
    }
    return {
        "chats": chats,
        "days": days,
        "states": dict(Counter(states.values())),
        "delivered": len(delivered),
        "dropped_answers": len(dropped),
        **wrong,
        "right": not any(wrong.values()),
    }


def _part(line: list[str]) -> Part:
    chat, digest, part = map(int, line[1:])
    return chat, digest, part


def main() -> int:
    """Run, compare, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--chats", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qawl-kills-") as folder:
        figures = kills(Path(folder) / "data", options.kills, options.chats, options.seed)
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0 if figures["right"] else 1


if __name__ == "__main__":
    sys.exit(main())
