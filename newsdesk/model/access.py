"""Who may have an article read by a model, and what the model's calls took."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from newsdesk.model.readings import Maker
from newsdesk.model.statements import Usage


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks and in which chat, by Telegram's ids. A channel's post has no person."""

    chat: int
    person: int | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The ids by which the asker may have been let in: the person's and the chat's."""
        return (self.chat,) if self.person is None or self.person == self.chat else (self.person, self.chat)

    @property
    def payer(self) -> int:
        """The id that a day's share is counted for."""
        return self.chat if self.person is None else self.person


@dataclass(frozen=True, slots=True)
class Call:
    """One article given to a model, whatever came of it.

    `cost` is in millionths of the operator's currency. `failed` names the error for which the embedded engine stood in or
    nobody read at all, "" where the model served.
    """

    at: datetime
    maker: Maker
    asker: Asker | None
    usage: Usage
    cost: int = 0
    failed: str = ""

    @property
    def day(self) -> date:
        """The day, in UTC, that it is counted for."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class DayOfUse:
    """What an engine's model took on one day in UTC: calls, how many of them failed, tokens in and out, cost in millionths."""

    day: date
    engine: str
    model: str
    calls: int
    failed: int
    tokens_in: int
    tokens_out: int
    cost: int


def sum_of(days: Iterable[DayOfUse]) -> DayOfUse:
    """All of these days as one, of the day, engine and model of the first; nothing is a day that took nothing."""
    found = list(days)
    first = found[0] if found else DayOfUse(date.min, "", "", 0, 0, 0, 0, 0)
    return replace(
        first,
        calls=sum(one.calls for one in found),
        failed=sum(one.failed for one in found),
        tokens_in=sum(one.tokens_in for one in found),
        tokens_out=sum(one.tokens_out for one in found),
        cost=sum(one.cost for one in found),
    )


@dataclass(frozen=True, slots=True)
class Admission:
    """A person or group that an operator has let in, and when."""

    number: int
    by: int
    since: datetime
