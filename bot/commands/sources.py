"""What the commands read: files, addresses and standard input, each with an id that is its own."""

from __future__ import annotations

import asyncio
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdesk.articles import WebReader, article_from_file
from newsdesk.errors import BadAddress, NotFound, ReaderError
from newsdesk.model import PUBLIC, Article, Language
from newsdesk.rendering.words import words

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


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def _is_file(given: str) -> bool:
    return given != STDIN and not given.lower().startswith(("http://", "https://"))


async def article_of(source: Source, reader: WebReader, address: str | None = None) -> Article:
    """The article of a source; a saved page is read as if it had come from `address`. Raises a `ReaderError`."""
    if source.given == STDIN:
        data = await asyncio.to_thread(sys.stdin.buffer.read)
        return await article_from_file("stdin.txt", data, PUBLIC, reader)
    if not _is_file(source.given):
        return await reader.read(source.given)
    path = Path(source.given)
    try:
        data = await asyncio.to_thread(path.read_bytes)
    except (OSError, ValueError) as error:
        if _SCHEME.match(source.given):  # an address of another kind, and no file of that name
            raise BadAddress(source.given) from error
        raise NotFound(f"{source.given}: {getattr(error, 'strerror', None) or error}") from error
    if address is not None:
        return await reader.read_page(data, address)
    return await article_from_file(path.name if path.suffix else f"{path.name}.txt", data, PUBLIC, reader)


def failure(source: Source, error: ReaderError) -> dict[str, str]:
    """What is printed in the place of a source that could not be read."""
    sentence = words(Language.EN).error(error)
    return {
        "id": source.id,
        "error": error.kind(),
        "message": f"{sentence} ({error.detail})" if error.detail else sentence,
    }


class Progress:
    """How far the work on many sources is, on stderr: one line that is written over, or a line each tenth where nobody looks."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._live = sys.stderr.isatty()

    def at(self, number: int, source: Source) -> None:
        """Say that this source, counted from 1, is being read; nothing for a single one."""
        if self._total == 1:
            return
        if self._live:
            self._write(f"\r\x1b[K{number}/{self._total} {source.id[:60]}")
        elif number == self._total or number * 10 // self._total != (number - 1) * 10 // self._total:
            self._write(f"{number}/{self._total} {source.id[:60]}\n")

    def end(self) -> None:
        """Clear the line."""
        if self._live and self._total > 1:
            self._write("\r\x1b[K")

    def _write(self, words: str) -> None:
        sys.stderr.write(words)
        sys.stderr.flush()
