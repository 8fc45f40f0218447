"""Telegram's HTML, read as Telegram reads it: byte by byte, with its errors and their byte offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.playground.formatting import Entity
from bot.playground.refusals import Refusal, bad_request

_TAGS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_REFERENCE = re.compile(rb"&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]*))")
_MARK = re.compile(rb"[<&]")
_TAG_NAME = re.compile(rb"[^\s>\0]*")
_SPACE = re.compile(rb"[\s\0]*")
_ATTRIBUTE_NAME = re.compile(rb"[^\s=>/\"'\0]*")
_TOKEN = re.compile(rb"[A-Za-z0-9.\-]*")
_LINK = re.compile(r"(?:(?:https?|ftp|tg|ton|tonsite)://)?[^\s/?#@]+(?:[/?#][^\s]*)?", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


@dataclass(slots=True)
class _Open:
    """A tag that has not been closed yet."""

    name: str
    argument: str
    extra: dict[str, Any]
    offset: int
    kept: int


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The text and the entities of a message written in Telegram's HTML. Raises Telegram's `can't parse entities` refusal."""
    return _Parser(source.encode("utf-8", "replace")).parse()


def _wrong(what: str) -> Refusal:
    return bad_request(f"can't parse entities: {what}")


class _Parser:
    """One reading of one text; the position counts bytes, offsets of entities count UTF-16 units."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.at = 0
        self.offset = 0
        self.pieces: list[str] = []
        self.kept = 0  # pieces so far, to cut the words of a link out of them
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        source = self.source
        while self.at < len(source):
            mark = _MARK.search(source, self.at)
            end = mark.start() if mark else len(source)
            if end > self.at:
                self._add(source[self.at : end].decode("utf-8", "replace"))
                self.at = end
            if not mark:
                break
            if source[end : end + 1] == b"&":
                self._add(self._reference() or "&")
            elif source[end + 1 : end + 2] == b"/":
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise _wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return "".join(self.pieces), sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += len(text) + sum(character > "\uffff" for character in text)

    def _reference(self) -> str:
        """The character that a reference stands for, or "" and one byte further where it is none."""
        match = _REFERENCE.match(self.source, self.at)
        character = ""
        if match:
            hexadecimal, decimal, name = match.groups()
            if name is not None:
                character = _NAMED.get(name, "")
            elif match.end() - self.at < 10:
                code = int(hexadecimal or b"0", 16) if hexadecimal is not None else int(decimal or b"0")
                character = chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else ""
        if not match or not character:
            self.at += 1
            return ""
        self.at = match.end() + (self.source[match.end() : match.end() + 1] == b";")
        return character

    def _skip(self, pattern: re.Pattern[bytes]) -> bytes:
        match = pattern.match(self.source, self.at)
        if not match:
            return b""
        self.at = match.end()
        return match.group()

    def _here(self) -> bytes:
        return self.source[self.at : self.at + 1]

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._skip(_TAG_NAME).decode("utf-8", "replace").lower()
        if not self._here():
            raise _wrong(f"Unclosed start tag at byte offset {begin}")
        if name not in _TAGS:
            raise _wrong(f'Unsupported start tag "{name}" at byte offset {begin}')
        attributes = self._attributes(name, begin)
        self.at += 1
        argument, extra = _argument(name, attributes)
        if name == "span" and argument != "spoiler":
            raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        if name == "blockquote" and any(tag.name == "blockquote" for tag in self.open):
            raise _wrong(f'Nested start tag "blockquote" at byte offset {begin}')
        if name == "tg-time" and ("unix_time" not in extra or not _FORMAT.fullmatch(extra.get("date_time_format", ""))):
            raise _wrong(f'Tag "tg-time" must have a valid "unix" and "format" at byte offset {begin}')
        self.open.append(_Open(name, argument, extra, self.offset, len(self.pieces)))

    def _attributes(self, name: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while self._here() != b">":
            self._skip(_SPACE)
            if self._here() == b">":
                break
            if not self._here():
                raise _wrong(f"Unclosed start tag at byte offset {begin}")
            key = self._skip(_ATTRIBUTE_NAME).decode("utf-8", "replace").lower()
            if not key:
                raise _wrong(f'Empty attribute name in the tag "{name}" at byte offset {begin}')
            self._skip(_SPACE)
            if self._here() == b"=":
                self.at += 1
                self._skip(_SPACE)
                attributes[key] = self._value(begin)
            elif not self._here():
                raise _wrong(f'Unclosed start tag "{name}" at byte offset {begin}')
            else:
                attributes[key] = ""
        return attributes

    def _value(self, begin: int) -> str:
        mark = self._here()
        if not mark:
            raise _wrong(f"Unclosed start tag at byte offset {begin}")
        if mark not in (b"'", b'"'):
            start = self.at
            token = self._skip(_TOKEN)
            if not self._here().isspace() and self._here() != b">":
                raise _wrong(f"Unexpected end of name token at byte offset {start}")
            return token.decode().lower()
        self.at += 1
        end = self.source.find(mark, self.at)
        if end == -1:
            raise _wrong(f"Unclosed start tag at byte offset {begin}")
        pieces = []
        while self.at < end:
            ampersand = self.source.find(b"&", self.at, end)
            stop = end if ampersand == -1 else ampersand
            pieces.append(self.source[self.at : stop].decode("utf-8", "replace"))
            self.at = stop
            if stop < end:
                pieces.append(self._reference() or "&")
        self.at = end + 1
        if not self._here():
            raise _wrong(f"Unclosed start tag at byte offset {begin}")
        return "".join(pieces)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise _wrong(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        found = self._skip(_TAG_NAME).decode("utf-8", "replace").lower()
        self._skip(_SPACE)
        if self._here() != b">":
            raise _wrong(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        tag = self.open.pop()
        if found and found != tag.name:
            raise _wrong(f'Unmatched end tag at byte offset {begin}, expected "</{tag.name}>", found "</{found}>"')
        if self.offset > tag.offset:
            self._keep(tag)

    def _keep(self, tag: _Open) -> None:
        entity: Entity = {"type": _TAGS[tag.name], "offset": tag.offset, "length": self.offset - tag.offset, **tag.extra}
        if tag.name == "a":
            link = _link(tag.argument or "".join(self.pieces[tag.kept :]))
            if link is None:
                return
            entity.update(link)
        elif tag.name == "tg-emoji":
            if not tag.argument.isascii() or not tag.argument.isdigit() or int(tag.argument) == 0:
                raise bad_request("invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = tag.argument
        elif tag.name == "blockquote" and tag.argument:
            entity["type"] = "expandable_blockquote"
        elif tag.name == "code" and tag.argument:
            if not (self.open and self.open[-1].name == "pre"):
                self.entities.append(entity)
                return
            entity["language"] = tag.argument
        elif tag.name == "pre" and self.entities:
            inner = self.entities[-1]
            if inner["type"] == "code" and (inner["offset"], inner["length"]) == (entity["offset"], entity["length"]):
                self.entities.pop()
                if "language" in inner:
                    entity["language"] = inner["language"]
        self.entities.append(entity)


def _argument(name: str, attributes: dict[str, str]) -> tuple[str, dict[str, Any]]:
    """What of a tag's attributes counts."""
    if name == "a":
        return attributes.get("href", ""), {}
    if name == "code":
        return attributes.get("class", "").removeprefix("language-") if "language-" in attributes.get("class", "") else "", {}
    if name == "span":
        return attributes.get("class", "").removeprefix("tg-"), {}
    if name == "tg-emoji":
        return attributes.get("emoji-id", ""), {}
    if name == "blockquote":
        return "1" if "expandable" in attributes else "", {}
    if name == "tg-time":
        extra: dict[str, Any] = {}
        unix = attributes.get("unix", "")
        if re.fullmatch(r"[0-9]{1,11}", unix):
            extra["unix_time"] = int(unix)
        if attributes.get("format"):
            extra["date_time_format"] = attributes["format"]
        return "", extra
    return "", {}


