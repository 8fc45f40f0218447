"""The text of an e-mail that was saved as a file, by the standard library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from newsdesk.articles.bodies import text_of
from newsdesk.articles.decoding import decoded_page, decoded_text
from newsdesk.errors import TooIntricate, Unreadable
from newsdesk.model import Day

_MOST_PARTS = 200
_MOST_DEPTH = 10
_QUOTED = re.compile(r"^\s*>")
_SIGNATURE = "-- "


@dataclass(frozen=True, slots=True)
class Mail:
    """The body, the subject, who sent it (a name, or the address where none is given), and the day by the Date header."""

    text: str
    subject: str | None
    sender: str | None
    day: Day | None


def read_eml(data: bytes) -> Mail:
    """The body of an e-mail: its plain text, or its HTML where there is none; attachments, quoted answers and signature left out.

    Raises TooIntricate (more than 200 parts, or 10 levels of messages) or Unreadable.
    """
    try:
        message = message_from_bytes(data, policy=default)
        if not isinstance(message, EmailMessage) or not message.keys():
            raise Unreadable("no headers")
        plain, rich = _bodies(message)
        subject = _line(message.get("Subject"))
        day = _day(message)
        name, address = parseaddr(str(message.get("From", "")))
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise Unreadable(type(error).__name__) from error
    text = "\n".join(_own(plain.splitlines())) if plain.strip() else _from_html(rich)
    return Mail(text.strip(), subject, _line(name) or _line(address), day)


def _bodies(message: EmailMessage) -> tuple[str, str]:
    plain = rich = ""
    parts = 0
    waiting: list[tuple[EmailMessage, int]] = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        parts += 1
        if parts > _MOST_PARTS or depth > _MOST_DEPTH:
            raise TooIntricate("parts")
        if part.is_multipart():
            waiting.extend((one, depth + 1) for one in reversed(part.get_payload()) if isinstance(one, EmailMessage))  # type: ignore[arg-type]  # a multipart's payload is a list
            continue
        if part.get_content_disposition() == "attachment":
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        charset = part.get_content_charset()
        if part.get_content_type() == "text/plain" and not plain:
            plain = decoded_text(content, charset) or ""
        elif part.get_content_type() == "text/html" and not rich:
            rich = decoded_page(content, charset)
    return plain, rich


def _own(lines: list[str]) -> list[str]:
    """The lines that the sender wrote, up to the signature."""
    end = lines.index(_SIGNATURE) if _SIGNATURE in lines else len(lines)
    return [line.rstrip() for line in lines[:end] if not _QUOTED.match(line)]


def _from_html(page: str) -> str:
    from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

    try:
        return text_of(html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")))
    except (etree.ParserError, ValueError):
        return ""


def _day(message: EmailMessage) -> Day | None:
    moment = getattr(message.get("Date"), "datetime", None)
    return Day(moment.month, moment.day, moment.year) if moment is not None else None


def _line(words: object) -> str | None:
    return " ".join(str(words or "").split())[:300] or None
