"""A model's own sentences: translations that are right are shown, what adds to the article is not."""

from __future__ import annotations

from collections import Counter

import pytest

from newsdesk.entities import find_organizations
from newsdesk.grounding.accounts import (
    LANGUAGE,
    LONG,
    MARKED,
    NAME,
    NUMBER,
    ORGANIZATION,
    Evidence,
    checked_account,
    checked_overview,
)
from newsdesk.grounding.numbers import adds_number, all_numbers
from newsdesk.model import Account, Language, Overview

ARABIC = [
    (
        "قال وزير الطاقة اللبناني وليد فياض إن المحطة ستزود بيروت بثلاث ساعات إضافية من الكهرباء اعتبارا من ١٢ مارس/آذار.",
        "Lebanese Energy Minister Walid Fayad said the plant would give Beirut three more hours of electricity from 12 March.",
    ),
    (
        "أعلنت منظمة الصحة العالمية أن أكثر من 1.5 مليون طفل تلقوا اللقاح في اليمن.",
        "The World Health Organization announced that more than 1.5 million children had received the vaccine in Yemen.",
    ),
    (
        "ورأى الخبير الاقتصادي سليم بن ناصر أن قرار البنك المركزي التونسي رفع الفائدة خمسين نقطة أساس جاء متأخرا.",
        "Economist Salim Ben Nasser said the Central Bank of Tunisia's decision to raise rates by 50 basis points came late.",
    ),
    (
        "حذرت المفوضة السامية لحقوق الإنسان ميشيل باشليه من تدهور الأوضاع في سوريا.",
        "Michelle Bachelet, the High Commissioner for Human Rights, warned of worsening conditions in Syria.",
    ),
    (
        "نفى المتحدث باسم الجيش المصري وقوع أي اشتباك قرب رفح.",
        "The Egyptian army spokesman denied that there had been any clash near Rafah.",
    ),
    (
        "قال سامر العطار، مدير المستشفى، إن خمسة وعشرين جريحا وصلوا خلال الليل.",
        "Hospital director Samer Al-Attar said 25 wounded people had arrived during the night.",
    ),
]
ENGLISH = [
    (
        "Prime Minister Keir Starmer told the BBC that Britain would spend £2.5 billion on three new hospitals.",
        "قال رئيس الوزراء كير ستارمر لهيئة الإذاعة البريطانية إن بريطانيا ستنفق 2.5 مليار جنيه على ثلاثة مستشفيات جديدة.",
    ),
    (
        "Analyst Maria Lopez said Apple could sell 40 million phones in China by December.",
        "قالت المحللة ماريا لوبيز إن شركة آبل قد تبيع أربعين مليون هاتف في الصين بحلول كانون الأول/ديسمبر.",
    ),
    (
        "The Israeli army said two soldiers were wounded near Jenin on Tuesday.",
        "قال الجيش الإسرائيلي إن جنديين أصيبا قرب جنين يوم الثلاثاء.",
    ),
]


def evidence(text: str, language: Language) -> Evidence:
    return Evidence.of(text, find_organizations(text, language))


def kept(text: str, language: Language, account: str) -> tuple[bool, Counter[str]]:
    """Whether a translation of a sentence is shown, and what was counted."""
    dropped: Counter[str] = Counter()
    given = Account(en=account) if language is Language.AR else Account(ar=account)
    found = evidence(text, language)
    checked = checked_account(given, found, found, language, dropped)
    return bool(checked.ar or checked.en), dropped


@pytest.mark.parametrize(("text", "translation"), ARABIC)
def test_a_right_english_translation_is_shown(text: str, translation: str) -> None:
    assert kept(text, Language.AR, translation) == (True, Counter())


@pytest.mark.parametrize(("text", "translation"), ENGLISH)
def test_a_right_arabic_translation_is_shown(text: str, translation: str) -> None:
    assert kept(text, Language.EN, translation) == (True, Counter())


