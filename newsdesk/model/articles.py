"""Texts and their appearances."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Language(StrEnum):
    """The languages that Qawl reads and writes."""

    AR = "ar"
    EN = "en"


class Origin(StrEnum):
    """How an article came to the desk."""

    LINK = "link"
    PASTE = "paste"
    FORWARD = "forward"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Scope:
    """Who may see an article and all that was made of it: everyone (`chat` is None), or one chat."""

    chat: int | None = None

    @property
    def public(self) -> bool:
        """Whether anyone may see it."""
        return self.chat is None

    @property
    def key(self) -> str:
        """The scope as it stands in unique keys: "public" or "chat:<id>"."""
        return "public" if self.chat is None else f"chat:{self.chat}"


PUBLIC = Scope()


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of an article; they never change. Holds neither NUL nor lone surrogates (see `newsdesk.text.clean`)."""

    characters: str

    @property
    def digest(self) -> str:
        """SHA-256 of the characters in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(self.characters.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day as an article gives it; `year` is None where the article gives none."""

    month: int
    day: int
    year: int | None = None

    def __post_init__(self) -> None:
        date(self.year or 2024, self.month, self.day)  # ValueError for a day that no calendar has


@dataclass(frozen=True, slots=True)
class Article:
    """One appearance of a Text.

    `title`, `publisher` and `author` are words of the article or its page, or None. `address` is canonical, None for what
    a person pasted, forwarded or sent as a file. `mixed` says that the text is in both languages, `language` being the main one.
    `partial`: its page keeps the rest for subscribers, and the text is what it gives to others.
    `number` tells apart what storage has kept; 0 means not kept yet.
    """

    scope: Scope
    text: Text
    language: Language
    origin: Origin
    title: str | None = None
    address: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: Day | None = None
    mixed: bool = False
    version: int = 1
    partial: bool = False
    number: int = field(default=0, compare=False)
