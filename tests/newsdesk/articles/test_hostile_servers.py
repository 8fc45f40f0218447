"""Every hostile server ends within its limit and with its own error, and none of them is felt by anybody else."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from dataclasses import replace

import pytest

from newsdesk.articles import Limits, Policy, WebReader, open_reader
from newsdesk.errors import ReaderError
from tests.newsdesk.articles.hostile import Hostile, hostiles, page, says, served
from tests.newsdesk.articles.serving import answer, to_loopback

LIMITS = Limits(connect=1.0, read=1.0, total=2.0, bytes_sent=200_000, bytes_unpacked=400_000)
PATIENT = replace(LIMITS, connect=5.0, read=4.0, total=8.0)
"""Room for a normal page on a machine with other work."""

HOSTILE = list(hostiles())
GRACE = 18.0
"""Seconds that a worker may take for a page besides, on a machine with other work."""

pytestmark = pytest.mark.figures


def policy(ports: list[int]) -> Policy:
    return Policy(allowed=frozenset(("127.0.0.1", port) for port in ports))


async def outcome(reader: WebReader, port: int) -> type[ReaderError] | str:
    try:
        return (await reader.read(f"http://news.test:{port}/")).text.characters
    except ReaderError as error:
        return type(error)


def kind_of(got: object) -> object:
    return str if isinstance(got, str) else got


def test_there_are_more_than_forty_and_each_has_a_name() -> None:
    assert len({one.name for one in HOSTILE}) == len(HOSTILE) > 80


@pytest.mark.parametrize("group", range(6))
async def test_each_hostile_server_ends_within_its_limit_with_its_own_error(group: int) -> None:
    servers = HOSTILE[group::6]
    async with (
        served(one.talk for one in servers) as ports,
        open_reader(policy(ports), resolver=to_loopback, limits=LIMITS) as reader,
    ):
        begun = time.monotonic()

        async def ended(one: Hostile, port: int) -> tuple[str, object, float]:
            return one.name, await outcome(reader, port), time.monotonic() - begun

        ends = await asyncio.gather(*(ended(one, port) for one, port in zip(servers, ports, strict=True)))
    wrong = {name: got for (name, got, _), one in zip(ends, servers, strict=True) if kind_of(got) not in one.errors}
    assert not wrong
    late = {name: seconds for name, _, seconds in ends if seconds > LIMITS.total + GRACE}
    assert not late


async def lags(until: asyncio.Event, every: float = 0.005) -> list[tuple[float, float]]:
    """By how much the loop came late to what was due, again and again until the end; and how much of it was its own work."""
    found = []
    while not until.is_set():
        begun, worked = time.perf_counter(), time.thread_time()
        await asyncio.sleep(every)
        found.append((max(time.perf_counter() - begun - every, 0.0), time.thread_time() - worked))
    return found


class Waiting(threading.Thread):
    """A thread that only waits, and by how much it came late: so late does this machine, with its other work, make anybody."""

    def __init__(self, every: float = 0.005) -> None:
        super().__init__(daemon=True)
        self.found: list[float] = []
        self._every = every
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.is_set():
            begun = time.perf_counter()
            time.sleep(self._every)
            self.found.append(max(time.perf_counter() - begun - self._every, 0.0))

    def stop(self) -> None:
        self._over.set()
        self.join()


def at(share: float, numbers: list[float]) -> float:
    """So much of the numbers is smaller, in milliseconds."""
    return sorted(numbers)[min(int(len(numbers) * share), len(numbers) - 1)] * 1000


ARTICLE = "".join(
    f"<p>Mona Haddad said on Monday that stage {i} of the harbour works would be finished by the spring, as had been planned.</p>"
    for i in range(12)
)


async def test_fifty_hostile_links_at_once_are_not_felt_by_a_normal_one() -> None:
    """The lag at p99 stays under 100 ms, above that of a thread which only waits; and so does the loop's own work."""
    chosen = [one for one in HOSTILE if not one.name.startswith("sends")]
    fifty = (chosen * 2)[:50]
    normal = says(answer(page(f"<article><h1>Harbour works on time</h1>{ARTICLE}</article>")))
    talks = [*(one.talk for one in fifty), normal]
    over = asyncio.Event()
    async with served(talks) as ports, open_reader(policy(ports), resolver=to_loopback, limits=PATIENT) as reader:
        watching, waiting = asyncio.create_task(lags(over)), Waiting()
        waiting.start()
        cpu, wall = time.thread_time(), time.perf_counter()
        bad = [asyncio.create_task(outcome(reader, port)) for port in ports[:-1]]
        text = await outcome(reader, ports[-1])
        answered = time.perf_counter() - wall
        ends = await asyncio.gather(*bad)
        busy, took = time.thread_time() - cpu, time.perf_counter() - wall
        over.set()
        waiting.stop()
        looks = await watching
    late, own = [wall for wall, _ in looks], [cpu for _, cpu in looks]
    assert isinstance(text, str)
    assert "stage 11 of the harbour works" in text
    assert len(ends) == 50
    print(f"lag p50 {at(0.5, late):.1f} ms, p99 {at(0.99, late):.1f} ms, most {at(1, late):.1f} ms of {len(looks)} looks;")
    print(f"of its own work p99 {at(0.99, own):.1f} ms, most {at(1, own):.1f} ms; load {os.getloadavg()[0]:.1f};")
    print(f"the normal one after {answered:.2f} s, all after {took:.2f} s, {busy:.2f} s of them busy")
    print(f"a thread that only waits came late by {at(0.99, waiting.found):.1f} ms at p99")
    assert at(0.99, late) < 100 + at(0.99, waiting.found)
    assert at(0.99, own) < 100
