"""A list's newest articles: as lines with their links, and as buttons that fit."""

from __future__ import annotations

import pytest

from newsdesk.model import Item, Language, View
from newsdesk.rendering import Action, telegram
from newsdesk.rendering.blocks import Entry, list_blocks
from newsdesk.rendering.choices import LONGEST_LABEL, list_choices
from newsdesk.rendering.offers import offer_blocks, offer_choices

TITLES = (
    "الحكومة تقرّ موازنة الموانئ للعام المقبل بعد نقاش طويل",
    "Harbour <b>works</b> & a mayor",
    "ق" * 400,
    "x " * 200,
    "Short",
)
ITEM = Item(
    None, "https://post.example/news", "ListPage", offers=tuple((t, f"https://post.example/{n}") for n, t in enumerate(TITLES))
)


@pytest.mark.parametrize("language", Language)
def test_each_article_has_its_line_and_its_button(language: Language) -> None:
    view = View(language)
    sent = telegram.messages(offer_blocks(ITEM, view))
    assert len(sent) == 1
    assert all(f'<a href="https://post.example/{n}">' in sent[0] for n in range(5))
    assert "&lt;b&gt;works&lt;/b&gt; &amp; a mayor" in sent[0]
    *rows, last = offer_choices(ITEM, view)
    assert [[choice.code for choice in row] for row in rows] == [[f"read:{n}"] for n in range(5)]
    assert all(len(choice.label) <= LONGEST_LABEL for row in rows for choice in row)
    assert [choice.action for choice in last] == [Action.LANGUAGE, Action.DELETE]


def test_the_digits_are_the_reader_s() -> None:
    assert offer_choices(ITEM, View(Language.AR), zone="Asia/Riyadh")[0][0].label.startswith("١. ")


def test_among_several_a_list_is_opened_by_a_button_and_left_again() -> None:
    entries = [Entry(Item(None, "https://gone.example/", "NotFound")), Entry(ITEM)]
    rows = list_choices(entries, View(Language.EN))
    assert [(choice.label, choice.code) for choice in rows[0]] == [("2. Its newest articles", "item:1")]
    assert offer_choices(ITEM, View(Language.EN, item=1))[-1][0].label == "All articles"


def test_an_error_among_several_is_told_with_its_figures() -> None:
    full = Item(None, "https://post.example/a", "TooManyReadings", fields=(("limit", 200), ("minutes", 3)))
    large = Item(None, "https://post.example/b", "TooLong", fields=(("limit", 300_000),))
    told = "\n".join(telegram.messages(list_blocks([Entry(full), Entry(large)], View(Language.AR))))
    assert "(٢٠٠)" in told
    assert "بعد ٣ دقائق" in told
    assert "٣٠٠٬٠٠٠ حرف" in told
    assert "{" not in told


def test_an_error_that_this_program_does_not_know_has_a_sentence() -> None:
    strange = Item(None, "https://post.example/a", "QuiteUnknown", fields=(("detail", 1),))
    assert "That did not work." in telegram.messages(list_blocks([Entry(strange)], View(Language.EN)))[0]
