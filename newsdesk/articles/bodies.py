"""From elements to lines of text, and from two bodies of a page to one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from newsdesk.articles.tables import entries
from newsdesk.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_UNREAD = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "button",
        "select",
        "form",
        "input",
        "textarea",
        "object",
        "head",
    )
)
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"),
        *("kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub"),
        *("sup", "time", "tt", "u", "var", "wbr", "img"),
    )
)


def text_of(element: HtmlElement) -> str:
    """The words in an element, one block a line, spaces as a browser shows them. Linear, and no depth of nesting breaks it."""
    parts: list[str] = []
    steps: list[tuple[HtmlElement | None, str]] = [(element, "")]
    while steps:
        node, closing = steps.pop()
        if node is None:
            parts.append(closing)
            continue
        if isinstance(node.tag, str) and node.tag not in _UNREAD:
            edge = "" if node.tag in _INLINE else "\n"
            parts.append(edge + " ".join((node.text or "").split("\n")))
            steps.append((None, edge + (" ".join((node.tail or "").split("\n")) if node is not element else "")))
            steps.extend((child, "") for child in reversed(node))
        elif node is not element:
            parts.append(" ".join((node.tail or "").split("\n")))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"</?(?:a|p|br|div|span|img|iframe|script|blockquote|em|strong)\b[^<>]{0,500}>", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-•*·▪]\s")
_PIECE = 4
_MOST_WORDS = 60_000
_INSIDE, _LONG, _SHORT, _FEW = 0.95, 25, 5, 4
_THIN, _AGREED, _SMALL = 0.5, 0.7, 0.6
_REPEATED, _ONCE = 10, 0.7
"""Spaces from which a line that was there before is a repetition, and the share of a body that must be left without them."""

_LEAST_COMMON = 60
"""Words in common below which nothing around them is cut away."""

_LEAST_TOLD, _MUCH_BETTER = 400, 0.15
_RUN_TOGETHER = 150
"""Words in at most three lines that are paragraphs run together, where the second has them apart."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one body: its words, and the share of it that the other body has too."""

    text: str
    words: int
    shared: float


def better_body(first: str, second: str, *, declared: bool = False, told: str = "", titles: Iterable[str] = ()) -> str:
    """The body by the first extractor mended by the second's, by a stated rule.

    `declared`: the page says that it is one article. `told` is the body that it gives to machines, "" if none; where the two
    differ much in how well they agree with it, the one that agrees wins. Where the first found nothing, or the second holds all
    of it and much more, it is the second's. Else it is the first's, without what stands before and after the part that both
    have, and with the lines in between that the second has and the first leaves out. `titles` are the page's headlines: what
    stands before one of them is not the article. Repeated lines, markup and the lines that lead elsewhere go.
    """
    first, second = _cleaned(first), _cleaned(second)
    if len(first) > 8 * _MOST_WORDS or len(second) > 8 * _MOST_WORDS:
        return first
    if not second or not first:
        return first or second
    first = _as_often(first, second)
    ours, theirs = _compared(first, second)
    inside, contained = _share(ours), _share(theirs)
    if (chosen := _told(first, second, told)) is not None:
        return chosen
    if inside >= 0.9 and len(first) < _THIN * len(second) and _is_prose(theirs):
        return second
    if contained >= 0.9 and len(ours) <= 3 and len(theirs) >= 2 * len(ours) and _words(ours) >= _RUN_TOGETHER:
        return second
    if contained < 0.5 and inside < 0.5:
        return second if len(first) < 0.3 * len(second) and _is_prose(theirs) else first
    keys = {_key(title) for title in titles if title}
    lines = _trimmed(ours, keys, declared=declared) if contained >= _INSIDE else _below_title(ours, keys)
    if inside >= _AGREED:
        lines = _filled(lines, theirs, _LONG if declared or inside < _INSIDE else _SHORT)
    return "\n".join(line.text for line in lines)


def _told(first: str, second: str, told: str) -> str | None:
    """The body that agrees clearly better with what the page tells machines; None where both do as well, or neither does."""
    if not _LEAST_TOLD <= len(told) <= 8 * _MOST_WORDS:
        return None
    pieces = _pieces(told)
    of_first, of_second = (_agreement(body, told, pieces) for body in (first, second))
    if of_second[0] > of_first[0] + _MUCH_BETTER and of_second[1] > _SMALL:
        return second
    return first if of_first[0] > of_second[0] + _MUCH_BETTER and of_first[1] > _SMALL else None


def _agreement(body: str, told: str, pieces: frozenset[tuple[str, ...]]) -> tuple[float, float]:
    """How well a body agrees with what was told (0 to 1), and the share of that which it has."""
    precision, recall = _share(_against(body, pieces)), _share(_against(told, _pieces(body)))
    return (2 * precision * recall / (precision + recall) if precision + recall else 0.0), recall


def _cleaned(text: str) -> str:
    """The lines without markup that shows, without those that lead elsewhere, and without the few that repeat others."""
    lines: list[str] = []
    leads = False
    for line in text.splitlines():
        if not line.strip() or _MARKUP.search(line):
            continue
        if leads and _BULLET.match(line):
            continue  # the list under "Read next:"
        if not (leads := _leads_elsewhere(line)):
            lines.append(line)
    return "\n".join(_without_repetitions(lines))


