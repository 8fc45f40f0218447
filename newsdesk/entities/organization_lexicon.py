"""Small sets of words that bound the names of organizations, from `tables/organization_lexicon.tsv`."""

from __future__ import annotations

from functools import cache

from newsdesk.entities.organization_words import fold_word
from newsdesk.entities.tsv import rows, values


@cache
def _sets() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("organization_lexicon"):
        found.setdefault(row["set"], set()).update(fold_word(word) for word in values(row["words"]))
    return {name: frozenset(words) for name, words in found.items()}


@cache
def lexicon(name: str) -> frozenset[str]:
    """The words of this set, folded. KeyError for a set that the table has not."""
    return _sets()[name]
