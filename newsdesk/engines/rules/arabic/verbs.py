"""All forms of the verbs that report speech, made from the table `cues.tsv`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from newsdesk.engines.rules.arabic.tables import rows
from newsdesk.model import Act, Gender
from newsdesk.text import fold


@dataclass(frozen=True, slots=True)
class Cue:
    """A lemma of the table: its act, the frames in which it reports speech, the prepositions of its nominal objects.

    `nouns`, folded, are those of which one must stand behind it (`light_verbs.tsv`); it reports nothing without.
    """

    lemma: str
    act: Act
    frames: frozenset[str]
    objects: frozenset[str]
    near: bool
    nouns: frozenset[str] = frozenset()


class Tense(StrEnum):
    """How a form is used: as a finite verb, or as a participle that goes on with another's speech."""

    PAST = "past"
    PRESENT = "present"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a cue; `number` is 1, 2 or 3 (more); `pronoun` says that an object pronoun hangs on it."""

    cue: Cue
    tense: Tense
    gender: Gender
    number: int
    pronoun: bool = False


_MAN, _WOMAN, _ANY = Gender.MAN, Gender.WOMAN, Gender.UNKNOWN
_PRONOUNS = ("ه", "ها", "هم", "هما")


@cache
def verb_forms() -> dict[str, tuple[VerbForm, ...]]:
    """Every folded form with what it can be; several lemmas may share one."""
    found: dict[str, list[VerbForm]] = {}
    for cue, row in _cues():
        for form, tense, gender, number in _forms(row):
            found.setdefault(form, []).append(VerbForm(cue, tense, gender, number))
            if "o" in cue.frames and tense is not Tense.PARTICIPLE:
                for pronoun in _PRONOUNS:
                    found.setdefault(form.removesuffix("ا") + pronoun if number > 2 else form + pronoun, []).append(
                        VerbForm(cue, tense, gender, number, True)
                    )
    return {form: tuple(readings) for form, readings in found.items()}


def _cues() -> Iterator[tuple[Cue, dict[str, str]]]:
    """Each verb of the tables with its line, those first that say something by themselves."""
    for row in rows("cues.tsv"):
        objects = frozenset() if row["objects"] == "-" else frozenset(fold(row["objects"]).split(","))
        yield Cue(row["past"], Act(row["act"]), frozenset(row["frames"].split()), objects, row["reach"] == "near"), row
    for row in rows("light_verbs.tsv"):
        frames, link = frozenset(row["frames"].split()), frozenset(fold(row["link"]).split(","))
        yield Cue(row["past"], Act(row["act"]), frames, link, False, frozenset(fold(row["nouns"]).split())), row


def _forms(row: dict[str, str]) -> list[tuple[str, Tense, Gender, int]]:
    """The forms of one lemma, folded."""
    past, present, participle = (fold(row[column]) for column in ("past", "present", "participle"))
    found: list[tuple[str, Tense, Gender, int]] = []
    weak = row["past"][-1] in "اىي"
    stem = past[:-1] if weak else past
    long = {"دعا": "دعو", "شكا": "شكو", "عزا": "عزو"}.get(row["past"], stem + "ي") if weak else stem
    found += [
        (past, Tense.PAST, _MAN, 1),
        (stem + "ت", Tense.PAST, _WOMAN, 1),
        (long + "ا", Tense.PAST, _ANY, 2),
        (stem + "تا", Tense.PAST, _WOMAN, 2),
        (stem + "وا", Tense.PAST, _ANY, 3),
    ]
    if present != "-":
        root = present[:-1] if present[-1] in "وي" and weak else present
        found += [("ي" + present, Tense.PRESENT, _MAN, 1), ("ت" + present, Tense.PRESENT, _WOMAN, 1)]
        if "z" in row["frames"].split():  # لم يخف
            found += [("ي" + root, Tense.PRESENT, _MAN, 1), ("ت" + root, Tense.PRESENT, _WOMAN, 1)]
        found += [("ي" + root + ending, Tense.PRESENT, _ANY, 3) for ending in ("ون", "وا")]
        found += [("ي" + present + "ان", Tense.PRESENT, _ANY, 2)]
    if participle != "-":
        short = participle
        root = participle[:-1] if participle[-1] == "ي" and weak else participle
        found += [
            (short + "ا", Tense.PARTICIPLE, _MAN, 1),
            (short + "ه", Tense.PARTICIPLE, _WOMAN, 1),
            (root + "ين", Tense.PARTICIPLE, _ANY, 3),
            (short + "تين", Tense.PARTICIPLE, _WOMAN, 2),
            (short + "ات", Tense.PARTICIPLE, _WOMAN, 3),
        ]
    return found
