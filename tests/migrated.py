"""A database at the newest revision, made once a process and copied: most tests are about what is in it, not how it is made."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from storage import open_storage

NAME = "qawl.sqlite3"


def make_migrated(folder: Path) -> None:
    """Put an empty database of the newest revision into the folder, private as the program makes it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (folder / NAME).exists():
        shutil.copy(_template(), folder / NAME)


@cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="qawl-template-"))

    async def make() -> None:
        async with open_storage(folder):
            pass

    with ThreadPoolExecutor(1) as pool:  # a fixture's own loop is running
        pool.submit(asyncio.run, make()).result()
    return folder / NAME
