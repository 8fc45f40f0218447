"""The bilingual list of organizations: read once from the tables, and looked up by the words of a text.

Names are kept in a trie of folded words, so that matching takes time linear in the text however long the list grows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from newsdesk.entities.organization_words import MANY, Reading, Word, ends_possessive, joined_in_list, keys_of, pieces_of
from newsdesk.entities.tsv import rows, values
from newsdesk.model import Organization, OrganizationType
from newsdesk.text.kept import Kept

TABLES = (
    "international",
    "arab",
    "middle_east",
    "europe",
    "america",
    "asia",
    "africa",
    "companies",
    "media",
    "sport",
    "civil",
)
"""The tables of the list: `tables/organizations_<name>.tsv`."""

_SHORTEST_VARIANT = 5  # إيغاد would be إيجاد
_ACRONYM = 5  # an alias in capitals up to this length is found in capitals only: WHO, not who


T = TypeVar("T")


class Alias(NamedTuple, Generic[T]):
    """One name and what it stands for. `case` has for each word: 0 any, 1 begins with a capital, 2 all capitals."""

    bearer: T
    case: tuple[int, ...]
    possessive: bool


class Match(NamedTuple, Generic[T]):
    """A name in a text: the words from `first` to before `after`, `start` and `end` in code points, its folded key."""

    first: int
    after: int
    start: int
    end: int
    bearer: T
    key: str


class _Node(Generic[T]):
    """A place in the trie: the words that may follow, and the names that end here."""

    __slots__ = ("aliases", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.aliases: tuple[Alias[T], ...] = ()


Starts: TypeAlias = tuple[tuple[Reading, _Node[T]], ...]
"""The readings of a word with which names begin, each with its place in the trie."""


class Trie(Generic[T]):
    """Names as paths of folded words. Looking up what begins at a word takes time in the length of the names there.

    The paths of the names that begin with one word are laid when this word is first met: of the thousands of first words in a
    list a text has a few. Safe to share between threads once all names are added: at worst a path is laid twice.
    """

    __slots__ = ("_begun", "_names")

    def __init__(self) -> None:
        self._names: dict[str, list[tuple[str, T]]] = {}  # by the key of their first word
        self._begun: dict[str, _Node[T]] = {}

    def add(self, name: str, bearer: T) -> None:
        """Let `name` stand for `bearer`, after those that bear it already."""
        key = _FIRST_KEYS[name.partition(" ")[0]] or next(iter(keys_of(name)), "")
        if key:
            self._names.setdefault(key, []).append((name, bearer))
            self._begun.pop(key, None)

    def _beginning(self, key: str) -> _Node[T]:
        """The place after a word with which names begin."""
        begun = self._begun.get(key)
        if begun is None:
            begun = _Node()
            for name, bearer in self._names[key]:
                _lay(begun, name, bearer)
            self._begun[key] = begun
        return begun

    def starts(self, readings: Sequence[Reading]) -> Starts[T]:
        """Those of a word's readings with which a name begins, for `at`; nothing for most words."""
        firsts = self._names
        return tuple([(reading, self._beginning(reading.key)) for reading in readings if reading.key in firsts])

    @property
    def firsts(self) -> Collection[str]:
        """The keys of the words with which the names begin."""
        return self._names.keys()

    def at(self, text: str, words: Sequence[Word], first: int, starts: Starts[T]) -> list[Match[T]]:
        """All names that begin at the word `first`, the longest last; `starts` are the beginnings that the word can be."""
        found: list[Match[T]] = []
        if not starts:
            return found
        following = words[first + 1].key if first + 1 < len(words) else ""
        for reading, begun in starts:
            if not begun.aliases and following not in begun.next:
                continue
            node: _Node[T] | None = begun
            after = first + 1
            while node is not None:
                for alias in node.aliases:
                    if _fits(words, first, alias):
                        last = words[after - 1]
                        end = last.end + 2 if alias.possessive else last.end
                        key = " ".join([reading.key, *(word.key for word in words[first + 1 : after])])
                        found.append(Match(first, after, words[first].start + reading.cut, end, alias.bearer, key))
                if after >= len(words) or not joined_in_list(text, words[after - 1], words[after]):
                    break
                node = node.next.get(words[after].key)
                after += 1
        if len(found) > 1:
            found.sort(key=lambda match: match.after)
        return found

    def named(self, name: str) -> list[T]:
        """What bears this name, case aside."""
        first, *others = keys_of(name) or ("",)
        if first not in self._names:
            return []
        node = self._beginning(first)
        for key in others:
            if key not in node.next:
                return []
            node = node.next[key]
        return [alias.bearer for alias in node.aliases]


