"""Who may use the model and what its calls took, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from newsdesk.model import Admission, Call, DayOfUse


class MemoryLedger:
    """The port `Ledger`."""

    def __init__(self) -> None:
        self.calls: list[Call] = []

    async def record(self, call: Call) -> None:
        self.calls.append(call)

    async def tokens(self, day: date, payer: int | None = None) -> int:
        return sum(
            call.usage.tokens_in + call.usage.tokens_out
            for call in self.calls
            if call.day == day and (payer is None or (call.asker is not None and call.asker.payer == payer))
        )

    async def days(self, since: date) -> tuple[DayOfUse, ...]:
        days: dict[tuple[date, str, str], DayOfUse] = {}
        for call in self.calls:
            if call.day >= since:
                key = (call.day, call.maker.engine, call.maker.model)
                before = days.get(key, DayOfUse(*key, 0, 0, 0, 0, 0))
                days[key] = replace(
                    before,
                    calls=before.calls + 1,
                    failed=before.failed + bool(call.failed),
                    tokens_in=before.tokens_in + call.usage.tokens_in,
                    tokens_out=before.tokens_out + call.usage.tokens_out,
                    cost=before.cost + call.cost,
                )
        return tuple(days[key] for key in sorted(days))

    async def failures(self, since: date) -> dict[str, int]:
        return dict(Counter(call.failed for call in self.calls if call.day >= since and call.failed))

    async def forget_people(self, before: date) -> int:
        old = sum(call.day < before and call.asker is not None for call in self.calls)
        self.calls = [replace(call, asker=None) if call.day < before else call for call in self.calls]
        return old


class MemoryAdmissions:
    """The port `Admissions`."""

    def __init__(self) -> None:
        self._admitted: dict[int, Admission] = {}
        self._agreed: set[tuple[int, str]] = set()

    async def admitted(self, numbers: Collection[int]) -> bool:
        return any(number in self._admitted for number in numbers)

    async def admit(self, admission: Admission) -> bool:
        return self._admitted.setdefault(admission.number, admission) is admission

    async def dismiss(self, number: int) -> bool:
        return self._admitted.pop(number, None) is not None

    async def all(self) -> tuple[Admission, ...]:
        return tuple(sorted(self._admitted.values(), key=lambda one: (-one.since.timestamp(), one.number)))

    async def agreed(self, person: int, host: str) -> bool:
        return (person, host) in self._agreed

    async def agree(self, person: int, host: str, now: datetime) -> None:
        self._agreed.add((person, host))

    async def withdraw(self, person: int) -> bool:
        before = len(self._agreed)
        self._agreed = {one for one in self._agreed if one[0] != person}
        return len(self._agreed) < before


class MemoryNotices:
    """The port `Notices`."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    async def first(self, name: str, now: datetime) -> bool:
        first = name not in self._told
        self._told.add(name)
        return first

    async def clear(self, name: str) -> None:
        self._told.discard(name)
