"""Tables of words, one entry a line: the word, a tab, its class."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def table(name: str) -> dict[str, str]:
    """The table with this name, read once."""
    lines = resources.files("newsdesk.rendering.tables").joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    entries = (line.split("\t", 1) for line in lines if line and not line.startswith("#"))
    return dict(entries)
