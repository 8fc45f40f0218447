"""Time zones: their rules as this machine has them, and the week of the country that they are in."""

from __future__ import annotations

import hashlib
import zoneinfo
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path

# Countries that rest on Friday, alone or with the day before or after it.
_REST_ON_FRIDAY = frozenset(
    {"AF", "BD", "BH", "DJ", "DZ", "EG", "IL", "IQ", "IR", "JO", "KW", "LY", "MV", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "YE"}
)
_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6


@cache
def rules(zone: str) -> zoneinfo.ZoneInfo:
    """The zone's rules. A name that this machine's data does not have (any more) gets those of UTC."""
    try:
        return zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return zoneinfo.ZoneInfo("UTC")


@cache
def edition(zone: str) -> str:
    """What changes when the zone's rules change on this machine: a digest of its data, 16 characters, "" without any.

    The data is looked for where `zoneinfo` looks: in the system's folders, then in the package tzdata.
    """
    if zone not in names():
        return ""
    for folder in zoneinfo.TZPATH:
        try:
            return _digest(Path(folder, zone).read_bytes())
        except OSError:
            continue
    try:
        return _digest(resources.files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes())
    except (OSError, ModuleNotFoundError):
        return ""


@cache
def names() -> frozenset[str]:
    """The IANA names that this machine has data for."""
    return frozenset(zoneinfo.available_timezones()) - {"Factory", "localtime"}


def rests_on_friday(zone: str) -> bool:
    """Whether the zone's country works from Sunday to Thursday; a zone of no country works from Monday to Friday."""
    return country(zone) in _REST_ON_FRIDAY


def is_workday(day: date, zone: str) -> bool:
    """Whether people in this zone's country work on this day of the week."""
    rest = (_FRIDAY, _SATURDAY) if rests_on_friday(zone) else (_SATURDAY, _SUNDAY)
    return day.weekday() not in rest


@cache
def country(zone: str) -> str | None:
    """The ISO code of the country that the zone is in, None for zones of none."""
    from babel.core import get_global

    canonical: str = get_global("zone_aliases").get(zone, zone)
    found: str | None = get_global("zone_territories").get(canonical)
    return None if found in {None, "001", "ZZ"} else found


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
