"""Messages that are no commands: links, texts, forwards and files; and those that hold nothing to read."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes

from handlers import sentences
from handlers.addressing import is_for, is_private, mentions, without_mention
from handlers.answering import answer, asked_by, place_of, tell
from handlers.house import House
from handlers.understanding import asked_about, understand
from handlers.voice import voice_for


class Messages:
    """What happens to a message."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def on_message(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message that is meant for the bot, together with those that belong to it."""
        message = update.message
        if message is None:
            return
        bot = self._house.bot
        if not is_for(message, bot.id, bot.username):
            return
        await self._house.gathering.gather(message, lambda messages: self._answer(update, messages))

    async def _answer(self, update: Update, messages: list[Message]) -> None:
        house, message = self._house, messages[0]
        if mentions(message, house.bot.username) and not is_private(message):
            rest = without_mention(message, house.bot.username)
            entities = message.entities or message.caption_entities
            pieces = asked_about(message, rest, entities)
        elif _is_no_text(messages):
            voice = await voice_for(update, house.readers)
            await tell(
                house,
                place_of(message),
                voice.say(sentences.NO_TEXT),
            )
            return
        else:
            pieces = understand(messages)
        await answer(house, update, asked_by(message), pieces)


def _is_no_text(messages: list[Message]) -> bool:
    """Whether there are only pictures, voices, stickers and the like, without a word or a document."""
    return not any(message.text or message.caption or message.document for message in messages)
