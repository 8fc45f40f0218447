from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Storage, open_storage
from tests.contracts.examples import ticking
from tests.migrated import make_migrated


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
async def storage(folder: Path) -> AsyncIterator[Storage]:
    """A new database."""
    make_migrated(folder)
    async with open_storage(folder, clock=ticking()) as opened:
        yield opened
