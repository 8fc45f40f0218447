"""The buttons that stand under no answer: what their data begin with, and the rows that several messages share."""

from __future__ import annotations

from typing import Final

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers import sentences
from handlers.voice import Voice
from newsdesk.model import Language
from newsdesk.rendering.words import words

TRY: Final = "try"  # the language of the example
SPEAK: Final = "speak"  # the language to answer in
ASK: Final = "ask"  # for what a command does too: "privacy", "language", "settings"
FORGET: Final = "forget"  # "", "yes", "no"
ZONE: Final = "zone"  # an IANA name of `CITIES`, "" for the list of them, "back"
CONSENT: Final = "consent"  # to a text's way to the model: "yes:" and the answer that it is for, "no", "withdraw"
STOP: Final = "stop"  # what this person has under way
AGAIN: Final = "again"  # read an edited message again


def language_row() -> list[InlineKeyboardButton]:
    """The two languages, each by its own name."""
    return [
        InlineKeyboardButton("العربية", callback_data=f"{SPEAK}:ar"),
        InlineKeyboardButton("English", callback_data=f"{SPEAK}:en"),
    ]


def example_row(voice: Voice) -> list[InlineKeyboardButton]:
    """An example in each language; each in its own until the reader's is known."""
    arabic, english = (voice.first, voice.first) if voice.language else (words(Language.AR), words(Language.EN))
    return [
        InlineKeyboardButton(arabic.say(sentences.ARABIC_EXAMPLE), callback_data=f"{TRY}:ar"),
        InlineKeyboardButton(english.say(sentences.ENGLISH_EXAMPLE), callback_data=f"{TRY}:en"),
    ]


def start_keyboard(voice: Voice) -> InlineKeyboardMarkup:
    """Examples, and the choice of the language to answer in."""
    return InlineKeyboardMarkup([example_row(voice), language_row()])


def help_keyboard(voice: Voice) -> InlineKeyboardMarkup:
    """Examples, the language, the settings, and what happens to texts."""
    language = InlineKeyboardButton(voice.label(sentences.CHOOSE_LANGUAGE), callback_data=f"{ASK}:language")
    settings = InlineKeyboardButton(voice.label(sentences.SETTINGS), callback_data=f"{ASK}:settings")
    privacy = InlineKeyboardButton(voice.label(sentences.SHOW_PRIVACY), callback_data=f"{ASK}:privacy")
    rows = [[language, settings, privacy]] if voice.language else [[language, privacy], [settings]]
    return InlineKeyboardMarkup([example_row(voice), *rows])


def stands_under(query: CallbackQuery) -> bool:
    """Whether the message that was pressed has this very button; data are a claim, whoever sends them."""
    message = query.message
    if not isinstance(message, Message) or message.reply_markup is None:
        return False
    return any(button.callback_data == query.data for row in message.reply_markup.inline_keyboard for button in row)


def has_examples(message: Message) -> bool:
    """Whether examples stand under this message."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return any(str(button.callback_data).startswith(f"{TRY}:") for row in rows for button in row)
