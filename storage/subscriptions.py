"""Who wants a digest and when: the schedule. What is due is moved on and entered into the ledger in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection

from newsdesk.digests import schedule, zones
from newsdesk.model import Days, Delivery, Digest, Skip, Slot, State, Subscription
from storage import deliveries
from storage.database import Database
from storage.rows import Row, Values
from storage.sql import deliveries as ledger_sql
from storage.sql import subscriptions as sql

_AT_ONCE = 1_000  # chats in one claim

_LOOKED_BACK = timedelta(days=3)  # turns that a change of hour or zone could give a second time


class StoredSubscriptions:
    """Subscriptions in the database: the port `Subscriptions`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, chat: int) -> Subscription | None:
        """How the chat wants its digest."""
        return await self._database.read(lambda it: _of(it, chat))

    async def keep(self, subscription: Subscription, now: datetime) -> Subscription:
        """Record it, with the next slot worked out."""
        return await self._database.write(lambda it: _keep(it, subscription, now))

    async def drop(self, chat: int, now: datetime) -> bool:
        """The chat wants no digest any more."""

        def drop(connection: Connection) -> bool:
            connection.execute(ledger_sql.STOP, {"of_chat": chat, "now": now})
            return connection.execute(sql.DROP, {"of_chat": chat}).first() is not None

        return await self._database.write(drop)

    async def next_due(self) -> datetime | None:
        """When the earliest digest of all is due."""
        found: datetime | None = await self._database.read(lambda it: it.execute(sql.NEXT_DUE).scalar_one())
        return found

    async def claim(self, now: datetime, most: int) -> tuple[Digest, ...]:
        """What is due, moved on and entered into the ledger."""
        return await self._database.write(lambda it: _claim(it, now, min(most, _AT_ONCE)))

    async def renew(self) -> int:
        """Work out anew what is due in zones whose rules have changed."""
        return await self._database.write(_renew)


def _of(connection: Connection, chat: int) -> Subscription | None:
    row = connection.execute(sql.OF, {"chat": chat}).one_or_none()
    return None if row is None else _subscription(row)


def _keep(connection: Connection, wanted: Subscription, now: datetime) -> Subscription:
    before = _of(connection, wanted.chat)
    idle = wanted.paused or not wanted.active
    slot = None if idle else _next_slot(connection, before, wanted, now)
    if idle:
        connection.execute(ledger_sql.STOP, {"of_chat": wanted.chat, "now": now})
    reached = None  # who subscribed before goes on where the digests ended
    if before is None:
        reached = connection.execute(ledger_sql.LAST_REACHED, {"of_chat": wanted.chat}).scalar_one()
    connection.execute(sql.KEEP, _values(wanted, slot) | {"reached": reached})
    return replace(wanted, due=slot)


def _next_slot(connection: Connection, before: Subscription | None, wanted: Subscription, now: datetime) -> Slot:
    if before is not None and before.due is not None and _schedule(before) == _schedule(wanted):
        return before.due
    which = {"of_chat": wanted.chat, "from_day": (now - _LOOKED_BACK).date()}
    had = [(row.day, row.turn) for row in connection.execute(sql.HAD, which)]
    pending = before.due.day if before is not None and before.due is not None else None
    return schedule.changed(wanted, now, had, pending)


def _schedule(wanted: Subscription) -> tuple[object, ...]:
    return wanted.hours, wanted.zone, wanted.days


def _claim(connection: Connection, now: datetime, most: int) -> tuple[Digest, ...]:
    rows = connection.execute(sql.CLAIM, {"now": now, "most": most}).all()
    if not rows:
        return ()
    found = [(_subscription(row), row.reached) for row in sorted(rows, key=lambda row: (row.due_at, row.chat))]
    dues = {wanted.chat: schedule.overdue(wanted, _pending(wanted, now), now) for wanted, _ in found}
    connection.execute(sql.MOVE_ON, [_moved_on(wanted, dues[wanted.chat].next) for wanted, _ in found])
    chats = [chat for chat, due in dues.items() if due.taken is not None]
    if chats:
        connection.execute(ledger_sql.JOIN, {"chats": chats, "now": now})
    until, sent = _told(connection, {wanted.chat: number for wanted, number in found if number is not None})
    entries: list[tuple[Values, Skip | None]] = []
    for chat, due in dues.items():
        of = {"chat": chat, "claimed_at": now, "since_at": until.get(chat), "after": sent.get(chat), "parts": 0}
        for slot, skip in (*due.skipped, *(((due.taken, None),) if due.taken else ())):
            entries.append((of | {"day": slot.day, "turn": slot.turn, "due_at": slot.at}, skip))
    return _enter(connection, entries, now)


