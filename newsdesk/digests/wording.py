"""The words of a statement as they are compared with those of another outlet: folded, spelt in one way, weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources

from newsdesk.entities.countries import adjective_country, place_named
from newsdesk.entities.people import is_given_name
from newsdesk.entities.tsv import is_arabic
from newsdesk.grounding.numbers import numbers_in
from newsdesk.text import columns, fold
from newsdesk.text.dates import day_alone, is_month, is_weekday
from newsdesk.text.kept import Kept

MOST_WORDS = 400
"""Words of one statement that are compared; what follows is not looked at."""

_ENDS = frozenset(".!?؟…\n") | {"..", "...", "...."}
_HAMZA = str.maketrans({"ؤ": None, "ئ": None, "ء": None})
_CONJUNCTION = re.compile("[وف](?=[\u0621-\u064a]{3})")
_PERSONS = str.maketrans("ينت", "ييي")
_PERSON_BEFORE = re.compile("[وف]?(?:س?[اينت])(?=[\u0621-\u064a]{3})")
_PERSON_AFTER = re.compile("(?<=[\u0621-\u064a]{3})(?:نا|هما|هم|ها|وا|ون|ين|ان|تم|ه|ي|ت|ا|ن)$")
_ENGLISH_AFTER = re.compile("(?<=[a-z]{3})(?:es|ed|e|s)$")
_CLINGING = re.compile("[وف]?(?:لل|[بك]?(?:ال)?)(?=[ء-ي]{3})")
_LONG = 4  # letters of a word in which one may be a slip
_VOWELS = frozenset("اوي")
_ONE_SOUND = tuple(map(frozenset, ("اوي", "زسص", "تطث", "جغق", "قك", "دذ", "ضظ", "شج", "بپ", "فڤ")))
_CASE = re.compile("(?<=[\u0621-\u064a]{3})(?:ا|ون|ين|ان)$")
_SHORT_FORMS = {"n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'m": "am", "'d": "would"}
_IRREGULAR = {"won't": ("will", "not"), "can't": ("can", "not"), "shan't": ("shall", "not"), "cannot": ("can", "not")}
_MAY = "قد"


class Weight(IntEnum):
    """What a word does to a statement: nothing much, something, or it turns it."""

    LIGHT = 0
    PLAIN = 1
    HEAVY = 2


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `key` is equal for its spellings, `core` also for its persons and forms. `opens`: a sentence begins with it."""

    key: str
    core: str
    weight: Weight
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of a statement in their order."""

    words: tuple[Word, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The words by their spelling."""
        return tuple(word.key for word in self.words)


def wording(stretches: Sequence[str]) -> Wording:
    """The words of the stretches of a statement. Linear in them; never raises."""
    found: list[Word] = []
    for stretch in stretches:
        for key, opens in _keys(stretch):
            if len(found) >= MOST_WORDS:
                break
            core, weight = _KNOWN[key]
            found.append(Word(key, core, weight, opens))
    return Wording(tuple(found))


def answers(one: Word, other: Word, *, person: bool, tense: bool) -> bool:
    """Whether two words of one core are the same here: `person` lets "we" be "they", `tense` lets "will" be "would"."""
    if one.key == other.key or _bare(one.key) == _bare(other.key):
        return True
    if one.core != other.core:
        return False
    if one.key in _answering("tense"):
        return tense
    if _tense(one.key) != _tense(other.key):
        return False
    return person or _CASE.sub("", one.key) == _CASE.sub("", other.key)


def _tense(key: str) -> str:
    """Equal for the persons of one tense of an Arabic verb: سيواصل، سنواصل; يواصل، نواصل; واصل، واصلنا."""
    found = _PERSON_BEFORE.match(key)
    return "" if found is None else found.group().lstrip("وف").translate(_PERSONS)


