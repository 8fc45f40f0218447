"""Whether two outlets mean one speaker, each by the names and the role that its article gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdesk.digests.wording import spelt
from newsdesk.entities.people import is_given_name, name_key
from newsdesk.entities.speakers import without_titles
from newsdesk.entities.tsv import is_arabic
from newsdesk.model import Gender, Language, Speaker, SpeakerKind
from newsdesk.text.kept import Kept

_BETWEEN = frozenset({"بن", "ابن", "بنت", "bin", "ibn", "bint", "ben", "de", "von", "van"})
_SOUNDS = str.maketrans(
    {"ج": "غ", "ق": "ك", "ط": "ت", "ث": "ت", "ص": "س", "ذ": "د", "ا": None, "و": None, "ي": None, "ه": None, "ء": None}
)
_LONG_ENOUGH = 4
_MOST_VOWELS = 3  # that one spelling of a foreign name has more than another
_WORD = re.compile(r"\w+")
_CLINGING = re.compile("[بل]?(?:ال|ل(?=[\u0621-\u064a]{3}))?")


def one_voice(one: Speaker, other: Speaker) -> bool:
    """Whether the two are one speaker. Symmetric, and true of a speaker and itself.

    One figure of the list, or one name: the same, or a shorter form of it (without titles, by the surname alone), or the role
    that the other article gives to the name. Where both are of the list the ids decide.
    """
    genders = {one.gender, other.gender}
    if genders == {Gender.MAN, Gender.WOMAN} and (one.figure is None or one.figure != other.figure):
        return False
    if one.key == other.key:
        return True
    if one.figure and other.figure:
        return False
    return _one_name(one, other) or _named_by_role(one, other) or _named_by_role(other, one)


def _one_name(one: Speaker, other: Speaker) -> bool:
    people = {one.kind, other.kind} == {SpeakerKind.PERSON}
    person = SpeakerKind.PERSON in (one.kind, other.kind)
    words = _NAME if people else _BODY
    for mine in _names(one):
        for theirs in _names(other):
            if is_arabic(mine) != is_arabic(theirs):
                continue
            if person and not people and words[mine] != words[theirs] and any(map(is_given_name, {*words[mine], *words[theirs]})):
                continue  # a company that bears a person's name is not that person
            if _shorter_form(words[mine], words[theirs], people=people):
                return True
    return False


def _names(speaker: Speaker) -> tuple[str, ...]:
    """The names as written, and for one of the list its names there."""
    names = [speaker.name]
    if speaker.figure:
        names += [name for name in (speaker.name_ar, speaker.name_en) if name]
    return tuple(dict.fromkeys(names))


def _named_by_role(one: Speaker, other: Speaker) -> bool:
    """Whether the first is called by the office alone that the second is said to hold."""
    if other.kind is not SpeakerKind.PERSON or not other.role or is_arabic(one.name) != is_arabic(other.role):
        return False
    name, role = _BODY[one.name], _BODY[other.role]
    return bool(name) and (_within(name, role) or (len(role) > 1 and _within(role, name)))


def _shorter_form(one: tuple[str, ...], other: tuple[str, ...], *, people: bool) -> bool:
    short, long = sorted((one, other), key=lambda words: (len(words), words))
    if not short or not _within(short, long):
        return False
    if not people or len(short) > 1 or len(long) == 1:
        return True
    return _alike(short[0], long[-1]) or (_alike(short[0], long[0]) and is_given_name(short[0]))


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether all words of the short name stand in the long one in their order."""
    rest = iter(long)
    return all(any(_alike(word, each) for each in rest) for word in short)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if one[:1] != other[:1] or abs(len(one) - len(other)) > _MOST_VOWELS:
        return False
    sound = one.translate(_SOUNDS)
    if len(sound) < _LONG_ENOUGH or sound != other.translate(_SOUNDS):
        return False
    return not (is_given_name(one) and is_given_name(other))


def _name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles and what only joins them."""
    language = Language.AR if is_arabic(name) else Language.EN
    words = name_key(without_titles(name, language)).split()
    return tuple(word.removeprefix("ال") for word in words if word not in _BETWEEN)


def _body_words(name: str) -> tuple[str, ...]:
    """The words of an office, a body or a source without articles, particles and marks."""
    found = (_CLINGING.sub("", spelt(word), count=1) for word in _WORD.findall(name))
    return tuple(word for word in found if word not in ("", "ال", "the", "a", "an", "of"))


_NAME = Kept(_name_words, 1 << 13)
_BODY = Kept(_body_words, 1 << 13)
