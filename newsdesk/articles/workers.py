"""Processes that do the heavy and risky work: one page that kills or hangs its worker takes no other page with it.

The standard pool breaks as a whole when one of its processes dies, and those of multiprocessing load the main module of the
program into every worker. So a worker here is a plain child process that is asked over its standard input and answers over its
standard output, one work at a time.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from newsdesk.articles.worker import LENGTH, NAME, Reply, read_reply

P = ParamSpec("P")
T = TypeVar("T")

_START = 60.0
_MOST_WORKS = 500
_LARGE = 1_000_000


class WorkFailed(Exception):
    """The work was not done.

    `reason` is "hung" (past its time), "died" (with its process, or because the workers were closed), "memory" (more than is
    allowed) or "fault" (it raised; where, is in `detail`).
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class Workers:
    """A few processes, each started when it is first needed, each with a cap on its memory and each work with one on its time."""

    def __init__(self, count: int = 2, *, seconds: float = 15.0, memory: int = 700_000_000) -> None:
        self._seconds = seconds
        self._memory = memory
        self._turn = asyncio.Semaphore(count)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._endings: set[asyncio.Future[None]] = set()
        self._closing = asyncio.Event()

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns: a function of a module, its arguments pickled, its result plain or of newsdesk's own types.

        Raises WorkFailed. When the caller is cancelled the work is stopped.
        """
        request = pickle.dumps((work.__module__, work.__qualname__, args, kwargs))
        async with self._turn:
            worker = await self._free()
            try:
                async with asyncio.timeout(self._seconds):
                    kind, value = await worker.ask(request)
            except TimeoutError:
                raise WorkFailed("hung") from None
            except (asyncio.IncompleteReadError, OSError, pickle.UnpicklingError):
                raise WorkFailed("died") from None
            else:
                if worker.works < _MOST_WORKS and len(request) < _LARGE and kind == "done" and not self._closing.is_set():
                    self._idle.append(worker)  # the others have grown, or may be spoilt
            finally:
                if worker not in self._idle:
                    self._dismiss(worker)
        if kind != "done":
            raise WorkFailed(kind, str(value))
        result: T = value  # type: ignore[assignment]  # the worker called `work`, which returns T
        return result

    async def close(self) -> None:
        """Stop every worker, whatever it does; whoever waits for one gets WorkFailed."""
        self._closing.set()
        self._idle.clear()
        for worker in tuple(self._all):
            self._dismiss(worker)
        await asyncio.gather(*self._endings)

    async def _free(self) -> _Worker:
        if self._closing.is_set():
            raise WorkFailed("died", "closed")
        if self._idle:
            return self._idle.pop()
        worker = _Worker(await _started(self._memory))
        self._all.add(worker)
        if self._closing.is_set():
            self._dismiss(worker)  # and so it will never be ready
        try:
            async with asyncio.timeout(_START):
                await worker.ready()
        except (TimeoutError, asyncio.IncompleteReadError, OSError):
            self._dismiss(worker)
            raise WorkFailed("died", "it did not start") from None
        except BaseException:
            self._dismiss(worker)
            raise
        return worker

    def _dismiss(self, worker: _Worker) -> None:
        if worker in self._all:
            self._all.discard(worker)
            worker.kill()
            ending = asyncio.ensure_future(worker.gone())
            self._endings.add(ending)
            ending.add_done_callback(self._endings.discard)


class _Worker:
    """One child process."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._talking = asyncio.Lock()
        self.works = 0

    async def ready(self) -> None:
        """Return when the process has started and taken on its limits."""
        async with self._talking:
            await self._stdout.readexactly(1)

    async def ask(self, request: bytes) -> Reply:
        """What the process answers."""
        self.works += 1
        writer = self._process.stdin
        assert writer is not None
        async with self._talking:
            writer.write(LENGTH.pack(len(request)) + request)
            await writer.drain()
            (length,) = LENGTH.unpack(await self._stdout.readexactly(LENGTH.size))
            return read_reply(await self._stdout.readexactly(length))

    def kill(self) -> None:
        """End the process now."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def gone(self) -> None:
        """Return when the killed process has ended, nobody waits for it, and its pipes are closed."""
        async with self._talking:
            await self._process.communicate()

    @property
    def _stdout(self) -> asyncio.StreamReader:
        assert self._process.stdout is not None
        return self._process.stdout


async def _started(memory: int) -> Process:
    """A worker that knows none of the program's secrets: its environment has what Python needs and no more."""
    kept = {
        name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")
    }
    path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "newsdesk.articles.worker", NAME, str(memory)),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=kept | {"PYTHONPATH": path, "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,  # Ctrl+C goes to the whole group; the bot stops its workers itself
    )