def _told(connection: Connection, reached: dict[int, int]) -> tuple[dict[int, datetime], dict[int, int]]:
    """Until when these chats were told, and the last digest of each of which a message arrived; mostly that is the last one."""
    if not reached:
        return {}, {}
    rows = connection.execute(ledger_sql.UNTIL, {"chats": list(reached), "numbers": list(reached.values())}).all()
    sent = {row.chat: row.id for row in rows if row.arrived}
    others = [chat for chat in reached if chat not in sent]
    if others:
        sent |= {row.chat: row.number for row in connection.execute(ledger_sql.LAST_SENT, {"chats": others})}
    return {row.chat: row.claimed_at for row in rows}, sent


def _enter(connection: Connection, entries: list[tuple[Values, Skip | None]], now: datetime) -> tuple[Digest, ...]:
    """The ledger's rows; a day's turn that is there already is not entered again. Those that are to be sent, in order."""
    if not entries:
        return ()
    opened = connection.execute(ledger_sql.OPEN, [values for values, _ in entries]).all()
    numbers = {(row.chat, row.day, row.turn): row.id for row in opened}
    rows: list[Values] = []
    taken: list[Digest] = []
    for values, skip in entries:
        chat, day, turn = values["chat"], values["day"], values["turn"]
        number = numbers.get((chat, day, turn))
        if number is None:
            continue
        part = Delivery(chat, number, 0, State.PLANNED if skip is None else State.SKIPPED, skip=skip)
        rows.append({"chat": chat, "digest": number, "part": 0, "state": part.state, "skip": skip, "message": None})
        if skip is None:
            digest = Digest(chat, day, turn, values["due_at"], now, values["since_at"], 0, (part,), number=number)
            taken.append(digest)
    if rows:
        connection.execute(ledger_sql.ENTER, [row | {"changed_at": now} for row in rows])
    names = {"chats": [digest.chat for digest in taken], "numbers": [digest.number for digest in taken]}
    remarks = deliveries.remarks_on(connection, names)
    return tuple(replace(digest, remarks=tuple(remarks[digest.number])) for digest in taken)


def _renew(connection: Connection) -> int:
    moved: list[Values] = []
    for zone, edition in connection.execute(sql.EDITIONS).all():
        if zones.edition(zone) == edition:
            continue
        for row in connection.execute(sql.OUTDATED, {"in_zone": zone, "of_edition": edition}):
            wanted = _subscription(row)
            slot = None if wanted.due is None else schedule.again(wanted, wanted.due)
            moved.append(_moved_on(wanted, slot))
    if moved:
        connection.execute(sql.MOVE_ON, moved)
    return len(moved)


def _pending(wanted: Subscription, now: datetime) -> Slot:
    return wanted.due or schedule.first(wanted, now - schedule.WINDOW, ())


def _moved_on(wanted: Subscription, slot: Slot | None) -> Values:
    return {
        "of_chat": wanted.chat,
        "next_at": slot and slot.at,
        "next_day": slot and slot.day,
        "next_turn": None if slot is None else slot.turn,
        "by_edition": zones.edition(wanted.zone),
    }


def _values(wanted: Subscription, slot: Slot | None) -> Values:
    return {
        "chat": wanted.chat,
        "thread": wanted.thread,
        "hours": [hour.hour * 60 + hour.minute for hour in wanted.hours],
        "zone": wanted.zone,
        "edition": zones.edition(wanted.zone),
        "days": wanted.days,
        "paused": wanted.paused,
        "active": wanted.active,
        "due_at": slot and slot.at,
        "due_day": slot and slot.day,
        "due_turn": None if slot is None else slot.turn,
    }


def _subscription(row: Row) -> Subscription:
    minutes: list[int] = row.hours
    due: Any = None
    if row.due_at is not None:
        due = Slot(row.due_day, row.due_turn, row.due_at.astimezone(UTC))
    hours = tuple(time(minute // 60, minute % 60) for minute in minutes)
    return Subscription(row.chat, row.zone, hours, Days(row.days), row.paused, row.active, row.thread, due)
