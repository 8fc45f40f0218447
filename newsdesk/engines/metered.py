"""What a model's calls take: an engine around an engine that passes the stream on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from newsdesk.engines.streams import closing
from newsdesk.errors import ModelError
from newsdesk.model import Article, Asker, Call, Maker, Part, Restart, Usage
from newsdesk.ports import Engine, Ledger

STOPPED = "stopped"
"""Entered in the place of an error's name where the person stopped the call, or the program ended."""


Entered = Callable[[Call], Awaitable[None]]
"""Is told of each call once it is in the ledger."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in the operator's currency."""

    tokens_in: Decimal = Decimal(0)
    tokens_out: Decimal = Decimal(0)

    def cost(self, usage: Usage) -> int:
        """What it took, in millionths of the currency, to the nearest one."""
        return round(self.tokens_in * usage.tokens_in + self.tokens_out * usage.tokens_out)


class Metered:
    """An engine for one asker. What its calls take is entered in the ledger, also when they fail or are stopped.

    `afford` is asked before each article, and raises where nothing may be taken any more; `entered` is told of what was.
    """

    def __init__(
        self,
        engine: Engine,
        ledger: Ledger,
        prices: Prices,
        asker: Asker | None,
        clock: Callable[[], datetime],
        entered: Entered | None = None,
        afford: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._engine = engine
        self._ledger = ledger
        self._prices = prices
        self._asker = asker
        self._clock = clock
        self._entered = entered
        self._afford = afford

    @property
    def maker(self) -> Maker:
        """The engine's own."""
        return self._engine.maker

    async def read(self, article: Article) -> AsyncGenerator[Part]:
        """The engine's stream, unchanged. Raises what `afford` raises."""
        if self._afford is not None:
            await self._afford()
        at, usage, failed = self._clock(), Usage(), STOPPED
        try:
            async with aclosing(closing(self._engine.read(article))) as parts:
                async for part in parts:
                    if isinstance(part, Usage):
                        usage += part
                    if isinstance(part, Restart) and part.remark:
                        failed = part.remark
                    yield part
            failed = "" if failed == STOPPED else failed
        except ModelError as error:
            failed = type(error).__name__
            raise
        finally:
            call = Call(at, self.maker, self._asker, usage, self._prices.cost(usage), failed)
            await asyncio.shield(self._enter(call))

    async def _enter(self, call: Call) -> None:
        await self._ledger.record(call)
        if self._entered is not None:
            await self._entered(call)
