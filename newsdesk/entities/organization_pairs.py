"""Words that stand for the two or three organizations of a kind named last: "both clubs", الشركتان, "the three banks"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsdesk.entities.organization_descriptions import fits
from newsdesk.entities.organization_heads import Kind, kinds
from newsdesk.entities.organization_words import fold_word, keys_of
from newsdesk.model import Span

if TYPE_CHECKING:
    from newsdesk.entities.organizations import OrganizationFound


class Several(NamedTuple):
    """A place in a text and the organizations that its words stand for together, in the order in which they were named."""

    span: Span
    organizations: tuple[OrganizationFound, ...]


_REACH = 2_000  # code points back to what is meant
_BACK = 60  # organizations back
_ENGLISH = re.compile(r"\b(?:[Bb]oth|[Tt]he (two|three))(?: of the)?((?: [A-Za-z\-]{2,20}){1,3})")
_ENGLISH_BEGINS = ("both ", "Both ", "he two ", "he three ")  # asked first: most texts have none
_ARABIC_BEGINS = ("ال", "لل")
_ARABIC = re.compile(r"(?<!\w)[وفبك]?(?:ال|لل)(\w{2,8})(?:ان|ين)(?!\w)")


def several(text: str, found: Sequence[OrganizationFound]) -> list[Several]:
    """The places of such words in text order, where as many fitting organizations are named before. `found`: all of `text`."""
    if len(found) < 2:
        return []
    starts = [one.span.start for one in found]
    meant: list[Several] = []
    for match in _ENGLISH.finditer(text) if any(words in text for words in _ENGLISH_BEGINS) else ():
        for word in re.finditer(r"[\w\-]+", match[2]):
            kind = _plurals().get(word[0].casefold())
            if kind is not None:
                span = Span(match.start(), match.start(2) + word.end())
                meant += _meant(span, kind, 3 if match[1] == "three" else 2, found, starts)
                break
    for match in _ARABIC.finditer(text) if any(words in text for words in _ARABIC_BEGINS) else ():
        kind = _duals().get(fold_word(match[1]))
        if kind is not None:
            meant += _meant(Span(*match.span()), kind, 2, found, starts)
    return sorted(meant, key=lambda one: one.span.start)


def _meant(span: Span, kind: Kind, count: int, found: Sequence[OrganizationFound], starts: Sequence[int]) -> list[Several]:
    chosen: dict[str, OrganizationFound] = {}
    at = bisect_left(starts, span.start)
    for one in reversed(found[max(0, at - _BACK) : at]):
        if span.start - one.span.start > _REACH or len(chosen) == count:
            break
        if one.organization.id not in chosen and fits(kind, one.organization):
            chosen[one.organization.id] = one
    return [Several(span, tuple(reversed(chosen.values())))] if len(chosen) == count else []


@cache
def _plurals() -> dict[str, Kind]:
    """English plurals of one word by their kinds."""
    return {_plural(word): kind for kind in reversed(kinds()) for word in kind.description_en if " " not in word}


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh", "x")) else "s")


@cache
def _duals() -> dict[str, Kind]:
    """Arabic nouns as they stand before the ending of the dual: شركت for الشركتان, بنك for البنكين."""
    found: dict[str, Kind] = {}
    for kind in reversed(kinds()):
        for word in kind.ar:
            key = keys_of(word)[-1]
            found[key[:-1] + "ت" if key.endswith("ه") else key] = kind
    return found
