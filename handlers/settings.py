"""What a chat can set: the language to answer in, and the time zone, which decides digits, names of months and clock times."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from handlers import sentences
from handlers.answering import place_of, thread_of
from handlers.house import House
from handlers.keyboards import ASK, ZONE, help_keyboard, stands_under
from handlers.sender import Place
from handlers.showing import turn_newest
from handlers.voice import Voice, voice, voice_for
from newsdesk.errors import Gone
from newsdesk.model import Reader
from newsdesk.rendering.telegram import escape
from newsdesk.rendering.words import Words
from newsdesk.rendering.zones import CITIES, city

BACK: Final = "back"
A_ROW: Final = 3


class Settings:
    """What /settings shows and its buttons change."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def on_settings(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what is set, with a button to change each."""
        assert update.effective_message is not None
        await self.tell(update, place_of(update.effective_message, replies=False))

    async def on_not_yet(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that following and the digest are not there yet, and what is."""
        assert update.effective_message is not None
        spoken = await voice_for(update, self._house.readers)
        place = place_of(update.effective_message, replies=False)
        await self._house.sender.send(place, escape(spoken.say(sentences.NOT_YET)), help_keyboard(spoken))

    async def tell(self, update: Update, place: Place) -> None:
        """Send what is set."""
        spoken = await voice_for(update, self._house.readers)
        reader = await self._house.readers.reader(place.chat)
        await self._house.sender.send(place, self.told(spoken, reader), _keyboard(spoken))

    async def on_press(self, update: Update, query: CallbackQuery, code: str) -> None:
        """Show the cities, take the one that was chosen, or go back; the newest answer is written as its readers write."""
        message = query.message
        if not isinstance(message, Message) or not stands_under(query) or code not in ("", BACK, *CITIES):
            raise Gone
        await self._house.sender.settle(query.id)
        reader = await self._house.readers.reader(message.chat.id)
        if code == "":
            spoken = await voice_for(update, self._house.readers)
            html, keyboard = escape(spoken.say(sentences.WHERE)), _cities(spoken)
        else:
            if code != BACK:
                reader = replace(reader, zone=code)
                await self._house.readers.keep(reader)
            spoken = voice(reader, query.from_user)
            html, keyboard = self.told(spoken, reader), _keyboard(spoken)
        await self._house.sender.edit(message.chat.id, message.message_id, html, keyboard)
        if code in CITIES:
            await turn_newest(self._house, message.chat.id, thread_of(message))

    def told(self, spoken: Voice, reader: Reader) -> str:
        """What is set, as Telegram's HTML."""
        return "\n\n".join(self._lines(one, reader) for one in spoken.spoken)

    def _lines(self, said: Words, reader: Reader) -> str:
        language = said.say(sentences.LANGUAGE_IS, language=said.say(sentences.LANGUAGE_NAME))
        zone = said.say(sentences.ZONE_UNKNOWN)
        if reader.zone is not None:
            now = self._house.clock().astimezone(ZoneInfo(reader.zone))
            zone = said.say(sentences.ZONE_IS, city=city(reader.zone, said.language), clock=said.clock(now.time()))
        return f"<b>{escape(said.say(sentences.SETTINGS))}</b>\n{escape(language)}\n{escape(zone)}"


def _keyboard(spoken: Voice) -> InlineKeyboardMarkup:
    rows = (
        (sentences.CHOOSE_LANGUAGE, f"{ASK}:language"),
        (sentences.CHOOSE_ZONE, f"{ZONE}:"),
        (sentences.SHOW_PRIVACY, f"{ASK}:privacy"),
    )
    buttons = [InlineKeyboardButton(spoken.label(label), callback_data=data) for label, data in rows]
    return InlineKeyboardMarkup([buttons] if spoken.language else [[button] for button in buttons])


def _cities(spoken: Voice) -> InlineKeyboardMarkup:
    language = spoken.first.language
    buttons = [InlineKeyboardButton(city(zone, language), callback_data=f"{ZONE}:{zone}") for zone in CITIES]
    rows = [buttons[at : at + A_ROW] for at in range(0, len(buttons), A_ROW)]
    back = InlineKeyboardButton(spoken.label(sentences.BACK), callback_data=f"{ZONE}:{BACK}")
    return InlineKeyboardMarkup([*rows, [back]])
