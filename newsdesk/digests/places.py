"""Time zones by the names that people give them: IANA names, cities and countries in both languages, distances from UTC."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from newsdesk.digests import zones
from newsdesk.digests.tables import rows, values
from newsdesk.text.folding import fold

_LOCALES = ("en", "ar")
_OFFSET = re.compile(
    r"(?<![^\W_])(?:(?:utc|gmt|غرينتش|جرينتش|غرينيتش)\s*(?P<named>[+\-−]\s*\d{1,2}(?:(?::|\.)?\d\d)?)|(?P<bare>[+\-−]\d{1,2}(?::\d\d)?))(?![\d:])"
)
# Distances of less than whole hours, and the zone that keeps each the whole year round.
_ODD = {
    (1, 3, 30): "Asia/Tehran",
    (1, 4, 30): "Asia/Kabul",
    (1, 5, 30): "Asia/Kolkata",
    (1, 5, 45): "Asia/Kathmandu",
    (1, 6, 30): "Asia/Yangon",
    (1, 8, 45): "Australia/Eucla",
    (1, 9, 30): "Australia/Darwin",
    (-1, 9, 30): "Pacific/Marquesas",
}
_EAST, _WEST = 14, 12  # hours


def zones_named(words: str) -> tuple[str, ...]:
    """The IANA zones that these words may mean: none, one, or several to choose from.

    A city that is meant by its own name stands before a country of that name. Case, diacritics and the Arabic article do not
    matter. What is named by its distance from UTC keeps that distance the whole year round.
    """
    folded = _key(words)
    if not folded or len(folded) > 80:
        return ()
    offset = offset_in(fold(words))
    if offset is not None and not _key(offset[1]):
        return (offset[0],) if offset[0] else ()
    found = _names()
    return found.get(folded) or found.get(folded.removeprefix("ال")) or found.get(f"ال{folded}") or ()


def offset_in(folded: str) -> tuple[str | None, str] | None:
    """A distance from UTC that stands in a folded text: the zone that keeps it, None if none does, and the text without it."""
    match = _OFFSET.search(folded)
    if match is None:
        return None
    written = re.sub(r"[\s:.]", "", match["named"] or match["bare"]).replace("−", "-")
    sign, figures = (-1 if written[0] == "-" else 1), written[1:]
    hours, minutes = (int(figures), 0) if len(figures) <= 2 else (int(figures[:-2]), int(figures[-2:]))
    rest = f"{folded[: match.start()]} {folded[match.end() :]}"
    return _distant(sign, hours, minutes), rest


def _distant(sign: int, hours: int, minutes: int) -> str | None:
    if minutes:
        odd = _ODD.get((sign, hours, minutes))
        return canonical(odd) if odd else None
    if hours > (_EAST if sign > 0 else _WEST):
        return None
    if not hours:
        return canonical("UTC")
    return f"Etc/GMT{'-' if sign > 0 else '+'}{hours}"  # POSIX counts westward


def canonical(zone: str) -> str:
    """The one name under which a zone is kept, whatever it was called by."""
    from babel.core import get_global

    name: str = get_global("zone_aliases").get(zone, zone)
    return name if name in zones.names() else zone


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """All names, folded, and the zones that each may mean, the likeliest first."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in rows("cities"):
        for name in (*values(row["english"]), *values(row["arabic"])):
            found[_key(name)][canonical(row["zone"])] = None
    for name, zone in _cities():
        found[_key(name)][canonical(zone)] = None
    for name in zones.names():
        if "/" in name or _key(name) not in found:
            found[_key(name)] = {canonical(name): None}
    for name, of_country in _countries():
        if len(of_country) == 1 or _key(name) not in found:
            found[_key(name)] |= dict.fromkeys(map(canonical, of_country))
    found.pop("", None)
    return {name: tuple(which) for name, which in found.items()}


def _cities() -> list[tuple[str, str]]:
    from babel import Locale

    places = [zone for zone in sorted(zones.names()) if "/" in zone and not zone.startswith("Etc/")]
    named = [(zone.rsplit("/", 1)[1], zone) for zone in places]
    for language in _LOCALES:
        known = Locale.parse(language).time_zones
        named += [(known[zone]["city"], zone) for zone in places if zone in known and known[zone].get("city")]
    return named


def _countries() -> list[tuple[str, list[str]]]:
    from babel import Locale
    from babel.core import get_global

    of_country: defaultdict[str, list[str]] = defaultdict(list)
    for zone, territory in get_global("zone_territories").items():
        if zone in zones.names() and canonical(zone) == zone:
            of_country[territory].append(zone)
    return [
        (name, of_country[code])
        for language in _LOCALES
        for code, name in Locale.parse(language).territories.items()
        if len(code) == 2 and of_country.get(code)
    ]


def _key(name: str) -> str:
    return " ".join(fold(name).replace("_", " ").replace("-", " ").replace("'", "").split()).strip(" .,،")
