"""What a reader's time zone tells about writing: digits and the names of months, where readers of Arabic differ."""

from __future__ import annotations

from functools import cache

from newsdesk.model import Language

# Readers in these zones write 0–9 with Arabic words.
_WESTERN_DIGITS = frozenset(
    {
        "Africa/Casablanca",
        "Africa/El_Aaiun",
        "Africa/Algiers",
        "Africa/Tunis",
        "Africa/Tripoli",
        "Libya",
    }
)

# Zone to the CLDR locale whose month names its readers use. Elsewhere both common series stand: «يونيو/حزيران».
_MONTHS = {
    "Asia/Damascus": "ar_SY",
    "Asia/Beirut": "ar_LB",
    "Asia/Amman": "ar_JO",
    "Asia/Baghdad": "ar_IQ",
    "Asia/Gaza": "ar_PS",
    "Asia/Hebron": "ar_PS",
    "Asia/Jerusalem": "ar_PS",
    "Africa/Cairo": "ar_EG",
    "Egypt": "ar_EG",
    "Africa/Khartoum": "ar_SD",
    "Africa/Tripoli": "ar_LY",
    "Libya": "ar_LY",
    "Asia/Riyadh": "ar_SA",
    "Asia/Kuwait": "ar_KW",
    "Asia/Bahrain": "ar_BH",
    "Asia/Qatar": "ar_QA",
    "Asia/Dubai": "ar_AE",
    "Asia/Muscat": "ar_OM",
    "Asia/Aden": "ar_YE",
    "Africa/Nouakchott": "ar_MR",
    "Africa/Casablanca": "ar_MA",
    "Africa/El_Aaiun": "ar_EH",
    "Africa/Algiers": "ar_DZ",
    "Africa/Tunis": "ar_TN",
}


# Where most readers of Arabic and English news are, from west to east within each: one to choose from for each way of writing.
CITIES = (
    "Africa/Nouakchott",
    "Africa/Casablanca",
    "Africa/Algiers",
    "Africa/Tunis",
    "Africa/Tripoli",
    "Africa/Cairo",
    "Africa/Khartoum",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Beirut",
    "Asia/Damascus",
    "Asia/Amman",
    "Asia/Baghdad",
    "Asia/Kuwait",
    "Asia/Riyadh",
    "Asia/Aden",
    "Asia/Bahrain",
    "Asia/Qatar",
    "Asia/Dubai",
    "Asia/Muscat",
    "Europe/London",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/Moscow",
    "America/New_York",
    "America/Los_Angeles",
)


_CITY_NAMES = {("America/Los_Angeles", Language.AR): "لوس أنجلوس"}
"""Where Babel's name is not spelt as the press spells it."""


def city(zone: str, language: Language) -> str:
    """The city that a zone is named by, in this language; its distance from UTC where it is of no place."""
    from babel.dates import get_timezone_location

    if zone.startswith("Etc/GMT"):  # counted westward there
        return zone.removeprefix("Etc/").translate(str.maketrans("+-", "-+")).replace("GMT", "UTC")
    return _CITY_NAMES.get((zone, language)) or get_timezone_location(zone, locale=language.value, return_city=True)


def eastern_digits(zone: str | None) -> bool:
    """Whether readers of Arabic in this zone write ٠–٩. True where the zone is unknown."""
    return zone not in _WESTERN_DIGITS


def month_name(language: Language, month: int, zone: str | None) -> str:
    """The month (1 to 12) as readers of this language in this zone name it."""
    if language is Language.EN:
        return _months("en")[month]
    country = _MONTHS.get(zone or "")
    if country:
        return _months(country)[month]
    return f"{_months('ar')[month]}/{_months('ar_SY')[month]}"


@cache
def _months(locale: str) -> dict[int, str]:
    from babel import Locale

    names = Locale.parse(locale).months["format"]["wide"]
    return {month: str(names[month]) for month in range(1, 13)}
