"""The one module that catches: whatever goes wrong in a handler ends here, as a sentence for the person and a line in the log."""

from __future__ import annotations

import logging
import secrets

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from handlers import sentences
from handlers.answering import place_of, refusal
from handlers.house import House
from handlers.sender import Place, Unreachable
from handlers.voice import voice_for
from handlers.work import Cancelled
from newsdesk.errors import ReaderError
from newsdesk.rendering.telegram import escape

log = logging.getLogger("qawl.errors")


class Errors:
    """What a person is told when something went wrong."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell the person a sentence; log what is our own fault under an id that the sentence shows."""
        error = context.error
        if isinstance(error, Unreachable) or not isinstance(update, Update):
            log.info("not told", extra={"fields": {"error": type(error).__name__}})
            return
        voice = await voice_for(update, self._house.readers)
        if isinstance(error, ReaderError | Cancelled):
            log.info("refused", extra={"fields": {"error": type(error).__name__, "update": update.update_id}})
            sentence = refusal(voice, error)
        else:
            reference = secrets.token_hex(3)
            log.error("failed", exc_info=error, extra={"fields": {"reference": reference, "update": update.update_id}})
            sentence = voice.say(sentences.FAILED, reference=reference)
        await self._tell(update, sentence)

    async def on_lost(self, update: Update) -> None:
        """Say that a message could not be answered although it was tried before and after a restart."""
        voice = await voice_for(update, self._house.readers)
        await self._tell(update, voice.say(sentences.INTERRUPTED))

    async def _tell(self, update: Update, sentence: str) -> None:
        if update.callback_query is not None:
            await self._house.sender.settle(update.callback_query.id, sentence[:200], alert=True)
            return
        message = update.effective_message
        chat = update.effective_chat
        if chat is None:
            return
        place = place_of(message) if message is not None else Place(chat.id)
        placeholder = self._house.work.placeholder(update.update_id)
        try:
            if placeholder is None or not await self._house.sender.edit(place.chat, placeholder, escape(sentence)):
                await self._house.sender.send(place, escape(sentence))
        except (TelegramError, Unreachable) as error:
            log.warning("sentence not delivered", extra={"fields": {"chat": chat.id, "error": type(error).__name__}})
