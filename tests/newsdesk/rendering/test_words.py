from __future__ import annotations

from datetime import time

import pytest

from newsdesk.errors import TooLarge, TooManyLinks
from newsdesk.model import Day, Language
from newsdesk.rendering.words import words

AR, EN = words(Language.AR), words(Language.EN)
STATEMENTS = ("{n} statement", "{n} statements")


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا تصريحات"),
        (1, "تصريح واحد"),
        (2, "تصريحان"),
        (3, "٣ تصريحات"),
        (10, "١٠ تصريحات"),
        (11, "١١ تصريحًا"),
        (99, "٩٩ تصريحًا"),
        (100, "١٠٠ تصريح"),
        (102, "١٠٢ تصريح"),
        (103, "١٠٣ تصريحات"),
        (111, "١١١ تصريحًا"),
        (1234, "١٬٢٣٤ تصريحًا"),
    ],
)
def test_arabic_counts_in_six_forms(n: int, said: str) -> None:
    assert AR.count(*STATEMENTS, n) == said


def test_english_counts_in_two_forms() -> None:
    assert [EN.count(*STATEMENTS, n) for n in (0, 1, 2, 1200)] == [
        "0 statements",
        "1 statement",
        "2 statements",
        "1,200 statements",
    ]


@pytest.mark.parametrize(
    ("zone", "digits"),
    [
        (None, "٢٠"),
        ("Asia/Riyadh", "٢٠"),
        ("Africa/Cairo", "٢٠"),
        ("Europe/Paris", "٢٠"),
        ("Africa/Casablanca", "20"),
        ("Africa/El_Aaiun", "20"),
        ("Africa/Algiers", "20"),
        ("Africa/Tunis", "20"),
        ("Africa/Tripoli", "20"),
    ],
)
def test_digits_follow_the_zone_of_a_reader_of_arabic(zone: str | None, digits: str) -> None:
    assert words(Language.AR, zone).number(20) == digits
    assert words(Language.EN, zone).number(20) == "20"


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        (None, "٨ يونيو/حزيران"),
        ("Asia/Beirut", "٨ حزيران"),
        ("Asia/Baghdad", "٨ حزيران"),
        ("Africa/Cairo", "٨ يونيو"),
        ("Asia/Dubai", "٨ يونيو"),
        ("Africa/Tunis", "8 جوان"),
        ("Africa/Casablanca", "8 يونيو"),
        ("Europe/London", "٨ يونيو/حزيران"),
    ],
)
def test_months_follow_the_country_where_the_zone_tells_it(zone: str | None, day: str) -> None:
    assert words(Language.AR, zone).day(Day(6, 8)) == day


def test_a_year_is_shown_only_where_it_is_given() -> None:
    assert EN.day(Day(5, 17)) == "17 May"
    assert EN.day(Day(5, 17, 2025)) == "17 May 2025"
    assert AR.day(Day(11, 24, 2026)) == "٢٤ نوفمبر/تشرين الثاني ٢٠٢٦"


def test_clock_times_say_the_part_of_the_day() -> None:
    assert [AR.clock(time(hour)) for hour in (0, 8, 12, 20)] == [
        "١٢:٠٠ بعد منتصف الليل",
        "٨:٠٠ صباحًا",
        "١٢:٠٠ ظهرًا",
        "٨:٠٠ مساءً",
    ]
    assert [EN.clock(time(hour, 5)) for hour in (0, 8, 12, 20)] == ["12:05 am", "8:05 am", "12:05 pm", "8:05 pm"]


def test_lists_are_joined_as_the_language_joins_them() -> None:
    assert EN.join([]) == AR.join([]) == ""
    assert EN.join(["A", "B", "C"]) == "A, B and C"
    assert AR.join(["الناتو"]) == "الناتو"
    assert AR.join(["الناتو", "الأمم المتحدة"]) == "الناتو والأمم المتحدة"
    assert AR.join(["أ", "ب", "ج"]) == "أ، وب، وج"
    assert AR.join(["الناتو (٢)", "الأمم المتحدة (١)"], apart=True) == "الناتو (٢)، والأمم المتحدة (١)"
    assert AR.join(["الناتو", "Axial"]) == "الناتو و Axial"


def test_errors_are_told_in_the_readers_language_with_their_fields() -> None:
    assert "٥ روابط" in AR.error(TooManyLinks(limit=5))
    assert "5 links" in EN.error(TooManyLinks(limit=5))


def test_a_field_that_was_forgotten_breaks_no_sentence() -> None:
    assert "{limit}" in AR.error(TooLarge())


def test_braces_in_a_field_stay_what_they_are() -> None:
    assert EN.say("Source: {name}", name="{evil} {0}") == "Source: {evil} {0}"
