"""The grammar's tables, read when first needed."""

from __future__ import annotations

from functools import cache
from importlib import resources

from newsdesk.entities.tsv import rows as entity_rows
from newsdesk.text import fold


def _lines(name: str) -> list[str]:
    text = resources.files("newsdesk.engines.rules.arabic").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a table with a head line, as printed."""
    head, *lines = [line.split("\t") for line in _lines(name)]
    return [dict(zip(head, line, strict=True)) for line in lines]


@cache
def words(name: str) -> frozenset[str]:
    """The folded words of a list, one or many a line."""
    return frozenset(fold(word) for line in _lines(name) for word in line.split())


@cache
def classes(name: str) -> dict[str, frozenset[str]]:
    """Folded words by class, from lines of a class and its words."""
    return {kind: frozenset(fold(listed).split()) for kind, listed in (line.split("\t") for line in _lines(name))}


@cache
def given_names() -> frozenset[str]:
    """Folded given names: the grammar's own and those that the desk can write in both languages, common nouns left out."""
    known_to_the_desk = {fold(row["ar"]) for row in entity_rows("first_names") if " " not in row["ar"]}
    return words("given_names.txt") | (known_to_the_desk - words("no_names.txt"))


@cache
def other_verbs() -> frozenset[str]:
    """Folded forms, in the third person, of verbs that report no speech."""
    found: set[str] = set()
    for row in rows("other_verbs.tsv"):
        past, present = fold(row["past"]), fold(row["present"])
        stem = past[:-1] if row["past"][-1] in "اىي" else past
        found |= {past, stem + "ت", stem + "وا"}
        if present != "-":
            found |= {letter + present for letter in "يت"} | {"س" + letter + present for letter in "يت"}
    return frozenset(found)


@cache
def role_heads() -> dict[str, str]:
    """Each head of a role, folded, masculine or feminine, with the masculine under which both are known."""
    found: dict[str, str] = {}
    for row in rows("roles.tsv"):
        head = fold(row["head"])
        found.setdefault(head, head)
        if row["feminine"] != "-":
            found.setdefault(fold(row["feminine"]), head)
    return found


@cache
def feminine_heads() -> frozenset[str]:
    """The feminine heads of roles, folded."""
    return frozenset(fold(row["feminine"]) for row in rows("roles.tsv") if row["feminine"] != "-")


@cache
def known(name: str) -> frozenset[str]:
    """The folded words of a set of `word_sets.tsv`."""
    return classes("word_sets.tsv")[name]
