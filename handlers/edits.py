"""Messages that were changed after they had been answered: the offer to read them again."""

from __future__ import annotations

import logging

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, MessageEntity, Update
from telegram.ext import ContextTypes

from handlers import sentences
from handlers.addressing import is_private
from handlers.answering import Asked, answer, place_of, thread_of
from handlers.house import House
from handlers.keyboards import AGAIN, stands_under
from handlers.sender import Place
from handlers.understanding import Piece, asked_about, part_changed, understand
from handlers.voice import voice_for
from newsdesk.errors import Gone
from newsdesk.model import Answer, Item
from newsdesk.rendering.telegram import escape

log = logging.getLogger("qawl.edits")

MOST_OFFERS = 1000  # that are remembered
MOST_LOOKED_THROUGH = 50  # answers among which the one is sought whose text a message holds a part of


class Edits:
    """What happens when a person edits a message that was answered."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._offered: dict[tuple[int, int], int] = {}  # a courtesy: after a restart a message may be offered again

    async def on_edit(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer to read a changed message again, once; nothing is said of one that was never answered."""
        message = update.edited_message
        if message is None or not (message.text or message.caption):
            return
        key = (message.chat.id, message.message_id)
        known = await self._answer_to(message)
        if known is None or key in self._offered:
            return
        spoken = await voice_for(update, self._house.readers)
        button = InlineKeyboardButton(spoken.label(sentences.READ_EDITED), callback_data=f"{AGAIN}:{known.number}")
        html = escape(spoken.say(sentences.EDITED))
        self._offered = dict(list(self._offered.items())[-MOST_OFFERS:]) | {key: known.number}
        await self._house.sender.send(place_of(message), html, InlineKeyboardMarkup([[button]]))

    async def on_press(self, update: Update, query: CallbackQuery, code: str) -> None:
        """Read the changed message, which the offer replies to; its answer takes the place of the one before."""
        offer = query.message
        if not isinstance(offer, Message) or not stands_under(query) or not code.isdecimal() or len(code) > 18:
            raise Gone
        changed = offer.reply_to_message
        known = await self._answer_to(changed) if changed is not None else None
        if known is None or changed is None:
            raise Gone
        pieces = await self._pieces(known, changed)
        await self._house.sender.settle(query.id)
        self._offered.pop((offer.chat.id, changed.message_id), None)
        await self._house.sender.delete(offer.chat.id, offer.message_id)
        place = Place(offer.chat.id, thread_of(offer), known.question or changed.message_id)
        asker = changed.from_user.id if changed.from_user else query.from_user.id
        await answer(self._house, update, Asked(place, asker, is_private(offer)), pieces, instead=known)
        log.info("read again", extra={"fields": {"chat": offer.chat.id}})

    async def _answer_to(self, message: Message) -> Answer | None:
        """The newest answer to this message, or to a text that it holds a part of."""
        chat, number = message.chat.id, message.message_id
        found = await self._house.answers.to_question(chat, number)
        if found is not None:
            return found
        newest = await self._house.answers.newest(chat, MOST_LOOKED_THROUGH)
        return next((one for one in newest if any(_in_parts(item, number) for item in one.items)), None)

    async def _pieces(self, known: Answer, changed: Message) -> tuple[Piece, ...]:
        """What is to be read anew: of a split paste all of it, with the part that was changed. Raises `Gone`."""
        item = next((one for one in known.items if _in_parts(one, changed.message_id)), None)
        if item is None or item.reading is None:
            return pieces_of(changed, (await self._house.readers.reader(known.chat)).zone)
        summary = await self._house.desk.unmended(item.reading, known.chat)
        return (part_changed(summary.article, item, changed),)


def _in_parts(item: Item, message: int) -> bool:
    """Whether the message holds one of several parts of the article."""
    return len(item.passages) > 1 and any(one.message == message for one in item.passages)


def pieces_of(message: Message, zone: str | None = None) -> tuple[Piece, ...]:
    """What a message asks to read, whether it is a command or not, with days of the `zone`. Raises as `understand` does."""
    command = next((one for one in message.entities if one.type == MessageEntity.BOT_COMMAND and one.offset == 0), None)
    if command is None:
        return understand([message], zone)
    behind = [entity for entity in message.entities if entity.offset > 0]
    return asked_about(message, (message.text or "")[command.length :], behind, zone)
