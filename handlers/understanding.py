"""What a person's message asks for: pure functions from Telegram's messages to pieces to be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from telegram import Document, Message, MessageEntity, MessageOrigin, MessageOriginChannel

from newsdesk.errors import NothingToRead, TooManyLinks
from newsdesk.model import Day, Origin

MOST_LINKS = 5
ARTICLE_WORDS = 40  # with this many words of its own a message is the article, and its links are not read
FEW_WORDS = 12  # fewer of them are no text to read: a greeting, a question, an address
WORD = re.compile(r"\w+")
TELEGRAM_HOSTS = re.compile(r"(?:https?://)?(?:[\w-]+\.)?(?:t\.me|telegram\.me|telegram\.dog)(?:[/?#]|$)", re.IGNORECASE)
SENTENCE_ENDS = '.!?؟…»”"\n'
LINKS = (MessageEntity.URL, MessageEntity.TEXT_LINK)


@dataclass(frozen=True, slots=True)
class Link:
    """An address to read."""

    address: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text to read: pasted, or forwarded with the publisher and day of its origin where Telegram tells them."""

    characters: str
    origin: Origin
    publisher: str | None = None
    published: Day | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A document to read: Telegram's id of the file, its name and its size in bytes (0 where Telegram does not say)."""

    id: str
    name: str
    size: int = 0


Piece = Link | Pasted | File


def understand(messages: Sequence[Message]) -> tuple[Piece, ...]:
    """The pieces that these messages ask to read.

    Messages are in order; parts of a split paste are one text, an album is one message, each forward a piece of its own. Raises
    `NothingToRead` and `TooManyLinks`.
    """
    pieces: list[Piece] = []
    own: list[Message] = []
    for message in messages:
        if message.forward_origin is not None:
            pieces += _of_own(own) + _of_forward(message)
            own = []
        else:
            own.append(message)
    pieces += _of_own(own)
    return _counted(pieces)


def asked_about(message: Message, argument: str, entities: Iterable[MessageEntity]) -> tuple[Piece, ...]:
    """The pieces that a `/summary` or a mention asks about.

    The links behind it, else a text there; few words there only address the bot, and the quoted part of the message that is
    replied to is meant, or that whole message. `argument` is the text
    behind the command, `entities` those of the whole message. Raises as `understand` does.
    """
    links = list(_links(message, entities))
    if links:
        return _counted([Link(address) for address in links])
    replied = message.quote is not None or message.reply_to_message is not None
    if argument.strip() and not (replied and len(argument.split()) < FEW_WORDS):
        return (Pasted(argument.strip(), Origin.PASTE),)
    if message.quote is not None and message.quote.text.strip():
        return (_quoted(message),)
    if message.reply_to_message is not None:
        return understand([message.reply_to_message])
    raise NothingToRead


def is_long_part(message: Message, units: int) -> bool:
    """Whether the apps may have cut this text at Telegram's limit: it has at least so many UTF-16 units."""
    return message.forward_origin is None and len((message.text or "").encode("utf-16-le")) // 2 >= units


def _counted(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    if not pieces:
        raise NothingToRead
    if len(pieces) > MOST_LINKS:
        raise TooManyLinks(limit=MOST_LINKS)
    return tuple(pieces)


def _of_own(messages: Sequence[Message]) -> list[Piece]:
    """What a person wrote, pasted or uploaded."""
    pieces: list[Piece] = [_file(message.document) for message in messages if message.document]
    links = _without_doubles(
        address for message in messages for address in _links(message, message.entities or message.caption_entities)
    )
    text = _joined([message.text or message.caption or "" for message in messages])
    if links and _own_words(text, links) < ARTICLE_WORDS:
        return [*pieces, *(Link(address) for address in links)]
    if text.strip() and not (pieces and _own_words(text, links) < ARTICLE_WORDS):  # a short caption only names its file
        pieces.append(Pasted(text, Origin.PASTE))
    return pieces


def _of_forward(message: Message) -> list[Piece]:
    """A forwarded post is an article; with only a few words, its links are."""
    if message.document:
        return [_file(message.document)]
    text = message.text or message.caption or ""
    links = _without_doubles(
        address
        for address in _links(message, message.entities or message.caption_entities)
        if not TELEGRAM_HOSTS.match(address)  # the channel itself, invitations, other bots
    )
    if links and _own_words(text, links) < ARTICLE_WORDS:
        return [Link(address) for address in links]
    return [_forwarded(text, message.forward_origin)] if text.strip() else []


def _forwarded(text: str, origin: MessageOrigin | None) -> Pasted:
    if isinstance(origin, MessageOriginChannel):
        day = Day(origin.date.month, origin.date.day, origin.date.year)
        return Pasted(text, Origin.FORWARD, publisher=origin.chat.title, published=day)
    return Pasted(text, Origin.FORWARD)


def _quoted(message: Message) -> Pasted:
    assert message.quote is not None
    origin = message.reply_to_message.forward_origin if message.reply_to_message else None
    return _forwarded(message.quote.text, origin) if origin else Pasted(message.quote.text, Origin.PASTE)


def _file(document: Document) -> File:
    return File(document.file_id, document.file_name or "", document.file_size or 0)


def _links(message: Message, entities: Iterable[MessageEntity]) -> Iterator[str]:
    parse = message.parse_entity if message.text else message.parse_caption_entity
    for entity in entities:
        if entity.type == MessageEntity.TEXT_LINK and entity.url:
            yield entity.url
        elif entity.type == MessageEntity.URL:
            yield parse(entity)


def _without_doubles(addresses: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(addresses))


def _own_words(text: str, links: Iterable[str]) -> int:
    """How many words the text has beside its links."""
    for link in links:
        text = text.replace(link, " ")
    return len(WORD.findall(text))


def _joined(parts: Sequence[str]) -> str:
    """The parts of one text.

    The apps cut a long paste at a line end or a blank, and Telegram trims each part: a line ends where a sentence does.
    """
    whole = ""
    for part in filter(None, parts):
        if whole:
            whole += "\n" if whole[-1] in SENTENCE_ENDS else " "
        whole += part
    return whole
