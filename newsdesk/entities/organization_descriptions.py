"""Words that stand for an organization named before: "the company", الوزارة, منظمتنا; the nearest fitting one is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from newsdesk.entities.organization_arabic import agrees
from newsdesk.entities.organization_contexts import Surroundings, country_called, country_of_place
from newsdesk.entities.organization_heads import Kind, first_ar, kinds
from newsdesk.entities.organization_lexicon import lexicon
from newsdesk.entities.organization_list import Match, Trie
from newsdesk.entities.organization_words import Reading, Word, is_arabic, keys_of, words_of
from newsdesk.model import Language, Organization, Span

_DETERMINERS = frozenset(("the", "this", "that", "our"))
_MADE = ("based", "owned", "run", "led", "backed", "linked")
_MANY = 100  # organizations back, in a text that is full of them
_REACH = 3_000  # code points: further back a reader would not look for what is meant


_OWN_EN = frozenset(("it", "its"))
_OWN_AR = frozenset(("انها", "انه", "بانها", "بانه", "لانها", "لانه"))
_OWNERS = ("نا", "ها", "هم", "ه")
_SHORT = 5  # letters of words with "our" that are seldom organizations: قوتنا
_OWN_REACH = 3  # words from the beginning within which "it" is the speaker
_IT = re.compile(r"(?<!\w)i\.?t(?:s|\.)?(?!\w)", re.IGNORECASE)  # all that can be "it" or "its"
_LONGER = re.compile(r"\w\w+")
_OWN_NEAR, _OWN_FAR = 40, 200  # code points in which these words stand nearly always, and always


class Description(NamedTuple):
    """Words that stand for an organization of a kind: from the word `first` to before `after`, and their place."""

    first: int
    after: int
    start: int
    end: int
    kind: Kind


@cache
def _descriptions() -> Trie[Kind]:
    trie: Trie[Kind] = Trie()
    for kind in kinds():
        for words in (*kind.description_en, *kind.description_ar):
            trie.add(words, kind)
    return trie


def description_at(around: Surroundings, first: int) -> Description | None:
    """The description that begins at the word `first`."""
    word = around.words[first]
    descriptions = _descriptions()
    matches = descriptions.at(around.text, around.words, first, descriptions.starts(word.readings))
    if is_arabic(word):
        return _arabic(around, first, matches)
    if not matches or not _determined(around, first):
        return None
    match = matches[-1]
    if not around.stands_free(first, match.after, match.key):
        return None
    if around.joined(match.after - 1, match.after) and around.words[match.after].key == "of":
        following = match.after + 1
        if not (around.joined(match.after, following) and around.words[following].key.endswith("ing")):
            return None  # the group of seven; but: accused the group of looting
    return Description(first, match.after, match.start, match.end, match.bearer)


def _determined(around: Surroundings, first: int) -> bool:
    """Whether "the" or "our" stands before, with at most three words of origin between: the Seoul-based Korean company."""
    for back in range(1, 5):
        at = first - back
        if at < 0 or not around.joined(at, at + 1):
            return False
        key = around.words[at].key
        if key in _DETERMINERS:
            return True
        if not (key in lexicon("qualities_en") or key.endswith(_MADE) or country_of_place(key)):
            return False
    return False


def begins_description(readings: Sequence[Reading]) -> bool:
    """Whether a description can begin with a word of these readings."""
    return bool(_descriptions().starts(readings)) or any(_ours(reading.key) for reading in readings)


def _ours(key: str) -> Kind | None:
    """The kind meant by a word with "our", "his" or "their": منظمتنا, حزبه, شركتها."""
    for owner in _OWNERS:
        if key.endswith(owner) and len(key) > len(owner) + 2:
            base = key.removesuffix(owner)
            base = base[:-1] + "ه" if base.endswith("ت") and len(base) > 3 else base
            if base not in lexicon("owned_ar") and (owner != "نا" or len(key) <= _SHORT):
                continue
            kind = first_ar().get(base)
            return kind if kind is not None and kind.types else None
    return None


def _arabic(around: Surroundings, first: int, matches: Sequence[Match[Kind]]) -> Description | None:
    word = around.words[first]
    if matches:
        match = matches[-1]
        after = match.after
        if (
            match.key in lexicon("adjectival_ar")
            and around.joined(first - 1, first)
            and around.words[first - 1].key.startswith("ال")
        ):
            return None  # الجريمة المنظمة
        if after < len(around.words) and around.joined(after - 1, after):
            key = around.words[after].key
            named = key.startswith("ال") and key not in lexicon("endings_ar") and country_called(key) is None and len(key) > 4
            if named and agrees(around.words[after - 1].key, key):
                return None  # الحزب الحاكم, which one the words alone do not tell; but طائرات التحالف الحربية
        return Description(first, after, match.start, match.end, match.bearer)
    for reading in word.readings:
        kind = _ours(reading.key)
        if kind is not None and around.text[word.end - 1] != "ة":  # نادية
            return Description(first, first + 1, word.start + reading.cut, word.end, kind)
    return None


def pronoun_of_speaker(text: str, content: Span, language: Language, name: str = "") -> Span | None:
    """The pronoun by which an organization that speaks means itself, where its reported words begin with one.

    "it would close 40 branches", أنها ستغلق: to be asked only where the speaker is an organization and the speech is indirect.
    `name`, the organization's, tells whether it is feminine in Arabic, so that أنه does not mean it.
    """
    own, reach = (_OWN_EN, _OWN_REACH) if language is Language.EN else (_OWN_AR, 1)
    near = text[content.start : min(content.end, content.start + _OWN_NEAR)]
    if language is Language.EN and near.isascii() and not _IT.search(near) and len(_LONGER.findall(near)) > reach + 1:
        return None  # as nearly always
    words = words_of(near)
    if len(words) <= reach + 1:  # the last of them may be cut
        words = words_of(text[content.start : min(content.end, content.start + _OWN_FAR)])
    for number, word in enumerate(words[:reach]):
        if word.key in own:
            if word.key.endswith("انه") and (_is_feminine(name) or _means_nothing(words[number + 1 : number + 2])):
                return None
            return Span(content.start + word.start, content.start + word.end)
    return None


def _is_feminine(name: str) -> bool:
    return any(word.endswith(("ة", "ات")) for word in name.split()[:1])


def _means_nothing(following: Sequence[Word]) -> bool:
    """Whether the pronoun of أنه stands for nothing, by the word after it: أنه تم العثور على, أنه في أعنف هجوم."""
    return any(word.key in lexicon("impersonal_ar") for word in following)


def meant(kind: Kind, at: int, before: list[tuple[int, Organization]]) -> Organization | None:
    """The nearest organization before the place `at` that a description of this kind fits; `before` in text order."""
    for place, organization in reversed(before[-_MANY:]):
        if at - place > _REACH:
            return None
        if fits(kind, organization):
            return organization
    return None


def meant_later(kind: Kind, at: int, after: list[tuple[int, Organization]]) -> Organization | None:
    """The nearest organization after the place `at` whose name has a noun of the kind, for a lead that names it only later."""
    for place, organization in after:
        if place - at > _REACH // 2:
            return None
        if place > at and not kind.words.isdisjoint(_words(organization)):
            return organization
    return None


@lru_cache(maxsize=1 << 10)
def _words(organization: Organization) -> frozenset[str]:
    names = (organization.name_en, organization.name_ar, organization.short_en, organization.short_ar)
    return frozenset(key for name in names if name for key in keys_of(name))


def fits(kind: Kind, organization: Organization) -> bool:
    """Whether words of this kind may stand for the organization: by its type, or because its name has one of the kind's nouns."""
    words = _words(organization)
    if organization.type.value in kind.types:
        return kind.id != "club" or not words & lexicon("not_clubs")
    return not kind.words.isdisjoint(words)
