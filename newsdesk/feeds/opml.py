"""Lists of feeds in OPML, in and out, and the project's own list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from xml.sax.saxutils import quoteattr

from newsdesk.articles.address import canonical_address
from newsdesk.errors import BadAddress

MOST_OUTLINES = 2_000


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list: its address, what it is called, and its language where the list gives one ("ar", "en")."""

    address: str
    title: str
    language: str | None = None


def read_opml(data: bytes) -> tuple[Outline, ...]:
    """The feeds of an OPML list in its order, each once. A list that is none, or has entities of its own, has none.

    Runs in a worker where the list is a stranger's.
    """
    from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

    if b"<!ENTITY" in data.upper():
        return ()
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return ()
    if root is None or etree.QName(root).localname.lower() != "opml":
        return ()
    found: dict[str, Outline] = {}
    for outline in root.iter("outline"):
        given = outline.get("xmlUrl") or outline.get("xmlurl") or ""
        try:
            address = canonical_address(given)
        except BadAddress:
            continue
        title = " ".join((outline.get("title") or outline.get("text") or address).split())[:200]
        found.setdefault(address, Outline(address, title, outline.get("language") or None))
        if len(found) >= MOST_OUTLINES:
            break
    return tuple(found.values())


def write_opml(feeds: Iterable[Outline], title: str) -> str:
    """The feeds as an OPML 2.0 list."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"<head><title>{_text(title)}</title></head>",
        "<body>",
    ]
    for feed in feeds:
        language = f" language={quoteattr(feed.language)}" if feed.language else ""
        name = quoteattr(feed.title)
        lines.append(f'<outline type="rss" text={name} title={name}{language} xmlUrl={quoteattr(feed.address)}/>')
    return "\n".join([*lines, "</body>", "</opml>", ""])


@cache
def suggested() -> tuple[Outline, ...]:
    """The project's own list, Arabic and English, of many standpoints. None of it is read until somebody chooses it."""
    return read_opml(resources.files("newsdesk.feeds").joinpath("suggested.opml").read_bytes())


def _text(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
