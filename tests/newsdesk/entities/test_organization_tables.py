"""The tables of organizations: complete, without duplicates, and each name leading to its organization."""

from __future__ import annotations

import tracemalloc

import pytest

from newsdesk.entities import organization_contexts, organization_heads, organization_list
from newsdesk.entities.countries import country_with_id
from newsdesk.entities.organization_bodies import _heads, body_at
from newsdesk.entities.organization_contexts import Surroundings
from newsdesk.entities.organization_descriptions import _descriptions
from newsdesk.entities.organization_lexicon import lexicon
from newsdesk.entities.organization_list import TABLES, names, names_of_row, organizations
from newsdesk.entities.organization_words import keys_of, words_of
from newsdesk.entities.organizations import organization, organization_named
from newsdesk.entities.tsv import is_arabic, is_latin, rows, values
from newsdesk.model import OrganizationType
from tests.measuring import within

LINES = [(table, row) for table in TABLES for row in rows(f"organizations_{table}")]

# names that several organizations bear; the surroundings tell which
NAMESAKES = {"العداله والتنميه", "حزب العداله والتنميه", "justice and development party"}
NAMESAKES |= {"cas", "cbi", "cma", "kia", "mit", "pif", "plc", "ppp", "pti", "rsf", "sec", "snb", "spa", "stc", "tmc"}
NAMESAKES |= {"الاهلي", "النادي الاهلي", "نادي الاهلي"}  # of Cairo and of Jeddah


def test_the_list_has_well_over_seven_hundred_organizations_named_in_both_languages():
    assert len(organizations()) >= 2_500
    for one in organizations().values():
        assert one.name_en, one.id
        assert one.name_ar, one.id
        assert one.short_en, one.id
        assert one.short_ar, one.id


def test_every_line_has_its_eight_fields_and_no_stray_space():
    for table, row in LINES:
        assert len(row) == 8, (table, row)
        for field in row.values():
            assert field == field.strip(), (table, row)
            assert "  " not in field, (table, row)


def test_no_id_stands_twice_and_every_id_is_a_slug():
    ids = [row["id"] for _, row in LINES]
    assert len(ids) == len(set(ids))
    assert all(one.replace("-", "").isalnum() and one.islower() and one.isascii() for one in ids)


def test_every_type_is_one_of_the_models():
    assert {row["type"] for _, row in LINES} <= {one.value for one in OrganizationType}
    assert len({row["type"] for _, row in LINES}) >= 14


def test_each_name_is_in_the_letters_of_its_language():
    for table, row in LINES:
        assert is_latin(row["name_en"]), (table, row["id"])
        assert not is_arabic(row["name_en"] + row["short_en"] + row["aliases_en"]), (table, row["id"])
        assert is_arabic(row["name_ar"]), (table, row["id"])
        assert is_arabic(row["short_ar"] + "ا" * (row["short_ar"] == "OPEC+")), (table, row["id"])


def test_no_name_leads_to_two_organizations_but_for_known_acronyms():
    bearers: dict[str, set[str]] = {}
    for _, row in LINES:
        for name in names_of_row(row):
            bearers.setdefault(" ".join(keys_of(name)), set()).add(row["id"])
    shared = {name for name, ids in bearers.items() if len(ids) > 1}
    assert shared <= NAMESAKES, shared - NAMESAKES


def test_every_name_of_the_list_finds_its_organization():
    for _, row in LINES:
        for name in names_of_row(row):
            assert organizations()[row["id"]] in names().named(name), (row["id"], name)


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("nato", "nato"),
        ("حلف شمال الاطلسي", "nato"),
        ("الاتّحاد الأوروبي", "eu"),
        ("The World Health Organization", "who"),
        ("BOEING", "boeing"),
        ("بوينج", "boeing"),
        ("الجامعة العربيّة", "arab-league"),
    ],
)
def test_an_organization_is_found_by_any_name_in_any_spelling(name, identity):
    found = organization_named(name)
    assert found is not None
    assert found.id == identity
    assert organization(identity) is found


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Russian Foreign Ministry", "ministry-foreign-affairs-ru"),
        ("the Russian Foreign Ministry", "ministry-foreign-affairs-ru"),
        ("وزارة الخارجية الروسية", "ministry-foreign-affairs-ru"),
        ("Ministry of Foreign Affairs of Russia", "ministry-foreign-affairs-ru"),
        ("الحكومة اليمنية", "government-ye"),
        ("German parliament", "bundestag"),
    ],
)
def test_a_countrys_body_is_found_by_name_too(name, identity):
    found = organization_named(name)
    assert found is not None
    assert found.id == identity


@pytest.mark.parametrize("name", ["the government", "Foreign Ministry", "الحكومة", "x" * 100_000])
def test_a_body_without_its_country_is_no_name(name):
    assert organization_named(name) is None


@pytest.mark.parametrize("name", ["", " ", "…", "Nobody's Organization of Nothing", "لا أحد"])
def test_a_name_of_nothing_finds_nothing(name):
    assert organization_named(name) is None


def test_every_doubt_speaks_of_known_contexts_and_countries():
    contexts = {row["id"] for row in rows("organization_contexts")}
    for row in rows("organization_doubtful"):
        for need in values(row["needs"]):
            if need.startswith("in:"):
                assert country_with_id(need[3:]) is not None or need[3:] in {"gulf", "africa", "europe"}, row
            else:
                assert need in contexts | {"never", "defined", "quoted"}, row


def test_every_doubt_is_about_a_name_that_would_else_be_found():
    for row in rows("organization_doubtful"):
        name = row["name"]
        assert names().named(name) or _heads().named(name) or _descriptions().named(name), name


def test_every_kind_that_takes_anothers_place_is_a_kind_or_a_type():
    known = {kind.id for kind in organization_heads.kinds()} | {one.value for one in OrganizationType}
    for kind in organization_heads.kinds():
        assert kind.types <= known | {"kind", "nato"}, kind.id


def test_bodies_that_the_list_has_under_a_name_of_their_own_keep_its_id():
    for row in rows("organization_same"):
        assert row["id"] in organizations(), row
        body, _, country = row["body"].rpartition("-")
        assert country_with_id(country) is not None, row
        bodies = {one["id"] for one in rows("organization_bodies")}
        assert body in bodies or body.startswith("ministry-"), row


def test_every_home_is_a_country_of_an_organization_of_the_list():
    for row in rows("organization_homes"):
        assert row["id"] in organizations(), row
        assert country_with_id(row["country"]) is not None, row


@pytest.mark.parametrize("name", ["breaks_ar", "endings_ar", "not_first_en", "connectors_en", "trades_ar"])
def test_the_lexicon_has_its_sets(name):
    assert lexicon(name)


def test_an_unknown_set_of_the_lexicon_is_a_fault():
    with pytest.raises(KeyError):
        lexicon("no such set")


def test_the_list_loads_in_a_moment_and_in_little_memory():
    def load() -> None:
        for cached in (organization_list.names, organization_list.organizations, organization_list._lines):
            cached.cache_clear()
        organization_contexts.homes.cache_clear()
        names()

    assert within(0.6, load)  # 0.1 s on a quiet machine
    for cached in (organization_list.names, organization_list.organizations, organization_list._lines):
        cached.cache_clear()
    tracemalloc.start()
    try:
        names()
        used, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert used < 25_000_000


def test_a_body_is_told_from_its_country():
    around = Surroundings("the Russian Foreign Ministry", words_of("the Russian Foreign Ministry"))
    found = body_at(around, 2)
    assert found is not None
    assert found.country is not None
    assert found.country.id == "ru"
