"""Roles and titles: which words begin them, who holds them, and how the other language writes them."""

from __future__ import annotations

import re
from functools import lru_cache

from newsdesk.entities.roles_from_arabic import parse_arabic_roles
from newsdesk.entities.roles_from_english import parse_english_role
from newsdesk.entities.roles_lexicon import arabic_heads, english_heads, tells_of_a_woman, titles_of_courtesy
from newsdesk.entities.tsv import is_arabic, is_latin, key_of
from newsdesk.model import Gender, Language


def role_heads(language: Language) -> frozenset[str]:
    """Folded words that begin a role in Arabic (both genders, with and without article), or that head one in English."""
    return arabic_heads() if language is Language.AR else english_heads()


def honorifics(language: Language) -> frozenset[str]:
    """Folded titles of courtesy, rank and learning that stand before a name and are no part of it: معالي، الدكتور، Sir, Gen."""
    return titles_of_courtesy(language)


def translate_role(role: str, to: Language, gender: Gender = Gender.UNKNOWN) -> str | None:
    """The role in the other language, as a newsroom writes it; None where a word of it is not understood.

    `gender` is the speaker's, where it is known: the Arabic role agrees with it. What is written in `to` already is given back.
    """
    role = " ".join(role.split())
    if not role or len(role) > _LONGEST_ROLE:
        return None
    arabic = is_arabic(role)
    if arabic and is_latin(role):
        return None
    if arabic == (to is Language.AR):
        return role
    return _translated(role, arabic, gender)


_LONGEST_ROLE = 240
_AND_EN = re.compile(r"\s*,?\s+and\s+|\s*&\s*")
_COMMA = re.compile(r"\s*[,،؛;]\s*")
_AND_AR = re.compile(r"\s+و(?=\w{3})")


@lru_cache(maxsize=4096)
def _translated(role: str, arabic: bool, gender: Gender) -> str | None:
    """The role whole, or its parts where a comma or "and" joins several that are each understood."""
    if (whole := _one_role(role, arabic, gender)) is not None:
        return whole
    for separator, joined in ((_COMMA, ", " if arabic else "، "), (_AND_AR if arabic else _AND_EN, " and " if arabic else " و")):
        parts = [part for part in separator.split(role) if part]
        if not 1 < len(parts) <= _MOST_ROLES:
            continue
        written = [_translated(part, arabic, gender) for part in parts]
        if all(written):
            first, *others = (part for part in written if part)
            if arabic:
                others = [other if _PROPER_START.match(other) else other[:1].lower() + other[1:] for other in others]
            return joined.join([first, *others])
    return None


_MOST_ROLES = 4
_PROPER_START = re.compile(r"[A-Z]+[\s.]|[A-Z][\w-]+ (?:[A-Z]|of|for|to)")


def _one_role(role: str, arabic: bool, gender: Gender) -> str | None:
    single = None if arabic else parse_english_role(role)
    phrases = parse_arabic_roles(role) if arabic else [single] if single is not None else None
    if not phrases:
        return None
    if gender is not Gender.UNKNOWN:
        for phrase in phrases:
            phrase.woman = gender is Gender.WOMAN
    parts = [phrase.english() if arabic else phrase.arabic() for phrase in phrases]
    if not all(parts):
        return None
    *several, last = (part for part in parts if part)
    written = f"{', '.join(several)} and {last}" if several else last
    if not written or is_arabic(written) == arabic or (is_latin(written) and not arabic):
        return None
    return written[:1].upper() + written[1:]


_WOMEN = re.compile(
    r"\w*(?:woman|women)|queen|princess|actress|nun|housewife|wife|mother|sister|daughter|duchess|baroness|headmistress|lady"
)
_MEN = re.compile(
    r"(?!woman)\w*(?<!wo)man|king|prince|actor|monk|husband|father|brother|son|duke|baron|headmaster|pope|imam|bishop|sheikh"
)


def role_gender(role: str) -> Gender:
    """Whether the role itself tells of a man or a woman: وزيرة, spokeswoman, king. A masculine Arabic office tells of a man."""
    if is_arabic(role):
        first = key_of(role).split()[0]
        if first.removeprefix("ال") not in arabic_heads() and first not in arabic_heads():
            return Gender.UNKNOWN
        return Gender.WOMAN if tells_of_a_woman(first) else Gender.MAN
    words = key_of(role).split()
    head = next((at for at, word in enumerate(words) if word in {"of", "for", "to", "at", "in"}), len(words))
    last = words[head - 1] if head else ""
    if _WOMEN.fullmatch(last):
        return Gender.WOMAN
    return Gender.MAN if _MEN.fullmatch(last) and last not in _NEUTRAL else Gender.UNKNOWN


_NEUTRAL = frozenset({"human", "german", "chairman"})
