"""When a digest is due, in tables: gaps, folds, days that are not there, down-time, and readers who change their minds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.digests import schedule, zones
from newsdesk.model import Days, Skip, Slot, Subscription

RIYADH = "Asia/Riyadh"


def wanted(*hours: str, zone: str = RIYADH, days: Days = Days.EVERY) -> Subscription:
    return Subscription(1, zone, tuple(map(time.fromisoformat, hours or ("08:00",))), days)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(text: str, zone: str) -> datetime:
    """The first time that a clock in the zone shows this."""
    return datetime.fromisoformat(text).replace(tzinfo=zones.rules(zone)).astimezone(UTC)


def slot(day: str, turn: int, at: datetime) -> Slot:
    return Slot(date.fromisoformat(day), turn, at)


@pytest.mark.parametrize(
    ("zone", "day", "hour", "at"),
    [
        # the hour is there once
        ("Asia/Riyadh", "2026-11-24", "08:00", "2026-11-24 05:00"),
        ("Asia/Kathmandu", "2026-11-24", "08:00", "2026-11-24 02:15"),
        # gaps: the first instant after
        ("Europe/London", "2026-03-29", "01:30", "2026-03-29 01:00"),
        ("America/New_York", "2026-03-08", "02:00", "2026-03-08 07:00"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03 15:30"),  # half an hour wide
        ("Australia/Lord_Howe", "2026-10-04", "02:30", "2026-10-03 15:30"),  # its end is no longer in it
        ("Asia/Beirut", "2026-03-29", "00:00", "2026-03-28 22:00"),  # at midnight
        ("Asia/Beirut", "2026-03-29", "00:59", "2026-03-28 22:00"),
        ("America/Havana", "2026-03-08", "00:30", "2026-03-08 05:00"),
        ("Africa/Cairo", "2026-04-24", "00:30", "2026-04-23 22:00"),
        (
            "America/Nuuk",
            "2026-03-28",
            "23:30",
            "2026-03-29 01:00",
        ),  # the gap ends on the next day, and the digest is still its own
        # folds: the first time
        ("Europe/London", "2026-10-25", "01:30", "2026-10-25 00:30"),
        ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04 14:45"),
        ("Asia/Beirut", "2026-10-24", "23:30", "2026-10-24 20:30"),
        ("America/Havana", "2026-11-01", "00:30", "2026-11-01 04:30"),
        # countries that gave it up: no change where there was one before
        ("Asia/Amman", "2022-02-25", "00:30", "2022-02-24 22:00"),
        ("Asia/Amman", "2022-10-28", "00:30", "2022-10-27 21:30"),
        ("America/Mexico_City", "2022-10-30", "01:30", "2022-10-30 06:30"),
        ("America/Mexico_City", "2023-04-02", "02:30", "2023-04-02 08:30"),
        # a day that a country left out
        ("Pacific/Apia", "2011-12-29", "08:00", "2011-12-29 18:00"),
        ("Pacific/Apia", "2011-12-30", "08:00", None),
        ("Pacific/Apia", "2011-12-31", "00:00", "2011-12-30 10:00"),
    ],
)
def test_an_hour_of_a_day_is_one_instant(zone: str, day: str, hour: str, at: str | None) -> None:
    expected = None if at is None else utc(at)
    assert schedule.instant(date.fromisoformat(day), time.fromisoformat(hour), zone) == expected


def days_of(subscription: Subscription, start: Slot) -> Iterator[Slot]:
    at = start
    while True:
        yield at
        at = schedule.following(subscription, at)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Riyadh", "Sun Mon Tue Wed Thu"),
        ("Africa/Cairo", "Sun Mon Tue Wed Thu"),
        ("Egypt", "Sun Mon Tue Wed Thu"),
        ("Asia/Dubai", "Mon Tue Wed Thu Fri"),
        ("Asia/Beirut", "Mon Tue Wed Thu Fri"),
        ("Africa/Casablanca", "Mon Tue Wed Thu Fri"),
        ("Europe/London", "Mon Tue Wed Thu Fri"),
        ("UTC", "Mon Tue Wed Thu Fri"),
        ("Etc/GMT-3", "Mon Tue Wed Thu Fri"),
    ],
)
def test_workdays_are_those_of_the_zones_country(zone: str, expected: str) -> None:
    week = [date(2026, 11, 22) + timedelta(days=number) for number in range(7)]  # from a Sunday
    assert " ".join(f"{day:%a}" for day in week if zones.is_workday(day, zone)) == expected
    subscription = wanted(zone=zone, days=Days.WORK)
    now = schedule.instant(week[0], time.min, zone)
    assert now is not None
    found = days_of(subscription, schedule.first(subscription, now, ()))
    assert [f"{next(found).day:%a}" for _ in range(5)] == expected.split()


# --- new subscriptions, and changes during the day


NOON = local("2026-11-24 12:00", RIYADH)
TODAY, TOMORROW = date(2026, 11, 24), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("hours", "had", "pending", "expected"),
    [
        # a new subscription begins with the next hour that comes
        (["13:00"], [], None, ("2026-11-24", 0, "13:00")),
        (["08:00"], [], None, ("2026-11-25", 0, "08:00")),
        (["12:00"], [], None, ("2026-11-25", 0, "12:00")),
        (["08:00", "18:00"], [], None, ("2026-11-24", 1, "18:00")),
        # who comes back on a day that had its digest waits for the next day
        (["13:00"], [(TODAY, 0)], None, ("2026-11-25", 0, "13:00")),
        (["08:00", "18:00"], [(TODAY, 0)], None, ("2026-11-24", 1, "18:00")),
        # the hour is moved after the digest came: once a day stays once
        (["18:00"], [(TODAY, 0)], TOMORROW, ("2026-11-25", 0, "18:00")),
        (["07:00"], [(TODAY, 0)], TOMORROW, ("2026-11-25", 0, "07:00")),
        # a second hour is added or taken away
        (["08:00", "18:00"], [(TODAY, 0)], TOMORROW, ("2026-11-24", 1, "18:00")),
        (["18:00"], [(TODAY, 0)], TODAY, ("2026-11-25", 0, "18:00")),
        (["07:00", "09:00"], [(TODAY, 0)], TOMORROW, ("2026-11-25", 0, "07:00")),
        # the hour is moved before the digest came: it comes at the new hour, or at once where that has passed
        (["18:00"], [], TODAY, ("2026-11-24", 0, "18:00")),
        (["08:00"], [], TODAY, ("2026-11-24", 0, "12:00")),
        (["07:00", "09:00"], [], TODAY, ("2026-11-24", 1, "12:00")),
        (["07:00", "18:00"], [], TODAY, ("2026-11-24", 1, "18:00")),
        # a day that was not to have one yet gets one only where its hour is still to come
        (["09:00"], [], TOMORROW, ("2026-11-25", 0, "09:00")),
        (["13:00"], [], TOMORROW, ("2026-11-24", 0, "13:00")),
        # both of the day came
        (["13:00", "14:00"], [(TODAY, 0), (TODAY, 1)], TOMORROW, ("2026-11-25", 0, "13:00")),
        (["13:00"], [(TODAY, 1)], TOMORROW, ("2026-11-25", 0, "13:00")),
    ],
)
def test_a_change_during_the_day_neither_doubles_nor_loses_its_digest(
    hours: list[str], had: list[tuple[date, int]], pending: date | None, expected: tuple[str, int, str]
) -> None:
    day, turn, hour = expected
    assert schedule.changed(wanted(*hours), NOON, had, pending) == slot(day, turn, local(f"{day} {hour}", RIYADH))


@pytest.mark.parametrize(
    ("now", "zone", "had", "pending", "expected"),
    [
        # in New York the 23rd has had its digest; in Auckland it is the 24th, past eight
        ("2026-11-24 01:00", "Pacific/Auckland", ["2026-11-23"], "2026-11-24", ("2026-11-24", None)),
        # in Riyadh the 24th has had its digest; in New York it is still the 24th, before eight
        ("2026-11-24 08:00", "America/New_York", ["2026-11-24"], "2026-11-25", ("2026-11-25", "08:00")),
        # in Auckland the 24th has had its digest; in Honolulu it is the 23rd, which had one as well
        ("2026-11-23 21:00", "Pacific/Honolulu", ["2026-11-23", "2026-11-24"], "2026-11-25", ("2026-11-25", "08:00")),
        ("2026-11-23 11:00", "Pacific/Honolulu", ["2026-11-24"], "2026-11-25", ("2026-11-23", "08:00")),
    ],
)
def test_a_reader_who_travels_gets_each_local_day_once(
    now: str, zone: str, had: list[str], pending: str, expected: tuple[str, str | None]
) -> None:
    day, hour = expected
    turns = [(date.fromisoformat(each), 0) for each in had]
    at = utc(now) if hour is None else local(f"{day} {hour}", zone)
    assert schedule.changed(wanted(zone=zone), utc(now), turns, date.fromisoformat(pending)) == slot(day, 0, at)


def test_a_day_of_rest_owes_nothing_at_once() -> None:
    friday = local("2026-11-27 12:00", RIYADH)
    found = schedule.changed(wanted("08:00", days=Days.WORK), friday, (), friday.date())
    assert found == slot("2026-11-29", 0, local("2026-11-29 08:00", RIYADH))


# --- down-time


def pending(day: str, hour: str = "08:00", turn: int = 0) -> Slot:
    return slot(day, turn, local(f"{day} {hour}", RIYADH))


@pytest.mark.parametrize(
    ("now", "taken", "skipped", "following"),
    [
        ("2026-11-24 07:59", None, [], "2026-11-24"),
        ("2026-11-24 08:00", "2026-11-24", [], "2026-11-25"),
        ("2026-11-24 14:00", "2026-11-24", [], "2026-11-25"),
        ("2026-11-24 14:01", None, [("2026-11-24", Skip.LATE)], "2026-11-25"),
        ("2026-11-26 09:00", "2026-11-26", [("2026-11-24", Skip.LATE), ("2026-11-25", Skip.LATE)], "2026-11-27"),
    ],
)
def test_down_time_is_caught_up_within_the_window(
    now: str, taken: str | None, skipped: list[tuple[str, Skip]], following: str
) -> None:
    due = schedule.overdue(wanted(), pending("2026-11-24"), local(now, RIYADH))
    assert due.taken == (None if taken is None else pending(taken))
    assert list(due.skipped) == [(pending(day), why) for day, why in skipped]
    assert due.next == pending(following)


def test_of_two_that_are_due_within_the_window_the_later_has_all() -> None:
    both = wanted("08:00", "10:00")
    due = schedule.overdue(both, pending("2026-11-24"), local("2026-11-24 11:00", RIYADH))
    assert due.taken == pending("2026-11-24", "10:00", 1)
    assert due.skipped == ((pending("2026-11-24"), Skip.JOINED),)


def test_a_year_away_records_a_month() -> None:
    due = schedule.overdue(wanted(), pending("2025-11-24"), local("2026-11-24 07:00", RIYADH))
    assert (len(due.skipped), due.taken) == (31, None)
    assert due.next == pending("2026-11-24")


def test_rules_that_changed_move_a_slot_and_keep_its_day() -> None:
    stale = slot("2026-11-24", 0, utc("2026-11-24 06:00"))  # as if Riyadh had been an hour less ahead when it was worked out
    assert schedule.again(wanted(), stale) == pending("2026-11-24")


@given(
    zone=st.sampled_from(["Asia/Beirut", "America/Havana", "Australia/Lord_Howe", "America/Nuuk", "Africa/Casablanca", RIYADH]),
    minutes=st.lists(st.integers(0, 24 * 60 - 1), min_size=1, max_size=2, unique=True),
    start=st.integers(0, 1100 * 24).map(lambda hours: utc("2024-01-01") + timedelta(hours=hours)),
)
def test_slots_follow_each_other_without_a_day_left_out_or_twice(zone: str, minutes: list[int], start: datetime) -> None:
    hours = tuple(time(minute // 60, minute % 60) for minute in sorted(minutes))
    subscription = Subscription(1, zone, hours)
    found = days_of(subscription, schedule.first(subscription, start, ()))
    slots = [next(found) for _ in range(60)]
    assert slots[0].at > start
    for before, after in pairwise(slots):
        assert before.at <= after.at
        step = (0, 1) if before.turn + 1 < len(hours) else (1, -before.turn)
        assert ((after.day - before.day).days, after.turn - before.turn) == step


def test_a_name_that_leads_out_of_the_zone_data_has_no_rules_of_its_own() -> None:
    for name in ("../../etc/passwd", "/etc/localtime", "Mars/Olympus", "Asia", "", "\0"):
        assert zones.rules(name).key == "UTC"
        assert zones.edition(name) == ""
    assert len(zones.edition(RIYADH)) == 16
