"""`python -m bot check`: whether token, engine and database are in order, in words."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator

from telegram.error import InvalidToken, TelegramError

from bot.application import build_application
from bot.logs import redact
from bot.models import open_patient_model
from bot.settings import Settings, load_settings
from newsdesk.articles import article_from_text
from newsdesk.desk import read
from newsdesk.engines.rules import RulesEngine
from newsdesk.errors import ModelError, OperatorError, SettingsInvalid
from newsdesk.model import PUBLIC, Language, Origin
from newsdesk.text import detect_language
from storage import open_storage

ASKED = 30  # seconds that the model has for one sentence
PROBE = 'The ministry of health said on Monday: "The new clinics will open in May."'

Finding = tuple[bool, str]


def run() -> int:
    """Print a line for each thing that was looked at; 0 when all is in order, else 1."""
    return asyncio.run(_run())


async def _run() -> int:
    sound = True
    async for good, sentence in _findings():
        sound &= good
        sys.stdout.write(redact(f"{'ok' if good else 'NOT IN ORDER'}: {sentence}\n"))
    return 0 if sound else 1


async def _findings() -> AsyncIterator[Finding]:
    try:
        settings = load_settings()
    except SettingsInvalid as error:
        yield False, f"settings: {error.detail}"
        return
    bot, finding = await _telegram(settings)
    yield finding
    yield await _database(settings, bot)
    yield await _engine()
    yield await _model(settings)


async def _telegram(settings: Settings) -> tuple[int | None, Finding]:
    """The bot's id, if Telegram tells it, and what is to be said of the token."""
    if settings.telegram_bot_token is None:
        return None, (True, "token: TELEGRAM_BOT_TOKEN is not set, so the bot runs against the playground in your browser")
    application = build_application(settings.telegram_bot_token.get_secret_value(), settings.telegram_api)
    try:
        async with application:
            me = application.bot
            return me.id, (True, f"token: Telegram knows it, the bot is @{me.username}")
    except InvalidToken:
        await application.bot.request.shutdown()
        return None, (False, "token: Telegram does not know it; get the right one from @BotFather and set TELEGRAM_BOT_TOKEN")
    except TelegramError as error:
        return None, (False, f"token: Telegram could not be asked ({error.message}); check the network and TELEGRAM_API")


async def _database(settings: Settings, bot: int | None) -> Finding:
    try:
        async with open_storage(settings.folder) as storage:
            if bot is not None:
                await storage.remember_bot(bot)
            size = await storage.size()
            return True, f"database: {storage.path} can be read and written, {size / 1_000_000:.1f} MB"
    except OperatorError as error:
        return False, f"database: {error.sentence()} ({error.detail})"


async def _engine() -> Finding:
    article = article_from_text(PROBE, PUBLIC, Origin.PASTE)
    found = (await read(article, RulesEngine())).statements
    if len(found) == 1:
        return True, "engine: the embedded engine reads Arabic and English without a key"
    return False, f"engine: the embedded engine found {len(found)} statements in a sentence with one; install Qawl anew"


async def _model(settings: Settings) -> Finding:
    """Whether the model answers, in the form that is asked for, and in both languages."""
    if not settings.model_set:
        return True, "model: none is set, so the embedded engine reads everything"
    at = f"{settings.openai_model} at {settings.model_host}"
    chosen = settings.model_copy(update={"model_seconds": min(settings.model_seconds, ASKED)})
    try:
        async with open_patient_model(chosen) as model:
            found = await read(article_from_text(PROBE, PUBLIC, Origin.PASTE), model)
    except ModelError as error:
        detail = f" ({error.detail})" if error.detail else ""
        return False, f"model: {at}: {error.sentence()}{detail} See OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL"
    if len(found.statements) != 1:
        return False, f"model: {at} pointed to {len(found.statements)} statements in a sentence with one; take a larger model"
    account = found.statements[0].account
    told = {language: account and (account.ar if language is Language.AR else account.en) for language in Language}
    wrong = [language.value for language, text in told.items() if not text or detect_language(text) is not language]
    if wrong:
        return False, f"model: {at} gives no account that can be shown in {' and '.join(wrong)}; take another model"
    used = found.usage
    return True, f"model: {at} answers in both languages; one sentence took {used.tokens_in + used.tokens_out:,} tokens"
