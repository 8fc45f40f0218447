"""Speakers with their names in both scripts, and sources without a name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.entities.speakers import render_name, resolve_speaker
from newsdesk.entities.tsv import is_arabic, is_latin
from newsdesk.entities.unnamed import translate_unnamed
from newsdesk.model import ClaimedSpeaker, Gender, Language, SpeakerKind

UNNAMED_INTO_ENGLISH = [
    ("مصدر دبلوماسي", "a diplomatic source"),
    ("مسؤول أمريكي رفيع", "a senior US official"),
    ("محللون", "analysts"),
    ("سكان", "residents"),
    ("سكان غزة", "residents of Gaza"),
    ("مصادر طبية", "medical sources"),
    ("مصدر أمني عراقي", "an Iraqi security source"),
    ("مصدر في وزارة الخارجية", "a source in the Ministry of Foreign Affairs"),
    ("مصدر مطلع", "an informed source"),
    ("مصدر مسؤول", "an official source"),
    ("دبلوماسيون غربيون", "Western diplomats"),
    ("شهود عيان", "eyewitnesses"),
    ("نشطاء", "activists"),
    ("محللون ومراقبون", "analysts and observers"),
    ("بعض الآباء الماليزيين", "some Malaysian parents"),
    ("وسائل الإعلام الماليزية", "the Malaysian media"),
    ("وسائل إعلام محلية", "local media"),
]
UNNAMED_INTO_ARABIC = [
    ("a diplomatic source", "مصدر دبلوماسي"),
    ("a senior US official", "مسؤول أمريكي رفيع"),
    ("analysts", "محللون"),
    ("residents", "سكان"),
    ("the officials", "المسؤولون"),
    ("US officials", "مسؤولون أمريكيون"),
    ("three officials", "ثلاثة مسؤولين"),
    ("some analysts", "بعض المحللين"),
    ("medical sources", "مصادر طبية"),
    ("White House officials", "مسؤولون في البيت الأبيض"),
    ("a person familiar with the matter", "شخص مطلع على الأمر"),
    ("human rights groups", "جماعات حقوقية"),
    ("researchers at Harvard University", "باحثون في جامعة هارفارد"),
]


@pytest.mark.parametrize(("arabic", "english"), UNNAMED_INTO_ENGLISH)
def test_an_arabic_source_without_a_name_is_translated(arabic: str, english: str) -> None:
    assert translate_unnamed(arabic, Language.EN) == english


@pytest.mark.parametrize(("english", "arabic"), UNNAMED_INTO_ARABIC)
def test_an_english_source_without_a_name_is_translated(english: str, arabic: str) -> None:
    assert translate_unnamed(english, Language.AR) == arabic


@pytest.mark.parametrize("name", ["", "زغلطيطة", "Zyxqwort", "a source مصدر", "people who Zyxq wort of Zzz"])
def test_what_the_tables_do_not_reach_is_not_translated(name: str) -> None:
    other = Language.EN if is_arabic(name) else Language.AR
    assert translate_unnamed(name, other) is None or name.startswith("people")


def test_a_figure_has_the_lists_name_in_the_other_script_and_the_texts_in_its_own() -> None:
    assert render_name("سيرجي لافروف", SpeakerKind.PERSON, Language.AR) == (
        "Sergey Lavrov",
        "سيرجي لافروف",
        False,
        "sergey-lavrov",
    )
    assert render_name("Sergei Lavrov", SpeakerKind.PERSON, Language.EN) == (
        "Sergei Lavrov",
        "سيرغي لافروف",
        False,
        "sergey-lavrov",
    )


def test_a_household_surname_gets_the_full_name() -> None:
    assert render_name("غروسي", SpeakerKind.PERSON, Language.AR) == ("Rafael Grossi", "رافائيل غروسي", False, "rafael-grossi")


def test_a_stranger_is_transliterated_and_marked_approximate() -> None:
    assert render_name("فهد القحطاني", SpeakerKind.PERSON, Language.AR) == ("Fahd al-Qahtani", "فهد القحطاني", True, None)
    english, arabic, approximate, figure = render_name("Jane Smithers", SpeakerKind.PERSON, Language.EN)
    assert (english, approximate, figure) == ("Jane Smithers", True, None)
    assert arabic is not None
    assert is_arabic(arabic)


def test_a_person_known_by_role_only_is_translated_not_transliterated() -> None:
    assert render_name("وزير الخارجية الروسي", SpeakerKind.PERSON, Language.AR) == (
        "Russian Foreign Minister",
        "وزير الخارجية الروسي",
        False,
        None,
    )


def test_an_organization_is_taken_from_the_list_or_from_its_parts() -> None:
    english, *_ = render_name("الأمم المتحدة", SpeakerKind.ORGANIZATION, Language.AR)
    assert english == "United Nations"
    english, *_ = render_name("الجيش اللبناني", SpeakerKind.ORGANIZATION, Language.AR)
    assert english is not None
    assert "Leban" in english


def test_titles_before_a_name_are_left_out_and_a_title_alone_is_no_name() -> None:
    assert render_name("الدكتور فهد القحطاني", SpeakerKind.PERSON, Language.AR) == ("Fahd al-Qahtani", "فهد القحطاني", True, None)
    assert render_name("الدكتور", SpeakerKind.PERSON, Language.AR) == (None, "الدكتور", False, None)
    assert render_name("his neighbour", SpeakerKind.PERSON, Language.EN) == ("his neighbour", None, False, None)


def test_a_city_that_speaks_has_its_name_in_the_other_language() -> None:
    assert render_name("Washington", SpeakerKind.ORGANIZATION, Language.EN)[1] == "واشنطن"


def test_a_name_in_two_scripts_is_not_rendered() -> None:
    assert render_name("شركة Zyxq", SpeakerKind.PERSON, Language.AR) == (None, "شركة Zyxq", False, None)


def test_a_speaker_has_the_role_of_the_article_in_both_languages_and_the_lists_gender() -> None:
    claimed = ClaimedSpeaker("ماريا زاخاروفا", SpeakerKind.PERSON, role="المتحدثة باسم وزارة الخارجية الروسية")
    speaker = resolve_speaker(claimed, Language.AR)
    assert speaker.name_en == "Maria Zakharova"
    assert speaker.role_en == "Spokeswoman of the Russian Ministry of Foreign Affairs"
    assert speaker.role_ar == speaker.role == "المتحدثة باسم وزارة الخارجية الروسية"
    assert speaker.gender is Gender.WOMAN
    assert speaker.figure == "maria-zakharova"


def test_a_role_known_only_from_the_list_is_never_shown() -> None:
    speaker = resolve_speaker(ClaimedSpeaker("Sergei Lavrov", SpeakerKind.PERSON), Language.EN)
    assert (speaker.role, speaker.role_en, speaker.role_ar) == (None, None, None)


def test_a_claimed_gender_goes_before_the_list_and_a_given_name_comes_last() -> None:
    claimed = ClaimedSpeaker("سيرغي لافروف", SpeakerKind.PERSON, gender=Gender.WOMAN)
    assert resolve_speaker(claimed, Language.AR).gender is Gender.WOMAN
    assert resolve_speaker(ClaimedSpeaker("Maria Smithers", SpeakerKind.PERSON), Language.EN).gender is Gender.WOMAN
    assert resolve_speaker(ClaimedSpeaker("Zyxq Smithers", SpeakerKind.PERSON), Language.EN).gender is Gender.UNKNOWN
    assert resolve_speaker(ClaimedSpeaker("Zyxq", SpeakerKind.PERSON, role="spokeswoman"), Language.EN).gender is Gender.WOMAN


def test_the_english_role_of_a_woman_is_feminine_in_arabic() -> None:
    speaker = resolve_speaker(ClaimedSpeaker("Angela Merkel", SpeakerKind.PERSON, role="German Chancellor"), Language.EN)
    assert speaker.role_ar == "المستشارة الألمانية"


def test_spellings_of_one_name_have_one_key_and_strangers_have_their_own() -> None:
    first = resolve_speaker(ClaimedSpeaker("Sergei Lavrov", SpeakerKind.PERSON), Language.EN)
    second = resolve_speaker(ClaimedSpeaker("سيرغي لافروف", SpeakerKind.PERSON), Language.AR)
    assert first.key == second.key
    assert resolve_speaker(ClaimedSpeaker("Jane", SpeakerKind.PERSON), Language.EN).key != first.key
    police = resolve_speaker(ClaimedSpeaker("police", SpeakerKind.ORGANIZATION), Language.EN)
    assert police.key != resolve_speaker(ClaimedSpeaker("police", SpeakerKind.GROUP), Language.EN).key


def test_doubt_and_kind_are_kept() -> None:
    speaker = resolve_speaker(ClaimedSpeaker("analysts", SpeakerKind.GROUP, doubtful=True), Language.EN)
    assert speaker.doubtful
    assert speaker.kind is SpeakerKind.GROUP
    assert speaker.name_ar == "محللون"


@settings(deadline=None)  # the first example loads the tables
@given(st.text(max_size=60), st.sampled_from(SpeakerKind), st.sampled_from(Language), st.none() | st.text(max_size=60))
def test_no_claim_makes_resolution_raise_and_the_other_script_is_pure(
    name: str, kind: SpeakerKind, language: Language, role: str | None
) -> None:
    speaker = resolve_speaker(ClaimedSpeaker(name, kind, role=role), language)
    assert speaker.name == name
    assert speaker.key
    if speaker.approximate:
        assert speaker.name_ar is not None
        assert speaker.name_en is not None
        assert not is_latin(speaker.name_ar)
        assert not is_arabic(speaker.name_en)
