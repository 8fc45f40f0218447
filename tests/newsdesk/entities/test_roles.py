"""Roles and titles in both languages. The golden lists were read by a bilingual editor: each line is as a newsroom writes it."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.entities.roles import honorifics, role_gender, role_heads, translate_role
from newsdesk.entities.roles_bodies import bodies_in_arabic, bodies_in_english, fields, portfolios_by_key
from newsdesk.entities.roles_lexicon import noun_phrase
from newsdesk.entities.tsv import is_arabic, is_latin, key_of, rows
from newsdesk.model import Gender, Language
from tests.measuring import within

INTO_ENGLISH = [
    ("وزير الخارجية الروسي", "Russian Foreign Minister"),
    ("المتحدثة باسم وزارة الخارجية الروسية", "Spokeswoman of the Russian Ministry of Foreign Affairs"),
    ("المتحدث باسم الخارجية الإيرانية", "Spokesman of the Iranian Foreign Ministry"),
    ("الناطق الرسمي باسم الحكومة الأردنية", "Official Spokesman of the Jordanian Government"),
    ("وزيرة الخارجية الألمانية السابقة", "Former German Foreign Minister"),
    ("وزير الخارجية الأمريكي", "US Secretary of State"),
    ("وزير الدفاع الأميركي السابق", "Former US Secretary of Defense"),
    ("وزير الخارجية البريطاني", "British Foreign Secretary"),
    ("نائب وزير الخارجية الروسي", "Russian Deputy Foreign Minister"),
    ("مساعد وزير الخارجية الأمريكي لشؤون الشرق الأدنى", "US Assistant Secretary of State for Near Eastern Affairs"),
    ("القائم بأعمال وزير الدفاع الأمريكي", "Acting US Secretary of Defense"),
    ("وزير التجارة والصناعة", "Minister of Trade and Industry"),
    ("وزير خارجية فرنسا", "Foreign Minister of France"),
    ("رئيس الوزراء الإسرائيلي", "Israeli Prime Minister"),
    ("رئيس وزراء أستراليا", "Prime Minister of Australia"),
    ("رئيس الحكومة المغربية", "Moroccan Prime Minister"),
    ("الرئيس الأمريكي المنتخب", "US President-elect"),
    ("رئيس مجلس النواب العراقي", "Speaker of the Iraqi House of Representatives"),
    ("رئيس بلدية غزة", "Mayor of Gaza"),
    ("عمدة لندن", "Mayor of London"),
    ("حاكم ولاية تكساس", "Governor of Texas"),
    ("أمير منطقة القصيم", "Governor of Qassim"),
    ("أمير قطر", "Emir of Qatar"),
    ("ولي العهد السعودي", "Saudi Crown Prince"),
    ("المستشارة الألمانية", "German Chancellor"),
    ("الأمين العام للأمم المتحدة", "Secretary-General of the United Nations"),
    ("الأمين العام لحلف الناتو", "Secretary-General of NATO"),
    ("المدير العام للوكالة الدولية للطاقة الذرية", "Director General of the International Atomic Energy Agency"),
    ("المفوضة السامية للأمم المتحدة لحقوق الإنسان", "UN High Commissioner for Human Rights"),
    ("السفير الأمريكي لدى إسرائيل", "US Ambassador to Israel"),
    ("مندوب روسيا الدائم لدى الأمم المتحدة", "Russian Permanent Representative to the United Nations"),
    ("المبعوث الأممي إلى اليمن", "UN Envoy to Yemen"),
    ("قائد القوات الجوية الأوكرانية", "Commander of the Ukrainian Air Force"),
    ("محافظ البنك المركزي المصري", "Governor of the Central Bank of Egypt"),
    ("رئيس المكتب السياسي لحركة حماس", "Head of the Political Bureau of Hamas"),
    ("زعيم حزب الله", "Leader of Hezbollah"),
    ("القيادي في حركة حماس", "Leading member of Hamas"),
    ("مستشار الرئيس الأمريكي دونالد ترامب", "Adviser to US President Donald Trump"),
    ("أستاذ العلوم السياسية بجامعة القاهرة", "Professor of political science at Cairo University"),
    ("خبير عسكري", "Military expert"),
    ("المحلل السياسي اللبناني", "Lebanese political analyst"),
    ("مدرب المنتخب المغربي", "Coach of the Moroccan National Team"),
    ("رئيس الوزراء ووزير الخارجية القطري", "Qatari Prime Minister and Foreign Minister"),
    ("الكاتب والمحلل السياسي", "Writer and political analyst"),
    ("المتحدث الإعلامي للإدارة العامة للدفاع المدني", "Media Spokesman of the General Directorate of Civil Defence"),
]
INTO_ARABIC = [
    ("Russian Foreign Minister", "وزير الخارجية الروسي"),
    ("Foreign Minister of Russia", "وزير الخارجية الروسي"),
    ("spokeswoman for the Russian Ministry of Foreign Affairs", "المتحدثة باسم وزارة الخارجية الروسية"),
    ("Russian Foreign Ministry spokeswoman", "المتحدثة باسم وزارة الخارجية الروسية"),
    ("US Secretary of State", "وزير الخارجية الأمريكي"),
    ("British Foreign Secretary", "وزير الخارجية البريطاني"),
    ("Acting US Secretary of Defense", "القائم بأعمال وزير الدفاع الأمريكي"),
    ("former US President", "الرئيس الأمريكي السابق"),
    ("President-elect", "الرئيس المنتخب"),
    ("German Chancellor", "المستشار الألماني"),
    ("South Korean President", "الرئيس الكوري الجنوبي"),
    ("Minister of Trade and Industry", "وزير التجارة والصناعة"),
    ("Deputy Prime Minister", "نائب رئيس الوزراء"),
    ("NATO Secretary-General", "الأمين العام للناتو"),
    ("Director General of the International Atomic Energy Agency", "المدير العام للوكالة الدولية للطاقة الذرية"),
    ("White House press secretary", "السكرتير الصحفي للبيت الأبيض"),
    ("Hamas spokesman", "المتحدث باسم حماس"),
    ("leader of Hezbollah", "زعيم حزب الله"),
    ("House Speaker", "رئيس مجلس النواب"),
    ("mayor of London", "رئيس بلدية لندن"),
    ("Texas Governor", "حاكم تكساس"),
    ("Republican senator", "سيناتور جمهوري"),
    ("senator from Texas", "سيناتور عن تكساس"),
    ("Egyptian ambassador to the United Nations", "السفير المصري لدى الأمم المتحدة"),
    ("UN special envoy to Syria", "المبعوث الخاص للأمم المتحدة إلى سوريا"),
    ("Saudi Crown Prince", "ولي العهد السعودي"),
    ("Iranian Supreme Leader", "المرشد الأعلى الإيراني"),
    ("political analyst", "محلل سياسي"),
    ("a military expert", "خبير عسكري"),
    ("an expert on Russia", "خبير في الشأن الروسي"),
    ("professor of political science at Cairo University", "أستاذ العلوم السياسية في جامعة القاهرة"),
    ("Democratic presidential candidate", "مرشح رئاسي ديمقراطي"),
    ("former director of the Centre for Strategic Studies", "المدير السابق لمركز الدراسات الاستراتيجية"),
    ("head of the Political Bureau of Hamas", "رئيس المكتب السياسي لحماس"),
    ("Foreign Minister and Deputy Prime Minister", "وزير الخارجية ونائب رئيس الوزراء"),
]


@pytest.mark.parametrize(("arabic", "english"), INTO_ENGLISH)
def test_an_arabic_role_reads_as_an_english_newsroom_writes_it(arabic: str, english: str) -> None:
    assert translate_role(arabic, Language.EN) == english


@pytest.mark.parametrize(("english", "arabic"), INTO_ARABIC)
def test_an_english_role_reads_as_an_arabic_newsroom_writes_it(english: str, arabic: str) -> None:
    assert translate_role(english, Language.AR) == arabic


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Russian Foreign Minister", "وزيرة الخارجية الروسية"),
        ("German Chancellor", "المستشارة الألمانية"),
        ("former Prime Minister", "رئيسة الوزراء السابقة"),
        ("deputy foreign minister", "نائبة وزير الخارجية"),
        ("political analyst", "محللة سياسية"),
        ("Secretary-General of the United Nations", "الأمينة العامة للأمم المتحدة"),
    ],
)
def test_the_arabic_role_of_a_woman_is_feminine(english: str, arabic: str) -> None:
    assert translate_role(english, Language.AR, Gender.WOMAN) == arabic


def test_the_english_spokesman_follows_the_speakers_gender() -> None:
    assert translate_role("متحدث باسم البيت الأبيض", Language.EN) == "Spokesman of the White House"
    assert translate_role("متحدث باسم البيت الأبيض", Language.EN, Gender.WOMAN) == "Spokeswoman of the White House"


@pytest.mark.parametrize(
    "role",
    [
        "",
        " ",
        "وزير الخارجية Lavrov",
        "رئيس شركة زغلطيطة المتحدة",
        "chief executive of Zyxqwort Holdings",
        "ابنه",
        "president hopes obstruction would become untenable",
        "طالب الرئيس اليمني",
        "أمام",
        "the",
        "of of of",
        "minister " * 100,
    ],
)
def test_what_is_not_understood_whole_is_not_translated(role: str) -> None:
    assert translate_role(role, Language.EN if is_arabic(role) else Language.AR) is None


def test_a_role_in_the_asked_language_is_given_back() -> None:
    assert translate_role("وزير  الخارجية", Language.AR) == "وزير الخارجية"
    assert translate_role("Foreign Minister", Language.EN) == "Foreign Minister"


@pytest.mark.parametrize(
    ("role", "gender"),
    [
        ("وزيرة الخارجية", Gender.WOMAN),
        ("المتحدثة باسم البيت الأبيض", Gender.WOMAN),
        ("وزير الخارجية", Gender.MAN),
        ("عمدة باريس", Gender.MAN),
        ("ملكة بريطانيا", Gender.WOMAN),
        ("spokeswoman for NATO", Gender.WOMAN),
        ("spokesman", Gender.MAN),
        ("Queen of Jordan", Gender.WOMAN),
        ("minister", Gender.UNKNOWN),
        ("human rights expert", Gender.UNKNOWN),
        ("", Gender.UNKNOWN),
        ("كلمة", Gender.UNKNOWN),
    ],
)
def test_a_role_may_tell_of_a_man_or_a_woman(role: str, gender: Gender) -> None:
    assert role_gender(role) is gender


@pytest.mark.parametrize("word", ["وزير", "وزيرة", "الوزير", "المتحدثة", "رئيس", "الأمين", "قاض", "القاضي", "محللة"])
def test_arabic_heads_are_known_in_both_genders_with_and_without_article(word: str) -> None:
    assert key_of(word) in role_heads(Language.AR)


@pytest.mark.parametrize("word", ["الأمر", "العالم", "الأمة", "منظمة", "كبيرة", "السياسية", "مؤسسة", "محافظة"])
def test_common_words_that_look_like_heads_are_none(word: str) -> None:
    assert key_of(word) not in role_heads(Language.AR)


def test_english_heads_are_single_words() -> None:
    heads = role_heads(Language.EN)
    assert {"minister", "spokeswoman", "general", "chief", "ceo", "member", "secretary"} <= heads
    assert all(" " not in head for head in heads)


def test_honorifics_stand_apart_by_language() -> None:
    assert {key_of("معالي"), key_of("الدكتور"), key_of("صاحب السمو")} <= honorifics(Language.AR)
    assert {"sir", "gen", "dr", "mr"} <= honorifics(Language.EN)
    assert all(is_arabic(title) for title in honorifics(Language.AR))
    assert not any(is_arabic(title) for title in honorifics(Language.EN))


def test_the_table_has_at_least_three_hundred_roles_with_both_halves() -> None:
    table = list(rows("roles"))
    assert len(table) >= 300
    for row in table:
        assert is_arabic(row["ar"]), row
        assert not is_latin(row["ar"] + row["others_ar"]), row
        assert is_latin(row["en"]), row
        assert not is_arabic(row["en"] + row["en_f"] + row["others_en"]), row
        assert row["kind"] in {"office", "descriptive", "office, from English only"}, row
        assert row["link_ar"] in {"construct", "ل", "في", "باسم", "لدى", "إلى", "عن"}, row
        assert row["link_en"] in {"of", "for", "to", "at", "in", "on"}, row


def test_no_role_stands_twice_in_the_table() -> None:
    seen = defaultdict(list)
    for row in rows("roles"):
        seen[row["ar"]].append(row["en"])
    assert {arabic: english for arabic, english in seen.items() if len(english) > 1} == {}


def test_bodies_portfolios_and_fields_have_both_halves() -> None:
    for table in (
        "roles_bodies",
        "roles_portfolios",
        "roles_fields",
        "roles_qualities",
        "roles_modifiers",
        "roles_unnamed",
        "roles_national",
    ):
        seen = set()
        for row in rows(table):
            assert is_arabic(row["ar"]), (table, row)
            assert row["en"], (table, row)
            assert not is_arabic(row["en"] + row.get("others_en", "")), (table, row)
            assert not is_latin(row.get("others_ar", "")), (table, row)
            entry = (row["ar"], row["en"], row.get("country"))
            assert entry not in seen, (table, row)
            seen.add(entry)
    assert len(bodies_in_arabic()) > 300
    assert len(bodies_in_english()) > 300
    assert len(fields()) > 200
    assert len(portfolios_by_key()) > 150


def test_arabic_noun_phrases_take_the_forms_that_grammar_asks_for() -> None:
    assert noun_phrase("أمين عام").form(feminine=True, article=True) == "الأمينة العامة"
    assert noun_phrase("قاض").form(article=True) == "القاضي"
    assert noun_phrase("رئيس الوزراء").form(feminine=True) == "رئيسة الوزراء"
    assert noun_phrase("رئيس مجلس الإدارة").before_owner(owned_again=True) == "رئيس مجلس إدارة"
    assert noun_phrase("أمين عام").before_owner() is None


@settings(deadline=None)  # the first example loads the tables
@given(st.text(max_size=120))
def test_no_text_makes_translation_raise_and_what_comes_out_has_one_script(text: str) -> None:
    english, arabic = translate_role(text, Language.EN), translate_role(text, Language.AR)
    role_gender(text)
    if english is not None and is_arabic(text):
        assert not is_arabic(english)
    if arabic is not None and not is_arabic(text):
        assert not is_latin(arabic)


ARABIC_WORDS = (
    "وزير",
    "الخارجية",
    "الروسي",
    "نائب",
    "رئيس",
    "لجنة",
    "في",
    "باسم",
    "الأمم",
    "المتحدة",
    "السابق",
    "و",
    "بـ",
    "النواب",
)
ENGLISH_WORDS = (
    "Foreign",
    "Minister",
    "of",
    "the",
    "US",
    "former",
    "deputy",
    "for",
    "NATO",
    "and",
    "at",
    "head",
    "Committee",
    "China's",
)
WORDS = st.sampled_from((*ARABIC_WORDS, *ENGLISH_WORDS))


@settings(deadline=None)  # the first example loads the tables
@given(st.lists(WORDS, max_size=14))
def test_any_order_of_the_words_of_roles_is_survived(words: list[str]) -> None:
    text = " ".join(words)
    for language in Language:
        translated = translate_role(text, language)
        if translated is not None and is_arabic(text) != (language is Language.AR):
            assert is_arabic(translated) == (language is Language.AR)


def test_long_and_nested_roles_are_read_in_little_time() -> None:
    def translate() -> None:
        for role in (
            "نائب رئيس لجنة " * 15,
            "نائب " * 45,
            "deputy head of the committee of " * 7,
            "former " * 30 + "minister",
            "of the " * 30,
        ):
            translate_role(role, Language.EN if is_arabic(role) else Language.AR)

    assert within(2, translate)


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("League's secretary general", "الأمين العام للجامعة"),
        ("secretary general of the League", "الأمين العام للجامعة"),
        ("League president", "رئيس الدوري"),
        ("Republican Sen.", "سيناتور جمهوري"),
        ("Republicans Sens.", "سيناتور جمهوري"),
        ("Democratic Reps.", "نائب ديمقراطي"),
        ("Gov.", "الحاكم"),
        ("health official", "مسؤول صحي"),
        ("Florida Gov.", "حاكم فلوريدا"),
        ("Donald Trump's senior communications adviser", "مستشار الاتصال الأول لدونالد ترامب"),
    ],
)
def test_titles_cut_short_and_owners_left_short_are_told_in_full(english: str, arabic: str) -> None:
    assert translate_role(english, Language.AR) == arabic


@pytest.mark.parametrize("english", ["City manager", "Secretary", "Western New England University historian"])
def test_what_may_be_two_things_or_begins_a_name_is_not_told_in_arabic(english: str) -> None:
    assert translate_role(english, Language.AR) is None


def test_a_quality_that_begins_no_name_is_told() -> None:
    assert translate_role("Western diplomat", Language.AR) == "دبلوماسي غربي"
    assert translate_role("new coach", Language.AR) == "المدرب الجديد"
    assert translate_role("New Zealand coach", Language.AR) == "المدرب النيوزيلندي"
    assert translate_role("New York mayor", Language.AR) == "رئيس بلدية نيويورك"


def test_adjectives_agree_with_a_head_that_has_no_feminine() -> None:
    assert translate_role("German central bank governor", Language.AR, Gender.WOMAN) == "محافظ البنك المركزي الألماني"
    assert translate_role("Israeli Prime Minister", Language.AR, Gender.WOMAN) == "رئيسة الوزراء الإسرائيلية"
