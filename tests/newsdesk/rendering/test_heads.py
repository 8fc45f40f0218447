"""The line of the source: publisher, day, language."""

from __future__ import annotations

import pytest

from newsdesk.model import Day, Language, View
from newsdesk.rendering.heads import Head
from newsdesk.rendering.words import words
from newsdesk.rendering.zones import city
from tests.newsdesk.rendering.making import AR, EN, Making


@pytest.mark.parametrize(
    ("publisher", "article", "reader", "zone", "shown"),
    [
        ("تاس", AR, EN, None, "TASS · 17 May · in Arabic"),
        ("صوت الميناء", AR, EN, None, "17 May · in Arabic · Source: صوت الميناء"),
        ("Harbour News", EN, AR, "Africa/Casablanca", "17 ماي · بالإنجليزية · المصدر: Harbour News"),
        ("Axios", AR, AR, "Africa/Casablanca", "أكسيوس · 17 ماي"),
        ("Axios", AR, AR, None, "أكسيوس · ١٧ مايو/أيار"),
    ],
)
def test_the_publisher_comes_first_unless_its_script_would_draw_the_day_to_its_other_side(
    publisher: str, article: Language, reader: Language, zone: str | None, shown: str
) -> None:
    made = Making("نعم", article, publisher=publisher, published=Day(5, 17))
    source = Head(made.summary(), words(reader, zone), View(reader)).source()
    assert source is not None
    assert source.text == shown


def test_a_city_is_spelt_as_the_press_spells_it() -> None:
    assert city("America/Los_Angeles", AR) == "لوس أنجلوس"
    assert city("America/Los_Angeles", EN) == "Los Angeles"
