"""`summarize` with a model: a server on loopback, what is printed and what is said on stderr."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from tests.bot.commands.test_command_line import OURS, ROOT
from tests.newsdesk.engines.openai.answers import written
from tests.newsdesk.engines.openai.serving import Reply, failure, scripted
from tests.newsdesk.engines.openai.test_faults import RIGHT, TEXT, WHOLE, WORDS

KEY = "sk-test-0123456789abcdefghij"
NOBODY = "http://127.0.0.1:1/v1"


@dataclass
class Done:
    """How a run of the program ended."""

    code: int
    output: str
    errors: str

    @property
    def row(self) -> dict[str, Any]:
        row: dict[str, Any] = json.loads(self.output)
        return row

    @property
    def words(self) -> list[str]:
        return [" ".join(span["text"] for span in statement["content"]) for statement in self.row["statements"]]


Summarize = Callable[..., Awaitable[Done]]


@pytest.fixture
def summarize(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Summarize:
    """What `qawl summarize` does with the article; keywords are variables of the environment."""
    (tmp_path / "harbour.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # which the program sets
    for name in [name for name in os.environ if name.startswith(OURS)]:
        monkeypatch.delenv(name)

    async def run(*arguments: str, **given: str) -> Done:
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        code = await asyncio.to_thread(main, ["summarize", *arguments, "harbour.txt"])
        return Done(code, *capsys.readouterr())

    return run


async def test_json_has_what_only_a_model_writes(summarize: Summarize) -> None:
    toned = [RIGHT["s"][0], "2A said=she|We…loan|a;a-asked", RIGHT["s"][2]]
    titled = {**RIGHT, "s": toned, "title_en": "Quay could not wait", "overview_ar": "قالت كالدر إن الرصيف لا يحتمل الانتظار."}
    async with scripted(Reply(written(titled))) as (server, _):
        done = await summarize(
            "--engine", "openai", "--format", "json", "--explain", OPENAI_BASE_URL=server.base_url, OPENAI_MODEL="large"
        )
        assert [request["model"] for request in server.asked] == ["large"]
    assert (done.code, done.errors) == (0, "")
    assert (done.row["engine"], done.row["model"], done.words) == ("openai", "large", WORDS)
    first, second, third = done.row["statements"]
    assert first["account_ar"] == "قالت كالدر إن الرصيف لا يحتمل الانتظار."
    assert first["account_en"] == "Calder said the quay could not wait."
    assert (second["tone"], second["account_ar"], second["account_en"]) == ({"world-bank": "critical"}, None, None)
    assert (third["tone"], third["account_en"]) == ({}, None)
    assert done.row["title_en"] == "Quay could not wait"
    assert done.row["overview_ar"] == "قالت كالدر إن الرصيف لا يحتمل الانتظار."
    assert done.row["overview_en"].startswith("Ruth Calder said the quay")
    assert done.row["usage"] == {"tokens_in": 700, "tokens_out": 300}
    assert (done.row["dropped"], done.row["repaired"]) == ({}, 0)


async def test_explain_counts_what_was_dropped_and_repaired(summarize: Summarize) -> None:
    wrong = [
        "1A said|THE QUAY…wait||Calder and Vladimir Putin said the quay could not wait.|",
        "2A said=she|We…moon|a",
        "3B warned|the date…||حذر أوسي من تأخر الموعد.|Osei warned that the date had slipped by seven years.",
        "3Z warned|the date…",
    ]
    async with scripted(Reply(written({**RIGHT, "s": wrong}))) as (server, _):
        given = {"OPENAI_BASE_URL": server.base_url}
        done = await summarize("--explain", **given)
        printed = await summarize("--explain", "--format", "json", **given)
    assert (done.code, printed.code) == (0, 0)
    assert printed.row["dropped"] == {
        "content not in the text": 1,
        "model's words in another language": 1,
        "model's words with a number of their own": 1,
        "speaker not in the text": 1,
    }
    assert printed.row["repaired"] == 1
    assert printed.words == [WORDS[0], WORDS[2]]
    assert [one["account_en"] for one in printed.row["statements"]] == [None, None]
    assert "dropped: content not in the text, 1\n" in done.output
    assert "dropped: model's words with a number of their own, 1\n" in done.output
    assert done.output.endswith("repaired: 1\n")
    assert "Putin" not in done.output.partition("How each statement was found")[0]


@pytest.mark.parametrize(
    ("reply", "said", "calls"),
    [
        (failure(401), "refused the bot's key", 1),
        (failure(404), "does not know this model", 1),
        (failure(429, retry_after="3600"), "is busy", 1),
        (Reply("", finish="content_filter"), "", 1),
    ],
    ids=lambda value: None,
)
async def test_where_the_server_fails_the_embedded_engine_stands_in_and_that_is_said(
    summarize: Summarize, reply: Reply, said: str, calls: int
) -> None:
    async with scripted(reply) as (server, _):
        done = await summarize("--engine", "openai", "--format", "json", OPENAI_BASE_URL=server.base_url, OPENAI_API_KEY=KEY)
        assert len(server.asked) == calls
    assert (done.code, done.row["engine"]) == (0, "rules")
    assert done.words
    assert "account_en" not in done.row["statements"][0]
    assert done.errors.startswith("harbour: ")
    assert said in done.errors
    assert done.errors.rstrip().endswith("The embedded engine read it.")
    assert KEY not in done.errors


async def test_a_program_of_its_own_says_no_more_than_that_on_stderr(tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text(TEXT, "utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    async with scripted(failure(401)) as (server, _):
        program = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "summarize", "harbour.txt"),
            cwd=tmp_path,
            env=kept | {"PYTHONPATH": str(ROOT), "OPENAI_BASE_URL": server.base_url},
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        _, errors = await asyncio.wait_for(program.communicate(), 120)
    assert errors.decode().splitlines() == ["harbour: The model's server refused the bot's key. The embedded engine read it."]


async def test_a_server_that_is_not_there_is_told_and_the_embedded_engine_stands_in(summarize: Summarize) -> None:
    done = await summarize("--engine", "openai", "--format", "json", OPENAI_BASE_URL=NOBODY)
    assert (done.code, done.row["engine"]) == (0, "rules")
    assert "could not be reached" in done.errors
    assert "Traceback" not in done.errors


@pytest.mark.parametrize("address", ["model.example", "ftp://model.example/v1", "http://", "https://user name@model.example"])
async def test_an_address_that_is_none_is_told_in_a_sentence(summarize: Summarize, address: str) -> None:
    done = await summarize(OPENAI_BASE_URL=address)
    assert (done.code, done.output) == (1, "")
    assert "OPENAI_BASE_URL" in done.errors
    assert "Traceback" not in done.errors


@pytest.mark.parametrize(
    ("arguments", "given", "engine"),
    [
        ((), {}, "rules"),
        (("--engine", "auto"), {}, "rules"),
        (("--engine", "auto"), {"OPENAI_API_KEY": ""}, "rules"),
        (("--engine", "auto"), {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": "SERVER"}, "openai"),
        ((), {"OPENAI_BASE_URL": "SERVER"}, "openai"),
        ((), {"OPENAI_BASE_URL": "SERVER", "ENGINE": "openai"}, "openai"),
        ((), {"OPENAI_BASE_URL": "SERVER", "ENGINE": "rules"}, "rules"),
        (("--engine", "rules"), {"OPENAI_BASE_URL": "SERVER"}, "rules"),
    ],
)
async def test_the_model_reads_where_one_is_set_and_the_embedded_engine_where_none_is(
    summarize: Summarize, arguments: tuple[str, ...], given: dict[str, str], engine: str
) -> None:
    async with scripted(Reply(WHOLE)) as (server, _):
        told = {name: server.base_url if value == "SERVER" else value for name, value in given.items()}
        done = await summarize("--format", "json", *arguments, **told)
        assert len(server.asked) == (engine == "openai")
        if "OPENAI_API_KEY" in given and engine == "openai":
            assert f"authorization: bearer {KEY}" in server.heads[0]
    assert (done.code, done.row["engine"], done.errors) == (0, engine, "")


@pytest.mark.parametrize(("arguments", "given"), [(("--engine", "openai"), {}), ((), {"ENGINE": "openai"})])
async def test_a_model_that_is_not_set_is_told_in_a_sentence(
    summarize: Summarize, arguments: tuple[str, ...], given: dict[str, str]
) -> None:
    done = await summarize(*arguments, **given)
    assert (done.code, done.output) == (1, "")
    assert "OPENAI_API_KEY" in done.errors
