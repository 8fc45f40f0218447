"""The whole chain against a mock of OpenAI's server that others wrote, over real HTTP, with its calls counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest

from newsdesk.desk import read
from newsdesk.engines.openai import ModelServer, OpenAIEngine
from newsdesk.engines.patience import Breaker, Fallback, Patient, Policy
from newsdesk.engines.rules import RulesEngine
from newsdesk.model import Grounded
from tests.newsdesk.engines.openai.test_faults import ARTICLE, RIGHT, WHOLE, WORDS, Watch, words, written

plugin = pytest.importorskip("llmock.pytest_plugin", reason="llmock, a mock of OpenAI's server, is not installed")
testing = pytest.importorskip("llmock.testing", reason="llmock, a mock of OpenAI's server, is not installed")
scenarios = pytest.importorskip("llmock.scenarios", reason="llmock, a mock of OpenAI's server, is not installed")

Script = Callable[[Any], object]
CUT = WHOLE.index('"3B warned')


@pytest.fixture(scope="module")
def serving() -> Iterator[Any]:
    """One server for this module, on a free port of loopback."""
    with testing.LLMockServer() as server:
        yield server


@pytest.fixture
def mock(serving: Any) -> Any:
    """The server with nothing scripted and nothing asked."""
    return plugin.LLMock(serving).reset()


async def outcome(mock: Any, articles: int = 1, policy: Policy | None = None) -> tuple[list[Grounded], int, Watch]:
    """What becomes of the article, read so often, how often the server was asked, and what was slept."""
    watch = Watch()
    async with httpx2.AsyncClient(trust_env=False, timeout=20) as client:
        model = ModelServer(mock.base_url("openai"), "mocked", "a-key", client=client)
        patient = Patient(OpenAIEngine(model), policy or Policy(), clock=watch, sleep=watch.sleep, chance=lambda: 0.5)
        engine = Fallback(Breaker(patient, clock=watch), RulesEngine())
        found = [await read(ARTICLE, engine) for _ in range(articles)]
    asked = [record for record in mock.requests if record.path.endswith("/chat/completions")]
    return found, len(asked), watch


async def test_a_scripted_answer_is_read_with_what_it_took(mock: Any) -> None:
    mock.reply(WHOLE)
    (found,), calls, _ = await outcome(mock)
    assert (calls, found.maker.engine, words(found)) == (1, "openai", WORDS)
    assert found.usage.tokens_in > 0
    assert found.usage.tokens_out > 0
    assert mock.last_request.stream


@pytest.mark.parametrize(
    ("script", "slept"),
    [
        (lambda mock: mock.rate_limit(retry_after=7), 7.075),
        (lambda mock: mock.fail(429), 0.75),
        (lambda mock: mock.fail(500), 0.75),
        (lambda mock: mock.fail(503), 0.75),
        (lambda mock: mock.disconnect(after_chunks=3), 0.75),
        (lambda mock: mock.truncate(after_chunks=3), 0.75),
        (lambda mock: mock.corrupt(after_chunks=3), 0.75),
        (lambda mock: mock.reply("I would rather write prose."), 0.75),
    ],
)
async def test_what_passes_is_tried_again_once_and_then_right(mock: Any, script: Script, slept: float) -> None:
    script(mock)
    mock.reply(WHOLE, times=2)
    (found,), calls, watch = await outcome(mock)
    assert (calls, found.maker.engine, found.remark, words(found)) == (2, "openai", "", WORDS)
    assert watch.slept == (pytest.approx(slept, abs=1.1),)  # where none is given, the mock may ask for a second


@pytest.mark.parametrize(
    ("script", "remark", "calls"),
    [
        (lambda mock: mock.outage(), "ModelFailed", 3),
        (lambda mock: mock.fail(500, times=None), "ModelFailed", 3),
        (lambda mock: mock.rate_limit(times=None, retry_after=3), "ModelBusy", 3),
        (lambda mock: mock.rate_limit(times=None, retry_after=3600), "ModelBusy", 1),
        (lambda mock: mock.fail(401, times=None), "ModelKeyRefused", 1),
        (lambda mock: mock.fail(404, times=None), "ModelUnknown", 1),
        (lambda mock: mock.reply(WHOLE, times=None).disconnect(after_chunks=3, times=None), "ModelAnswerCut", 3),
        (lambda mock: mock.reply(WHOLE, times=None).truncate(after_chunks=3, times=None), "ModelAnswerCut", 3),
        (lambda mock: mock.add(scenarios.Reply(text="", finish_reason="content_filter", times=None)), "ModelFiltered", 1),
        (lambda mock: mock.reply("No.", times=None), "ModelAnswerMalformed", 3),
    ],
)
async def test_what_does_not_pass_ends_in_the_embedded_engine(mock: Any, script: Script, remark: str, calls: int) -> None:
    script(mock)
    (found,), asked, watch = await outcome(mock)
    assert (found.maker.engine, found.remark, asked) == ("rules", remark, calls)
    assert found.statements
    assert watch.now < Policy().deadline


async def test_a_server_that_is_slow_within_the_deadline_is_waited_for(mock: Any) -> None:
    mock.delay(0.2).slow_first_token(0.1).reply(WHOLE)
    (found,), calls, _ = await outcome(mock)
    assert (calls, found.maker.engine, words(found)) == (1, "openai", WORDS)


@pytest.mark.parametrize("script", [lambda mock: mock.delay(5), lambda mock: mock.stall(after_chunks=3, seconds=5)])
async def test_a_server_that_is_slower_than_the_deadline_is_left(mock: Any, script: Script) -> None:
    script(mock)
    mock.reply(WHOLE, times=None)
    (found,), calls, _ = await outcome(mock, policy=Policy(deadline=0.3))
    assert (found.maker.engine, found.remark) == ("rules", "ModelTooSlow")
    assert calls <= 1  # the mock does not enter a call that is left before it answers


async def test_an_answer_that_was_too_short_goes_on(mock: Any) -> None:
    mock.add(scenarios.Reply(text=WHOLE[:CUT], finish_reason="length"))
    mock.reply(written({**RIGHT, "s": RIGHT["s"][2:]}), times=None)
    (found,), calls, _ = await outcome(mock)
    assert (found.maker.engine, words(found)) == ("openai", WORDS)
    assert calls <= 3  # the answer, what it left, and an overview of the whole


async def test_an_article_that_is_too_long_is_read_in_halves(mock: Any) -> None:
    mock.context_overflow().reply(WHOLE, times=None)
    (found,), calls, _ = await outcome(mock)
    assert (found.maker.engine, words(found)) == ("openai", WORDS)
    assert calls <= 4


async def test_after_four_articles_in_a_row_a_server_that_is_down_is_not_asked(mock: Any) -> None:
    mock.outage()
    found, calls, _ = await outcome(mock, articles=6)
    assert [one.remark for one in found] == [*["ModelFailed"] * 4, *["ModelResting"] * 2]
    assert calls == 4 * 3
