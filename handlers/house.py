"""What every handler needs, put together in the assembly."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot

from handlers.gathering import Gathering
from handlers.operators import Operators
from handlers.sender import Sender
from handlers.work import Work
from newsdesk.access import Access
from newsdesk.articles import WebReader
from newsdesk.desk import Desk
from newsdesk.ports import Answers, Corrections, Readers


@dataclass(frozen=True, slots=True)
class Policy:
    """What the operator has decided about people's texts, as `/privacy` tells it.

    Private texts are kept for `private_days`. `contact` says how to reach the operator; `host` is where texts are sent to be
    read once their sender agrees, None where the program reads them itself; a `local` one is in the operator's own house.
    """

    private_days: int = 30
    contact: str | None = None
    host: str | None = None
    local: bool = False


@dataclass(frozen=True, slots=True)
class House:
    """The desk, what is remembered, and the way out to Telegram.

    `forget` erases all that is kept of a chat. `access` is the gate to the model, None where no model is set.
    """

    bot: Bot
    desk: Desk
    answers: Answers
    readers: Readers
    web: WebReader
    work: Work
    sender: Sender
    gathering: Gathering
    clock: Callable[[], datetime]
    forget: Callable[[int], Awaitable[None]]
    corrections: Corrections
    operators: Operators
    access: Access | None = None
    policy: Policy = Policy()
