"""Documents that are no web pages: what they are, and their text. Heavy and risky; `read_paper` runs in a worker."""

from __future__ import annotations

import re
from enum import StrEnum

from newsdesk.articles.page import Page, Refusal
from newsdesk.errors import NotArticle, OtherLanguage, ReaderError, TooLong
from newsdesk.model import Day, Language
from newsdesk.text import clean, detect_language, is_mixed

PAGE_BREAK = "\f"
"""What stands in the text of a PDF between two pages, on a line of its own; `page_at` counts them."""

_FIELD = rb"(?:return-path|received|delivered-to|message-id|mime-version|from|to|subject|date|x-[\w-]+)"
_HEADER = re.compile(rb"(?:" + _FIELD + rb":[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2}", re.IGNORECASE)


class Kind(StrEnum):
    """What a document is."""

    PDF = "pdf"
    DOCX = "docx"
    EML = "eml"


def kind_of(data: bytes, suffix: str = "") -> Kind | None:
    """What a document is, by its first bytes, and an e-mail by its name or its headers; None for anything else."""
    if b"%PDF-" in data[:1_024]:
        return Kind.PDF
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        return Kind.DOCX
    if suffix == ".eml" or _HEADER.match(data[:8_192].lstrip()):
        return Kind.EML
    return None


def read_paper(kind: Kind, data: bytes) -> Page | Refusal:
    """The text of a document and what it tells of itself, or why there is none.

    A PDF's pages are parted by `PAGE_BREAK`; a DOCX has one paragraph a line, so that a line's number is its paragraph's.
    """
    try:
        page = _READ[kind](data)
    except ReaderError as error:
        return Refusal(type(error), error.detail, tuple(error.fields.items()))
    if not any(map(str.isalpha, page.text)):
        return Refusal(NotArticle, "no words")
    return page


def page_at(text: str, offset: int) -> int:
    """The number of the page, from 1, on which a place in the text of a PDF stands."""
    return text.count(PAGE_BREAK, 0, offset) + 1


def paper(text: str, title: str | None, author: str | None, published: Day | None = None) -> Page:
    """A page of these words. Raises TooLong or OtherLanguage."""
    from newsdesk.articles.intake import MOST_CHARACTERS

    if len(text) > MOST_CHARACTERS:
        raise TooLong(f"{len(text)} characters", limit=MOST_CHARACTERS)
    text = clean(text)
    language = detect_language(text)
    if language is None and any(map(str.isalpha, text)):
        raise OtherLanguage
    return Page(text, language or Language.EN, title, publisher=None, author=author, published=published, mixed=is_mixed(text))


def _pdf(data: bytes) -> Page:
    from newsdesk.articles.pdf import read_pdf

    found = read_pdf(data)
    return paper(f"\n{PAGE_BREAK}\n".join(found.pages), found.title, found.author)


def _docx(data: bytes) -> Page:
    from newsdesk.articles.docx import read_docx

    found = read_docx(data)
    return paper("\n".join(found.paragraphs), found.title, found.author)


def _eml(data: bytes) -> Page:
    from newsdesk.articles.eml import read_eml

    found = read_eml(data)
    return paper(found.text, found.subject, found.sender, found.day)


_READ = {Kind.PDF: _pdf, Kind.DOCX: _docx, Kind.EML: _eml}
