from __future__ import annotations

from collections import Counter

import pytest

from newsdesk.articles.page import Page, Refusal, read_page
from newsdesk.errors import NotArticle, OtherLanguage, Paywall, ReaderError
from tests.newsdesk.articles.pages import AR_BODY, AR_TITLE, EN_BODY, EN_TITLE, newspaper
from tests.newsdesk.articles.walls import ABOUT, FOREIGN, PAID, WALLS, bare, teaser

ADDRESS = "https://post.example/news/a"
LONG = tuple(
    f"In district {n} the council said that repairs to the {place} would take {n + 2} weeks, that they would cost less than last "
    f"year, and that nobody who lives beside the {place} would have to leave home while the work goes on."
    for n, place in enumerate(("port", "market", "school", "bridge", "station", "hospital", "library", "museum"))
)


def _read(page: str, address: str = ADDRESS) -> Page | type[ReaderError]:
    found = read_page(page.encode(), None, address)
    assert isinstance(found, Page | Refusal)
    return found if isinstance(found, Page) else found.error


@pytest.mark.parametrize(("error", "page"), [pytest.param(*row, id=f"{row[0].__name__}-{n}") for n, row in enumerate(WALLS)])
def test_what_is_no_article_is_told_by_its_name(error: type[ReaderError], page: str) -> None:
    assert _read(page) is error


def test_every_verdict_has_pages_in_both_languages() -> None:
    arabic = Counter(error for error, page in WALLS if any("ء" <= letter <= "ي" for letter in page))
    assert min(Counter(error for error, _ in WALLS).values()) >= 6
    assert all(arabic[error] >= 3 for error, _ in WALLS)


@pytest.mark.parametrize("language", FOREIGN)
def test_a_page_in_another_language_is_told(language: str) -> None:
    assert _read(FOREIGN[language]) is OtherLanguage


@pytest.mark.parametrize(("title", "sentence"), ABOUT)
def test_an_article_that_tells_of_walls_is_read(title: str, sentence: str) -> None:
    body = AR_BODY if title[0] > "\u0600" else EN_BODY
    for paragraphs in ((sentence, *body), (*body[:2], sentence), (*body, sentence, *body[:2])):
        found = _read(newspaper(title, paragraphs))
        assert isinstance(found, Page)
        assert sentence in found.text
        assert not found.partial


@pytest.mark.parametrize("markup", ["{}", "<p>{}</p>", "<article><h1>A</h1><p>Some words before it.</p><p>{}</p></article>"])
def test_a_word_without_end_is_no_article(markup: str) -> None:
    assert _read(bare("A", markup.format("a" * 190_000))) is NotArticle


def test_what_a_paywall_leaves_open_is_read_if_it_is_a_good_part() -> None:
    for count, paragraphs in ((4, "teaser"), (8, "whole")):
        found = _read(newspaper(EN_TITLE, LONG[:count], head=PAID))
        assert found is Paywall if paragraphs == "teaser" else isinstance(found, Page), count
    wall = "<div class='paywall'>Subscribe to continue reading</div>"
    cut = _read(newspaper(EN_TITLE, LONG, head=PAID).replace("</article>", wall + "</article>"))
    assert isinstance(cut, Page)
    assert cut.partial


def test_an_article_that_breaks_off_for_those_who_do_not_pay_is_partial() -> None:
    whole, cut = (
        _read(newspaper(EN_TITLE, (*LONG, end), head=PAID)) for end in ("That is all.", "What the mayor said next was…")
    )
    assert isinstance(whole, Page)
    assert isinstance(cut, Page)
    assert (whole.partial, cut.partial) == (False, True)


def test_a_short_article_in_the_very_part_kept_for_subscribers_is_whole() -> None:
    page = newspaper(AR_TITLE, AR_BODY, head=PAID).replace("<article>", "<article class='story paywall'>")
    found = _read(page)
    assert isinstance(found, Page)
    assert found.text == "\n".join(AR_BODY)
    assert not found.partial


def test_words_of_a_wall_count_for_nothing_where_the_page_says_it_is_free() -> None:
    free = PAID.replace("false", "true").replace('"False"', '"True"')
    assert isinstance(_read(teaser(4, "<div>Subscribe to continue reading our newsletters</div>", head=free)), Page)
