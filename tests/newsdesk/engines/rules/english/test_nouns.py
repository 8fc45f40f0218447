"""Nouns that report speech, and nouns of the same form that report none."""

from __future__ import annotations

import pytest

from tests.newsdesk.engines.rules.english.saying import said

ONE = [
    (
        "Ana Duarte left. Her argument is that the port cannot survive.",
        ("Ana Duarte", "argument", "the port cannot survive"),
    ),
    ("The senator's answer was that families would come first.", ("The senator", "answer", "families would come first")),
    ("Duarte stirred anger with an assertion that the boats were stolen.", ("Duarte", "assertion", "the boats were stolen")),
    ("The mayor made a call for an end to subsidies.", ("The mayor", "call", "an end to subsidies")),
    ("The group issued a fresh warning that the dam could burst.", ("group", "warning", "the dam could burst")),
    (
        "Ana Duarte won. Her promise to build a wall along the river has made her popular.",
        ("Ana Duarte", "promise", "build a wall along the river"),
    ),
    (
        "Ana Duarte won. Her claim that protesters had damaged the boats was rejected in court.",
        ("Ana Duarte", "claim", "protesters had damaged the boats"),
    ),
    (
        "The mayor's claim that the port was lost is false, Ana Duarte said.",
        ("Ana Duarte", "said", "The mayor's claim that the port was lost is false"),
    ),
    (
        "Ana Duarte told analysts on a conference call that the firm would close.",
        ("Ana Duarte", "told", "the firm would close"),
    ),
]

NONE = [
    "The promise to build a wall is old.",
    "The firm made no claim that the port was lost.",
    "There was a call for help at midnight.",
    "The demand for coal is falling.",
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_a_noun_of_saying_with_an_owner_reports_what_follows_it(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize("text", NONE)
def test_a_noun_that_nobody_owns_reports_nothing(text: str) -> None:
    assert said(text) == []
