"""Articles as they really arrive: scanned, pasted, cut off, in mixed letters and languages."""

from __future__ import annotations

import unicodedata

import pytest

from newsdesk.articles import article_from_text
from newsdesk.engines.rules import read_text
from newsdesk.model import PUBLIC, Claim, Language, Origin, Span

ARABIC = (
    "عمان - أكد وزير النقل كمال حداد أن الجسر الجديد سيفتح يوم الخميس أمام السيارات.\n\n"
    "وقالت المهندسة سلمى الخطيب: «اختبرنا كل عمود من أعمدة الجسر». وأضافت أن العمل انتهى قبل موعده.\n\n"
    "وبحسب وزارة النقل، بلغت الكلفة عشرين مليون دينار."
)
ENGLISH = (
    "AMMAN - Transport Minister Kamal Haddad said that the new bridge would open to traffic on Thursday.\n\n"
    '"We have tested every pillar of the bridge," said engineer Salma Khatib. She added that the work was done early.\n\n'
    "According to the transport ministry, the cost reached twenty million dinars."
)
# isolated, initial, medial and final forms stand for the letters in texts copied from old PDF files
FORMS: dict[str, str] = {}
for code in range(0xFE80, 0xFEFD):
    FORMS.setdefault(unicodedata.normalize("NFKC", chr(code)), chr(code))


def said(text: str, language: Language) -> list[tuple[str, str]]:
    """Speakers and contents."""
    return [(claim.speaker.name, contents(claim, text)) for claim in read_text(text, language)]


def contents(claim: Claim, text: str) -> str:
    return " + ".join(span.of(text) for span in claim.content if isinstance(span, Span))


def test_the_clean_articles_have_four_statements_each() -> None:
    assert [name for name, _ in said(ARABIC, Language.AR)] == ["كمال حداد", "سلمى الخطيب", "سلمى الخطيب", "وزارة النقل"]
    english = [name for name, _ in said(ENGLISH, Language.EN)]
    assert english[:3] == ["Kamal Haddad", "Salma Khatib", "Salma Khatib"]
    assert len(english) == 4


@pytest.mark.parametrize(
    ("damage", "least"),
    [
        (lambda text: "".join(FORMS.get(letter, letter) for letter in text), 4),
        (lambda text: text.replace("ا", "ـا").replace("ال", "الـ"), 4),
        (lambda text: "".join(letter + "َ" if letter in "قلمنتب" else letter for letter in text), 4),
        (lambda text: text.replace("ي", "ی").replace("ك", "ک"), 4),
        (lambda text: text.replace("ه", "ہ"), 3),
        (lambda text: text.replace("أ", "ا").replace("إ", "ا").replace("ة", "ه"), 4),
        (lambda text: text.replace(". ", ".").replace("، ", "،").replace(": ", ":"), 4),
        (lambda text: text.replace(" ", "\u00a0"), 4),
        (lambda text: text.replace(" ", " \u200f"), 4),
        (lambda text: text.replace("\n\n", "\r\n\r\n"), 4),
        (lambda text: text.replace(" ", "  ").replace("،", " ،").replace(".", " ."), 4),
        (lambda text: text.replace("«", '"').replace("»", '"'), 4),
        (lambda text: text.replace("»", "«"), 4),
        (lambda text: text.replace("«", "((").replace("»", "))"), 4),
        (lambda text: text.replace("»", ""), 3),
    ],
    ids=[
        "presentation forms", "tatweel", "diacritics", "Persian letters", "Urdu letters", "bare letters",
        "no spaces after marks", "hard spaces", "direction marks", "carriage returns", "spaces before marks",
        "plain quotation marks",
        "one mark opens and closes", "brackets", "never closed",
    ],
)  # fmt: skip
def test_damaged_arabic_is_read_nearly_as_well(damage, least: int) -> None:
    text = damage(ARABIC)
    found = read_text(text, Language.AR)
    assert len(found) >= least, said(text, Language.AR)
    assert all(contents(claim, text) for claim in found)


@pytest.mark.parametrize(
    ("damage", "least"),
    [
        (lambda text: text.replace(", ", ",").replace("AMMAN - ", "AMMAN -"), 4),
        (lambda text: text.replace("Khatib. She", "Khatib.She"), 3),
        (lambda text: text.replace('"', "''"), 4),
        (lambda text: text.replace('"', "“"), 4),
        (lambda text: text.replace('," said', " said"), 3),
        (lambda text: text.replace("minister", "rninister").replace("bridge", "brldge").replace("pillar", "pi11ar"), 4),
        (lambda text: text.replace("would open", "would\nopen").replace("reached twenty", "reached\ntwenty"), 3),
        (lambda text: text.replace(" ", "\u00a0"), 4),
    ],
    ids=[
        "no spaces after commas", "no space after a full stop", "doubled apostrophes", "one mark opens and closes",
        "never closed", "misread letters",
        "broken lines", "hard spaces",
    ],
)  # fmt: skip
def test_damaged_english_is_read_nearly_as_well(damage, least: int) -> None:
    text = damage(ENGLISH)
    found = read_text(text, Language.EN)
    assert len(found) >= least, said(text, Language.EN)
    assert all(contents(claim, text) for claim in found)


