"""How much processor time the bot takes for an answer that it remembers, measured from outside over HTTP.

    python -m benchmarks.cached_answer [--answers N]

The bot runs in a process of its own against a playground here. People paste an article that was answered before; the processor
time of its threads is read from the kernel (Linux), from just before a message is sent until its answer stands in the chat.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from bot.playground import Limits, open_playground

PEOPLE = 5
QUIET = 0.02  # seconds after which the bot has finished what follows an answer


def article(statements: int = 20) -> str:
    """An article of our own with so many statements by several people."""
    names = ("Ruth Calder", "Daniel Osei", "Amal Nassar", "Tom Reeve", "Ines Duarte")
    bodies = ("the World Bank", "the Ministry of Transport", "Northline Ferries", "the European Union")
    lines = [
        f"{names[n % 5]} said that point {n} of the plan for the harbour would be settled with {bodies[n % 4]} before winter."
        for n in range(1, statements + 1)
    ]
    return "Harbour plan divides the town\n\n" + "\n\n".join(lines)


def processor_seconds(process: int) -> float:
    """What the kernel has counted for all threads of a process."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9


@asynccontextmanager
async def bot_process(api: str, token: str, folder: Path) -> AsyncIterator[int]:
    """A bot in a process of its own, ready when it polls."""
    environment = os.environ | {
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_API": api,
        "QAWL_DATA": str(folder / "data"),
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=folder, env=environment, stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr is not None
    while b" started " not in (line := await process.stderr.readline()):
        if not line:
            raise RuntimeError("the bot did not start")
    drained = asyncio.create_task(process.stderr.read())
    try:
        yield process.pid
    finally:
        process.terminate()
        await process.wait()
        await drained


async def measure(answers: int) -> list[float]:
    """Processor milliseconds of so many remembered answers."""
    found: list[float] = []
    with tempfile.TemporaryDirectory(prefix="qawl-benchmark-") as folder:
        async with (
            open_playground(limits=Limits(overall_per_second=10_000, chat_burst=10_000)) as playground,
            bot_process(playground.api, playground.token, Path(folder)) as process,
            httpx.AsyncClient(base_url=playground.api, trust_env=False, timeout=30) as http,
        ):
            for person in range(1, PEOPLE + 1):
                await http.put(f"/people/{person}", json={"language_code": "en", "first_name": f"Person {person}"})
                await _ask(http, person)
            for number in range(answers):
                await asyncio.sleep(QUIET)
                before = processor_seconds(process)
                await _ask(http, number % PEOPLE + 1)
                found.append((processor_seconds(process) - before) * 1000)
    return found


async def _ask(http: httpx.AsyncClient, person: int) -> None:
    """Paste the article and wait for the answer to it."""
    sent: dict[str, Any] = (await http.post(f"/people/{person}/messages", json={"text": article()})).json()
    question, revision = sent["messages"][-1]["message_id"], sent["revision"]
    while True:
        view = (await http.get(f"/people/{person}/messages", params={"after": revision, "wait": 20})).json()
        if any(one["from"].get("is_bot") and one["message_id"] > question for one in view["messages"]):
            return
        if view["revision"] == revision:
            raise RuntimeError("no answer")
        revision = view["revision"]


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main() -> int:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--answers", type=int, default=200)
    found = asyncio.run(measure(parser.parse_args().answers))
    figures = {
        "answers": len(found),
        "median_ms": statistics.median(found),
        "p95_ms": percentile(found, 0.95),
        "max_ms": max(found),
    }
    sys.stdout.write(json.dumps({name: round(value, 2) for name, value in figures.items()}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
