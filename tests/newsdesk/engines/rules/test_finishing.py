import pytest

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.finishing import kind_of, trim
from newsdesk.model import Kind, Language, Span


@pytest.mark.parametrize(
    ("stretch", "left"),
    [
        ("«نعم».", "نعم"),
        (' "نعم"، ', "نعم"),
        ("أن السفن وصلت،", "السفن وصلت"),
        ("أنه وصل", "أنه وصل"),
        ("سفينة «الأمل»", "سفينة «الأمل»"),
        ("«الأمل» و«البحر»", "«الأمل» و«البحر»"),
        ("السفن «وصلت»", "السفن «وصلت»"),
        ("السفن وصلت»", "السفن وصلت"),
        ("”نعم“", "نعم"),
        ("… -", None),
        ("«»", None),
    ],
)
def test_content_loses_marks_and_complementizers_at_its_ends_and_nothing_inside(stretch: str, left: str | None) -> None:
    text = f"قال {stretch} ثم"
    found = trim(text, Span(4, 4 + len(stretch)), Language.AR)
    assert (found.of(text) if found else None) == left


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("«السفن وصلت أمس إلى الرصيف»", Kind.DIRECT),
        ("السفن وصلت أمس إلى الرصيف", Kind.INDIRECT),
        ("السفن «وصلت أمس إلى الرصيف القديم»", Kind.MIXED),
        ("سفينة «الأمل» وصلت أمس", Kind.INDIRECT),
    ],
)
def test_the_kind_is_told_by_the_words_in_quotation_marks(text: str, kind: Kind) -> None:
    document = Document(text, Language.AR)
    content = trim(text, Span(0, len(text)), Language.AR)
    assert content is not None
    assert kind_of(document, [content]) is kind
