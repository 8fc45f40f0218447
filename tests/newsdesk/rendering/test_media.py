from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model import Act, Kind, Language, Span, Statement
from newsdesk.rendering.media import medium
from tests.newsdesk.rendering.making import AR, EN, Making, person

SHE = person("She")


def told(text: str, words: str, cue: str, language: Language = EN) -> str | None:
    made = Making(text, language).said(SHE, Act.SAID, words, kind=Kind.INDIRECT, cue=cue)
    found = medium(made.statements[0], tuple(made.statements), text)
    return found.of(language) if found else None


@pytest.mark.parametrize(
    ("text", "words", "cue", "where"),
    [
        ("The company said in a statement that all is well.", "all is well", "said", "in a statement"),
        ("“All is well,” the company said in a written statement.", "All is well", "said", "in a statement"),
        ("She wrote on X that all is well.", "all is well", "wrote", "on X"),
        ("In an interview with the Echo, she said all is well.", "all is well", "said", "in an interview"),
        ("She said all is well in a statement of facts.", "all is well in a statement of facts", "said", None),
        ("He spoke in a statement. She said all is well.", "all is well", "said", None),
        ("She said all is well on Xmas day.", "all is well", "said", None),
    ],
)
def test_where_it_was_said_in_english(text: str, words: str, cue: str, where: str | None) -> None:
    assert told(text, words, cue) == where


@pytest.mark.parametrize(
    ("text", "words", "cue", "where"),
    [
        ("أفادت الوزارة في بيان بأن الوضع مستقر.", "الوضع مستقر", "أفادت", "في بيان"),
        ('كتب على منصة "إكس" أن الوضع مستقر.', "الوضع مستقر", "كتب", "على منصة إكس"),
        ("كتبت عبر حسابها على فيسبوك أن الوضع مستقر.", "الوضع مستقر", "كتبت", "على فيسبوك"),
        ("قال خلال مؤتمر صحافي إن الوضع مستقر.", "الوضع مستقر", "قال", "في مؤتمر صحفي"),
        ("قال إن الوضع ورد في بيان سابق.", "الوضع ورد في بيان سابق", "قال", None),
        ("قال في بيانات منشورة إن الوضع مستقر.", "الوضع مستقر", "قال", None),
    ],
)
def test_where_it_was_said_in_arabic(text: str, words: str, cue: str, where: str | None) -> None:
    assert told(text, words, cue, AR) == where


def test_what_belongs_to_another_cue_of_the_sentence_is_not_taken() -> None:
    text = "She said all is well, while the bank said in a statement that it was not."
    made = Making(text, EN).said(SHE, Act.SAID, "all is well", kind=Kind.INDIRECT, cue="said")
    made.said(person("the bank"), Act.SAID, "it was not", kind=Kind.INDIRECT, cue="said")
    assert medium(made.statements[0], tuple(made.statements), text) is None


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.integers(0, 70), st.integers(1, 9)), min_size=1, max_size=6))
def test_no_order_of_cues_and_words_breaks_it(places: list[tuple[int, int, int, int]]) -> None:
    text = 'He said. On X he wrote: "all is well" in a statement, and in an interview she said so too. Yes.'
    made = tuple(
        Statement(SHE, Act.SAID, Kind.MIXED, (Span(start, start + size),), cue=Span(cue, cue + length))
        for start, size, cue, length in places
    )
    for statement in made:
        medium(statement, made, text)


def test_a_turn_without_a_cue_has_no_medium() -> None:
    made = Making("Yes.", EN).said(SHE, Act.ANSWERED, "Yes.")
    assert medium(made.statements[0], (), made.text) is None