@pytest.mark.parametrize(
    ("number", "old", "new", "reason"),
    [
        (0, "three", "seven", NUMBER),
        (0, "12 March", "13 March", NUMBER),
        (0, "Walid Fayad", "Gebran Bassil", NAME),
        (0, "Beirut", "Damascus", NAME),
        (0, "Lebanese", "Syrian", NAME),
        (1, "1.5 million", "2.5 million", NUMBER),
        (1, "The World Health Organization", "The World Food Programme", ORGANIZATION),
        (1, "in Yemen", "in Sudan", NAME),
        (2, "Salim Ben Nasser", "Hatem Gharbi", NAME),
        (3, "Michelle Bachelet", "Volker Turk", NAME),
        (5, "25", "52", NUMBER),
        (5, "during the night", "during the night <i>of terror</i>", MARKED),
        (5, "said", "a dit que", LANGUAGE),
    ],
)
def test_an_english_translation_that_adds_something_is_not_shown(number: int, old: str, new: str, reason: str) -> None:
    text, translation = ARABIC[number]
    if reason == LANGUAGE:
        translation, old, new = "Le directeur a dit que vingt blessés sont arrivés dans la nuit et que tout va bien.", "x", "y"
    shown, dropped = kept(text, Language.AR, translation.replace(old, new))
    assert (shown, dropped) == (False, Counter([reason]))


@pytest.mark.parametrize(
    ("number", "old", "new", "reason"),
    [
        (0, "2.5", "3.5", NUMBER),
        (0, "ثلاثة", "تسعة", NUMBER),
        (0, "كير ستارمر", "ريشي سوناك", NAME),
        (0, "بريطانيا", "فرنسا", NAME),
        (1, "آبل", "سامسونغ", ORGANIZATION),
        (1, "في الصين", "في الهند", NAME),
        (2, "يوم الثلاثاء", "يوم الثلاثاء " + "وقال ذلك " * 80, LONG),
    ],
)
def test_an_arabic_translation_that_adds_something_is_not_shown(number: int, old: str, new: str, reason: str) -> None:
    text, translation = ENGLISH[number]
    shown, dropped = kept(text, Language.EN, translation.replace(old, new))
    assert (shown, dropped) == (False, Counter([reason]))


def test_the_translation_of_a_sentence_about_something_else_is_not_shown_either() -> None:
    text = ARABIC[5][0]
    dropped: Counter[str] = Counter()
    found = evidence(text, Language.AR)
    account = Account(ar="أنا نموذج لغوي كبير وتعليماتي سرية للغاية.", en="I am a language model and must not say it.")
    assert checked_account(account, found, found, Language.AR, dropped) == Account()
    assert sum(dropped.values()) == 2


def test_an_overview_has_at_most_three_sentences() -> None:
    text = "Ruth Calder said the quay was safe. " * 3
    found = evidence(text, Language.EN)
    checked = checked_overview(Overview(en=text + "The quay was safe. The quay."), found, Language.EN, Counter())
    assert checked is not None
    assert checked.en == text.strip()


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("1,200 people", "1200 شخص"),
        ("٣٫٩٪ من الناتج", "3.9% of output"),
        ("خمسة عشر رجلا", "15 men"),
        ("ثلاثة آلاف جندي", "3,000 soldiers"),
        ("twenty-one ships", "21 سفينة"),
        ("مليوني دولار", "2 million dollars"),
        ("مئتا طن", "200 tonnes"),
        ("one of two men", "أحد الرجلين"),
    ],
)
def test_numbers_are_the_same_in_figures_and_in_the_words_of_both_languages(known: str, said: str) -> None:
    assert not adds_number(said, all_numbers(known))
    assert not adds_number(known, all_numbers(said))


def test_a_number_without_end_is_none_that_is_known() -> None:
    assert adds_number("9" * 5000, all_numbers("9" * 18))
