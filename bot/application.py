"""The Telegram application: which handler gets what."""

from __future__ import annotations

import os
import ssl
from functools import cache
from typing import Any

import certifi
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from handlers.buttons import Buttons
from handlers.commands import Commands
from handlers.correcting import Mending
from handlers.deleting import Deleting
from handlers.edits import Edits
from handlers.errors import Errors
from handlers.house import House
from handlers.membership import Membership
from handlers.messages import Messages
from handlers.privacy import Privacy
from handlers.settings import Settings

LOOPBACK = ("http://127.0.0.1", "http://localhost")
Qawl = Application[Any, Any, Any, Any, Any, Any]


@cache
def _certificates() -> ssl.SSLContext:
    """Whom to trust: loaded once, since it takes as long as all else that is set up for an application."""
    return ssl.create_default_context(cafile=certifi.where())


def build_application(token: str, api: str) -> Qawl:
    """An application without handlers, which talks to the Bot API server at `api`."""
    # python-telegram-bot reads it at each use: waits are timedeltas, which will be its only form
    os.environ["PTB_TIMEDELTA"] = "true"
    # a loopback server is never behind the proxy that the environment may name
    options: dict[str, Any] = {"verify": _certificates(), "trust_env": not api.startswith(LOOPBACK)}
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .request(HTTPXRequest(connection_pool_size=32, read_timeout=20, httpx_kwargs=options))
        .get_updates_request(HTTPXRequest(connection_pool_size=2, read_timeout=65, httpx_kwargs=options))
        .updater(None)
        .job_queue(None)
        .build()
    )


def add_handlers(application: Qawl, house: House) -> Errors:
    """Register what a person can do. The errors' handler is given back for what cannot be handed to a handler again."""
    privacy, edits, mending, deleting, settings = Privacy(house), Edits(house), Mending(house), Deleting(house), Settings(house)
    commands, buttons = Commands(house), Buttons(house, privacy, edits, mending, deleting, settings)
    messages = Messages(house, commands, privacy, mending, deleting, settings)
    membership, errors = Membership(house), Errors(house)
    application.add_handlers(
        [
            CommandHandler("start", commands.on_start, filters.UpdateType.MESSAGE),
            CommandHandler("help", commands.on_help, filters.UpdateType.MESSAGE),
            CommandHandler("summary", commands.on_summary, filters.UpdateType.MESSAGE),
            CommandHandler("language", commands.on_language, filters.UpdateType.MESSAGE),
            CommandHandler("privacy", privacy.on_privacy, filters.UpdateType.MESSAGE),
            CommandHandler("forget", privacy.on_forget, filters.UpdateType.MESSAGE),
            CommandHandler("refresh", commands.on_refresh, filters.UpdateType.MESSAGE),
            CommandHandler("cancel", commands.on_cancel, filters.UpdateType.MESSAGE),
            CommandHandler("settings", settings.on_settings, filters.UpdateType.MESSAGE),
            CommandHandler(("digest", "following", "follow", "unfollow"), settings.on_not_yet, filters.UpdateType.MESSAGE),
            CommandHandler("status", house.operators.on_status, filters.UpdateType.MESSAGE),
            CommandHandler("usage", house.operators.on_usage, filters.UpdateType.MESSAGE),
            MessageHandler(filters.COMMAND & filters.UpdateType.MESSAGE, commands.on_unknown),
            MessageHandler(filters.StatusUpdate.MIGRATE, membership.on_migration),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, edits.on_edit),
            MessageHandler(filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL, messages.on_message),
            CallbackQueryHandler(buttons.on_press),
            ChatMemberHandler(membership.on_change, ChatMemberHandler.MY_CHAT_MEMBER),
        ]
    )
    application.add_error_handler(errors.on_error)
    return errors
