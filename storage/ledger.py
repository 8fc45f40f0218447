"""What the calls of models took."""

from __future__ import annotations

from datetime import date

from newsdesk.model import Call, DayOfUse
from storage.database import Database
from storage.sql import ledger as sql


class StoredLedger:
    """Calls in the database: the port `Ledger`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, call: Call) -> None:
        """Enter a call."""
        values = {
            "at": call.at,
            "day": call.day,
            "engine": call.maker.engine,
            "model": call.maker.model,
            "payer": call.asker and call.asker.payer,
            "tokens_in": call.usage.tokens_in,
            "tokens_out": call.usage.tokens_out,
            "seconds": call.usage.seconds,
            "cost": call.cost,
            "failed": call.failed,
        }
        await self._database.write(lambda it: it.execute(sql.RECORD, values))

    async def tokens(self, day: date, payer: int | None = None) -> int:
        """The tokens of a day, of all or of one payer."""
        if payer is None:
            return int(await self._database.read(lambda it: it.execute(sql.TOKENS, {"of_day": day}).scalar_one()))
        which = {"of_day": day, "of_payer": payer}
        return int(await self._database.read(lambda it: it.execute(sql.TOKENS_OF, which).scalar_one()))

    async def days(self, since: date) -> tuple[DayOfUse, ...]:
        """What each day took, oldest first."""
        rows = await self._database.read(lambda it: it.execute(sql.DAYS, {"since": since}).all())
        return tuple(
            DayOfUse(
                row.day,
                row.engine,
                row.model,
                int(row.calls),
                int(row.failed),
                int(row.tokens_in),
                int(row.tokens_out),
                int(row.cost),
            )
            for row in rows
        )

    async def failures(self, since: date) -> dict[str, int]:
        """How often calls failed, by the error's name."""
        rows = await self._database.read(lambda it: it.execute(sql.FAILURES, {"since": since}).all())
        return {row.failed: int(row.times) for row in rows}

    async def forget_people(self, before: date) -> int:
        """Keep of older calls only what they took; how many calls."""
        return len(await self._database.write(lambda it: it.execute(sql.FORGET_PEOPLE, {"before": before}).all()))
