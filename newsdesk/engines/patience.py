"""Patience with an engine that may fail: a deadline and retries, rest after repeated failure, and another engine to fall back on.

Each is an engine around an engine and passes the stream on: `Fallback(Breaker(Patient(OpenAIEngine(server))), RulesEngine())`.
Nothing else in the program tries a model's server again. Clock and sleeper are given, so that no test waits.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass

import tenacity

from newsdesk.engines.streams import closing
from newsdesk.errors import (
    ModelAnswerUnusable,
    ModelBusy,
    ModelError,
    ModelFailed,
    ModelFiltered,
    ModelRefusal,
    ModelResting,
    ModelTooSlow,
    ModelUnreachable,
)
from newsdesk.model import Article, Maker, Part, Restart
from newsdesk.ports import Engine

log = logging.getLogger(__name__)

Clock = Callable[[], float]
Sleeper = Callable[[float], Awaitable[None]]

_WORTH_ANOTHER = (ModelUnreachable, ModelFailed, ModelBusy, ModelAnswerUnusable)
_OF_THE_ARTICLE = (ModelRefusal, ModelFiltered, ModelAnswerUnusable)


@dataclass(frozen=True, slots=True)
class Policy:
    """How much patience: seconds for the whole article, how often it is tried at most, the waits between in seconds.

    The n-th wait is drawn between half and the whole of `first` times 2 to the n-1, at most `longest`. A server that asks for a
    longer wait gets it where the deadline allows it; where it does not, nothing is tried again.
    """

    deadline: float = 90.0
    tries: int = 3
    first: float = 1.0
    longest: float = 20.0


class Patient:
    """An engine that is tried again when its server fails, within one deadline for the article.

    Raises the last `ModelError`, or `ModelTooSlow` at the deadline.
    """

    def __init__(
        self,
        engine: Engine,
        policy: Policy | None = None,
        *,
        clock: Clock = time.monotonic,
        sleep: Sleeper = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._engine = engine
        self._policy = policy or Policy()
        self._clock = clock
        self._sleep = sleep
        self._chance = chance

    @property
    def maker(self) -> Maker:
        """The engine's own."""
        return self._engine.maker

    async def read(self, article: Article) -> AsyncGenerator[Part]:
        """The engine's stream; it restarts with each try that follows one which had begun to tell something."""
        deadline = self._clock() + self._policy.deadline
        told = False
        async for attempt in self._retrying(deadline):
            if told:
                yield Restart(self.maker)
                told = False
            failure: ModelError | None = None
            try:
                async with aclosing(self._until(deadline, article)) as parts:
                    async for part in parts:
                        told = True
                        yield part
            except ModelError as error:
                failure = error
            with attempt:
                if failure is not None:
                    raise failure

    def _retrying(self, deadline: float) -> tenacity.AsyncRetrying:
        def wait(state: tenacity.RetryCallState) -> float:
            step = min(self._policy.longest, self._policy.first * 2.0 ** (state.attempt_number - 1))
            drawn = step * (1 + self._chance()) / 2
            error = state.outcome.exception() if state.outcome is not None else None
            asked = error.seconds if isinstance(error, ModelBusy) else None
            return drawn if asked is None else asked + drawn / 10

        def stop(state: tenacity.RetryCallState) -> bool:
            return state.attempt_number >= self._policy.tries or self._clock() + state.upcoming_sleep >= deadline

        return tenacity.AsyncRetrying(
            sleep=self._sleep,
            stop=stop,
            wait=wait,
            retry=tenacity.retry_if_exception_type(_WORTH_ANOTHER),
            reraise=True,
        )

    async def _until(self, deadline: float, article: Article) -> AsyncGenerator[Part]:
        """The engine's stream; raises `ModelTooSlow` when the deadline passes."""
        stream = closing(self._engine.read(article))
        try:
            while True:
                left = deadline - self._clock()
                if left <= 0:
                    raise ModelTooSlow("deadline")
                try:
                    async with asyncio.timeout(left):
                        part = await anext(stream)
                except StopAsyncIteration:
                    return
                except TimeoutError as error:
                    raise ModelTooSlow("deadline") from error
                yield part
        finally:
            await stream.aclose()


class Breaker:
    """An engine that is left alone for `rest` seconds after `failures` articles in a row at which its server failed.

    Meanwhile it raises `ModelResting` at once; then one article is tried, and its fate decides.
    """

    def __init__(self, engine: Engine, *, failures: int = 4, rest: float = 120.0, clock: Clock = time.monotonic) -> None:
        self._engine = engine
        self._most = failures
        self._rest = rest
        self._clock = clock
        self._failures = 0
        self._resting_until: float | None = None
        self._trying = False

    @property
    def maker(self) -> Maker:
        """The engine's own."""
        return self._engine.maker

    async def read(self, article: Article) -> AsyncGenerator[Part]:
        """The engine's stream. Raises its `ModelError`, or `ModelResting`."""
        trial = self._resting_until is not None
        if self._resting_until is not None and (self._clock() < self._resting_until or self._trying):
            raise ModelResting
        self._trying = trial
        try:
            async with aclosing(closing(self._engine.read(article))) as parts:
                async for part in parts:
                    yield part
        except _OF_THE_ARTICLE:
            self._well()
            raise
        except ModelError as error:
            self._failed(error)
            raise
        else:
            self._well()
        finally:
            if trial:
                self._trying = False

    def _well(self) -> None:
        self._failures, self._resting_until = 0, None

    def _failed(self, error: ModelError) -> None:
        self._failures += 1
        if self._failures >= self._most:
            self._resting_until = self._clock() + self._rest
            log.warning("model rests", extra={"fields": {"error": type(error).__name__, "seconds": self._rest}})


class Fallback:
    """An engine in whose place another reads when it fails: the stream restarts with the other's maker and the error's name."""

    def __init__(self, engine: Engine, other: Engine) -> None:
        self._engine = engine
        self._other = other

    @property
    def maker(self) -> Maker:
        """That of the engine which is asked first."""
        return self._engine.maker

    async def read(self, article: Article) -> AsyncGenerator[Part]:
        """The engine's stream, after a `ModelError` the other's. Only the other's errors are raised."""
        try:
            async with aclosing(closing(self._engine.read(article))) as parts:
                async for part in parts:
                    yield part
        except ModelError as error:
            reason = type(error).__name__
            log.warning("model failed", extra={"fields": {"error": reason, "detail": error.detail}})
        else:
            return
        yield Restart(self._other.maker, reason)
        async with aclosing(closing(self._other.read(article))) as parts:
            async for part in parts:
                yield part
