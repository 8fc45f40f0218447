"""What the commands read: files, addresses and standard input, each with an id that is its own."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from newsdesk.articles import article_from_file, article_from_text, open_reader
from newsdesk.errors import NotFound, QawlError, Unreadable
from newsdesk.model import PUBLIC, Article, Origin
from newsdesk.ports import ArticleReader

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: its id in the output, and what was given on the command line."""

    id: str
    given: str


def named(given: Sequence[str]) -> list[Source]:
    """The sources with their ids: a file's stem, its path where two stems are equal, else what was given."""
    stems = Counter(Path(one).stem for one in given if _is_file(one))
    return [Source(Path(one).stem if _is_file(one) and stems[Path(one).stem] == 1 else one, one) for one in given]


def _is_file(given: str) -> bool:
    return given != STDIN and not given.lower().startswith(("http://", "https://"))


class Intake:
    """Makes articles of sources. The web reader and its worker are started only if a source needs them."""

    def __init__(self) -> None:
        self._stack = AsyncExitStack()
        self._reader: ArticleReader | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def article(self, source: Source, address: str | None = None) -> Article:
        """The article of a source; a saved page is read as if it had come from `address`. Raises a `ReaderError`."""
        if source.given == STDIN:
            data = await asyncio.to_thread(sys.stdin.buffer.read)
            return article_from_text(decoded(data), PUBLIC, Origin.PASTE)
        if not _is_file(source.given):
            return await (await self._web()).read(source.given)
        try:
            data = await asyncio.to_thread(Path(source.given).read_bytes)
        except (OSError, ValueError) as error:
            raise NotFound(f"no such file: {source.given} ({getattr(error, 'strerror', None) or error})") from None
        return await article_from_file(source.given, data, PUBLIC, self._web, address=address)


def decoded(data: bytes) -> str:
    """The characters of a text in UTF-8, one byte-order mark dropped, line ends untouched."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable from None
