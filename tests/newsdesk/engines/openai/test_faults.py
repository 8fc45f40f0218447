"""What a server does wrong ends in a right answer or in the embedded engine's, in time, within the calls that the policy has."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from newsdesk.desk import read
from newsdesk.engines import collect
from newsdesk.engines.metered import STOPPED, Metered, Prices
from newsdesk.engines.openai import ModelServer, OpenAIEngine
from newsdesk.engines.patience import Breaker, Fallback, Patient, Policy
from newsdesk.engines.rules import RulesEngine
from newsdesk.errors import ModelAnswerMalformed
from newsdesk.model import PUBLIC, Article, Claim, Grounded, Language, Origin, Overview, Part, Text, Usage
from tests.contracts.examples import NOW
from tests.fakes.access import MemoryLedger
from tests.newsdesk.engines.openai.answers import written
from tests.newsdesk.engines.openai.serving import Asked, Reply, failure, scripted

TEXT = (
    "Ruth Calder, the harbour mayor, said on Monday that the quay could not wait.\n"
    '"We asked the World Bank for a loan," she said.\n\n'
    "Daniel Osei warned that the date had slipped by two years."
)
ARTICLE = Article(PUBLIC, Text(TEXT), Language.EN, Origin.PASTE)
RIGHT = {
    "p": ["A1p Ruth Calder|the harbour mayor", "B3p Daniel Osei"],
    "g": ["a2 World Bank"],
    "s": [
        "1A said|the quay…||قالت كالدر إن الرصيف لا يحتمل الانتظار.|Calder said the quay could not wait.",
        "2A said=she|We…loan|a",
        "3B warned|the date…",
    ],
    "title_ar": "",
    "title_en": "",
    "overview_ar": "",
    "overview_en": "Ruth Calder said the quay could not wait. Daniel Osei warned that the date had slipped.",
}
WHOLE = written(RIGHT)
SUMMED = written({"overview_en": "Ruth Calder said the quay could not wait."})
WORDS = ["the quay could not wait", "We asked the World Bank for a loan", "the date had slipped by two years"]


@dataclass
class Watch:
    """A clock that only sleep moves."""

    now: float = 0.0
    slept: tuple[float, ...] = ()

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += (seconds,)


def patient(model: ModelServer, watch: Watch, policy: Policy | None = None) -> Fallback:
    engine = Patient(OpenAIEngine(model, clock=watch), policy or Policy(), clock=watch, sleep=watch.sleep, chance=lambda: 0.5)
    return Fallback(Breaker(engine, clock=watch), RulesEngine())


def words(grounded: Grounded) -> list[str]:
    return [" ".join(statement.words(TEXT)) for statement in grounded.statements]


async def outcome(*replies: Reply | Callable[[Asked], Reply], policy: Policy | None = None) -> tuple[Grounded, int, Watch]:
    """The reading of the article when a server replies so, how often it was asked, and the time that was slept."""
    watch = Watch()
    async with scripted(*replies) as (server, model):
        found = await read(ARTICLE, patient(model, watch, policy))
        return found, len(server.asked), watch


async def test_a_right_answer_is_read_with_its_account_overview_and_usage() -> None:
    found, calls, _ = await outcome(Reply(WHOLE))
    assert (calls, found.maker.engine, found.maker.model, found.remark) == (1, "openai", "scripted", "")
    assert words(found) == WORDS
    first = found.statements[0]
    assert first.account is not None
    assert first.account.en == "Calder said the quay could not wait."
    assert first.speaker.role == "the harbour mayor"
    assert found.overview is not None
    assert (found.usage.tokens_in, found.usage.tokens_out) == (700, 300)


@pytest.mark.parametrize(
    ("first", "slept"),
    [
        (failure(429, retry_after="7"), 7.075),
        (failure(429), 0.75),
        (failure(429, retry_after="soon"), 0.75),
        (failure(500), 0.75),
        (failure(503), 0.75),
        (Reply(WHOLE[:300], cut=True), 0.75),
        (Reply(WHOLE[:200]), 0.75),
        (Reply("I would rather write prose."), 0.75),
        (Reply('{"statements": []}'), 0.75),
        (Reply('{"p": [], "g": [], "s": [{"who": "Calder"}, 3, "said"], "title_ar": ""}'), 0.75),
        (Reply(choices=False), 0.75),
        (Reply(""), 0.75),
        (Reply(body=b"<html>busy</html>", headers={"content-type": "application/json"}), 0.75),
        (Reply(body=b'{"choices": []}'), 0.75),
        (Reply(body=b"data: {not json}\n\n", headers={"content-type": "text/event-stream"}), 0.75),
    ],
    ids=lambda value: None,
)
async def test_what_may_pass_is_tried_again_and_then_right(first: Reply, slept: float) -> None:
    found, calls, watch = await outcome(first, Reply(WHOLE))
    assert (calls, found.maker.engine, found.remark) == (2, "openai", "")
    assert watch.slept == (pytest.approx(slept),)
    assert words(found) == WORDS


@pytest.mark.parametrize(
    ("reply", "remark", "calls"),
    [
        (failure(500), "ModelFailed", 3),
        (failure(429), "ModelBusy", 3),
        (failure(429, retry_after="3600"), "ModelBusy", 1),
        (failure(401), "ModelKeyRefused", 1),
        (failure(403), "ModelKeyRefused", 1),
        (failure(404), "ModelUnknown", 1),
        (Reply(WHOLE[:300], cut=True), "ModelAnswerCut", 3),
        (Reply("no"), "ModelAnswerMalformed", 3),
        (Reply('{"s": "none"}'), "ModelAnswerMalformed", 3),
        (Reply('{"p":[' + "[" * 90_000), "ModelAnswerMalformed", 3),
        (Reply(choices=False), "ModelAnswerEmpty", 3),
        (Reply("", delta={"refusal": "I cannot help with that."}), "ModelRefusal", 1),
        (Reply("", finish="content_filter"), "ModelFiltered", 1),
        (Reply('{"p":[["@1 Ruth', finish="length"), "ModelAnswerCut", 3),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
async def test_what_does_not_pass_ends_in_the_embedded_engine(reply: Reply, remark: str, calls: int) -> None:
    found, asked, watch = await outcome(reply)
    expected = await read(ARTICLE, RulesEngine())
    assert (found.maker.engine, found.remark) == ("rules", remark)
    assert found.statements == expected.statements
    # a length answer is asked for in halves before it counts as a failure: 3 sentences, then 2 and 1, then 1 and 1
    assert asked == calls or (reply.finish == "length" and asked <= 3 * 3)
    assert watch.now < Policy().deadline


async def test_a_server_that_stops_talking_ends_at_the_deadline() -> None:
    found, calls, _ = await outcome(Reply(WHOLE, hang=True), policy=Policy(deadline=0.4))
    assert (found.maker.engine, found.remark, calls) == ("rules", "ModelTooSlow", 1)


async def test_a_server_that_is_not_there_ends_in_the_embedded_engine() -> None:
    watch = Watch()
    async with scripted(Reply(WHOLE)) as (_, model):
        gone = ModelServer("http://127.0.0.1:1/v1", "scripted", client=model._http)
        found = await read(ARTICLE, patient(gone, watch))
    assert (found.maker.engine, found.remark, gone.calls) == ("rules", "ModelUnreachable", 3)


async def test_an_answer_that_was_too_short_goes_on_where_it_ended() -> None:
    cut = WHOLE.index('"3B warned')
    rest = written({**RIGHT, "s": RIGHT["s"][1:]})
    found, calls, _ = await outcome(Reply(WHOLE[:cut], finish="length"), Reply(rest), Reply(SUMMED))
    assert (calls, words(found), found.dropped) == (3, WORDS, {})
    assert found.usage.tokens_in == 2100
    assert found.overview is not None
    assert found.overview.en == "Ruth Calder said the quay could not wait."


async def test_a_long_article_is_read_in_portions_and_nothing_is_told_twice() -> None:
    async with scripted(*[Reply(WHOLE)] * 3, Reply(SUMMED)) as (server, model):
        reading = await collect(OpenAIEngine(model, portion=90), ARTICLE)
        assert len(reading.claims) == 3
        assert "Only what is said in sentences 1 to 1." in server.asked[0]["messages"][1]["content"]
        # the overviews of the portions are none of the article: one is asked for with what was said in all of them
        assert len(server.asked) == 4
        assert reading.overview is not None
        assert reading.overview.en == "Ruth Calder said the quay could not wait."
        last = server.asked[3]["messages"][1]["content"]
        assert "Calder said the quay could not wait.\nRuth Calder: We … loan\nDaniel Osei: the date …\n</article>" in last


@pytest.mark.parametrize("last", [failure(500), failure(401), Reply("no"), Reply(choices=False), Reply("{" * 90)])
async def test_an_overview_that_fails_costs_no_statement(last: Reply) -> None:
    async with scripted(*[Reply(WHOLE)] * 3, last) as (server, model):
        reading = await collect(OpenAIEngine(model, portion=90), ARTICLE)
        assert (len(reading.claims), reading.overview, len(server.asked)) == (3, None, 4)


async def test_an_overview_that_hangs_costs_no_statement_and_is_let_go_where_time_is_short() -> None:
    watch = Watch()
    async with scripted(*[Reply(WHOLE)] * 3, Reply(SUMMED, hang=True)) as (server, model):
        reading = await collect(OpenAIEngine(model, portion=90, seconds=0.8), ARTICLE)
        assert (len(reading.claims), reading.overview, len(server.asked)) == (3, None, 4)
        stream = OpenAIEngine(model, portion=90, clock=watch).read(ARTICLE)
        server.asked.clear()
        async for _ in stream:
            watch.now = 50.0
        assert len(server.asked) == 3


async def test_what_a_stopped_answer_has_taken_is_told_before_it_ends() -> None:
    async with scripted(replace(Reply(WHOLE * 5, size=200), hang=True)) as (_, model):
        stream = OpenAIEngine(model).read(ARTICLE)
        first = await anext(stream)
        assert isinstance(first, Usage)
        assert first.tokens_in > len(TEXT) / 4
        later = [await anext(stream) for _ in range(5)]
        await stream.aclose()
        assert sum(part.tokens_out for part in later if isinstance(part, Usage)) >= 200


@pytest.mark.parametrize("reply", [failure(401), failure(429), failure(500)])
async def test_what_a_server_refuses_has_taken_nothing(reply: Reply) -> None:
    found, _, _ = await outcome(reply)
    assert (found.usage.tokens_in, found.usage.tokens_out) == (0, 0)


async def noted(stream: AsyncIterator[Part], parts: list[Part]) -> AsyncIterator[Part]:
    """The stream, whose parts are noted though it fails."""
    async for part in stream:
        parts.append(part)
        yield part


async def test_an_answer_without_end_is_left_and_counted() -> None:
    async with scripted(Reply(WHOLE[:-1] + "x" * 80_000, size=4_000, finish=None)) as (_, model):
        parts: list[Part] = []
        with pytest.raises(ModelAnswerMalformed, match="without end"):
            await anext(part async for part in noted(OpenAIEngine(model).read(ARTICLE), parts) if isinstance(part, Overview))
        assert 13_000 < sum(part.tokens_out for part in parts if isinstance(part, Usage)) < 20_000


async def test_unknown_fields_and_another_order_of_the_keys_do_no_harm() -> None:
    mixed = {"note": {"a": [1]}, "s": RIGHT["s"], "extra": [[]], "g": RIGHT["g"], "p": RIGHT["p"]}
    found, calls, _ = await outcome(Reply(f'<think>{{"s": [</think>\nHere it is:\n```json\n{written(mixed)}\n```\nDone.'))
    assert (calls, words(found), found.remark) == (1, WORDS, "")


async def test_an_account_in_a_third_language_is_not_shown() -> None:
    row = "1A said|the quay…||Calder a dit que le quai ne pouvait pas attendre et que la ville devait agir sans délai.|Кальдер"
    found, _, _ = await outcome(Reply(written({**RIGHT, "s": [row]})))
    assert found.statements[0].account is None
    assert found.dropped == {"model's words in another language": 2}


@pytest.mark.parametrize("status", [400, 422])
async def test_a_server_that_refuses_a_schema_is_asked_otherwise_and_that_is_remembered(status: int) -> None:
    def answer(request: Asked) -> Reply:
        if request.get("response_format", {}).get("type") == "json_schema":
            return failure(status, "response_format is not supported")
        return Reply(WHOLE)

    async with scripted(answer) as (server, model):
        engine = OpenAIEngine(model)
        for _ in range(2):
            assert len((await collect(engine, ARTICLE)).claims) == 3
        forms = [request.get("response_format", {}).get("type") for request in server.asked]
        assert forms == ["json_schema", "json_object", "json_object"]
        assert "JSON schema" in server.asked[1]["messages"][0]["content"]


async def test_a_server_that_takes_no_form_at_all_is_asked_plainly() -> None:
    def answer(request: Asked) -> Reply:
        return (
            failure(400, "extra fields") if {"response_format", "stream_options"} & request.keys() else Reply(WHOLE, usage=None)
        )

    found, calls, _ = await outcome(answer)
    assert (calls, words(found)) == (4, WORDS)
    assert found.usage.tokens_in > 0  # an estimate


async def test_a_server_that_fails_on_a_schema_is_asked_otherwise_at_the_next_try() -> None:
    def answer(request: Asked) -> Reply:
        return failure(500) if request.get("response_format", {}).get("type") == "json_schema" else Reply(WHOLE)

    found, calls, _ = await outcome(answer)
    assert (calls, words(found), found.remark) == (2, WORDS, "")


async def test_a_server_that_does_not_stream_is_understood() -> None:
    told = {
        "choices": [{"message": {"content": WHOLE}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 5, "completion_tokens": 6},
    }
    found, _, _ = await outcome(Reply(body=json.dumps(told).encode()))
    assert (words(found), found.usage.tokens_in, found.usage.tokens_out) == (WORDS, 5, 6)


async def test_an_article_too_long_for_the_model_is_read_in_halves() -> None:
    def answer(request: Asked) -> Reply:
        if "Only what" in request["messages"][1]["content"]:
            return Reply(WHOLE)
        return failure(400, "maximum context length is 10 tokens", "context_length_exceeded")

    found, calls, _ = await outcome(answer)
    assert (calls, words(found)) == (4, WORDS)  # the whole, two halves, and the overview


async def test_claims_come_while_the_model_still_writes() -> None:
    async with scripted(replace(Reply(WHOLE, size=10), hang=True)) as (_, model):
        stream = OpenAIEngine(model).read(ARTICLE)
        first = await anext(part async for part in stream if isinstance(part, Claim))
        assert first.speaker.name == "Ruth Calder"
        await stream.aclose()


async def test_after_several_failures_the_model_is_left_alone_for_a_while() -> None:
    watch = Watch()
    async with scripted(failure(500)) as (server, model):
        engine = Fallback(Breaker(OpenAIEngine(model), failures=2, rest=60, clock=watch), RulesEngine())
        remarks = [(await collect(engine, ARTICLE)).remark for _ in range(4)]
        assert remarks == ["ModelFailed", "ModelFailed", "ModelResting", "ModelResting"]
        assert len(server.asked) == 2
        watch.now = 61.0
        assert (await collect(engine, ARTICLE)).remark == "ModelFailed"
        assert (await collect(engine, ARTICLE)).remark == "ModelResting"


async def test_what_the_environment_says_of_an_account_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.setenv(name, "of-the-environment")
    async with scripted(Reply(WHOLE)) as (server, model):
        assert len((await collect(OpenAIEngine(model), ARTICLE)).claims) == 3
        assert "of-the-environment" not in server.heads[0]
        assert "openai-organization" not in server.heads[0]


async def test_a_call_that_is_left_or_stopped_is_in_the_ledger_with_about_what_it_took() -> None:
    ledger, price = MemoryLedger(), Prices(Decimal(1), Decimal(4))
    async with scripted(replace(Reply(WHOLE * 5, size=200), hang=True)) as (server, model):
        chain = Fallback(Breaker(Patient(OpenAIEngine(model), Policy(deadline=0.5))), RulesEngine())
        await collect(Metered(chain, ledger, price, None, lambda: NOW), ARTICLE)
        chain = Fallback(Breaker(Patient(OpenAIEngine(model))), RulesEngine())
        stream = Metered(chain, ledger, price, None, lambda: NOW).read(ARTICLE)
        told = 0
        async for part in stream:
            told += part.tokens_out if isinstance(part, Usage) else 0
            if told:
                break
        await stream.aclose()
        sent = len(json.dumps(server.asked[0]["messages"], ensure_ascii=False))
    late, stopped = ledger.calls
    assert (late.failed, stopped.failed) == ("ModelTooSlow", STOPPED)
    for call in (late, stopped):
        assert sent / 5 < call.usage.tokens_in < sent / 2
        assert call.usage.tokens_out >= 200
        assert call.cost == call.usage.tokens_in + 4 * call.usage.tokens_out
