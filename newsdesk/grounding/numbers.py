"""Numbers in figures and words, so that "three", ثلاثة, "3" and ٣ are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from newsdesk.text import fold

_TOKEN = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+")
_NO_NUMBERS = re.compile(r"\b(?:covid|كوفيد)[-‑– ]?19\b|\b(?:في\s+ال?|بال)(?:مئة|مائة|مية)\b", re.IGNORECASE)  # names, percent
_SEPARATOR = re.compile("[.,٫٬]")
_LARGEST = 18  # digits
_SCALE = 100
_FIRST = 3  # the first number that is one in words too


def numbers_in(text: str, *, small: bool = False) -> Iterator[frozenset[float]]:
    """For each number of a text the values that it may stand for: its own, and with the one beside it "3 million", خمسة وعشرون.

    One and two in words are no numbers of their own unless `small`: languages have articles and duals for them.
    """
    written = _TOKEN.findall(_NO_NUMBERS.sub(" ", text))
    found = [_value(token) for token in written]
    for at, value in enumerate(found):
        if value is None:
            continue
        article = value < _FIRST and not written[at][0].isdigit()
        values = set() if article and not small else {value}
        for before, after in ((at - 1, at), (at, at + 1)):
            if before >= 0 and after < len(found):
                one, other = found[before], found[after]
                if one is not None and other is not None:
                    values |= set(_together(one, other))
        if values:
            yield frozenset(values)


def all_numbers(text: str) -> frozenset[float]:
    """Every value that a number of the text may stand for."""
    return frozenset[float]().union(*numbers_in(text, small=True))


def adds_number(text: str, known: Iterable[float]) -> bool:
    """Whether the text has a number that stands for none of the values known."""
    have = frozenset(known)
    return any(not values & have for values in numbers_in(text))


def _together(one: float, other: float) -> Iterator[float]:
    if other >= _SCALE and one < other:
        yield one * other
    if (max(one, other) >= 20 and min(one, other) < 10) or (other == 10 > one):
        yield one + other  # خمسة وعشرون، خمسة عشر
    if one >= _SCALE > other:
        yield one + other


def _value(token: str) -> float | None:
    if token[0].isdigit():
        return _figure(token)
    key = fold(token)
    for form in (key, key.removeprefix("و"), key.removeprefix("ال"), key.removeprefix("ب"), key.removeprefix("ل")):
        if (value := _words().get(form)) is not None:
            return value
    return None


def _figure(token: str) -> float | None:
    parts = _SEPARATOR.split(token)
    if sum(map(len, parts)) > _LARGEST:
        return float("inf")
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3:
        return float("".join(parts))
    if len(parts) == 2:
        return float(f"{parts[0]}.{parts[1]}")
    return float("".join(parts))


@cache
def _words() -> dict[str, float]:
    table = resources.files("newsdesk.grounding").joinpath("numbers.tsv").read_text("utf-8")
    found: dict[str, float] = {}
    for line in table.splitlines():
        value, *names = line.split("\t")
        if value.isdecimal():
            found |= {fold(name): float(value) for name in " ".join(names).split() if name != "-"}
    return found