def _link(address: str) -> dict[str, Any] | None:
    """What a link's address becomes; None where Telegram shows the words without a link."""
    address = address.strip()
    user = address.removeprefix("tg://user?") if address.startswith("tg://user?") else ""
    if user:
        number = parse_qs(user).get("id", [""])[0]
        if number.isascii() and number.isdigit():
            return {"type": "text_mention", "user": {"id": int(number)}}
    checked = checked_address(address)
    return {"url": checked} if checked else None


def checked_address(address: str) -> str | None:
    """An address as Telegram writes it down, with a scheme and a path; None where it takes it for no address."""
    scheme = _SCHEME.match(address)
    if scheme and scheme.group(1).lower() in {"mailto", "tel", "javascript", "data", "file"}:
        return None
    if not _LINK.fullmatch(address):
        return None
    if "://" not in address:
        address = "http://" + address
    try:
        parts = urlsplit(address)
        host = parts.hostname
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:
        return None
    if parts.scheme.lower() in {"http", "https", "ftp"} and not (host and ("." in host or host == "localhost" or ":" in host)):
        return None
    if parts.scheme.lower() in {"http", "https"} and not parts.path:
        rest = address[len(parts.scheme) + 3 :]
        cut = min((at for at in (rest.find("?"), rest.find("#")) if at != -1), default=len(rest))
        address = f"{parts.scheme}://{rest[:cut]}/{rest[cut:]}"
    return address
