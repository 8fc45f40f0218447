"""What a pasted text tells of itself before and after its body: title, publisher and day, as plain facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsdesk.articles.tables import entries, words
from newsdesk.model import Day
from newsdesk.text import fold
from newsdesk.text.dates import day_alone, days, is_weekday

_HEAD, _TAIL = 4_000, 800
_HEAD_LINES, _TAIL_LINES = 6, 3
_SHORTEST_TITLE, _LONGEST_TITLE, _MOST_WORDS, _SHORT_LINE = 12, 200, 25, 40
_LONGEST_DATELINE = 160
_EDGES = " \t\u00a0\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff*#>_[](){}«»\"'“”‘’|،,.:;؛-–—/•"
_HIDDEN = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_SITE = re.compile(
    r"(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,30}){0,2}\.(?:com|net|org|info|ma|sa|ae|eg|qa|jo|iq|tn|dz|lb|ly|kw|uk|tv|news|press|io|co)",
    re.IGNORECASE,
)
# What parts the pieces of a dateline: a hyphen only beside a space or an Arabic letter (not in "Port-au-Prince"), a colon not in
# a clock time, a full stop not inside «أ.ف.ب».
_SEPARATOR = re.compile(
    r"[،,()|؛;–—/]|(?<!\d):|:(?!\d)|\.(?=[\s/]|$)|(?<=\s)-+|-+(?=\s)|(?<=[\u0621-\u064a])-|-(?=[\u0621-\u064a])|\s-+\s|[\[\]]"
)
_CLOSERS = frozenset("-–—:./|")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s*\w{1,3})?|\d{1,2}\s*(?:am|pm)")
_ENDS_A_SENTENCE = re.compile(r"(?<![.])[.،,:;؛]$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found; None where there is nothing, or where it is not sure."""

    title: str | None = None
    publisher: str | None = None
    published: Day | None = None


@dataclass(frozen=True, slots=True)
class _Dateline:
    publisher: str | None
    day: Day | None


def facts_of(text: str) -> Facts:
    """Title, publisher and day of a text as a person pastes it; looks at its first and last lines only."""
    head, more = _first_lines(text)
    title = publisher = day = None
    open_ = True
    for i, line in enumerate(head):
        rest = more or i + 1 < len(head)
        if (source := _source(line)) is not None:
            publisher = publisher or source or None
        elif name := _publisher_alone(line):
            publisher = publisher or name
        elif alone := day_alone(line):
            day = day or alone
        elif fold(line).strip(_EDGES) in words("label"):
            continue
        elif title is None and open_ and rest and _reads_as_title(line) and _dateline(line) is None:
            title = _trimmed(line)
        else:
            if (found := _dateline(line)) is not None:
                publisher, day = publisher or found.publisher, day or found.day
                break
            if len(line) > _LONGEST_TITLE or (len(line) > _SHORT_LINE and _ENDS_A_SENTENCE.search(line)):
                break  # the body begins
            open_ = open_ and len(line) <= _SHORT_LINE
    return Facts(title, publisher or _signed(text), day)


def known_publisher(name: str, *, after_place: bool = True) -> bool:
    """Whether this is the name of a publisher that the table has."""
    anywhere, second = _publishers()
    folded = " ".join(fold(name).split())
    return folded in anywhere or (after_place and folded in second)


def _first_lines(text: str) -> tuple[list[str], bool]:
    """The first lines with something in them, and whether there is more text after them."""
    head = text[:_HEAD]
    lines = [line for line in (_HIDDEN.sub("", line).strip() for line in head.splitlines()) if any(map(str.isalnum, line))]
    return lines[:_HEAD_LINES], len(lines) > _HEAD_LINES or len(text) > _HEAD


def _signed(text: str) -> str | None:
    """The publisher named after the body: a source line, a name alone, or one in brackets at the very end."""
    lines = [
        line for line in (_HIDDEN.sub("", line).strip() for line in text[-_TAIL:].splitlines()) if any(map(str.isalnum, line))
    ]
    for line in lines[: -_TAIL_LINES - 1 : -1] if len(text) > _TAIL else lines[:0:-1][:_TAIL_LINES]:
        if source := _source(line):
            return source
        if name := _publisher_alone(line):
            return name
    if lines and (end := re.search(r"\(([^()\n]{2,40})\)\W{0,3}$", lines[-1])) and known_publisher(end[1]):
        return end[1].strip()
    return None


