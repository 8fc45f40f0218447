"""A thing that happens again and again, and those who wait for the next time."""

from __future__ import annotations

import asyncio


class Signal:
    """Wakes everyone who waits, each time it is fired."""

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def fire(self) -> None:
        """Wake all who wait now."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def wait(self, seconds: float) -> bool:
        """Wait for the next time, at most so long; whether it came."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await asyncio.wait_for(future, max(0.0, seconds))
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(future)
        return True
