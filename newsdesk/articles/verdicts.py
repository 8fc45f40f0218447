"""What a page is when it is no article that can be read: recognised by stated signs, and only on pages with little text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsdesk.articles.access import Access, access
from newsdesk.articles.marks import Marks
from newsdesk.articles.signs import blocks_of, seen_on, signs_in, spoken_in
from newsdesk.errors import ListPage, NotArticle, Paywall, ReaderError, TooShort, Video
from newsdesk.text import detect_language, fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_LITTLE = 900
"""Characters of body under which the signs of walls are looked for; a page with more is believed."""

_HARDLY_ANY = 300
_TOO_FEW_WORDS, _FEW_WORDS = 25, 40
_SHORT_TITLE = 6
_BARS, _BARS_AND_COLONS = re.compile(r"[|·»]|\s[-–—/]\s"), re.compile(r"[|:·»]|\s[-–—/]\s")
_HEADLINE, _PROSE, _LEAST_PROSE, _MUCH_PROSE = 28, 100, 250, 1_500
_NAMED = re.compile(r"/[^/?]*(?:[^/?-]+-){4}[^/?]*/?$|[/=-]\d{5,}|/[^/?]*(?:%[0-9A-F]{2}){20}", re.IGNORECASE)
"""Addresses that name one article: by many words, a long number, or words in another script."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What the signs are looked for in."""

    title: str
    text: str
    address: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class Verdict:
    """The error that says what a page is, None if it is an article, and whether it keeps the rest of that for subscribers."""

    error: type[ReaderError] | None
    partial: bool


def verdict(looks: Looks, tree: HtmlElement) -> Verdict:
    """What the page is."""
    seen = fold(seen_on(tree))
    given = access(looks.text, looks.marks, tree, seen)
    return Verdict(_error(looks, tree, seen, closed=given is Access.CLOSED), given is Access.PARTIAL)


def _error(looks: Looks, tree: HtmlElement, seen: str, *, closed: bool) -> type[ReaderError] | None:
    for found in _signs(looks, tree, seen):
        if found is not Paywall or closed:
            return found
    if closed:
        return Paywall
    if looks.marks.is_video and len(looks.text) < (_HARDLY_ANY if looks.marks.kind == "article" else _LITTLE):
        return Video
    if _is_list(looks, tree):
        return ListPage
    if not any(map(str.isalpha, looks.text)):
        return NotArticle
    words = looks.text.split()
    if len(words) < _TOO_FEW_WORDS and len(looks.text) < _HARDLY_ANY:
        return TooShort
    run_on = len(max(words, key=len)) > len(looks.text) / 2
    return NotArticle if run_on and detect_language(looks.text) is not None else None


def _signs(looks: Looks, tree: HtmlElement, seen: str) -> Iterator[type[ReaderError]]:
    """What the signs say that count beside a body of this length."""
    text = looks.text
    hardly = len(text) < _HARDLY_ANY and len(text.split()) < _FEW_WORDS
    little = len(text) < _LITTLE
    prose = sum(len(line) for line in text.splitlines() if len(line) >= _PROSE)
    if not little and prose >= _HARDLY_ANY:
        return
    titles = fold(f"{looks.title}\n{looks.marks.title or ''}\n{(tree.findtext('.//title') or '')[:300]}")
    yield from signs_in("title", *(line for line in titles.splitlines() if hardly or len(line.split()) <= _SHORT_TITLE))
    yield from signs_in("whole", *_parts(titles, _BARS_AND_COLONS if hardly else _BARS))
    if hardly:
        yield from signs_in("page", seen)
        yield from signs_in("text", seen)
        yield from signs_in("body", fold(text))
    elif little:
        if next(signs_in("page", seen), None) is not None:
            yield from spoken_in("page", blocks_of(tree))
        yield from spoken_in("text", text.splitlines())


def _parts(titles: str, bars: re.Pattern[str]) -> list[str]:
    """The titles, and what stands in them between bars and dashes, without marks at the ends."""
    parts = (part for line in titles.splitlines() for part in (line, *bars.split(line)))
    return [part.strip(" .…!?؟-–—\t") for part in parts]


def _is_list(looks: Looks, tree: HtmlElement) -> bool:
    """Many links as long as headlines that make up a good part of what was extracted, or hardly any prose beside them."""
    if looks.marks.is_article:
        return False
    headlines = set[str]()
    for element in tree.iter("a"):
        if element.get("href", "").startswith("#"):
            continue  # a table of contents
        words = " ".join("".join(element.itertext()).split()) if len(element) < 30 else ""
        if _HEADLINE <= len(words) < 300:
            headlines.add(words)
    front = urlsplit(looks.address).path in ("/", "") and bool(looks.address)
    if len(headlines) < (8 if front else 15):
        return False
    lines = [line.lstrip("-•* ") for line in looks.text.splitlines()]
    linked = sum(line in headlines for line in lines)
    prose = sum(len(line) for line in lines if len(line) >= _PROSE and line not in headlines)
    linked_long = sum(len(line) for line in lines if line in headlines)
    if prose >= max(_MUCH_PROSE, 4 * linked_long) and (not looks.address or _NAMED.search(looks.address)):
        return False  # teasers come with their headlines
    return (linked >= 4 and linked >= len(lines) / 4) or prose < _LEAST_PROSE or _is_scattered(tree)


def _is_scattered(tree: HtmlElement) -> bool:
    """Whether the paragraphs stand each by itself under headings that are links, as teasers do, and not together."""
    headings = sum(1 for name in ("h2", "h3", "h4") for heading in tree.iter(name) if next(heading.iter("a"), None) is not None)
    together: Counter[HtmlElement] = Counter()
    for paragraph in tree.iter("p"):
        if len(paragraph) < 30 and len("".join(paragraph.itertext())) >= _PROSE:
            together[paragraph.getparent()] += 1
    return headings >= 8 and together.total() >= 6 and max(together.values()) < together.total() / 3
