from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model import (
    About,
    Account,
    Act,
    Day,
    Gender,
    Grounded,
    Kind,
    Language,
    Maker,
    Organization,
    OrganizationType,
    Overview,
    Span,
    SpeakerKind,
    Statement,
    Summary,
    View,
)
from newsdesk.rendering import Quotation, answer_blocks, full_blocks, list_blocks
from newsdesk.rendering.layout import Block, Line, first_strong, texts
from newsdesk.rendering.quotations import quoted
from tests.newsdesk.rendering.cases import CASES, five_links, session
from tests.newsdesk.rendering.making import AR, EN, MANSOUR, NATO, Making, dam, person, port, speaker

ALL = [
    pytest.param(make, replace(view, language=language), id=f"{name}-{language.value}")
    for name, (make, view) in CASES.items()
    for language in Language
]


def lines(blocks: list[Block]) -> list[str]:
    """The lines without the numbers that some begin with."""
    return [re.sub(r"^\d+\. ", "", part.text) for block in blocks for part in block.parts if isinstance(part, Line)]


def quotations(blocks: list[Block]) -> list[str]:
    return [part.text for block in blocks for part in block.parts if isinstance(part, Quotation)]


@pytest.mark.parametrize(("make", "view"), ALL)
def test_every_line_of_an_arabic_answer_begins_in_arabic(make, view: View) -> None:
    if view.language is Language.AR:
        assert all(first_strong(line) == "R" for line in lines(answer_blocks(make(), view)))


@pytest.mark.parametrize("language", Language)
def test_every_line_of_a_list_begins_in_the_readers_language(language: Language) -> None:
    for line in lines(list_blocks(five_links(), View(language))):
        if language is Language.AR:
            assert first_strong(line) == "R"


@pytest.mark.parametrize(("make", "view"), ALL)
def test_no_line_begins_with_an_emoji_a_flag_or_an_arrow(make, view: View) -> None:
    for line in lines(answer_blocks(make(), view)):
        assert line[0].isalnum() or line[0] in "<“"


@pytest.mark.parametrize(("make", "view"), ALL)
def test_nothing_of_ours_carries_marks_of_direction(make, view: View) -> None:
    for text in texts(answer_blocks(make(), view)):
        assert not any(mark in text for mark in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(("make", "view"), ALL)
def test_a_quotation_never_differs_from_the_article(make, view: View) -> None:
    summary = make()
    article = summary.article.text.characters
    for text in quotations(answer_blocks(summary, view)):
        for stretch in text.split(" … "):
            assert stretch in article or stretch[1:-1] in article


@pytest.mark.parametrize(("make", "view"), ALL)
def test_only_direct_words_stand_in_outer_marks(make, view: View) -> None:
    summary = make()
    direct = {quoted(s, summary.article.text.characters, AR) for s in summary.statements if s.kind is Kind.DIRECT}
    for text in quotations(answer_blocks(summary, view)):
        assert (text[0] in "«“") == (text in direct)


def test_added_becomes_said_unless_it_follows_what_it_adds_to() -> None:
    text = 'قال زيد سعد: "أولًا". وأضاف: "ثانيًا". وقالت هند عمر: "لا". وأضاف سعد: "ثالثًا".'
    zaid = person("زيد سعد", gender=Gender.MAN)
    hind = person("هند عمر", gender=Gender.WOMAN)
    made = Making(text, AR).said(zaid, Act.SAID, "أولًا").said(zaid, Act.ADDED, "ثانيًا").said(hind, Act.SAID, "لا")
    made.said(zaid, Act.ADDED, "ثالثًا", about=(NATO,))
    told = [line for line in lines(answer_blocks(made.summary(), View(AR))) if line.startswith(("قال", "أضاف"))]
    assert told == ["قال · بشأن الناتو", "قال", "أضاف", "قالت"]


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (person("س", gender=Gender.MAN), "حذّر"),
        (person("س", gender=Gender.WOMAN), "حذّرت"),
        (person("س"), "تحذير"),
        (speaker("محللون", SpeakerKind.GROUP), "حذّروا"),
        (speaker("وزارة الصحة", SpeakerKind.ORGANIZATION), "حذّرت"),
        (speaker("البرلمان", SpeakerKind.ORGANIZATION), "حذّر"),
        (speaker("Acme", SpeakerKind.ORGANIZATION), "تحذير"),
        (speaker("مصدر أمني", SpeakerKind.UNNAMED), "تحذير"),
        (speaker("مصادر أمنية", SpeakerKind.UNNAMED), "حذّرت"),
        (speaker("منظمات حقوقية", SpeakerKind.GROUP), "حذّرت"),
        (speaker("ناشطات", SpeakerKind.GROUP), "تحذير"),
        (speaker("محللون", SpeakerKind.GROUP, gender=Gender.MAN), "حذّروا"),
        (speaker("ألوية", SpeakerKind.GROUP, gender=Gender.WOMAN), "حذّرت"),
        (speaker("China and Russia", SpeakerKind.GROUP), "تحذير"),
        (speaker("United States", SpeakerKind.GROUP, name_ar="الولايات المتحدة"), "حذّرت"),
        (speaker("Baghdad", SpeakerKind.ORGANIZATION, name_ar="بغداد"), "حذّرت"),
        (speaker("Iraq", SpeakerKind.ORGANIZATION, name_ar="العراق"), "حذّر"),
    ],
)
def test_the_act_agrees_with_its_speaker_and_is_a_noun_where_gender_is_unknown(by, told: str) -> None:
    made = Making("حذر من الخطر", AR).said(by, Act.WARNED, "الخطر", kind=Kind.INDIRECT, about=(NATO,))
    assert f"{told} · بشأن الناتو" in lines(answer_blocks(made.summary(), View(AR)))


