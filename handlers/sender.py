"""The one module that sends: Telegram's floods, failures, blocked chats and moved groups are dealt with here."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO
from typing import TypeVar

from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from tenacity import AsyncRetrying, RetryCallState, stop_after_attempt
from tenacity.retry import retry_base

from newsdesk.ports import Readers

log = logging.getLogger("qawl.sender")
Result = TypeVar("Result")

TRIES = 5
LONGEST_FLOOD = 120.0  # seconds; a longer one is said to the log and ends the attempt
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the message that is replied to, where they begin in UTF-16 units, and their styles as they stand there."""

    words: str
    position: int
    entities: tuple[MessageEntity, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where to send: a chat, a topic of it, the message that is replied to, and the words of it that are meant."""

    chat: int
    thread: int | None = None
    reply_to: int | None = None
    quote: Quote | None = None


class Unreachable(Exception):
    """The chat cannot be written to: blocked, deactivated, kicked, or gone."""


class Sender:
    """Sends, edits and deletes through one bot. Every method waits out floods, for this chat only."""

    def __init__(self, bot: Bot, readers: Readers, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._bot = bot
        self._readers = readers
        self._sleep = sleep

    async def send(self, place: Place, html: str, keyboard: InlineKeyboardMarkup | ForceReply | None = None) -> int:
        """The id of the new message; words to quote that Telegram does not find are left out. Raises `Unreachable`."""

        async def call(chat: int) -> Message:
            return await self._bot.send_message(
                chat,
                html,
                parse_mode=ParseMode.HTML,
                message_thread_id=place.thread,
                reply_parameters=_reply(place),
                reply_markup=keyboard,
                link_preview_options=NO_PREVIEW,
            )

        try:
            return (await self._patiently(place.chat, call)).message_id
        except BadRequest as error:
            if place.quote is None or not _says(error, "quote"):
                raise
            return await self.send(replace(place, quote=None), html, keyboard)

    async def edit(self, chat: int, message: int, html: str, keyboard: InlineKeyboardMarkup | None = None) -> bool:
        """Make the message say this; False where it is not there any more. Saying the same again is no fault."""

        async def call(chat: int) -> Message | bool:
            return await self._bot.edit_message_text(
                html,
                chat,
                message,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                link_preview_options=NO_PREVIEW,
            )

        try:
            await self._patiently(chat, call)
        except BadRequest as error:
            if _says(error, "message is not modified"):
                return True
            if _says(error, "message to edit not found", "message can't be edited"):
                return False
            raise
        return True

    async def delete(self, chat: int, message: int) -> bool:
        """Take the message away; False where Telegram refuses (older than 48 hours). One that is gone already is no fault."""

        async def call(chat: int) -> bool:
            return await self._bot.delete_message(chat, message)

        try:
            return await self._patiently(chat, call)
        except BadRequest as error:
            if _says(error, "message to delete not found"):
                return True
            if _says(error, "message can't be deleted"):
                return False
            raise

    async def take_away(self, chat: int, message: int, html: str) -> bool:
        """Delete the message, or make it say only this where Telegram refuses; False where it lets neither be done."""
        try:
            return await self.delete(chat, message) or await self.edit(chat, message, html)
        except BadRequest as error:  # a document that is older than 48 hours
            log.info("message stays", extra={"fields": {"chat": chat, "error": error.message}})
            return False

    async def file(self, place: Place, name: str, data: bytes, caption: str) -> int:
        """The id of the new message with a document. Raises `Unreachable`."""

        async def call(chat: int) -> Message:
            return await self._bot.send_document(
                chat,
                InputFile(BytesIO(data), filename=name),
                caption=caption,
                message_thread_id=place.thread,
                reply_parameters=_reply(place),
            )

        return (await self._patiently(place.chat, call)).message_id

    async def draft(self, place: Place, number: int, html: str) -> None:
        """Show a preview that vanishes by itself, in a private chat. A failure is no fault: it is a courtesy."""
        try:
            await self._bot.send_message_draft(
                place.chat, number, html, message_thread_id=place.thread, parse_mode=ParseMode.HTML
            )
        except TelegramError as error:
            log.debug("draft failed", extra={"fields": {"chat": place.chat, "error": type(error).__name__}})

    async def settle(self, callback: str, text: str | None = None, *, alert: bool = False) -> None:
        """Answer a button's press so that it stops spinning. One that is too old is no fault."""
        try:
            await self._bot.answer_callback_query(callback, text, show_alert=alert)
        except TelegramError as error:
            log.debug("press not settled", extra={"fields": {"error": type(error).__name__}})

    async def present(
        self,
        place: Place,
        parts: Sequence[str],
        keyboard: InlineKeyboardMarkup | None,
        shown: Sequence[int],
        record: Callable[[tuple[int, ...]], Awaitable[None]],
    ) -> None:
        """Make the messages `shown` say these parts, the keyboard under the last.

        Those that are there are edited, missing ones sent, surplus ones deleted. `record` gets the ids after each change, so
        that a restart goes on where this ended.
        """
        messages = list(shown)
        for index, html in enumerate(parts):
            buttons = keyboard if index == len(parts) - 1 else None
            if index < len(messages):
                if await self.edit(place.chat, messages[index], html, buttons):
                    continue
                messages[index] = await self.send(place, html, buttons)
            else:
                messages.append(await self.send(place, html, buttons))
            await record(tuple(messages))
        for surplus in messages[len(parts) :]:
            await self.delete(place.chat, surplus)
        if len(shown) >= len(parts):  # else the last part that was sent has been recorded
            await record(tuple(messages[: len(parts)]))

    async def _patiently(self, chat: int, call: Callable[[int], Awaitable[Result]]) -> Result:
        """The call's result, through floods, passing failures and a group's move to a new id. Raises `Unreachable`."""
        try:
            return await self._retrying()(call, chat)
        except ChatMigrated as error:
            await self._readers.migrate(chat, error.new_chat_id)
            return await self._retrying()(call, error.new_chat_id)
        except (Forbidden, BadRequest) as error:
            if isinstance(error, Forbidden) or _says(error, "chat not found"):
                await self._lost(chat, error)
                raise Unreachable from error
            raise

    def _retrying(self) -> AsyncRetrying:
        return AsyncRetrying(retry=_Patience(), wait=_pause, stop=stop_after_attempt(TRIES), sleep=self._sleep, reraise=True)

    async def _lost(self, chat: int, error: TelegramError) -> None:
        log.info("chat unreachable", extra={"fields": {"chat": chat, "error": error.message}})
        reader = await self._readers.reader(chat)
        await self._readers.keep(type(reader)(reader.chat, reader.language, reader.zone, active=False))


class _Patience(retry_base):
    """Which failures of one call are worth another attempt: floods up to a limit, and failures of the network.

    After a time-out the message may have arrived all the same: it is sent once more and no oftener, since an answer twice is
    better than none.
    """

    def __init__(self) -> None:
        self._ambiguous = 0

    def __call__(self, retry_state: RetryCallState) -> bool:
        error = retry_state.outcome.exception() if retry_state.outcome else None
        if isinstance(error, RetryAfter):
            return _seconds(error.retry_after) <= LONGEST_FLOOD
        if isinstance(error, BadRequest) or not isinstance(error, NetworkError):
            return False
        self._ambiguous += isinstance(error, TimedOut)
        return self._ambiguous <= 1


def _pause(retry_state: RetryCallState) -> float:
    """Seconds to wait before the next attempt: as long as Telegram asks, else 1, 2, 4, 8."""
    error = retry_state.outcome.exception() if retry_state.outcome else None
    wait = _seconds(error.retry_after) if isinstance(error, RetryAfter) else min(2.0 ** (retry_state.attempt_number - 1), 8.0)
    log.warning(
        "waiting for telegram",
        extra={"fields": {"error": type(error).__name__, "wait": wait, "attempt": retry_state.attempt_number}},
    )
    return wait


def _reply(place: Place) -> ReplyParameters | None:
    if place.reply_to is None:
        return None
    if place.quote is None:
        return ReplyParameters(place.reply_to, allow_sending_without_reply=True)
    return ReplyParameters(
        place.reply_to,
        allow_sending_without_reply=True,
        quote=place.quote.words,
        quote_entities=place.quote.entities,
        quote_position=place.quote.position,
    )


def _says(error: TelegramError, *texts: str) -> bool:
    """Whether Telegram's error has one of these texts; python-telegram-bot capitalizes them, so case does not count."""
    message = error.message.lower()
    return any(text in message for text in texts)


def _seconds(wait: float | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
