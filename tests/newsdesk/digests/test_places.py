from __future__ import annotations

import pytest

from newsdesk.digests import places, zones
from newsdesk.digests.places import canonical, zones_named
from newsdesk.digests.tables import rows, values
from newsdesk.model import Language
from newsdesk.rendering.zones import CITIES, city


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Asia/Riyadh", "Asia/Riyadh"),
        ("asia/riyadh", "Asia/Riyadh"),
        ("America/New York", "America/New_York"),
        ("الرياض", "Asia/Riyadh"),
        ("رياض", "Asia/Riyadh"),
        ("الرِّيَاض", "Asia/Riyadh"),
        ("RIYADH", "Asia/Riyadh"),
        ("Jeddah", "Asia/Riyadh"),
        ("مكة المكرمة", "Asia/Riyadh"),
        ("السعودية", "Asia/Riyadh"),
        ("Saudi Arabia", "Asia/Riyadh"),
        ("أبو ظبي", "Asia/Dubai"),
        ("الدوحة", "Asia/Qatar"),
        ("مصر", "Africa/Cairo"),
        ("Egypt", "Africa/Cairo"),
        ("Libya", "Africa/Tripoli"),
        ("نيويورك", "America/New_York"),
        ("واشنطن", "America/New_York"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Geneva", "Europe/Zurich"),
        ("جنيف", "Europe/Zurich"),
        ("EST", "America/New_York"),
        ("Kyiv", "Europe/Kyiv"),
        ("Calcutta", "Asia/Kolkata"),
        ("GMT+4", "Etc/GMT-4"),
        ("UTC−3", "Etc/GMT+3"),
        ("UTC+0", "UTC"),
        ("غرينتش", "UTC"),
        ("UTC+05:45", "Asia/Kathmandu"),
    ],
)
def test_a_place_by_any_of_its_names_is_one_zone(written: str, expected: str) -> None:
    assert zones_named(written) == (canonical(expected),)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("عمان", "Asia/Amman Asia/Muscat"),
        ("Tripoli", "Africa/Tripoli Asia/Beirut"),
        ("USA", "America/New_York America/Chicago America/Denver America/Los_Angeles"),
        ("فلسطين", "Asia/Hebron Asia/Gaza"),
    ],
)
def test_a_name_of_several_zones_is_a_choice(written: str, expected: str) -> None:
    assert zones_named(written) == tuple(map(canonical, expected.split()))


@pytest.mark.parametrize(
    "written", ["", " ", "Atlantis", "../../etc/passwd", "Mars/Olympus", "UTC+15", "UTC+3:17", "x" * 9_000, "/", "ال"]
)
def test_what_is_no_place_is_no_zone(written: str) -> None:
    assert zones_named(written) == ()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("zone", CITIES)
def test_every_city_that_the_bot_offers_is_found_by_the_name_on_its_button(zone: str, language: Language) -> None:
    assert canonical(zone) in zones_named(city(zone, language))


def test_every_name_leads_to_zones_that_there_are() -> None:
    found = places._names()
    assert len(found) > 1_500
    for name, which in found.items():
        assert which
        assert set(which) <= zones.names(), name


def test_the_lines_of_the_table_are_whole_and_name_nothing_twice() -> None:
    seen: set[str] = set()
    for row in rows("cities"):
        assert row["zone"] in zones.names()
        assert row["zone"] not in seen
        seen.add(row["zone"])
        for names in (values(row["english"]), values(row["arabic"])):
            keys = [places._key(name) for name in names]
            assert len(keys) == len(set(keys)), row["zone"]


@pytest.mark.parametrize("language", Language)
def test_a_distance_from_utc_is_shown_as_it_is_written_and_found_again(language: Language) -> None:
    for written, zone in (("UTC+3", "Etc/GMT-3"), ("UTC-11", "Etc/GMT+11")):
        assert zones_named(written) == (zone,)
        assert city(zone, language) == written
