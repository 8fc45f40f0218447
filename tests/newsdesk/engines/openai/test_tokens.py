"""What a model is sent and asked for stays within its budget of tokens."""

from __future__ import annotations

import pytest

from benchmarks.tokens import LEAST, LONG, SHARE, answers, measured
from tests.newsdesk.engines.openai.answers import gold

LONG_ARTICLES = {"dev-ar": 0.40, "dev-en": 0.43}  # English contents are short: 21 tokens there, 37 in Arabic


def test_request_and_answer_stay_within_their_budgets() -> None:
    rs_bpe = pytest.importorskip("rs_bpe", reason="rs-bpe, which has the ranks of o200k, is not installed")
    ranks = rs_bpe.openai.o200k_base()
    figures = measured(lambda text: len(ranks.encode(text)), None)
    assert figures["request, share beyond 900"] <= SHARE
    assert figures["twenty statements, share of written out"] <= LEAST


@pytest.mark.parametrize("folder", LONG_ARTICLES)
def test_right_answers_to_long_articles_are_less_than_half_of_what_quoting_takes(folder: str) -> None:
    rs_bpe = pytest.importorskip("rs_bpe", reason="rs-bpe, which has the ranks of o200k, is not installed")
    long = [one for one in gold(folder) if len(one.statements) >= LONG]
    if not long:
        pytest.skip("the annotated articles are not beside this project")
    ranks = rs_bpe.openai.o200k_base()
    assert answers(long, lambda text: len(ranks.encode(text)))["share of written out"] <= LONG_ARTICLES[folder]
