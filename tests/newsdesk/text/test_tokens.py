import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text import columns, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالَ مُحَمَّدٌ: «نعم»", ["قالَ", "مُحَمَّدٌ", ":", "«", "نعم", "»"]),
        ("the minister's vice-president", ["the", "minister", "'s", "vice-president"]),
        ("don't say O'Brien", ["don't", "say", "O'Brien"]),
        ("1,200.5 in the U.S. at 10:30", ["1,200.5", "in", "the", "U.S.", "at", "10:30"]),
        ("wait... now -- go", ["wait", "...", "now", "--", "go"]),
    ],
)
def test_words_and_marks_are_told_apart(text: str, expected: list[str]) -> None:
    assert [token.characters for token in tokens(text)] == expected


def test_a_mark_is_no_word() -> None:
    assert [token.word for token in tokens("نعم، قال")] == [True, False, True]


@given(st.text())
def test_the_columns_hold_what_the_tokens_hold(text: str) -> None:
    found = columns(text)
    assert [tuple(token) for token in tokens(text)] == list(
        zip(found.starts, found.ends, found.characters, found.folded, found.word, strict=True)
    )
    assert [word[:64] for word in found.characters] == found.keys


@given(st.text())
def test_tokens_are_slices_in_order_and_leave_only_white_space_between(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert token.characters == text[token.start : token.end]
        assert text[at : token.start].strip() == ""
        at = token.end
    assert text[at:].strip() == ""
