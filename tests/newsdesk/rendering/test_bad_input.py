"""Hostile and extreme articles: the answer stays whole, within its limits and within one message where that can be."""

from __future__ import annotations

import pytest

from newsdesk.model import Language, View
from newsdesk.rendering import answer_blocks, choices
from newsdesk.rendering.checks import faults, text_of
from newsdesk.rendering.page import page
from newsdesk.rendering.surroundings import place_blocks
from newsdesk.rendering.telegram import MOST_UNITS, messages, units
from newsdesk.summaries import page_count
from tests.newsdesk.rendering.extremes import (
    english_inside_arabic,
    long_title,
    many_organizations,
    speaker_called_b,
    three_hundred,
)
from tests.newsdesk.rendering.making import EN

CASES = [long_title, speaker_called_b, many_organizations, three_hundred, english_inside_arabic]


@pytest.mark.parametrize("make", CASES)
@pytest.mark.parametrize("language", Language)
def test_an_extreme_article_has_an_answer_without_a_fault(make, language: Language) -> None:
    summary = make()
    for number in range(page_count(summary, View(language)) + 1):
        view = View(language, page=number)
        blocks = answer_blocks(summary, view)
        assert not list(faults(summary, language, blocks))
        assert len(messages(blocks)) == 1
        assert all(len(row) <= 8 for row in choices(summary, view))
    assert page(summary, language)
    for statement in summary.statements[:3]:
        [place] = messages(place_blocks(summary, statement, language))
        assert units(text_of(place)) <= MOST_UNITS


def test_digits_of_three_kinds_stay_what_they_are_in_the_words() -> None:
    for zone in (None, "Africa/Casablanca"):
        [message] = messages(answer_blocks(english_inside_arabic(), View(Language.AR), zone=zone))
        assert "“Not in ٢٠٢٦, not in 2027, not in ۲۰۲۸”" in text_of(message)


def test_pages_of_three_hundred_statements_are_numbered_through() -> None:
    summary = three_hundred()
    last = page_count(summary, View(EN))
    numbers = [row[0].label for at in range(1, last + 1) for row in choices(summary, View(EN, page=at)) if row[0].action == "at"]
    assert numbers[:3] == ["1", "9", "17"]
    assert numbers[-1] == "297"
