"""Public figures and given names."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.entities.people import (
    figure_named,
    figure_surname,
    figure_with_id,
    figures,
    given_name_gender,
    household_figure,
    is_given_name,
    name_key,
)
from newsdesk.entities.tsv import is_arabic, is_latin, rows
from newsdesk.model import Gender


def test_the_list_has_at_least_six_hundred_figures_with_both_names_and_a_gender() -> None:
    assert len(figures()) >= 600
    for figure in figures():
        assert is_latin(figure.name_en), figure.id
        assert not is_arabic(figure.name_en), figure.id
        assert is_arabic(figure.name_ar), figure.id
        assert not is_latin(figure.name_ar), figure.id
        assert figure.gender is not Gender.UNKNOWN, figure.id
        assert figure.role, figure.id


def test_aliases_stand_in_the_script_of_their_column() -> None:
    for figure in figures():
        assert all(is_latin(alias) and not is_arabic(alias) for alias in figure.aliases_en), figure.id
        assert all(is_arabic(alias) for alias in figure.aliases_ar), figure.id


def test_ids_are_slugs_and_each_is_given_once() -> None:
    ids = [figure.id for figure in figures()]
    assert len(ids) == len(set(ids))
    assert all(identity == identity.lower() and set(identity) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for identity in ids)
    assert all(figure_with_id(identity) is not None for identity in ids)


def test_no_two_figures_share_a_name() -> None:
    owners = defaultdict(set)
    for figure in figures():
        for name in figure.names:
            owners[name_key(name)].add(figure.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_every_name_of_the_list_finds_its_figure() -> None:
    for figure in figures():
        for name in figure.names:
            assert figure_named(name) is figure, name


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Sergei Lavrov", "sergey-lavrov"),
        ("سيرجي لافروف", "sergey-lavrov"),
        ("رافاييل جروسي", "rafael-grossi"),
        ("عبدالفتاح السيسى", "abdel-fattah-el-sisi"),
        ("Abdel-Fattah al-Sisi", "abdel-fattah-el-sisi"),
        ("VOLODYMYR ZELENSKYY", "volodymyr-zelensky"),
        ("Mohammad Morsi", "mohamed-morsi"),
        ("أنطونيو غوتيرِيش", "antonio-guterres"),
        ("Pedro Sanchez", "pedro-sanchez"),
    ],
)
def test_a_full_name_is_found_in_any_spelling(name: str, identity: str) -> None:
    figure = figure_named(name)
    assert figure is not None
    assert figure.id == identity


@pytest.mark.parametrize("name", ["لافروف", "Guterres", "محمد", "سالم الجبوري", "Jane Smithers", "", " ", "ال", "the"])
def test_a_surname_or_a_stranger_is_no_full_name_of_a_figure(name: str) -> None:
    assert figure_named(name) is None


@pytest.mark.parametrize(
    ("name", "identity"), [("لافروف", "sergey-lavrov"), ("Guterres", "antonio-guterres"), ("نصر الله", "hassan-nasrallah")]
)
def test_a_unique_surname_is_found_apart(name: str, identity: str) -> None:
    figure = figure_surname(name)
    assert figure is not None
    assert figure.id == identity


@pytest.mark.parametrize("name", ["Clinton", "محمد", "حسن", "Miller", "المصري", "الشيخ", "putin", ""])
def test_a_shared_surname_or_a_common_word_means_nobody(name: str) -> None:
    assert figure_surname(name) is None


def test_household_surnames_name_figures_of_the_list_and_none_stands_twice() -> None:
    seen = set()
    for row in rows("figures_surnames"):
        assert figure_with_id(row["id"]) is not None, row["id"]
        for surname in (*row["surname_en"].split(";"), *row["surname_ar"].split(";")):
            assert name_key(surname) not in seen, surname
            seen.add(name_key(surname))
            assert household_figure(surname) is figure_with_id(row["id"])


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Maria Zakharova", Gender.WOMAN),
        ("سيرغي لافروف", Gender.MAN),
        ("عبد الله بن زايد", Gender.MAN),
        ("فاطمة", Gender.WOMAN),
        ("Andrea Smith", Gender.UNKNOWN),
        ("Xqzt Smith", Gender.UNKNOWN),
        ("", Gender.UNKNOWN),
    ],
)
def test_a_given_name_tells_of_a_man_or_a_woman_or_nothing(name: str, gender: Gender) -> None:
    assert given_name_gender(name) is gender


def test_given_names_of_both_origins_are_many_and_complete() -> None:
    table = list(rows("first_names"))
    assert sum(row["origin"] == "arabic" for row in table) >= 300
    assert sum(row["origin"] == "other" for row in table) >= 300
    for row in table:
        assert is_arabic(row["ar"]), row
        assert is_latin(row["en"]), row
        assert row["gender"] in {"man", "woman", ""}, row
        assert row["origin"] in {"arabic", "other"}, row
        assert is_given_name(row["ar"])
        assert is_given_name(row["en"])
    assert len({(row["ar"], row["en"]) for row in table}) == len(table)


@settings(deadline=None)  # the first example loads the tables
@given(st.text(max_size=80))
def test_no_text_makes_the_lists_raise(text: str) -> None:
    figure_named(text)
    figure_surname(text)
    household_figure(text)
    given_name_gender(text)
    is_given_name(text)
    assert name_key(name_key(text)) == name_key(text) or is_arabic(text)
