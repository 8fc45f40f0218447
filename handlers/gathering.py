"""Messages that belong together: the parts of a long paste, an album, several forwards at once with what is said of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from telegram import Message

from handlers.understanding import is_comment, is_long_part

LONG_PART = 3500  # UTF-16 units: a text of at least so many may have been cut by the apps at Telegram's 4,096
PASTE_WAIT = 1.5  # seconds for the next part of a paste
BURST_WAIT = 0.7  # seconds for the next message of an album or the next forward, also behind a comment
MOST_MESSAGES = 100
MOST_FORWARDS = 10  # that one answer is about; more of them have another

Key = tuple[int, int | None, int | None]


@dataclass(slots=True)
class _Bundle:
    """Messages gathered so far, and whether the last of them expects another."""

    messages: list[Message] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    done: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Gathering:
    """Joins messages that one person sends to one chat within a moment.

    The handler of each message calls `gather`; the first to come waits for the others and works on all, the others wait until
    that work is done, so that each message counts as answered only then.
    """

    def __init__(self, wait: Callable[[asyncio.Event, float], Awaitable[bool]] | None = None) -> None:
        self._wait = wait or _within
        self._open: dict[Key, _Bundle] = {}

    async def gather(self, message: Message, work: Callable[[list[Message]], Awaitable[None]]) -> None:
        """Run `work` once on this message with all that belong to it. Its error is raised to the first message's handler only."""
        key = (message.chat_id, message.from_user.id if message.from_user else None, message.message_thread_id)
        bundle = self._open.get(key)
        if (
            bundle is not None
            and belongs(message, bundle.messages[-1])
            and (not _is_full(bundle) or _is_picture_of(message, bundle))
        ):
            bundle.messages.append(message)
            bundle.arrived.set()
            await asyncio.wait([bundle.done])
            return
        bundle = self._open[key] = _Bundle([message])
        try:
            await self._fill(bundle)
        finally:
            if self._open.get(key) is bundle:
                del self._open[key]
        try:
            await work(sorted(bundle.messages, key=lambda one: one.message_id))
        finally:
            bundle.done.set_result(None)

    async def _fill(self, bundle: _Bundle) -> None:
        while (wait := _expects_more(bundle.messages[-1])) is not None:
            if _is_full(bundle) and not _may_have_pictures(bundle):
                return
            bundle.arrived.clear()
            if not await self._wait(bundle.arrived, wait):
                return


def belongs(message: Message, last: Message) -> bool:
    """Whether a message goes on with the one before it, sent by the same person to the same place a moment ago."""
    if last.forward_origin is not None and message.forward_origin is not None:
        return True  # albums among them too
    if last.media_group_id is not None or message.media_group_id is not None:
        return message.media_group_id == last.media_group_id
    if last.forward_origin is not None:
        return False
    if message.forward_origin is not None:
        return is_comment(last)  # which Telegram's apps send before what is forwarded with it
    return message.forward_origin is None and bool(message.text) and is_long_part(last, LONG_PART)


def _is_full(bundle: _Bundle) -> bool:
    forwards = sum(bool(one.text or one.caption or one.document) for one in bundle.messages if one.forward_origin is not None)
    return forwards >= MOST_FORWARDS or len(bundle.messages) >= MOST_MESSAGES


def _may_have_pictures(bundle: _Bundle) -> bool:
    """Whether pictures of the last message's album may still come, which add no text to a full bundle."""
    return bundle.messages[-1].media_group_id is not None and len(bundle.messages) < MOST_MESSAGES


def _is_picture_of(message: Message, bundle: _Bundle) -> bool:
    """Whether the message is a picture without words of the album that a full bundle ends with."""
    own = message.text or message.caption or message.document
    return not own and _may_have_pictures(bundle) and message.media_group_id == bundle.messages[-1].media_group_id


def _expects_more(last: Message) -> float | None:
    """Seconds within which another message may belong to this one; None when it stands alone."""
    if last.media_group_id is not None or last.forward_origin is not None or is_comment(last):
        return BURST_WAIT
    return PASTE_WAIT if is_long_part(last, LONG_PART) else None


async def _within(event: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
