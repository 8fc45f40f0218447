"""Who may use the model, who has agreed to it, and what operators have been told."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from newsdesk.model import Admission
from storage.database import Database
from storage.sql import admissions as sql


class StoredAdmissions:
    """Admissions and agreements in the database: the port `Admissions`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def admitted(self, numbers: Collection[int]) -> bool:
        """Whether one of them has been let in."""
        which = {"numbers": list(numbers)}
        return await self._database.read(lambda it: it.execute(sql.ADMITTED, which).first()) is not None

    async def admit(self, admission: Admission) -> bool:
        """Let a person or chat in; False if that was done before."""
        values = {"number": admission.number, "admitted_by": admission.by, "since": admission.since}
        return await self._database.write(lambda it: it.execute(sql.ADMIT, values).first()) is not None

    async def dismiss(self, number: int) -> bool:
        """Let them in no longer; False if they were not."""
        return await self._database.write(lambda it: it.execute(sql.DISMISS, {"of_number": number}).first()) is not None

    async def all(self) -> tuple[Admission, ...]:
        """Everybody who was let in, the newest first."""
        rows = await self._database.read(lambda it: it.execute(sql.ALL).all())
        return tuple(Admission(row.number, row.admitted_by, row.since) for row in rows)

    async def agreed(self, person: int, host: str) -> bool:
        """Whether the person has agreed that their own texts go to this host."""
        which = {"of_person": person, "to_host": host}
        return await self._database.read(lambda it: it.execute(sql.AGREED, which).first()) is not None

    async def agree(self, person: int, host: str, now: datetime) -> None:
        """The person agrees."""
        values = {"person": person, "host": host, "since": now}
        await self._database.write(lambda it: it.execute(sql.AGREE, values))

    async def withdraw(self, person: int) -> bool:
        """The person agrees no longer; False if they had not."""
        return bool(await self._database.write(lambda it: it.execute(sql.WITHDRAW, {"of_person": person}).all()))


class StoredNotices:
    """What operators have been told, in the database: the port `Notices`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def first(self, name: str, now: datetime) -> bool:
        """Whether this name comes for the first time since it was cleared."""
        values = {"name": name, "told_at": now}
        return await self._database.write(lambda it: it.execute(sql.TELL, values).first()) is not None

    async def clear(self, name: str) -> None:
        """It may be told again."""
        await self._database.write(lambda it: it.execute(sql.CLEAR, {"of_name": name}))
