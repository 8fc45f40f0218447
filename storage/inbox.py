"""Updates that must be answered, across restarts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from newsdesk.model import Task
from storage.database import Database
from storage.rows import Row
from storage.sql import inbox as sql


class StoredInbox:
    """Tasks in the database: the port `Inbox`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, task: Task, now: datetime) -> bool:
        """Record an update; False if it was recorded before."""
        at, message = task.placeholder or (None, None)
        values = {
            "update": task.update,
            "chat": task.chat,
            "payload": task.payload,
            "attempts": task.attempts,
            "placeholder_chat": at,
            "placeholder_message": message,
            "kept_at": now,
        }
        return await self._database.write(lambda it: it.execute(sql.KEEP, values).one_or_none()) is not None

    async def claim(self, update: int, now: datetime) -> Task | None:
        """The task, for the first who comes; None for all others until it is released."""
        row = await self._database.write(lambda it: it.execute(sql.CLAIM, {"task": update, "now": now}).one_or_none())
        return None if row is None else _task(row)

    async def promise(self, update: int, placeholder: tuple[int, int]) -> None:
        """Record the placeholder of an unfinished task."""
        chat, message = placeholder
        which = {"task": update, "in_chat": chat, "message": message}
        await self._database.write(lambda it: it.execute(sql.PROMISE, which))

    async def finish(self, update: int, now: datetime) -> None:
        """The task is done; what the person wrote is erased from it."""
        await self._database.write(lambda it: it.execute(sql.FINISH, {"task": update, "now": now}))

    async def release(self) -> list[Task]:
        """Everything unfinished, oldest first, free to be claimed."""

        def release(connection: Connection) -> list[Task]:
            connection.execute(sql.RELEASE)
            return [_task(row) for row in connection.execute(sql.UNFINISHED).all()]

        return await self._database.write(release)

    async def confirmed(self) -> int:
        """The highest update id recorded, 0 if there is none."""
        return int(await self._database.read(lambda it: it.execute(sql.CONFIRMED).scalar_one()))

    async def prune(self, before: datetime) -> int:
        """Forget updates finished before this time, but the highest id; how many."""
        return len(await self._database.write(lambda it: it.execute(sql.PRUNE, {"before": before}).all()))


def _task(row: Row) -> Task:
    placed = row.placeholder_message is not None
    placeholder = (row.placeholder_chat, row.placeholder_message) if placed else None
    return Task(row.update, row.payload, row.chat, row.attempts, placeholder)
