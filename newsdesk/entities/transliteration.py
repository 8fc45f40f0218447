"""Names in the other script, as a newsroom would write them: by the tables where a word of the name is there, else by rule.

Approximate by nature: Arabic leaves short vowels out, and Latin spelling hides sounds. What comes out has letters of one
script only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from newsdesk.entities.people import figures
from newsdesk.entities.tsv import is_arabic, key_of, rows, values
from newsdesk.text.folding import fold

_LONGEST_WORD = 40
_MOST_WORDS = 12


@cache
def _pairs(table: str) -> dict[str, str]:
    """A table of two columns, in its order: where several begin alike the longer stand first."""
    lines = [tuple(row.values()) for row in rows(table)]
    return {line[0]: line[1] for line in lines}


@cache
def _latin_words() -> dict[str, str]:
    """Arabic words of names, folded, with their Latin spelling."""
    found: dict[str, str] = {}
    for table in ("first_names", "family_names"):
        for row in rows(table):
            found.setdefault(key_of(row["ar"]), row["en"])
            found.setdefault(key_of(row["ar"]).replace(" ", ""), row["en"])
    for arabic, latin in _aligned():
        found.setdefault(key_of(arabic), latin)
    return found


@cache
def _arabic_words() -> dict[str, str]:
    """Latin words of names, folded, with their Arabic spelling."""
    found: dict[str, str] = {}
    for table in ("first_names", "family_names"):
        for row in rows(table):
            for latin in (row["en"], *values(row["others"])):
                found.setdefault(key_of(latin), row["ar"])
    for arabic, latin in _aligned():
        found.setdefault(key_of(latin), arabic)
    return found


@cache
def _aligned() -> tuple[tuple[str, str], ...]:
    """Words of the figures' names that stand for each other, where both names have as many words."""
    pairs: list[tuple[str, str]] = []
    for figure in figures():
        arabic = [word.replace("_", " ") for word in re.sub(r"(عبد|أبو|أبي) ", r"\1_", figure.name_ar).split()]
        latin = re.sub(r"\b(Abdel|Abdul|Abu) ", r"\1_", figure.name_en).split()
        if len(arabic) == len(latin):
            pairs += [(a, b.replace("_", " ")) for a, b in zip(arabic, latin, strict=True) if len(a) > 1 and "." not in b]
    return tuple(pairs)


# Arabic to Latin

_SERVANT = re.compile(r"(?<!\S)عبد\s+(?=ال)")


def to_latin(arabic_name: str) -> str:
    """The name in Latin letters; empty where it has no Arabic letter. At most a dozen words are written."""
    text = _SERVANT.sub("عبد", unicodedata.normalize("NFC", arabic_name))
    words = re.findall(
        r"[\u0621-\u063a\u0641-\u064a\u066e-\u06d3]+", "".join(c for c in text if not unicodedata.combining(c) and c != "ـ")
    )
    written: list[str] = []
    at = 0
    words = [word[:_LONGEST_WORD] for word in words[:_MOST_WORDS]]
    while at < len(words):
        pair = key_of(" ".join(words[at : at + 2]))
        if at + 1 < len(words) and pair in _latin_words():
            written.append(_latin_words()[pair])
            at += 2
            continue
        written.append(_latin_word(words[at], first=at == 0))
        at += 1
    return " ".join(part for part in written if part)


def _latin_word(word: str, *, first: bool) -> str:
    key = key_of(word)
    if word == "آل":
        return "Al"
    particle = _pairs("transliteration_arabic_particles").get(key)
    if particle and (not first or key in {"ابو", "ابن", "ام", "ابي"}):
        return particle
    if key in _latin_words():
        return _latin_words()[key]
    if key.startswith("عبدال") and len(key) > len("عبدال") + 1:
        rest = word[word.index("ال", 2) + 2 :]
        return f"Abdul {_latin_words().get(key_of(rest), _by_sound(rest).capitalize())}"
    if key.startswith("ال") and len(key) > _ARTICLE_AND_STEM:
        rest = word[2:]
        spelled = _latin_words().get(key_of(rest)) or _by_sound(rest).capitalize()
        return f"al-{spelled}" if spelled else ""
    return _by_sound(word).capitalize()


_ARTICLE_AND_STEM = 4
_LONG = {"ا": "a", "آ": "a", "ى": "a", "و": "u", "ي": "i"}


def _units(word: str) -> list[tuple[str, bool]]:
    """The sounds that are written: (letters, whether it is a vowel)."""
    units: list[tuple[str, bool]] = []
    for at, letter in enumerate(word):
        before, after = (word[at - 1] if at else ""), (word[at + 1] if at + 1 < len(word) else "")
        if letter in "أآاٱ" and at == 0:
            units.append(("a", True))
        elif letter == "إ":
            units.append(("i", True))
        elif letter in "ةىاآأ":
            units.append(("a", True))
        elif letter == "ئ":
            units.append(("", False) if after in "يا" and after else ("e", True))
        elif letter == "ؤ":
            units.append(("u", True))
        elif letter in "وي" and at and after not in tuple("اوىآةي") and before not in tuple("اىأ"):
            units.append((_LONG[letter], True))
        elif letter in _pairs("transliteration_arabic_letters"):
            units.append((_pairs("transliteration_arabic_letters")[letter], False))
    return units


