"""Whether two names denote one bearer, as the scorer of the gold articles settles it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

WORD = re.compile(r"\w+")
ARTICLE = "ال"
LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ـ": None},
)


@cache
def folded(name: str) -> tuple[str, ...]:
    """The words of a name without case, marks, variants of Arabic letters and the Arabic article."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(LETTERS)
    return tuple(word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word for word in WORD.findall(bare))


@cache
def _table(name: str) -> frozenset[str]:
    """The words of a table beside this module, a word a line, folded like any name."""
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in folded(line))


@cache
def _kinds() -> frozenset[str]:
    """Kinds of organization, as they stand: the scorer does not fold them."""
    lines = files(__package__).joinpath("kinds.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def same_name(one: str, other: str) -> bool:
    """Whether two names may denote one bearer: equal, or one lies in the other when titles are left aside."""
    a, b = folded(one), folded(other)
    if not a or not b:
        return False
    if a == b:
        return True
    bare_a, bare_b = set(a) - _table("titles.txt"), set(b) - _table("titles.txt")
    if not bare_a or not bare_b or bare_a <= _kinds() or bare_b <= _kinds():
        return (bare_a == bare_b and bool(bare_a)) or set(a) == set(b)
    return bare_a <= bare_b or bare_b <= bare_a


def any_same(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether any name of one list may denote the bearer of any name of the other."""
    candidates = list(others)
    return any(same_name(one, other) for one in ones for other in candidates)


def closeness(ones: Iterable[str], others: Iterable[str]) -> float:
    """The largest share of words that two names of the lists have in common, 0 to 1."""
    pairs = [(set(folded(one)), set(folded(other))) for one in ones for other in others]
    return max((len(a & b) / len(a | b) for a, b in pairs if a | b), default=0.0)
