from __future__ import annotations

import pytest

from newsdesk.model import Language, OrganizationType, SpeakerKind
from newsdesk.rendering.names import LONGEST_FOREIGN_ROLE, Names, genitive, tidy, with_article
from newsdesk.rendering.words import words
from tests.newsdesk.rendering.making import ASAAD, CALLAN, MANSOUR, NATO, OFFICIAL, OYELARAN, WMO, organization, person, speaker

KINDS = OrganizationType


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("NATO", KINDS.INTERGOVERNMENTAL, "NATO"),
        ("IAEA", KINDS.INTERGOVERNMENTAL, "the IAEA"),
        ("United Nations", KINDS.INTERGOVERNMENTAL, "the United Nations"),
        ("European Union", KINDS.INTERGOVERNMENTAL, "the European Union"),
        ("World Bank", KINDS.BANK, "the World Bank"),
        ("Deutsche Bank", KINDS.BANK, "Deutsche Bank"),
        ("Bank of England", KINDS.BANK, "the Bank of England"),
        ("Armed Forces of Ukraine", KINDS.GOVERNMENT, "the Armed Forces of Ukraine"),
        ("Kremlin", KINDS.GOVERNMENT, "the Kremlin"),
        ("White House", KINDS.GOVERNMENT, "the White House"),
        ("Hamas", KINDS.ARMED_GROUP, "Hamas"),
        ("Taliban", KINDS.MOVEMENT, "the Taliban"),
        ("Labour Party", KINDS.PARTY, "the Labour Party"),
        ("Harvard University", KINDS.UNIVERSITY, "Harvard University"),
        ("University of Jordan", KINDS.UNIVERSITY, "the University of Jordan"),
        ("Amnesty International", KINDS.NGO, "Amnesty International"),
        ("Doctors Without Borders", KINDS.NGO, "Doctors Without Borders"),
        ("Gazprom", KINDS.COMPANY, "Gazprom"),
        ("IBM", KINDS.COMPANY, "IBM"),
        ("BBC", KINDS.MEDIA, "the BBC"),
        ("The Guardian", KINDS.MEDIA, "The Guardian"),
        ("Al Jazeera", KINDS.MEDIA, "Al Jazeera"),
        ("Real Madrid", KINDS.SPORT, "Real Madrid"),
        ("الناتو", KINDS.INTERGOVERNMENTAL, "الناتو"),
    ],
)
def test_english_names_take_the_article_where_they_are_spoken_with_it(name: str, kind: OrganizationType, told: str) -> None:
    assert with_article(name, kind) == told


def names(reader: Language, article: Language) -> Names:
    return Names(words(reader), article)


AR, EN = Language.AR, Language.EN


def test_the_original_stands_in_brackets_only_where_it_differs() -> None:
    assert names(AR, AR).original(MANSOUR) is None
    assert names(EN, AR).original(MANSOUR) == "هالة منصور"
    assert names(AR, AR).original(ASAAD) == "في النص: الأسعد"
    assert names(EN, AR).original(ASAAD) == "الأسعد"


def test_a_name_that_differs_in_spelling_signs_alone_is_the_same() -> None:
    assert names(AR, AR).original(person("أحمد الخُضَيري", name_ar="احمد الخضيري")) is None


def test_an_approximate_name_says_so() -> None:
    assert names(AR, EN).original(CALLAN) == "Ruth Callan · كتابة تقريبية"
    assert names(EN, EN).original(CALLAN) is None


def test_a_role_that_cannot_be_told_in_the_readers_language_stays_with_the_original_name() -> None:
    assert names(AR, EN).role(OYELARAN) is None
    assert names(AR, EN).original(OYELARAN) == "an analyst at Tidewater Research"
    assert names(EN, EN).role(OYELARAN) == "Analyst at Tidewater Research"


def test_an_unnamed_speaker_has_no_role() -> None:
    assert names(AR, EN).role(OFFICIAL) is None


def test_an_organization_that_speaks_keeps_the_articles_own_words_in_its_language() -> None:
    ministry = speaker("الدفاع الروسية", SpeakerKind.ORGANIZATION, name_ar="وزارة الدفاع الروسية", name_en="Ministry of Defence")
    assert names(AR, AR).speaker(ministry) == "الدفاع الروسية"
    assert names(EN, AR).speaker(ministry) == "Ministry of Defence"


def test_short_names_are_shown_and_full_ones_kept_for_the_file() -> None:
    assert names(AR, EN).organization(NATO) == "الناتو"
    assert names(EN, AR).about(WMO) == "the WMO"
    assert names(AR, AR).full(NATO) == "حلف شمال الأطلسي"
    assert names(AR, AR).organization(organization("x-acme", "Acme", None)) == "Acme"


