"""`python -m bot corrections`: what readers have mended and agreed to give, as annotated articles to measure with."""

from __future__ import annotations

import asyncio
import json
import sys
from itertools import groupby
from pathlib import Path

from bot.settings import load_settings
from newsdesk.errors import OperatorError
from newsdesk.model import Correction
from newsdesk.summaries.examples import example
from storage import Storage, open_storage


def run(folder: Path) -> int:
    """Write NAME.txt with NAME.json beside it for each reading with agreed corrections; 0, also when there are none.

    Raises an `OperatorError` where the folder cannot be written.
    """
    return asyncio.run(_run(folder))


async def _run(folder: Path) -> int:
    async with open_storage(load_settings().folder) as storage:
        written = await write(storage, folder)
    sys.stderr.write(f"{written} article{'' if written == 1 else 's'} with corrections in {folder}\n")
    return 0


async def write(storage: Storage, folder: Path) -> int:
    """Write what was agreed; how many articles. Files of an earlier run are overwritten, others left alone."""
    written = 0
    agreed = await storage.corrections.agreed()
    for (reading, chat), ours in groupby(agreed, key=lambda one: (one.reading, one.chat)):
        summary = await storage.library.summary(reading, chat)
        if summary is None:
            continue
        corrections: list[Correction] = list(ours)
        written += 1
        name = f"corrected-{reading}-{corrections[0].number}"  # tells neither who nor in which chat
        annotation = json.dumps(example(summary, corrections, name), ensure_ascii=False, indent=2)
        await asyncio.to_thread(_put, folder, name, summary.article.text.characters, annotation)
    return written


def _put(folder: Path, name: str, text: str, annotation: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for path, content in ((folder / f"{name}.txt", text), (folder / f"{name}.json", annotation + "\n")):
            path.write_bytes(content.encode("utf-8"))  # as they are: offsets count on line ends
            path.chmod(0o600)
    except OSError as error:
        raise OperatorError(f"{folder} cannot be written: {error}") from error
