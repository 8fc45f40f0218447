"""Messages that are no commands: links, texts, forwards and files; and those that hold nothing to read."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes

from handlers import sentences
from handlers.addressing import is_for, is_private, mentions, replies_to, without_mention
from handlers.answering import answer, asked_by, offer, place_of, tell
from handlers.commands import LANGUAGES, Commands
from handlers.correcting import Mending
from handlers.deleting import Deleting
from handlers.house import House
from handlers.plain_words import asked_for
from handlers.privacy import Privacy
from handlers.settings import Settings
from handlers.understanding import asked_about, is_comment, understand
from handlers.voice import voice_for

COMMENTS = frozenset({"summary", "hello"})  # plain words that a person may send with forwards


class Messages:
    """What happens to a message."""

    def __init__(
        self, house: House, commands: Commands, privacy: Privacy, mending: Mending, deleting: Deleting, settings: Settings
    ) -> None:
        self._house = house
        self._mending = mending
        self._commands = commands
        self._privacy = privacy
        self._deleting = deleting
        self._settings = settings

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message that is meant for the bot, together with those that belong to it."""
        message = update.message
        if message is None:
            return
        bot = self._house.bot
        if not is_for(message, bot.id, bot.username):
            return
        if replies_to(message, bot.id) and message.reply_to_message is not None:
            wish = await self._house.corrections.awaited(message.chat_id, message.reply_to_message.message_id)
            if wish is not None and asked_for(message.text or "") not in ("delete", "forget", "cancel"):
                await self._mending.on_reply(message, wish)
                return
            if wish is not None and asked_for(message.text or "") == "cancel":
                await self._mending.withdraw(message.reply_to_message)
                return
        if message.text and message.forward_origin is None:
            meaning = asked_for(without_mention(message, bot.username))
            if meaning in COMMENTS and not (meaning == "summary" and message.reply_to_message):
                await self._house.gathering.gather(message, lambda messages: self._said_of(meaning, messages, update, context))
                return
            if meaning is not None and meaning not in COMMENTS:
                await self._do(meaning, update, context)
                return
        await self._house.gathering.gather(message, lambda messages: self._answer(update, messages))

    async def _said_of(self, meaning: str, messages: list[Message], update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what plain words ask for, or read the forwards that they were sent with."""
        if len(messages) == 1:
            await self._do(meaning, update, context)
        else:
            await self._answer(update, messages)

    async def _do(self, meaning: str, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what plain words ask for."""
        commands = {
            "start": self._commands.on_start,
            "help": self._commands.on_help,
            "summary": self._commands.on_which,
            "language": self._commands.on_language,
            "privacy": self._privacy.on_privacy,
            "forget": self._privacy.on_forget,
            "delete": self._deleting.on_word,
            "settings": self._settings.on_settings,
            "follow": self._settings.on_not_yet,
            "cancel": self._commands.on_cancel,
        }
        if meaning in LANGUAGES:
            await self._commands.speak(update, LANGUAGES[meaning])
        elif meaning in commands:
            await commands[meaning](update, context)
        else:
            assert update.message is not None
            await offer(self._house, await voice_for(update, self._house.readers), place_of(update.message))

    async def _answer(self, update: Update, messages: list[Message]) -> None:
        house, message = self._house, messages[0]
        zone = (await house.readers.reader(message.chat_id)).zone
        if mentions(message, house.bot.username) and not is_private(message):
            rest = without_mention(message, house.bot.username)
            entities = message.entities or message.caption_entities
            pieces = asked_about(message, rest, entities, zone)
        elif _is_no_text(messages):
            voice = await voice_for(update, house.readers)
            await tell(
                house,
                place_of(message),
                voice.say(sentences.NO_TEXT),
            )
            return
        else:
            pieces = understand(messages, zone)
        first = messages[1] if len(messages) > 1 and is_comment(message) else message
        await answer(house, update, asked_by(first), pieces)


def _is_no_text(messages: list[Message]) -> bool:
    """Whether there are only pictures, voices, stickers and the like, without a word or a document."""
    return not any(message.text or message.caption or message.document for message in messages)
