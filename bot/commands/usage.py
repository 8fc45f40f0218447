"""`python -m bot usage`: what the model took, by day and engine."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bot.settings import load_settings
from newsdesk.model import DayOfUse
from newsdesk.model.access import sum_of
from storage import open_storage

_MILLION = 1_000_000
_HEADS = ("day (UTC)", "engine", "model", "calls", "failed", "tokens in", "tokens out", "cost")


def run(days: int) -> int:
    """Print a line for each of the last `days` days and each model, and the sum. Raises an `OperatorError`."""
    return asyncio.run(_run(days))


async def _run(days: int) -> int:
    settings = load_settings()
    async with open_storage(settings.folder) as storage:
        used = await storage.ledger.days(since(days))
    if used:
        sys.stdout.write("".join(f"{line}\n" for line in table(used, settings.model_currency)))
    else:
        sys.stdout.write(f"No model was asked in the last {days} days; the embedded engine takes no tokens.\n")
    return 0


def since(days: int, today: date | None = None) -> date:
    """The first of so many days, today included."""
    return (today or datetime.now(UTC).date()) - timedelta(days=days - 1)


def table(used: Iterable[DayOfUse], currency: str) -> list[str]:
    """The days as lines of columns, numbers to the right, with the sum at the end."""
    used = list(used)
    rows = [(one.day.isoformat(), one.engine, one.model, *_figures(one, currency)) for one in used]
    rows = [_HEADS, *rows, ("sum", "", "", *_figures(sum_of(used), currency))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    return [
        "  ".join(
            cell.ljust(width) if column < 3 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]


def _figures(one: DayOfUse, currency: str) -> tuple[str, str, str, str, str]:
    return (
        f"{one.calls:,}",
        f"{one.failed:,}",
        f"{one.tokens_in:,}",
        f"{one.tokens_out:,}",
        f"{Decimal(one.cost) / _MILLION:.4f} {currency}",
    )
