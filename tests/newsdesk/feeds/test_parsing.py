"""Feeds of every kind, broken ones, and hostile ones."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from newsdesk.feeds import FeedItem, feed_links, parse_feed
from newsdesk.feeds.parsing import MOST_ITEMS
from tests.measuring import within

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HERE = "https://news.example/feed.xml"


def rss(items: str, channel: str = "<title>أخبار &amp; آراء</title><link>https://news.example/</link>") -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{channel}{items}</channel></rss>'.encode()


ITEM = (
    "<item><title>الوزير: «لن نرفع الأسعار»</title><link>https://news.example/a?utm_source=rss</link>"
    "<guid isPermaLink='false'>17</guid><pubDate>Tue, 24 Nov 2026 10:00:00 +0300</pubDate></item>"
)


def test_an_rss_item_has_key_canonical_address_title_and_time() -> None:
    read = parse_feed(rss(ITEM), HERE, NOW)
    assert read is not None
    assert (read.title, read.home) == ("أخبار & آراء", "https://news.example/")
    assert read.items == (
        FeedItem("17", "https://news.example/a", "الوزير: «لن نرفع الأسعار»", datetime(2026, 11, 24, 7, tzinfo=UTC)),
    )


def test_an_atom_feed_is_read() -> None:
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Town news</title><link href="/"/><entry><id>tag:x,1</id>'
        '<title type="html">Rain &amp;lt;b&amp;gt;again&amp;lt;/b&amp;gt;</title><link href="/rain.html"/>'
        "<updated>2026-11-23T08:00:00Z</updated></entry></feed>"
    )
    read = parse_feed(data.encode(), HERE, NOW)
    assert read is not None
    assert [(one.key, one.address, one.title) for one in read.items] == [
        ("tag:x,1", "https://news.example/rain.html", "Rain again")
    ]


def test_a_json_feed_is_read() -> None:
    items = [
        {"id": 1, "url": "https://news.example/1", "title": "One", "date_published": "2026-11-23T08:00:00+02:00"},
        {"id": 2, "external_url": "/2", "summary": "Two", "date_published": "nonsense"},
        {"id": 3, "title": "no address"},
        "no item",
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": "https://news.example", "items": items}
    read = parse_feed(json.dumps(feed).encode(), HERE, NOW)
    assert read is not None
    assert [(one.title, one.published and one.published.hour) for one in read.items] == [("One", 6), ("Two", None)]


@pytest.mark.parametrize("charset", ["windows-1256", "utf-16", "iso-8859-6"])
def test_a_feed_is_read_in_the_charset_that_it_declares(charset: str) -> None:
    data = f'<?xml version="1.0" encoding="{charset}"?><rss version="2.0"><channel><title>ا</title>{ITEM}</channel></rss>'
    data = data.replace("«", '"').replace("»", '"')
    read = parse_feed(data.encode(charset), HERE, NOW)
    assert read is not None
    assert read.items[0].title == 'الوزير: "لن نرفع الأسعار"'


def test_the_newest_come_first_each_address_once_and_a_date_ahead_is_none() -> None:
    def item(number: int, day: str) -> str:
        return f"<item><title>{number}</title><link>https://news.example/{number}</link><pubDate>{day}</pubDate></item>"

    days = ["Mon, 02 Nov 2026 10:00:00 GMT", "Tue, 03 Nov 2026 10:00:00 GMT", "Wed, 24 Nov 2027 10:00:00 GMT", "soon"]
    read = parse_feed(rss("".join(item(n, day) for n, day in enumerate(days)) + item(1, days[0])), HERE, NOW)
    assert read is not None
    assert [(one.title, one.published is None) for one in read.items] == [("1", False), ("0", False), ("2", True), ("3", True)]


def test_of_five_thousand_items_the_newest_are_looked_at() -> None:
    items = "".join(
        f"<item><title>{n}</title><link>https://news.example/{n}</link>"
        f"<pubDate>Mon, 02 Nov 2026 {n % 24:02}:00:00 GMT</pubDate></item>"
        for n in range(5_000)
    )
    read = parse_feed(rss(items), HERE, NOW)
    assert read is not None
    assert len(read.items) == MOST_ITEMS
    assert all(one.published is not None and one.published.hour == 23 for one in read.items)
    assert within(10, lambda: parse_feed(rss(items), HERE, NOW))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body><p>A page</p></body></html>",
        b"{}",
        b'{"version": "https://jsonfeed.org/version/1", "items": 5}',
        b"[" * 100_000,
        b"{" * 100_000,
        b"<" * 100_000,
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><rss version="2.0"><channel><title>&a;</title></channel></rss>',
        b"\x00" * 1_000,
    ],
)
def test_what_is_no_feed_or_defines_entities_is_none(data: bytes) -> None:
    assert parse_feed(data, HERE, NOW) is None


def test_a_broken_feed_gives_what_can_be_read() -> None:
    read = parse_feed(rss(ITEM)[:-20] + b"<item><title>cut", HERE, NOW)
    assert read is not None
    assert read.items[0].key == "17"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://user:pw@x.example/", "http://"])
def test_an_item_that_leads_nowhere_is_left_out(link: str) -> None:
    read = parse_feed(rss(f"<item><title>x</title><link>{link}</link></item>{ITEM}"), HERE, NOW)
    assert read is not None
    assert [one.key for one in read.items] == ["17"]


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: rss(text)))
def test_anything_at_all_raises_nothing(data: bytes) -> None:
    parse_feed(data, HERE, NOW)


def test_a_page_names_its_feeds() -> None:
    page = (
        '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"><link rel="stylesheet" href="/x.css">'
        '<link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="https://other.example/atom">'
        '<link rel="alternate" type="text/html" hreflang="en" href="/en"></head></html>'
    )
    assert feed_links(html.fromstring(page), "https://news.example/a/b") == (
        "https://news.example/rss",
        "https://other.example/atom",
    )
