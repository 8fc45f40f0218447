from __future__ import annotations

import pytest

from newsdesk.model import Language
from newsdesk.rendering.inside import names_inside
from tests.newsdesk.rendering.making import AR, EN


@pytest.mark.parametrize(
    ("words", "language", "names"),
    [
        ("سيصل الوفد إلى دمشق الأسبوع المقبل", EN, ["Damascus", "next week"]),
        ("لن نعود قبل يوم الأحد ولا في آذار", EN, ["Sunday", "March"]),
        ("التعاون مع فرنسا وألمانيا", EN, ["France", "Germany"]),
        ("نحن في أمس الحاجة إلى الخطة الجديدة", EN, []),
        ("الدعم المالي وصور الأقمار", EN, []),
        ("We fly to Baghdad on Monday, not next year", AR, ["بغداد", "الاثنين", "العام المقبل"]),
        ("It may march on", AR, []),
        ("The Washington Post and Bank of England disagree", AR, []),
        ("nothing at all", AR, []),
    ],
)
def test_people_places_and_times_are_called_as_the_reader_calls_them(words: str, language: Language, names: list[str]) -> None:
    assert names_inside(words, language) == names


def test_a_full_name_is_a_person_and_a_surname_only_one_who_is_known_to_be_meant() -> None:
    assert names_inside("we met Sergey Lavrov", AR) == ["سيرغي لافروف"]
    assert names_inside("we met Lavrov", AR) == []
    assert names_inside("we met Lavrov", AR, figures={"sergey-lavrov"}) == ["سيرغي لافروف"]


def test_what_has_been_told_is_not_told_again() -> None:
    assert names_inside("بنك فرنسا في باريس", EN, {"بنك فرنسا"}) == ["Paris"]
    assert names_inside("في باريس", EN, {"Paris"}) == []


def test_endless_words_are_glimpsed_at() -> None:
    assert names_inside("paris and Paris, " * 50_000, AR) == ["باريس"]
    assert names_inside("باريس و" * 100_000, EN) == ["Paris"]
