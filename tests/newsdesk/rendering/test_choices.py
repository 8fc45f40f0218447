from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model import Grouping, Language, Menu, View
from newsdesk.rendering import Action, Choice, choices, list_choices, pressed, understood
from newsdesk.summaries import look
from tests.newsdesk.rendering.cases import CASES, doubtful, five_links, nothing, session
from tests.newsdesk.rendering.making import AR, EN, dam


def actions(rows: list[list[Choice]]) -> list[Action]:
    return [choice.action for row in rows for choice in row]


@pytest.mark.parametrize("name", CASES)
def test_two_rows_and_five_buttons_are_enough(name: str) -> None:
    make, view = CASES[name]
    if view.menu is Menu.MAIN:
        rows = [row for row in choices(make(), view) if row[0].action is not Action.PLACE]
        assert len(rows) <= 2
        assert sum(map(len, rows)) <= 5


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", Language)
def test_every_button_has_a_word_of_its_own_and_data_that_telegram_takes(name: str, language: Language) -> None:
    make, view = CASES[name]
    for menu in Menu:
        shown = [choice for row in choices(make(), replace(view, language=language, menu=menu)) for choice in row]
        assert len({choice.label for choice in shown}) == len(shown)
        assert all(any(map(str.isalpha, choice.label)) or choice.action is Action.PLACE for choice in shown)
        assert all(len(row) <= 8 for row in choices(make(), replace(view, language=language, menu=menu)))
        assert all(len(choice.code.encode()) <= 24 for choice in shown)


ACTING = (Action.FILE, Action.DELETE, Action.PLACE, Action.READ, Action.AGAIN, Action.CORRECT)


@pytest.mark.parametrize("name", CASES)
def test_every_button_that_changes_the_view_changes_it(name: str) -> None:
    make, view = CASES[name]
    summary = make()
    for menu in Menu:
        here = replace(view, menu=menu)
        for row in choices(summary, here):
            for choice in row:
                after = pressed(here, *(understood(choice.code) or pytest.fail(choice.code)))
                assert (after == here) == (choice.action in ACTING)


def test_deleting_is_last() -> None:
    assert actions(choices(dam().summary(), View(AR, menu=Menu.MORE)))[-1] is Action.DELETE
    assert actions(choices(nothing(), View(AR)))[-1] is Action.DELETE


def test_one_statement_offers_no_grouping() -> None:
    make, view = CASES["one"]
    assert Action.GROUPING not in actions(choices(make(), view)) + actions(choices(make(), replace(view, menu=Menu.MORE)))


def test_all_statements_are_reached_page_by_page_and_back() -> None:
    summary = session(40, 3)
    view, seen = View(AR), []
    [first] = [choice for row in choices(summary, view) for choice in row if choice.action is Action.PAGE]
    assert first.label == "كل التصريحات (٤٠)"
    view = pressed(view, first.action, first.argument)
    while True:
        seen += look(summary, view).statements
        onward = [choice for row in choices(summary, view) for choice in row if choice.label == "التالي"]
        if not onward:
            break
        view = pressed(view, onward[0].action, onward[0].argument)
    assert sorted(map(id, seen)) == sorted(map(id, summary.statements))
    [back] = [choice for row in choices(summary, view) for choice in row if choice.label == "إلى الخلاصة"]
    assert pressed(view, back.action, back.argument) == View(AR)


def test_each_of_eleven_speakers_has_a_button_that_opens_theirs() -> None:
    summary = session(40, 11)
    rows = choices(summary, View(EN, menu=Menu.SPEAKERS))
    opened = [choice for row in rows for choice in row if choice.action is Action.SPEAKER]
    assert len(opened) == 11
    for choice in opened:
        shown = look(summary, pressed(View(EN), choice.action, choice.argument))
        assert len({statement.speaker.key for statement in shown.statements}) == 1
        assert choice.label.endswith(f"({shown.total})")


def test_what_was_left_out_can_be_seen() -> None:
    labels = [choice.label for row in choices(doubtful(), View(AR, menu=Menu.MORE)) for choice in row]
    assert "ما تُرك (٢)" in labels


def test_changing_the_language_keeps_the_place() -> None:
    view = View(AR, Grouping.ORGANIZATION, page=3, item=1)
    assert pressed(view, Action.LANGUAGE, "en") == replace(view, language=EN)


def test_a_list_opens_its_articles_and_an_article_leads_back() -> None:
    rows = list_choices(five_links(), View(AR))
    assert [choice.argument for row in rows for choice in row if choice.action is Action.ITEM] == ["0", "1", "3"]
    opened = pressed(View(AR), Action.ITEM, "1")
    assert opened.item == 1
    back = [choice for row in choices(dam().summary(), opened) for choice in row if choice.action is Action.ITEM]
    assert [choice.label for choice in back] == ["كل المقالات"]
    assert pressed(opened, back[0].action, back[0].argument) == View(AR)


@given(st.text(max_size=40), st.sampled_from(Action), st.text(max_size=10))
def test_no_data_of_a_button_raises(code: str, action: Action, argument: str) -> None:
    understood(code)
    view = pressed(View(AR), action, argument)
    choices(dam().summary(), view)
