"""Days of the Hijri calendar as articles write them, by the calendar of Umm al-Qura."""

from __future__ import annotations

import re
from functools import cache

from newsdesk.model import Day
from newsdesk.text.folding import fold

# Spellings of each month, in order.
_MONTHS = (
    ("محرم", "المحرم", "muharram"),
    ("صفر", "safar"),
    ("ربيع الأول", "ربيع أول", "rabi al-awwal", "rabi i"),
    ("ربيع الآخر", "ربيع الثاني", "ربيع ثاني", "rabi al-thani", "rabi al-akhir", "rabi ii"),
    ("جمادى الأولى", "جمادى الأول", "جمادي الأولى", "jumada al-awwal", "jumada al-ula", "jumada i"),
    ("جمادى الآخرة", "جمادى الثانية", "جمادى الآخر", "جمادي الآخرة", "jumada al-thani", "jumada al-akhirah", "jumada ii"),
    ("رجب", "rajab"),
    ("شعبان", "shaban", "sha'ban"),
    ("رمضان", "ramadan"),
    ("شوال", "shawwal"),
    ("ذو القعدة", "ذي القعدة", "ذوالقعدة", "dhu al-qadah", "dhul qadah", "dhu al-qi'dah"),
    ("ذو الحجة", "ذي الحجة", "ذوالحجة", "dhu al-hijjah", "dhul hijjah"),
)


def hijri_day(text: str) -> Day | None:
    """The day of our calendar that a short text names in the Hijri one, with its year («٩ ذو القعدة ١٤٤٣هـ»), if it names one."""
    found = {
        (int(match["year"]), _months()[match["month"]], int(match["day"])) for match in _pattern().finditer(fold(text[:300]))
    }
    if len(found) != 1:
        return None
    from hijridate import Hijri

    try:
        day = Hijri(*found.pop()).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return Day(day.month, day.day, day.year)


@cache
def _months() -> dict[str, int]:
    return {fold(name): number for number, names in enumerate(_MONTHS, start=1) for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    return re.compile(rf"(?<!\d)(?P<day>[12]?\d|30)\s{{1,3}}(?:من\s)?(?P<month>{names})[\s,،]{{1,3}}(?P<year>1[345]\d\d)(?!\d)")
