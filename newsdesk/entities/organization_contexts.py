"""What a text is about, as far as it decides whether a doubtful word names an organization: حماس, Apple, الهلال, Labour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsdesk.entities.countries import Country, adjective_country, countries, country_named, place_keys, place_named
from newsdesk.entities.organization_list import names
from newsdesk.entities.organization_words import MANY, Reading, Word, fold_word, joined, keys_of, readings_of
from newsdesk.entities.tsv import key_of, rows, values
from newsdesk.text.kept import Kept

_NO_COUNTRY = frozenset(("مالي", "المالي", "ماليه", "الماليه", "ماليا"))  # Mali, but financial far more often
_LONGEST_COUNTRY = 4
_QUOTES = "\"“”«»‹›„'‘’"


class Doubt(NamedTuple):
    """What must hold for a doubtful name: one of `needs`, with `least` words of a context, and no such words beside it."""

    needs: tuple[str, ...]
    least: int
    not_before: frozenset[str]
    not_after: frozenset[str]


@cache
def doubts() -> dict[str, Doubt]:
    """The doubtful names by their keys, with their capitals kept apart by `Surroundings.allows`."""
    return {
        " ".join(keys_of(row["name"])): Doubt(
            values(row["needs"]),
            int(row["least"] or 1),
            frozenset(fold_word(word) for word in values(row["not_before"])),
            frozenset(fold_word(word) for word in values(row["not_after"])),
        )
        for row in rows("organization_doubtful")
    }


@cache
def homes() -> dict[str, frozenset[str]]:
    """The countries of namesakes, and of organizations with a doubtful name that one country decides, by their ids."""
    found = {row["id"]: frozenset((row["country"],)) for row in rows("organization_homes")}
    for name, doubt in doubts().items():
        countries_needed = [need[3:] for need in doubt.needs if need.startswith("in:")]
        if len(countries_needed) == len(doubt.needs) == 1:
            bearers = {organization.id for organization in names().named(name)}
            if len(bearers) == 1:
                found.setdefault(bearers.pop(), frozenset(countries_needed))
    return found


@cache
def _contexts() -> dict[str, frozenset[str]]:
    return {
        row["id"]: frozenset(fold_word(word) for word in (*values(row["words_en"]), *values(row["words_ar"])))
        for row in rows("organization_contexts")
    }


@cache
def _long_names() -> frozenset[str]:
    """The first words of countries' names and adjectives of several words."""
    found: set[str] = set()
    for country in countries():
        for name in (country.name_en, country.name_ar, country.adjective_en, country.adjective_ar):
            keys = keys_of(name)
            if len(keys) > 1:
                found.update((keys[0], "ال" + keys[0]))
    return frozenset(found | {"kingdom", "republic", "state", "جمهوريه", "مملكه", "دوله", "المملكه"})


def _is_known(phrase: str) -> bool:
    """Whether the lists of places have this name or adjective at all, which is quickly said of most words."""
    key = key_of(phrase)
    return key in place_keys() or key.removeprefix("the ") in place_keys()


@lru_cache(maxsize=1 << 13)
def country_called(phrase: str) -> Country | None:
    """The country with this name or adjective, folded words with single spaces; "us" is taken for U.S."""
    if phrase in _NO_COUNTRY:
        return None
    if phrase == "us":
        phrase = "U.S."
    elif not _is_known(phrase):
        return None
    return adjective_country(phrase) or country_named(phrase)


@lru_cache(maxsize=1 << 13)
def country_of_place(phrase: str) -> str | None:
    """The id of the country that is called so, or has a city or region called so."""
    country = country_called(phrase)
    if country is not None:
        return country.id
    place = place_named(phrase) if phrase not in _NO_COUNTRY and _is_known(phrase) else None
    return place.country or None if place is not None else None


