"""Kinds of organization by the words that name them: شركة، حزب, Corporation, Ministry of, "the company", الوزارة."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsdesk.entities.organization_words import keys_of
from newsdesk.entities.tsv import rows, values
from newsdesk.model import Organization, OrganizationType
from newsdesk.text.folding import fold


class Kind(NamedTuple):
    """A kind of organization.

    `last_en` ends an English name, `first_en` begins one before of/for/on, `ar` begins an Arabic one; `description_*` stand for
    one named before: for one whose name has one of `words`, or whose type is among `types`.
    """

    id: str
    type: OrganizationType
    last_en: tuple[str, ...]
    first_en: tuple[str, ...]
    ar: tuple[str, ...]
    description_en: tuple[str, ...]
    description_ar: tuple[str, ...]
    words: frozenset[str]
    types: frozenset[str]


@cache
def _rows() -> dict[str, tuple[dict[str, str], frozenset[str]]]:
    return {row["kind"]: (row, frozenset(_words(row))) for row in rows("organization_heads")}


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds, in the order of the table."""
    return tuple(_kind(row, words) for row, words in _rows().values())


def _words(row: dict[str, str]) -> set[str]:
    """The nouns of a kind, with and without the Arabic article; of an expression in several words the last one."""
    english = [name for field in ("last_en", "first_en", "description_en") for name in values(row[field])]
    arabic = [*values(row["ar"]), *values(row["description_ar"])]
    words = {keys_of(name)[-1] for name in (*english, *arabic)}
    return words | {"ال" + keys_of(name)[-1] for name in values(row["ar"])} | {word.removeprefix("ال") for word in words}


def _kind(row: dict[str, str], own: frozenset[str]) -> Kind:
    last, first, arabic = values(row["last_en"]), values(row["first_en"]), values(row["ar"])
    described_en, described_ar = values(row["description_en"]), values(row["description_ar"])
    meant = frozenset(values(row["stands_for"]))
    words = own if "kind" in meant else frozenset()
    for other in meant & _rows().keys():
        words |= _rows()[other][1]
    return Kind(
        row["kind"],
        OrganizationType(row["type"]),
        last,
        first,
        arabic,
        described_en,
        described_ar,
        words,
        meant,
    )


@cache
def first_ar() -> dict[str, Kind]:
    """Arabic head nouns without their article, by key."""
    return {key: kind for kind in reversed(kinds()) for word in kind.ar for key in keys_of(word)}


@cache
def first_en() -> dict[str, Kind]:
    """English head nouns that begin a name, by key."""
    return {keys_of(word)[0]: kind for kind in reversed(kinds()) for word in kind.first_en}


@cache
def last_en() -> dict[str, Kind]:
    """English head nouns that end a name, by key."""
    return {keys_of(word)[-1]: kind for kind in reversed(kinds()) for word in kind.last_en}


LEGAL_FORMS = frozenset(("corporation", "corp", "inc", "ltd", "llc", "plc", "company", "co", "gmbh", "holdings", "holding"))
"""The last words of companies' names that tell their legal form and tell no two companies apart, by key."""

_SLUG = re.compile(r"[\W_]+")


def unlisted(name: str, type_: OrganizationType, *, arabic: bool) -> Organization:
    """An organization that no list has, by its name in one language."""
    identity = "x-" + (_SLUG.sub("-", fold(name)).strip("-")[:80] or "unnamed")
    return Organization(identity, type_, None if arabic else name, name if arabic else None)
