from __future__ import annotations

import pytest

from newsdesk.model import Act, Kind, Span
from newsdesk.rendering.quotations import LONGEST, quoted, shortened, whole, words_language
from tests.newsdesk.rendering.making import AR, EN, Making, person

SHE = person("She")


def shown(text: str, *words: str, kind: Kind = Kind.DIRECT, language=EN) -> str:
    made = Making(text, language).said(SHE, Act.SAID, *words, kind=kind)
    return quoted(made.statements[0], text, language)


def test_direct_words_are_in_the_marks_of_their_own_language() -> None:
    assert shown("قالت “نعم”", "نعم", language=AR) == "«نعم»"
    assert shown('She said: "Yes"', "Yes") == "“Yes”"
    assert shown('قالت: "Yes we can"', "Yes we can", language=AR) == "“Yes we can”"
    assert shown('She said: "نعم"', "نعم") == "«نعم»"
    assert shown('قال: "2026"', "2026", language=AR) == "«2026»"


def test_indirect_words_have_no_outer_marks() -> None:
    assert shown("She said it was late", "it was late", kind=Kind.INDIRECT) == "it was late"


def test_mixed_words_keep_the_marks_of_the_article() -> None:
    text = "She said it was “much too late” to go"
    assert shown(text, "it was “much too late” to go", kind=Kind.MIXED) == "it was “much too late” to go"


def test_a_mark_that_was_cut_off_its_partner_is_shown_with_it() -> None:
    text = 'She said it was "too late", and left'
    assert shown(text, 'it was "too late', kind=Kind.MIXED) == 'it was "too late"'
    assert shown(text, 'too late"', kind=Kind.MIXED) == '"too late"'
    assert shown('She called it "too late," and left', 'it "too late', kind=Kind.MIXED) == 'it "too late,"'
    arabic = "قال إن الأمر «متأخر جدًّا» الآن"
    assert shown(arabic, "الأمر «متأخر جدًّا", kind=Kind.MIXED, language=AR) == "الأمر «متأخر جدًّا»"


def test_a_broken_quotation_has_each_stretch_in_its_own_marks() -> None:
    assert shown('"We came," she said, "and left."', "We came", "and left.") == "“We came” … “and left.”"


def test_words_that_carry_their_marks_get_no_second_pair() -> None:
    assert shown('She: "Yes, we can"', '"Yes, we can"') == '"Yes, we can"'
    assert shown('"A" or "B"', '"A" or "B"') == '“"A" or "B"”'


def test_digits_marks_and_spelling_are_never_touched() -> None:
    words = "٣ من 5، ـ أضراراً (١٠٪) و'كذا'"
    assert shown(f"قال: «{words}»", words, language=AR) == f"«{words}»"


@pytest.mark.parametrize("text", ['"', '""', "«»", " " * 3 + '"' * 9])
def test_marks_alone_break_nothing(text: str) -> None:
    assert whole(Span(0, len(text)), text) == Span(0, len(text))


def test_endless_words_are_cut_at_a_word_with_the_sign_of_omission() -> None:
    long = "word " * 3_000
    kept = shortened(long)
    assert len(kept) <= LONGEST + 2
    assert kept.endswith("word …")
    assert shortened("short") == "short"


def test_names_in_the_other_script_do_not_make_words_another_languages() -> None:
    assert words_language("الحادث وقع في Ballyhackamore", AR) is AR
    assert words_language("he met عبد اللطيف in town", EN) is EN
    assert words_language("نعم Yes", EN) is EN
    assert words_language("2026", AR) is AR
