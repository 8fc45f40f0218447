"""Reading of the tables in `newsdesk/entities/tables`: tab-separated, a heading line, `;` between the values of one field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

from newsdesk.text.folding import fold

Row = dict[str, str]

_SEPARATORS = str.maketrans(
    {
        "-": " ",
        "\u2010": " ",
        "\u2011": " ",
        "\u2013": " ",
        "_": " ",
        "/": " ",
        "\u00a0": " ",
        "'": None,
        "`": None,
        "ʿ": None,
        "ʾ": None,
        ".": None,
    }
)
_SPACES = re.compile(r"\s+")


def rows(table: str) -> Iterator[Row]:
    """The lines of a table as {heading: field}, in order; lines that are empty or begin with # are skipped."""
    text = resources.files("newsdesk.entities").joinpath("tables", f"{table}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if line.strip() and not line.startswith("#"))
    heading = next(lines).split("\t")
    for line in lines:
        fields = line.split("\t")
        fields += [""] * (len(heading) - len(fields))
        yield dict(zip(heading, fields, strict=False))


def values(field: str) -> tuple[str, ...]:
    """The values of one field, without the empty ones."""
    return tuple(value for part in field.split(";") if (value := part.strip()))


def key_of(name: str) -> str:
    """What the spellings of one name have in common: folded, hyphens as spaces, without dots and apostrophes, spaces single."""
    return _SPACES.sub(" ", fold(name).translate(_SEPARATORS)).strip()


def is_arabic(text: str) -> bool:
    """Whether the text has an Arabic letter."""
    return any("\u0621" <= character <= "\u064a" or "\u0671" <= character <= "\u06d3" for character in text)


def is_latin(text: str) -> bool:
    """Whether the text has a Latin letter."""
    return any(character.isalpha() and character < "\u0250" for character in text)
