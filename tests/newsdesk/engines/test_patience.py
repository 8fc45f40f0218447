"""Patience: retries within a deadline, rest after failures, another engine in the end. Nothing here waits."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field

import pytest

from newsdesk.engines import collect
from newsdesk.engines.patience import Breaker, Fallback, Patient, Policy
from newsdesk.errors import (
    ModelAnswerMalformed,
    ModelBusy,
    ModelError,
    ModelFailed,
    ModelKeyRefused,
    ModelRefusal,
    ModelResting,
    ModelTooSlow,
)
from newsdesk.model import (
    PUBLIC,
    Act,
    Article,
    Claim,
    ClaimedSpeaker,
    Kind,
    Language,
    Maker,
    Origin,
    Overview,
    Part,
    Restart,
    Span,
    SpeakerKind,
    Text,
    Usage,
)

ARTICLE = Article(PUBLIC, Text("Ruth said no."), Language.EN, Origin.PASTE)
CLAIM = Claim(ClaimedSpeaker("Ruth", SpeakerKind.PERSON), Act.SAID, Kind.INDIRECT, (Span(10, 12),))


@dataclass
class Watch:
    """A clock that moves when somebody sleeps, or when a script says so."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Script:
    """An engine that reads each article as the next line of its script says: parts to yield, errors to raise, seconds to pass."""

    def __init__(self, watch: Watch, *lines: Sequence[Part | Exception | float], name: str = "model") -> None:
        self.watch = watch
        self.lines = list(lines)
        self.reads = self.closed = 0
        self.maker = Maker(name)

    async def read(self, article: Article) -> AsyncGenerator[Part]:
        line = self.lines[min(self.reads, len(self.lines) - 1)]
        self.reads += 1
        try:
            for entry in line:
                if isinstance(entry, Exception):
                    raise entry
                if isinstance(entry, float):
                    self.watch.now += entry
                else:
                    yield entry
        finally:
            self.closed += 1


def patient(watch: Watch, engine: Script, **policy: float) -> Patient:
    return Patient(engine, Policy(**policy), clock=watch, sleep=watch.sleep, chance=lambda: 1.0)  # type: ignore[arg-type]  # tries is an int


async def test_a_try_after_one_that_told_something_begins_anew() -> None:
    watch = Watch()
    engine = Script(watch, [CLAIM, Overview(en="half"), Usage(5, 6), ModelFailed()], [CLAIM, Usage(1, 2)])
    parts = [part async for part in patient(watch, engine).read(ARTICLE)]
    assert parts == [CLAIM, Overview(en="half"), Usage(5, 6), Restart(Maker("model")), CLAIM, Usage(1, 2)]
    engine.reads = 0
    reading = await collect(patient(watch, engine), ARTICLE)
    assert (reading.claims, reading.overview, reading.usage, reading.remark) == ((CLAIM,), None, Usage(6, 8), "")


async def test_a_try_after_one_that_told_nothing_merely_goes_on() -> None:
    watch = Watch()
    parts = [part async for part in patient(watch, Script(watch, [ModelFailed()], [CLAIM])).read(ARTICLE)]
    assert parts == [CLAIM]


async def test_the_waits_double_up_to_the_longest_and_the_last_error_is_raised() -> None:
    watch = Watch()
    engine = Script(watch, [ModelFailed("a")], [ModelAnswerMalformed("b")])
    with pytest.raises(ModelAnswerMalformed):
        await collect(patient(watch, engine, tries=5, longest=3.0), ARTICLE)
    assert (engine.reads, watch.slept) == (5, [1.0, 2.0, 3.0, 3.0])


@pytest.mark.parametrize(
    ("seconds", "slept", "reads"),
    [(5.0, [5.1], 2), (50.0, [50.1], 2), (89.0, [89.1], 2), (90.0, [], 1), (1e9, [], 1), (None, [1.0], 2)],
)
async def test_a_wait_that_is_asked_for_is_kept_where_the_deadline_allows_it(
    seconds: float | None, slept: list[float], reads: int
) -> None:
    watch = Watch()
    engine = Script(watch, [ModelBusy(seconds=seconds)], [CLAIM])
    told = [part async for part in Fallback(patient(watch, engine), Script(watch, [], name="rules")).read(ARTICLE)]
    assert (watch.slept, engine.reads) == (pytest.approx(slept), reads)
    assert told == ([CLAIM] if reads == 2 else [Restart(Maker("rules"), "ModelBusy")])


async def test_all_tries_together_have_one_deadline() -> None:
    watch = Watch()
    engine = Script(watch, [CLAIM, 50.0, ModelFailed()], [CLAIM, 50.0, CLAIM])
    with pytest.raises(ModelTooSlow):
        await collect(patient(watch, engine), ARTICLE)
    assert (engine.reads, engine.closed) == (2, 2)


@pytest.mark.parametrize("error", [ModelKeyRefused(), ModelRefusal(), ModelTooSlow(), ValueError("a bug")])
async def test_what_would_not_pass_is_not_tried_again(error: Exception) -> None:
    watch = Watch()
    engine = Script(watch, [error])
    with pytest.raises(type(error)):
        await collect(patient(watch, engine), ARTICLE)
    assert (engine.reads, watch.slept) == (1, [])


async def test_whoever_stops_listening_closes_the_engines_stream() -> None:
    watch = Watch()
    engine = Script(watch, [CLAIM, CLAIM])
    chain = Fallback(Breaker(patient(watch, engine), clock=watch), Script(watch, [], name="rules"))
    async with aclosing(chain.read(ARTICLE)) as stream:
        assert await anext(stream) == CLAIM
        assert engine.closed == 0
    assert (engine.reads, engine.closed) == (1, 1)


async def test_only_what_the_server_does_wrong_makes_it_rest() -> None:
    watch = Watch()
    for error in (ModelRefusal(), ModelAnswerMalformed()):
        engine = Breaker(Script(watch, [error]), failures=1, clock=watch)
        for _ in range(3):
            with pytest.raises(type(error)):
                await collect(engine, ARTICLE)


async def test_after_its_rest_one_article_is_tried_and_its_fate_decides() -> None:
    watch = Watch()
    script = Script(watch, [ModelFailed()], [CLAIM], [CLAIM])
    engine = Breaker(script, failures=1, rest=10, clock=watch)
    assert await fate(engine) == "ModelFailed"
    assert await fate(engine) == "ModelResting"
    watch.now = 10.0
    async with aclosing(engine.read(ARTICLE)) as trial:
        await anext(trial)
        assert await fate(engine) == "ModelResting"  # one at a time
        assert [part async for part in trial] == []
    assert await fate(engine) == "read"
    assert script.reads == 3


async def test_a_trial_that_is_given_up_leaves_the_next_one_free() -> None:
    watch = Watch()
    engine = Breaker(Script(watch, [ModelFailed()], [CLAIM, CLAIM]), failures=1, rest=10, clock=watch)
    await fate(engine)
    watch.now = 10.0
    async with aclosing(engine.read(ARTICLE)) as trial:
        await anext(trial)
    assert await fate(engine) == "read"


async def test_the_other_engines_errors_are_raised() -> None:
    watch = Watch()
    with pytest.raises(ModelResting):
        await collect(Fallback(Script(watch, [ModelFailed()]), Script(watch, [ModelResting()], name="rules")), ARTICLE)


async def fate(engine: Breaker) -> str:
    try:
        await collect(engine, ARTICLE)
    except ModelError as error:
        return type(error).__name__
    return "read"
