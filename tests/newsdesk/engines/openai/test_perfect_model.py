"""A model that makes no mistake loses nothing on the way: from its answer over HTTP to the statements that are printed."""

from __future__ import annotations

from typing import Any

import pytest

from bot.commands.statements import summary_form
from newsdesk.desk import read
from newsdesk.engines.openai import OpenAIEngine
from newsdesk.evaluation import evaluate
from newsdesk.model import Summary
from tests.newsdesk.engines.openai.answers import FOLDERS, article, gold, right_answer, written
from tests.newsdesk.engines.openai.serving import Asked, Reply, scripted

ATTRIBUTION, ORGANIZATIONS = 0.98, 0.97


@pytest.mark.parametrize("folder", FOLDERS)
async def test_what_a_perfect_model_points_to_is_printed(folder: str) -> None:
    if not gold(folder):
        pytest.skip("the annotated articles are not beside this project")
    answers = iter([written(right_answer(one)) for one in gold(folder)])

    def answer(request: Asked) -> Reply:
        return Reply(next(answers), size=400)

    printed: dict[str, list[dict[str, Any]]] = {}
    async with scripted(answer) as (server, model):
        engine = OpenAIEngine(model)
        for one in gold(folder):
            asked = article(one, FOLDERS[folder])
            printed[one.id] = summary_form(Summary(asked, await read(asked, engine)), one.id)["statements"]
        assert len(server.asked) == len(gold(folder))
    figures = evaluate(gold(folder), printed)
    assert figures["attribution"]["f1"] >= ATTRIBUTION, figures
    assert figures["organizations"]["f1"] >= ORGANIZATIONS, figures
