"""The signs of `tables/signs.tsv`, and the words in which they are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from newsdesk import errors
from newsdesk.articles.tables import entries
from newsdesk.errors import ReaderError
from newsdesk.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_MOST_SEEN = 12_000
_UNSEEN = frozenset({"script", "style", "template", "svg", "head"})


def signs_in(where: str, *folded: str) -> Iterator[type[ReaderError]]:
    """What the signs of one place say of these folded words, in the table's order. `whole` asks for nothing but the sign."""
    for error, place, pattern in _signs():
        if place == where and any((pattern.fullmatch if place == "whole" else pattern.search)(one) for one in folded):
            yield error


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
def _signs() -> tuple[tuple[type[ReaderError], str, re.Pattern[str]], ...]:
    rows = (line.split("\t") for line in entries("signs.tsv"))
    return tuple(
        (getattr(errors, name), place, re.compile(rf"(?<!\w){re.escape(fold(words))}(?!\w)")) for name, place, words in rows
    )
