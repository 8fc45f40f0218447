from __future__ import annotations

import pytest

from newsdesk.articles.headings import Facts, facts_of
from newsdesk.model import Day
from tests.measuring import within

AR = "قالت الوزيرة إن الأسعار لن ترتفع قبل نهاية الصيف المقبل، وإن الشبكة ستُصلح في أربعة أحياء على الأقل."
EN = "The minister said that prices would not rise before the end of summer, and that the network would be repaired."
TITLE_AR = "لا زيادة في الأسعار هذا الصيف"
TITLE = "Prices will not rise"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (f"{TITLE_AR}\nموسكو، ١٧ مايو/أيار. تاس\n{AR}", Facts(TITLE_AR, "تاس", Day(5, 17))),
        (f"{TITLE_AR}\nبيروت- وكالات: {AR}", Facts(TITLE_AR)),
        (f"{TITLE_AR}\nسبق- وكالات: {AR}", Facts(TITLE_AR, "سبق")),
        (f"{TITLE_AR}\nرويترز- بنغازي (ليبيا): {AR}", Facts(TITLE_AR, "رويترز")),
        (f"القاهرة - أ ش أ:\n{AR}", Facts(None, "أ ش أ")),
        (f"دبي (رويترز) - {AR}", Facts(None, "رويترز")),
        (f"الدوحة في 20 يوليو /قنا/ {AR}", Facts(None, "قنا", Day(7, 20))),
        (f"قنا - محمد علي: {AR}", Facts()),
        (f"عمّان 5-6-2022 (بترا)- {AR}", Facts(None, "بترا", Day(6, 5, 2022))),
        (f"بيروت/ الأناضول\n{AR}", Facts(None, "الأناضول")),
        (f"AHDATH.INFO\n{AR}", Facts(None, "AHDATH.INFO")),
        (f"{AR}\nالأناضول", Facts(None, "الأناضول")),
        (f"{AR}\nالمصدر: تاس", Facts(None, "تاس")),
        (f"{AR}\nالمصدر : صحيفة الميناء", Facts(None, "صحيفة الميناء")),
        (f"{AR}\nالمصدر: وكالات", Facts()),
        (f"{AR}\nالمصدر: RT + وكالات", Facts(None, "RT")),
        (f"{AR} (أ ف ب)", Facts(None, "أ ف ب")),
        (f"نيويورك، 5 مايو: {AR}", Facts(None, None, Day(5, 5))),
        (f"سان فرانسيسكو 20 يوليو تموز (رويترز) -\n{AR}", Facts(None, "رويترز", Day(7, 20))),
        (f"الفيفا يختار رئيسه 26 فبراير .. والاتحادات تعترض\n{AR}", Facts("الفيفا يختار رئيسه 26 فبراير .. والاتحادات تعترض")),
        (f"15 أغسطس: صحا الجو قليلا. {AR}", Facts()),
        (f"السياسة\n{TITLE_AR}\n{AR}", Facts(TITLE_AR)),
        (f"الكويت - السياسة: {AR}", Facts(None, "السياسة")),
        (f"{TITLE}\n{EN}\nMap", Facts(TITLE)),
        (f"Ru En\n\n{TITLE_AR}\n\n٠٨ يونيو ٢٠٢٢\n\n{AR}", Facts(TITLE_AR, None, Day(6, 8, 2022))),
        (f"عاجل\n{TITLE_AR}\nنُشر في ٨ حزيران ٢٠٢٢ الساعة 14:30\n{AR}", Facts(TITLE_AR, None, Day(6, 8, 2022))),
        (f"{TITLE_AR}\n12 غشت 2018\n{AR}", Facts(TITLE_AR, None, Day(8, 12, 2018))),
        (f"{TITLE}\n\nMEMPHIS, Tenn. — (Reuters) Nov 12 — {EN}", Facts(TITLE, "Reuters", Day(11, 12))),
        (f"Prices will not rise\nRABAT, June 24 (Reuters) - {EN}", Facts("Prices will not rise", "Reuters", Day(6, 24))),
        (f"{TITLE} — minister\n\nMOSCOW, March 4. /TASS/. {EN}", Facts(f"{TITLE} — minister", "TASS", Day(3, 4))),
        (f"Port-au-Prince (AFP) – {EN}", Facts(None, "AFP")),
        (f"LONDON, Nov 3 2024 (Reuters) {EN}", Facts(None, "Reuters", Day(11, 3, 2024))),
        (f"Prices will not rise\n4 February - Water\n{EN}", Facts("Prices will not rise", None, Day(2, 4))),
        (f"FOR IMMEDIATE RELEASE\n\nPrices will not rise\n\n{EN}", Facts("Prices will not rise")),
        (f"# Prices will not rise\n\n{EN}", Facts("Prices will not rise")),
        (f"**Prices will not rise**\n\n{EN}", Facts("Prices will not rise")),
        (EN, Facts()),
        (f"{EN}\n{EN}", Facts()),
        ("Prices will not rise", Facts()),
        (f"Reuters, quoting sources, said: {EN}", Facts()),
        (f"In Paris, June 5, 1967, was a hot day: {EN}", Facts()),
        (f"وقال الوزير - نقلا عن وكالة - إن هذا صحيح. {AR}", Facts()),
    ],
)  # fmt: skip
def test_title_publisher_and_day_are_taken_where_they_are_plain(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


@pytest.mark.parametrize(
    "text",
    ["", "\n", "x", "-", ":", "المصدر:", "()", "/" * 200_000, "،" * 200_000, "(" * 300_000, "1 مايو/" * 50_000, "a\n" * 150_000],
)
def test_a_strange_text_has_no_facts_and_takes_no_time(text: str) -> None:
    assert within(0.5, lambda: facts_of(text))
