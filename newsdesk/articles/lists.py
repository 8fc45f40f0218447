"""The newest articles of a feed, and of a page that is a list."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsdesk.articles.address import direct_address, followed, parse, same_site
from newsdesk.errors import BadAddress

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]  # lxml ships no types
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

MOST_OFFERED = 5
_MOST_ITEMS = 500
_HEADLINE, _LONGEST = 20, 300
_MOST_LINKS = 3_000
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08]")
_AROUND = re.compile(r"nav|menu|foot|side|widget|login|share|social|breadcrumb|tag|cookie|legal|privacy", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """An article that a list leads to."""

    title: str
    address: str


def feed_offers(data: bytes, address: str) -> tuple[Offer, ...]:
    """The five newest articles of an RSS or Atom feed, newest first by their dates, or in its order where it gives none.

    A broken feed, one with entities or without articles has none. Runs in a worker.
    """
    from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

    if b"<!ENTITY" in data:
        return ()
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return ()
    found: list[tuple[float, Offer]] = []
    for item in _items(root):
        title = _title(re.sub(r"<[^<>]{1,200}>", "", html.unescape(_text(item, "title"))))
        if (to := _resolved(_link(item), address)) is not None and title:
            found.append((_when(item), Offer(title[:_LONGEST], to)))
    found.sort(key=lambda one: -one[0])  # stable: the feed's own order among equals
    offers: dict[str, Offer] = {}
    for _, offer in found:
        offers.setdefault(offer.address, offer)
    return tuple(offers.values())[:MOST_OFFERED]


def page_offers(tree: HtmlElement, address: str | None) -> tuple[Offer, ...]:
    """The first five articles that a page leads to on its own site, by links as long as headlines outside its menus."""
    if address is None:
        return ()
    offers: dict[str, Offer] = {}
    for number, link in enumerate(tree.iter("a")):
        if number >= _MOST_LINKS or len(offers) >= MOST_OFFERED:
            break
        title = _title("".join(link.itertext())) if len(link) < 30 else ""
        if not _HEADLINE <= len(title) <= _LONGEST or _is_around(link):
            continue
        to = _resolved(link.get("href"), address)
        if to is not None and same_site(to, address) and len(urlsplit(to).path) > 8 and to != address:
            offers.setdefault(to, Offer(title, to))
    return tuple(offers.values())


def _title(words: str) -> str:
    """The words in one line, without marks that turn what stands beside them."""
    return " ".join(_TURNING.sub("", words).split())


def _is_around(link: HtmlElement) -> bool:
    for depth, above in enumerate(link.iterancestors()):
        if above.tag in ("nav", "footer", "aside") or (
            depth < 4 and _AROUND.search(f"{above.get('class', '')} {above.get('id', '')}")
        ):
            return True
        if depth > 30:
            return False
    return False


def _items(root: _Element) -> Iterator[_Element]:
    given = 0
    for element in root.iter():
        if isinstance(element.tag, str) and _local(element) in ("item", "entry"):
            yield element
            given += 1
            if given >= _MOST_ITEMS:
                return


def _link(item: _Element) -> str | None:
    """Where an item leads: an Atom link that is no other relation, the text of an RSS link, or a guid that is an address."""
    for link in _named(item, "link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href"))
        if link.text and link.text.strip():
            return str(link.text.strip())
    guid = next(_named(item, "guid"), None)
    return guid.text.strip() if guid is not None and guid.text and guid.text.strip().startswith("http") else None


def _when(item: _Element) -> float:
    """Seconds since 1970, 0 where no date can be read."""
    for name in ("pubDate", "published", "updated", "date"):
        text = _text(item, name)
        try:
            moment = parsedate_to_datetime(text) if "," in text else datetime.fromisoformat(text)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return 0.0


def _text(item: _Element, name: str) -> str:
    """The words of the first child of this name, whatever its namespace."""
    found = next(_named(item, name), None)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _named(item: _Element, name: str) -> Iterator[_Element]:
    return (child for child in item if isinstance(child.tag, str) and _local(child) == name)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _resolved(link: str | None, address: str) -> str | None:
    if not link or link.startswith("#"):
        return None
    try:
        return direct_address(str(followed(parse(address), link)))
    except BadAddress:
        return None
