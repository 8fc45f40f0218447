"""The body of a page by readability-lxml: the second opinion, asked where the first found little."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types


@dataclass(frozen=True, slots=True)
class Readable:
    """What the library found: the element with the body, and the title."""

    body: HtmlElement
    title: str | None


def readable(page: str | HtmlElement, *, titled: bool = True) -> Readable | None:
    """The body of a page, None where there is none or the library gives up. A tree that is given is spoilt by it.

    Without `titled` no title is looked for, which costs one more parsing.
    """
    from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types
    from readability import Document  # type: ignore[import-untyped]  # it ships no types

    logging.getLogger("readability").setLevel(logging.CRITICAL)  # it logs the words of pages that it cannot read
    with contextlib.suppress(Exception):  # the library raises whatever it meets, its own Unparseable over it
        document = Document(page)
        title = document.short_title() if titled else None
        summary = document.summary(html_partial=True)
        with contextlib.suppress(etree.ParserError, ValueError):
            return Readable(html.fragment_fromstring(summary, create_parent="div"), title or None)
    return None