def test_every_act_has_its_forms_in_both_languages() -> None:
    from newsdesk.rendering.acts import FORMS

    assert set(FORMS) == set(Act)
    for forms in FORMS.values():
        assert all(first_strong(form) == "R" for form in (forms.man, forms.woman, forms.group, forms.noun))
        assert forms.english[0].isupper()


def test_the_whole_act_line_is_the_link_to_its_words() -> None:
    blocks = answer_blocks(dam("https://alsahl.example/dam").summary(), View(AR))
    links = [part.runs for block in blocks for part in block.parts if isinstance(part, Line) and part.text.endswith("↖")]
    assert len(links) == 7
    for runs in links:
        assert len(runs) == 1
        assert runs[0].link is not None
        assert runs[0].link.startswith("https://alsahl.example/dam#:~:text=")


def test_a_pasted_text_has_no_links_and_no_arrows() -> None:
    blocks = answer_blocks(dam().summary(), View(EN))
    assert not any(run.link for block in blocks for part in block.parts if isinstance(part, Line) for run in part.runs)
    assert not any("↗" in text for text in texts(blocks))


def test_a_role_is_never_one_that_the_article_does_not_give() -> None:
    listed = replace(MANSOUR, role=None, role_ar=None, role_en=None)
    made = Making('قالت هالة منصور: "نعم"', AR).said(listed, Act.SAID, "نعم")
    assert "هالة منصور" in lines(answer_blocks(made.summary(), View(AR)))


def test_a_models_words_are_labelled_on_their_own_line() -> None:
    summary = dam().summary()
    told = replace(summary.statements[0], account=Account(ar="ترفض التأجيل", en="She refuses a delay"))
    reading = Grounded(Maker("openai", "some-model"), (told,), Overview(ar="لمحة", en="An overview"))
    shown = lines(answer_blocks(replace(summary, reading=reading), View(EN)))
    assert "In the model's words: She refuses a delay" in shown
    assert "In the model's words: An overview" in shown
    assert shown[-1] == "Qawl · read by machine (some-model)"
    assert "بصياغة النموذج: ترفض التأجيل" in lines(answer_blocks(replace(summary, reading=reading), View(AR)))


def test_a_hundred_and_twenty_organizations_fit_into_one_line() -> None:
    many = tuple(
        About(Organization(f"o{n}", OrganizationType.OTHER, f"Organization {n}", f"الجهة {n}"), None) for n in range(120)
    )
    summary = dam().summary()
    crowded = replace(summary.statements[1], organizations=many)
    summary = replace(summary, reading=Grounded(Maker("rules"), (crowded,)))
    [told] = [line for line in lines(answer_blocks(summary, View(AR))) if line.startswith("قالت")]
    assert told.endswith("و١١٧ جهة أخرى")
    assert len(told) < 120
    five = replace(summary, reading=Grounded(Maker("rules"), (replace(crowded, organizations=many[:5]),)))
    [told] = [line for line in lines(answer_blocks(five, View(AR))) if line.startswith("قالت")]
    assert told.endswith("وجهتين أخريين")  # after بشأن


def test_a_title_of_two_thousand_characters_is_cut_at_a_word() -> None:
    made = dam()
    made.title = "عنوان طويل " * 200
    first = lines(answer_blocks(made.summary(), View(AR)))[0]
    assert len(first) <= 180
    assert first.endswith("طويل …")


def test_the_file_and_the_command_line_get_everything() -> None:
    assert len(quotations(full_blocks(session(40, 3), View(AR)))) == 40


def test_a_date_without_a_year_is_shown_without_one() -> None:
    made = port()
    made.published = Day(6, 4)
    assert "Harbour Mail · 4 June" in lines(answer_blocks(made.summary(), View(EN)))


hostile = st.text(
    alphabet=st.characters(codec=None) | st.sampled_from('<>&"«»“”\u202e\u2066\u0000\ud800\n\r ـ😀 اب'), min_size=1, max_size=60
)


@given(text=hostile, name=hostile, title=hostile, kind=st.sampled_from(Kind), language=st.sampled_from(Language))
def test_whatever_an_article_holds_an_arabic_answer_keeps_its_direction(
    text: str, name: str, title: str, kind: Kind, language: Language
) -> None:
    by = person(name, role=title)
    made = Making(text, language, title, publisher=name, address="https://a.example/")
    made.statements.append(Statement(by, Act.SAID, kind, (Span(0, len(text)),)))
    summary: Summary = made.summary()
    for line in lines(answer_blocks(summary, View(AR))):
        assert first_strong(line) == "R"
    answer_blocks(summary, View(EN))


@pytest.mark.parametrize("language", Language)
def test_an_article_of_which_only_a_part_is_open_says_so_in_its_head(language: Language) -> None:
    summary = dam().summary()
    first = answer_blocks(replace(summary, article=replace(summary.article, partial=True)), View(language))[0]
    said = {Language.AR: "للمشتركين: قرأتُ ما يتيحه الموقع", Language.EN: "For subscribers: I read what the site leaves open"}
    assert lines([first])[-1].startswith(said[language])
    assert not any(line.startswith(said[language]) for line in lines(answer_blocks(summary, View(language))))


def test_a_name_that_only_the_article_s_script_has_begins_no_line() -> None:
    made = Making("قال نجم الكسب إن العمل مستمر.", AR)
    made.said(person("نجم الكسب"), Act.SAID, "العمل مستمر", kind=Kind.INDIRECT, cue="قال")
    assert "Name: نجم الكسب" in lines(answer_blocks(made.summary(), View(EN)))
    assert "نجم الكسب" in lines(answer_blocks(made.summary(), View(AR)))
