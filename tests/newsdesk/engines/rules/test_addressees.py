"""What is asked of an organization, or held against it, is about it, though it stands before the content."""

from __future__ import annotations

import pytest

from newsdesk.engines.rules import read_text
from newsdesk.model import Language


def about(text: str) -> list[str]:
    language = Language.AR if "ا" in text else Language.EN
    (claim,) = read_text(text, language)
    return [one.entity.id for one in claim.organizations if one.entity is not None]


@pytest.mark.parametrize(
    ("text", "organizations"),
    [
        ("واتهم رئيس الحزب سامي حداد الحكومة المصرية بتجميل الأرقام.", ["government-eg"]),
        ("وطالبت النائبة ميرفت الصاوي، عضو لجنة الزراعة، الحكومة المصرية بسرعة ضبط الأسعار.", ["government-eg"]),
        ("وقالت منظمة العفو الدولية في بيان إن الشرطة المصرية عذبت السجناء.", ["police-eg"]),
    ],
)
def test_the_one_addressed_is_what_the_statement_is_about(text, organizations):
    assert about(text) == organizations


def test_who_is_only_told_is_not():
    assert about("The mayor Marta Oyelaran told Reuters that the water came in minutes.") == []