def _source(line: str) -> str | None:
    """The publisher of a source line («المصدر: تاس»); "" where it names only agencies in general, None if it is no such line."""
    label, colon, name = line.partition(":")
    if not colon or len(line) > 100 or fold(label).strip(_EDGES) not in words("source"):
        return None
    for part in re.split(r"[+،,/&|]|\s[-–و]\s", name):
        publisher = part.strip(_EDGES)
        if publisher and fold(publisher) not in words("generic"):
            return publisher if len(publisher.split()) <= 5 and any(map(str.isalpha, publisher)) else ""
    return ""


def _publisher_alone(line: str) -> str | None:
    """The publisher, if the line is nothing but its name, or its name and "agencies"."""
    if len(line) > 60:
        return None
    name = line.strip(_EDGES)
    if known_publisher(name, after_place=False) or _SITE.fullmatch(name):
        return name
    first, *others = (part.strip(_EDGES) for part in _SEPARATOR.split(name))
    others = [part for part in others if part]
    if others and known_publisher(first, after_place=False) and all(fold(part) in words("generic") for part in others):
        return first
    return None


def _reads_as_title(line: str) -> bool:
    bare = line.strip("\"'«»“”‘’*#_ \t\u00a0")
    count = len(bare.split())
    enough = count > 2 or (count == 2 and len(bare) >= _SHORTEST_TITLE)  # "Ru En" is a menu that came along
    return enough and count <= _MOST_WORDS and len(bare) <= _LONGEST_TITLE and not _ENDS_A_SENTENCE.search(bare)


def _trimmed(line: str) -> str:
    return re.sub(r"^(?:#{1,6}|\*{1,3}|>|•)\s*|\s*\*{2,3}$", "", line).strip()


def _dateline(line: str) -> _Dateline | None:
    """Publisher and day of a dateline at the beginning of a line («موسكو، ١٧ مايو/أيار. تاس»), if there is one."""
    publisher: str | None = None
    day: Day | None = None
    places, good, before = 0, None, "-"
    closers = frozenset[str]()  # what may end a dateline that has a day and no publisher
    for piece, found, separator in _pieces(line[:_LONGEST_DATELINE]):
        apart, before = bool(before), separator
        folded = " ".join(fold(piece).split())
        if found is not None:
            if day is None and apart:
                closers = frozenset("-–—:/" if places else "-–—")
            day = day or found
        elif not piece or is_weekday(piece) or _CLOCK.fullmatch(folded) or (folded in words("generic") and (publisher or places)):
            pass
        elif publisher is None and known_publisher(piece, after_place=bool(places or day)):
            publisher = piece
        elif places < 3 and _may_be_place(piece):
            places += 1
            continue
        else:
            break
        if separator in (_CLOSERS | {")"} if publisher else closers):
            good = _Dateline(publisher, day)
    return good


def _pieces(head: str) -> Iterator[tuple[str, Day | None, str]]:
    """The pieces of a dateline, each with its day if it is one, and with the separator after it.

    That is "" where none stands there, and at the end of the line "." or, after a day, "-".
    """
    at = 0
    for span, day in [*days(head), (None, None)]:
        end = span.start if span else len(head)
        for match in _SEPARATOR.finditer(head, at, end):
            yield head[at : match.start()].strip(_EDGES), None, match.group().strip()[:1] or "-"
            at = match.end()
        if rest := head[at:end].strip(_EDGES):
            yield rest, None, "" if span or len(head) == _LONGEST_DATELINE else "."
        if span is None:
            return
        after = _SEPARATOR.match(head, span.end + len(head[span.end :]) - len(head[span.end :].lstrip()))
        if after:
            yield head[span.start : span.end], day, after.group().strip()[:1] or "-"
            at = after.end()
        else:
            yield head[span.start : span.end], day, "" if head[span.end :].strip() else "-"
            at = span.end


def _may_be_place(piece: str) -> bool:
    parts = piece.split()
    if not 1 <= len(parts) <= 4 or len(piece) > 40 or any(map(str.isdigit, piece)):
        return False
    return not piece.isascii() or parts[0][0].isupper()


@cache
def _publishers() -> tuple[frozenset[str], frozenset[str]]:
    anywhere: set[str] = set()
    second: set[str] = set()
    for line in entries("publishers.txt"):
        for name in map(str.strip, line.split("|")):
            (second if name.startswith("+") else anywhere).add(" ".join(fold(name.lstrip("+")).split()))
    return frozenset(anywhere), frozenset(second)
