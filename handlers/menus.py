"""The bot's menu of commands and its descriptions in each language."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from handlers import sentences
from newsdesk.model import Language
from newsdesk.rendering.words import Words, words

log = logging.getLogger("qawl.menus")

COMMANDS = {
    "start": sentences.START_COMMAND,
    "summary": sentences.SUMMARY_COMMAND,
    "settings": sentences.SETTINGS_COMMAND,
    "language": sentences.LANGUAGE_COMMAND,
    "help": sentences.HELP_COMMAND,
    "cancel": sentences.CANCEL_COMMAND,
}


async def set_menus(bot: Bot) -> None:
    """Set commands and descriptions, English for every language that we do not speak. A failure is logged, no more."""
    for code, spoken in ((None, words(Language.EN)), ("ar", words(Language.AR))):
        for name, call in (("commands", _commands), ("description", _description), ("short description", _short)):
            try:
                await call(bot, code, spoken)
            except TelegramError as error:
                log.warning(
                    "menu not set", extra={"fields": {"menu": name, "language": code or "default", "error": type(error).__name__}}
                )


async def _commands(bot: Bot, code: str | None, spoken: Words) -> None:
    menu = [BotCommand(command, spoken.say(text)) for command, text in COMMANDS.items()]
    await bot.set_my_commands(menu, language_code=code)


async def _description(bot: Bot, code: str | None, spoken: Words) -> None:
    await bot.set_my_description(spoken.say(sentences.DESCRIPTION), language_code=code)


async def _short(bot: Bot, code: str | None, spoken: Words) -> None:
    await bot.set_my_short_description(spoken.say(sentences.SHORT_DESCRIPTION), language_code=code)
