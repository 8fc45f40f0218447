from __future__ import annotations

import pytest

from newsdesk.model import SpeakerKind
from newsdesk.rendering.anonymity import is_anonymous
from tests.newsdesk.rendering.making import speaker


@pytest.mark.parametrize(
    "name",
    [
        "a senior American official",
        "two people familiar with the talks",
        "the official",
        "an aide to the minister",
        "a spokeswoman for the hospital",
        "sources close to the family",
        "مسؤول أمريكي رفيع",
        "مصدر أمني",
        "المصدر",
        "مصادر مقربة من الحكومة",
        "المسؤول",
        "دبلوماسي غربي",
    ],
)
def test_a_source_whose_name_is_kept_back_is_anonymous(name: str) -> None:
    assert is_anonymous(speaker(name, SpeakerKind.UNNAMED))


@pytest.mark.parametrize(
    "name",
    [
        "the attorney general of the state of New York",
        "The Monmouth poll",
        "three recent polls",
        "a report by the auditors",
        "the recently court-released university playbook",
        "المدعي العام",
        "رئيس المحكمة",
        "استطلاع للرأي",
        "تقارير إخبارية",
        "بيانات الجمارك",
    ],
)
def test_an_office_and_a_paper_are_told_plainly(name: str) -> None:
    assert not is_anonymous(speaker(name, SpeakerKind.UNNAMED))


def test_whoever_has_a_name_is_not_anonymous() -> None:
    assert not is_anonymous(speaker("Official Monetary Forum", SpeakerKind.ORGANIZATION))
    assert not is_anonymous(speaker("Harold Deen", SpeakerKind.UNNAMED)), "the name of a person whom the engine took for a source"
    assert is_anonymous(speaker("Senior US Official", SpeakerKind.UNNAMED))
    assert is_anonymous(speaker("A Briton", SpeakerKind.UNNAMED))
