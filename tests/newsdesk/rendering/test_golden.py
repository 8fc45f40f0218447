"""Answers as they were read and found good by an editor, in both languages. See cases.py for writing them anew."""

from __future__ import annotations

import pytest

from tests.newsdesk.rendering.cases import GOLDEN, rendered

RENDERED = dict(rendered())


@pytest.mark.parametrize("name", sorted(RENDERED))
def test_an_answer_looks_as_it_was_approved(name: str) -> None:
    assert RENDERED[name] == (GOLDEN / name).read_text("utf-8")


def test_no_golden_answer_is_left_without_its_case() -> None:
    assert {path.name for path in GOLDEN.glob("*.txt")} == set(RENDERED)
