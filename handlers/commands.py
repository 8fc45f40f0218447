"""/start, /help, /summary, /language, /cancel, and commands that do not exist."""

from __future__ import annotations

from dataclasses import replace

from telegram import InlineKeyboardMarkup, Message, MessageEntity, Update
from telegram.ext import ContextTypes

from handlers import sentences
from handlers.addressing import is_private
from handlers.again import pieces_again
from handlers.answering import answer, asked_by, place_of, tell, thread_of
from handlers.house import House, Policy
from handlers.keyboards import help_keyboard, language_row, start_keyboard
from handlers.model_sentences import OPERATORS_HELP
from handlers.plain_words import asked_for
from handlers.privacy import where_texts_go
from handlers.sender import Place
from handlers.showing import turn_newest
from handlers.understanding import asked_about
from handlers.voice import Voice, of_code, voice_for
from handlers.voice import voice as voice_of
from newsdesk.errors import NothingToRead
from newsdesk.model import Language
from newsdesk.rendering.telegram import escape
from newsdesk.rendering.words import words

LANGUAGES = {"arabic": Language.AR, "english": Language.EN}  # by what plain words ask for


class Commands:
    """What each command does."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def on_start(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what the bot does and what happens to texts, in both languages first, with examples to try at a touch."""
        message = _message(update)
        reader = await self._house.readers.reader(message.chat_id)
        await self._house.readers.keep(replace(reader, active=True))
        voice = await voice_for(update, self._house.readers)
        html = welcome(voice, self._house.policy, first=reader.language is None)
        await self._house.sender.send(place_of(message, replies=False), html, start_keyboard(voice))

    async def on_help(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what can be sent and which commands there are."""
        message = _message(update)
        voice = await voice_for(update, self._house.readers)
        place = place_of(message, replies=False)
        told = [voice.say(sentences.HELP)]
        if self._house.operators.serves(message):
            told.append(voice.say(OPERATORS_HELP))
        await self._house.sender.send(place, escape("\n\n".join(told)), help_keyboard(voice))

    async def on_which(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask which article is meant."""
        voice = await voice_for(update, self._house.readers)
        await tell(self._house, place_of(_message(update)), voice.say(sentences.WHICH_ARTICLE))

    async def on_summary(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Read what stands behind the command, or the message that it replies to."""
        message = _message(update)
        command = _command(message)
        behind = [entity for entity in message.entities if entity.offset > command.offset]
        argument = (message.text or "")[command.length :]  # a command is ASCII: its length in UTF-16 units is its length
        try:
            pieces = asked_about(message, argument, behind, (await self._house.readers.reader(message.chat_id)).zone)
        except NothingToRead:
            if message.reply_to_message is not None:
                raise
            await self.on_which(update, context)
            return
        await answer(self._house, update, asked_by(message), pieces)

    async def on_refresh(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Read a link anew, or what the answer that this replies to is about."""
        message = _message(update)
        pieces = await pieces_again(self._house, message)
        if pieces:
            await answer(self._house, update, asked_by(message), pieces)
            return
        voice = await voice_for(update, self._house.readers)
        await tell(self._house, place_of(message), voice.say(sentences.WHICH_AGAIN))

    async def on_language(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer the two languages, or take the one that stands behind the command."""
        message = _message(update)
        named = (message.text or "")[_command(message).length :].strip() if (message.text or "").startswith("/") else ""
        chosen = of_code(named) or LANGUAGES.get(asked_for(named) or "")
        if chosen is not None:
            await self.speak(update, chosen)
            return
        voice = await voice_for(update, self._house.readers)
        await ask_language(self._house, voice, place_of(message, replies=False))

    async def speak(self, update: Update, language: Language) -> None:
        """Answer in this language from now on; the newest answer changes on the screen too."""
        message = _message(update)
        reader = replace(await self._house.readers.reader(message.chat_id), language=language)
        await self._house.readers.keep(reader)
        html = escape(voice_of(reader).say(sentences.LANGUAGE_SET))
        await self._house.sender.send(place_of(message, replies=False), html, InlineKeyboardMarkup([language_row()]))
        await turn_newest(self._house, message.chat_id, thread_of(message), language)

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


async def ask_language(house: House, voice: Voice, place: Place) -> None:
    """Offer the two languages."""
    html = escape(voice.say(sentences.WHICH_LANGUAGE))
    await house.sender.send(place, html, InlineKeyboardMarkup([language_row()]))


def welcome(voice: Voice, policy: Policy, *, first: bool = False) -> str:
    """The first message: what the bot does and what happens to texts, in both languages until one is known.

    `first`: the reader has chosen no language yet, so the first line is in both.
    """
    both = first or voice.language is None
    title = " · ".join(words(language).say(sentences.NAME) for language in Language) if both else voice.first.say(sentences.NAME)
    does = "\n\n".join(escape(one.say(sentences.WELCOME)) for one in voice.spoken)
    kept = "\n\n".join(
        escape(f"{one.say(sentences.PRIVACY)} {where_texts_go(one, policy)}\n{one.say(sentences.MORE_PRIVACY)}")
        for one in voice.spoken
    )
    ask = voice.say(sentences.TRY_OR_CHOOSE if both else sentences.TRY_ONE)
    quote = "blockquote" if voice.language else "blockquote expandable"  # both languages at once would be a wall of text
    return f"<b>{escape(title)}</b>\n{does}\n\n<{quote}>{kept}</blockquote>\n\n{escape(ask)}"


def _message(update: Update) -> Message:
    assert update.message is not None  # the filters of these handlers let nothing else through
    return update.message


def _command(message: Message) -> MessageEntity:
    return next(entity for entity in message.entities if entity.type == MessageEntity.BOT_COMMAND)
