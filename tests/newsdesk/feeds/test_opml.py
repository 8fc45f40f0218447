from __future__ import annotations

from collections import Counter

import pytest

from newsdesk.articles import canonical_address
from newsdesk.feeds import Outline, read_opml, write_opml
from newsdesk.feeds.opml import suggested


def test_what_is_written_is_read_again() -> None:
    feeds = (Outline("https://a.example/feed?x=1&y=2", 'أخبار "اليوم" <b> & غد', "ar"), Outline("https://b.example/rss", "B"))
    assert read_opml(write_opml(feeds, "قائمة & more").encode()) == feeds


def test_folders_are_opened_and_each_feed_is_taken_once() -> None:
    data = b"""<opml version="1.0"><body><outline text="News"><outline text="A" xmlUrl="https://a.example/rss"/>
    <outline text="again" xmlUrl="https://A.example:443/rss"/>
    <outline text="bad" xmlUrl="javascript:1"/></outline></body></opml>"""
    assert read_opml(data) == (Outline("https://a.example/rss", "A"),)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no xml",
        b"<html/>",
        b'<!DOCTYPE o [<!ENTITY a "b">]><opml><body><outline xmlUrl="https://a.example/"/></body></opml>',
    ],
)
def test_what_is_no_list_or_has_entities_is_empty(data: bytes) -> None:
    assert read_opml(data) == ()


def test_the_projects_list_has_many_feeds_in_both_languages_each_once() -> None:
    feeds = suggested()
    assert Counter(feed.language for feed in feeds).keys() == {"ar", "en"}
    assert all(count >= 10 for count in Counter(feed.language for feed in feeds).values())
    assert all(feed.address == canonical_address(feed.address) for feed in feeds)
    assert len({feed.title for feed in feeds}) == len(feeds) >= 20
