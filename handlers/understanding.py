"""What a person's message asks for: pure functions from Telegram's messages to pieces to be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from telegram import Document, Message, MessageEntity, MessageOrigin, MessageOriginChannel

from newsdesk.articles.posts import post_address
from newsdesk.errors import NothingToRead, TooManyLinks
from newsdesk.model import Article, Day, Item, Mark, Origin, Passage, Span

MOST_LINKS = 5
ARTICLE_WORDS = 40  # with this many words of its own a message is the article, and its links are not read
SHORT = 200  # characters of a comment
FEW_WORDS = 12  # fewer of them are no text to read: a greeting, a question, an address
WORD = re.compile(r"\w+")
TELEGRAM_HOSTS = re.compile(r"(?:https?://)?(?:[\w-]+\.)?(?:t\.me|telegram\.me|telegram\.dog)(?:[/?#]|$)", re.IGNORECASE)
SCHEME = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}://|(?:javascript|data|file|mailto|tel|blob|about|view-source):)\S+", re.IGNORECASE
)
"""A word that is an address of some kind, although Telegram marks it as none."""
SENTENCE_ENDS = '.!?؟…»”"\n'
LINKS = (MessageEntity.URL, MessageEntity.TEXT_LINK)
QUOTED = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time"})
"""The styles that a quotation of a message must repeat."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address to read."""

    address: str


@dataclass(frozen=True, slots=True)
class Again:
    """An address to read anew, whatever is remembered of it."""

    address: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text to read: pasted, or forwarded with the publisher, day and post of its origin where Telegram tells them.

    `passages` are the messages that hold it, `links` the addresses in it that lead elsewhere, `post` is the address of the
    public channel's post.
    """

    characters: str
    origin: Origin
    publisher: str | None = None
    published: Day | None = None
    post: str | None = None
    passages: tuple[Passage, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A document to read: Telegram's id of the file, its name, its size in bytes (0 where Telegram does not say), its message."""

    id: str
    name: str
    size: int = 0
    message: int = 0


Piece = Link | Again | Pasted | File


def understand(messages: Sequence[Message], zone: str | None = None) -> tuple[Piece, ...]:
    """The pieces that these messages ask to read.

    Messages are in order; parts of a split paste are one text, an album is one message, each forward a piece of its own, and a
    comment on forwards is none. A post's day is the one that it was in the reader's `zone`. Raises
    `NothingToRead` and `TooManyLinks`.
    """
    pieces: list[Piece] = []
    own: list[Message] = []
    for message in messages:
        if message.forward_origin is not None:
            said_of_it = len(own) == 1 and is_comment(own[0])
            pieces += ([] if said_of_it else _of_own(own)) + _of_forward(message, zone)
            own = []
        else:
            own.append(message)
    pieces += _of_own(own)
    return _counted(pieces)


def is_comment(message: Message) -> bool:
    """Whether a message may be what a person says of the forwards that follow it: a few words of their own, without a link."""
    few = 0 < len((message.text or "").split()) < FEW_WORDS and len(message.text or "") < SHORT
    return few and message.forward_origin is None and not any(entity.type in LINKS for entity in message.entities)


def asked_about(message: Message, argument: str, entities: Iterable[MessageEntity], zone: str | None = None) -> tuple[Piece, ...]:
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
        return (_argument(message, argument),)
    if message.quote is not None and message.quote.text.strip():
        return (_quoted(message, zone),)
    if message.reply_to_message is not None:
        return understand([message.reply_to_message], zone)
    raise NothingToRead


def part_changed(article: Article, item: Item, changed: Message) -> Pasted:
    """The text of an article that several messages hold, with one of them as it reads now."""
    parts = []
    for passage in item.passages:
        if passage.message == changed.message_id:
            parts.append((passage.message, changed.text or changed.caption or "", _marks(changed)))
        else:
            parts.append((passage.message, passage.span.of(article.text.characters), passage.marks))
    whole, passages = _put_together(parts)
    return Pasted(whole, article.origin, passages=passages, links=item.links)


def asked_again(message: Message, entities: Iterable[MessageEntity]) -> tuple[Again, ...]:
    """The links of a message that are to be read anew, none if there are none. Raises `TooManyLinks`."""
    links = [Again(address) for address in _links(message, entities)]
    if len(links) > MOST_LINKS:
        raise TooManyLinks(limit=MOST_LINKS)
    return tuple(links)


def is_long_part(message: Message, units: int) -> bool:
    """Whether the apps may have cut this text at Telegram's limit: it has at least so many UTF-16 units."""
    return message.forward_origin is None and _units(message.text or "") >= units


