"""What a model is sent and asked for stays within its budget of tokens."""

from __future__ import annotations

import pytest

from benchmarks.tokens import LEAST, SHARE, measured


def test_request_and_answer_stay_within_their_budgets() -> None:
    rs_bpe = pytest.importorskip("rs_bpe", reason="rs-bpe, which has the ranks of o200k, is not installed")
    ranks = rs_bpe.openai.o200k_base()
    figures = measured(lambda text: len(ranks.encode(text)), None)
    assert figures["request, share beyond 900"] <= SHARE
    assert figures["twenty statements, share of written out"] <= LEAST
