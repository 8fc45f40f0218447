"""The program as a newcomer starts it: one process, one line of JSON, a page to talk to."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.bot.playground.browser import CHROMIUM, open_browser

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "gold" / "dev-ar" / "seed-000.txt"
PICTURES = ROOT / "build" / "screenshots"


@dataclass
class Started:
    """A running program: its first line, when it polled first, its process."""

    api: str
    page: str
    seconds: float
    process: int


def environment(**more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "QAWL_", "PLAYGROUND_", "LOG_"))
    }
    return kept | {"PYTHONPATH": str(ROOT), "PLAYGROUND_PORT": "0"} | more


def resident_kilobytes(process: int) -> int:
    """Resident memory as Linux tells it; 0 where nothing tells."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def processor_seconds(process: int) -> float:
    """Processor time of a process and its threads as Linux tells it; 0 where nothing tells."""
    threads = Path(f"/proc/{process}/task")
    if not threads.is_dir():
        return 0
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads.iterdir()) / 1e9


@asynccontextmanager
async def started(folder: Path, **settings: str) -> AsyncIterator[Started]:
    begun = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        cwd=folder,
        env=environment(**settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        first = json.loads(await process.stdout.readline())
        while b" started " not in (line := await process.stderr.readline()):
            assert line, "the program ended"
        drained = asyncio.create_task(process.stderr.read())
        yield Started(first["api"], first["page"], time.monotonic() - begun, process.pid)
    finally:
        process.terminate()
        assert await process.wait() == 0
        await drained


async def test_the_bot_starts_without_token_polls_soon_and_stays_small(tmp_path: Path) -> None:
    async with started(tmp_path) as one:  # what the start itself takes: others may be using the machine
        assert min(one.seconds, processor_seconds(one.process) or one.seconds) < 3
        assert resident_kilobytes(one.process) < 200_000
        async with httpx.AsyncClient(base_url=one.api, trust_env=False) as http:
            await http.put("/people/9", json={"language_code": "en"})
            await http.post("/people/9/messages", json={"text": "/help"})
            view = (await http.get("/people/9/messages", params={"after": 1, "wait": 20})).json()
        assert any(message["from"]["is_bot"] for message in view["messages"])
    assert (tmp_path / "data" / "playground" / "qawl.sqlite3").is_file()


async def test_a_taken_port_gives_way_to_a_free_one(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    async with started(tmp_path / "one") as one:
        port = one.api.rsplit(":", 1)[1]
        async with started(tmp_path / "two", PLAYGROUND_PORT=port) as two:
            assert two.api != one.api


@pytest.mark.parametrize("token", ["", "nonsense"])
async def test_an_empty_or_malformed_token_stops_the_program_with_a_sentence(tmp_path: Path, token: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=tmp_path, env=environment(TELEGRAM_BOT_TOKEN=token), stderr=asyncio.subprocess.PIPE
    )
    _, said = await process.communicate()
    assert process.returncode == 1
    assert b"TELEGRAM_BOT_TOKEN is empty or malformed" in said
    assert b"Traceback" not in said


@pytest.mark.figures
async def test_a_person_pastes_the_seed_article_into_the_page_and_reads_it_in_both_languages(tmp_path: Path) -> None:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed: the page cannot be driven")
    if not SEED.is_file():
        pytest.skip("../shared/gold is not there: no article to paste")
    await asyncio.to_thread(PICTURES.mkdir, parents=True, exist_ok=True)
    last = "[...document.querySelectorAll('.message:not(.mine)')].at(-1)"
    async with started(tmp_path) as one, open_browser(tmp_path / "profile") as page:
        await page.size(390, 844)
        await page.visit(f"{one.page}?language=ar")
        await page.press("#start")
        await page.until("document.querySelectorAll('.message:not(.mine)').length == 1")
        await page.write("#text", SEED.read_text("utf-8"))
        await page.press("#send")
        await page.until(
            f"document.querySelectorAll('.message:not(.mine)').length >= 2 && {last}.textContent.includes('سيرغي لافروف')"
        )
        assert await page.run(f"[...{last}.querySelectorAll('.said > p')].every((p) => p.dir == 'rtl' || !p.textContent.trim())")
        await page.screenshot(PICTURES / "seed-ar.png")
        await page.run(f"[...{last}.querySelectorAll('.key')].find((key) => key.textContent.includes('English')).click()")
        await page.until(f"{last}.textContent.includes('Sergey Lavrov')")
        await page.screenshot(PICTURES / "seed-en.png")
        assert page.complaints == []
