"""The one gate to the model: who may use it, what leaves the house, and how much of it a day has.

Messages, buttons, edits and channel posts all pass through it, because the desk asks it for every article.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from newsdesk.engines.metered import Entered, Metered, Prices
from newsdesk.errors import ModelDaySpent, ModelNotAgreed, ModelNotAllowed, ModelShareSpent
from newsdesk.model import Article, Asker
from newsdesk.ports import Admissions, Engine, Ledger


@dataclass(frozen=True, slots=True)
class Terms:
    """What the operator has decided about the model.

    `host` is the server's, as people are told it; a `local` one is in the operator's own house, and nothing leaves it.
    `allowed` are people and groups by Telegram's ids. The limits are tokens, in and out together, for a day in UTC.
    """

    host: str
    local: bool = False
    operators: frozenset[int] = frozenset()
    allowed: frozenset[int] = frozenset()
    everybody: bool = False
    tokens_a_day: int = 2_000_000
    tokens_a_day_each: int = 200_000
    prices: Prices = field(default_factory=Prices)


Stranger = Callable[[Asker], Awaitable[None]]


class Access:
    """The gate. `stranger` is told of everyone who asks without having been let in, `entered` of every call of the model."""

    def __init__(
        self,
        terms: Terms,
        model: Engine,
        ledger: Ledger,
        admissions: Admissions,
        clock: Callable[[], datetime],
        stranger: Stranger | None = None,
    ) -> None:
        self.terms = terms
        self.model = model
        self._ledger = ledger
        self._admissions = admissions
        self._clock = clock
        self.stranger = stranger
        self.entered: Entered | None = None

    async def engine(self, article: Article, asker: Asker | None, sender: int | None = None) -> Engine:
        """The model's engine for this article and asker, whose calls are counted.

        It looks once more at what the day has left when it begins to read, which may be a while later.
        `sender` is who brought the article, where that is somebody else than who asks.
        Raises a `ModelWithheld`: `ModelNotAllowed`, `ModelNotAgreed`, `ModelDaySpent` or `ModelShareSpent`.
        """
        await self.let_in(asker)
        if sender is None and asker is not None:
            sender = asker.payer
        await self.keep_at_home(article, sender)
        await self.afford(asker)
        return Metered(self.model, self._ledger, self.terms.prices, asker, self._clock, self.entered, lambda: self.afford(asker))

    async def let_in(self, asker: Asker | None) -> None:
        """Raises `ModelNotAllowed` for who has not been let in. Nobody in particular (a feed) has not."""
        if asker is not None and await self.admits(asker):
            return
        if asker is not None and self.stranger is not None:
            await self.stranger(asker)
        raise ModelNotAllowed

    async def admits(self, asker: Asker) -> bool:
        """Whether the asker has been let in: an operator, someone allowed in the settings or by a tap of an operator."""
        numbers = frozenset(asker.numbers)
        known = self.terms.operators | self.terms.allowed
        return self.terms.everybody or bool(numbers & known) or await self._admissions.admitted(numbers)

    async def agree(self, person: int) -> None:
        """The person agrees that their own texts go to the model's host."""
        await self._admissions.agree(person, self.terms.host, self._clock())

    async def withdraw(self, person: int) -> bool:
        """The person agrees no longer; False if they had not."""
        return await self._admissions.withdraw(person)

    async def has_agreed(self, person: int) -> bool:
        """Whether the person has agreed that their own texts go to the model's host."""
        return await self._admissions.agreed(person, self.terms.host)

    async def keep_at_home(self, article: Article, sender: int | None) -> None:
        """Raises `ModelNotAgreed` for a text of its sender's own that is not to leave the house."""
        if article.scope.public or self.terms.local:
            return
        if sender is None or not await self._admissions.agreed(sender, self.terms.host):
            raise ModelNotAgreed(host=self.terms.host)

    async def afford(self, asker: Asker | None) -> None:
        """Raises `ModelDaySpent` or `ModelShareSpent` once a day's tokens are used up; what is under way is not stopped."""
        day = self._clock().date()
        if await self._ledger.tokens(day) >= self.terms.tokens_a_day:
            raise ModelDaySpent
        if asker is not None and await self._ledger.tokens(day, asker.payer) >= self.terms.tokens_a_day_each:
            raise ModelShareSpent
