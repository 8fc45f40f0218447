"""The daily digest: how a chat wants it, one digest of one local day, and what became of each of its messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

MOST_HOURS = 2


class Days(StrEnum):
    """On which days a digest is wanted."""

    EVERY = "every"
    WORK = "work"  # Sunday to Thursday or Monday to Friday, by the country of the zone


class State(StrEnum):
    """What became of a message of a digest."""

    PLANNED = "planned"
    SENDING = "sending"  # the request is on its way, or was when the bot stopped
    SENT = "sent"
    UNKNOWN = "unknown"  # it may have arrived; it is not sent again
    BLOCKED = "blocked"  # the chat takes no messages from the bot
    SKIPPED = "skipped"


class Skip(StrEnum):
    """Why a digest or a part of one was not sent."""

    LATE = "late"  # the bot did not run until more than the window after it was due; the next one says so
    JOINED = "joined"  # a later digest came first and has all of it
    QUIET = "quiet"  # there was nothing to say, and the chat wants no message then
    STOPPED = "stopped"  # paused or unsubscribed between claim and sending


@dataclass(frozen=True, slots=True)
class Slot:
    """One digest that is due: the local day it is for, the place of its hour in that day, and the instant.

    `at` may fall on another local day than `day` where the clock is put forward over midnight.
    """

    day: date
    turn: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Subscription:
    """How a chat wants its digest: at one or two hours of the clock in an IANA zone.

    `hours` are ascending, to the minute. `active` is False while the chat takes no messages from the bot. `thread` is the topic
    it was asked for in. `due` is when the next one is due, None while none is.
    """

    chat: int
    zone: str
    hours: tuple[time, ...] = (time(8),)
    days: Days = Days.EVERY
    paused: bool = False
    active: bool = True
    thread: int | None = None
    due: Slot | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if not 1 <= len(self.hours) <= MOST_HOURS or any(a >= b for a, b in zip(self.hours, self.hours[1:], strict=False)):
            raise ValueError(f"hours of a digest are one or two, ascending: {self.hours}")
        if any(hour.second or hour.microsecond or hour.tzinfo for hour in self.hours):
            raise ValueError(f"hours of a digest are of the wall clock, to the minute: {self.hours}")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message of a digest. `message` is Telegram's id of it once it is sent, `skip` why it was skipped."""

    chat: int
    digest: int
    part: int
    state: State = State.PLANNED
    message: int | None = None
    skip: Skip | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What the next digest has to say of an earlier one: a part that may not have arrived (UNKNOWN), or never came (SKIPPED)."""

    day: date
    digest: int
    part: int
    state: State


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest that was claimed: it tells what came after `since` and not after `until`.

    `since` is None for a chat's first digest. `parts` is how many messages it has, 0 until that was planned; `deliveries` are
    these messages in order, one of them from the claim on. `remarks` are about the digests since the last one of which a message
    surely arrived, that one included.
    """

    chat: int
    day: date
    turn: int
    due: datetime
    until: datetime
    since: datetime | None = None
    parts: int = 0
    deliveries: tuple[Delivery, ...] = ()
    remarks: tuple[Remark, ...] = ()
    number: int = field(default=0, compare=False)

    @property
    def late(self) -> timedelta:
        """How long after it was due it was claimed."""
        return self.until - self.due
