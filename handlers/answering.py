"""From what a message asks to an answer in the chat."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from telegram import MaybeInaccessibleMessage, Message, Update

from handlers import sentences
from handlers.addressing import is_private
from handlers.files import article_of_file
from handlers.house import House
from handlers.keyboards import help_keyboard
from handlers.progress import Progress, progress
from handlers.rights import NOBODY, asker_in
from handlers.sender import Place
from handlers.showing import show
from handlers.understanding import FEW_WORDS, Again, File, Link, Pasted, Piece
from handlers.voice import Voice, voice_for
from handlers.watching import stop_keyboard, watcher
from handlers.work import Cancelled
from newsdesk.articles import article_from_text
from newsdesk.desk import Watch
from newsdesk.errors import ListPage, ModelNotAgreed, ReaderError
from newsdesk.model import Answer, Item, Language, Passage, Scope, Span, Summary, View
from newsdesk.rendering.telegram import escape
from newsdesk.text import detect_language

log = logging.getLogger("qawl.answering")

A_QUESTION = 30  # fewer words that end in a question mark are a question to the bot, no text to read


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked, and where the answer goes: as a reply to the message that asked.

    `replied` is the message in a group that the asking one replies to, and whose it is (`NOBODY` of whom Telegram does not tell).
    """

    place: Place
    person: int | None
    private: bool
    replied: tuple[int, int] | None = None

    def brought(self, message: int | None) -> int | None:
        """Who brought the text of this message."""
        return self.replied[1] if self.replied is not None and self.replied[0] == message else self.person


async def answer(house: House, update: Update, asked: Asked, pieces: Sequence[Piece], instead: Answer | None = None) -> None:
    """Read the pieces and answer; whatever cannot be read is told in a sentence. The answer takes the messages of `instead`."""
    voice = await voice_for(update, house.readers)
    place = asked.place
    if instead is None and await _resumed(house, update, place, pieces):
        return
    begun = time.monotonic()

    async def promise(placeholder: int) -> None:
        await house.work.promise(update.update_id, place.chat, placeholder)

    async with progress(
        house.sender,
        place,
        voice.say(sentences.READING),
        private=asked.private,
        placeholder=house.work.placeholder(update.update_id),
        promise=promise,
        keyboard=None if house.access is None else stop_keyboard(voice.first, asked.person),
    ) as shown:
        found: list[tuple[Item, Summary | None]] | ReaderError | Cancelled
        try:
            found = await _read(house, asked, pieces, watcher(shown, voice.first, asked.person))
        except (ReaderError, Cancelled) as error:
            found = error  # told below, when the placeholder is known
    voice = await voice_for(update, house.readers)  # the language may have been changed meanwhile
    if isinstance(found, ReaderError | Cancelled):
        await tell(house, place, refusal(voice, found), shown)
        return
    await _reply(house, voice, asked, found, shown, instead)
    log.info("answered", extra={"fields": {"chat": place.chat, "pieces": len(pieces), "ms": _ms(begun)}})


def asked_by(message: Message) -> Asked:
    """What a message that asks tells of who asks and where."""
    person = message.from_user.id if message.from_user else None
    return Asked(place_of(message), person, is_private(message), None if is_private(message) else _replied(message))


def _replied(message: Message) -> tuple[int, int] | None:
    """The message that this one replies to, and whose it is."""
    replied = message.reply_to_message
    if replied is None:
        return None
    return replied.message_id, replied.from_user.id if replied.from_user and replied.sender_chat is None else NOBODY


def place_of(message: Message, *, replies: bool = True) -> Place:
    """Where the answer to a message goes: its chat and topic, as a reply to it."""
    return Place(message.chat_id, thread_of(message), message.message_id if replies else None)


