"""Processes that do the heavy and risky work: one page that kills or hangs its worker takes no other page with it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from pebble import ProcessPool

P = ParamSpec("P")
T = TypeVar("T")

NAME = "qawl-extract"
"""How the workers are called in a list of processes."""


class WorkFailed(Exception):
    """The work was not done: "hung" past its time, "died" with its process, or "memory" that it asked for was too much."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Workers:
    """A few processes, started when the first work comes, each with a cap on its memory and each work with one on its time."""

    def __init__(self, count: int = 2, *, seconds: float = 15.0, memory: int = 1_000_000_000) -> None:
        self._count = count
        self._seconds = seconds
        self._memory = memory
        self._pool: ProcessPool | None = None
        self._starting = asyncio.Lock()
        self._under_way: set[Future[Any]] = set()

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns, a function of a module with arguments that can be pickled. Raises WorkFailed, or what it raises.

        When the caller is cancelled the work is stopped too.
        """
        from pebble import ProcessExpired

        pool = await self._started()
        future = await asyncio.to_thread(pool.schedule, work, args=args, kwargs=kwargs, timeout=self._seconds)
        self._under_way.add(future)
        try:
            result: T = await asyncio.wrap_future(future)
        except TimeoutError:
            raise WorkFailed("hung") from None
        except ProcessExpired:
            raise WorkFailed("died") from None
        except MemoryError:
            raise WorkFailed("memory") from None
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is None or task.cancelling() or not future.cancelled():
                raise  # the caller is cancelled, not the work
            raise WorkFailed("died") from None
        finally:
            self._under_way.discard(future)
        return result

    async def close(self) -> None:
        """Stop every worker, whatever it does."""
        pool, self._pool = self._pool, None
        if pool is not None:
            for future in tuple(self._under_way):
                future.cancel()  # or whoever waits for it would wait for ever
            pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
            await asyncio.to_thread(pool.join)

    async def _started(self) -> ProcessPool:
        async with self._starting:
            if self._pool is None:
                from pebble import ProcessPool

                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPool(
                    max_workers=self._count, max_tasks=500, initializer=_begin, initargs=(self._memory,), context=context
                )
            return self._pool


def _begin(memory: int) -> None:
    """What a worker does first: take its name, bow to the bot, and give up what it must not use."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C goes to the whole group; the bot stops its workers itself
    logging.disable(logging.CRITICAL)
    with contextlib.suppress(OSError):
        os.nice(5)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            Path("/proc/self/comm").write_text(NAME)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
