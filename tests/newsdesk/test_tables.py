"""All tables of the language: well formed, without duplicates, without missing halves, in the right letters.

What a single table promises beyond this (ids, collisions of folded names, round trips) is tested beside it in
`tests/newsdesk/entities`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from newsdesk.engines.rules.layout import LineClass
from newsdesk.entities.organization_list import organizations
from newsdesk.entities.people import figures
from newsdesk.entities.tsv import is_arabic, is_latin, rows, values
from newsdesk.model import Act
from newsdesk.text import fold

HOUSE = Path(__file__).parents[2] / "newsdesk"
ENTITIES = sorted((HOUSE / "entities" / "tables").glob("*.tsv"))
RULES = sorted((HOUSE / "engines" / "rules").rglob("*.tsv"))
LISTS = sorted((HOUSE / "engines" / "rules").rglob("*.txt"))
ARABIC = HOUSE / "engines" / "rules" / "arabic"
ENGLISH = HOUSE / "engines" / "rules" / "english" / "tables"
ENGLISH_FRAMES = {"quote", "that", "zero", "clause", "wh", "person", "to", "person-to", "ing", "object", "noun", "hope", "figure"}
ENGLISH_FRAMES |= {"object-as"}
ARABIC_FRAMES = {"n", "q", "c", "o", "k", "d", "s", "p", "z"}
# the column by which a line is found, where it is not the first one alone
KEYS = {"organization_doubtful": ("name",), "roles_national": ("country", "en"), "countries_places": ("name_en", "country")}
# first columns that may stand twice with another second half
OPEN = {
    "roles_modifiers",
    "first_names",
    "family_names",
    "roles",
    "roles_unnamed",
    "honorifics",
    "organization_same",
    "organization_homes",
}
MINIMAL = {"ar": "ar", "en": "en", "name_ar": "ar", "name_en": "en", "short_ar": "ar", "short_en": "en"}


def lines(path: Path) -> list[str]:
    """The lines that are neither empty nor comments."""
    return [line for line in path.read_text("utf-8").split("\n") if line and not line.startswith("#")]


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", ENTITIES + RULES + LISTS, ids=name_of)
def test_a_table_is_clean_text(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    assert not {mark for mark in "\u200b\u200e\u200f\u202a\u202b\u202c\ufeff\u00a0" if mark in text}
    assert [line for line in text.split("\n") if line != line.strip(" ")] == []


@pytest.mark.parametrize("path", ENTITIES + RULES, ids=name_of)
def test_no_line_of_a_table_stands_twice_or_has_a_column_too_many(path: Path) -> None:
    found = lines(path)
    assert [line for line, times in Counter(found).items() if times > 1] == []
    widths = {line.count("\t") for line in found}
    assert max(widths) <= found[0].count("\t"), path.name


@pytest.mark.parametrize("path", ENTITIES, ids=name_of)
def test_no_key_of_a_table_stands_twice(path: Path) -> None:
    if path.stem in OPEN or path.stem.startswith("transliteration"):
        pytest.skip("its lines are told apart by all their columns")
    heading = lines(path)[0].split("\t")
    columns = KEYS.get(path.stem, (heading[0],))
    keys = Counter(tuple(row[column] for column in columns) for row in rows(path.stem))
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("path", ENTITIES, ids=name_of)
def test_no_half_is_missing_and_each_stands_in_the_letters_of_its_language(path: Path) -> None:
    if path.stem.startswith(("transliteration", "organization_")):
        pytest.skip("its columns are no names in two languages")
    for row in rows(path.stem):
        for column, language in MINIMAL.items():
            value = row.get(column)
            if value is None:
                continue
            may_lack = path.stem == "honorifics" or (column.startswith("short") and path.stem == "roles_portfolios")
            assert value or may_lack, (path.stem, row)
            foreign = is_arabic(value) if language == "en" else is_latin(value) and not is_arabic(value) and value != "OPEC+"
            assert not foreign, (path.stem, row)
        for column in row:
            if column.startswith(("aliases_", "names_", "others_", "adjectives_")):
                listed = [fold(one) if column.endswith("ar") else one for one in values(row[column])]
                assert len(row[column].split(";")) == len(listed) or not row[column], (path.stem, "an empty value", row)
                if column.endswith("en"):
                    assert not any(is_arabic(one) for one in listed), (path.stem, row)
                    assert len(listed) == len(set(listed)), (path.stem, row)


@pytest.mark.parametrize("path", [path for path in LISTS if path.name != "adjectives.txt"], ids=name_of)
def test_no_word_of_a_list_stands_twice(path: Path) -> None:
    words = lines(path)
    if path.name in ("objects.txt", "given_names.txt", "no_names.txt"):
        words = [word for line in words for word in line.split()]
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_the_lists_are_as_long_as_promised() -> None:
    roles = [row for row in rows("roles") if row["ar"] and row["en"]]
    assert len(organizations()) >= 700
    assert len(figures()) >= 600
    assert len(roles) >= 300


def test_organizations_come_from_every_part_of_the_world() -> None:
    least = {
        "arab": 150, "europe": 100, "america": 100, "asia": 50, "africa": 40, "international": 100, "companies": 150,
        "media": 100, "sport": 150, "civil": 80, "middle_east": 40,
    }  # fmt: skip
    assert {part: count for part, count in least.items() if sum(1 for _ in rows(f"organizations_{part}")) < count} == {}


def test_every_english_cue_has_its_forms_a_known_act_and_known_frames() -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for line in lines(ENGLISH / "cues.tsv"):
        forms, particle, act, frames = line.split("\t")
        assert len(forms.split()) >= 4, line
        assert act in {one.value for one in Act}, line
        assert frames.split(), line
        assert {frame for frame in frames.split() if "=" not in frame and not frame.endswith("-quote")} <= ENGLISH_FRAMES, line
        seen[forms.split()[0], particle] += 1
    assert [cue for cue, times in seen.items() if times > 1] == []
    assert len(seen) >= 250


def test_every_arabic_cue_has_a_known_act_and_known_frames() -> None:
    heading, *found = [line.split("\t") for line in lines(ARABIC / "cues.tsv")]
    assert heading[0] == "past"
    seen: Counter[tuple[str, str]] = Counter()
    for past, present, participle, act, frames, objects, reach in found:
        assert is_arabic(past), past
        assert present == "-" or is_arabic(present), past
        assert participle == "-" or is_arabic(participle), past
        assert act in {one.value for one in Act}, past
        assert frames == "-" or set(frames.split()) <= ARABIC_FRAMES, past
        assert frames != "-" or objects != "-", past
        assert objects, past
        assert reach in ("far", "near"), past
        seen[fold(past), act] += 1  # ذكر and ذكّر are written alike
    assert [past for past, times in seen.items() if times > 1] == []
    assert len(seen) >= 100


def test_every_light_verb_has_nouns_and_leads_to_what_was_said() -> None:
    for row in [line.split("\t") for line in lines(ARABIC / "light_verbs.tsv")[1:]]:
        past, _, _, nouns, act, frames, link = row
        assert is_arabic(past), row
        assert nouns.split(), row
        assert link, row
        assert act in {one.value for one in Act}, row
        assert frames == "-" or set(frames.split()) <= ARABIC_FRAMES, row


def test_every_noun_of_saying_stands_for_a_verb_of_the_table() -> None:
    verbs = {line.split("\t")[0] for line in lines(ARABIC / "cues.tsv")}
    nouns = [line.split("\t") for line in lines(ARABIC / "masdars.tsv")[1:]]
    assert {verb for _, verb in nouns} <= verbs
    assert len({noun for noun, _ in nouns}) == len(nouns)


def test_every_line_of_the_layout_has_a_known_class_and_folded_words() -> None:
    for line in lines(HOUSE / "engines" / "rules" / "layout.tsv"):
        kind, how, words = line.split("\t")
        assert kind in {one.value for one in LineClass}, line
        assert how in ("starts", "whole"), line
        assert words == fold(words), line


def test_the_words_of_silence_are_folded_and_stand_once_in_their_class() -> None:
    seen: Counter[tuple[str, str, str]] = Counter()
    for line in lines(HOUSE / "engines" / "rules" / "silence.tsv")[1:]:
        kind, language, words, reason = line.split("\t")
        assert language in ("ar", "en")
        assert reason
        assert words == fold(words), line
        seen.update((kind, language, word) for word in words.split())
    assert [word for word, times in seen.items() if times > 1] == []
