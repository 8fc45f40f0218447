import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text import lines, paragraphs, sentences


def of(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال د. سامي إن النسبة 3.5 في المئة. ثم غادر.", ["قال د. سامي إن النسبة 3.5 في المئة.", "ثم غادر."]),
        ("هل يعود؟ نعم! سيعود…", ["هل يعود؟", "نعم!", "سيعود…"]),
        ("انتهى الاجتماع.وقال الوزير كلاما؛ ثم خرج، ومضى", ["انتهى الاجتماع.", "وقال الوزير كلاما؛ ثم خرج، ومضى"]),
        ("قال «انتهينا.» وخرج.", ["قال «انتهينا.»", "وخرج."]),
        (
            "Mr. Smith met J. K. Lee in the U.S. Army base. He left.",
            ["Mr. Smith met J. K. Lee in the U.S. Army base.", "He left."],
        ),
        ("It was over.The end came at 3.30 p.m. on Monday.", ["It was over.", "The end came at 3.30 p.m. on Monday."]),
        (
            "“Stop.” She left. No. 5 won. He said no. Then left.",
            ["“Stop.”", "She left.", "No. 5 won.", "He said no.", "Then left."],
        ),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert of(text) == expected


def test_no_sentence_crosses_a_paragraph() -> None:
    assert of("عنوان بلا نقطة\n\nنص أول. نص ثان") == ["عنوان بلا نقطة", "نص أول.", "نص ثان"]


def test_a_text_wrapped_at_a_fixed_width_keeps_its_paragraphs_together() -> None:
    words = ("a report about the harbour of the old town which was built long ago " * 6).split()
    rows = [" ".join(words[at : at + 11]) for at in range(0, len(words), 11)]
    text = "\n".join(rows) + "\n\n" + "\n".join(rows)
    assert len(paragraphs(text)) == 2
    assert len(lines(text)) == 2 * len(rows)


@given(st.text(alphabet=st.sampled_from('اب .!؟…\n"«»A.b1 ,\u2028\r')))
def test_sentences_cover_everything_but_white_space_in_order(text: str) -> None:
    at = 0
    for span in sentences(text):
        assert span.start >= at
        assert text[at : span.start].strip() == ""
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert text[at:].strip() == ""
