from __future__ import annotations

import pytest

from newsdesk.errors import TooManyReadings
from newsdesk.quota import HOUR, Quota


def test_as_many_as_are_stated_and_not_one_more_within_an_hour() -> None:
    now = 100.0
    quota = Quota(3, lambda: now)
    for _ in range(3):
        quota.take("a")
    with pytest.raises(TooManyReadings) as refused:
        quota.take("a")
    assert refused.value.fields == {"limit": 3, "minutes": 60}
    quota.take("b")


def test_the_hour_is_any_hour_and_what_was_refused_does_not_count() -> None:
    now = 0.0
    quota = Quota(2, lambda: now)
    quota.take("a")
    now = HOUR - 61
    quota.take("a")
    with pytest.raises(TooManyReadings) as refused:
        quota.take("a")
    assert refused.value.fields["minutes"] == 2
    now = HOUR
    quota.take("a")
    with pytest.raises(TooManyReadings):
        quota.take("a")
