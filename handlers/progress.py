"""What a person sees while work is under way: nothing is ever left behind by it.

In a private chat a message draft, which vanishes by itself; in a group one placeholder message, which becomes the answer.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from telegram import InlineKeyboardMarkup
from telegram.error import TelegramError

from handlers.sender import Place, Sender, Unreachable
from newsdesk.rendering.telegram import escape

PATIENCE_PRIVATE = 0.5  # seconds before the first sign of work: a remembered answer needs none
PATIENCE_GROUP = 1.5
BETWEEN_EDITS = 5.0  # seconds: edits count in a group's twenty messages a minute
DRAFT_LIFE = 20.0  # seconds until the draft is shown anew; Telegram lets it vanish after 30


log = logging.getLogger("qawl.progress")


@dataclass(slots=True)
class Progress:
    """Work under way in one place. `placeholder` is the message that promises the answer in a group, None while there is none."""

    sender: Sender
    place: Place
    html: str
    private: bool
    placeholder: int | None = None
    keyboard: InlineKeyboardMarkup | None = None
    sending: asyncio.Task[None] | None = None
    draft: int = 0
    edited: float = field(default_factory=time.monotonic)

    async def update(self, draft: str, placeholder: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Show how far the work is, both as HTML: in the draft, or in the placeholder where there is one and it has rested."""
        if self.private:
            self.html = draft
            await self.show_draft()
        elif self.placeholder is not None and time.monotonic() - self.edited >= BETWEEN_EDITS:
            self.edited = time.monotonic()
            try:
                await self.sender.edit(self.place.chat, self.placeholder, placeholder, keyboard)
            except (Unreachable, TelegramError) as error:  # a courtesy
                log.debug("placeholder not edited", extra={"fields": {"chat": self.place.chat, "error": type(error).__name__}})

    async def show_draft(self) -> None:
        """Show the draft as it is now."""
        self.draft = self.draft or random.randint(1, 2**31 - 1)  # noqa: S311 - an id for a preview, no secret
        await self.sender.draft(self.place, self.draft, self.html)


@asynccontextmanager
async def progress(
    sender: Sender,
    place: Place,
    sentence: str,
    *,
    private: bool,
    placeholder: int | None = None,
    promise: Callable[[int], Awaitable[None]] | None = None,
    keyboard: InlineKeyboardMarkup | None = None,
) -> AsyncIterator[Progress]:
    """Show that work is under way until the block ends.

    `placeholder` is one that was sent before a restart; `promise` records a new one, so that a restart finds it. `keyboard`
    stands under a new placeholder.
    """
    state = Progress(sender, place, escape(sentence), private, placeholder, keyboard)

    async def send() -> None:
        state.placeholder = await sender.send(place, state.html, state.keyboard)
        if promise is not None:
            await promise(state.placeholder)

    async def show() -> None:
        if private:
            await _draft(state)
        elif placeholder is None:
            await asyncio.sleep(PATIENCE_GROUP)
            state.sending = asyncio.create_task(send())

    showing = asyncio.create_task(show())
    try:
        yield state
    finally:
        showing.cancel()
        await asyncio.wait([showing])
        if state.sending is not None:  # once begun, sending goes through: a message that nobody knows of would stay for ever
            await asyncio.wait([state.sending])
            if error := state.sending.exception():
                log.info("no placeholder", extra={"fields": {"chat": place.chat, "error": type(error).__name__}})


async def _draft(state: Progress) -> None:
    await asyncio.sleep(PATIENCE_PRIVATE)
    while True:
        await state.show_draft()
        await asyncio.sleep(DRAFT_LIFE)
