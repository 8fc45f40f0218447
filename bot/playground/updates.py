"""What waits for the bot: updates, kept until it confirms them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bot.playground.refusals import conflict
from bot.playground.signals import Signal

JSON = dict[str, Any]

KINDS = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "message_reaction_count",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
]
_ON_WISH = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_KEPT = timedelta(hours=24)
_OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    """The queue between the chats and the bot: confirmed by offset, redelivered otherwise, one poller at a time.

    `last` is the id before the first.
    """

    def __init__(self, now: Callable[[], datetime], last: int) -> None:
        self._now = now
        self._pending: deque[tuple[datetime, JSON]] = deque()
        self._last = last
        self._arrived = Signal()
        self._poll = 0
        self._closed = False
        self.allowed: list[str] = []

    def __len__(self) -> int:
        return len(self._pending)

    def add(self, kind: str, content: JSON) -> None:
        """Put something in for the bot, if it wants this kind."""
        if kind not in self.allowed and (self.allowed or kind in _ON_WISH):
            return
        self._last += 1
        self._pending.append((self._now(), {"update_id": self._last, kind: content}))
        self._arrived.fire()

    def confirm(self, offset: int) -> None:
        """Forget all before this id; a negative offset keeps so many of the last."""
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popleft()
        while offset > 0 and self._pending and self._pending[0][1]["update_id"] < offset:
            self._pending.popleft()

    def drop(self) -> None:
        """Forget all."""
        self._pending.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[JSON]:
        """The updates that wait, oldest first; waits for one when there is none. Ends an older call that still waits."""
        self._poll += 1
        mine = self._poll
        self._arrived.fire()
        self.confirm(offset)
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while not self._ready() and (left := until - loop.time()) > 0 and not self._closed:
            await self._arrived.wait(left)
            if self._poll != mine:
                raise conflict(_OTHER_POLL)
        return [update for _, update in list(self._pending)[:limit]]

    def _ready(self) -> bool:
        oldest = self._now() - _KEPT
        while self._pending and self._pending[0][0] < oldest:
            self._pending.popleft()
        return bool(self._pending)

    def close(self) -> None:
        """Let a waiting call go, empty."""
        self._closed = True
        self._arrived.fire()
