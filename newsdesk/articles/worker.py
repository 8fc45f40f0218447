"""The inside of a worker: a process that takes works from its standard input, one at a time, until that is closed."""

from __future__ import annotations

import contextlib
import importlib
import io
import logging
import os
import pickle
import struct
import sys
import traceback
from pathlib import Path
from typing import Any, BinaryIO

NAME = "qawl-extract"
"""How the workers are called in a list of processes."""

LENGTH = struct.Struct(">Q")
"""What goes before each request and each reply: its length in bytes."""

Reply = tuple[str, object]
"""What became of a work: ("done", its result), ("memory", "") or ("fault", where it raised)."""

_PLAIN = frozenset({("builtins", name) for name in ("set", "frozenset", "complex", "bytearray", "range", "slice")})


def serve(memory: int) -> None:
    """Take works and do them; ends with the parent, whose end of the pipe closes with it."""
    requests, replies = _pipes()
    _settle(memory)
    replies.write(b"!")
    replies.flush()
    while len(head := requests.read(LENGTH.size)) == LENGTH.size:
        reply = _done(requests.read(LENGTH.unpack(head)[0]))
        replies.write(LENGTH.pack(len(reply)) + reply)
        replies.flush()


def read_reply(data: bytes) -> Reply:
    """A worker's reply: plain values and newsdesk's own classes, nothing else, since its process has met hostile pages."""
    kind, value = _Careful(io.BytesIO(data)).load()
    return str(kind), value


class _Careful(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("newsdesk."):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} in a reply")


def _done(request: bytes) -> bytes:
    try:
        module, name, args, kwargs = pickle.loads(request)  # noqa: S301 - it comes from the parent
        work = getattr(importlib.import_module(module), name)
        return pickle.dumps(("done", work(*args, **kwargs)))
    except MemoryError:
        return pickle.dumps(("memory", ""))
    except Exception as fault:  # told without its message, which may hold words of the page
        where = "".join(traceback.format_list(traceback.extract_tb(fault.__traceback__)[-5:]))
        return pickle.dumps(("fault", where + type(fault).__name__))


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes, out of the way of whatever a library reads or prints."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return requests, replies


def _settle(memory: int) -> None:
    """Take the name, bow to the bot, and give up what a worker must not use."""
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


if __name__ == "__main__":
    serve(int(sys.argv[2]))
