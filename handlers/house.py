"""What every handler needs, put together in the assembly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot

from handlers.gathering import Gathering
from handlers.sender import Sender
from handlers.work import Work
from newsdesk.articles import WebReader
from newsdesk.desk import Desk
from newsdesk.ports import Answers, Readers


@dataclass(frozen=True, slots=True)
class House:
    """The desk, what is remembered, and the way out to Telegram."""

    bot: Bot
    desk: Desk
    answers: Answers
    readers: Readers
    web: WebReader
    work: Work
    sender: Sender
    gathering: Gathering
    clock: Callable[[], datetime]
