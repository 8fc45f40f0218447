"""Settings: the time zone decides digits, months and clock times, of what stands on the screen too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers.settings import Settings
from handlers.voice import voice
from newsdesk.model import Language, Reader
from newsdesk.rendering.zones import CITIES
from tests.conversations.conftest import JSON, Person, Stage, labels
from tests.conversations.test_buttons import GONE
from tests.conversations.texts import ARABIC


async def cities(person: Person) -> JSON:
    """The settings, with the list of cities open."""
    await person.send("/settings")
    shown = await person.answer()
    await person.press(shown, labels(shown)[1])
    return await person.changed(shown)


async def test_a_city_decides_the_digits_of_the_answer_on_the_screen(stage: Stage) -> None:
    person = await stage.person(language="ar")
    await person.send(ARABIC)
    answer = await person.answer()
    assert "٣ تصريحات" in answer["text"]
    assert "١" in labels(answer)
    listed = await cities(person)
    assert {"الدار البيضاء", "القاهرة", "لندن"} <= set(labels(listed))
    await person.press(listed, "الدار البيضاء")
    chosen = await person.changed(listed)
    assert "المنطقة الزمنية: الدار البيضاء، والساعة فيها الآن" in chosen["text"]
    turned = await person.changed(answer)
    assert "3 تصريحات" in turned["text"]
    assert "1" in labels(turned)
    assert labels(chosen) == ["اللغة", "المنطقة الزمنية", "الخصوصية"]


async def test_the_list_of_cities_is_left_without_a_choice_and_settings_are_offered_by_button(stage: Stage) -> None:
    person = await stage.person()
    await person.send("hello")
    offer = await person.answer()
    await person.press(offer, "Settings")
    shown = await person.answer()
    assert shown["text"] == "Settings\nLanguage: English\nTime zone: not chosen"
    await person.press(shown, "Time zone")
    listed = await person.changed(shown)
    await person.press(listed, "Back")
    assert (await person.changed(listed))["text"] == "Settings\nLanguage: English\nTime zone: not chosen"


@pytest.mark.parametrize("data", ["zone:", "zone:back", "zone:Africa/Cairo", "zone:Mars/Olympus", "zone:../../etc/passwd"])
async def test_a_zone_counts_only_where_its_button_stands(stage: Stage, data: str) -> None:
    person = await stage.person()
    await person.send("/help")
    message = await person.answer()
    await person.press_data(message["message_id"], data)
    view = await person.until(lambda v: v["callback_answer"] is not None)
    assert view["callback_answer"]["text"] == GONE
    assert stage.bot is not None
    assert (await stage.bot.house.readers.reader(person.id)).zone is None


@pytest.mark.parametrize(
    ("at", "clock"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "12:59 am"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2:00 am"),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), "1:59 am"),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "1:00 am"),
    ],
)
async def test_the_clock_follows_the_citys_summer_time(stage: Stage, at: datetime, clock: str) -> None:
    assert stage.bot is not None
    settings = Settings(replace(stage.bot.house, clock=lambda: at))
    reader = Reader(501, Language.EN, "Europe/London")
    assert settings.told(voice(reader), reader).endswith(f"Time zone: London, now {clock}")


def test_every_city_has_a_name_in_both_languages_and_fits_a_button() -> None:
    from newsdesk.rendering.layout import first_strong
    from newsdesk.rendering.zones import city

    for zone in CITIES:
        assert first_strong(city(zone, Language.AR)) == "R", zone
        assert first_strong(city(zone, Language.EN)) == "L", zone
        assert len(f"zone:{zone}".encode()) <= 64
