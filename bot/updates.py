"""Updates from Telegram: recorded before they are confirmed, worked on once, and found again after a restart."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Final

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, wait_exponential_jitter

from handlers.keyboards import AGAIN
from handlers.plain_words import asked_for
from handlers.work import Work
from newsdesk.errors import TokenRefused
from newsdesk.model import Task
from newsdesk.ports import Inbox

log = logging.getLogger("qawl.updates")

WANTED: Final = ("message", "edited_message", "callback_query", "my_chat_member")
POLL: Final = 50  # seconds that one request for updates waits
MENTION: Final = re.compile(r"@\w+")
MOST_UNDER_WAY: Final = 256
MOST_ATTEMPTS: Final = 2  # an update that was interrupted so often is answered with an honest failure
OF_A_PRESS: Final = ("message_id", "date", "chat", "message_thread_id", "is_topic_message", "reply_markup")
FAREWELL: Final = 10.0  # seconds that work under way has to end when the bot stops

Lost = Callable[[Update], Awaitable[None]]


class Updates:
    """Fetches updates and hands them to the application, each in a task of its own."""

    def __init__(self, application: Application, work: Work, inbox: Inbox, lost: Lost) -> None:  # type: ignore[type-arg]  # of six
        self._application = application
        self._bot: Bot = application.bot
        self._work = work
        self._inbox = inbox
        self._lost = lost
        self._under_way: set[asyncio.Task[None]] = set()

    async def resume(self) -> None:
        """Take up what was unfinished when the bot stopped."""
        for task in await self._inbox.release():
            update = Update.de_json(json.loads(task.payload), self._bot)
            if not await self._work.claim(task.update):
                continue
            log.info("resumed", extra={"fields": {"update": task.update, "attempts": task.attempts}})
            again = self._application.process_update(update) if task.attempts < MOST_ATTEMPTS else self._lost(update)
            self._begin(task.update, again)

    async def poll(self, polled: Callable[[], None] = lambda: None) -> None:
        """Fetch and hand on updates until cancelled; `polled` is called when the first request is under way.

        Raises `TokenRefused`. Another bot with this token, floods and a lost network are waited out.
        """
        offset: int | None = None
        first = asyncio.get_running_loop().call_later(0, polled)
        try:
            while True:
                updates = await self._fetch(offset)
                for update in updates:
                    await self._take(update)
                    offset = update.update_id + 1
                while len(self._under_way) >= MOST_UNDER_WAY:
                    await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        finally:
            first.cancel()

    async def close(self) -> None:
        """Let work under way end; what does not end in time is cancelled and taken up after the next start."""
        if not self._under_way:
            return
        _, pending = await asyncio.wait(self._under_way, timeout=FAREWELL)
        for task in pending:
            task.cancel()
        if pending:
            await asyncio.wait(pending)

    async def _take(self, update: Update) -> None:
        chat = update.effective_chat
        task = Task(update.update_id, payload(update), chat.id if chat else None)
        if await self._work.keep(task) and await self._work.claim(update.update_id):
            self._begin(update.update_id, self._application.process_update(update))

    def _begin(self, number: int, coroutine: Awaitable[None]) -> None:
        task = asyncio.create_task(self._work.process(number, coroutine))
        self._under_way.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("update not finished", exc_info=error)

    async def _fetch(self, offset: int | None) -> tuple[Update, ...]:
        patient = AsyncRetrying(retry=retry_if_exception(_passing), wait=_pause, sleep=asyncio.sleep, reraise=True)
        try:
            return await patient(self._bot.get_updates, offset=offset, timeout=POLL, allowed_updates=list(WANTED))
        except InvalidToken as error:
            raise TokenRefused from error


def payload(update: Update) -> str:
    """The update as JSON, for the inbox.

    A press carries the message that it was pressed under: its words are left out, and those of the message that it replies to,
    unless the button is there to read them. So are the words that a reply asks to delete.
    """
    form = update.to_dict()
    message = form.get("message", {})
    if "reply_to_message" in message and asked_for(MENTION.sub(" ", message.get("text", ""))) == "delete":
        replied = message["reply_to_message"]
        message["reply_to_message"] = {name: value for name, value in replied.items() if name in {*OF_A_PRESS, "from"}}
        message.pop("quote", None)
    query = form.get("callback_query", {})
    pressed = query.get("message")
    if pressed is not None:
        needed = {*OF_A_PRESS, "reply_to_message"} if str(query.get("data")).startswith(f"{AGAIN}:") else OF_A_PRESS
        query["message"] = {name: value for name, value in pressed.items() if name in needed}
    return json.dumps(form, ensure_ascii=False)


def _passing(error: BaseException) -> bool:
    """Whether asking again may help: always, but for a token that Telegram does not know."""
    return isinstance(error, TelegramError) and not isinstance(error, InvalidToken)


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        pause = wait if isinstance(wait, int | float) else wait.total_seconds()
    else:
        pause = wait_exponential_jitter(multiplier=0.5, max=30, jitter=0.5)(state)
    level = logging.ERROR if isinstance(error, Conflict) else logging.WARNING
    what = "another bot polls with this token" if isinstance(error, Conflict) else "no updates"
    kind = "network" if isinstance(error, NetworkError) else type(error).__name__
    log.log(level, what, extra={"fields": {"error": kind, "wait": round(pause, 1)}})
    return pause
