import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text import quotations


def of(text: str) -> list[tuple[str, int, bool]]:
    return [(quotation.inner.of(text), quotation.depth, quotation.closed) for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «نعم» وخرج", [("نعم", 0, True)]),
        ('قال "نعم" وخرج', [("نعم", 0, True)]),
        ("قال ”نعم“ وخرج", [("نعم", 0, True)]),
        ("قال »نعم« وخرج", [("نعم", 0, True)]),
        ("قال « نعم » وخرج", [("نعم", 0, True)]),
        ("قال ''نعم'' وخرج", [("نعم", 0, True)]),
        ("قال ‹نعم› و{كذا}", [("نعم", 0, True), ("كذا", 0, True)]),
        ("صحيفة (الميناء) قالت", [("الميناء", 0, True)]),
        ("“He said ‘no’ to me,” she said", [("He said ‘no’ to me,", 0, True), ("no", 1, True)]),
        ('قال: "سمعت "كذا" من الناس" ومضى', [('سمعت "كذا" من الناس', 0, True), ("كذا", 1, True)]),
        ("the dogs' bowls weren't John's", []),
        ("'It's mine,' he said", [("It's mine,", 0, True)]),
        ("قال «نعم ومضى", [("نعم ومضى", 0, False)]),
        ("a 5'10\" man", []),
        ("«»", []),
    ],
)
def test_quotation_marks_of_every_habit_are_paired(text: str, expected: list[tuple[str, int, bool]]) -> None:
    assert of(text) == expected


def test_a_quotation_opened_again_at_each_paragraph_goes_on() -> None:
    found = quotations("“One.\n“Two.\n“Three,” she said.")
    assert [(quotation.closed, quotation.continues) for quotation in found] == [(False, False), (False, True), (True, True)]


def test_a_quotation_over_paragraphs_without_marks_between_goes_on() -> None:
    text = "قال «أول\nثان\nثالث» ومضى"
    assert [(q.inner.of(text), q.continues) for q in quotations(text)] == [("أول", False), ("ثان", True), ("ثالث", True)]


@given(st.text(alphabet=st.sampled_from("اa «»“”\"'‘’(){}\n.,:‹›")))
def test_quotations_lie_in_the_text_and_never_cross_each_other(text: str) -> None:
    found = quotations(text)
    for quotation in found:
        assert quotation.outer.end <= len(text)
        assert quotation.outer.covers(quotation.inner)
        assert quotation.inner.of(text).strip() == quotation.inner.of(text)
        assert "\n" not in quotation.outer.of(text)
    assert [q.outer.start for q in found] == sorted(q.outer.start for q in found)
