"""What each line of an article is: headline, dateline, caption, "read also", and which are its own running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib import resources

from newsdesk.model import Language, Span
from newsdesk.text import fold


class LineClass(StrEnum):
    """What a line is."""

    HEADLINE = "headline"  # the first line or lines
    SUBHEADING = "subheading"  # a short line without a full stop between paragraphs
    DATELINE = "dateline"  # place, date, agency on a line of their own
    SLUG = "slug"  # a rubric, language switch, number: a word or two
    CAPTION = "caption"
    READ_ALSO = "read also"
    NAVIGATION = "navigation"
    BYLINE = "byline"
    SOURCE = "source"
    BODY = "body"


_HEADLINE_WORDS = 22
_SUBHEADING_WORDS = 9
_SLUG_WORDS = 3
_LOOK_AT = 400
_SPACED = re.compile(r"\s*([:.،,|])\s*")
_FULL_STOP = re.compile(r"[.!?؟…][\"'”’»)\]]*$")
_DATE = re.compile(r"\d{1,4}\s*[/\-.]\s*\d{1,2}\s*[/\-.]\s*\d{1,4}|\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b")
_BYLINE = re.compile(r"By [A-Z][\w.'’-]+(?: (?:and|[A-Z][\w.'’-]+)){0,6}(?:,.*|\s*\|.*)?$")


# the first word of a line, behind bullets and the like
_FIRST = re.compile(r"[\s.…*•\-–|:،,]*([^\s:.،,|]+)")
_FIRST_WITHIN = 60


@cache
def _table() -> tuple[dict[str, LineClass], dict[str, list[tuple[str, LineClass]]], frozenset[str]]:
    """Whole lines with their classes, beginnings of lines by their first word, and all first words of both."""
    whole: dict[str, LineClass] = {}
    starts: dict[str, list[tuple[str, LineClass]]] = {}
    for line in resources.files("newsdesk.engines.rules").joinpath("layout.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, how, words = line.split("\t")
            if how == "whole":
                whole[words] = LineClass(kind)
            else:
                starts.setdefault(words.split()[0], []).append((words, LineClass(kind)))
    firsts = [_FIRST.match(words) for words in (*whole, *starts)]
    return whole, starts, frozenset(match[1] for match in firsts if match is not None)


def classify(text: str, spans: Sequence[Span], language: Language, title: str | None = None) -> list[LineClass]:
    """The class of each paragraph, given all of them in text order."""
    kinds = [_by_words(span.of(text)) for span in spans]
    seen_body = False
    folded_title = fold(title.strip()) if title else None
    for at, span in enumerate(spans):
        if kinds[at] is not None:
            continue
        line = span.of(text)
        words = len(line[:_LOOK_AT].split())
        ended = bool(_FULL_STOP.search(line[-6:]))
        if not seen_body and folded_title and fold(line[:_LOOK_AT]) == folded_title:
            kinds[at] = LineClass.HEADLINE
        elif not seen_body and _dateline(line, words):
            kinds[at] = LineClass.DATELINE
        elif words <= _SLUG_WORDS and not ended and len(spans) > 1 and ":" not in line:
            kinds[at] = LineClass.SUBHEADING if seen_body else LineClass.SLUG
        elif not seen_body and not ended and words <= _HEADLINE_WORDS and _longer_follows(spans, at, len(line)):
            kinds[at] = LineClass.HEADLINE
        elif (
            seen_body
            and not ended
            and words <= _SUBHEADING_WORDS
            and not line.endswith((":", "،", ",", "؛"))
            and at + 1 < len(spans)
        ):
            kinds[at] = LineClass.SUBHEADING
        else:
            kinds[at] = LineClass.BODY
            seen_body = True
    return [kind or LineClass.BODY for kind in kinds]


def _by_words(line: str) -> LineClass | None:
    """The class that the line's words alone give it."""
    whole, starts, firsts = _table()
    beginning = fold(line[:_FIRST_WITHIN])
    first = _FIRST.match(beginning)
    if first is None or first[1] in firsts or first.end() == len(beginning):
        folded = _SPACED.sub(r" \1 ", fold(line[:_LOOK_AT])).strip(" .…*•-–|")
        if folded.rstrip(": ") in whole:
            return whole[folded.rstrip(": ")]
        padded = folded + " "
        for words, kind in starts.get(padded.split(" ", 1)[0], ()) if len(line) <= _LOOK_AT else ():
            if padded.startswith(words + " "):
                return kind
    if len(line) < 120 and _BYLINE.match(line):
        return LineClass.BYLINE
    return None


def _dateline(line: str, words: int) -> bool:
    """Whether a line is place, date and agency alone."""
    return (
        words <= 10
        and len(line) < 90
        and bool(_DATE.search(fold(line)))
        and ":" not in line.replace("://", "")
        and not _FULL_STOP.search(line[-3:])
    )


def _longer_follows(spans: Sequence[Span], at: int, length: int) -> bool:
    """Whether running text follows: one of the next paragraphs is longer than this line."""
    return any(len(span) > length for span in spans[at + 1 : at + 5])
