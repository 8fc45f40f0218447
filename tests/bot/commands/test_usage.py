from __future__ import annotations

from datetime import date

from bot.commands.usage import since, table
from newsdesk.model import DayOfUse

DAY = date(2026, 11, 24)


def test_each_day_and_model_is_a_line_and_the_sum_stands_below() -> None:
    used = [
        DayOfUse(date(2026, 11, 23), "openai", "large", 12, 1, 34_567, 890, 12_345),
        DayOfUse(DAY, "openai", "small", 3, 0, 1_000, 1_000_000, 2_000_000),
    ]
    lines = table(used, "EUR")
    assert len({len(line) for line in lines}) == 1
    assert lines[1].split() == ["2026-11-23", "openai", "large", "12", "1", "34,567", "890", "0.0123", "EUR"]
    assert lines[3].split() == ["sum", "15", "1", "35,567", "1,000,890", "2.0123", "EUR"]


def test_today_is_one_of_the_days() -> None:
    assert since(1, DAY) == DAY
    assert since(31, DAY) == date(2026, 10, 25)