def _places_begun(word: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The keys of a word with which the name of a place begins, each with the numbers of words that it may have."""
    long_names = _long_names()
    return tuple(
        (key, (4, 3, 2, 1) if key in long_names else (1,))
        for _, key, _ in readings_of(word)
        if key in long_names or country_of_place(key)
    )


_PLACES_BEGUN = Kept(_places_begun, MANY)


class Surroundings:
    """One text's words, what it is about and which countries it names; worked out when first asked."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text = text
        self.words = words
        self.column = [word.key for word in words]  # the keys of the words alone
        self.named: set[str] = set()  # ids of the organizations that an undoubtful name has shown to be here
        self._keys: frozenset[str] | None = None
        self._countries: Counter[str] | None = None
        self._contexts: dict[str, int] = {}
        self._capitalized: frozenset[str] | None = None

    def readings(self, number: int) -> tuple[Reading, ...]:
        """The ways to read a word."""
        return self.words[number].readings

    def joined(self, left: int, right: int) -> bool:
        """Whether the neighbouring words with these numbers may belong to one name; False beyond the ends."""
        return left >= 0 and right < len(self.words) and joined(self.text, self.words[left], self.words[right])

    @property
    def keys(self) -> frozenset[str]:
        """All folded words, the Arabic ones also without their clitics and article."""
        if self._keys is None:
            found: set[str] = set()
            for readings in {word.key: word.readings for word in self.words}.values():
                found.update([reading.key for reading in readings])
                if "\u0600" <= readings[0].key[0] <= "\u06ff":
                    found.update([reading.key.removeprefix("ال") for reading in readings])
            self._keys = frozenset(found)
        return self._keys

    @property
    def capitalized(self) -> frozenset[str]:
        """The keys of the words that begin with a capital letter after another word, where no sentence begins."""
        if self._capitalized is None:
            self._capitalized = frozenset(
                word.key
                for before, word in pairwise(self.words)
                if word.upper and self.text[before.end : word.start] == " " and not before.upper
            )
        return self._capitalized

    @property
    def countries(self) -> Counter[str]:
        """How often each country is named, by id, its cities and adjectives included."""
        if self._countries is None:
            self._countries = Counter()
            skip = 0
            for number, word in enumerate(self.words):
                if number < skip or not word.upper:
                    continue
                for key, lengths in _PLACES_BEGUN[word.key]:
                    identity = None
                    for length in lengths:
                        phrase = " ".join([key, *(other.key for other in self.words[number + 1 : number + length])])
                        identity = country_of_place(phrase) if phrase != "us" or word.capitals else None
                        if identity:
                            skip = number + length
                            break
                    if identity:
                        self._countries[identity] += 1
                        break
        return self._countries

    @property
    def country(self) -> str | None:
        """The country that the text is about: the one named most, at least twice and twice as often as the next."""
        common = [(identity, count) for identity, count in self.countries.most_common(8) if not _is_region(identity)][:2]
        if not common or common[0][1] < 2 or (len(common) > 1 and common[0][1] < 2 * common[1][1]):
            return None
        return common[0][0]

    def about(self, context: str, least: int) -> bool:
        """Whether `least` words of a context stand in the text."""
        if context not in self._contexts:
            self._contexts[context] = len(self.keys & _contexts()[context])
        return self._contexts[context] >= least

    def doubtful(self, key: str) -> bool:
        """Whether a name with this key needs its surroundings to be one."""
        return key in doubts()

    def needs_a_country(self, key: str) -> bool:
        """Whether all that a name with this key needs is a country, so that elsewhere it may be another's."""
        return key in doubts() and all(need.startswith("in:") for need in doubts()[key].needs)

    def stands_free(self, first: int, after: int, key: str) -> bool:
        """Whether no word directly beside the name with this key speaks against it."""
        doubt = doubts().get(key)
        if doubt is None:
            return True
        if after < len(self.words) and self.words[after].key in doubt.not_before:
            return False
        return not (first and self.words[first - 1].key in doubt.not_after)

    def allows(self, first: int, after: int, key: str, identity: str) -> bool:
        """Whether the words from `first` to before `after`, a name with this key, name the organization here."""
        doubt = doubts().get(key)
        if doubt is None:
            return True
        if "sport" in doubt.needs and self._of_nation(after) and not key.startswith("ال"):
            return True
        if not self.stands_free(first, after, key):
            return False
        if identity in self.named:
            return True
        return not doubt.needs or any(self._met(need, doubt.least, first, after) for need in doubt.needs)

    def _of_nation(self, after: int) -> bool:
        """Whether a masculine nationality follows, as behind a club's name and not behind a town's: ليفربول الإنجليزي."""
        if not self.joined(after - 1, after):
            return False
        key = self.words[after].key
        return key.startswith("ال") and key.endswith("ي") and adjective_country(key) is not None

    def _met(self, need: str, least: int, first: int, after: int) -> bool:
        if need in ("never", "defined"):
            return False
        if need == "quoted":
            end = self.words[after - 1].end
            start = self.words[first].start
            return self.text[max(start - 1, 0) : start] in tuple(_QUOTES) and self.text[end : end + 1] in tuple(_QUOTES)
        if need.startswith("in:"):
            return self.countries[need[3:]] > 0
        return self.about(need, least)


@cache
def _regions() -> frozenset[str]:
    return frozenset(country.id for country in countries() if country.region)


def _is_region(identity: str) -> bool:
    return identity in _regions()


def country_at(words: Sequence[Word], first: int, *, names: bool = True) -> tuple[Country, int] | None:
    """The country whose name or adjective begins at the word `first`, and the number of the word after it; the longest."""
    for length in range(_LONGEST_COUNTRY, 0, -1):
        if first + length <= len(words):
            found = _country(words, first, length, names=names)
            if found is not None:
                return found, first + length
    return None


def country_until(words: Sequence[Word], after: int) -> tuple[Country, int] | None:
    """The country whose name or adjective ends just before the word `after`, and the number of its first word; the longest."""
    for length in range(3, 0, -1):
        if after - length >= 0:
            found = _country(words, after - length, length, names=True)
            if found is not None:
                return found, after - length
    return None


def _country(words: Sequence[Word], first: int, length: int, *, names: bool) -> Country | None:
    stretch = words[first : first + length]
    if not stretch[0].upper or (stretch[0].key == "us" and not stretch[0].capitals):
        return None
    phrase = " ".join(word.key for word in stretch)
    if phrase in _NO_COUNTRY:
        return None
    return country_called(phrase) if names or phrase == "us" else adjective_country(phrase)
