from __future__ import annotations

import base64

from lxml import html  # type: ignore[import-untyped]  # lxml ships no types

from newsdesk.articles.lists import Offer, feed_offers, page_offers

HOME = "https://www.post.example/news"


def _rss(*items: tuple[str, str, str]) -> bytes:
    inner = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate></item>" for title, link, date in items
    )
    return f"<?xml version='1.0'?><rss><channel><title>Post</title><link>/</link>{inner}</channel></rss>".encode()


def test_a_feed_offers_its_five_newest_articles() -> None:
    items = [
        (f"Story number {day}", f"/story/{day}?utm_source=rss", f"Wed, {day:02} Jun 2022 10:00:00 GMT")
        for day in (3, 8, 1, 7, 5, 6)
    ]
    offers = feed_offers(_rss(*items), "https://www.post.example/feed")
    assert offers[0] == Offer("Story number 8", "https://www.post.example/story/8")
    assert [offer.title[-1] for offer in offers] == list("87653")


def test_a_feed_without_dates_keeps_its_order_and_names_nothing_twice() -> None:
    offers = feed_offers(_rss(("One", "/1", ""), ("Two", "/2", "soon"), ("One again", "/1", "")), HOME)
    assert [offer.title for offer in offers] == ["One", "Two"]


def test_an_atom_feed_is_read_by_its_links() -> None:
    entry = (
        "<entry><title type='html'>&lt;b&gt;عنوان&lt;/b&gt; الخبر</title><link rel='self' href='/x'/><link href='/a/1'/>"
        "<updated>2022-06-08T10:00:00Z</updated></entry>"
    )
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>".encode()
    assert feed_offers(feed, HOME) == (Offer("عنوان الخبر", "https://www.post.example/a/1"),)


def test_a_hostile_feed_offers_nothing() -> None:
    for feed in (
        b"",
        b"<rss>",
        b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss><item><title>&a;</title><link>/a</link></item></rss>",
        b"<rss>" + b"<item>" * 100_000,
        _rss(("Script", "javascript:alert(1)", ""), ("File", "file:///etc/passwd", ""), ("", "/a", "")),
    ):
        assert feed_offers(feed, HOME) == ()


def test_a_list_page_offers_what_stands_outside_its_menus() -> None:
    stories = "".join(f"<h2><a href='/news/2022/story-{n}'>Story number {n} has a headline</a></h2>" for n in range(9))
    page = html.fromstring(
        "<html><body><nav><a href='/section/long-enough'>A section with a long name</a></nav>"
        "<div class='main-menu'><a href='/section/other'>Another section with a long name</a></div>"
        f"<a href='https://other.example/news/1234'>A headline on another site</a>{stories}</body></html>"
    )
    offers = page_offers(page, HOME)
    assert [offer.address for offer in offers] == [f"https://www.post.example/news/2022/story-{n}" for n in range(5)]
    assert page_offers(page, None) == ()


def test_titles_are_words_only_and_addresses_are_the_publisher_s() -> None:
    code = base64.urlsafe_b64encode(b"\x08\x13\x22\x1ehttps://www.post.example/news/1\xd2").decode().rstrip("=")
    offers = feed_offers(
        _rss(
            ("<![CDATA[Mayor &amp; <b>minister</b> \u202esay\u202c yes]]>", "/1", ""),
            ("Of Google News", f"https://news.google.com/rss/articles/{code}?oc=5", ""),
            ("No address", "javascript:alert(1)", ""),
        ),
        HOME,
    )
    assert offers == (
        Offer("Mayor & minister say yes", "https://www.post.example/1"),
        Offer("Of Google News", "https://www.post.example/news/1"),
    )
