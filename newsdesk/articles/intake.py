"""How a text or a file that a person sends becomes an Article; the characters stay the person's own."""

from __future__ import annotations

import asyncio
from pathlib import PurePath
from typing import Protocol

from newsdesk.articles.decoding import decoded_text
from newsdesk.articles.headings import facts_of
from newsdesk.articles.papers import Kind, kind_of
from newsdesk.errors import NothingToRead, OtherLanguage, TooLarge, TooLong, Unreadable, WrongType
from newsdesk.model import Article, Day, Origin, Scope, Text
from newsdesk.text import clean, detect_language, is_mixed

MOST_CHARACTERS = 300_000
MOST_BYTES = 20_000_000

_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
_PAPERS = frozenset({".pdf", ".docx", ".eml"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})


class PageReader(Protocol):
    """What reads a saved page: the reader that `open_reader` gives."""

    async def read_page(self, page: bytes, address: str | None = None, *, scope: Scope, origin: Origin) -> Article:
        """The article on a page that is at hand. Raises a `ReaderError`."""
        ...

    async def read_paper(self, kind: Kind, data: bytes, address: str | None = None, *, scope: Scope, origin: Origin) -> Article:
        """The article in a PDF, DOCX or EML file. Raises a `ReaderError`."""
        ...


def article_from_text(
    characters: str,
    scope: Scope,
    origin: Origin,
    *,
    publisher: str | None = None,
    published: Day | None = None,
    title: str | None = None,
    address: str | None = None,
) -> Article:
    """An article of a text that a person pasted, forwarded or sent.

    Its characters are the person's, with NUL and lone surrogates replaced one for one, so that every offset stays. Title,
    publisher and day are taken from the text's first and last lines where they are not given. Raises NothingToRead, TooLarge
    (over 300,000 characters) or OtherLanguage.
    """
    if len(characters) > MOST_CHARACTERS:
        raise TooLong(f"{len(characters)} characters", limit=MOST_CHARACTERS)
    if not any(map(str.isalpha, characters)):
        raise NothingToRead
    characters = clean(characters)
    language = detect_language(characters)
    if language is None:
        raise OtherLanguage
    facts = facts_of(characters)
    return Article(
        scope=scope,
        text=Text(characters),
        language=language,
        origin=origin,
        title=title or facts.title,
        address=address,
        publisher=publisher or facts.publisher,
        published=published or facts.published,
        mixed=is_mixed(characters),
    )


async def article_from_file(name: str, data: bytes, scope: Scope, reader: PageReader) -> Article:
    """An article of a .txt, .md, .html, .pdf, .docx or .eml file; what begins like a PDF or a DOCX is one, whatever its name.

    The text of a .txt or .md file is its decoded content with one byte order mark dropped and line ends as they are. Raises
    TooLarge (over 20 MB), WrongType (another kind of file), Unreadable (no text), and what `article_from_text` raises.
    """
    kind = PurePath(name).suffix.lower()
    found = kind_of(data, kind)
    if found is None and kind not in _TEXTS | _PAGES:
        raise Unreadable(f"no {kind}") if kind in _PAPERS else WrongType(f"a {kind or 'nameless'} file")
    if len(data) > MOST_BYTES:
        raise TooLarge(f"{len(data)} bytes", limit=MOST_BYTES // 1_000_000)
    if found is not None and (found is not Kind.EML or kind not in _TEXTS):
        return await reader.read_paper(found, data, scope=scope, origin=Origin.FILE)
    if kind in _PAGES:
        return await reader.read_page(data, scope=scope, origin=Origin.FILE)
    return await asyncio.to_thread(_of_text, data, scope)


def _of_text(data: bytes, scope: Scope) -> Article:
    characters = decoded_text(data)
    if characters is None:
        raise Unreadable
    return article_from_text(characters, scope, Origin.FILE)
