"""Names of people in a text: their fullest forms, roles, genders, and which shorter form means whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsdesk.engines.rules.english import lexicon
from newsdesk.engines.rules.english.lexicon import closed
from newsdesk.engines.rules.english.words import Words
from newsdesk.model import Gender, Span
from newsdesk.text.kept import Kept

_UNKNOWN = Gender.UNKNOWN
_LONGEST = 9
_LOOK_BACK = 40
_IN_HEADLINE = 3  # headlines write every word with a capital: only short runs there are names
_FIRST = 60  # the people whom a text names first
_NAMESAKES = 24


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in the text: the folded words of the fullest name, where it stands, and what is known."""

    words: tuple[str, ...]
    name: Span
    gender: Gender = Gender.UNKNOWN
    role: Span | None = None
    heads: set[str] = field(default_factory=set)
    sure: bool = False


class Name(NamedTuple):
    """A run of capital words read as a name: tokens of the name and of the role before it (empty if none), and what shows it."""

    first: int
    last: int
    role_first: int
    honorific: str
    head: str
    bare: bool  # nothing beside the capitals shows that it is a person


def run_end(words: Words, at: int, limit: int) -> int:
    """The end of the run of capital words that begins at `at`."""
    end = at + 1
    while end < limit and end - at < 14:
        if words.starts[end] - words.ends[end - 1] and "\n" in words.text[words.ends[end - 1] : words.starts[end]]:
            break
        if words.capital[end]:
            if words.low[end] in closed("week") or words.quote[end] != words.quote[at]:
                break
            end += 1
        elif (
            words.low[end] == "."
            and end + 1 < limit
            and words.capital[end + 1]
            and words.starts[end] == words.ends[end - 1]
            and (
                words.ends[end - 1] - words.starts[end - 1] == 1
                or words.low[end - 1] in closed("honorific")
                or words.low[end - 1] in closed("shortrole")
            )
            and words.quote[end] == words.quote[at]
        ) or (
            words.low[end] in closed("particle")
            and end + 1 < limit
            and words.capital[end + 1]
            and words.quote[end + 1] == words.quote[at]
        ):
            end += 1
        else:
            break
    return end


class Title(NamedTuple):
    """A title, rank or honorific: the role that it names and itself as an honorific, "" where it is none."""

    role: str
    honorific: str


def _title(low: str) -> Title | None:
    if not _titles(low):
        return None
    role = low if low in lexicon.roles() else low.partition("-")[0]
    return Title(role if role in lexicon.roles() else "", low if low in closed("honorific") else "")


def _titles(low: str) -> bool:
    if low in lexicon.roles() or low in closed("honorific") or low in closed("rank"):
        return True
    first = low.partition("-")[0]
    return first != low and (first in lexicon.roles() or first in ("vice", "ex", "co"))


_TITLES = Kept(_title, 1 << 12)
"""By a word in capitals: what it is as a title, None for most."""


def analyse(words: Words, first: int, end: int, floor: int) -> Name | None:
    """The name in a run of capital words; None if the run is all title. `floor` bounds the look to the left of it."""
    split, honorific, head = first, "", ""
    for at, low in enumerate(words.low[first:end], first):
        if low == ".":
            if split == at:
                split = at + 1
            continue
        title = _TITLES[low]
        if title is not None and at - first < 8:
            split = at + 1
            head = title.role or head
            honorific = title.honorific or honorific
    while split < end and words.low[split] in (".", "of"):
        split += 1
    if (
        split == first
        and first > floor
        and words.low[end - 1] not in lexicon.bodies()
        and words.low[first - 1] in ("and", "of", "for", "&")
    ):
        while split < end - 1 and words.low[split] in closed("portfolio"):
            split += 1
    while end - split > 1 and words.low[end - 1] in closed("postnominal"):
        end -= 1
    if split >= end:
        return None
    role_first = min(split, first)
    bare = split == first
    if bare and first > floor:
        before = words.low[first - 1]
        if before in lexicon.roles() or before in closed("honorific"):
            head, bare = before, False
            role_first = first - 1
            while (
                role_first > floor
                and words.word[role_first - 1]
                and first - role_first < 6
                and words.low[role_first - 1] not in closed("function")
                and words.quote[role_first - 1] < 0
                and words.low[role_first - 1] not in lexicon.pasts()
            ):
                role_first -= 1
    while (
        split < end
        and adjective(words.low[split])
        and end - split > 2
        and not (words.low[split] in lexicon.men() or words.low[split] in lexicon.women())
    ):
        split += 1
    return Name(split, end, role_first, honorific, head, bare)


