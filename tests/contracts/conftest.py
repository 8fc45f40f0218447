from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Storage, open_storage
from tests.contracts.examples import ticking
from tests.fakes.storage import MemoryStorage
from tests.migrated import make_migrated


@pytest.fixture(params=["memory", "sqlite"])
async def kept(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Storage | MemoryStorage]:
    """The fake and the real storage, in turn."""
    if request.param == "memory":
        yield MemoryStorage(ticking())
    else:
        make_migrated(tmp_path / "data")
        async with open_storage(tmp_path / "data", clock=ticking()) as storage:
            yield storage
