"""The signs of `tables/signs.tsv`, and the words in which they are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from newsdesk import errors
from newsdesk.articles.tables import entries
from newsdesk.errors import ReaderError
from newsdesk.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_MOST_SEEN = 12_000
_AROUND = frozenset({"nav", "header", "footer", "aside", "form", "noscript"})
_BLOCKS = frozenset({"p", "div", "section", "span", "h2", "h3", "h4", "strong", "a", "button", "li"})
_LONGEST_BLOCK, _MOST_BLOCKS = 300, 6_000
_SENTENCE = re.compile(r"(?<=[.!?؟:…])\s+")
_UNQUOTED = r"[^\w\"“”«»‘„]"
_UNSEEN = frozenset({"script", "style", "template", "svg", "head"})


def signs_in(where: str, *folded: str) -> Iterator[type[ReaderError]]:
    """What the signs of one place say of these folded words, in the table's order. `whole` asks for nothing but the sign."""
    for error, place, pattern, _ in _signs():
        if place == where and any((pattern.fullmatch if place == "whole" else pattern.search)(one) for one in folded):
            yield error


def spoken_in(where: str, blocks: Iterable[str]) -> Iterator[type[ReaderError]]:
    """What the signs of one place say where a page speaks to its reader: at the beginning of a sentence, in no quotation."""
    sentences = [fold(sentence) for block in blocks if len(block) <= _LONGEST_BLOCK for sentence in _SENTENCE.split(block)]
    for error, place, _, pattern in _signs():
        if place == where and any(map(pattern.match, sentences)):
            yield error


def blocks_of(tree: HtmlElement) -> Iterator[str]:
    """The words of the short blocks of a page, outside what stands around its article."""
    found = (element for element in tree.iter() if element.tag in _BLOCKS)
    for element in islice(found, _MOST_BLOCKS):
        words = " ".join(" ".join(islice(element.itertext(), 13)).split())
        if 10 <= len(words) <= _LONGEST_BLOCK and len(element) < 6 and not _is_around(element):
            yield words


def _is_around(element: HtmlElement) -> bool:
    return any(above.tag in _AROUND for above in islice(element.iterancestors(), 30))


def seen_on(tree: HtmlElement) -> str:
    """The first words that a person sees on a page."""
    return " ".join(" ".join(_words(tree)).split())[:_MOST_SEEN]


def _words(tree: HtmlElement) -> Iterator[str]:
    left = _MOST_SEEN * 2
    for element in tree.iter():
        if left < 0:
            return
        if isinstance(element.tag, str) and element.tag not in _UNSEEN and element.text:
            left -= len(element.text)
            yield element.text[:_MOST_SEEN]
        if element.tail and not _within_unseen(element):
            left -= len(element.tail)
            yield element.tail[:_MOST_SEEN]


def _within_unseen(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in _UNSEEN


@cache
def _signs() -> tuple[tuple[type[ReaderError], str, re.Pattern[str], re.Pattern[str]], ...]:
    """Error, place, the sign anywhere, and the sign after at most three words that open no quotation."""
    rows = (line.split("\t") for line in entries("signs.tsv"))
    return tuple(
        (
            getattr(errors, name),
            place,
            re.compile(rf"(?<!\w){sign}(?!\w)"),
            re.compile(rf"{_UNQUOTED}*(?:\w+{_UNQUOTED}+){{0,3}}{sign}(?!\w)"),
        )
        for name, place, sign in ((name, place, re.escape(fold(words))) for name, place, words in rows)
    )
