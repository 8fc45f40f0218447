from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text import clean

ANY = st.text(alphabet=st.characters(codec=None, exclude_categories=()))


def test_nul_and_lone_surrogates_become_replacement_characters_one_for_one() -> None:
    assert clean("a\x00b\ud800c") == "a\ufffdb\ufffdc"


def test_bidi_marks_and_line_ends_stay() -> None:
    text = "أ\u200fب\r\nج\u202e"
    assert clean(text) == text


@given(ANY)
def test_cleaning_keeps_every_offset_and_makes_the_text_storable(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    cleaned.encode("utf-8")
    assert "\x00" not in cleaned
    assert clean(cleaned) == cleaned
