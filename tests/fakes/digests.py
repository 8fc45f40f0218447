"""The schedule and the ledger of the digests, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count

from newsdesk.digests import schedule, zones
from newsdesk.model import Delivery, Digest, Remark, Skip, Slot, State, Subscription

REACHED = {State.SENDING, State.SENT, State.UNKNOWN}


@dataclass
class DigestShelf:
    """Who wants digests, and all that were claimed, by number, with the digest that was told before each."""

    wanted: dict[int, Subscription] = field(default_factory=dict)
    editions: dict[int, str] = field(default_factory=dict)
    digests: dict[int, Digest] = field(default_factory=dict)
    after: dict[int, int] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))

    def of(self, chat: int) -> list[Digest]:
        return [digest for _, digest in sorted(self.digests.items()) if digest.chat == chat]

    def had(self, chat: int) -> list[tuple[date, int]]:
        return [(digest.day, digest.turn) for digest in self.of(chat)]

    def reached(self, chat: int) -> Digest | None:
        told = [
            digest
            for digest in self.of(chat)
            if any(part.state in REACHED or part.skip is Skip.QUIET for part in digest.deliveries)
        ]
        return told[-1] if told else None

    def put(self, digest: Digest, deliveries: Iterable[Delivery]) -> None:
        self.digests[digest.number] = replace(digest, deliveries=tuple(deliveries))

    def settle(self, chat: int, state: State, skip: Skip | None = None, above: int = 0) -> None:
        """Give the chat's planned messages another state."""
        for digest in self.of(chat):
            if digest.number > above:
                self.put(digest, (_as(part, state, skip) for part in digest.deliveries))

    def shown(self, digest: Digest) -> Digest:
        remarks = tuple(
            Remark(earlier.day, earlier.number, part.part, part.state)
            for earlier in self.of(digest.chat)
            if self.after[digest.number] <= earlier.number < digest.number
            for part in earlier.deliveries
            if part.state is State.UNKNOWN or part.skip is Skip.LATE
        )
        return replace(digest, remarks=remarks)

    def forget(self, chat: int) -> None:
        self.wanted.pop(chat, None)
        self.digests = {number: digest for number, digest in self.digests.items() if digest.chat != chat}

    def move(self, old: int, new: int) -> None:
        before = self.wanted.pop(old, None)
        if before is not None:
            self.wanted.setdefault(new, replace(before, chat=new))
            self.editions.setdefault(new, self.editions[old])
        taken = set(self.had(new))
        for digest in self.of(old):
            if (digest.day, digest.turn) in taken:
                del self.digests[digest.number]
            else:
                self.put(replace(digest, chat=new), (replace(part, chat=new) for part in digest.deliveries))


def _as(part: Delivery, state: State, skip: Skip | None = None) -> Delivery:
    return replace(part, state=state, skip=skip) if part.state is State.PLANNED else part


class MemorySubscriptions:
    """The port `Subscriptions`."""

    def __init__(self, shelf: DigestShelf) -> None:
        self._shelf = shelf

    async def of(self, chat: int) -> Subscription | None:
        return self._shelf.wanted.get(chat)

    async def keep(self, subscription: Subscription, now: datetime) -> Subscription:
        before = self._shelf.wanted.get(subscription.chat)
        if subscription.paused or not subscription.active:
            self._shelf.settle(subscription.chat, State.SKIPPED, Skip.STOPPED)
            due = None
        elif before and before.due and _hours(before) == _hours(subscription):
            due = before.due
        else:
            pending = before.due.day if before and before.due else None
            due = schedule.changed(subscription, now, self._shelf.had(subscription.chat), pending)
        kept = replace(subscription, due=due)
        self._shelf.wanted[kept.chat] = kept
        self._shelf.editions[kept.chat] = zones.edition(kept.zone)
        return kept

    async def drop(self, chat: int, now: datetime) -> bool:
        self._shelf.settle(chat, State.SKIPPED, Skip.STOPPED)
        return self._shelf.wanted.pop(chat, None) is not None

    async def next_due(self) -> datetime | None:
        return min((one.due.at for one in self._shelf.wanted.values() if one.due), default=None)

    async def claim(self, now: datetime, most: int) -> tuple[Digest, ...]:
        due = sorted((one.due.at, one.chat) for one in self._shelf.wanted.values() if one.due and one.due.at <= now)
        claimed: list[Digest] = []
        for _, chat in due[:most]:
            wanted = self._shelf.wanted[chat]
            assert wanted.due is not None
            what = schedule.overdue(wanted, wanted.due, now)
            self._shelf.wanted[chat] = replace(wanted, due=what.next)
            reached = self._shelf.reached(chat)
            if what.taken:
                self._shelf.settle(chat, State.SKIPPED, Skip.JOINED, reached.number if reached else 0)
            for slot, skip in what.skipped:
                self._enter(chat, slot, now, reached, skip)
            taken = self._enter(chat, what.taken, now, reached) if what.taken else None
            if taken is not None:
                claimed.append(self._shelf.shown(taken))
        return tuple(claimed)

    def _enter(self, chat: int, slot: Slot, now: datetime, reached: Digest | None, skip: Skip | None = None) -> Digest | None:
        if (slot.day, slot.turn) in self._shelf.had(chat):
            return None
        number = next(self._shelf.numbers)
        part = Delivery(chat, number, 0, State.SKIPPED if skip else State.PLANNED, skip=skip)
        since = reached.until if reached else None
        digest = Digest(chat, slot.day, slot.turn, slot.at, now, since, deliveries=(part,), number=number)
        self._shelf.digests[number] = digest
        arrived = [one.number for one in self._shelf.of(chat) if any(part.state is State.SENT for part in one.deliveries)]
        self._shelf.after[number] = max(arrived, default=0)
        return digest

    async def renew(self) -> int:
        stale = [chat for chat, edition in self._shelf.editions.items() if edition != self._now(chat)]
        for chat in stale:
            one = self._shelf.wanted[chat]
            self._shelf.wanted[chat] = replace(one, due=one.due and schedule.again(one, one.due))
            self._shelf.editions[chat] = self._now(chat)
        return len(stale)

    def _now(self, chat: int) -> str:
        return zones.edition(self._shelf.wanted[chat].zone) if chat in self._shelf.wanted else self._shelf.editions[chat]


