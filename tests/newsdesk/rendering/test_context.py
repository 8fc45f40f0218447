"""The words around a statement."""

from __future__ import annotations

from newsdesk.model import Act, Kind
from newsdesk.rendering.context import LONGEST_SIDE, context
from newsdesk.text.sentences import sentences
from tests.newsdesk.rendering.making import EN, Making, person

LONG = " ".join(f"harbour{n}" for n in range(90))


def around(text: str) -> list[str]:
    made = Making(text, EN).said(person("She"), Act.SAID, "it was late", kind=Kind.INDIRECT)
    return [stretch.text for stretch in context(made.statements[0], text, sentences(text))]


def test_a_short_side_is_the_whole_sentence_letter_for_letter() -> None:
    text = "The hall was full. She said it was late. Nobody left."
    assert around(text) == ["The hall was full. She said ", "it was late", ". Nobody left."]


def test_a_long_side_is_cut_at_a_words_edge_with_the_sign_of_omission() -> None:
    opening, before, words, after, ending = around(f"{LONG} she said it was late {LONG}")
    assert (opening, words, ending) == ("… ", "it was late", " …")
    assert before.split()[0] in LONG.split()
    assert after.split()[-1] in LONG.split()
    assert len(before) <= LONGEST_SIDE >= len(after)
