"""Flood control: how much a bot may send, as buckets that fill with time. The time is given, not read."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages a bot may send. A burst is what may be sent at once after a rest."""

    overall_per_second: float = 30
    chat_per_second: float = 1
    chat_burst: int = 10
    group_per_minute: float = 20


@dataclass(slots=True)
class _Bucket:
    capacity: float
    rate: float
    level: float
    stamp: float

    def fill(self, now: float) -> None:
        self.level = min(self.capacity, self.level + max(0.0, now - self.stamp) * self.rate)
        self.stamp = now


class FloodGate:
    """Says of each message whether it may pass now, and if not, after how many seconds."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._overall: _Bucket | None = None
        self._chats: dict[int, _Bucket] = {}

    def take(self, chat: int | None, now: float) -> int:
        """0 when one message to this chat may pass; else whole seconds to wait, and nothing is taken. None: no chat's bucket."""
        buckets = [self._overall_bucket(now)]
        if chat is not None:
            buckets.append(self._chat_bucket(chat, now))
        for bucket in buckets:
            bucket.fill(now)
        wait = max(0.0 if bucket.level >= 1 - 1e-9 else (1 - bucket.level) / bucket.rate for bucket in buckets)
        if wait > 0:
            return max(1, math.ceil(wait - 1e-9))
        for bucket in buckets:
            bucket.level -= 1
        return 0

    def _overall_bucket(self, now: float) -> _Bucket:
        if self._overall is None:
            rate = self._limits.overall_per_second
            self._overall = _Bucket(rate, rate, rate, now)
        return self._overall

    def _chat_bucket(self, chat: int, now: float) -> _Bucket:
        if chat not in self._chats:
            if chat < 0:
                capacity, rate = self._limits.group_per_minute, self._limits.group_per_minute / 60
            else:
                capacity, rate = float(self._limits.chat_burst), self._limits.chat_per_second
            self._chats[chat] = _Bucket(capacity, rate, capacity, now)
        return self._chats[chat]