class MemoryDeliveries:
    """The port `Deliveries`."""

    def __init__(self, shelf: DigestShelf) -> None:
        self._shelf = shelf

    async def find(self, chat: int, number: int) -> Digest | None:
        digest = self._of(chat, number)
        return None if digest is None else self._shelf.shown(digest)

    async def unsent(self, most: int, after: int = 0) -> tuple[Digest, ...]:
        found = [
            self._shelf.shown(digest)
            for number, digest in sorted(self._shelf.digests.items())
            if number > after and any(part.state is State.PLANNED for part in digest.deliveries)
        ]
        return tuple(found[:most])

    async def plan(self, chat: int, number: int, parts: int, now: datetime) -> int:
        digest = self._of(chat, number)
        if digest is None:
            return 0
        if not digest.parts and digest.deliveries[0].state is State.PLANNED:
            self._shelf.put(replace(digest, parts=parts), (Delivery(chat, number, part) for part in range(parts)))
        return self._shelf.digests[number].parts

    async def begin(self, parts: Sequence[Delivery], now: datetime) -> tuple[Delivery, ...]:
        if any(part.digest in self._shelf.digests and self._of(part.chat, part.digest) is None for part in parts):
            chats = {part.chat for part in parts}
            if any(self._shelf.digests[part.digest].chat in chats for part in parts if part.digest in self._shelf.digests):
                raise ValueError("messages of one chat were named with the digest of another")
        return tuple(part for given in parts if (part := self._turn(given, {State.PLANNED}, State.SENDING)) is not None)

    async def record(self, parts: Sequence[Delivery], now: datetime) -> None:
        for given in parts:
            self._turn(given, {State.SENDING}, given.state)
            if given.state is State.BLOCKED:
                self._shelf.settle(given.chat, State.BLOCKED)
                wanted = self._shelf.wanted.get(given.chat)
                if wanted is not None:
                    self._shelf.wanted[given.chat] = replace(wanted, active=False, due=None)

    async def quiet(self, chat: int, number: int, now: datetime) -> None:
        digest = self._of(chat, number)
        if digest is not None:
            self._shelf.put(digest, (_as(part, State.SKIPPED, Skip.QUIET) for part in digest.deliveries))

    async def recover(self, now: datetime) -> tuple[int, int]:
        unknown = late = 0
        for digest in list(self._shelf.digests.values()):
            settled: list[Delivery] = []
            for part in digest.deliveries:
                if part.state is State.SENDING:
                    unknown += 1
                    settled.append(replace(part, state=State.UNKNOWN))
                elif part.state is State.PLANNED and digest.due < now - schedule.WINDOW:
                    late += 1
                    settled.append(replace(part, state=State.SKIPPED, skip=Skip.LATE))
                else:
                    settled.append(part)
            self._shelf.put(digest, settled)
        return unknown, late

    async def prune(self, before: datetime) -> int:
        old = [number for number, digest in self._shelf.digests.items() if digest.until < before]
        for number in old:
            del self._shelf.digests[number]
        return len(old)

    def _of(self, chat: int, number: int) -> Digest | None:
        digest = self._shelf.digests.get(number)
        return digest if digest is not None and digest.chat == chat else None

    def _turn(self, given: Delivery, before: set[State], after: State) -> Delivery | None:
        digest = self._of(given.chat, given.digest)
        if digest is None or given.part >= len(digest.deliveries) or digest.deliveries[given.part].state not in before:
            return None
        turned = replace(digest.deliveries[given.part], state=after, message=given.message)
        self._shelf.put(digest, (turned if part.part == given.part else part for part in digest.deliveries))
        return turned


def _hours(wanted: Subscription) -> tuple[object, ...]:
    return wanted.hours, wanted.zone, wanted.days
