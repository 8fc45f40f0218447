"""Zone data that is replaced between two starts of the bot."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest

from newsdesk.digests import schedule, zones
from newsdesk.model import Subscription
from storage import open_storage

NOW = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A folder of zone data that is looked into before the package's, and nothing else is."""
    zoneinfo.reset_tzpath(to=[tmp_path / "zoneinfo"])
    start_again()
    yield tmp_path / "zoneinfo"
    zoneinfo.reset_tzpath()
    start_again()


def start_again() -> None:
    """What a new process does not know yet."""
    zoneinfo.ZoneInfo.clear_cache()
    for known in (zones.rules, zones.edition, zones.names, schedule._slot, schedule._overdue):
        known.cache_clear()


def put(data: Path, zone: str, like: str) -> None:
    """Give a zone the rules of another."""
    target = data / zone
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(resources.files("tzdata").joinpath("zoneinfo", *like.split("/")).read_bytes())


def test_the_edition_of_a_zone_changes_with_its_own_rules_alone(data: Path) -> None:
    before = {zone: zones.edition(zone) for zone in ("Asia/Riyadh", "Africa/Cairo")}
    assert all(len(edition) == 16 for edition in before.values())
    put(data, "Asia/Riyadh", like="Asia/Riyadh")
    start_again()
    assert zones.edition("Asia/Riyadh") == before["Asia/Riyadh"]
    put(data, "Asia/Riyadh", like="Asia/Dubai")
    start_again()
    assert zones.edition("Asia/Riyadh") == zones.edition("Asia/Dubai") != before["Asia/Riyadh"]
    assert zones.edition("Africa/Cairo") == before["Africa/Cairo"]


async def test_a_country_that_changes_its_rules_between_two_starts_gets_its_digest_at_the_new_hour(
    data: Path, tmp_path: Path
) -> None:
    # until the update Cairo went by London's rules
    put(data, "Africa/Cairo", like="Europe/London")
    start_again()
    async with open_storage(tmp_path / "data") as storage:
        for chat, zone in ((1, "Africa/Cairo"), (2, "Asia/Riyadh")):
            await storage.subscriptions.keep(Subscription(chat, zone), NOW)
    (data / "Africa/Cairo").unlink()
    start_again()
    async with open_storage(tmp_path / "data") as storage:
        assert await storage.subscriptions.renew() == 1
        assert await storage.subscriptions.renew() == 0
        (riyadh,) = await storage.subscriptions.claim(NOW.replace(hour=5), 10)
        (cairo,) = await storage.subscriptions.claim(NOW.replace(hour=6), 10)
    assert (riyadh.chat, riyadh.due) == (2, NOW.replace(hour=5))
    assert (cairo.chat, cairo.due, cairo.day) == (1, NOW.replace(hour=6), NOW.date())


async def test_a_zone_that_is_gone_from_the_data_does_not_hold_up_the_others(data: Path, tmp_path: Path) -> None:
    put(data, "Asia/Atlantis", like="Asia/Dubai")
    start_again()
    async with open_storage(tmp_path / "data") as storage:
        for chat, zone in ((1, "Asia/Atlantis"), (2, "Asia/Riyadh")):
            await storage.subscriptions.keep(Subscription(chat, zone), NOW)
    (data / "Asia/Atlantis").unlink()
    start_again()
    async with open_storage(tmp_path / "data") as storage:
        assert await storage.subscriptions.renew() == 1
        digests = await storage.subscriptions.claim(NOW.replace(hour=8), 10)
    assert {digest.chat: digest.due.hour for digest in digests} == {1: 8, 2: 5}
