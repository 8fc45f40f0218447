"""RSS, Atom and JSON Feed. Everything here runs in a capped worker: it reads what strangers have written."""

from __future__ import annotations

import calendar
import html
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from newsdesk.articles.address import canonical_address, followed, parse
from newsdesk.errors import BadAddress
from newsdesk.text import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

MOST_ITEMS = 200
"""Items that are looked at, the newest: a feed that has more is a catalogue."""

_LONGEST_KEY, _LONGEST_TITLE = 500, 300
_AHEAD = timedelta(hours=1)  # by which a publisher's clock may be wrong
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,400}>")
_KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item: what tells it from others in its feed, the canonical address of its article, title, and when it came out.

    `published` is None where the feed gives no date that can be: one that lies ahead is none.
    """

    key: str
    address: str
    title: str
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedRead:
    """What a feed says: its title, the page it belongs to, and its items, newest first, those without a date in its order."""

    title: str
    home: str | None
    items: tuple[FeedItem, ...]


def parse_feed(data: bytes, address: str, now: datetime) -> FeedRead | None:
    """The feed in the bytes that stood at an address; None where it is none, or one with entities of its own."""
    if _ENTITY.search(data):
        return None
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    read = _json_feed(data, address, now) if start.startswith(b"{") else _xml_feed(data, address, now)
    if read is None:
        return None
    first: dict[str, FeedItem] = {}
    for item in read.items:
        first.setdefault(item.address, item)
    dated = sorted(first.values(), key=lambda item: item.published or datetime.min.replace(tzinfo=UTC), reverse=True)
    return FeedRead(read.title, read.home, tuple(dated[:MOST_ITEMS]))


def feed_links(tree: HtmlElement, address: str) -> tuple[str, ...]:
    """The addresses of the feeds that a page names, in its order."""
    found: dict[str, None] = {}
    for link in tree.iter("link"):
        kinds = (link.get("rel") or "").lower().split()
        if "alternate" in kinds and (link.get("type") or "").split(";")[0].strip().lower() in _KINDS:
            to = _resolved(link.get("href"), address)
            if to is not None:
                found.setdefault(to)
    return tuple(found)


def _xml_feed(data: bytes, address: str, now: datetime) -> FeedRead | None:
    import feedparser  # type: ignore[import-untyped]  # it ships no types

    read = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not read.get("version"):
        return None
    items = _items(read.entries, lambda entry: _xml_item(entry, address, now))
    return FeedRead(_plain(read.feed.get("title"), _LONGEST_TITLE), _resolved(read.feed.get("link"), address), tuple(items))


def _xml_item(entry: Mapping[str, Any], address: str, now: datetime) -> FeedItem | None:
    link = entry.get("link") or (entry.get("id") if str(entry.get("id", "")).startswith(("http://", "https://")) else None)
    to = _resolved(link, address)
    if to is None:
        return None
    dates = [entry[name] for name in ("published_parsed", "updated_parsed") if name in entry]  # its get() warns of its aliases
    at = next(filter(None, dates), None)
    when = None
    if at is not None:
        try:
            when = datetime.fromtimestamp(calendar.timegm(at), UTC)
        except (ValueError, OverflowError, OSError):
            when = None
    return FeedItem(str(entry.get("id") or to)[:_LONGEST_KEY], to, _plain(entry.get("title"), _LONGEST_TITLE), _past(when, now))


def _json_feed(data: bytes, address: str, now: datetime) -> FeedRead | None:
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or "jsonfeed.org" not in str(read.get("version")) or not isinstance(read.get("items"), list):
        return None
    items = _items(read["items"], lambda entry: _json_item(entry, address, now))
    return FeedRead(_plain(read.get("title"), _LONGEST_TITLE), _resolved(read.get("home_page_url"), address), tuple(items))


def _json_item(entry: Any, address: str, now: datetime) -> FeedItem | None:
    if not isinstance(entry, dict):
        return None
    to = _resolved(entry.get("url") or entry.get("external_url"), address)
    if to is None:
        return None
    when = None
    try:
        when = datetime.fromisoformat(str(entry.get("date_published") or entry.get("date_modified")))
        when = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        when = None
    title = _plain(entry.get("title") or entry.get("summary"), _LONGEST_TITLE)
    return FeedItem(str(entry.get("id") or to)[:_LONGEST_KEY], to, title, _past(when, now))


def _items(entries: list[Any], item_of: Callable[[Any], FeedItem | None]) -> Iterator[FeedItem]:
    for entry in entries:
        item = item_of(entry)
        if item is not None:
            yield item


def _past(when: datetime | None, now: datetime) -> datetime | None:
    return when if when is not None and datetime(1995, 1, 1, tzinfo=UTC) < when <= now + _AHEAD else None


def _resolved(link: object, address: str) -> str | None:
    """The canonical address that a link of the feed leads to; None where it is none that can be opened."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        return canonical_address(str(followed(parse(address), link.strip())))
    except (BadAddress, ValueError):
        return None


def _plain(text: object, longest: int) -> str:
    """Words without markup, in one line."""
    if not isinstance(text, str):
        return ""
    return " ".join(clean(html.unescape(_TAG.sub("", html.unescape(text)))).split())[:longest]
