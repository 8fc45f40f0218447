"""Logs: one line an event, `time level event key=value …`, without tokens, texts of articles, or who people are.

Modules log through the standard library: `log.info("answered", extra={"fields": {"chat": 42, "ms": 7}})`. Fields in `PEOPLE`
are replaced by a keyed hash, so that one person's events can be followed and nobody can be named from them.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

PEOPLE: Final = frozenset({"chat", "person"})
TOKEN: Final = re.compile(r"(?:bot)?[0-9]{5,20}(?::|%3A)[A-Za-z0-9_-]{30,64}", re.IGNORECASE)
KEY: Final = re.compile(r"\bsk-[A-Za-z0-9_-]{8,}")
PLAIN: Final = re.compile(r"[\w./:@+-]+")
NOISY: Final = ("httpx", "httpcore", "httpx2", "openai", "telegram", "uvicorn", "trafilatura", "htmldate", "courlan", "alembic")


_secrets: set[str] = set()  # what has no shape to know it by


def keep_secret(value: str) -> None:
    """Never let this value through, whatever it looks like: a key of a server that gives its keys no common shape."""
    if value:
        _secrets.add(value)


def redact(text: str) -> str:
    """The text without bot tokens, API keys and what else is to be kept secret."""
    for secret in _secrets:
        text = text.replace(secret, "[key]")
    return KEY.sub("[key]", TOKEN.sub("[token]", text))


class EventFormatter(logging.Formatter):
    """One line an event; a traceback follows as one escaped field. Redacts the finished line."""

    def __init__(self, pepper: str) -> None:
        super().__init__()
        self._pepper = hashlib.sha256(pepper.encode("utf-8")).digest()

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        parts = [at, record.levelname.lower(), record.getMessage().replace("\n", " ")]
        fields: Mapping[str, object] = getattr(record, "fields", {})
        parts += [f"{name}={self._value(name, value)}" for name, value in fields.items()]
        if record.exc_info:
            parts.append(f"traceback={json.dumps(self.formatException(record.exc_info), ensure_ascii=False)}")
        return redact(" ".join(parts))

    def _value(self, name: str, value: object) -> str:
        if name in PEOPLE and value is not None:
            return hashlib.blake2b(str(value).encode(), key=self._pepper, digest_size=6).hexdigest()
        text = str(value)
        return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def start_logs(level: str, pepper: str) -> None:
    """Send the program's events to stderr. `pepper` is a secret that keys the hashes of people's ids."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(EventFormatter(pepper))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("qawl").setLevel(level)
    for name in NOISY:  # their INFO lines carry the bot token or the addresses that people sent
        logging.getLogger(name).setLevel(logging.ERROR)
