from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsdesk.errors import TooManyReadings
from newsdesk.quota import HOUR, Quota
from tests.fakes.storage import MemoryTally

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


async def test_as_many_as_are_stated_and_not_one_more_within_an_hour() -> None:
    quota = Quota(MemoryTally(), 3, lambda: NOON)
    for _ in range(3):
        await quota.take(1)
    with pytest.raises(TooManyReadings) as refused:
        await quota.take(1)
    assert refused.value.fields == {"limit": 3, "minutes": 60}
    await quota.take(2)


async def test_the_hour_is_any_hour_and_what_was_refused_does_not_count() -> None:
    now = NOON
    quota = Quota(MemoryTally(), 2, lambda: now)
    await quota.take(1)
    now = NOON + HOUR - timedelta(seconds=61)
    await quota.take(1)
    with pytest.raises(TooManyReadings) as refused:
        await quota.take(1)
    assert refused.value.fields["minutes"] == 2
    now = NOON + HOUR
    await quota.take(1)
    with pytest.raises(TooManyReadings):
        await quota.take(1)