def _by_sound(word: str) -> str:
    """A word by rule: long vowels as written, short ones where a cluster asks for one."""
    units = _units(word)
    out: list[str] = []
    at = 0
    while at < len(units):
        sound, vowel = units[at]
        if vowel:
            out.append(sound)
            at += 1
            continue
        end = at
        while end < len(units) and not units[end][1]:
            end += 1
        run = [sound for sound, _ in units[at:end]]
        out.append(_cluster(run, at_start=at == 0, at_end=end == len(units), after=out[-1] if out else ""))
        at = end
    return re.sub(r"(.)\1{2,}", r"\1\1", "".join(out)).replace("uu", "ou")


_SHORT_WORD = 3


def _cluster(run: list[str], *, at_start: bool, at_end: bool, after: str) -> str:
    """Consonants with the short vowels between them."""
    short = "u" if at_start and run[0] == "m" and len(run) > 1 else "a"
    if at_start and at_end:  # جبل، جعفر
        if len(run) <= _SHORT_WORD:
            return "a".join(run)
        return "".join(sound + ("a" if at == 0 or (len(run) - at) % 2 == 0 else "") for at, sound in enumerate(run))
    if at_start:
        return run[0] + short + "".join(run[1:]) if len(run) > 1 else run[0] or ("a" if not after else "")
    if at_end and len(run) > 1:
        return "".join(run[:-1]) + ("e" if after == "a" else "a") + run[-1]
    if len(run) > 2:
        return run[0] + run[1] + "a" + "".join(run[2:])
    return "".join(run)


# Latin to Arabic

_INITIAL = {"a": "أ", "e": "إ", "i": "إ", "o": "أو", "u": "أو"}
_VOWELS = frozenset("aeiouy")


def to_arabic(latin_name: str) -> str:
    """The name in Arabic letters; empty where it has no Latin letter. At most a dozen words are written."""
    words = [
        word[:_LONGEST_WORD] for word in re.findall(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*\.?|-", latin_name)[: 2 * _MOST_WORDS]
    ]
    written: list[str] = []
    article = False
    for at, word in enumerate(words):
        if word == "-" or is_arabic(word):
            continue
        key = fold(word).strip(".'")
        followed = at + 1 < len(words) and words[at + 1] == "-"
        if key in {"al", "el"} and followed:
            article = True
            continue
        arabic = _arabic_word(key, first=not written, initial=word.endswith(".") or (len(key) == 1))
        if article and arabic:
            arabic = _arabic_words().get(f"al {key}", arabic)
            arabic = arabic if arabic.startswith("ال") else f"ال{arabic}"
            article = False
        if arabic:
            written.append(arabic)
    return " ".join(written)


def _arabic_word(key: str, *, first: bool, initial: bool) -> str:
    letters = re.sub(r"[^a-z']", "", key)
    if not letters:
        return ""
    if not first and letters in _pairs("transliteration_latin_particles"):
        return _pairs("transliteration_latin_particles")[letters]
    if initial and len(letters) == 1:
        return _pairs("transliteration_letter_names")[letters]
    known = _arabic_words().get(key.replace("'", "")) or _arabic_words().get(letters.replace("'", ""))
    if known:
        return known
    if letters.startswith("o'") and len(letters) > 3:
        return f"أو{_by_letter(letters[2:], start=False)}"
    letters = letters.replace("'", "")
    for prefix in ("mc", "mac"):
        if letters.startswith(prefix) and len(letters) > len(prefix) + 2:
            rest = letters[len(prefix) :]
            return f"ماك{_arabic_words().get(rest) or _by_letter(rest, start=False)}"
    return _by_letter(letters, start=True)


def _by_letter(word: str, *, start: bool) -> str:
    """A Latin word by rule: digraphs first, doubled consonants once, silent final e left out."""
    if len(word) > 3 and word.endswith("e") and word[-2] not in _VOWELS:
        word = word[:-1]
    out: list[str] = []
    at = 0
    while at < len(word):
        letter, after = word[at], word[at + 1] if at + 1 < len(word) else ""
        if letter == after and letter not in _VOWELS:
            at += 1
            continue
        if start and at == 0 and letter in _INITIAL:
            out.append(_INITIAL[letter])
            at += 2 if word[:2] in {"ou", "au", "oo"} else 1
            continue
        if letter == "e" and after != "e" and word[at : at + 2] not in {"ea", "ei", "ey", "eu", "ew"}:
            unwritten = after and at + 2 >= len(word)  # "er", "en", "el" at the end
            out.append("" if unwritten else "ي")
            at += 1
            continue
        if letter == "c" and after != "h" and after != "k":
            out.append("س" if after and after in "eiy" else "ك")
            at += 1
            continue
        if letter == "g" and after != "h":
            out.append("ج" if after and after in "ei" else "غ")
            at += 1
            continue
        sound = next((pair for pair in _pairs("transliteration_latin_sounds").items() if word.startswith(pair[0], at)), None)
        if sound is None:
            at += 1
            continue
        out.append(sound[1])
        at += len(sound[0])
    return "".join(out)
