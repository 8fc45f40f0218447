"""A hundred different pages at once, through the whole bot."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from newsdesk.articles import open_reader
from newsdesk.articles.worker import NAME
from tests.conversations.conftest import Stage
from tests.newsdesk.articles.serving import answer, site, to_loopback

PAGES = 100
PEOPLE = 10
PROC = Path("/proc")


def page(number: str) -> bytes:
    lines = "".join(
        f"<p>Mona Haddad, the mayor, said on Monday that stage {i} of harbour number {number} would be finished by the spring. "
        f"The works began last year and have cost twice as much as the city had planned for them.</p>"
        for i in range(8)
    )
    title = f"Harbour {number} on time"
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{lines}</article></body></html>".encode()


def memory() -> tuple[float, int]:
    """Megabytes of this process (bot, playground and test together) with its workers, shared pages counted once; the workers."""
    mine, workers = [os.getpid()], 0
    for entry in PROC.iterdir():
        if entry.name.isdecimal():
            try:
                status = (entry / "status").read_text()
            except OSError:
                continue
            if f"PPid:\t{os.getpid()}\n" in status and f"Name:\t{NAME}" in status:
                mine.append(int(entry.name))
                workers += 1
    total = 0
    for process in mine:
        try:
            total += int(re.search(r"^Pss:\s+(\d+)", (PROC / str(process) / "smaps_rollup").read_text(), re.MULTILINE)[1])  # type: ignore[index]  # every rollup has the line
        except OSError:
            continue
    return total / 1024, workers


@pytest.mark.figures
@pytest.mark.skipif(not (PROC / "self" / "smaps_rollup").exists(), reason="memory is read from /proc, which this system lacks")
async def test_a_hundred_pages_at_once_are_all_answered_and_none_twice(stage: Stage) -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(page(target.strip("/"))))

    async with site(handler) as made:
        await stage.stop()
        stage.reader = partial(open_reader, made.policy, resolver=to_loopback)
        await stage.start()
        people = [await stage.person(601 + i) for i in range(PEOPLE)]
        at_rest, _ = memory()
        begun = time.perf_counter()
        each = PAGES // PEOPLE
        for i, person in enumerate(people):
            for k in range(each):
                await person.send(made.at(f"/{i * each + k}"))
        most = 0.0
        texts: list[str] = []
        async with asyncio.timeout(120):
            while len(texts) < PAGES:
                most = max(most, memory()[0])
                shown = [await person.bots() for person in people]
                texts = [m["text"] for messages in shown for m in messages if "on time" in m["text"]]
                await asyncio.sleep(0.1)
        took = time.perf_counter() - begun
        for person in people:
            await person.quiet(0.2)
        shown = [await person.bots() for person in people]
        most = max(most, memory()[0])
        await stage.stop()
    titles = Counter(re.search(r"Harbour (\d+) on time", m["text"])[1] for messages in shown for m in messages)  # type: ignore[index]  # every answer has its title
    print(f"{PAGES} pages in {took:.1f} s; {most:.0f} MB at most with the workers, {at_rest:.0f} MB before the first")
    assert titles == Counter(str(i) for i in range(PAGES))
    assert len(made.asked) == PAGES
    assert most < 500
