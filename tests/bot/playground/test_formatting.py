from __future__ import annotations

import pytest

from bot.playground.formatting import Formatted, cleaned, cut, given_entities, quote_position, units
from bot.playground.refusals import Refusal


def bold(offset: int, length: int) -> dict[str, object]:
    return {"type": "bold", "offset": offset, "length": length}


def test_units_count_as_utf16() -> None:
    assert units("قول") == 3
    assert units("😀a") == 3
    assert cut("😀abc", 2, 4) == "ab"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb", "a\nb"),
        ("a\u2028b\u2029c\u202ad\u202ee", "abcde"),
        ("a\u2066b\u2069", "a\u2066b\u2069"),
        ("a\tb\x00c\x1fd", "a b c d"),
        ("  a  \n\n", "a"),
        ("\r\n \n", ""),
        ("x\ud800y", "x\ufffdy"),
    ],
)
def test_characters_that_telegram_strips_are_gone(text: str, kept: str) -> None:
    assert cleaned(text).text == kept


def test_entities_follow_their_words_when_characters_are_stripped() -> None:
    said = cleaned("\r\n  😀\r<x>", [bold(4, 5)])
    assert cut(said.text, said.entities[0]["offset"], said.entities[0]["offset"] + said.entities[0]["length"]).strip() == "😀<x"


def test_entities_are_cut_at_the_trimmed_end() -> None:
    assert cleaned("ab   ", [bold(1, 4)]).entities == (bold(1, 1),)
    assert cleaned("ab   ", [bold(2, 3)]).entities == ()


def test_code_holds_no_other_entities() -> None:
    assert [e["type"] for e in cleaned("abc", [{"type": "code", "offset": 0, "length": 3}, bold(1, 1)]).entities] == ["code"]


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        (bold(-1, 1), "incorrect offset"),
        (bold(0, -1), "incorrect length"),
        (bold(0, 99), "beyond the end"),
        (bold(1, 1), "begins in a middle of a UTF-16 symbol"),
        (bold(0, 1), "ends in a middle of a UTF-16 symbol"),
        ({"type": "nonsense", "offset": 0, "length": 1}, "Unsupported type"),
        ({"type": "text_link", "offset": 0, "length": 2}, 'Can\'t find field "url"'),
        ({"type": "bold"}, "must be of type Number"),
        ("bold", "expected an Object"),
    ],
)
def test_wrong_entities_are_refused(entity: object, words: str) -> None:
    with pytest.raises(Refusal, match="Bad Request") as refused:
        given_entities("😀", [entity])
    assert words in refused.value.description


def test_a_quotation_is_found_where_words_and_formatting_agree() -> None:
    original = Formatted("one two one", (bold(8, 3),))
    assert quote_position(original, Formatted("one"), 8) == 0
    assert quote_position(original, Formatted("one", (bold(0, 3),)), 0) == 8
    assert quote_position(original, Formatted("two", (bold(0, 3),)), 0) is None
    assert quote_position(original, Formatted("three"), 0) is None


def test_of_equal_words_the_nearest_is_quoted() -> None:
    original = Formatted("قال قال قال")
    assert [quote_position(original, Formatted("قال"), near) for near in (0, 5, 100)] == [0, 4, 8]
