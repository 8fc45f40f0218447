"""A model's own words held against what they tell of: what adds a number, a name or an organization is not shown.

Titles, overviews and accounts are the only texts of an answer that are not cut from the article. They are looked at word by word
in the reader's language, so this finds additions, not misrepresentations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsdesk.entities import OrganizationFound, find_organizations
from newsdesk.grounding.names import Names, adds_name
from newsdesk.grounding.numbers import adds_number, all_numbers
from newsdesk.grounding.places import bare
from newsdesk.model import Account, Language, Organization, Overview
from newsdesk.text import detect_language, fold, sentences

MARKED = "model's words with a link or markup"
LANGUAGE = "model's words in another language"
NUMBER = "model's words with a number of their own"
ORGANIZATION = "model's words with an organization of their own"
NAME = "model's words with a name of their own"
STRANGE = "model's words about something else"
LONG = "model's words too long"
OWN_WORDS = frozenset({MARKED, LANGUAGE, NUMBER, ORGANIZATION, NAME, STRANGE, LONG})
"""Why sentences of the model's own are not shown; all other reasons are of claims."""

_LONGEST = 500
_SENTENCES = 3
_MARKUP = re.compile(r"https?:|www\.|\bt\.me\b|[<>{}`]|\]\s*\(|(?<!\w)@\w|\bjavascript:", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:said|says|told|would|the)\b")  # words of no other language that is read here
_ROOT, _SHORTEST = 4, 4  # letters by which words of one root are known, and of words that say something
_SHARE = 1 / 3  # of the words that say something, in the article's language, that it must have
_MOST = 2 / 3  # and where they are too few to tell the language


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a stretch of an article has: numbers, organizations by id, names, and the beginnings of its words."""

    numbers: frozenset[float]
    organizations: frozenset[str]
    names: Names
    roots: frozenset[str]

    @classmethod
    def of(cls, text: str, organizations: Sequence[OrganizationFound], ids: Sequence[str] = ()) -> Evidence:
        """The evidence of a text with the organizations found in it, and those with further ids."""
        found = {one.organization.id for one in organizations} | set(ids)
        return cls(all_numbers(text), frozenset(found), Names.of(text), frozenset(_roots(text)))

    def has(self, organization: Organization) -> bool:
        """Whether an organization was found, or a text in the other language has the words of a name of it."""
        if organization.id in self.organizations:
            return True
        names = (organization.name_en, organization.name_ar, organization.short_en, organization.short_ar)
        return any(self.names.have_words(bare(name)) for name in names if name)


def checked_account(account: Account, evidence: Evidence, whole: Evidence, language: Language, dropped: Counter[str]) -> Account:
    """The account without the sentences that may not be shown; why not is counted in `dropped`.

    Where the sentence in the article's language tells of something else, its translation is not shown either.
    """
    own, other = (account.ar, account.en) if language is Language.AR else (account.en, account.ar)
    translation = Language.EN if language is Language.AR else Language.AR
    faults = [_fault(own, language, evidence, whole), _fault(other, translation, evidence)]
    if own and faults[0] is None and _strange(own, whole):
        faults[0] = STRANGE
        faults[1] = faults[1] or (STRANGE if other else None)
    dropped.update(fault for fault in faults if fault)
    own, other = (None if fault else text for text, fault in zip((own, other), faults, strict=True))
    ar, en = (own, other) if language is Language.AR else (other, own)
    return replace(account, ar=ar, en=en)


def checked_overview(overview: Overview, whole: Evidence, language: Language, dropped: Counter[str]) -> Overview | None:
    """Title and overview as far as they may be shown, the overview's first three sentences; None if nothing may."""
    kept: dict[str, str | None] = {}
    for name in ("title_ar", "title_en", "ar", "en"):
        text = _shortened(getattr(overview, name))
        written_in = Language.AR if name.endswith("ar") else Language.EN
        fault = _fault(text, written_in, whole, whole if written_in is language else None, longest=3 * _LONGEST)
        if text and fault is None and written_in is language and _strange(text, whole):
            fault = STRANGE
        if fault:
            dropped[fault] += 1
        kept[name] = None if fault else text
    own = kept["ar" if language is Language.AR else "en"]
    if own is None and (overview.ar if language is Language.AR else overview.en):
        kept["ar"] = kept["en"] = None  # a translation of what was not shown
    found = Overview(**kept)
    return None if found == Overview() else found


def _shortened(text: str | None) -> str | None:
    if not text:
        return None
    found = sentences(text)
    return text[: found[_SENTENCES - 1].end] if len(found) > _SENTENCES else text


def _fault(
    text: str | None, language: Language, evidence: Evidence, own: Evidence | None = None, longest: int = _LONGEST
) -> str | None:
    """Why a text may not be shown; None if it may. `own` is all that an article in the same language has."""
    if not text:
        return None
    if len(text) > longest:
        return LONG
    if _MARKUP.search(text):
        return MARKED
    if not _is_in(text, language, own):
        return LANGUAGE
    if adds_number(text, evidence.numbers):
        return NUMBER
    found = find_organizations(text, language)
    known = [one for one in found if evidence.has(one.organization)]
    if any(one.how == "list" and one not in known for one in found):
        return ORGANIZATION
    return NAME if adds_name(text, language, [one.span for one in known], evidence.names) else None


def _is_in(text: str, language: Language, own: Evidence | None) -> bool:
    """Whether a text is in a language; one too short to tell it by its words if they are the article's, or English's alone."""
    written_in = detect_language(text)
    if written_in is not None:
        return written_in is language
    if language is Language.EN and _ENGLISH.search(text):
        return True
    return own is not None and _shared(text, own) >= _MOST


def _strange(text: str, whole: Evidence) -> bool:
    """Whether most words of a text in the article's language are none of the article's."""
    return _shared(text, whole) < _SHARE


def _shared(text: str, whole: Evidence) -> float:
    """The share of a text's words that say something which the article has; 1 where none does."""
    said = list(_roots(text))
    return sum(root in whole.roots for root in said) / len(said) if said else 1.0


def _roots(text: str) -> Iterator[str]:
    """The beginnings of the words that say something, without ال and what clings before it."""
    for word in bare(fold(text)).split():
        if word.isdigit():
            continue
        stem = re.sub(r"\A[وفبلك]?ال(?=..)|\A[وف](?=....)", "", word)
        if len(stem) >= _SHORTEST:
            yield stem[:_ROOT]
