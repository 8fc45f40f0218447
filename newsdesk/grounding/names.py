"""Whether a model's sentence names somebody or some place that its evidence does not name, in either script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from newsdesk.entities.countries import adjective_country, country_with_id, place_named
from newsdesk.entities.organization_heads import first_en, last_en
from newsdesk.entities.organization_list import organizations
from newsdesk.entities.people import figure_surname, is_given_name
from newsdesk.entities.roles_lexicon import english_heads, titles_of_courtesy
from newsdesk.entities.transliteration import to_latin
from newsdesk.entities.tsv import is_arabic
from newsdesk.grounding.places import bare
from newsdesk.model import Language, Span
from newsdesk.text import fold, tokens
from newsdesk.text.dates import is_month, is_weekday

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CLINGING = ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "وب", "ول")
_SEVERAL = 4  # bodies whose names have a word that is therefore no name: Human, Rights, National
_ALIKE = 0.6  # of the consonants of two spellings of one name
_SOUNDS = str.maketrans(
    {"p": "b", "v": "f", "g": "j", "q": "k", "c": "k", "x": "k", "z": "s", "w": None, "y": None, "h": None, "'": None}
)
_VOWELS = re.compile("[aeiou]")
_SMALL = frozenset(("I", "The", "A", "An", "It", "He", "She", "They", "We", "His", "Her", "Its", "Their", "This", "That", "No"))


@dataclass(frozen=True, slots=True)
class Names:
    """What a text has that may be a name: its words, its places, and of an Arabic text the words in Latin letters by sound."""

    words: frozenset[str]
    places: frozenset[str]
    sounds: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Names:
        """The names of a text. Linear in it."""
        words = frozenset(bare(text).split())
        sounds = {
            sound for word in words for form in _forms(word) if (sound := _sound(_latin(form) if is_arabic(form) else form))
        }
        return cls(words, frozenset(place for _, place in _places(text)), frozenset(sounds))

    def have(self, word: str) -> bool:
        """Whether the text has this word of a name, in either script."""
        key = bare(word)
        if not key or all(part in self.words or any(form + part in self.words for form in _CLINGING) for part in key.split()):
            return True
        sound = _sound(_latin(key) if is_arabic(key) else key)
        return bool(sound) and (sound in self.sounds or any(_same_sound(sound, other) for other in self.sounds))


def adds_name(text: str, language: Language, known: Sequence[Span], names: Names) -> bool:
    """Whether a text has a name or a place that `names` has not; `known` are stretches of it that are settled."""
    if any(place not in names.places for span, place in _places(text) if not _within(span, known)):
        return True
    candidates = _arabic(text) if language is Language.AR else _english(text)
    return any(not names.have(span.of(text)) for span in candidates if not _within(span, known))


def _within(span: Span, known: Sequence[Span]) -> bool:
    return any(one.overlaps(span) for one in known)


def _places(text: str) -> Iterator[tuple[Span, str]]:
    """The countries and cities that a text names, also by their adjectives, by the id of the country or the city's name."""
    words = [token for token in tokens(text) if token.word]
    for at, word in enumerate(words):
        for size in (2, 1):
            group = words[at : at + size]
            if len(group) == size and (found := _place(text[word.start : group[-1].end])) is not None:
                yield Span(word.start, group[-1].end), found
                break


@lru_cache(maxsize=1 << 14)
def _place(name: str) -> str | None:
    if name[:1].islower() or len(name) < 3 or len(name) > 40:
        return None
    for form in _without_clitics(name):
        country = adjective_country(form)
        if country is not None:
            return country.id
        place = place_named(form)
        if place is not None:
            return place.country if place.country and _is_country(place.country, place.name_en) else place.name_en
    return None


def _is_country(identity: str, name: str) -> bool:
    """Whether a place is the country itself and not a town in it."""
    country = country_with_id(identity)
    return country is not None and country.name_en == name


def _without_clitics(name: str) -> Iterator[str]:
    yield name
    if is_arabic(name):
        for clitic in ("و", "ب", "ل", "ف"):
            if name.startswith(clitic) and len(name) > 4:
                yield name[1:]
        if name.startswith("لل") and len(name) > 5:
            yield "ال" + name[2:]


def _english(text: str) -> Iterator[Span]:
    """Words with a capital that are no beginning of a sentence and no title, body, month or day."""
    found = list(_WORD.finditer(text))
    for at, match in enumerate(found):
        word = match.group()
        if not word[0].isupper() or word in _SMALL or is_weekday(word) or is_month(word) or fold(word) in _ordinary():
            continue
        first = not text[: match.start()].strip(" \"“'‘(") or text[: match.start()].rstrip(" \"“'‘").endswith(
            (".", "!", "?", ":")
        )
        after = found[at + 1].group() if at + 1 < len(found) else ""
        if not first or figure_surname(word) or is_given_name(word) or (after[:1].isupper() and after not in _SMALL):
            yield Span(*match.span())


def _arabic(text: str) -> Iterator[Span]:
    """Surnames that everyone knows, given names with a name after them, and words in Latin letters."""
    found = list(_WORD.finditer(text))
    for at, match in enumerate(found):
        word = match.group()
        after = found[at + 1].group() if at + 1 < len(found) else ""
        if not is_arabic(word):
            if word[0].isupper():
                yield Span(*match.span())
        elif any(figure_surname(form) for form in _without_clitics(word)) or (is_given_name(word) and is_given_name(after)):
            yield Span(*match.span())


@cache
def _ordinary() -> frozenset[str]:
    """English words that news writes with a capital though they are no names: of titles, and of several bodies' names."""
    counted = Counter(word for one in organizations().values() for word in set(bare(one.name_en or "").split()))
    words = {word for word, times in counted.items() if times >= _SEVERAL}
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
        bare(word).replace("ph", "f").replace("sh", "s").replace("ch", "s").replace("kh", "k").replace("gh", "j").replace(" ", "")
    )
    first = folded[:1] if folded[:1] in "aeiou" else ""
    consonants = _VOWELS.sub("", folded).translate(_SOUNDS)
    return ("a" if first else "") + re.sub(r"(.)\1+", r"\1", consonants)


def _same_sound(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 2 or one[:1] != other[:1] or min(len(one), len(other)) < 2:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
