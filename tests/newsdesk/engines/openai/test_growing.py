"""JSON that is still being written: the same parts come, however it is cut."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.engines.openai.growing import MOST, Growing, TooMuch

LEAVES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=12)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.text(min_size=1, max_size=4), st.one_of(LEAVES, st.lists(LEAVES, max_size=4)), max_size=5)


def parts(*texts: str) -> list[tuple[str, Any]]:
    growing = Growing()
    return [part for text in texts for part in growing.feed(text)]


def expected(value: dict[str, Any]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, inner in value.items():
        found += [(key, element) for element in inner] if isinstance(inner, list) else [(key, inner)]
    return found


@settings(max_examples=60, deadline=None)
@given(OBJECTS, st.integers(1, 9), st.booleans(), st.sampled_from(["", "Here: ", "```json\n", "<think>a { b</think>\n"]))
def test_an_object_comes_in_the_same_parts_however_it_is_cut(value: dict[str, Any], size: int, plain: bool, before: str) -> None:
    text = before + json.dumps(value, ensure_ascii=plain, indent=1 if plain else None) + "\nDone. {}"
    assert parts(*(text[at : at + size] for at in range(0, len(text), size))) == expected(value)


def test_an_element_comes_as_soon_as_it_is_closed() -> None:
    growing = Growing()
    assert list(growing.feed('{"s": [["a"')) == []
    assert list(growing.feed('], ["b')) == [("s", ["a"])]
    assert not growing.closed
    assert list(growing.feed('"]]')) == [("s", ["b"])]
    assert growing.closed == {"s"}
    assert not growing.whole
    assert list(growing.feed("}")) == []
    assert growing.whole


@pytest.mark.parametrize(
    "text", ["", "no", "{", "}", "]]]]", '{"a', '{"a":}', '{"a":[}', '{"a":[,,]}', "[1, 2]", '{{"a": 1}}', "<think>", "\x00{"]
)
def test_what_is_no_object_raises_nothing(text: str) -> None:
    parts(text)


def test_a_value_that_is_no_json_comes_as_such() -> None:
    assert parts('{"a": [tru, 1], "b": nonsense, "c": 2}') == [("a", ...), ("a", 1), ("b", ...), ("c", 2)]


@pytest.mark.parametrize("text", ['{"a": ' + "[" * 100, '{"a": ' + '{"b":' * 100, "x" * (MOST + 1), '{"a": "' + "y" * MOST])
def test_an_answer_without_end_or_depth_is_refused(text: str) -> None:
    with pytest.raises(TooMuch):
        parts(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='{}[]",:\\ab1 \n', max_size=60))
def test_any_marks_at_all_raise_nothing_but_that(text: str) -> None:
    parts(text)
