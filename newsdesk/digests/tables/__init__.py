"""Reading of the tables in this folder: tab-separated, a heading line, `;` between the values of one field."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources


def rows(table: str) -> Iterator[dict[str, str]]:
    """The lines of a table as {heading: field}, in order; lines that are empty or begin with # are skipped."""
    text = resources.files(__name__).joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.split("\n") if line and line[0] != "#"]
    for fields in lines[1:]:
        yield dict(zip(lines[0], fields, strict=True))


def values(field: str) -> tuple[str, ...]:
    """The values of one field."""
    return tuple(part.strip() for part in field.split(";") if part.strip())
