"""Taking an answer away, with its private text: by its button, or by "delete" in reply to it."""

from __future__ import annotations

import logging

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from handlers import sentences
from handlers.answering import place_of, tell
from handlers.house import House
from handlers.keyboards import FORGET
from handlers.rights import is_admin
from handlers.showing import ANSWER
from handlers.voice import Voice, voice, voice_for
from newsdesk.model import Answer
from newsdesk.rendering.choices import Action
from newsdesk.rendering.telegram import escape

log = logging.getLogger("qawl.deleting")

MOST_LOOKED_THROUGH = 50  # answers among which the one is sought that a message belongs to


class Deleting:
    """What happens when an answer shall go; in a group it does for who asked and for admins only."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def on_press(self, query: CallbackQuery, found: Answer) -> None:
        """The button [Delete], under the answer or under the question which one is meant."""
        spoken = voice(await self._house.readers.reader(found.chat), query.from_user)
        if not await self._may(found, query.from_user.id):
            await self._house.sender.settle(query.id, spoken.say(sentences.NOT_YOURS), alert=True)
            return
        said = await self._forget(found, spoken)
        await self._house.sender.settle(query.id, said)
        await self._take_away(found, spoken)
        if query.message is not None and query.message.message_id not in found.messages:
            await self._house.sender.edit(found.chat, query.message.message_id, escape(said))

    async def on_word(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """The word alone: the answer that it replies to goes; without one, the person is asked what is meant."""
        message = update.message
        assert message is not None  # a plain word is a message
        spoken = await voice_for(update, self._house.readers)
        found = await self._meant(message)
        if found is None:
            await self._ask(message, spoken)
        elif not await self._may(found, message.from_user.id if message.from_user else None):
            await tell(self._house, place_of(message), spoken.say(sentences.NOT_YOURS))
        else:
            said = await self._forget(found, spoken)
            await self._take_away(found, spoken)
            await tell(self._house, place_of(message), said)

    async def _meant(self, message: Message) -> Answer | None:
        """The answer that is replied to, by one of its messages, one beside it, or the message that asked."""
        replied = message.reply_to_message
        if replied is None:
            return None
        number, answers = replied.message_id, self._house.answers
        found = await answers.of_message(message.chat_id, number) or await answers.to_question(message.chat_id, number)
        if found is not None:
            return found
        newest = await answers.newest(message.chat_id, MOST_LOOKED_THROUGH)
        return next((one for one in newest if number in (one.view.place, *one.view.beside, *one.view.files)), None)

    async def _ask(self, message: Message, spoken: Voice) -> None:
        last = await self._house.answers.newest(message.chat_id, 1)
        buttons = [
            InlineKeyboardButton(
                spoken.label(sentences.LAST_ANSWER), callback_data=f"{ANSWER}:{one.number}:{Action.DELETE.value}"
            )
            for one in last
        ]
        buttons.append(InlineKeyboardButton(spoken.label(sentences.ERASE_ALL), callback_data=f"{FORGET}:"))
        html = escape(spoken.say(sentences.WHAT_TO_DELETE))
        await self._house.sender.send(place_of(message), html, InlineKeyboardMarkup([[button] for button in buttons]))

    async def _forget(self, found: Answer, spoken: Voice) -> str:
        """Forget the answer and erase its private text; the sentence that says so."""
        await self._house.answers.delete(found.number, found.chat)
        log.info("deleted", extra={"fields": {"chat": found.chat}})
        private = any(item.address is None for item in found.items)
        return spoken.say(sentences.DELETED_WITH_TEXT if private else sentences.DELETED)

    async def _take_away(self, found: Answer, spoken: Voice) -> None:
        """Take its messages and those beside it off the screen. A file was asked for on its own, and stays."""
        for message in (*found.messages, *filter(None, [found.view.place]), *found.view.beside):
            await self._house.sender.take_away(found.chat, message, escape(spoken.say(sentences.DELETED)))

    async def _may(self, found: Answer, person: int | None) -> bool:
        return person == found.asker or await is_admin(self._house, found.chat, person)
