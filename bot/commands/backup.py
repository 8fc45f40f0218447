"""`python -m bot backup FILE`: a copy of the database, also while the bot runs."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.settings import load_settings
from storage import open_storage


def run(path: Path) -> int:
    """Write the copy, mode 0600; a file that is there is replaced once the copy is whole. Raises an `OperatorError`."""
    return asyncio.run(_run(path))


async def _run(path: Path) -> int:
    async with open_storage(load_settings().folder) as storage:
        await storage.backup(path)
    size = (await asyncio.to_thread(path.stat)).st_size
    sys.stderr.write(f"{path}: {size / 1_000_000:.1f} MB\n")
    return 0
