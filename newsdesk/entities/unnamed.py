"""Sources without a name, and groups, in the other language: «مصدر دبلوماسي» is "a diplomatic source", "analysts" is «محللون».

A noun of the table in singular or plural, with countries, qualities and "senior" around it, and perhaps what it belongs to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from newsdesk.entities.countries import Country, adjective_country, agreeing, country_named, place_named
from newsdesk.entities.roles_bodies import modifiers, qualities
from newsdesk.entities.roles_from_arabic import parse_arabic_owner
from newsdesk.entities.roles_from_english import parse_english_owner
from newsdesk.entities.roles_lexicon import Quality, feminine_word
from newsdesk.entities.roles_phrases import Owner, after_preposition
from newsdesk.entities.tsv import is_arabic, is_latin, key_of, rows, values
from newsdesk.model import Language


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun for people or sources; `thing` where it is none of people, so that its Arabic plural is feminine."""

    arabic: str
    arabic_plural: str
    english: str
    english_plural: str
    thing: bool


@dataclass(slots=True)
class _Phrase:
    noun: _Noun
    plural: bool
    article: bool = False
    adjectives: list[Quality] = field(default_factory=list)
    country: Country | None = None
    owner: tuple[str, Owner] | None = None
    familiar: bool = False
    count: str = ""


_LONGEST_NAME = 160
_MOST_WORDS = 14
_WRITTEN_COUNTS = {
    "two": ("", 2),
    "three": ("ثلاثة", 3),
    "four": ("أربعة", 4),
    "several": ("عدة", 9),
    "some": ("بعض", 9),
    "many": ("كثير من", 9),
}
_COUNTED_IN_ARABIC = (
    ("بعض", "some"),
    ("عدد من", "a number of"),
    ("عدة", "several"),
    ("العديد من", "many"),
    ("كثير من", "many"),
)
_ANONYMOUS_EN = re.compile(
    r",?\s*(?:who|speaking|requesting|asking|on condition|familiar|close to|with knowledge|with direct|briefed|involved).*$",
    re.IGNORECASE,
)
_ANONYMOUS_AR = re.compile(r"\s*(?:لم ي[سك]\w*|لم [يت]فصح|لم تسم|فضلت?|رفضت?|طلبت?|اشترطت?)(?!\w).*$")
_FAMILIAR_EN = re.compile(
    r"\s*(?:who (?:is|are|was|were) )?familiar with the (?:matter|issue|situation|case|plans?|talks|discussions)$", re.IGNORECASE
)
_FAMILIAR_AR = re.compile(r"\s*(?:ال)?مطلع(?:ة|ون|ين)? على (?:الأمر|الملف|القضية|الموضوع)$")
_FAMILIAR = Quality("مطلع على الأمر", "familiar with the matter")


@cache
def _nouns() -> tuple[dict[str, tuple[_Noun, bool]], dict[str, tuple[_Noun, bool]]]:
    """Nouns by the keys of their Arabic and of their English forms, with whether the form is a plural."""
    arabic: dict[str, tuple[_Noun, bool]] = {}
    english: dict[str, tuple[_Noun, bool]] = {}
    for row in rows("roles_unnamed"):
        plurals, plurals_en = values(row["ar_plural"]), values(row["en_plural"])
        noun = _Noun(row["ar"], plurals[0], row["en"], plurals_en[0], row["kind"] == "thing" or row["ar"] == "مصدر")
        english.setdefault(key_of(noun.english), (noun, False))
        for form in plurals_en:
            english.setdefault(key_of(form), (noun, True))
        arabic.setdefault(key_of(noun.arabic), (noun, False))
        arabic.setdefault(key_of(feminine_word(noun.arabic)), (noun, False))
        for form in (form for plural in plurals for form in _plurals(plural)):
            arabic.setdefault(key_of(form), (noun, True))
            arabic.setdefault(key_of(_article(form)), (noun, True))
        arabic.setdefault(key_of(_article(noun.arabic)), (noun, False))
    return arabic, english


def _plurals(plural: str) -> tuple[str, ...]:
    first, *rest = plural.split()
    forms = [first]
    if first.endswith("ون"):
        forms += [f"{first[:-2]}ين", f"{first[:-2]}ات"]
    return tuple(" ".join([form, *rest]) for form in forms)


def translate_unnamed(name: str, to: Language, *, people: bool = True) -> str | None:
    """The source or group in the other language; None where the tables do not reach. In `to` already, it is given back.

    Without `people` only what is none counts: authorities, media, companies.
    """
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME or (is_arabic(name) and is_latin(name)):
        return None
    return name if is_arabic(name) == (to is Language.AR) else _translated(name, to, people)


_PAIR = 2