def test_each_paragraph_of_a_mixed_article_is_read_in_its_language() -> None:
    text = ARABIC + "\n\n" + ENGLISH
    article = article_from_text(text, PUBLIC, Origin.PASTE)
    assert article.mixed
    found = [claim.speaker.name for claim in read_text(text, article.language, mixed=article.mixed)]
    assert found[:3] == ["كمال حداد", "سلمى الخطيب", "سلمى الخطيب"]
    assert {"Kamal Haddad", "Salma Khatib"} <= set(found)
    assert len(found) == 8


@pytest.mark.parametrize(("text", "language"), [(ARABIC, Language.AR), (ENGLISH, Language.EN)], ids=["ar", "en"])
def test_half_an_article_says_what_stands_in_its_half(text: str, language: Language) -> None:
    whole = said(text, language)
    for cut in range(0, len(text), 7):
        found = read_text(text[:cut], language)
        assert len(found) <= len(whole) + 1
    first = text[: text.index("\n\n")]
    assert said(first, language) == whole[:1]


def test_the_second_half_alone_has_no_speaker_made_up() -> None:
    assert said("She added that the work was done early.", Language.EN) in ([], [("She", "the work was done early")])
    assert all(name != "كمال حداد" for name, _ in said("وأضافت أن العمل انتهى قبل موعده.", Language.AR))


def test_a_list_of_quotations_has_one_statement_a_line() -> None:
    text = "Quotes of the day\n\n" + "\n".join(
        f'"{words}" - {name}'
        for words, name in (
            ("We will not sign a blank cheque for anybody.", "Joe Tanner, member of parliament"),
            ("The sea does not care about our budget at all.", "Ingrid Halvorsen, engineer"),
            ("I would rather have a new roof than a medal.", "Per Lunde, director"),
        )
    )
    found = said(text, Language.EN)
    assert [content for _, content in found] == [
        "We will not sign a blank cheque for anybody",
        "The sea does not care about our budget at all",
        "I would rather have a new roof than a medal",
    ]


def test_each_turn_of_an_english_transcript_is_a_statement() -> None:
    text = (
        "MODERATOR: Good morning and welcome to the panel.\n\n"
        "SOUSA: We have mapped less than a quarter of it. Nobody has a catalogue.\n\n"
        "LINDQVIST: At some point study becomes an excuse.\n\n"
        "SOUSA: An excuse for whom?\n"
    )
    found = read_text(text, Language.EN)
    assert [claim.speaker.name.casefold() for claim in found] == ["moderator", "sousa", "lindqvist", "sousa"]
    assert all(claim.kind.value == "direct" for claim in found)


def test_each_turn_of_an_arabic_transcript_is_a_statement() -> None:
    text = (
        "المذيع: صباح الخير وأهلا بكم في هذا اللقاء.\n\n"
        "سلمى الخطيب: اختبرنا كل عمود من أعمدة الجسر مرتين.\n\n"
        "كمال حداد: سيفتح الجسر يوم الخميس أمام السيارات.\n\n"
        "سلمى الخطيب: وأنا أول من يعبره.\n"
    )
    names = [claim.speaker.name for claim in read_text(text, Language.AR)]
    assert names[-3:] == ["سلمى الخطيب", "كمال حداد", "سلمى الخطيب"]


def test_the_answers_of_an_arabic_interview_are_statements_of_whoever_is_interviewed() -> None:
    text = (
        "المهندسة سلمى الخطيب: اختبرنا كل عمود\n\n"
        "التقينا سلمى الخطيب في مكتبها قرب الجسر.\n\n"
        "س: متى يفتح الجسر؟\n\n"
        "ج: يوم الخميس، إن شاء الله. كل شيء جاهز.\n\n"
        "س: وكم بلغت الكلفة؟\n\n"
        "ج: لا أعرف الرقم الأخير.\n"
    )
    found = said(text, Language.AR)
    assert found[-2:] == [
        ("سلمى الخطيب", "يوم الخميس، إن شاء الله. كل شيء جاهز"),
        ("سلمى الخطيب", "لا أعرف الرقم الأخير"),
    ]


def test_what_follows_a_source_at_the_start_is_no_description_of_it() -> None:
    text = "According to the transport ministry, the cost reached twenty million dinars."
    assert [content for _, content in said(text, Language.EN)] == ["the cost reached twenty million dinars"]
    text = "According to Jane Smith, the minister of trade, the bridge will open on Thursday."
    assert said(text, Language.EN) == [("Jane Smith", "the bridge will open on Thursday")]