def _lay(node: _Node[T], name: str, bearer: T) -> None:
    """Lay the path of a name behind the place after its first word."""
    pieces = pieces_of(name)
    for key, _ in pieces[1:]:
        following = node.next.get(key)
        if following is None:
            following = node.next[key] = _Node()
        node = following
    alias = Alias(bearer, tuple([_CASES[word] for _, word in pieces]), ends_possessive(name))
    if alias not in node.aliases:
        node.aliases += (alias,)


_FIRST_KEYS = Kept(lambda words: next(iter(keys_of(words)), ""), MANY)
"""By the beginning of a name up to a space: the key of its first word, "" where there is none."""


def may_begin_small(starts: Starts[T]) -> bool:
    """Whether a name that begins here may be found where the text writes its first word small."""
    waiting = [node for _, node in starts]
    while waiting:
        node = waiting.pop()
        if any(alias.case[0] == 0 for alias in node.aliases):
            return True
        waiting += node.next.values()
    return False


def _case(word: str) -> int:
    if word[0] > "\u05ff":
        return 0  # a script without case
    if word.isupper() and 2 <= len(word.replace(".", "")) <= _ACRONYM:
        return 2
    return 0 if word[0].islower() else 1


_CASES = Kept(_case, MANY)


def _fits(words: Sequence[Word], first: int, alias: Alias[T]) -> bool:
    for number, case in enumerate(alias.case):
        word = words[first + number]
        if (case == 1 and not word.upper) or (case == 2 and not word.capitals):
            return False
    return not alias.possessive or words[first + len(alias.case) - 1].possessive


def names_of_row(row: dict[str, str]) -> list[str]:
    """All names that a line of the list gives, in both languages, the full ones first and each once."""
    names = [row["name_en"], row["name_ar"], row["short_en"], row["short_ar"]]
    names += values(row["aliases_en"]) + values(row["aliases_ar"])
    return [name for name in dict.fromkeys(names) if name]


def _variants(name: str) -> list[str]:
    """Spellings that Arabic news shares out by country: غ and ج for the same foreign sound (بوينغ، بوينج)."""
    found = [name]
    if "غ" in name and len(name) > _SHORTEST_VARIANT:
        found.append(name.replace("غ", "ج"))
    if "أمريك" in name:
        found.append(name.replace("أمريك", "أميرك"))
    if name.endswith(" Party"):
        found.append(f"{name[:-5]}party")
    if "شؤون" in name:
        found.append(name.replace("شؤون", "شئون"))
    if name.endswith(" لكرة القدم"):
        found.append(name.removesuffix(" لكرة القدم") + " للكرة")
    if "عبدال" in name:
        found.append(name.replace("عبدال", "عبد ال"))
    return found


@cache
def _lines() -> tuple[dict[str, str], ...]:
    return tuple(row for table in TABLES for row in rows(f"organizations_{table}"))


@cache
def organizations() -> dict[str, Organization]:
    """The list, by id, in the order of the tables."""
    return {
        row["id"]: Organization(
            id=row["id"],
            type=OrganizationType(row["type"]),
            name_en=row["name_en"],
            name_ar=row["name_ar"],
            short_en=row["short_en"] or row["name_en"],
            short_ar=row["short_ar"] or row["name_ar"],
        )
        for row in _lines()
    }


@cache
def names() -> Trie[Organization]:
    """The names of the list in both languages."""
    trie: Trie[Organization] = Trie()
    known = organizations()
    for row in _lines():
        for name in names_of_row(row):
            for variant in _variants(name):
                trie.add(variant, known[row["id"]])
    return trie
