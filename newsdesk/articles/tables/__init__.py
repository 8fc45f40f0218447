"""The tables of this package: one entry a line, lines that begin with # are remarks."""

from __future__ import annotations

from functools import cache
from importlib import resources

from newsdesk.text import fold


def entries(name: str) -> list[str]:
    """The lines of a table, without remarks and blank lines."""
    text = resources.files("newsdesk.articles.tables").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words(kind: str) -> frozenset[str]:
    """The folded words of one kind in `words.tsv`."""
    rows = (line.split("\t") for line in entries("words.tsv"))
    return frozenset(fold(name.strip()) for row_kind, names in rows if row_kind == kind for name in names.split("|"))