def test_a_publisher_is_named_in_the_readers_language_where_the_list_has_it() -> None:
    assert names(EN, AR).publisher("تاس") == "TASS"
    assert names(AR, EN).publisher("Axial Daily") == "المصدر: Axial Daily"
    assert names(EN, EN).publisher("Axial Daily") == "Axial Daily"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("دار «المنارة", "دار المنارة"),
        ('"الكرملين"', "الكرملين"),
        ('وكالة "السهل"', 'وكالة "السهل"'),
        ("«أ» و«ب»", "«أ» و«ب»"),
        ('"', '"'),
    ],
)
def test_a_name_has_no_quotation_mark_without_its_partner(written: str, shown: str) -> None:
    assert tidy(written) == shown


def test_a_title_of_courtesy_is_no_role() -> None:
    sheikh = person("سالم النعيم", role="شيخ", role_ar="شيخ", role_en="Sheikh")
    assert Names(words(Language.AR), Language.AR).role(sheikh) is None
    assert Names(words(Language.EN), Language.AR).role(sheikh) is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("الجمهوريون", "الجمهوريين"),
        ("الإخوان المسلمون", "الإخوان المسلمين"),
        ("هيئة الإذاعة والتلفزيون", "هيئة الإذاعة والتلفزيون"),
        ("البنتاغون", "البنتاغون"),
        ("مجلس التعاون", "مجلس التعاون"),
    ],
)
def test_a_plural_has_its_case_behind_a_preposition(name: str, told: str) -> None:
    assert genitive(name) == told


def test_a_description_stands_in_small_letters_inside_a_line() -> None:
    officer = speaker("A police officer", SpeakerKind.UNNAMED)
    assert Names(words(Language.EN), Language.EN).speaker(officer) == "a police officer"
    assert Names(words(Language.EN), Language.EN).speaker(person("A. Hale")) == "A. Hale"


def test_a_role_holds_neither_the_name_again_nor_a_whole_sentence() -> None:
    premier = person("سالم النعيم", role="رئيس الوزراء سالم النعيم", role_ar="رئيس الوزراء سالم النعيم")
    assert Names(words(Language.AR), Language.AR).role(premier) == "رئيس الوزراء"
    owner = person(
        "Ann Hale", name_ar="آن هيل", role="an owner of a harbour who once refused the wish of its town to run for mayor"
    )
    original = Names(words(Language.AR), Language.EN).original(owner)
    assert original is not None
    assert original.endswith(" …")
    assert len(original) <= len("Ann Hale, ") + LONGEST_FOREIGN_ROLE


def test_a_foreign_role_does_not_hold_the_name_again() -> None:
    speaker_ = person("سامي الأسعد", name_en="Sami al-Asaad", role="المبتعث سامي الأسعد الباحث", approximate=True)
    assert Names(words(Language.EN), Language.AR).original(speaker_) == "سامي الأسعد، المبتعث · approximate spelling"


def test_a_title_is_spelt_in_full_and_for_one() -> None:
    names = Names(words(Language.EN), Language.EN)
    assert names.role(person("Ann Hall", role="Sen.")) == "Senator"
    assert names.role(person("Ann Hall", role="Republicans Sens.")) == "Republican Senator"
    assert names.role(person("Ann Hall", role="Florida Rep.")) == "Florida Representative"
    assert names.role(person("Ann Hall", role="Army Capt.")) == "Army Captain"
    assert names.role(person("Ann Hall", role="leader of the Democrats")) == "Leader of the Democrats"


def test_a_name_in_the_other_script_stands_behind_a_word_that_tells_what_it_is() -> None:
    names = Names(words(Language.AR), Language.EN)
    assert names.label(speaker("dozens of women", SpeakerKind.GROUP)) == "مجموعة: "
    assert names.label(speaker("Daily Harbour", SpeakerKind.ORGANIZATION)) == "الجهة: "
    assert names.label(person("Ann Hall")) == "الاسم: "
    assert names.label(speaker("the playbook", SpeakerKind.UNNAMED)) == "المصدر: "
    assert names.label(person("آن هول")) == ""


def test_a_role_is_not_left_open_at_its_end() -> None:
    arabic, english = Names(words(Language.AR), Language.AR), Names(words(Language.EN), Language.EN)
    assert arabic.role(person("هالة منصور", role="المتحدثة باسم")) == "المتحدثة"
    assert arabic.role(person("هالة منصور", role="المتحدثة باسم الوزارة")) == "المتحدثة باسم الوزارة"
    assert english.role(person("Ann Hall", role="director of the")) == "Director"
    assert english.role(person("Ann Hall", role="of the")) is None
