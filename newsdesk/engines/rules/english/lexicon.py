"""The tables of the English grammar, each read once when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources

from newsdesk.model import Act
from newsdesk.text import fold
from newsdesk.text.kept import Kept


class Form(Enum):
    """The form in which a verb stands."""

    BASE = "base"  # say
    THIRD = "third"  # says
    PAST = "past"  # said; a participle where the words around it say so
    ING = "ing"  # saying


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that reports speech, in one of its forms, with the particles it needs ("out" of "point out") and its frames."""

    lemma: str
    form: Form
    particles: tuple[str, ...]
    act: Act
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that reports speech ("his claim that"), its act, and what may follow it."""

    act: Act
    frames: frozenset[str]


def _lines(name: str) -> list[str]:
    text = resources.files(__package__).joinpath("tables", name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a one-column table."""
    return frozenset(line.strip() for line in _lines(f"{name}.txt"))


def _classes(names: str) -> frozenset[str]:
    return frozenset().union(*[_closed()[name] for name in names.split()])


closed: Callable[[str], frozenset[str]] = Kept(_classes, 1 << 10).__getitem__
"""The words of closed classes, by their names in closed.tsv with spaces between. Asked for some thousand times an article."""


@cache
def _closed() -> dict[str, frozenset[str]]:
    classes: dict[str, frozenset[str]] = {}
    for line in _lines("closed.tsv"):
        name, words = line.split("\t")
        classes[name] = frozenset(words.split())
    return classes


def _form(position: int, word: str) -> Form:
    if word.endswith("ing") and position:
        return Form.ING
    if position == 0:
        return Form.BASE
    if position == 1 or (position > 3 and word.endswith("s")):
        return Form.THIRD
    return Form.BASE if position > 3 and word.endswith("se") else Form.PAST


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Every form of every verb of saying; those with particles first, the longest first."""
    found: dict[str, list[Verb]] = {}
    for line in _lines("cues.tsv"):
        forms, particle, act, frames = line.split("\t")
        words = forms.split()
        particles = () if particle == "-" else tuple(particle.split())
        for position, word in enumerate(words):
            if word in words[1:position] or (position > 2 and word == words[0]) or (position == 0 and words[2:3] == [word]):
                continue  # "read", "put": taken for the past
            verb = Verb(words[0], _form(position, word), particles, Act(act), frozenset(frames.split()))
            found.setdefault(word, []).append(verb)
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry.particles))) for word, entries in found.items()}


@cache
def nouns() -> dict[str, Noun]:
    """The nouns of saying."""
    found: dict[str, Noun] = {}
    for line in _lines("nouns.tsv"):
        words, act, frames = line.split("\t")
        for word in words.split():
            found[word] = Noun(Act(act), frozenset(frames.split()))
    return found


@cache
def cues() -> frozenset[str]:
    """Every word that can report speech."""
    return frozenset(verbs()) | frozenset(nouns()) | closed("utterance reckoning") | {"according", "per"}


@cache
def finite() -> frozenset[str]:
    """Forms of common verbs, and of the verbs of saying, that can be the verb of a clause: pasts and third persons."""
    found: set[str] = set()
    for line in _lines("verbs.txt"):
        forms = line.split()
        found.update(forms[1:3])
    for line in _lines("cues.tsv"):
        found.update(line.split("\t")[0].split()[1:3])
    return frozenset(found)


@cache
def pasts() -> frozenset[str]:
    """Past forms alone, which are never nouns."""
    found: set[str] = set()
    for name in ("verbs.txt", "cues.tsv"):
        for line in _lines(name):
            found.add(line.split("\t")[0].split()[2])
    return frozenset(found)


@cache
def bases() -> frozenset[str]:
    """Base forms of common verbs: a clause's verb after a plural subject."""
    return frozenset(line.split()[0] for line in _lines("verbs.txt"))


def _plural(word: str) -> str:
    if word.endswith("man") and word != "human":
        return word[:-3] + "men"
    if word == "person":
        return "persons"
    if word.endswith("y") and word[-2] not in "aeou":
        return word[:-1] + "ies"
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    if word.endswith("wife"):
        return word[:-2] + "ves"
    return word + "s"


@cache
def roles() -> frozenset[str]:
    """Words for one person by what he or she does, folded, with the short forms that stand before names."""
    return words_of("roles") | closed("shortrole")


@cache
def plurals() -> frozenset[str]:
    """Words for several people: plurals of the roles and other nouns for groups."""
    return frozenset(_plural(word) for word in words_of("roles") if word != "general") | words_of("groups")


@cache
def bodies() -> frozenset[str]:
    """Common nouns for organizations."""
    return words_of("bodies")


@cache
def men() -> frozenset[str]:
    """Men's given names, folded."""
    return frozenset(fold(word) for word in words_of("men"))


@cache
def women() -> frozenset[str]:
    """Women's given names, folded."""
    return frozenset(fold(word) for word in words_of("women"))


@cache
def common() -> frozenset[str]:
    """Words that are hardly ever a name or a part of one."""
    found = closed("function week month time auxiliary modal") | cues() | finite() | pasts() | bases()
    return (found | words_of("adverbs") | plurals() | words_of("bodies")) - given()


@cache
def given() -> frozenset[str]:
    """Given names, folded."""
    return men() | women()


@cache
def no_names() -> frozenset[str]:
    """Function words that are nobody's name; "will" and "may" can be."""
    return closed("function") - given()


@cache
def places() -> tuple[frozenset[str], frozenset[str]]:
    """Names of countries, regions and cities, and the adjectives of countries, folded."""
    from newsdesk.entities.tsv import rows

    names: set[str] = set()
    adjectives: set[str] = set()
    for table in ("countries", "countries_regions", "countries_places"):
        for row in rows(table):
            for heading, found in (
                ("name_en", names),
                ("names_en", names),
                ("capital_en", names),
                ("adjective_en", adjectives),
                ("adjectives_en", adjectives),
            ):
                found.update(fold(part.strip()) for part in row.get(heading, "").split(";") if part.strip())
    names |= {"us", "u.s.", "uk", "u.k.", "america", "britain"}
    return frozenset(names), frozenset(adjectives)


@cache
def kinds() -> dict[str, frozenset[str]]:
    """For words such as "company" the types of organization that they may mean."""
    found: dict[str, frozenset[str]] = {}
    for line in _lines("kinds.tsv"):
        word, types = line.split("\t")
        found[word] = frozenset(kind.replace("-", " ") for kind in types.split())
    return found