def resembles(one: Word, other: Word) -> bool:
    """Whether one word may be a slip or another form of the other: تسير for تسيير.

    Never a word that turns a statement, a name, a place or a number; in English, where a letter makes another word, none.
    """
    if Weight.HEAVY in (one.weight, other.weight) or one.key[:1].isascii() or other.key[:1].isascii():
        return False
    mine, others = _stem(one.key), _stem(other.key)
    if mine == others:
        return True
    if _has_meaning_of_its_own(one.key) or _has_meaning_of_its_own(other.key) or _tense(one.key) != _tense(other.key):
        return False
    return _stem(one.core) == _stem(other.core) or (min(len(mine), len(others)) >= _LONG and _sound_alike(mine, others))


def _stem(key: str) -> str:
    return _CLINGING.sub("", key, count=1)


def _sound_alike(one: str, other: str) -> bool:
    """Whether two words differ in one letter only: a long vowel more or less, or another letter of the same sound."""
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    at = next((at for at, letters in enumerate(zip(short, long, strict=False)) if letters[0] != letters[1]), len(short))
    if len(long) - len(short) == 1:
        return short[at:] == long[at + 1 :] and long[at] in _VOWELS
    same = len(long) == len(short) and short[at + 1 :] == long[at + 1 :]
    return same and any({short[at], long[at]} <= letters for letters in _ONE_SOUND)


def _has_meaning_of_its_own(key: str) -> bool:
    """Whether a word names a person, a place, a people, a month or a number, or answers for a person: there a letter counts."""
    if key[:1] in "#@" or any(key in _answering(kind) for kind in ("person", "tense")):
        return True
    return any(
        is_given_name(form) or place_named(form) is not None or adjective_country(form) is not None or is_weekday(form)
        for form in {key, _bare(key), _stem(key), f"ال{_stem(key)}"}
    )


def _keys(stretch: str) -> Iterator[tuple[str, bool]]:
    """The key of each word, and whether a sentence begins with it. What news writes in several words or marks is one."""
    found = columns(stretch)
    opens = True
    written: list[tuple[str, str, bool]] = []
    for at, (characters, folded, is_word) in enumerate(zip(found.characters, found.folded, found.word, strict=True)):
        if is_word or folded in "%٪":
            written.append((characters, "%" if folded == "٪" else folded, opens))
            opens = False
        elif folded in _ENDS:
            opens = True
        if at > 4 * MOST_WORDS:
            break
    last, taken = "", False
    for at, (characters, folded, begins) in enumerate(written):
        if taken:
            taken = False
            continue
        following = written[at + 1][1] if at + 1 < len(written) else ""
        keys = _ITSELF[characters]
        if folded in _JOINING and (together := _with_the_next(folded, following)):
            keys, taken = (together,), True
        elif folded == _MAY and following[:1] in ("ي", "ن", "ت") and following not in ("تم", "تمت"):
            keys = ("ربما",)
        for key in keys:
            if key[0] != "@" or key != last:  # آب/أغسطس
                yield key, begins and key == keys[0]
            last = key


def _with_the_next(folded: str, following: str) -> str:
    """What a word and the one after it stand for together, "" where each stands for itself."""
    if (folded, following) in (("per", "cent"), ("في", "الميه"), ("في", "المايه")):
        return "%"
    if (folded, following) in (("امس", "الاول"), ("اول", "امس")):
        return "امس"
    if folded == "سوف" and following:
        return "س" + spelt(following)
    return _MONTH[f"{folded} {following}"] if folded in ("كانون", "تشرين") else ""


_JOINING = frozenset(("per", "في", "امس", "اول", "سوف", "كانون", "تشرين"))


def _by_itself(characters: str) -> tuple[str, ...]:
    """The keys of a word that is one by itself: none for a possessive, two for a short form."""
    folded = fold(characters)
    if (characters[0].isupper() or not folded.isascii()) and (month := _MONTH[folded]):
        return (month,)
    if characters == "US":
        return ("usa",)
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    for ending, word in _SHORT_FORMS.items():
        if folded.endswith(ending) and len(folded) > len(ending):
            return (spelt(folded.removesuffix(ending)), word)
    key = spelt(characters)
    return (key,) if key and key != "'s" else ()