def thread_of(message: MaybeInaccessibleMessage) -> int | None:
    """The topic that a message stands in, None outside topics."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def refusal(voice: Voice, error: ReaderError | Cancelled) -> str:
    """The sentence for something that was not read."""
    return voice.say(sentences.STOPPED) if isinstance(error, Cancelled) else voice.error(error)


async def tell(house: House, place: Place, sentence: str, shown: Progress | None = None) -> None:
    """Say a plain sentence, in the placeholder if there is one."""
    html = escape(sentence)
    if shown is not None and shown.placeholder is not None and await house.sender.edit(place.chat, shown.placeholder, html):
        return
    await house.sender.send(place, html)


async def _resumed(house: House, update: Update, place: Place, pieces: Sequence[Piece]) -> bool:
    """Whether the message was answered, at least in part, before a restart; what is missing is sent now."""
    if house.work.attempts(update.update_id) == 1 or place.reply_to is None:
        return False
    known = await house.answers.to_question(place.chat, place.reply_to)
    if known is None or not _about(known, pieces):
        return False
    await show(house, known, place)
    return True


def _about(known: Answer, pieces: Sequence[Piece]) -> bool:
    """Whether the answer is about these links: under one message several may be asked for one after the other."""
    links = [piece.address for piece in pieces if isinstance(piece, Link | Again)]
    return links == [item.address for item in known.items if item.address is not None]


async def _read(house: House, asked: Asked, pieces: Sequence[Piece], watch: Watch) -> list[tuple[Item, Summary | None]]:
    """What was read of each piece. One piece alone raises its `ReaderError`, unless it is a list; of several each keeps it.

    Of one piece alone `watch` sees what a model has written so far.
    """
    found: list[tuple[Item, Summary | None]] = []

    async def work() -> None:
        if len(pieces) == 1:
            found.append(await _only_piece(house, asked, pieces[0], watch))
        else:
            found.extend(await asyncio.gather(*(_one_of_several(house, asked, piece) for piece in pieces)))

    await house.work.cancellable(asked.place.chat, asked.person, work())
    return found


async def _one_of_several(house: House, asked: Asked, piece: Piece) -> tuple[Item, Summary | None]:
    try:
        return await _piece(house, asked, piece)
    except ReaderError as error:
        return unread(_address(piece), error), None


async def _only_piece(house: House, asked: Asked, piece: Piece, watch: Watch) -> tuple[Item, Summary | None]:
    try:
        return await _piece(house, asked, piece, watch)
    except ListPage as error:
        if not error.offers:
            raise
        return unread(_address(piece), error), None


def _address(piece: Piece) -> str | None:
    return piece.address if isinstance(piece, Link | Again) else None


def unread(address: str | None, error: ReaderError) -> Item:
    """What an answer keeps of an address or a text that could not be read."""
    offers = error.offers if isinstance(error, ListPage) else ()
    return Item(address=address, error=type(error).__name__, fields=tuple(error.fields.items()), offers=offers)


async def _piece(house: House, asked: Asked, piece: Piece, watch: Watch | None = None) -> tuple[Item, Summary]:
    chat = asked.place.chat
    asker = asker_in(chat, asked.person)
    scope = Scope(chat)
    match piece:
        case Link(address):
            summary = await house.desk.address(address, asker, watch)
            return Item(summary.number, address, error=remark_of(summary)), summary
        case Again(address):
            again = await house.desk.refresh(address, asker, watch)
            before = again.before.number if again.before else None
            return Item(again.now.number, address, error=remark_of(again.now), before=before), again.now
        case Pasted():
            article = article_from_text(
                piece.characters,
                scope,
                piece.origin,
                publisher=piece.publisher,
                published=piece.published,
                address=piece.post,
            )
            passages, links = piece.passages, piece.links
            sender = asked.brought(passages[0].message if passages else None)
        case File():
            article = await article_of_file(house, piece, scope)
            passages, links = (Passage(piece.message, Span(0, len(article.text.characters))),), ()
            sender = asked.brought(piece.message)
    summary = await house.desk.article(article, asker, watch, sender)
    return Item(summary.number, error=remark_of(summary), passages=passages, links=links), summary


def remark_of(summary: Summary) -> str | None:
    """The error for which the model did not read it, if it is to be told: that a text stays in the house is no news."""
    remark = summary.reading.remark
    return remark if remark and remark != ModelNotAgreed.__name__ else None


async def offer(house: House, voice: Voice, place: Place) -> None:
    """Say what can be done, with examples to try."""
    await house.sender.send(place, escape(voice.say(sentences.OFFER)), help_keyboard(voice))


async def _reply(
    house: House,
    voice: Voice,
    asked: Asked,
    found: Sequence[tuple[Item, Summary | None]],
    shown: Progress,
    instead: Answer | None,
) -> None:
    summaries = [summary for _, summary in found if summary is not None]
    if len(found) == 1 and summaries and _is_small_talk(summaries[0]) and instead is None:
        if shown.placeholder is not None:
            await tell(house, asked.place, voice.say(sentences.OFFER), shown)
        else:
            await offer(house, voice, asked.place)
        return
    titles = " ".join(title for item, _ in found for title, _ in item.offers)
    told = summaries[0].article.language if summaries else detect_language(titles)
    language = voice.language or told or Language.AR
    if voice.language is None and summaries:  # until one is chosen, the first article decides
        await house.readers.keep(replace(await house.readers.reader(asked.place.chat), language=language))
    opened = await house.answers.open(
        Answer(
            chat=asked.place.chat,
            items=tuple(item for item, _ in found),
            view=View(language) if instead is None else _beside(instead, language),
            asker=asked.person,
            question=asked.place.reply_to,
            thread=asked.place.thread,
        ),
        house.clock(),
    )
    if shown.placeholder is not None:
        opened = replace(opened, messages=(shown.placeholder,))
    if instead is not None:
        opened = await _in_place_of(house, instead, opened)
    known = {summary.number: await house.desk.mended(summary, asked.place.chat) for summary in summaries}
    await show(house, opened, asked.place, known)


async def _in_place_of(house: House, before: Answer, opened: Answer) -> Answer:
    """The answer with the messages of the one before, which is forgotten with its private text."""
    if opened.messages:
        await house.sender.delete(opened.chat, opened.messages[0])  # the placeholder: there is a place already
    await house.answers.show(opened.number, opened.chat, opened.view, before.messages)
    await house.answers.delete(before.number, before.chat)
    return replace(opened, messages=before.messages)


def _beside(before: Answer, language: Language) -> View:
    """The first look of an answer that takes the place of another, with what stands beside that one."""
    return View(language, place=before.view.place, beside=before.view.beside, files=before.view.files)


def _is_small_talk(summary: Summary) -> bool:
    text = summary.article.text.characters
    few = FEW_WORDS if not text.rstrip().endswith(("?", "؟")) else A_QUESTION
    return not summary.statements and summary.article.address is None and len(text.split()) < few


def _ms(begun: float) -> int:
    return round((time.monotonic() - begun) * 1000)
