"""Hostile and extreme articles: the answer stays whole, within its limits and within one message where that can be."""

from __future__ import annotations

import pytest

from newsdesk.model import Act, Language, Summary, View
from newsdesk.rendering import answer_blocks, choices
from newsdesk.rendering.checks import faults, text_of
from newsdesk.rendering.page import page
from newsdesk.rendering.surroundings import place_blocks
from newsdesk.rendering.telegram import MOST_UNITS, messages, units
from newsdesk.summaries import page_count
from tests.newsdesk.rendering.making import AR, EN, Making, organization, person

BODIES = tuple(organization(f"x-{number}", f"Council of Harbour {number}", f"مجلس المرفأ {number}") for number in range(120))


def long_title() -> Summary:
    title = "The minister's very long title " * 65
    text = f'{title}\n"Enough," she said.\n'
    return (
        Making(text, EN, title, "<i>News</i>", address="https://a.example/" + "x" * 1500)
        .said(person("She"), Act.SAID, "Enough")
        .summary()
    )


def speaker_called_b() -> Summary:
    text = 'Title here\n<b> said: "I & you <a href=x>".\n'
    return Making(text, EN, "Title here").said(person("<b>"), Act.SAID, "I & you <a href=x>", cue="said").summary()


def many_organizations() -> Summary:
    text = 'Title here\n"All of them agreed," said Ann Hale.\n'
    return Making(text, EN, "Title here").said(person("Ann Hale"), Act.SAID, "All of them agreed", about=BODIES).summary()


def three_hundred() -> Summary:
    said = [f"point {number} will be raised in the council" for number in range(300)]
    made = Making("\n".join(f'Ann Hale said: "{words}."' for words in said), EN, "Points")
    for words in said:
        made.said(person("Ann Hale"), Act.SAID, words, cue="said")
    return made.summary()


def english_inside_arabic() -> Summary:
    text = 'عنوان المقال\nقال جون ريد: "We will not sign". وأضاف: "Not in ٢٠٢٦, not in 2027, not in ۲۰۲۸".\n'
    reed = person("جون ريد", name_en="John Reed")
    made = Making(text, AR, "عنوان المقال", mixed=True).said(reed, Act.SAID, "We will not sign", cue="قال")
    return made.said(reed, Act.ADDED, "Not in ٢٠٢٦, not in 2027, not in ۲۰۲۸", cue="وأضاف").summary()


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
