"""From elements to lines of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
_PIECE = 4
_MOST_WORDS = 60_000
_INSIDE, _LONG, _FEW = 0.95, 25, 4
_THIN, _AGREED, _LEAST, _LEAST_DECLARED = 0.5, 0.7, 0.3, 0.25


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one body: its words, and the share of it that the other body has too."""

    text: str
    words: int
    shared: float


def better_body(first: str, second: str, *, declared: bool = False) -> str:
    """The body by the first extractor mended by the second's, by a stated rule.

    Where the first found nothing, or the second holds all of it and much more, it is the second's. Else it is the first's
    without what stands before and after the part that both have, if that is short lines, and with the long lines that the
    second has and the first leaves out in between. On a page that is `declared` an article, with a body of its own, the long
    lines before and after the common part go too: they are other articles.
    """
    if len(first) > 8 * _MOST_WORDS or len(second) > 8 * _MOST_WORDS:
        return first
    if not second or not first:
        return first or second
    ours, theirs = _compared(first, second)
    inside, contained = _share(ours), _share(theirs)
    if inside >= 0.9 and len(first) < _THIN * len(second) and _is_prose(theirs):
        return second
    if contained < 0.5 and inside < 0.5:
        return second if len(first) < 0.3 * len(second) and _is_prose(theirs) else first
    lines = _trimmed(ours, declared=declared) if contained >= _INSIDE else ours
    if inside >= _AGREED:
        lines = _filled(lines, theirs)
    return "\n".join(line.text for line in lines)


def _filled(lines: list[Line], theirs: list[Line]) -> list[Line]:
    """The lines with the long ones that only the second has, each after the line that it follows there."""
    places = {" ".join(line.text.split()): i for i, line in enumerate(lines)}
    after: dict[int, list[Line]] = {}
    at: int | None = None
    for line in theirs:
        at = places.get(line.text, at)
        if at is not None and line.words >= _LONG and line.shared < 0.3:
            after.setdefault(at, []).append(line)
    return [one for i, line in enumerate(lines) for one in (line, *after.get(i, ()))]


def _trimmed(lines: list[Line], *, declared: bool) -> list[Line]:
    """The lines without those before and after the common part, unless that leaves too little."""
    shared = [i for i, line in enumerate(lines) if line.shared >= 0.5 and line.words >= _FEW]
    if not shared:
        return lines
    head, body, tail = lines[: shared[0]], lines[shared[0] : shared[-1] + 1], lines[shared[-1] + 1 :]
    if sum(line.words for line in body) < (_LEAST_DECLARED if declared else _LEAST) * sum(line.words for line in lines):
        return lines
    return [part for side in (head, body, tail) for part in (side if side is body or (_has_long(side) and not declared) else ())]


def _has_long(lines: list[Line]) -> bool:
    return any(line.words >= _LONG for line in lines)


def _is_prose(lines: list[Line]) -> bool:
    long = sum(line.words for line in lines if line.words >= _LONG)
    return long >= 0.5 * sum(line.words for line in lines)


def _share(lines: list[Line]) -> float:
    total = sum(line.words for line in lines)
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
