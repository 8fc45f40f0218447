from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.digests.understanding import LONGEST, Said, understood
from newsdesk.model import Days


def hours(said: Said) -> str:
    return " ".join(f"{hour:%H:%M}" for hour in said.hours)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("8", "08:00"),
        ("08:00", "08:00"),
        ("8:30", "08:30"),
        ("8.30", "08:30"),
        ("0830", "08:30"),
        ("20", "20:00"),
        ("0:00", "00:00"),
        ("24:00", "00:00"),
        ("8am", "08:00"),
        ("8 AM", "08:00"),
        ("8 a.m.", "08:00"),
        ("8pm", "20:00"),
        ("8:15 p.m.", "20:15"),
        ("12am", "00:00"),
        ("12 pm", "12:00"),
        ("20pm", "20:00"),
        ("at 8 o'clock in the evening", "20:00"),
        ("eight in the morning", "08:00"),
        ("in the evening at 8", "20:00"),
        ("مساء الساعة ٨", "20:00"),
        ("الواحدة الظهر", "13:00"),
        ("12 midnight", "00:00"),
        ("8 and noon", "08:00 12:00"),
        ("half past eight", "08:30"),
        ("quarter to nine pm", "20:45"),
        ("noon", "12:00"),
        ("Midnight", "00:00"),
        ("10 at night", "22:00"),
        ("8 and 20", "08:00 20:00"),
        ("8pm, 6am", "06:00 20:00"),
        ("8 8", "08:00"),
        ("٨", "08:00"),
        ("٨:٣٠ صباحاً", "08:30"),
        ("٨:٣٠ مساءً", "20:30"),
        ("۸:۳۰", "08:30"),
        ("8 ص", "08:00"),
        ("8 م", "20:00"),
        ("8م", "20:00"),
        ("الثامنة مساء", "20:00"),
        ("الساعة الثامنة صباحًا", "08:00"),
        ("الثامنة والنصف صباحاً", "08:30"),
        ("الثامنة والنصف", "08:30"),
        ("التاسعة إلا ربعاً مساءً", "20:45"),
        ("السابعة والثلث صباحا", "07:20"),
        ("الثانية عشرة ظهراً", "12:00"),
        ("الواحدة ظهرا", "13:00"),
        ("الثانية عشرة ليلا", "00:00"),
        ("العاشرة ليلاً", "22:00"),
        ("الثانية ليلا", "02:00"),
        ("الثالثة عصراً", "15:00"),
        ("الظهر", "12:00"),
        ("منتصف الليل", "00:00"),
        ("الساعة ٨ صباحا و٨ مساء", "08:00 20:00"),
        ("الثامنة صباحا والسادسة مساء", "08:00 18:00"),
    ],
)
def test_an_hour_is_understood_as_people_write_it(written: str, expected: str) -> None:
    said = understood(written)
    assert (hours(said), said.no_hours, said.zones, said.place) == (expected, (), (), "")


@pytest.mark.parametrize("written", ["25:00", "8:75", "٢٥:٠٠", "99", "12345", "13 am", "0 pm", "25 مساء", "8:5"])
def test_what_is_no_hour_is_named_and_not_guessed_at(written: str) -> None:
    said = understood(written)
    assert said.hours == ()
    assert len(said.no_hours) == 1


def test_more_hours_than_a_day_may_have_are_said_to_be_too_many() -> None:
    assert understood("6 12 18") == Said(too_many=True)


@pytest.mark.parametrize(
    ("written", "expected", "zones"),
    [
        ("08:00 Asia/Riyadh", "08:00", "Asia/Riyadh"),
        ("8 Riyadh", "08:00", "Asia/Riyadh"),
        ("8pm Cairo time", "20:00", "Africa/Cairo"),
        ("8:30 صباحاً بتوقيت الرياض", "08:30", "Asia/Riyadh"),
        ("٨ مساءً توقيت القاهرة", "20:00", "Africa/Cairo"),
        ("الثامنة بتوقيت مكة المكرمة", "08:00", "Asia/Riyadh"),
        ("8 UTC+3", "08:00", "Etc/GMT-3"),
        ("8 Cairo in the evening", "20:00", "Africa/Cairo"),
        ("8 utc + 3", "08:00", "Etc/GMT-3"),
        ("٨ غرينتش+٣", "08:00", "Etc/GMT-3"),
        ("8 +3", "08:00", "Etc/GMT-3"),
        ("7:00 GMT-5", "07:00", "Etc/GMT+5"),
        ("9 UTC+5:30", "09:00", "Asia/Kolkata"),
        ("8 UTC", "08:00", "UTC"),
        ("6am new york", "06:00", "America/New_York"),
        ("8 عمان", "08:00", "Asia/Amman Asia/Muscat"),
        ("7 and 19 in London", "07:00 19:00", "Europe/London"),
        ("Australia/Lord_Howe 8", "08:00", "Australia/Lord_Howe"),
        ("Port-au-Prince 8", "08:00", "America/Port-au-Prince"),
        ("UTC+3", "", "Etc/GMT-3"),
        ("Etc/GMT-3", "", "Etc/GMT-3"),
        ("في بيروت", "", "Asia/Beirut"),
    ],
)
def test_a_place_is_understood_beside_hours(written: str, expected: str, zones: str) -> None:
    said = understood(written)
    found = " ".join(zone.replace("Etc/UTC", "UTC") for zone in said.zones)
    assert (hours(said), found, said.no_hours) == (expected, zones, ())


@pytest.mark.parametrize("written", ["8 Atlantis", "8 Mars/Phobos", "8 UTC+15", "8 في أطلانطس"])
def test_a_place_that_is_not_known_is_handed_back(written: str) -> None:
    said = understood(written)
    assert (hours(said), said.zones) == ("08:00", ())


def test_an_unknown_place_keeps_its_words() -> None:
    assert understood("8 Atlantis Beach").place == "atlantis beach"


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("8 every day", Days.EVERY),
        ("8 daily Cairo", Days.EVERY),
        ("workdays at 8", Days.WORK),
        ("8 weekdays", Days.WORK),
        ("٨ صباحا كل يوم", Days.EVERY),
        ("٨ صباحا أيام العمل", Days.WORK),
        ("8 Cairo", None),
    ],
)
def test_days_are_understood_beside_hours(written: str, days: Days | None) -> None:
    said = understood(written)
    assert (hours(said), said.days, said.no_hours) == ("08:00", days, ())


def test_an_empty_or_overlong_text_says_nothing() -> None:
    assert understood("") == Said()
    assert understood("8 " * LONGEST).hours == ()


@given(st.text(alphabet="08:.+-amp صمالثنةوUTC/ـً\u0660\u200f\n", max_size=60) | st.text(max_size=40))
def test_any_text_is_taken_without_complaint(text: str) -> None:
    said = understood(text)
    assert len(said.hours) <= 2
