"""Whether a model's sentence names somebody or some place that its evidence does not name, in either script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsdesk.entities.countries import adjective_country, country_named, place_named
from newsdesk.entities.organization_heads import first_en, last_en
from newsdesk.entities.organization_list import organizations
from newsdesk.entities.people import figure_named, figure_surname, household_figure, is_given_name
from newsdesk.entities.roles_lexicon import english_heads, titles_of_courtesy
from newsdesk.entities.transliteration import to_latin
from newsdesk.entities.tsv import is_arabic, rows, values
from newsdesk.grounding.ordinary import in_place, is_title, means_nobody, names_place, names_two, ordinary
from newsdesk.grounding.places import bare
from newsdesk.model import Language, Span
from newsdesk.text import fold, tokens
from newsdesk.text.dates import is_month, is_weekday

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CLINGING = ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "وب", "ول")
_CAPITAL = re.compile(r"\b[^\W\d_a-z]\w*(?:['’\-]\w+)*")
_PARTS = re.compile(r"['’\-]")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_SEVERAL = 4  # bodies whose names have a word that is therefore no name: Human, Rights, National
_ALIKE, _ALIKE_SHORT, _LONG = 0.8, 0.86, 5  # of the consonants of two spellings of one name, and from how many it is long
_SOUNDS = str.maketrans(
    {"p": "b", "v": "f", "g": "j", "q": "k", "c": "k", "x": "k", "z": "s", "w": None, "y": None, "h": None, "'": None}
)
_VOWELS = re.compile("[aeiou]")
_SMALL = frozenset(("I", "The", "A", "An", "It", "He", "She", "They", "We", "His", "Her", "Its", "Their", "This", "That", "No"))


class Found(NamedTuple):
    """A place that a text names: the country's id or the city's name, its country's id or "", and the word before it."""

    span: Span
    place: str
    country: str
    before: str


@dataclass(frozen=True, slots=True)
class Names:
    """What a text has that may be a name: its words, its places, and by sound its Arabic words and Latin ones with a capital."""

    words: frozenset[str]
    places: frozenset[str]
    arabic: frozenset[str]
    latin: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Names:
        """The names of a text. Linear in it. A city is named with its country."""
        written = bare(text).split()
        words = frozenset(written)
        arabic = {_sound(_latin(form)) for word in words if is_arabic(word) for form in _forms(word)}
        for one, other in pairwise(written):
            if one == "عبد":  # which is written as one with what follows, or by itself
                arabic |= {_sound("abdul"), _sound(_latin(one) + _latin(other))}
        latin = {_sound(part) for name in _CAPITAL.findall(text) for part in (name, *_PARTS.split(name))}
        places = {name for found in _places(text) for name in (found.place, found.country) if name}
        return cls(words, frozenset(places), frozenset(arabic - {""}), frozenset(latin - {""}))

    def have_words(self, key: str) -> bool:
        """Whether the text has all these bare words, whatever clings before them."""
        return all(part in self.words or any(form + part in self.words for form in _CLINGING) for part in key.split())

    def have(self, word: str) -> bool:
        """Whether the text has this word of a name, or in the other script one that sounds so; each part if it has a hyphen."""
        key = bare(_POSSESSIVE.sub("", word))
        return self._sounds(key) or all(self.have_words(part) or self._sounds(part) for part in key.split())

    def _sounds(self, key: str) -> bool:
        sound, sounds = (_sound(_latin(key)), self.latin) if is_arabic(key) else (_sound(key), self.arabic)
        return bool(sound) and (sound in sounds or any(_same_sound(sound, other) for other in sounds))

    def have_place(self, found: Found) -> bool:
        """Whether the text names this place, or the country whose government its capital stands for: Moscow said."""
        if found.place in self.places:
            return True
        return found.country in self.places and found.place in _capitals() and not in_place(found.before)


def adds_name(text: str, language: Language, known: Sequence[Span], names: Names) -> bool:
    """Whether a text has a name or a place that `names` has not; `known` are stretches of it that are settled."""
    places = [found for found in _places(text, strictly=True) if not _within(found.span, known)]
    if not all(names.have_place(found) for found in places):
        return True
    settled = [*known, *(found.span for found in places)]
    candidates = _arabic(text) if language is Language.AR else _english(text)
    return any(not names.have(span.of(text)) for span in candidates if not _within(span, settled))


def _within(span: Span, known: Sequence[Span]) -> bool:
    return any(one.overlaps(span) for one in known)


def _places(text: str, *, strictly: bool = False) -> Iterator[Found]:
    """The countries and cities that a text names, also by their adjectives; `strictly` only where nothing else may be meant."""
    words = [token for token in tokens(text) if token.word]
    for at, word in enumerate(words):
        for size in (2, 1):
            group = words[at : at + size]
            if len(group) < size or (found := _place(text[word.start : group[-1].end])) is None:
                continue
            span = Span(word.start, group[-1].end)
            before = words[at - 1] if at else None
            after = words[at + size] if at + size < len(words) else None
            first = before is None or _begins(text[before.end : word.start])
            if size == 1 and strictly:
                beside = (text[one.start : one.end] if one else "" for one in (before, after))
                if not names_place(span.of(text), *beside, first=first):
                    break
            yield Found(span, *found, text[before.start : before.end] if before else "")
            break


