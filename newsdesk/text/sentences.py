"""Sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from newsdesk.model import Span
from newsdesk.text.lines import paragraphs

# words that begin a sentence after an abbreviation such as "U.S." rather than go on with it
_STARTERS = re.compile(
    r"(?:The|He|She|It|They|We|I|In|On|At|But|And|However|Meanwhile|This|That|These|His|Her|Their|As?|An|For|Some|Mr|Mrs)\b"
)
_CLOSERS = "\"'”’»›)]}“″"
_STOP = re.compile(rf"(?:[.!?؟…۔]+)[{re.escape(_CLOSERS)}]{{0,3}}")
_WORD_BEFORE = re.compile(r"[^\s(\[«“\"'‘/]{1,24}+$")
_COMMA_NEXT = re.compile(r"\s*[,،;؛:]")


@cache
def _abbreviations() -> frozenset[str]:
    table = resources.files("newsdesk.text").joinpath("abbreviations.txt").read_text("utf-8")
    return frozenset(line.strip() for line in table.splitlines() if line.strip() and not line.startswith("#"))


def sentences(text: str, within: Sequence[Span] | None = None) -> list[Span]:
    """The sentences in text order, without the white space around them; none crosses a paragraph, which `within` may give.

    Full stops in abbreviations, initials and numbers end none; a full stop without a space after it does, where both sides
    are words. Closing marks belong to the sentence that they close. The Arabic comma and semicolon end none.
    """
    found: list[Span] = []
    for paragraph in paragraphs(text) if within is None else within:
        start = paragraph.start
        for match in _STOP.finditer(text, paragraph.start, paragraph.end):
            end = match.end()
            if match.start() < start or not _ends(text, match, start, paragraph.end):
                continue
            found.append(Span(start, end))
            while end < paragraph.end and text[end].isspace():
                end += 1
            start = end
        if start < paragraph.end:
            found.append(Span(start, paragraph.end))
    return found


def _ends(text: str, stop: re.Match[str], start: int, limit: int) -> bool:
    """Whether this stop ends the sentence that began at `start`."""
    at, end = stop.span()
    if end >= limit:
        return True
    after = text[end]
    marks = stop.group()
    if _COMMA_NEXT.match(text, end, limit):
        return False
    if not after.isspace():
        return _ends_without_space(text, at, end, marks)
    following = text[end : min(limit, end + 64)].lstrip()[:1]
    if following and (following.islower() or following in "،,"):
        return False
    return not (marks == "." and _abbreviated(text, at, start, end, limit))


def _ends_without_space(text: str, at: int, end: int, marks: str) -> bool:
    """Whether a stop that touches the next word ends a sentence: "…the day.The next…", "انتهى.وقال"."""
    after = text[end]
    if marks[0] != ".":
        return after.isalpha() or after in '«“"' or len(marks) > 1
    if len(marks) > 1 and marks != "...":
        return after.isalpha() or after in "«“("
    before = text[max(0, at - 2) : at]
    if len(before) < 2 or not after.isalpha() or not before[-1].isalnum():
        return after in "«“" and bool(before.strip())
    if _arabic(after):
        return before[-2].isalnum() or before[-1].isdigit()
    return after.isupper() and before.islower()


def _abbreviated(text: str, at: int, start: int, end: int, limit: int) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation or initial."""
    match = _WORD_BEFORE.search(text, max(start, at - 24), at)
    if not match:
        return False
    word = match.group()
    bare = word.lstrip("(")
    if len(bare) == 1:
        return bare.isalpha() and (bare.isupper() or _arabic(bare))
    if "." in bare and all(len(part) <= 2 for part in bare.split(".")):
        return not _STARTERS.match(text[end : min(limit, end + 64)].lstrip())
    if bare in ("No", "Nos"):
        return text[end : min(limit, end + 8)].lstrip()[:1].isdigit()
    return bare in _abbreviations()


def _arabic(character: str) -> bool:
    return "\u0600" <= character <= "\u06ff" or "\ufb50" <= character <= "\ufefc"
