"""Days as articles write them: in Arabic by every system of months, in English, in figures of any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from newsdesk.model import Day, Span
from newsdesk.text.folding import fold, fold_with_offsets

_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_DAY = r"(?<!\d)(?<!\d[-/.,:])(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_GAP = r"[ \t\u00a0]{0,3}"
_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)(?:[T\s]|$)")
_LETTER = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class _Calendar:
    months: dict[str, int]
    beside: frozenset[str]
    pattern: re.Pattern[str]


def days(text: str) -> Iterator[tuple[Span, Day]]:
    """The calendar days written in a text, in text order, each with its place; years only where they are written.

    Double names («٨ يونيو/حزيران») count once. What is ambiguous (6/8/2022 in English) or no day of the calendar is left out.
    """
    folded, offsets = fold_with_offsets(text)
    arabic: bool | None = None
    for match in _calendar().pattern.finditer(folded):
        start, end = offsets[match.start()], offsets[match.end() - 1] + 1
        if match["n1"]:
            if arabic is None:
                arabic = re.search("[\u0621-\u064a]", text) is not None
            day = _numeric(match, arabic)
        else:
            day = _named(match, text[start:end])
        if day is not None:
            yield Span(start, end), day


def day_in(text: str) -> Day | None:
    """The day written in a text, if it holds exactly one, however often; one without its year agrees with one that has it."""
    found: Day | None = None
    for _, day in days(text):
        if found is None:
            found = day
        elif (found.month, found.day) != (day.month, day.day) or (found.year and day.year and found.year != day.year):
            return None
        elif found.year is None:
            found = day
    return found


def day_alone(text: str) -> Day | None:
    """The day, if the text is nothing but a day with its weekday, clock time or the word "published"."""
    if len(text) > 120:
        return None
    day = day_in(text)
    if day is None:
        return None
    rest = list(text)
    for span, _ in days(text):
        rest[span.start : span.end] = " " * len(span)
    beside = _calendar().beside
    words = re.findall(r"[^\W_]+", fold("".join(rest)))
    return day if all(word.isdigit() or word in beside or re.fullmatch(r"\d{1,2}(?:am|pm|h)", word) for word in words) else None


def iso_day(text: str) -> Day | None:
    """The day that a machine-readable time begins with ("2022-06-08", "20220608", "2022-06-08T10:00:00+03:00")."""
    match = _ISO.match(text)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def is_month(word: str) -> bool:
    """Whether this is the name of a month, in either language."""
    return fold(word) in _calendar().months


def is_weekday(word: str) -> bool:
    """Whether the word is the name of a day of the week, in either language."""
    return fold(word) in _weekdays()


def _named(match: re.Match[str], written: str) -> Day | None:
    months = _calendar().months
    name = match["m1"] or match["m2"] or match["m3"]
    month = months[" ".join(name.split())]
    double = match["double"]
    if double and months[" ".join(double.split())] != month:
        return None
    if name.isascii() and not re.search(r"[A-Z]", written):
        return None  # "may 5" and "mar 3" are no days unless written as names
    day = match["d1"] or match["d2"] or match["d3"]
    year = match["y1"] or match["y2"] or match["y3"]
    return _day(int(year) if year else None, month, int(day))


def _numeric(match: re.Match[str], arabic: bool) -> Day | None:
    first, second, third = int(match["n1"]), int(match["n2"]), int(match["n3"])
    if first > 31:
        return _day(first, second, third)
    if first > 12 or first == second or (arabic and second <= 12):
        return _day(third, second, first)
    return _day(third, first, second) if second > 12 else None


def _day(year: int | None, month: int, day: int) -> Day | None:
    if year is not None and not 1900 <= year <= 2100:
        return None
    try:
        return Day(month, day, year)
    except ValueError:
        return None


@cache
def _table() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    text = resources.files("newsdesk.text").joinpath("calendar.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((kind, value, tuple(fold(name.strip()) for name in names.split("|"))) for kind, value, names in rows)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(name for kind, _, names in _table() if kind == "weekday" for name in names)


@cache
def _calendar() -> _Calendar:
    months = {name: int(value) for kind, value, names in _table() if kind == "month" for name in names}
    beside = frozenset(
        word for kind, _, names in _table() if kind != "month" for name in names for word in re.findall(r"\w+", name)
    )
    arabic = _alternatives(name for name in months if not name.isascii())
    english = _alternatives(name for name in months if name.isascii())
    year = rf"(?:{_GAP}[,،/.-]?{_GAP}(?:(?:ل?عام|ل?سنه|of){_GAP})?(?P<NAME>{_YEAR}))?"
    pattern = "|".join(
        (
            # 8 يونيو/حزيران 2022, 8 حزيران (يونيو) 2022, 8 من فبراير شباط
            rf"(?P<d1>{_DAY}){_GAP}(?:[-/.]{_GAP}|من |شهر |من شهر )?(?P<m1>{arabic})(?!{_LETTER})"
            rf"(?:{_GAP}[/|(–-]?{_GAP}(?P<double>{arabic})(?!{_LETTER}){_GAP}\)?)?{year.replace('NAME', 'y1')}",
            # 8 June 2022, 8th of June
            rf"(?P<d2>{_DAY})(?:st|nd|rd|th)?(?: of)?[ \u00a0-]{{1,2}}(?P<m2>{english})(?!{_LETTER})\.?"
            f"{year.replace('NAME', 'y2')}",
            # June 8, 2022, يونيو 8، 2022
            rf"(?<!{_LETTER})(?P<m3>{english}|{arabic})(?!{_LETTER})\.?[ \u00a0]{{1,2}}(?P<d3>{_DAY})(?:st|nd|rd|th)?(?![:.]\d)"
            rf"(?!{_LETTER}){year.replace('NAME', 'y3')}",
            # 2022-06-08, 08/06/2022
            r"(?<![\d/.-])(?P<n1>\d{4}|\d{1,2})(?P<sign>[-/.])(?P<n2>\d{1,2})(?P=sign)(?P<n3>\d{4}|\d{1,2})(?![\d/-])",
        )
    )
    return _Calendar(months, beside, re.compile(pattern))


def _alternatives(names: Iterator[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True))
