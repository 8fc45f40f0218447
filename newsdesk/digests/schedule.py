"""When a digest is due. Pure functions of the hours that are wanted, the zone's rules, and an instant that is passed in.

Every local day that is wanted and that there is has a slot for each hour. An hour that the clock passes over is due at the first
instant after the gap, one that comes twice is due the first time. What is due while the bot does not run is caught up within
`WINDOW`; of several that are due by then the last is sent, and it has all that came since the last one that was told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from newsdesk.digests import zones
from newsdesk.model import Days, Skip, Slot, Subscription

WINDOW = timedelta(hours=6)
"""How late a digest may still come."""

_LONGEST_AWAY = timedelta(days=31)  # slots further back than this are not even recorded as skipped
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)

Turn = tuple[date, int]


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done at an instant: the slot to be sent, those passed over and why, and the next one."""

    taken: Slot | None
    skipped: tuple[tuple[Slot, Skip], ...]
    next: Slot


def instant(day: date, hour: time, zone: str) -> datetime | None:
    """When the clock shows this hour on this day, in UTC; None where the zone has no such day.

    The first instant after the gap where the clock passes over it, the first time where it comes twice.
    """
    at = _instant(day, hour, zone)
    rules = zones.rules(zone)
    if at.astimezone(rules).date() == day or _instant(day, time.min, zone).astimezone(rules).date() == day:
        return at
    return None


def _instant(day: date, hour: time, zone: str) -> datetime:
    rules = zones.rules(zone)
    local = datetime.combine(day, hour, rules)
    at = local.astimezone(UTC)
    gap = (local.replace(fold=1).utcoffset() or timedelta()) - (local.utcoffset() or timedelta())
    if gap <= timedelta() or at.astimezone(rules).replace(tzinfo=None) == local.replace(tzinfo=None):
        return at
    before, after = at - gap, at  # within a gap, `at` is reckoned by the clock as it was before: the change is in between
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0) if middle.replace(microsecond=0) > before else before + _SECOND
        if middle.astimezone(rules).utcoffset() == at.astimezone(rules).utcoffset():
            after = middle
        else:
            before = middle
    return after


def overdue(wanted: Subscription, pending: Slot, now: datetime) -> Due:
    """What becomes, at `now`, of a slot that is due and of all that came due after it."""
    return _overdue(wanted.hours, wanted.zone, wanted.days, pending, now)


@lru_cache(maxsize=4096)
def _overdue(hours: tuple[time, ...], zone: str, days: Days, pending: Slot, now: datetime) -> Due:
    earliest = _today(zone, now) - _LONGEST_AWAY
    passed: list[Slot] = []
    slot = pending if pending.day >= earliest else _slot(hours, zone, days, earliest, 0)
    while slot.at <= now:
        passed.append(slot)
        slot = _slot(hours, zone, days, slot.day, slot.turn + 1)
    taken = passed.pop() if passed and now - passed[-1].at <= WINDOW else None
    skipped = tuple((each, Skip.LATE if now - each.at > WINDOW else Skip.JOINED) for each in passed)
    return Due(taken, skipped, slot)


def first(wanted: Subscription, now: datetime, had: Collection[Turn]) -> Slot:
    """The first slot after `now` of a chat that subscribes, resumes or comes back. `had` are the turns it has had lately."""
    return changed(wanted, now, had, None)


def changed(wanted: Subscription, now: datetime, had: Collection[Turn], pending: date | None) -> Slot:
    """The next slot of a chat that changed its hours, days or zone; `pending` is the day that its next one would have been for.

    Its local day gets one digest for each hour and never more. If the day was still to get its first, and all of the new hours
    have passed, that one is due at once.
    """
    today = _today(wanted.zone, now)
    for slot in _of_day(wanted, today - _DAY, today):
        if slot.at > now and _free(slot, wanted, had):
            return slot
    if pending is not None and pending <= today and not any(day == today for day, _ in had):
        last = list(_of_day(wanted, today, today))
        if last:
            return Slot(today, last[-1].turn, now)
    slot = _slot(wanted.hours, wanted.zone, wanted.days, today + _DAY, 0)
    while not _free(slot, wanted, had):
        slot = following(wanted, slot)
    return slot


def following(wanted: Subscription, slot: Slot) -> Slot:
    """The slot after this one."""
    return _slot(wanted.hours, wanted.zone, wanted.days, slot.day, slot.turn + 1)


def again(wanted: Subscription, pending: Slot) -> Slot:
    """The same slot by the zone's rules as they are now; the one after it where its day or its hour is gone."""
    return _slot(wanted.hours, wanted.zone, wanted.days, pending.day, pending.turn)


def _free(slot: Slot, wanted: Subscription, had: Collection[Turn]) -> bool:
    turns = {turn for day, turn in had if day == slot.day}
    return len(turns) < len(wanted.hours) and slot.turn > max(turns, default=-1)


def _of_day(wanted: Subscription, first_day: date, last_day: date) -> Iterator[Slot]:
    day, turn = first_day, 0
    while (slot := _slot(wanted.hours, wanted.zone, wanted.days, day, turn)).day <= last_day:
        yield slot
        day, turn = slot.day, slot.turn + 1


@lru_cache(maxsize=65536)
def _slot(hours: tuple[time, ...], zone: str, days: Days, day: date, turn: int) -> Slot:
    """The first slot that is not before this turn of this day."""
    while True:
        if turn < len(hours):
            at = instant(day, hours[turn], zone) if days is Days.EVERY or zones.is_workday(day, zone) else None
            if at is not None:
                return Slot(day, turn, at)
        day, turn = day + _DAY, 0


def _today(zone: str, now: datetime) -> date:
    return now.astimezone(zones.rules(zone)).date()