@lru_cache(maxsize=2048)
def _translated(name: str, to: Language, people: bool) -> str | None:
    parts = re.split(r",? and " if to is Language.AR else r" و(?=\w{3})", name)
    if len(parts) == _PAIR:  # محللون ومراقبون
        pair = [_translated(part, to, people) for part in parts]
        if pair[0] is not None and pair[1] is not None:
            return f"{pair[0]} و{pair[1]}" if to is Language.AR else f"{pair[0]} and {pair[1]}"
    phrase = _from_english(name) if to is Language.AR else _from_arabic(name)
    if phrase is None or not (people or phrase.noun.thing):
        return None
    written = _arabic(phrase) if to is Language.AR else _english(phrase)
    if not written or is_arabic(written) != (to is Language.AR) or (is_latin(written) and to is Language.AR):
        return None
    return written


def _from_arabic(name: str) -> _Phrase | None:
    named = _FAMILIAR_AR.sub("", name)
    words = _ANONYMOUS_AR.sub("", named).split()[:_MOST_WORDS]
    count = ""
    for arabic, english in (
        ("بعض", "some"),
        ("عدد من", "a number of"),
        ("عدة", "several"),
        ("العديد من", "many"),
        ("كثير من", "many"),
    ):
        if name.startswith(f"{arabic} "):
            words, count = words[len(arabic.split()) :], english
            break
    for size in (2, 1):
        first = key_of(" ".join(words[:size]))
        found = _nouns()[0].get(first) or _nouns()[0].get(first.removeprefix("ال"))
        if found is not None and len(words) >= size:
            article = not count and any(word.startswith("ال") for word in first.split())
            phrase = _Phrase(found[0], found[1], article=article, count=count, familiar=named != name)
            return phrase if _arabic_rest(phrase, words[size:]) else None
    return None


def _arabic_rest(phrase: _Phrase, words: list[str]) -> bool:
    at = 0
    while at < len(words):
        key, pair = key_of(words[at]), " ".join(words[at : at + 2])
        country = adjective_country(words[at])
        quality = qualities()[0].get(_singular(key)) or modifiers()[0].get(_singular(key))
        if len(words) > at + 1 and adjective_country(pair) is not None and phrase.country is None:
            phrase.country = adjective_country(pair)
            at += 2
        elif country is not None and phrase.country is None and key != "مالي":
            phrase.country = country
            at += 1
        elif quality is not None:
            phrase.adjectives.append(quality)
            at += 1
        else:
            phrase.owner = parse_arabic_owner(words[at:])
            return phrase.owner is not None
    return True


def _singular(key: str) -> str:
    for ending in ("ون", "ين"):
        if key.endswith(ending) and len(key) > len(ending) + 2:
            return key.removesuffix(ending)
    return key.removesuffix("ات") if key.endswith("ات") and len(key) > len("ات") + 2 else key


def _from_english(name: str) -> _Phrase | None:
    named = _FAMILIAR_EN.sub("", name)
    words = _ANONYMOUS_EN.sub("", named).rstrip(",").split()[:_MOST_WORDS]
    keys = [key_of(word.strip(",")) for word in words]
    article = bool(keys) and keys[0] == "the"
    if keys and keys[0] in {"the", "a", "an", "one"}:
        words, keys = words[1:], keys[1:]
    count = ""
    if keys and keys[0] in _WRITTEN_COUNTS:
        count, words, keys = keys[0], words[1:], keys[1:]
    for last in range(len(keys), 0, -1):
        if last < len(keys) and keys[last] not in {"in", "at", "of", "from", "with", "for"}:
            continue
        for first in range(max(0, last - 3), last):
            found = _nouns()[1].get(" ".join(keys[first:last]))
            if found is None:
                continue
            phrase = _Phrase(found[0], found[1], article=article, count=count, familiar=named != name)
            if _english_before(phrase, words[:first]) and _english_after(phrase, words[last:]):
                return phrase
    return None


def _english_before(phrase: _Phrase, words: list[str]) -> bool:
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            text = " ".join(words[at : at + size])
            key = key_of(text)
            country = adjective_country(text) or (country_named(text) if text.isupper() else None)
            if len(words) < at + size:
                continue
            if country is not None and phrase.country is None and not text.islower():
                phrase.country = country
            elif (quality := modifiers()[1].get(key) or qualities()[1].get(key)) is not None:
                phrase.adjectives.append(quality)
            elif phrase.owner is None and (owner := parse_english_owner(text)) is not None:
                phrase.owner = ("في", owner)
            else:
                continue
            at += size
            break
        else:
            return False
    return True