def adjective(low: str) -> bool:
    """Whether the word is the adjective of a country: Russian, American."""
    return low in lexicon.places()[1]


def country(low: str) -> bool:
    """Whether the word, or two words joined by a space, name a country or a well-known place."""
    return low in lexicon.places()[0]


def of_places(key: Sequence[str]) -> bool:
    """Whether a name is a place's, or made of nothing but the names and adjectives of countries."""
    countries, adjectives = lexicon.places()
    for low in key:
        if low not in countries and low not in adjectives:
            return " ".join(key) in countries
    return True


def gender_of(name: Name, words: Words) -> Gender:
    """What honorific, role and given name tell."""
    for low in (name.honorific, name.head):
        if low in closed("woman"):
            return Gender.WOMAN
        if low in closed("man"):
            return Gender.MAN
    given = words.low[name.first].split("-")[0]
    if name.last - name.first > 1 or name.bare:
        if given in lexicon.women() and given not in lexicon.men():
            return Gender.WOMAN
        if given in lexicon.men() and given not in lexicon.women():
            return Gender.MAN
    return Gender.UNKNOWN


class Registry:
    """Everybody who is named in the text."""

    def __init__(self, words: Words, organizations: frozenset[int]) -> None:
        self.words = words
        self.taken = organizations  # tokens that belong to an organization's name
        self.people: list[Person] = []
        self._by_last: dict[str, list[Person]] = {}
        self._by_any: dict[str, list[Person]] = {}
        self._places: list[int] = []  # where people are mentioned, in text order
        self._mentioned: list[Person] = []
        self.spoke: Person | None = None
        self._running = bytearray(len(words))  # 1 for the tokens of running text
        self._named: set[str] = set()  # words in capitals that do not begin a unit
        for unit in words.units:
            self._running[unit.first : unit.last] = b"\1" * (unit.last - unit.first)
        openings = {unit.first for unit in words.units}
        self._named.update([words.low[at] for at in words.capitals if self._running[at] and at not in openings])
        self._scan()

    def _scan(self) -> None:
        """Find the names that the text shows to be people, longest first, then every place where one is mentioned."""
        words = self.words
        runs: list[tuple[int, int, Name]] = []
        end, limit, function = 0, len(words), closed("function")
        given = lexicon.given()
        for at in words.capitals:
            if at < end:
                continue
            low = words.low[at]
            if low in function and not (low in given and at + 1 < limit and words.capital[at + 1]):
                continue
            end = run_end(words, at, limit)
            name = analyse(words, at, end, max(0, at - 8))
            headline = not self._running[at] and end - at > _IN_HEADLINE
            if name is not None and name.last - name.first <= _LONGEST and not headline:
                runs.append((at, end, name))
        for _, _, name in sorted(runs, key=lambda run: run[2].first - run[2].last):
            if self._shows_person(name):
                self.add(name)
        for _, _, name in runs:
            person = self.find(self.key(name.first, name.last))
            if person is not None:
                self._places.append(name.first)
                self._mentioned.append(person)

    def common(self, at: int) -> bool:
        """Whether a capital word is so only because it begins a sentence: nowhere else does the text write it so."""
        return self.words.low[at] not in self._named

    def key(self, first: int, last: int) -> tuple[str, ...]:
        """The folded words of a name."""
        low = self.words.low[first:last]
        return tuple([word for word in low if word != "."] if "." in low else low)

    def _shows_person(self, name: Name) -> bool:
        words = self.words
        if not name.honorific and not self.taken.isdisjoint(range(name.first, name.last)):
            return False
        if not lexicon.no_names().isdisjoint(words.low[name.first : name.last]):
            return False
        key = self.key(name.first, name.last)
        if of_places(key):
            return False
        if name.honorific:
            return True
        if not (lexicon.bodies().isdisjoint(key) and closed("corporate").isdisjoint(key)) or self._capitals(name, key):
            return False
        if not name.bare:
            return True
        if len(key) > 1:
            given = key[0].split("-")[0]
            if given in lexicon.men() or given in lexicon.women():
                return True
            return self._followed(name)
        return False

    def _capitals(self, name: Name, key: tuple[str, ...]) -> bool:
        """Whether a word of the name is in capitals alone, and no abbreviation with points."""
        text, starts, ends = self.words.text, self.words.starts, self.words.ends
        for low, at in zip(key, range(name.first, name.last), strict=False):
            if len(low) > 1 and "." not in low and text[starts[at] : ends[at]].isupper():
                return True
        return False

    def _followed(self, name: Name) -> bool:
        """Whether ", 79," or ", the minister" or ", who" follows."""
        words, at = self.words, name.last
        if at + 1 >= len(words) or words.low[at] != ",":
            return False
        low = words.low[at + 1]
        if low == "who" or (low.isdigit() and len(low) == 2):
            return True
        for k in range(at + 1, min(at + 7, len(words))):
            if not words.word[k]:
                return False
            if words.low[k] in lexicon.roles():
                return True
            if words.low[k] in ("and", "said"):
                return False
        return False

    def add(self, name: Name) -> Person:
        """The person with this name, a new one if nobody fits."""
        key = self.key(name.first, name.last)
        gender = gender_of(name, self.words)
        person = self.find(key, gender)
        if person is None:
            person = Person(key, self.words.span(name.first, name.last))
            self.people.append(person)
            self._by_last.setdefault(key[-1], []).append(person)
            for low in key:
                self._by_any.setdefault(low, []).append(person)
        if person.gender is Gender.UNKNOWN:
            person.gender = gender
        if name.head:
            person.heads.add(name.head)
            if person.role is None and name.role_first < name.first:
                person.role = self.words.span(name.role_first, name.first)
        return person

    def find(self, key: tuple[str, ...], gender: Gender = Gender.UNKNOWN) -> Person | None:
        """Whom these words of a name mean; of several who fit the last speaker, else the one whom the text named first."""
        if not key or key[-1] not in self._by_any:
            return None
        fits = [
            person
            for person in self._by_last.get(key[-1], ())[-_NAMESAKES:]
            if _fits(key, person.words) and _agree(gender, person.gender)
        ]
        if not fits:
            fits = [
                person
                for person in self._by_any.get(key[-1], ())[-_NAMESAKES:]
                if _fits(key, person.words) and _agree(gender, person.gender)
            ]
        if len(fits) > 1:
            exact = [person for person in fits if person.words == key]
            if exact:
                return exact[0]
            if self.spoke is not None and any(self.spoke is person for person in fits):
                return self.spoke
            return min(fits, key=lambda person: person.name.start)  # papers give the surname alone to whom they named first
        return fits[0] if fits else None

    def before(self, place: int, gender: Gender) -> Person | None:
        """The person last mentioned before token `place` who may have the gender."""
        at = bisect_left(self._places, place)
        unknown: Person | None = None
        for k in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            person = self._mentioned[k]
            if gender is Gender.UNKNOWN or person.gender is gender:
                return person
            if unknown is None and person.gender is Gender.UNKNOWN:
                unknown = person
        return unknown

    def bearer(self, head: str, place: int) -> Person | None:
        """The person with this role who was last mentioned before the token, or else anywhere."""
        at = bisect_left(self._places, place)
        for k in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            if head in self._mentioned[k].heads:
                return self._mentioned[k]
        return next((person for person in self.people[:_FIRST] if head in person.heads), None)


def _fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) < 2:
        return not short or short[0] in long
    if len(short) > len(long):
        return False
    rest = iter(long)
    return all(word in rest for word in short)


def _agree(one: Gender, other: Gender) -> bool:
    return one is other or one is _UNKNOWN or other is _UNKNOWN
