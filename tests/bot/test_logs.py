"""Logs: one line an event, no token, nobody's id."""

from __future__ import annotations

import logging
import sys

import pytest

from bot.logs import EventFormatter, keep_secret, redact

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"


def line(fields: dict[str, object] | None = None, message: str = "answered", **more: object) -> str:
    record = logging.LogRecord("qawl.test", logging.INFO, __file__, 1, message, (), None)
    record.__dict__.update({"fields": fields or {}, **more})
    return EventFormatter("pepper").format(record)


def test_an_event_is_one_line_with_its_fields() -> None:
    written = line({"ms": 7, "what": "two words"})
    assert written.endswith('info answered ms=7 what="two words"')
    assert "\n" not in line({"what": "two\nlines"}, message="also\nhere")


def test_peoples_ids_are_hashed_alike_and_cannot_be_read() -> None:
    written = line({"chat": 4242424242, "person": 4242424242})
    assert "4242424242" not in written
    chat, person = (part.partition("=")[2] for part in written.split()[-2:])
    assert chat == person


@pytest.mark.parametrize(
    "form", [TOKEN, f"https://api.telegram.org/bot{TOKEN}/getMe", TOKEN.replace(":", "%3A"), "key sk-abcdefgh12345678"]
)
def test_tokens_and_keys_are_redacted(form: str) -> None:
    assert "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0" not in redact(form)
    assert "sk-abcdefgh12345678" not in redact(form)


def test_a_key_without_a_shape_is_redacted_once_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.logs._secrets", set())
    keep_secret("")
    assert redact("a plain-key of mine") == "a plain-key of mine"
    keep_secret("plain-key")
    assert redact("a plain-key of mine") == "a [key] of mine"


def test_a_traceback_stays_on_the_line_and_is_redacted() -> None:
    try:
        raise ValueError(f"bad token {TOKEN}")
    except ValueError:
        written = line(exc_info=sys.exc_info())
    assert "\n" not in written
    assert TOKEN not in written
    assert "ValueError" in written
