"""A text as words for finding organizations: folded keys beside exact places, and the clitics of Arabic taken off."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from newsdesk.text import Columns, columns
from newsdesk.text.folding import fold
from newsdesk.text.kept import Kept

_LIGHT = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
# U.N. and U.S.A. are one word; & is one, as in AT&T, and + as in OPEC+
_WORD = re.compile(rf"[^\W_](?:(?<=[A-Za-z])\.(?:[A-Za-z]\.)+|\w*+(?:[{_LIGHT}]++\w*+)*+)|[&+]")
_POSSESSIVES = frozenset(("'s", "’s", "'S", "’S"))
_POSSESSIVE = re.compile(r"['’ʼ][sS](?!\w)")
_MARK = re.compile(rf"[{_LIGHT}]+")
# what may stand between two words of one name; in a name of the list a comma too, where the name has one
_GAP = re.compile(r"[ \t\u00a0\u2000-\u200f\u202a-\u202f\u2066-\u2069'’\"“”«»‹›„\-‐‑–./]*\Z")
_LISTED_GAP = re.compile(r"[ \t\u00a0\u2000-\u200f\u202a-\u202f\u2066-\u2069'’\"“”«»‹›„\-‐‑–./,]*\Z")
_GAP_LENGTH = 5
MANY = 1 << 14  # words of which is kept what was worked out
_KEPT = 64  # characters of a word that count; the rest of a longer one says nothing more
# what may stand before an Arabic word as a part of it, by its first letter
CLITICS = {"و": ("و", "وب", "ول", "وك"), "ف": ("ف", "فب", "فل"), "ب": ("ب",), "ك": ("ك",), "ل": ("ل",)}


class Reading(NamedTuple):
    """One way to read an Arabic word: the code points left out before it, the key of the rest, and the clitic left out."""

    cut: int
    key: str
    clitic: str


class Word(NamedTuple):
    """One word of a text: its place, its folded key, whether a possessive 's follows, and its capitals.

    `upper`: it does not begin with a small letter (true of all Arabic). `capitals`: two or more letters, all capital.
    `readings`: the ways to read it, whole first.
    """

    start: int
    end: int
    key: str
    possessive: bool
    upper: bool
    capitals: bool
    readings: tuple[Reading, ...]


def fold_word(word: str) -> str:
    """The key under which a word is looked up: folded, without the points of an abbreviation."""
    return _FOLDED[word[:_KEPT]]


_FOLDED = Kept(lambda word: "and" if word == "&" else fold(word).replace(".", ""), MANY)


def words_of(text: str, found: Columns | None = None) -> list[Word]:
    """The words of `text` in order, marks left out. Linear in the text. `found` is the text in columns, where it is known."""
    found = columns(text) if found is None else found
    starts, ends, shapes = found.starts, found.ends, list(map(_SHAPES.__getitem__, found.keys))
    words: list[Word] = []
    make = tuple.__new__  # what Word() does, at half the time
    done = reached = 0  # the tokens looked at, and where the last word ends that one of the others held
    for at in [at for at, shape in enumerate(shapes) if shape is None]:
        while done < at and starts[done] < reached:
            done += 1
        rows = zip(starts[done:at], ends[done:at], shapes[done:at], strict=True)
        words += [make(Word, (start, end) + shape) for start, end, shape in rows if shape]  # noqa: RUF005 - a third quicker
        done = at + 1
        if found.keys[at] in _POSSESSIVES and words and words[-1].end == starts[at]:
            words[-1] = words[-1]._replace(possessive=True)
        elif ends[at] > reached:
            reached = _inside(text, max(starts[at], reached), ends[at], words)
    while done < len(shapes) and starts[done] < reached:
        done += 1
    rows = zip(starts[done:], ends[done:], shapes[done:], strict=True)
    words += [make(Word, (start, end) + shape) for start, end, shape in rows if shape]  # noqa: RUF005 - a third quicker
    return words


def _inside(text: str, start: int, end: int, words: list[Word]) -> int:
    """Keep the words that begin in a token; where the last of them ends, which may be after the token: anti-U.S."""
    for match in _WORD.finditer(text, start):
        if match.start() >= end:
            break
        start = match.end()
        shape = _shape_of_word(match[0][:_KEPT])
        if shape:
            words.append(Word(match.start(), start, *shape))
    return start


_Shape: TypeAlias = tuple[str, bool, bool, bool, tuple[Reading, ...]]


def _shape(key: str) -> _Shape | tuple[()] | None:
    """What makes a Word of a token beside its place; nothing for a mark, None for one that is no word but may hold some."""
    if _WORD.search(key) is None:
        return ()
    return _shape_of_word(key) if len(key) < _KEPT and _WORD.fullmatch(key) else None


def _shape_of_word(word: str) -> _Shape | tuple[()]:
    key = fold_word(word)
    upper = not word[0].islower()
    return (key, False, upper, upper and len(key) > 1 and word.isupper(), readings_of(word)) if key else ()


_SHAPES = Kept(_shape, MANY)


def pieces_of(name: str) -> list[tuple[str, str]]:
    """The words of a name with their folded keys; a possessive 's is none. Quicker than `words_of` where places do not matter."""
    bare = _POSSESSIVE.sub(" ", name) if "s" in name else name
    return [(key, word) for word in _WORD.findall(bare) if (key := fold_word(word))]


def keys_of(name: str) -> tuple[str, ...]:
    """The folded keys of a name's words."""
    return tuple([key for key, _ in pieces_of(name)])


def ends_possessive(name: str) -> bool:
    """Whether the name ends in a possessive 's, as McDonald's does."""
    return name[-1:] == "s" and _POSSESSIVE.match(name, len(name) - 2) is not None


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether two neighbouring words may belong to one name: only spaces, hyphens, inner marks or points between them."""
    start = left.end + 2 if left.possessive else left.end
    length = right.start - start
    if length == 1 and text[start] == " ":  # as most often
        return True
    return length <= _GAP_LENGTH and _GAP.match(text, start, right.start) is not None


def joined_in_list(text: str, left: Word, right: Word) -> bool:
    """As `joined`, for names that are known to the letter: "Alcohol, Tobacco, Firearms and Explosives"."""
    start = left.end + 2 if left.possessive else left.end
    length = right.start - start
    if length == 1 and text[start] == " ":
        return True
    return length <= _GAP_LENGTH and _LISTED_GAP.match(text, start, right.start) is not None


def is_arabic(word: Word) -> bool:
    """Whether the word is in Arabic letters."""
    return "\u0600" <= word.key[0] <= "\u06ff"


def readings_of(characters: str) -> tuple[Reading, ...]:
    """The ways to read a word: whole first, then without و ف ب ل ك and their pairs; لل gives ال back.

    In للناتو preposition and article are one word, so that its place keeps both.
    """
    key = fold_word(characters)
    whole = Reading(0, key, "")
    if len(key) < 4 or key[0] not in CLITICS:
        return (whole,)
    found = [whole]
    for clitic in CLITICS[key[0]]:
        if key.startswith(clitic) and len(key) - len(clitic) >= 3:
            rest = key[len(clitic) :]
            if clitic.endswith("ل") and rest.startswith("ل"):
                found.append(Reading(cut_of(characters, len(clitic) - 1), "ا" + rest, clitic))
            found.append(Reading(cut_of(characters, len(clitic)), rest, clitic))
    return tuple(found)


def cut_of(characters: str, letters: int) -> int:
    """The code points that `letters` letters take at the beginning of a word, their marks and tatweel included."""
    at = 0
    for _ in range(letters):
        light = _MARK.match(characters, at + 1)
        at = light.end() if light else at + 1
    return at