def _without_repetitions(lines: list[str]) -> list[str]:
    """The lines without captions and pull quotes that say again what a line said; all of them where much is repeated."""
    seen: set[str] = set()
    once: list[str] = []
    for line in lines:
        key = _key(line) if line.count(" ") >= _REPEATED else ""
        if not key or key not in seen:
            once.append(line)
        seen.add(key)
    return once if sum(map(len, once)) >= _ONCE * sum(map(len, lines)) else lines


def _as_often(first: str, second: str) -> str:
    """The first body with no long line more often than the second has it, but once at least."""
    allowed = Counter(_key(line) for line in second.splitlines() if line.count(" ") >= _REPEATED)
    had: Counter[str] = Counter()
    lines: list[str] = []
    for line in first.splitlines():
        if line.count(" ") >= _REPEATED:
            had[key := _key(line)] += 1
            if had[key] > max(1, allowed[key]):
                continue
        lines.append(line)
    return "\n".join(lines)


def _leads_elsewhere(line: str) -> bool:
    """Whether a line is a button, a credit or the way to another article: one of the table's, alone or before a colon."""
    if line.count(" ") > _LONG:
        return False
    whole, lead = _beside()
    folded = " ".join(fold(line).strip(" -•*·▪[]()|:").split())
    if folded in whole or folded in lead:
        return True
    start, colon, rest = folded.partition(":")
    return bool(colon and rest) and start.strip() in lead


@cache
def _beside() -> tuple[frozenset[str], frozenset[str]]:
    rows = [line.split("\t") for line in entries("beside.tsv")]
    whole, lead = (frozenset(" ".join(fold(words).split()) for kind, words in rows if kind == name) for name in ("whole", "lead"))
    return whole, lead


def _filled(lines: list[Line], theirs: list[Line], least: int) -> list[Line]:
    """The lines with those of at least so many words that only the second has, each after the line that it follows there."""
    places = {" ".join(line.text.split()): i for i, line in enumerate(lines)}
    last = max((i for i, line in enumerate(theirs) if line.text in places), default=-1)
    after: dict[int, list[Line]] = {}
    at: int | None = None
    for i, line in enumerate(theirs):
        at = places.get(line.text, at)
        if at is not None and line.words >= (least if i < last else _LONG) and line.shared < 0.3:
            after.setdefault(at, []).append(line)
    return [one for i, line in enumerate(lines) for one in (line, *after.get(i, ()))]


def _trimmed(lines: list[Line], titles: set[str], *, declared: bool) -> list[Line]:
    """The lines without those before and after the common part, unless there is little in common.

    Before it long lines stay, an introduction may be one, but for what stands above a headline. A tail stays where it is
    longer than twice the common part, unless the page declares one article.
    """
    shared = _common(lines)
    if not shared:
        return lines
    head, body, tail = lines[: shared[0]], lines[shared[0] : shared[-1] + 1], lines[shared[-1] + 1 :]
    common = _words(body)
    if common < _LEAST_COMMON:
        return lines
    above = max((i for i, line in enumerate(head) if _key(line.text) in titles), default=-1)
    if _words(head[: above + 1]) < _SMALL * common:
        head = head[above + 1 :]
    if _words(head) < _SMALL * common:
        head = [line for line in head if line.words >= _LONG]
    return head + body + ([] if declared or _words(tail) < 2 * common else tail)


def _below_title(lines: list[Line], titles: set[str]) -> list[Line]:
    """The lines below a headline that stands before the common part with little above it."""
    shared = _common(lines)
    for i in range(shared[0] + 1 if shared else 0):
        if _key(lines[i].text) in titles and _words(lines[: i + 1]) <= 0.3 * _words(lines[i + 1 :]):
            return lines[i + 1 :]
    return lines


def _common(lines: list[Line]) -> list[int]:
    return [i for i, line in enumerate(lines) if line.shared >= 0.5 and line.words >= _FEW]


def _key(line: str) -> str:
    return "".join(_WORD.findall(line)).lower()


def _words(lines: Iterable[Line]) -> int:
    return sum(line.words for line in lines)


def _is_prose(lines: list[Line]) -> bool:
    return _words(line for line in lines if line.words >= _LONG) >= 0.5 * _words(lines)


def _share(lines: list[Line]) -> float:
    total = _words(lines)
    return sum(line.words * line.shared for line in lines) / total if total else 0.0


def _compared(one: str, other: str) -> tuple[list[Line], list[Line]]:
    return _against(one, _pieces(other)), _against(other, _pieces(one))


def _against(text: str, pieces: frozenset[tuple[str, ...]]) -> list[Line]:
    lines = []
    for line in text.splitlines():
        words = _WORD.findall(line)
        grams = _grams(words)
        lines.append(Line(line, len(words), sum(gram in pieces for gram in grams) / len(grams) if grams else 1.0))
    return lines


def _pieces(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(gram for line in text.splitlines() for gram in _grams(_WORD.findall(line)))


def _grams(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + _PIECE]) for i in range(max(1, len(words) - _PIECE + 1))] if words else []
