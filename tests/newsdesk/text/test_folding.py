import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text import clean, fold, fold_with_offsets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("أحمد إبراهيم آدم", "احمد ابراهيم ادم"),
        ("مستشفى", "مستشفي"),
        ("وزارة", "وزاره"),
        ("مسؤول", "مسوول"),
        ("الـــناتو", "الناتو"),
        ("ﻻﺭﻭﺱ", "لاروس"),
        ("کی", "كي"),
        ("٢٠٢٢", "2022"),
        ("Müller CAFÉ", "muller cafe"),
        ("Straße", "strasse"),
        ("O’Brien", "o'brien"),
        ("ru\u200bs\u200fsia", "russia"),
    ],
)
def test_spellings_of_the_same_words_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other) == other


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_each_folded_character_knows_where_it_came_from(text: str) -> None:
    text = clean(text)
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert all(character in fold(text[at]) for character, at in zip(folded, offsets, strict=False))
