"""Words for several organizations together stand for those of their kind that were named last."""

from __future__ import annotations

import pytest

from newsdesk.engines.rules import read_text
from newsdesk.entities.organization_pairs import several
from newsdesk.entities.organizations import find_organizations
from newsdesk.model import Language


def meant(text: str, language: Language = Language.EN) -> list[tuple[str, list[str]]]:
    found = several(text, find_organizations(text, language))
    return [(one.span.of(text), [each.organization.id for each in one.organizations]) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "organizations"),
    [
        ("Boeing met Airbus. Both companies agreed.", "Both companies", ["boeing", "airbus"]),
        ("Boeing met Airbus in Rome, and the two aerospace firms agreed.", "the two aerospace firms", ["boeing", "airbus"]),
        ("Exxon, Shell and Chevron came; the three companies left.", "the three companies", ["exxon", "shell", "chevron"]),
        ("اتفقت شركة بوينغ مع شركة إيرباص، ثم انسحبت الشركتان.", "الشركتان", ["boeing", "airbus"]),
        ("تعاون بنك المغرب مع بنك مصر. قال إن للبنكين خططا.", "للبنكين", ["bank-al-maghrib", "banque-misr"]),
    ],
)
def test_the_last_ones_of_the_kind_are_meant(text, words, organizations):
    language = Language.AR if "ا" in text else Language.EN
    assert meant(text, language) == [(words, organizations)]


@pytest.mark.parametrize(
    "text",
    [
        "Both companies agreed.",
        "Boeing said both companies agreed.",
        "Boeing and the United Nations said both companies agreed.",
        "Boeing and Airbus agreed on both counts.",
        "انسحبت الشركتان من شركة بوينغ.",
    ],
)
def test_with_too_few_of_the_kind_named_before_nobody_is_meant(text):
    assert meant(text) == []


def test_what_is_said_of_both_is_about_each():
    text = "Boeing and Airbus met on Monday. The minister said both companies would gain."
    (claim,) = read_text(text, Language.EN)
    assert [one.name for one in claim.organizations] == ["Boeing", "Airbus"]
