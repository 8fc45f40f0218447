"""Words that look like a name or a place and are something else, as far as the words beside them tell."""

from __future__ import annotations

from functools import cache
from importlib import resources

from newsdesk.entities.roles_lexicon import arabic_heads, titles_of_courtesy
from newsdesk.entities.tsv import is_arabic
from newsdesk.model import Language
from newsdesk.text import fold

_JOINED = ("و", "ف", "ب", "ل", "ك")
_HEADLINE, _TITLED = 4, 0.6  # words of a title, and the share of them with a capital where all have one that can


@cache
def ordinary(language: Language, what: str) -> frozenset[str]:
    """The words of a kind, folded in English and as they are written in Arabic. Raises `KeyError` for an unknown kind."""
    return _table()[language.value, what]


@cache
def _table() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], frozenset[str]] = {}
    for line in resources.files("newsdesk.grounding").joinpath("ordinary.tsv").read_text("utf-8").splitlines():
        if line.startswith(("#", "language\t")):
            continue
        language, what, words = line.split("\t")
        each = words.split() if language == "ar" else map(fold, words.split())
        found[language, what] = found.get((language, what), frozenset()) | frozenset(each)
    return found


def names_place(word: str, before: str, after: str, *, first: bool) -> bool:
    """Whether a word that a list has as a place, or a nation's adjective, means that, standing between these words.

    `first` says that a sentence begins with it.
    """
    if not is_arabic(word):
        key = fold(word)
        if first and key in ordinary(Language.EN, "first") and not after[:1].isupper():
            return False
        return not (key in ordinary(Language.EN, "people") and (after[:1].isupper() or (before[:1].isupper() and not first)))
    forms = _forms(word)
    if not ordinary(Language.AR, "never").isdisjoint(forms):
        return False
    after_city = before in ordinary(Language.AR, "before")
    if not ordinary(Language.AR, "nouns").isdisjoint(forms):
        return after_city
    if not ordinary(Language.AR, "adjectives").isdisjoint(forms):
        return after_city or first or before in ordinary(Language.AR, "prepositions") or word[0] in "بل"
    return True


def in_place(before: str) -> bool:
    """Whether what follows this word is where something is, and not who acts there."""
    language = Language.AR if is_arabic(before) else Language.EN
    words = ordinary(language, "prepositions")
    return before in words if language is Language.AR else fold(before) in words


def names_two(one: str, other: str, before: str) -> bool:
    """Whether two Arabic given names beside each other are somebody's, standing after this word."""
    never = ordinary(Language.AR, "never")
    if not never.isdisjoint(_forms(one)) or (other in never and other not in ("بن", "ابن", "أبو", "أبي")):
        return False
    given = ordinary(Language.AR, "given")
    if given.isdisjoint(_forms(one)) or other not in given:
        return True
    title = fold(before)
    return title in arabic_heads() or title in titles_of_courtesy(Language.AR)


def means_nobody(word: str) -> bool:
    """Whether an Arabic word that a list has as a surname is a common word."""
    return not (ordinary(Language.AR, "never") | ordinary(Language.AR, "given")).isdisjoint(_forms(word))


def is_title(words: list[str]) -> bool:
    """Whether these are the words of an English title in which every word has a capital."""
    long = [word for word in words if len(word) >= _HEADLINE]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= _TITLED * len(long)


def _forms(word: str) -> tuple[str, ...]:
    """The word, and without what is joined before it."""
    joined = [word[1:]] if word[:1] in _JOINED and len(word) > 3 else []
    return (word, *joined, *([f"ال{word[2:]}"] if word.startswith("لل") else []))
