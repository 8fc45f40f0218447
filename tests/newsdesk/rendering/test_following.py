from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.rendering.following import flat_place, flat_text, flattened, followed


def test_a_directive_leads_to_the_first_whole_words() -> None:
    text = "Reports reported: the report is late"
    assert followed(text, "report") == (22, 28)
    assert followed(text, "the-,report,-is") == (22, 28)
    assert followed(text, "repo") is None


@given(st.text("aB \n\xa0İ،ﺍ", max_size=14))
def test_every_place_is_where_the_text_before_it_ends(text: str) -> None:
    for at in range(len(text) + 1):
        before = flattened(text[:at])
        assert flat_place(text, at) == len(before) + (bool(before) and text[at - 1].isspace())
    assert flat_text(text) == flattened(text)
