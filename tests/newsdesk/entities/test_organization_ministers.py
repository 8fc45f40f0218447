"""A ministry that only its minister tells of is known when "the ministry" is spoken of."""

from __future__ import annotations

import pytest

from newsdesk.entities.organizations import find_organizations
from newsdesk.model import Language


def ministries(text: str) -> list[str]:
    language = Language.AR if "و" in text else Language.EN
    return [one.organization.id for one in find_organizations(text, language)]


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("French Health Minister Anne Leroy said the ministry was ready.", "ministry-health-fr"),
        ("The minister of finance of Kenya said the ministry was ready.", "ministry-finance-ke"),
        ("Foreign Minister Ali Kaya came to Ankara from Istanbul, and the ministry was ready.", "ministry-foreign-affairs-tr"),
        ("Foreign Minister Ali Kaya said the ministry was ready.", "x-ministry-foreign-affairs"),
        ("قال وزير الطاقة والمياه اللبناني جو صادق إن الوزارة ستعمل.", "ministry-energy-lb"),
        ("قالت وزيرة صحة فرنسا آن لوروا إن الوزارة مستعدة.", "ministry-health-fr"),
    ],
)
def test_the_ministry_is_the_one_that_the_minister_leads(text, identity):
    assert ministries(text) == [identity]


def test_a_minister_without_a_country_is_of_that_of_the_ministry_named():
    text = "The Kenyan Health Ministry was ready. Health Minister Jane Otieno said the ministry would wait."
    assert ministries(text) == ["ministry-health-ke"] * 2


def test_the_minister_named_last_decides():
    text = "Egyptian Foreign Minister Adel Nasr met French Health Minister Anne Leroy, who said the ministry was ready."
    assert ministries(text) == ["ministry-health-fr"]


@pytest.mark.parametrize(
    "text",
    [
        "The former health minister of France said the ministry was ready.",
        "قال وزير الصحة السابق إن الوزارة مستعدة.",
        "The minister said the ministry was ready.",
    ],
)
def test_without_a_minister_in_office_no_ministry_is_meant(text):
    assert ministries(text) == []


def test_the_embassy_is_the_one_that_the_ambassador_leads():
    assert ministries("قال السفير السعودي في أستراليا إن السفارة تتابع، لا سفارة غيرها.") == ["embassy-sa"]


def test_the_syndicate_is_the_one_that_its_head_leads():
    text = "قال نقيب الصيادلة نبيل شعث إن النقابة سترد."
    assert [one.organization.name_ar for one in find_organizations(text, Language.AR)] == ["نقابة الصيادلة"]