def _begins(between: str) -> bool:
    """Whether a sentence begins after what stands between two words."""
    return any(mark in between for mark in '.!?؟:\n"“«')


@lru_cache(maxsize=1 << 14)
def _place(name: str) -> tuple[str, str] | None:
    """The country's id, or the city's name and its country's id."""
    if name[:1].islower() or len(name) < 3 or len(name) > 40:
        return ("us", "us") if name == "US" else None
    for form in _without_clitics(_POSSESSIVE.sub("", name)):
        country = adjective_country(form) or country_named(form)
        if country is not None:
            return country.id, country.id
        place = place_named(form)
        if place is not None:
            return place.name_en, place.country
    return None


@cache
def _capitals() -> frozenset[str]:
    """The English names of capitals."""
    return frozenset(name for row in rows("countries") for name in values(row["capital_en"]))


def _without_clitics(name: str) -> Iterator[str]:
    yield name
    if is_arabic(name):
        for clitic in ("و", "ب", "ل", "ف"):
            if name.startswith(clitic) and len(name) > 4:
                yield name[1:]
        if name.startswith("لل") and len(name) > 5:
            yield "ال" + name[2:]


def _english(text: str) -> Iterator[Span]:
    """Words with a capital that are no beginning of a sentence and no title, body, month, day or other ordinary word."""
    found = list(_WORD.finditer(text))
    titled = is_title([match.group() for match in found])
    for at, match in enumerate(found):
        word = _POSSESSIVE.sub("", match.group())
        if not word[:1].isupper() or word in _SMALL or is_weekday(word) or is_month(word) or _is_ordinary(word, titled=titled):
            continue
        before = text[: match.start()]
        if before[-1:].isdigit() or text[match.end() : match.end() + 1].isdigit():
            continue  # 200M, Ba1
        first = not before.strip(" \"“'‘(") or before.rstrip(" \"“'‘").endswith((".", "!", "?", ":"))
        after = found[at + 1].group() if at + 1 < len(found) else ""
        follows = after[:1].isupper() and after not in _SMALL and not _is_ordinary(after, titled=titled)
        if not first or figure_surname(word) or is_given_name(word) or follows:
            yield Span(*match.span())


def _is_ordinary(word: str, *, titled: bool) -> bool:
    key = fold(word)
    if titled and key in ordinary(Language.EN, "headlines"):
        return True
    return any(one in _ordinary() for one in (key, key.removesuffix("s"), key.removesuffix("es")) if one)


def _arabic(text: str) -> Iterator[Span]:
    """Surnames that everyone knows, given names with a name beside them, and words in Latin letters."""
    found = list(_WORD.finditer(text))
    for at, match in enumerate(found):
        word = match.group()
        before = found[at - 1].group() if at else ""
        after = found[at + 1].group() if at + 1 < len(found) else ""
        if not is_arabic(word):
            if word[0].isupper() and not _is_ordinary(word, titled=False):
                yield Span(*match.span())
        elif _is_surname(word, before):
            yield Span(*match.span())
        elif is_given_name(word) and is_given_name(after) and names_two(word, after, before):
            yield Span(*match.span())
            yield Span(*found[at + 1].span())


def _is_surname(word: str, before: str) -> bool:
    """Whether an Arabic word is a figure's surname: one that is no word besides, or behind a given name."""
    if figure_named(f"{before} {word}"):
        return True
    forms = list(_without_clitics(word))
    if any(household_figure(form) for form in forms) and not means_nobody(word):
        return True
    return figure_surname(word) is not None and is_given_name(before) and not means_nobody(before) and not means_nobody(word)


@cache
def _ordinary() -> frozenset[str]:
    """English words that news writes with a capital though they are no names: of titles, and of several bodies' names."""
    counted = Counter(word for one in organizations().values() for word in set(bare(one.name_en or "").split()))
    words = {word for word, times in counted.items() if times >= _SEVERAL}
    words |= ordinary(Language.EN, "capitals")
    words |= english_heads() | titles_of_courtesy(Language.EN) | first_en().keys() | last_en().keys()
    return frozenset(part for word in words for part in fold(word).split())


def _forms(word: str) -> Iterator[str]:
    yield word
    for clitic in _CLINGING[1:]:
        if word.startswith(clitic) and len(word) - len(clitic) >= 3:
            yield word[len(clitic) :]


@lru_cache(maxsize=1 << 14)
def _latin(word: str) -> str:
    return to_latin(word)


def _sound(word: str) -> str:
    """The consonants of a word, those made one that transcribe one sound."""
    folded = (
        bare(word)
        .replace("tsh", "s")
        .replace("ph", "f")
        .replace("sh", "s")
        .replace("ch", "s")
        .replace("kh", "k")
        .replace("gh", "j")
        .replace(" ", "")
    )
    first = folded[:1] if folded[:1] in "aeiou" else ""
    consonants = _VOWELS.sub("", folded).translate(_SOUNDS)
    return ("a" if first else "") + re.sub(r"(.)\1+", r"\1", consonants)


def _same_sound(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one[:1] != other[:1] or min(len(one), len(other)) < 2:
        return False
    alike = _ALIKE if min(len(one), len(other)) >= _LONG else _ALIKE_SHORT
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= alike
