"""Plain text and Markdown."""

from __future__ import annotations

from newsdesk.model import Language, View
from newsdesk.rendering import answer_blocks, markdown, plain
from tests.newsdesk.rendering.cases import CASES, markup
from tests.newsdesk.rendering.making import AR, EN, dam


def test_plain_text_has_quotations_behind_a_bar_and_the_address_once() -> None:
    shown = plain.text(answer_blocks(dam("https://alsahl.example/dam").summary(), View(AR)))
    assert "\nقالت · بشأن منظمة الأرصاد\n│ «طلبنا من المنظمة" in shown
    assert shown.count("https://alsahl.example/dam") == 1
    assert "↖" not in shown
    assert shown.endswith("قول · قراءة آلية\n")


def test_markdown_has_links_bold_names_and_quotations() -> None:
    shown = markdown.text(answer_blocks(dam("https://alsahl.example/dam").summary(), View(EN)))
    assert "[**هالة منصور: لن نؤجل إنذارات الأرصاد**](<https://alsahl.example/dam>)" in shown
    assert "**Hala Mansour** (هالة منصور), Spokeswoman" in shown
    assert "[Said · about the WMO ↗](<https://alsahl.example/dam#:~:text=" in shown
    assert "\n\n> «طلبنا من" in shown


def test_markup_of_an_article_stays_text_in_markdown() -> None:
    shown = markdown.text(answer_blocks(markup(), View(EN)))
    assert "**\\<script\\>alert(1)\\</script\\>**" in shown
    assert "\\*x\\* \\_y\\_" in shown
    assert "<b>" not in shown.replace("\\<b\\>", "")


def test_every_case_takes_every_form() -> None:
    for make, view in CASES.values():
        for language in Language:
            blocks = answer_blocks(make(), View(language, view.grouping, view.page))
            assert plain.text(blocks).strip()
            assert markdown.text(blocks).strip()
