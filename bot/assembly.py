"""The one place where concrete parts meet. Everything that is opened here is closed in reverse order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram.error import InvalidToken

from bot.application import Qawl, add_handlers, build_application
from bot.models import open_model, terms_of
from bot.settings import Settings
from bot.updates import Updates
from bot.upkeep import Upkeep
from handlers.gathering import Gathering
from handlers.house import House, Policy
from handlers.operators import Operation, Operators, Records
from handlers.sender import Sender
from handlers.work import Work
from newsdesk.access import Access
from newsdesk.articles import WebReader, open_reader
from newsdesk.desk import Desk
from newsdesk.engines.rules import RulesEngine
from newsdesk.errors import TokenRefused
from newsdesk.quota import Quota
from newsdesk.turns import Turns
from storage import open_storage

log = logging.getLogger("qawl.assembly")

OpenReader = Callable[[], AbstractAsyncContextManager[WebReader]]


@dataclass(frozen=True, slots=True)
class Bot:
    """The assembled bot."""

    application: Qawl
    updates: Updates
    house: House


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


@asynccontextmanager
async def assemble(settings: Settings, token: str, api: str, reader: OpenReader = open_reader) -> AsyncIterator[Bot]:
    """The bot with this token at this Bot API server, ready to poll; `reader` opens its way to the web.

    Raises an `OperatorError`.
    """
    rules = RulesEngine()
    async with (
        open_storage(settings.folder, clock=now) as storage,
        reader() as web,
        open_model(settings, rules) as model,
        _application(token, api) as application,
    ):
        await storage.remember_bot(application.bot.id)
        work = Work(storage.inbox, now)
        sender = Sender(application.bot, storage.readers)
        access = None if model is None else Access(terms_of(settings), model, storage.ledger, storage.admissions, now)
        operators = Operators(
            Operation(settings.operator_ids, settings.openai_model, access.terms if access else None, settings.model_currency),
            Records(storage.ledger, storage.admissions, storage.notices, storage.readers, storage.size),
            application.bot,
            sender,
            now,
        )
        if access is not None:
            access.stranger, access.entered = operators.on_stranger, operators.on_call
        house = House(
            bot=application.bot,
            desk=Desk(
                storage.library,
                web,
                rules,
                access=access,
                model_turns=Turns(settings.model_at_once, max(1, settings.model_at_once // 2)),
                quota=Quota(storage.tally, settings.readings_per_hour, now),
                corrections=storage.corrections,
            ),
            answers=storage.answers,
            readers=storage.readers,
            web=web,
            work=work,
            sender=sender,
            gathering=Gathering(),
            clock=now,
            forget=storage.forget,
            corrections=storage.corrections,
            operators=operators,
            access=access,
            policy=_policy(settings),
        )
        errors = add_handlers(application, house)
        updates = Updates(application, work, storage.inbox, errors.on_lost)
        await updates.resume()
        upkeep = asyncio.create_task(Upkeep(storage, settings.private_text_days, now).run())
        try:
            yield Bot(application, updates, house)
        finally:
            upkeep.cancel()
            await asyncio.wait([upkeep])
            await updates.close()


def _policy(settings: Settings) -> Policy:
    host = settings.model_host if settings.model_set else None
    return Policy(settings.private_text_days, settings.operator_contact or None, host, local=settings.model_is_local)


@asynccontextmanager
async def _application(token: str, api: str) -> AsyncIterator[Qawl]:
    application = build_application(token, api)
    try:
        async with application:
            yield application
    except InvalidToken as error:
        await application.bot.request.shutdown()  # which a failed start leaves open
        raise TokenRefused from error
