"""Public figures by name in both scripts, and what a given name tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsdesk.entities.countries import adjective_keys
from newsdesk.entities.roles_lexicon import arabic_heads, english_heads, titles_of_courtesy
from newsdesk.entities.tsv import Row, is_arabic, key_of, rows, values
from newsdesk.model import Gender, Language


@dataclass(frozen=True, slots=True)
class Figure:
    """A public figure of the list. `role` says what the person is known for; offices change, so it is never shown as the role."""

    id: str
    name_en: str
    name_ar: str
    aliases_en: tuple[str, ...]
    aliases_ar: tuple[str, ...]
    gender: Gender
    role: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in both scripts, the first choices first."""
        return (self.name_en, self.name_ar, *self.aliases_en, *self.aliases_ar)


@cache
def figures() -> tuple[Figure, ...]:
    """Every figure, in the order of the table."""
    return tuple(
        Figure(
            id=row["id"],
            name_en=row["name_en"],
            name_ar=row["name_ar"],
            aliases_en=values(row["aliases_en"]),
            aliases_ar=values(row["aliases_ar"]),
            gender=Gender(row["gender"]),
            role=row["role"],
        )
        for row in rows("figures")
    )


def figure_named(name: str) -> Figure | None:
    """The figure with this full name, in either language and any usual spelling. A surname alone never matches."""
    for key in _keys(name):
        if (figure := _by_name().get(key)) is not None:
            return figure
    if is_arabic(name) and len(key := _skeleton(name)) >= _LONG_ENOUGH and " " in key:
        return _by_skeleton().get(key)
    return None


def figure_surname(name: str) -> Figure | None:
    """The one figure of the list with this surname: لافروف, Guterres. None where several bear it or it is a common word too."""
    if name == name.lower() and not is_arabic(name):
        return None
    return _by_surname().get(name_key(name))


def household_figure(name: str) -> Figure | None:
    """The figure that everyone means by this surname alone: بوتين, Guterres. Only those that the table of such surnames has."""
    return None if name == name.lower() and not is_arabic(name) else _household_names().get(name_key(name))


@cache
def _household_names() -> dict[str, Figure]:
    return {
        name_key(surname): _by_id()[row["id"]]
        for row in rows("figures_surnames")
        for surname in (*values(row["surname_en"]), *values(row["surname_ar"]))
    }


def figure_with_id(identity: str) -> Figure | None:
    """The figure with this id of the table."""
    return _by_id().get(identity)


@cache
def _by_id() -> dict[str, Figure]:
    return {figure.id: figure for figure in figures()}


_ARTICLES = frozenset({"al", "el"})
_JOINED = re.compile(r"(?<!\S)(عبد|ابو|ابن|ال) (?=\S)")


def name_key(name: str) -> str:
    """What the spellings of a person's name have in common: folded, al- and el- dropped, عبد and أبو joined to what follows."""
    key = key_of(name)
    if key[:1] >= _ARABIC_LETTERS:
        return _JOINED.sub(r"\1", key) if " " in key else key
    if "al " not in key and "el " not in key:
        return key
    return " ".join(word for word in key.split() if word not in _ARTICLES)


_SLAVIC = (("iy", "i"), ("yy", "y"), ("ii", "i"), ("ey", "ei"), ("ks", "x"), ("y", "i"))


def _light(key: str) -> str:
    """A Latin key with given names in the first spelling of their table and the ways to write й, ий and кс made one."""
    words = [_first_spelling().get(word, word) for word in key.split()]
    text = " ".join(words)
    for several, one in _SLAVIC:
        text = text.replace(several, one)
    return text


def _keys(name: str) -> tuple[str, ...]:
    key = name_key(name)
    return (key,) if is_arabic(key) else (key, _light(key))


@cache
def _by_name() -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for figure, keys in _figure_keys():
        for key in keys:
            found.setdefault(key, figure)
    for figure, keys in _figure_keys():
        for key in keys:
            if key[0] < _ARABIC_LETTERS:
                found.setdefault(_light(key), figure)
    return found


_ARABIC_LETTERS = "\u0600"


@cache
def _figure_keys() -> tuple[tuple[Figure, tuple[str, ...]], ...]:
    return tuple((figure, tuple(name_key(name) for name in figure.names)) for figure in figures())


_LONG_ENOUGH = 8
_SAME = str.maketrans(
    {"ج": "غ", "ق": "ك", "ط": "ت", "ث": "ت", "ص": "س", "ذ": "د", "ا": None, "و": None, "ي": None, "ه": None, "ء": None}
)
_ARABIC_ONLY = frozenset("حعضظ")


def _skeleton(name: str) -> str:
    """The consonants of a foreign name in Arabic letters, those made one that transcribe the same sound: غروسي، جروسي."""
    return " ".join(part for word in key_of(name).split() if (part := word[:1].replace("ج", "غ") + word[1:].translate(_SAME)))


@cache
def _by_skeleton() -> dict[str, Figure | None]:
    """Skeletons of foreign names only: in Arabic names a long vowel tells سالم from سليم."""
    found: dict[str, Figure | None] = {}
    for figure in figures():
        for name in (figure.name_ar, *figure.aliases_ar):
            key = key_of(name)
            if _ARABIC_ONLY & set(key) or key.split()[0] in _arabic_given_names():
                continue
            skeleton = _skeleton(name)
            found[skeleton] = figure if found.get(skeleton, figure) is figure else None
    return found


@cache
def _by_surname() -> dict[str, Figure]:
    bearers: dict[str, set[str]] = {}
    for figure, keys in _figure_keys():
        for key in keys:
            words = key.split()
            for size in range(1, len(words)):
                bearers.setdefault(" ".join(words[-size:]), set()).add(figure.id)
    titles = titles_of_courtesy(Language.AR) | titles_of_courtesy(Language.EN)
    common = {name_key(word) for word in arabic_heads() | english_heads() | titles}
    common |= adjective_keys() | _given_names().keys()
    found = {
        surname: _by_id()[next(iter(ids))]
        for surname, ids in bearers.items()
        if len(ids) == 1 and len(surname) > _SHORT and surname not in common
    }
    return found | _household_names()


_SHORT = 2


@cache
def _first_names() -> tuple[Row, ...]:
    return tuple(rows("first_names"))


@cache
def _given_names() -> dict[str, Gender]:
    """Given names of both scripts; a name of men and of women is UNKNOWN."""
    found: dict[str, Gender] = {}
    for row in _first_names():
        gender = Gender(row["gender"] or "unknown")
        for name in (row["ar"], row["en"], *values(row["others"])):
            key = name_key(name)
            found[key] = gender if found.get(key, gender) is gender else Gender.UNKNOWN
    return found


@cache
def _first_spelling() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _first_names():
        first = name_key(row["en"])
        for name in (row["en"], *values(row["others"])):
            if " " not in (key := name_key(name)):
                found.setdefault(key, first)
    return found


@cache
def _arabic_given_names() -> frozenset[str]:
    """Given names that are Arabic in origin: those of the table before the first Western one."""
    return frozenset(key_of(row["ar"]) for row in _first_names() if row["origin"] == "arabic")


def is_given_name(word: str) -> bool:
    """Whether this is a given name of the list, in either script."""
    return name_key(word) in _given_names()


def given_name_gender(name: str) -> Gender:
    """What the given name at the start of a name tells: Maria, سيرغي; UNKNOWN where it is both or not in the list."""
    words = name_key(name).split()
    for size in (3, 2, 1):
        if len(words) >= size and (gender := _given_names().get(" ".join(words[:size]))) is not None:
            return gender
    return Gender.UNKNOWN
