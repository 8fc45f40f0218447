import pytest

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.layout import LineClass
from newsdesk.model import Language

BODY = "قال مدير المرفأ سامر الحلواني إن السفن وصلت إلى الرصيف القديم صباح أمس بعد عاصفة طويلة عطلت العمل يومين."
ENGLISH = (
    "The harbour master said that the ships had come to the old quay in the morning after a long storm that stopped all work."
)


@pytest.mark.parametrize(
    ("line", "kind", "language"),
    [
        ("الميناء يفتح أبوابه بعد العاصفة", LineClass.HEADLINE, Language.AR),
        ("بيروت، ٣ مارس ٢٠٢٦", LineClass.DATELINE, Language.AR),
        ("Ru En", LineClass.SLUG, Language.AR),
        ("المصدر: وكالة الموانئ", LineClass.SOURCE, Language.AR),
        ("صورة: المرفأ القديم", LineClass.CAPTION, Language.AR),
        ("اقرأ أيضا: الجسر مغلق", LineClass.READ_ALSO, Language.AR),
        ("شارك", LineClass.NAVIGATION, Language.AR),
        ("Harbour opens after the storm", LineClass.HEADLINE, Language.EN),
        ("By Nora Field", LineClass.BYLINE, Language.EN),
        ("Photo: The old quay", LineClass.CAPTION, Language.EN),
        ("Read more: The bridge is closed", LineClass.READ_ALSO, Language.EN),
        ("Source: Harbour Agency", LineClass.SOURCE, Language.EN),
        ("Follow us on all channels", LineClass.NAVIGATION, Language.EN),
    ],
)
def test_a_line_before_the_text_is_known_for_what_it_is(line: str, kind: LineClass, language: Language) -> None:
    body = BODY if language is Language.AR else ENGLISH
    document = Document(f"{line}\n{body}\n{body}", language)
    assert [paragraph.kind for paragraph in document.paragraphs] == [kind, LineClass.BODY, LineClass.BODY]


def test_a_short_line_between_paragraphs_is_a_subheading() -> None:
    document = Document(f"{BODY}\nبعد العاصفة\n{BODY}", Language.AR)
    assert [paragraph.kind for paragraph in document.paragraphs] == [LineClass.BODY, LineClass.SUBHEADING, LineClass.BODY]


def test_the_title_is_the_headline_however_it_ends() -> None:
    document = Document(f"هل يفتح الميناء؟\n{BODY}", Language.AR, title="هل يفتح الميناء؟")
    assert document.paragraphs[0].kind is LineClass.HEADLINE
