"""What `check` says of the model, asked over real HTTP on loopback."""

from __future__ import annotations

import json

import pytest

from bot.commands.check import _model
from bot.settings import Settings
from tests.newsdesk.engines.openai.serving import Reply, failure, scripted

ENGLISH = "The ministry of health said the new clinics would open in May."
ROW = f"1A said|The new…||قالت وزارة الصحة إن العيادات الجديدة ستفتح في مايو.|{ENGLISH}"


def reply(*rows: str) -> Reply:
    answer = {"p": ["A1o ministry of health"], "g": [], "s": rows}
    return Reply(json.dumps(answer, ensure_ascii=False))


async def said(*replies: Reply) -> tuple[bool, str]:
    async with scripted(*replies) as (server, _):
        return await _model(Settings(_env_file=None, openai_base_url=server.base_url, openai_model="scripted"))


async def test_a_model_that_answers_in_both_languages_is_in_order() -> None:
    assert await said(reply(ROW)) == (
        True,
        "model: scripted at 127.0.0.1 answers in both languages; one sentence took 1,000 tokens",
    )


@pytest.mark.parametrize(
    ("replies", "sentence"),
    [
        ([failure(401)], "refused the bot's key"),
        ([failure(404)], "does not know this model"),
        ([reply(f"1A said|The new…||{ENGLISH}|{ENGLISH}")], "no account that can be shown in ar"),
        ([reply()], "pointed to 0 statements"),
        ([Reply("I cannot read this.")], "not of the form"),
    ],
)
async def test_what_is_not_in_order_is_said_in_words(replies: list[Reply], sentence: str) -> None:
    good, words = await said(*replies)
    assert not good
    assert sentence in words


async def test_without_a_model_the_embedded_engine_reads() -> None:
    good, words = await _model(Settings(_env_file=None))
    assert good
    assert "none is set" in words
