"""Reading of the tables in `newsdesk/entities/tables`: tab-separated, a heading line, `;` between the values of one field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

from newsdesk.text.folding import fold

Row = dict[str, str]

_SPACED = frozenset("-\u2010\u2011\u2013_/\u00a0")
_DROPPED = frozenset("'`ʿʾ.")


class _Keying(dict[int, str]):
    """A translation table that folds a character and takes separators for spaces, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        written = "".join(" " if letter in _SPACED else "" if letter in _DROPPED else letter for letter in fold(chr(code)))
        self[code] = written
        return written


_KEYING = _Keying()
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")


def rows(table: str) -> Iterator[Row]:
    """The lines of a table as {heading: field}, in order; lines that are empty or begin with # are skipped."""
    text = resources.files("newsdesk.entities").joinpath("tables", f"{table}.tsv").read_text(encoding="utf-8")
    heading: list[str] = []
    for line in text.split("\n"):
        if not line or line[0] == "#":
            continue
        fields = line.split("\t")
        if not heading:
            heading = fields
            continue
        if len(fields) < len(heading):
            fields += [""] * (len(heading) - len(fields))
        yield dict(zip(heading, fields, strict=False))


def values(field: str) -> tuple[str, ...]:
    """The values of one field, without the empty ones."""
    return tuple(value for part in field.split(";") if (value := part.strip())) if field else ()


def key_of(name: str) -> str:
    """What the spellings of one name have in common: folded, hyphens as spaces, without dots and apostrophes, spaces single."""
    return " ".join(name.translate(_KEYING).split())


def is_arabic(text: str) -> bool:
    """Whether the text has an Arabic letter."""
    return _ARABIC.search(text) is not None


def is_latin(text: str) -> bool:
    """Whether the text has a Latin letter."""
    return _LATIN.search(text) is not None
