"""What people write when they say when and where they want their digest: hours, days and a place, in either language.

understood("8:30 صباحاً بتوقيت الرياض")   hours 08:30, zones ("Asia/Riyadh",)
understood("8pm and 6am, Cairo")          hours 06:00 and 20:00, zones ("Africa/Cairo",)
understood("25:00")                       no hour, and "25:00" among what is no hour
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from functools import cache

from newsdesk.digests import places
from newsdesk.digests.tables import rows, values
from newsdesk.model import MOST_HOURS, Days
from newsdesk.text.folding import fold

LONGEST = 200
"""Characters; what is longer is no wish for an hour and a place, and nothing of it is understood."""

_TOKEN = re.compile(r"\d+(?:[:.٫]\d+)?|[^\W\d_]+(?:['./_+-][^\W\d_]+)*|[^\s]", re.UNICODE)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.٫](?P<minute>\d{2}))?\Z")
_SPARSE = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})\Z")
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Said:
    """What was understood. `hours` ascend and are those of the wall clock, None of them or one or two.

    `zones` are the zones that the named place may mean: none, one, or several to choose from. `place` is what was taken for a
    place, whether it is known or not. `no_hours` are what looks like an hour and is none; `too_many` says that there were more
    hours than a day may have, and then there are none.
    """

    hours: tuple[time, ...] = ()
    zones: tuple[str, ...] = ()
    days: Days | None = None
    place: str = ""
    no_hours: tuple[str, ...] = ()
    too_many: bool = False


def understood(text: str) -> Said:
    """What a text says of hours, days and a place. Takes any text; nothing in it is an error."""
    if len(text) > LONGEST:
        return Said(place=text[:LONGEST])
    folded = fold(text)
    whole = places.zones_named(folded)  # "UTC+3" and "Africa/Cairo" before anything in them is taken for an hour
    if whole:
        return Said(zones=whole, place=text.strip())
    offset = places.offset_in(folded)
    zone, folded = offset if offset is not None else (None, folded)
    reader = _Reader(_TOKEN.findall(folded))
    reader.read()
    place = " ".join(reader.rest).strip(" .,،;؛-")
    named = ((zone,) if zone else ()) if offset is not None else places.zones_named(place)
    hours = tuple(sorted(set(reader.hours)))
    too_many = len(hours) > MOST_HOURS
    return Said(() if too_many else hours, named, reader.days, place, tuple(reader.no_hours), too_many)


class _Reader:
    """Goes over the tokens once: the longest phrase of the tables first, then figures; what is neither belongs to the place."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._ahead = 0  # minutes said before their hour: "quarter to"
        self._part = ""  # of the day, said before its hour or far behind it: "in the evening at 8"
        self._bare: tuple[int, int, int] | None = None  # the last hour, its minutes and what is added, if it had no part
        self.hours: list[time] = []
        self.days: Days | None = None
        self.no_hours: list[str] = []
        self.rest: list[str] = []

    def read(self) -> None:
        while self._at < len(self._tokens):
            phrase = self._phrase()
            if phrase is None:
                self._figure_or_word()
            else:
                self._take(*phrase)
        if self._part and self._bare is not None:
            hour, minute, more = self._bare
            at = _of_day(hour, self._part)
            if at is not None:
                self.hours[-1] = _time(at, minute, more)

    def _take(self, kind: str, value: str) -> None:
        if kind == "hour":
            self._hour(int(value), 0, value)
        elif kind == "clock":
            self.hours.append(time.fromisoformat(value))
            self._bare = None
        elif kind == "days":
            self.days = Days(value)
        elif kind == "before":
            self._ahead = int(value)
        elif kind == "part":
            self._part = value

    def _phrase(self, *kinds: str) -> tuple[str, str] | None:
        """The longest phrase of the tables that begins here, if it is of one of these kinds; it is passed over.

        The Arabic "and" may be written before it («والسادسة»).
        """
        phrases = _phrases()
        for length in range(min(_longest(), len(self._tokens) - self._at), 0, -1):
            words = " ".join(self._tokens[self._at : self._at + length])
            found = phrases.get(words) or (phrases.get(words[1:]) if words[0] == "و" else None)
            if found is not None and (not kinds or found[0] in kinds):
                self._at += length
                return found
        return None

    def _figure_or_word(self) -> None:
        token = self._tokens[self._at]
        self._at += 1
        if not token[0].isdigit():
            self.rest.append(token)
            return
        clock = _CLOCK.match(token) or _SPARSE.match(token)
        if clock is None:
            self.no_hours.append(token)
        else:
            self._hour(int(clock["hour"]), int(clock["minute"] or 0), token)

    def _hour(self, hour: int, minute: int, written: str) -> None:
        """An hour, with what is said behind it of minutes and of the part of the day."""
        more, self._ahead = self._ahead, 0
        part, begin = "", self._at
        behind = ["minutes", "part", "clock", "noise"]
        while (phrase := self._phrase(*behind)) is not None:
            kind, value = phrase
            if kind == "minutes":
                more += int(value)
            elif kind == "noise":
                behind = ["minutes", "part", "noise"]  # "8 and noon" are two hours, «الواحدة الظهر» is one
            else:
                part = {"12:00": "noon", "00:00": "night"}.get(value, value)
                break
        if not part:
            part, self._part = self._part, ""
        at = _of_day(hour, part)
        if at is None or minute > 59:
            self.no_hours.append(" ".join((written, *self._tokens[begin : self._at])))
            return
        self.hours.append(_time(at, minute, more))
        self._bare = None if part else (hour, minute, more)


def _time(hour: int, minute: int, more: int) -> time:
    minutes = (hour * 60 + minute + more) % _DAY_MINUTES
    return time(minutes // 60, minutes % 60)


def _of_day(hour: int, part: str) -> int | None:
    """The hour of 0 to 23 for an hour as it was said with a part of the day; None where there is no such hour."""
    if hour > 24 or (part and hour == 24) or (part == "am" and hour > 12):
        return None
    if part == "am":
        return hour % 12
    if part == "pm":
        return hour if hour > 12 else hour % 12 + 12 if hour else None
    if part == "night":
        return hour + 12 if 6 <= hour < 12 else hour % 12 if hour <= 12 else hour
    if part == "noon":
        return hour + 12 if 1 <= hour <= 5 else hour
    return hour % 24


@cache
def _phrases() -> dict[str, tuple[str, str]]:
    """The phrases of the table as their tokens, joined by spaces, with kind and value."""
    return {
        " ".join(_TOKEN.findall(fold(phrase))): (row["kind"], row["value"])
        for row in rows("hours")
        for phrase in (*values(row["english"]), *values(row["arabic"]))
    }


@cache
def _longest() -> int:
    return max(phrase.count(" ") + 1 for phrase in _phrases())
