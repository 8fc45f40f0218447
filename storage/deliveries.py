"""The ledger of the digests: what was claimed, what is on its way, what arrived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from newsdesk.digests.schedule import WINDOW
from newsdesk.model import Delivery, Digest, Remark, Skip, State
from storage.database import Database
from storage.rows import Row
from storage.sql import deliveries as sql
from storage.sql import subscriptions as subscriptions_sql

_AT_ONCE = 500  # chats in one statement

Which = tuple[int, int]


class StoredDeliveries:
    """Digests and their messages in the database: the port `Deliveries`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, chat: int, number: int) -> Digest | None:
        """The chat's digest with this number."""
        found = await self._database.read(lambda it: digests_of(it, [(chat, number)]))
        return found[0] if found else None

    async def unsent(self, most: int, after: int = 0) -> tuple[Digest, ...]:
        """Digests with messages still to be sent."""

        def unsent(connection: Connection) -> tuple[Digest, ...]:
            rows = connection.execute(sql.UNSENT_DIGESTS, {"most": most, "beyond": after}).all()
            return digests_of(connection, [(row.chat, row.digest) for row in rows])

        return await self._database.read(unsent)

    async def plan(self, chat: int, number: int, parts: int, now: datetime) -> int:
        """How many messages the digest has: what was said first holds."""
        return await self._database.write(lambda it: _plan(it, chat, number, parts, now))

    async def begin(self, parts: Sequence[Delivery], now: datetime) -> tuple[Delivery, ...]:
        """Those of the messages that are to be sent now."""
        return await self._database.write(lambda it: _begin(it, parts, now))

    async def record(self, parts: Sequence[Delivery], now: datetime) -> None:
        """What became of messages that were begun."""
        await self._database.write(lambda it: _record(it, parts, now))

    async def quiet(self, chat: int, number: int, now: datetime) -> None:
        """Nothing is sent, and nothing was missed."""

        def quiet(connection: Connection) -> None:
            which = {"of_chat": chat, "number": number}
            if connection.execute(sql.QUIET, which | {"now": now}).all():
                connection.execute(subscriptions_sql.REACH, which)

        await self._database.write(quiet)

    async def recover(self, now: datetime) -> tuple[int, int]:
        """Settle what a stop left open; how many messages are unknown now, and how many too late."""

        def recover(connection: Connection) -> tuple[int, int]:
            unknown = connection.execute(sql.INTERRUPTED, {"now": now}).all()
            late = connection.execute(sql.EXPIRED, {"now": now, "before": now - WINDOW}).all()
            return len(unknown), len(late)

        return await self._database.write(recover)

    async def prune(self, before: datetime) -> int:
        """Forget what was claimed before this time."""
        return len(await self._database.write(lambda it: it.execute(sql.PRUNE, {"before": before}).all()))


def digests_of(connection: Connection, which: Sequence[Which]) -> tuple[Digest, ...]:
    """The digests with these chats and numbers, in this order, with their messages and remarks."""
    found: dict[Which, Digest] = {}
    for start in range(0, len(which), _AT_ONCE):
        some = which[start : start + _AT_ONCE]
        names = {"chats": [chat for chat, _ in some], "numbers": [number for _, number in some]}
        parts: dict[Which, list[Delivery]] = defaultdict(list)
        for row in connection.execute(sql.PARTS, names):
            parts[row.chat, row.digest].append(_delivery(row))
        remarks = remarks_on(connection, names)
        for one in connection.execute(sql.FIND, names):
            at = (one.chat, one.id)
            found[at] = _digest(one, parts[at], remarks[one.id])
    return tuple(found[at] for at in which if at in found)


def remarks_on(connection: Connection, names: dict[str, list[int]]) -> dict[int, list[Remark]]:
    """What the digests of these `chats` with these `numbers` have to say of earlier ones, by number."""
    remarks: dict[int, list[Remark]] = defaultdict(list)
    for row in connection.execute(sql.REMARKS, names):
        remarks[row.number].append(Remark(row.day, row.digest, row.part, State(row.state)))
    return remarks


def _plan(connection: Connection, chat: int, number: int, parts: int, now: datetime) -> int:
    which = {"of_chat": chat, "number": number}
    planned: int | None = connection.execute(sql.COUNT, which).scalar_one_or_none()
    if planned != 0:
        return planned or 0
    if connection.execute(sql.STATE, which).scalar_one_or_none() != State.PLANNED:
        return 0
    if connection.execute(sql.PLAN, which | {"count": parts}).first() is None:
        return 0
    more = [
        {
            "chat": chat,
            "digest": number,
            "part": part,
            "state": State.PLANNED,
            "skip": None,
            "message": None,
            "changed_at": now,
        }
        for part in range(1, parts)
    ]
    if more:
        connection.execute(sql.ENTER, more)
    return parts


def _begin(connection: Connection, parts: Sequence[Delivery], now: datetime) -> tuple[Delivery, ...]:
    begun: set[tuple[int, int, int]] = set()
    by_part: dict[int, list[Delivery]] = defaultdict(list)
    for each in parts:
        by_part[each.part].append(each)
    for part, some in by_part.items():
        for start in range(0, len(some), _AT_ONCE):
            several = some[start : start + _AT_ONCE]
            names = {"chats": [each.chat for each in several], "numbers": [each.digest for each in several]}
            rows = connection.execute(sql.BEGIN, names | {"of_part": part, "now": now}).all()
            begun |= {(row.chat, row.digest, part) for row in rows}
    if not begun <= {(each.chat, each.digest, each.part) for each in parts}:
        raise ValueError("messages of one chat were named with the digest of another")
    if begun:
        reached = [{"of_chat": chat, "number": digest} for chat, digest, _ in begun]
        connection.execute(subscriptions_sql.REACH, reached)
    return tuple(replace(each, state=State.SENDING) for each in parts if (each.chat, each.digest, each.part) in begun)


def _record(connection: Connection, parts: Sequence[Delivery], now: datetime) -> None:
    rows = [
        {
            "of_chat": each.chat,
            "number": each.digest,
            "of_part": each.part,
            "as_state": each.state,
            "as_message": each.message,
            "now": now,
        }
        for each in parts
    ]
    if rows:
        connection.execute(sql.RECORD, rows)
    for chat in {each.chat for each in parts if each.state is State.BLOCKED}:
        connection.execute(sql.BLOCK, {"of_chat": chat, "now": now})
        connection.execute(subscriptions_sql.REST, {"of_chat": chat})
        last = connection.execute(sql.LAST_REACHED, {"of_chat": chat}).scalar_one()
        connection.execute(subscriptions_sql.RECKON, {"of_chat": chat, "number": last})


def _delivery(row: Row) -> Delivery:
    return Delivery(row.chat, row.digest, row.part, State(row.state), row.message, Skip(row.skip) if row.skip else None)


def _digest(row: Row, parts: Sequence[Delivery], remarks: Sequence[Remark]) -> Digest:
    return Digest(
        chat=row.chat,
        day=row.day,
        turn=row.turn,
        due=row.due_at,
        until=row.claimed_at,
        since=row.since_at,
        parts=row.parts,
        deliveries=tuple(parts),
        remarks=tuple(remarks),
        number=row.id,
    )
