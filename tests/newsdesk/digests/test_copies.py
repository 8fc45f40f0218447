"""Which articles are copies of one report, whose report it is, and how many sources that leaves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.digests.agencies import credit_of
from newsdesk.digests.copies import Reports, outlet_of
from newsdesk.model import PUBLIC, Article, Day, Language, Origin, Text

REPORT = (
    "غرقت عبارة صغيرة كانت تقل أربعين راكبا قبالة الجزيرة عند الفجر، وانتشل الصيادون معظم الركاب قبل وصول زوارق الإنقاذ. "
    "وقال قائد خفر السواحل سليم الحكيم إن العبارة خرجت رغم التحذير من الرياح. وأضاف أن قبطانها موقوف منذ الظهر. "
    "وكانت الجزيرة شهدت حادثا مماثلا في الربيع حين انقلب قارب يقل عمالا إلى محطة تحلية المياه."
)
OTHER = (
    "يفتتح المتحف البحري قاعة جديدة للأطفال الأسبوع المقبل تضم نماذج للسفن القديمة وأدوات الملاحة. "
    "وقالت مديرة المتحف هدى سمعان إن الدخول مجاني طوال الشهر، وإن القاعة تتسع لمئة زائر في وقت واحد. "
    "وتنظم الإدارة جولات بالإنجليزية كل صباح لمن يرغب من المدارس الخاصة والجاليات المقيمة في المدينة."
)


def article(text: str, publisher: str | None = None, day: int | None = None, **more: str) -> Article:
    return Article(
        PUBLIC,
        Text(text),
        Language.AR,
        Origin.LINK,
        publisher=publisher,
        published=Day(11, day, 2025) if day else None,
        address=more.get("address"),
        author=more.get("author"),
    )


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"غرق عبارة قبالة الجزيرة\nواس - الرياض: {REPORT}", "spa"),
        (f"أ ف ب- بروكسل: {REPORT}", "afp"),
        (f"بيروت (رويترز) - {REPORT}", "reuters"),
        (f"غرق عبارة\nعين اليوم – واس\n{REPORT}", "spa"),
        (f"غرق عبارة\nNext Previous واس – الرياض\n{REPORT}", "spa"),
        (f"الدوحة - قنا: {REPORT}", "qna"),
        (f"عمان – (بترا) – {REPORT}", "petra"),
        (f"موسكو، ١٧ مايو/أيار. تاس.\n{REPORT}", "tass"),
        (f"{REPORT}\nالمصدر: الأناضول", "anadolu"),
        (f"{REPORT} (د ب أ)", "dpa"),
        ("LONDON (Reuters) - The ferry sank off the island at dawn, and fishermen saved most of its passengers.", "reuters"),
        ("GENEVA, Nov 3 (AFP) - The ferry sank off the island at dawn.\nIt carried forty people.", "afp"),
        (
            "Ferry sinks\nBy Reuters\nThe ferry sank off the island at dawn, and fishermen saved most of its passengers.",
            "reuters",
        ),
        ("The ferry sank off the island at dawn, and fishermen saved most of its passengers.\n© 2025 AFP", "afp"),
    ],
)
def test_an_agency_is_known_by_its_credit(text: str, agency: str) -> None:
    found = credit_of(article(text)).agency
    assert found is not None
    assert found.id == agency


@pytest.mark.parametrize(
    "text", [f"سبق- وكالات: {REPORT}", f"{REPORT}\nالمصدر: وكالات", "Ferry sinks\nAgencies\nThe ferry sank at dawn."]
)
def test_agencies_in_general_are_none_by_name(text: str) -> None:
    found = credit_of(article(text))
    assert (found.general, found.agencies) == (True, ())


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        f"وفا بوعده\n{REPORT}",
        f"وقال مصدر لرويترز إن القبطان هرب.\n{REPORT}",
        "The map of the harbour\nIt was drawn ap and down.",
        "",
        "()-:/",
    ],
)
def test_what_is_no_credit_is_none(text: str) -> None:
    assert credit_of(article(text)).agencies == ()


def test_copies_share_most_of_their_words() -> None:
    original, cut = article(REPORT, "أ"), article(REPORT[: len(REPORT) * 3 // 4].replace("صغيرة", "كبيرة"), "ب")
    inside, another = article(f"{OTHER}\n{REPORT}", "ج"), article(OTHER, "د")
    reports = Reports([original, cut, inside, another])
    assert reports.copies(original, cut)
    assert reports.copies(cut, original)
    assert reports.copies(original, inside)
    assert reports.copies(original, original)
    assert not reports.copies(original, another)


def test_copies_of_an_agency_are_one_source_with_the_agency_first() -> None:
    copies = [article(REPORT, "المرصد", 3), article(f"موسكو. تاس. {REPORT}", "النهار", 4), article(REPORT, "تاس", 4)]
    alone = article(OTHER, "البيان", 2)
    first, second = Reports([*copies, alone]).sources([*copies, alone])
    assert first.agency is not None
    assert first.agency.id == "tass"
    assert first.articles == (copies[2], copies[1], copies[0])
    assert first.outlets == ("النهار", "المرصد")
    assert (second.agency, second.outlets) == (None, ("البيان",))


def test_two_that_credit_one_agency_are_one_source_however_they_cut_it() -> None:
    one, other = article(f"رويترز - بيروت: {REPORT}", "أ"), article(f"بيروت (رويترز) - {OTHER}", "ب")
    assert len(Reports([one, other]).sources([one, other])) == 1
    third = article(f"أ ف ب - بيروت: {OTHER[:200]}", "ج")
    assert len(Reports([one, third]).sources([one, third])) == 2


def test_without_an_agency_the_earliest_is_the_original() -> None:
    late, early, undated = article(REPORT, "أ", 5), article(REPORT, "ب", 4), article(REPORT, "ج")
    (source,) = Reports([undated, late, early]).sources([late, early, undated])
    assert source.agency is None
    assert source.articles == (early, late, undated)


def test_one_outlet_is_one_source_whatever_it_prints() -> None:
    one, other = article(REPORT, address="https://www.example.org/a"), article(OTHER, address="https://example.org/b")
    assert outlet_of(one) == outlet_of(other) == "example.org"
    assert len(Reports([one, other]).sources([one, other])) == 1


def test_texts_that_nobody_published_are_no_outlet() -> None:
    one, other = article(REPORT), article(OTHER)
    assert len(Reports([one, other]).sources([one, other])) == 2


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(max_size=200).filter(lambda text: not any("\ud800" <= letter <= "\udfff" for letter in text)), max_size=5)
)
def test_no_text_raises_and_every_article_has_one_source(texts: list[str]) -> None:
    articles = list(dict.fromkeys(map(article, texts)))
    sources = Reports(articles).sources(articles)
    assert sorted(a.text.characters for source in sources for a in source.articles) == sorted(texts_of(articles))


def texts_of(articles: list[Article]) -> list[str]:
    return [each.text.characters for each in articles]
