"""`python -m bot sentence`: every step from the words to the statements."""

from __future__ import annotations

import io

import pytest

from bot.__main__ import main
from bot.commands.sentence import explained
from newsdesk.model import Language

ENGLISH = 'NATO chief Mark Rutte told Reuters that the alliance would stay. "We stay," he said. The lamp says that it is hot.'
ARABIC = "وأكد وزير الطاقة كمال حداد أن المحطة ستعمل. وأضاف أن الشركة جاهزة."


def test_every_step_is_shown_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sentence", ENGLISH]) == 0
    shown = capsys.readouterr().out
    for words in (
        "language: en",
        "1. paragraphs",
        "NATO | chief | Mark | Rutte",
        "depth 0: We stay",
        "alliance → nato (intergovernmental), by description",
        "told: tell (told), reports here",
        "rule “tell + that”",
        "left out, nobody speaks: thing",
        "he → Mark Rutte",
        "says: the alliance would stay",
        "because: say + after; “he” taken for Mark Rutte",
    ):
        assert words in shown


def test_every_step_is_shown_in_arabic(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sentence", ARABIC]) == 0
    shown = capsys.readouterr().out
    for words in ("language: ar", "وأكد: أكد (confirmed), reports here", "no words → كمال حداد", "says: المحطة ستعمل"):
        assert words in shown
    assert "no speaker at the cue, taken for كمال حداد" in shown


def test_the_text_may_come_from_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(ARABIC))
    assert main(["sentence", "-", "--language", "ar"]) == 0
    assert "كمال حداد" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", " ", "…", '"' * 200, "قال " * 200, "said " * 200, "\u202e\u200f«"])
@pytest.mark.parametrize("language", list(Language))
def test_no_text_is_too_odd_to_be_explained(text: str, language: Language) -> None:
    assert "9. statements" in explained(text, language)


def test_a_sentence_without_speech_says_so() -> None:
    assert explained("The cat sat on the mat.", Language.EN).endswith("9. statements\n   none\n")