_ITSELF = Kept(_by_itself, 1 << 14)


def _spelling(characters: str) -> str:
    """A word as all outlets would spell it."""
    values = next(numbers_in(characters), None)
    if values and len(values) == 1:
        return f"#{next(iter(values))}"
    key = fold(characters.translate(_HAMZA)).replace("-", "").replace("‑", "").replace(".", "")
    for written, stands in _letters():
        if written.rstrip("$") in key and len(key) > len(written) + 1:
            key = f"{key}$".replace(written, stands).removesuffix("$")
    return _one().get(key, key)


_SPELT = Kept(_spelling, 1 << 14)


def spelt(characters: str) -> str:
    """A word as all outlets would spell it: folded, hamza and foreign letters in one way, numbers in figures."""
    return _SPELT[characters[:64]]


def _month(name: str) -> str:
    """The same for all names of one month; "" for what is none."""
    day = day_alone(f"1 {name.title()} 2024") if is_month(name) else None
    return "" if day is None else f"@{day.month}"


_MONTH = Kept(_month, 1 << 13)


def _bare(key: str) -> str:
    return _CONJUNCTION.sub("", key, count=1) if key[:1] in ("و", "ف") else key


def _known(key: str) -> tuple[str, Weight]:
    """The core and the weight of a word."""
    bare = _bare(key)
    if key[:1] == "#":
        return key, Weight.HEAVY
    weight = Weight.PLAIN
    if key in _words("light") or bare in _words("relative"):
        weight = Weight.LIGHT
    elif bare in _heavy() or bare.removeprefix("ال") in _heavy():
        weight = Weight.HEAVY
    for kind in ("person", "tense"):
        if (core := _answering(kind).get(key) or _answering(kind).get(bare)) is not None:
            return core, weight
    if is_arabic(key):
        return _PERSON_AFTER.sub("", _PERSON_BEFORE.sub("", key, count=1), count=1), weight
    return _ENGLISH_AFTER.sub("", key), weight


_KNOWN = Kept(_known, 1 << 14)


@cache
def _rows() -> dict[str, list[list[str]]]:
    table = resources.files("newsdesk.digests").joinpath("doubles.tsv").read_text("utf-8")
    found: dict[str, list[list[str]]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            kind, words = line.split("\t")
            found.setdefault(kind, []).append([fold(word.translate(_HAMZA)) for word in words.split()])
    return found


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for row in _rows()[kind] for word in row)


@cache
def _heavy() -> frozenset[str]:
    return _words("negation") | _words("condition") | _words("doubt") | _words("quantity") | _words("order")


@cache
def _letters() -> tuple[tuple[str, str], ...]:
    return tuple((written, stands) for written, stands in _rows()["letters"])


@cache
def _one() -> dict[str, str]:
    return {word.replace(".", ""): row[0] for row in _rows()["one"] for word in row}


@cache
def _answering(kind: str) -> dict[str, str]:
    """The words of this kind, each with what stands for all that answer to it."""
    found: dict[str, str] = {}
    for row in _rows()[kind]:
        for word in row:
            found.setdefault(word, f"={row[0]}")
    return found


def turns_by_what_is_cut(words: Sequence[Word]) -> bool:
    """Whether the words before a stretch turn it: a negation, a condition or a doubt in the sentence that it goes on."""
    for word in reversed(words):
        if word.core and _bare(word.key) in _turning():
            return True
        if word.opens:
            return False
    return False


def relative(words: Sequence[Word]) -> bool:
    """Whether a pronoun among the words makes what follows a remark on something: the project that comes to 5 million."""
    return any(_bare(word.key) in _words("relative") for word in words)


@cache
def _turning() -> frozenset[str]:
    return _words("negation") | _words("condition") | _words("doubt")
