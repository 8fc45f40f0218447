from __future__ import annotations

import pytest

from newsdesk.articles.page import Page, read_page
from newsdesk.model import Day
from newsdesk.text.hijri import hijri_day
from tests.newsdesk.articles.pages import newspaper


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("٩ ذو القعدة ١٤٤٣هـ", Day(6, 8, 2022)),
        ("الأربعاء 9 ذي القعدة 1443 هـ", Day(6, 8, 2022)),
        ("1 رمضان 1445", Day(3, 11, 2024)),
        ("1 Ramadan 1445 AH", Day(3, 11, 2024)),
        ("٩ ذو القعدة", None),
        ("٩ يونيو ١٤٤٣", None),
        ("1 رمضان 1445 و 2 رمضان 1445", None),
        ("", None),
    ],
)
def test_a_hijri_day_with_its_year_is_a_day_of_our_calendar(text: str, day: Day | None) -> None:
    assert hijri_day(text) == day


def test_a_hijri_day_agrees_with_what_the_page_tells_machines() -> None:
    page = newspaper().replace(
        "</head>", '<meta property="article:published_time" content="2022-06-08T10:00:00+03:00"></head>', 1
    )
    page = page.replace("<body>", '<body><span class="date">الأربعاء ٩ ذو القعدة ١٤٤٣هـ</span>', 1)
    found = read_page(page.encode())
    assert isinstance(found, Page)
    assert found.published == Day(6, 8, 2022)
