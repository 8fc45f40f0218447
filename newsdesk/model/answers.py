"""What stands in a chat: a reader, an answer sent there, and how it is being looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from newsdesk.model.articles import Language


class Grouping(StrEnum):
    """How the statements of an answer are ordered."""

    SPEAKER = "speaker"
    ORGANIZATION = "organization"


class Menu(StrEnum):
    """Which buttons stand under an answer."""

    MAIN = "main"
    MORE = "more"
    SPEAKERS = "speakers"


@dataclass(frozen=True, slots=True)
class View:
    """How an answer is shown now.

    `page` 0 is the first look; 1 and above are the pages of all statements. `item` is the article looked at in an answer about
    several, None for their list. `speaker` is the place of the one speaker looked at, in the order of `newsdesk.summaries`, None
    for all. `left_out` shows what was held back as too uncertain.
    """

    language: Language
    grouping: Grouping = Grouping.SPEAKER
    page: int = 0
    item: int | None = None
    speaker: int | None = None
    menu: Menu = Menu.MAIN
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One article of an answer: the kept reading's number, or why there is none (an error's class name), and how it came.

    `before` is set where the article was read again: the reading of what stood there before, the same one if nothing changed.
    """

    reading: int | None = None
    address: str | None = None
    error: str | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in a chat: what it is about and the messages that show it. Found only together with its chat.

    `messages` are Telegram's ids of its parts in order, `question` the id of the message that asked, `asker` the person's id.
    """

    chat: int
    items: tuple[Item, ...]
    view: View
    asker: int | None = None
    question: int | None = None
    thread: int | None = None
    messages: tuple[int, ...] = ()
    number: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Reader:
    """A person or group chat that uses the bot. `language` is None until chosen; `zone` is an IANA name or None."""

    chat: int
    language: Language | None = None
    zone: str | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """An update from Telegram that must be answered: kept before it is confirmed, gone when it is done.

    `payload` is the update as JSON. `attempts` counts how often work on it began. `placeholder` is the message (chat, id) that
    promised an answer in a group, if any.
    """

    update: int
    payload: str
    chat: int | None = None
    attempts: int = 0
    placeholder: tuple[int, int] | None = None
