"""What stands in a chat: a reader, an answer sent there, and how it is being looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from newsdesk.model.articles import Language
from newsdesk.model.spans import Span


class Grouping(StrEnum):
    """How the statements of an answer are ordered."""

    SPEAKER = "speaker"
    ORGANIZATION = "organization"


class Menu(StrEnum):
    """Which buttons stand under an answer."""

    MAIN = "main"
    MORE = "more"
    SPEAKERS = "speakers"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class View:
    """How an answer is shown now.

    `page` 0 is the first look; 1 and above are the pages of all statements. `item` is the article looked at in an answer about
    several, None for their list. `speaker` is the place of the one speaker looked at, in the order of `newsdesk.summaries`, None
    for all. `left_out` shows what was held back as too uncertain. `place` is the message beside the answer that shows the place
    of one statement, None while there is none; `beside` are those of panels and questions, `files` those with its files.
    """

    language: Language
    grouping: Grouping = Grouping.SPEAKER
    page: int = 0
    item: int | None = None
    speaker: int | None = None
    menu: Menu = Menu.MAIN
    left_out: bool = False
    place: int | None = None
    beside: tuple[int, ...] = ()
    files: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A style of a person's message that a reply quoting it must repeat: Telegram's name of it and its place in UTF-16 units.

    `value` is what belongs to it: the id of a custom emoji, the instant of a date.
    """

    style: str
    offset: int
    length: int
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A message of a person that holds a stretch of the article: `span` of its text is what begins `offset` UTF-16 units into it.

    For a document the span is the whole text, and there is nothing to quote.
    """

    message: int
    span: Span
    offset: int = 0
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One article of an answer: the kept reading's number, or why there is none (an error's class name), and how it came.

    Beside a reading, `error` names what kept the model from it, so that the embedded engine read.

    `before` is set where the article was read again: the reading of what stood there before, the same one if nothing changed.
    `passages` are the person's messages that hold the text, `links` the addresses that stand in it. `fields` are what the
    error's sentence is filled with, `offers` the titles and addresses of the articles that a list leads to.
    """

    reading: int | None = None
    address: str | None = None
    error: str | None = None
    before: int | None = None
    passages: tuple[Passage, ...] = ()
    links: tuple[str, ...] = ()
    fields: tuple[tuple[str, str | int], ...] = ()
    offers: tuple[tuple[str, str], ...] = ()


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
