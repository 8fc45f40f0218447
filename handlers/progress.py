"""What a person sees while work is under way: nothing is ever left behind by it.

In a private chat a message draft, which vanishes by itself; in a group one placeholder message, which becomes the answer.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from handlers.sender import Place, Sender

PATIENCE_PRIVATE = 0.5  # seconds before the first sign of work: a remembered answer needs none
PATIENCE_GROUP = 1.5
DRAFT_LIFE = 20.0  # seconds until the draft is shown anew; Telegram lets it vanish after 30


log = logging.getLogger("qawl.progress")


@dataclass(slots=True)
class Progress:
    """Work under way in one place. `placeholder` is the message that promises the answer in a group, None while there is none."""

    placeholder: int | None = None
    sending: asyncio.Task[None] | None = None


@asynccontextmanager
async def progress(
    sender: Sender,
    place: Place,
    sentence: str,
    *,
    private: bool,
    placeholder: int | None = None,
    promise: Callable[[int], Awaitable[None]] | None = None,
) -> AsyncIterator[Progress]:
    """Show that work is under way until the block ends.

    `placeholder` is one that was sent before a restart; `promise` records a new one, so that a restart finds it.
    """
    state = Progress(placeholder)

    async def send() -> None:
        state.placeholder = await sender.send(place, sentence)
        if promise is not None:
            await promise(state.placeholder)

    async def show() -> None:
        if private:
            await _draft(sender, place, sentence)
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


async def _draft(sender: Sender, place: Place, sentence: str) -> None:
    number = random.randint(1, 2**31 - 1)  # noqa: S311 - an id for a preview, no secret
    await asyncio.sleep(PATIENCE_PRIVATE)
    while True:
        await sender.draft(place, number, sentence)
        await asyncio.sleep(DRAFT_LIFE)