def _english_after(phrase: _Phrase, words: list[str]) -> bool:
    if not words:
        return True
    link = {"in": "في", "at": "في", "of": "في", "from": "من", "with": "في", "for": "ل"}[key_of(words[0])]
    text = " ".join(words[1:])
    owner = parse_english_owner(text)
    if owner is None or phrase.owner is not None:
        return False
    phrase.owner = ("من" if place_named(text) is not None and words[0] == "of" else link, owner)
    return True


_STATUS = frozenset(
    ("informed", "senior", "local", "reliable", "anonymous", "former", "current", "independent", "new", "retired", "close")
)


def _english(phrase: _Phrase) -> str | None:
    names = [quality.english for quality in reversed(phrase.adjectives)]
    words = [name for name in names if name in _STATUS]  # informed Iraqi security sources: status, country, kind
    if phrase.country is not None:
        words.append(phrase.country.adjective_en)
    words += [name for name in names if name not in _STATUS]
    words.append(phrase.noun.english_plural if phrase.plural else phrase.noun.english)
    if any(not word or word.startswith("-") for word in words):
        return None
    text = " ".join(words)
    if phrase.owner is not None:
        link, owner = phrase.owner
        inner = owner.english()
        if inner is None:
            return None
        if link == "construct":
            at = "of"
        elif link == "من":
            at = "from"
        elif owner.place is not None or owner.body is not None:
            at = "in"
        else:
            at = "at" if link in {"في", "ب"} else "of"
        text = f"{text} {at} {inner}"
    if phrase.familiar:
        text = f"{text} {_FAMILIAR.english}"
    if phrase.count:
        return f"{phrase.count} {text}" if phrase.plural else None
    if phrase.article:
        return f"the {text}"
    if phrase.plural:
        return text
    vowel = text[0] in "aeioAEIO" or text.startswith(("un", "Ukrain", "Ugand"))
    return f"{'an' if vowel and not text.startswith(('European', 'one')) else 'a'} {text}"


def _arabic(phrase: _Phrase) -> str | None:
    noun, plural = phrase.noun, phrase.plural
    lasting = [quality.arabic for quality in phrase.adjectives if quality not in modifiers()[1].values()]
    passing = [
        _SENIOR if quality.english == "senior" else quality.arabic
        for quality in phrase.adjectives
        if quality.arabic not in lasting
    ]
    if phrase.country is not None and not phrase.country.adjective_ar:
        return None
    adjectives = [*lasting, *([phrase.country.adjective_ar] if phrase.country is not None else []), *passing]
    adjectives += [_FAMILIAR.arabic] if phrase.familiar else []
    head = noun.arabic_plural if plural else noun.arabic
    if phrase.count:
        counted = _WRITTEN_COUNTS[phrase.count][0]
        if not counted or phrase.article or adjectives:
            return None
        head = f"{counted} {_oblique(head)}" if phrase.count in {"some", "many"} else f"{counted} {head}"
        if phrase.count in {"some", "many"}:
            head = f"{counted} ال{_oblique(noun.arabic_plural)}"
        elif head.endswith("ون"):
            head = f"{head[:-2]}ين"
    words = [_article(head) if phrase.article else head]
    words += [_plural_adjective(word, noun, plural=plural, article=phrase.article) for word in adjectives]
    text = " ".join(words)
    if phrase.owner is not None:
        inner = phrase.owner[1].arabic()
        if inner is None:
            return None
        text = f"{text} {after_preposition(phrase.owner[0], inner)}"
    return text


def _oblique(word: str) -> str:
    return f"{word[:-2]}ين" if word.endswith("ون") else word


def _article(head: str) -> str:
    """The head with the article: on each word of a noun with its adjective, on the last of joined nouns."""
    words = head.split()
    if len(words) == 1 or words[-1].endswith("ون"):
        return " ".join(f"ال{word}" for word in words)
    return " ".join([*words[:-1], f"ال{words[-1]}"])


_SENIOR = "رفيع"
_BROKEN_PLURALS = {"كبير": "كبار", "رفيع": "كبار", "جديد": "جدد", "محلي": "محليون"}


def _plural_adjective(word: str, noun: _Noun, *, plural: bool, article: bool) -> str:
    word, *rest = [word] if " " not in word or not word.startswith("مطلع ") else word.split(" ", 1)
    if rest:  # مطلعون على الأمر
        return f"{_plural_adjective(word, noun, plural=plural, article=article)} {rest[0]}"
    if not plural:
        return agreeing(word, feminine=noun.arabic.endswith("ة") or noun.arabic == "امرأة", article=article)
    if noun.thing:
        return agreeing(word, feminine=True, article=article)
    parts = [_BROKEN_PLURALS.get(part, part if part.endswith("ون") else f"{part}ون") for part in word.split()]
    return " ".join(f"ال{part}" for part in parts) if article else " ".join(parts)
