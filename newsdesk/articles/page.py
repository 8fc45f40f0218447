"""The article on a page: its body and what the page tells of it. Heavy; runs in a worker."""

from __future__ import annotations

import copy
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsdesk.articles.address import canonical_address, followed, parse, same_site
from newsdesk.articles.bodies import better_body, text_of
from newsdesk.articles.decoding import decoded_page
from newsdesk.articles.lists import Offer, page_offers
from newsdesk.articles.marks import Marks, marks_of
from newsdesk.articles.posts import channel_address, channel_offers, post_address, read_post
from newsdesk.articles.readable import readable
from newsdesk.articles.verdicts import Looks, verdict
from newsdesk.errors import BadAddress, ListPage, NotArticle, OtherLanguage, ReaderError
from newsdesk.model import Day, Language
from newsdesk.text import clean, detect_language, fold, is_mixed

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_BLANK = re.compile(r"[ \t\u00a0]+")
_PICTURES = frozenset({"figure", "figcaption", "picture", "video", "audio"})
_CAPTION = re.compile(r"(?:^|[\s_-])(?:image|photo|picture|media|img)?[_-]?(?:caption|credit)s?(?![a-z])", re.IGNORECASE)
_MOST_ELEMENTS = 20_000
_LONGEST_TITLE, _PROSE, _LITTLE = 300, 80, 300


@dataclass(frozen=True, slots=True)
class Page:
    """An article as it was found on a page.

    `text` has one paragraph a line, `published` is None unless two sources agree, `address` is what the page says is its own, if
    that is on the same site. `partial`: the page is for subscribers, and this is what it gives to others.
    """

    text: str
    language: Language
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: Day | None = None
    mixed: bool = False
    address: str | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page holds no article that could be read."""

    error: type[ReaderError]
    detail: str = ""
    fields: tuple[tuple[str, str | int], ...] = ()
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The page has no words of its own and sends its reader on to another address, as it is written there."""

    location: str


def read_page(data: bytes, charset: str | None = None, address: str | None = None) -> Page | Refusal | Elsewhere:
    """The article in the bytes of a page, or why there is none. `charset` is the one that the header declared."""
    import trafilatura

    text = decoded_page(data, charset)
    tree = trafilatura.load_html(text)
    if tree is None and "<" in text:
        tree = trafilatura.load_html(f"<html>{text}")  # a piece of a page alone, as some short links are
    if tree is None:
        return Refusal(NotArticle, "no page")
    if address is not None and post_address(address) is not None:
        post = read_post(tree, address)
        return post if isinstance(post, Page) else Refusal(post)
    if address is not None and channel_address(address) is not None:
        posts = channel_offers(tree)
        return Refusal(ListPage if posts else NotArticle, "a channel", offers=posts)
    marks = marks_of(tree, address)
    document = _extracted(tree, address)
    title = _title(document.title if document else None, marks)
    titles = _titles(title, marks, tree)
    found = better_body(
        document.text if document else "", _second(tree), declared=marks.is_declared, told=marks.told, titles=titles
    )
    text = _body(found, title)
    if marks.refresh and len(text) < _LITTLE:
        return Elsewhere(marks.refresh)
    looks = Looks(title=title or "", text=text, address=address or "", marks=marks)
    judged = verdict(looks, tree)
    if judged.error is not None:
        return Refusal(judged.error, offers=page_offers(tree, address) if judged.error is ListPage else ())
    language = detect_language(text) or detect_language(_prose(text))
    if language is None:
        return Refusal(OtherLanguage)
    return Page(
        text=text,
        language=language,
        title=title,
        publisher=_publisher(marks.publisher or (document.sitename if document else None)) or _host(address),
        author=_author(document.author if document else None),
        published=marks.published,
        mixed=is_mixed(text),
        address=_own_address(marks.canonical, address),
        partial=judged.partial,
    )


@dataclass(frozen=True, slots=True)
class _Document:
    """What the library found."""

    text: str
    title: str | None
    author: str | None
    sitename: str | None


def _extracted(tree: HtmlElement, address: str | None) -> _Document | None:
    import trafilatura

    found = trafilatura.bare_extraction(
        tree, url=address, include_comments=False, with_metadata=True, date_extraction_params={"extensive_search": False}
    )
    if found is None or isinstance(found, dict):
        return None
    return _Document(found.text or "", found.title, found.author, found.sitename)


def _second(tree: HtmlElement) -> str:
    """The body as the second extractor finds it, on a page without its pictures and their captions."""
    elements = sum(1 for _ in tree.iter())
    if elements > _MOST_ELEMENTS:
        return ""
    bare = copy.deepcopy(tree)
    pictures = [
        element
        for element in bare.iterdescendants()
        if isinstance(element.tag, str) and (element.tag in _PICTURES or _CAPTION.search(element.get("class", "")))
    ]
    for element in pictures:
        element.drop_tree()
    found = readable(bare, titled=False)
    return text_of(found.body) if found is not None else ""


def _body(text: str, title: str | None) -> str:
    """The paragraphs, one a line, without a first one that is only the title again."""
    lines = [line for line in (_BLANK.sub(" ", line).strip() for line in clean(text).splitlines()) if line]
    if title and len(lines) > 1 and _same(lines[0], title):
        lines = lines[1:]
    return "\n".join(lines)


def _prose(text: str) -> str:
    """The long paragraphs, without lists and tables in which no language shows."""
    return "\n".join(line for line in text.splitlines() if len(line) >= _PROSE)


def _title(found: str | None, marks: Marks) -> str | None:
    """The headline without the name of the site behind it."""
    title = _line(found or marks.title)
    if not title:
        return None
    for separator in (" | ", " - ", " – ", " — ", " :: "):
        head, cut, site = title.rpartition(separator)
        if cut and marks.publisher and _same(site, marks.publisher) and len(head) > 10:
            title = head
    return title[:_LONGEST_TITLE]


def _titles(title: str | None, marks: Marks, tree: HtmlElement) -> list[str]:
    """Every form of the headline that the page has."""
    headings = (" ".join("".join(heading.itertext()).split()) for heading in islice(tree.iter("h1"), 3))
    return [one for one in (title, marks.title, *headings, tree.findtext(".//title")) if one]


def _line(words: str | None) -> str | None:
    """Words of a page on one line, None if there are none."""
    line = " ".join(unicodedata.normalize("NFC", clean(words or "")).split())
    return line or None


def _publisher(words: str | None) -> str | None:
    """The name, or the host where a page gives an address for its name."""
    name = _line(words)
    return re.sub(r"^https?://(?:www\.)?([^/]+).*", r"\1", name)[:100] if name else None


def _author(words: str | None) -> str | None:
    """Names, as far as they look like names."""
    names = [name for name in (_line(part) for part in (words or "").split(";")) if name and len(name) < 80 and "://" not in name]
    return ", ".join(names[:4]) or None


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", fold(one)) == re.sub(r"\W+", "", fold(other))


def _own_address(said: str | None, address: str | None) -> str | None:
    """The canonical form of what a page says is its address: believed on the same site, and never if it is a front page."""
    if said is None or address is None:
        return None
    try:
        own = canonical_address(str(followed(parse(address), said)))
    except BadAddress:
        return None
    front = urlsplit(own).path in ("", "/") and not urlsplit(own).query
    return own if same_site(own, address) and own != address and not front else None


def _host(address: str | None) -> str | None:
    return urlsplit(address).hostname.removeprefix("www.") if address else None  # type: ignore[union-attr]  # a canonical address has a host
