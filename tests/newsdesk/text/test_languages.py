import pytest

from newsdesk.model import Language
from newsdesk.text import detect_language, is_mixed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلن المجلس أمس أن الميناء سيفتح في الشهر المقبل بعد أعمال الصيانة", Language.AR),
        ("قال الوزير", Language.AR),
        ("The council said on Monday that the harbour would open next month.", Language.EN),
        ("Harbour opens", Language.EN),
        ("Le conseil a annoncé lundi que le port ouvrira ses portes dans un mois, après la fin des travaux.", None),
        ("El consejo anunció el lunes que el puerto abrirá sus puertas en un mes por la mañana.", None),
        ("Der Rat teilte am Montag mit, dass der Hafen in einem Monat nach den Arbeiten öffnet.", None),
        ("شورای شهر اعلام کرد که بندر در ماه آینده پس از پایان کارها باز می شود و این خبر خوبی است", None),
        ("کونسل نے کہا ہے کہ بندرگاہ اگلے ماہ کھولی جائے گی اور یہ ایک اچھی خبر ہے", None),
        ("Совет сообщил, что порт откроется", None),
        ("12345 !!!", None),
        ("", None),
    ],
)
def test_arabic_and_english_are_told_from_each_other_and_from_their_neighbours(text: str, expected: Language | None) -> None:
    assert detect_language(text) is expected


def test_a_text_in_both_languages_is_mixed_and_foreign_names_alone_do_not_make_one() -> None:
    arabic = "أعلن المجلس أمس أن الميناء سيفتح في الشهر المقبل بعد أعمال الصيانة التي بدأت في الربيع. "
    english = "The council said that the harbour would open next month after the works that began in the spring. "
    assert is_mixed(arabic + english)
    assert not is_mixed(arabic * 3 + "(Harbour Works Ltd)")
    assert not is_mixed(english)
