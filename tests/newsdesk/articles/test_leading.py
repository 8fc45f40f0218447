from __future__ import annotations

import base64

import pytest

from newsdesk.articles.address import direct_address, parse
from newsdesk.articles.fetching import Fetched
from newsdesk.articles.leading import led_on
from newsdesk.articles.page import Elsewhere, read_page
from newsdesk.errors import OnlyInBrowser

STORY = "https://www.post.example/news/story-1"
NEW = "https://news.google.com/rss/articles/CBMiW0FVX3lxTE5hYmNkZWZnaGlqa2xtbm9w"


def coded(address: str, more: bytes = b"\xd2\x01\x00") -> str:
    held = b"\x08\x13\x22" + bytes([len(address)]) + address.encode() + more
    return base64.urlsafe_b64encode(held).decode().rstrip("=")


def found(address: str, page: str = "<html><script>go()</script></html>") -> Fetched:
    return Fetched(parse(address), page.encode(), "text/html", None)


@pytest.mark.parametrize("way", ["rss/articles", "articles", "read"])
def test_the_older_codes_of_google_news_hold_the_address(way: str) -> None:
    assert direct_address(f"https://news.google.com/{way}/{coded(STORY)}?hl=ar&oc=5") == STORY


@pytest.mark.parametrize(
    "code", ["AAAA" * 5, "CBMi" + "_" * 40, coded("javascript:alert(1)"), coded("https://user:x@inside.example/")]
)
def test_a_code_without_an_address_stays_what_it_is(code: str) -> None:
    address = f"https://news.google.com/rss/articles/{code}"
    assert direct_address(address) == address


def test_a_page_that_writes_down_where_its_script_leads_is_followed() -> None:
    page = f'<c-wiz data-n-au="{STORY}?a=1&amp;b=2"></c-wiz>'
    assert str(led_on(NEW, found(NEW, page))) == f"{STORY}?a=1&b=2"
    apple = found("https://apple.news/AbCdEf", f'<script>redirectToUrlAfterTimeout("{STORY}", 0)</script>')
    assert str(led_on("https://apple.news/AbCdEf", apple)) == STORY


@pytest.mark.parametrize("there", [NEW, "https://consent.google.com/ml?continue=x", "https://www.google.com/sorry/index"])
def test_google_news_without_an_address_is_for_a_browser(there: str) -> None:
    with pytest.raises(OnlyInBrowser):
        led_on(NEW, found(there))


@pytest.mark.parametrize(
    ("asked", "there"), [(STORY, STORY), (NEW, STORY), ("https://news.google.com/home", "https://news.google.com/home")]
)
def test_any_other_page_is_read_itself(asked: str, there: str) -> None:
    assert led_on(asked, found(there)) is None


def test_an_address_in_a_page_that_is_none_is_not_followed() -> None:
    with pytest.raises(OnlyInBrowser):
        led_on(NEW, found(NEW, '<c-wiz data-n-au="https://user:secret@inside.example/">'))


@pytest.mark.parametrize(
    "page",
    [
        f'<meta http-equiv="refresh" content="0;URL={STORY}">',
        f'<head><noscript><META http-equiv="refresh" content="0;URL={STORY}"></noscript><title>{STORY}</title></head>',
        f"<!DOCTYPE html><html><head><meta http-equiv='Refresh' content='1; url={STORY}'></head><body>Wait</body></html>",
    ],
)
def test_a_page_that_only_sends_on_is_followed_however_little_of_a_page_it_is(page: str) -> None:
    assert read_page(page.encode(), None, "https://short.example/a") == Elsewhere(STORY)
