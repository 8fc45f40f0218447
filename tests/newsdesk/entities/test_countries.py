"""Countries, their adjectives and places."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.entities.countries import (
    adjective_country,
    agreeing,
    countries,
    country_named,
    country_with_id,
    is_place,
    place_named,
)
from newsdesk.entities.tsv import is_arabic, is_latin, key_of, rows, values


def test_every_state_is_there_with_both_names() -> None:
    states = [country for country in countries() if len(country.id) == 2]
    assert len(states) >= 193
    for country in countries():
        assert is_latin(country.name_en), country.id
        assert is_arabic(country.name_ar), country.id
        assert not is_latin(country.name_ar + country.adjective_ar), country.id
        assert not is_arabic(country.name_en + country.adjective_en), country.id


def test_every_state_has_adjectives_but_for_the_one_that_would_be_a_surname() -> None:
    without = {
        country.id for country in countries() if not country.region and not (country.adjective_en and country.adjective_ar)
    }
    assert without == {"sb"}


def test_no_two_countries_share_a_name() -> None:
    owners = defaultdict(set)
    for table in ("countries", "countries_regions"):
        for row in rows(table):
            for name in (row["name_en"], row["name_ar"], *values(row["names_en"]), *values(row["names_ar"])):
                owners[key_of(name)].add(row["id"])
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_ids_are_given_once_and_places_lie_in_countries_of_the_table() -> None:
    ids = [country.id for country in countries()]
    assert len(ids) == len(set(ids))
    for row in rows("countries_places"):
        assert country_with_id(row["country"]) is not None, row
        assert is_latin(row["name_en"]), row
        assert is_arabic(row["name_ar"]), row


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("روسيا", "ru"),
        ("الولايات المتحدة الأميركية", "us"),
        ("the United States", "us"),
        ("U.S.", "us"),
        ("Türkiye", "tr"),
        ("Cote d'Ivoire", "ci"),
        ("عُمان", "om"),
        ("إسرائيل", "il"),
        ("اسرائيل", "il"),
    ],
)
def test_a_country_is_found_by_any_of_its_names(name: str, identity: str) -> None:
    country = country_named(name)
    assert country is not None
    assert country.id == identity


@pytest.mark.parametrize(
    ("word", "identity"),
    [
        ("Russian", "ru"),
        ("US", "us"),
        ("American", "us"),
        ("الروسي", "ru"),
        ("روسية", "ru"),
        ("الأمريكيين", "us"),
        ("الكورية الشمالية", "kp"),
        ("الجنوب أفريقي", "za"),
        ("European", "europe"),
        ("الخليجية", "gulf"),
    ],
)
def test_an_adjective_tells_its_country_in_every_form(word: str, identity: str) -> None:
    country = adjective_country(word)
    assert country is not None
    assert country.id == identity


@pytest.mark.parametrize("word", ["us", "وزير", "foreign", "", "ال", "الشرقية"])
def test_a_pronoun_or_another_word_is_no_countrys_adjective(word: str) -> None:
    assert adjective_country(word) is None
    assert country_named(word) is None


def test_an_arabic_adjective_agrees_with_its_noun() -> None:
    assert agreeing("روسي", feminine=True, article=True) == "الروسية"
    assert agreeing("روسي", feminine=False, article=False) == "روسي"
    assert agreeing("كوري شمالي", feminine=True, article=True) == "الكورية الشمالية"
    assert agreeing("جنوب أفريقي", feminine=True, article=True) == "الجنوب أفريقية"


@pytest.mark.parametrize(
    "word", ["باريس", "Paris", "Gaza Strip", "غزة", "موسكو", "Texas", "الشرق الأوسط", "Sana'a", "القدس المحتلة"]
)
def test_countries_cities_and_regions_are_places(word: str) -> None:
    assert is_place(word)


@pytest.mark.parametrize("word", ["الأمم المتحدة", "NATO", "Hamas", "البرلمان", "us", ""])
def test_organizations_are_no_places(word: str) -> None:
    assert not is_place(word)


def test_a_place_has_its_name_in_the_other_language() -> None:
    place = place_named("حلب")
    assert place is not None
    assert (place.name_en, place.country) == ("Aleppo", "sy")


@settings(deadline=None)  # the first example loads the tables
@given(st.text(max_size=60))
def test_no_text_makes_the_lists_raise(text: str) -> None:
    country_named(text)
    adjective_country(text)
    place_named(text)
