from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model import Day
from newsdesk.text.dates import day_alone, day_in, days, is_weekday, iso_day
from tests.measuring import within

SYSTEMS = (
    ("يناير", "كانون الثاني", "جانفي", "يناير", "January", "Jan"),
    ("فبراير", "شباط", "فيفري", "فبراير", "February", "Feb"),
    ("مارس", "آذار", "مارس", "مارس", "March", "Mar"),
    ("أبريل", "نيسان", "أفريل", "أبريل", "April", "Apr"),
    ("مايو", "أيار", "ماي", "ماي", "May", "May"),
    ("يونيو", "حزيران", "جوان", "يونيو", "June", "Jun"),
    ("يوليو", "تموز", "جويلية", "يوليوز", "July", "Jul"),
    ("أغسطس", "آب", "أوت", "غشت", "August", "Aug"),
    ("سبتمبر", "أيلول", "سبتمبر", "شتنبر", "September", "Sept"),
    ("أكتوبر", "تشرين الأول", "أكتوبر", "أكتوبر", "October", "Oct"),
    ("نوفمبر", "تشرين الثاني", "نوفمبر", "نونبر", "November", "Nov"),
    ("ديسمبر", "كانون الأول", "ديسمبر", "دجنبر", "December", "Dec"),
)
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.integers(0, 3), st.booleans(), st.booleans())
def test_every_arabic_system_of_months_is_understood_in_both_kinds_of_digits(
    when: date, system: int, eastern: bool, dated: bool
) -> None:
    written = f"{when.day} {SYSTEMS[when.month - 1][system]}" + (f" {when.year}" if dated else "")
    text = f"صدر في {written.translate(EASTERN) if eastern else written}، كما قيل."
    assert [day for _, day in days(text)] == [Day(when.month, when.day, when.year if dated else None)]


@given(
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{d} {m}, {y}", "{m}. {d}, {y}", "{d} of {m} {y}"]),
    st.integers(4, 5),
)
def test_english_days_are_understood(when: date, form: str, system: int) -> None:
    text = form.format(d=when.day, m=SYSTEMS[when.month - 1][system], y=when.year)
    assert day_in(text) == Day(when.month, when.day, when.year)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("موسكو، ١٧ مايو/أيار. تاس", Day(5, 17)),
        ("8 حزيران (يونيو) 2022", Day(6, 8, 2022)),
        ("3 فبراير شباط 2015", Day(2, 3, 2015)),
        ("٢٤ نوفمبر/تشرين الثاني ٢٠٢٦", Day(11, 24, 2026)),
        ("14 كانون الأول/ديسمبر", Day(12, 14)),
        ("5 من يونيو عام 2020", Day(6, 5, 2020)),
        ("يونيو 8, 2022", Day(6, 8, 2022)),
        ("12-يونيو-2022", Day(6, 12, 2022)),
        ("08/06/2022 نُشر", Day(6, 8, 2022)),
        ("2022/06/08", Day(6, 8, 2022)),
        ("13/06/2022", Day(6, 13, 2022)),
        ("06/13/2022", Day(6, 13, 2022)),
        ("05.05.2022", Day(5, 5, 2022)),
        ("8th of June 2022", Day(6, 8, 2022)),
        ("Nov. 12", Day(11, 12)),
        ("JUNE 8", Day(6, 8)),
        ("08/06/2022", None),
        ("may 5 people", None),
        ("he may 5", None),
        ("8-9 يونيو", None),
        ("31 فبراير", None),
        ("30 February 2022", None),
        ("8 مايو/يونيو", None),
        ("1436/10/7", None),
        ("١٤ رمضان ١٤٤٣", None),
        ("March 12:30", None),
        ("192.168.1.12", None),
        ("بعد 3 مايوهات", None),
        ("8 June and 9 June", None),
        ("8 June 2022, again on 8 June", Day(6, 8, 2022)),
        ("8 June 2022 and 8 June 2023", None),
    ],
)
def test_a_day_is_understood_or_left_alone(text: str, day: Day | None) -> None:
    assert day_in(text) == day


def test_every_day_has_its_place_in_the_text() -> None:
    text = "بين \u200f٨\u200f يُونيو/حزيران ٢٠٢٢ و9 أيلول."
    assert [(span.of(text), day) for span, day in days(text)] == [
        ("٨\u200f يُونيو/حزيران ٢٠٢٢", Day(6, 8, 2022)),
        ("9 أيلول", Day(9, 9)),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("نُشر في ٨ يونيو/حزيران ٢٠٢٢ الساعة 14:30 بتوقيت غرينتش", Day(6, 8, 2022)),
        ("الثلاثاء 8 يونيو 2022 - 10:20 ص", Day(6, 8, 2022)),
        ("Published Tue, 8 June 2022 14:30 GMT", Day(6, 8, 2022)),
        ("Last updated: June 8, 2022 at 2pm", Day(6, 8, 2022)),
        ("8 June 2022 was a hot day", None),
        ("no day", None),
        ("8 June " * 40, None),
    ],
)
def test_a_line_that_is_only_a_day_is_known(text: str, day: Day | None) -> None:
    assert day_alone(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-06-08", Day(6, 8, 2022)),
        ("2022-06-08T23:30:00+03:00", Day(6, 8, 2022)),
        ("20220608", Day(6, 8, 2022)),
        ("20220608T101010Z", Day(6, 8, 2022)),
        ("2022-13-40", None),
        ("1022-06-08", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_machine_readable_times_give_their_day(text: str, day: Day | None) -> None:
    assert iso_day(text) == day


def test_days_of_the_week_are_known_in_both_languages() -> None:
    assert all(map(is_weekday, ["الثلاثاء", "الإثنين", "الأحد", "Tuesday", "SUN"]))
    assert not any(map(is_weekday, ["يونيو", "June", ""]))


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    for span, _ in days(text):
        assert span.of(text)
    day_alone(text)
    iso_day(text)


@pytest.mark.parametrize(
    "text", ["8 " * 250_000, "8 يونيو/" * 60_000, "2022-06-" * 60_000, "1" * 500_000, " " * 500_000 + "8", "(يونيو" * 80_000]
)
def test_a_million_figures_take_little_time(text: str) -> None:
    assert within(3, lambda: sum(1 for _ in days(text)))