def _counted(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    if not pieces:
        raise NothingToRead
    if sum(isinstance(piece, Link) for piece in pieces) > MOST_LINKS:
        raise TooManyLinks(limit=MOST_LINKS)
    return tuple(pieces)


def _of_own(messages: Sequence[Message]) -> list[Piece]:
    """What a person wrote, pasted or uploaded."""
    pieces: list[Piece] = [_file(message, message.document) for message in messages if message.document]
    links = _without_doubles(
        address for message in messages for address in _links(message, message.entities or message.caption_entities)
    )
    text, passages = _joined(messages)
    if not links and SCHEME.fullmatch(text.strip()):
        links = [text.strip()]
    if links and _own_words(text, links) < ARTICLE_WORDS:
        return [*pieces, *(Link(address) for address in links)]
    if text.strip() and not (pieces and _own_words(text, links) < ARTICLE_WORDS):  # a short caption only names its file
        pieces.append(Pasted(text, Origin.PASTE, passages=passages, links=_elsewhere(links)))
    return pieces


def _of_forward(message: Message, zone: str | None) -> list[Piece]:
    """A forwarded post is an article; with only a few words, its links are."""
    if message.document:
        return [_file(message, message.document)]
    text, passages = _joined([message])
    origin = message.forward_origin
    own = origin.chat.username if isinstance(origin, MessageOriginChannel) else None
    links = _elsewhere(_without_doubles(_links(message, message.entities or message.caption_entities)), own)
    if links and _own_words(text, links) < ARTICLE_WORDS:
        return [Link(address) for address in links]
    return [replace(_forwarded(text, message.forward_origin, zone), passages=passages, links=links)] if text.strip() else []


def _elsewhere(addresses: Iterable[str], own: str | None = None) -> tuple[str, ...]:
    """The addresses that lead to articles: none to the channel `own` itself, to invitations or to other bots."""
    return tuple(address for address in addresses if not TELEGRAM_HOSTS.match(address) or _others_post(address, own))


def _others_post(address: str, own: str | None) -> bool:
    """Whether the address is the post of another public channel."""
    post = post_address(address if "//" in address else f"https://{address}")
    return post is not None and post.split("/")[3].lower() != (own or "").lower()


def _forwarded(text: str, origin: MessageOrigin | None, zone: str | None) -> Pasted:
    if isinstance(origin, MessageOriginChannel):
        date = origin.date.astimezone(ZoneInfo(zone or "UTC"))
        day = Day(date.month, date.day, date.year)
        post = f"https://t.me/{origin.chat.username}/{origin.message_id}" if origin.chat.username else None
        return Pasted(text, Origin.FORWARD, publisher=origin.chat.title, published=day, post=post)
    return Pasted(text, Origin.FORWARD)


def _quoted(message: Message, zone: str | None) -> Pasted:
    assert message.quote is not None
    text, original = message.quote.text, message.reply_to_message
    if original is None:
        return Pasted(text, Origin.PASTE)
    pasted = _forwarded(text, original.forward_origin, zone) if original.forward_origin else Pasted(text, Origin.PASTE)
    passage = Passage(original.message_id, Span(0, len(text)), message.quote.position, _marks(original))
    return replace(pasted, passages=(passage,))


def _argument(message: Message, argument: str) -> Pasted:
    """The text behind a command or beside a mention, with its place in the message where it stands there in one piece."""
    text = argument.strip()
    at = (message.text or message.caption or "").find(text)
    if at < 0:
        return Pasted(text, Origin.PASTE)
    offset = _units((message.text or message.caption or "")[:at])
    return Pasted(text, Origin.PASTE, passages=(Passage(message.message_id, Span(0, len(text)), offset, _marks(message)),))


def _marks(message: Message) -> tuple[Mark, ...]:
    """The styles in a message that a quotation of it must repeat."""
    found = []
    for entity in message.entities or message.caption_entities:
        if entity.type in QUOTED:
            value = str(int(entity.unix_time.timestamp())) if entity.unix_time else entity.custom_emoji_id
            found.append(Mark(str(entity.type), entity.offset, entity.length, value))
    return tuple(found)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _file(message: Message, document: Document) -> File:
    return File(document.file_id, document.file_name or "", document.file_size or 0, message.message_id)


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


def _joined(messages: Iterable[Message]) -> tuple[str, tuple[Passage, ...]]:
    """The one text that these messages hold in parts, and which part each holds."""
    return _put_together((one.message_id, one.text or one.caption or "", _marks(one)) for one in messages)


def _put_together(parts: Iterable[tuple[int, str, tuple[Mark, ...]]]) -> tuple[str, tuple[Passage, ...]]:
    """The text whose parts these messages hold: each a message's id, its text and its styles.

    The apps cut a long paste at a line end or a blank, and Telegram trims each part: a line ends where a sentence does.
    """
    whole, passages = "", []
    for message, part, marks in parts:
        if not part:
            continue
        if whole:
            whole += "\n" if whole[-1] in SENTENCE_ENDS else " "
        passages.append(Passage(message, Span(len(whole), len(whole) + len(part)), 0, marks))
        whole += part
    return whole, tuple(passages)
