"""/start, /help, /summary, /language, /cancel, and commands that do not exist."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, MessageEntity, Update
from telegram.ext import ContextTypes

from handlers import sentences
from handlers.addressing import is_private
from handlers.answering import answer, asked_by, place_of, tell
from handlers.house import House
from handlers.understanding import asked_about
from handlers.voice import Voice, voice_for
from newsdesk.errors import NothingToRead
from newsdesk.model import Language
from newsdesk.rendering.telegram import escape
from newsdesk.rendering.words import words

TRY = "try"  # callback data of the buttons that are under no answer
SPEAK = "speak"


class Commands:
    """What each command does."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def on_start(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what the bot does and what happens to texts, in both languages first, with examples to try at a touch."""
        message = _message(update)
        reader = await self._house.readers.reader(message.chat_id)
        await self._house.readers.keep(type(reader)(reader.chat, reader.language, reader.zone, active=True))
        voice = await voice_for(update, self._house.readers)
        await self._house.sender.send(place_of(message, replies=False), welcome(voice), start_keyboard(voice))

    async def on_help(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what can be sent and which commands there are."""
        message = _message(update)
        voice = await voice_for(update, self._house.readers)
        await tell(self._house, place_of(message, replies=False), voice.say(sentences.HELP))

    async def on_summary(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Read what stands behind the command, or the message that it replies to."""
        message = _message(update)
        command = _command(message)
        behind = [entity for entity in message.entities if entity.offset > command.offset]
        argument = (message.text or "")[command.length :]  # a command is ASCII: its length in UTF-16 units is its length
        try:
            pieces = asked_about(message, argument, behind)
        except NothingToRead:
            if message.reply_to_message is not None:
                raise
            voice = await voice_for(update, self._house.readers)
            await tell(
                self._house,
                place_of(message),
                voice.say(sentences.WHICH_ARTICLE),
            )
            return
        await answer(self._house, update, asked_by(message), pieces)

    async def on_language(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer the two languages."""
        message = _message(update)
        voice = await voice_for(update, self._house.readers)
        html = voice.say(sentences.WHICH_LANGUAGE)
        await self._house.sender.send(place_of(message, replies=False), html, InlineKeyboardMarkup([language_row()]))

    async def on_cancel(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Stop what the person has under way here."""
        message = _message(update)
        person = message.from_user.id if message.from_user else None
        if not self._house.work.cancel(message.chat_id, person):  # what is stopped says so itself
            voice = await voice_for(update, self._house.readers)
            await tell(self._house, place_of(message, replies=False), voice.say(sentences.NOTHING_TO_STOP))

    async def on_unknown(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that there is no such command; in a group only if it was meant for this bot by name."""
        message = _message(update)
        named = f"@{self._house.bot.username}".lower() in (message.text or "").split(maxsplit=1)[0].lower()
        if is_private(message) or named:
            voice = await voice_for(update, self._house.readers)
            await tell(self._house, place_of(message), voice.say(sentences.UNKNOWN_COMMAND))


def welcome(voice: Voice) -> str:
    """The first message, in both languages until one is known."""
    lines = [
        f"<b>{escape(one.say('Qawl'))}</b>\n{escape(one.say(sentences.WELCOME))}\n\n{escape(one.say(sentences.PRIVACY))}"
        for one in voice.spoken
    ]
    return "\n\n".join([*lines, escape(voice.say(sentences.TRY_ONE))])


def start_keyboard(voice: Voice) -> InlineKeyboardMarkup:
    """An example in each language, and the choice of the language to answer in."""
    examples = [
        InlineKeyboardButton(words(Language.AR).say(sentences.ARABIC_EXAMPLE), callback_data=f"{TRY}:ar"),
        InlineKeyboardButton(words(Language.EN).say(sentences.ENGLISH_EXAMPLE), callback_data=f"{TRY}:en"),
    ]
    if voice.language is not None:
        examples = [
            InlineKeyboardButton(voice.first.say(sentences.ARABIC_EXAMPLE), callback_data=f"{TRY}:ar"),
            InlineKeyboardButton(voice.first.say(sentences.ENGLISH_EXAMPLE), callback_data=f"{TRY}:en"),
        ]
    return InlineKeyboardMarkup([examples, language_row()])


def language_row() -> list[InlineKeyboardButton]:
    """The two languages, each by its own name."""
    return [
        InlineKeyboardButton("العربية", callback_data=f"{SPEAK}:ar"),
        InlineKeyboardButton("English", callback_data=f"{SPEAK}:en"),
    ]


def _message(update: Update) -> Message:
    assert update.message is not None  # the filters of these handlers let nothing else through
    return update.message


def _command(message: Message) -> MessageEntity:
    return next(entity for entity in message.entities if entity.type == MessageEntity.BOT_COMMAND)
