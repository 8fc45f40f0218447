"""What a reader has mended in an answer, for one chat."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Fix(StrEnum):
    """What was wrong, and so what `Correction.value` says."""

    SPEAKER = "speaker"  # who said it: a speaker's key in this article, or a name that was typed
    ABOUT = "about"  # an organization that it is about: an id of this article or the list, or a name that was typed
    NOT_ABOUT = "not about"  # the id of an organization that it is not about
    NO_STATEMENT = "no statement"  # nobody said this; no value


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing mended in one statement of a reading, in one chat only.

    `statement` is the statement's place in text order, from 0. `person` is who asked for it. `agreed` says whether its words may
    leave the chat as an example for the desk; None while that was not answered.
    """

    chat: int
    reading: int
    statement: int
    fix: Fix
    value: str = ""
    person: int | None = None
    agreed: bool | None = None
    number: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Wish:
    """A question that the bot has asked in a chat, to be answered by a reply to it: the answer meant, and a code of what for."""

    answer: int
    code: str
