"""What an answer is made of before it takes a form: blocks of lines and quotations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from newsdesk.model import Language, Span

_BREAKING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # control characters and separators of lines and paragraphs
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_LETTER = re.compile("(?=[\u0600-\u06ff\ufb50-\ufefc])[^\\W\\d_]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line in one style. `link` is an address that it leads to."""

    text: str
    bold: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of our own."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the article, which forms may fold but never change. `language` is that of the words.

    `marked` are stretches of the text to stand out. `folded`: only its beginning is shown until a reader unfolds it.
    """

    text: str
    language: Language
    marked: tuple[Span, ...] = ()
    folded: bool = True


Part = Line | Quotation


@dataclass(frozen=True, slots=True)
class Block:
    """Lines and quotations that stand together; messages are cut between blocks.

    `gap` asks for an empty line before it. `heading` is put on top where the block comes to stand first in a message: whose
    words these are.
    """

    parts: tuple[Part, ...]
    gap: bool = True
    heading: Line | None = None


def line(*runs: Run | str) -> Line:
    """A line of runs; plain text may be given as it is."""
    return Line(tuple(run if isinstance(run, Run) else Run(run) for run in runs if run not in ("", None)))


def flat(text: str) -> str:
    """Text of an article as a part of one line: every white space and control character is one space at most."""
    return " ".join(_BREAKING.sub(" ", text).split())


def cut(text: str, longest: int) -> str:
    """The text in one line, cut at a word's edge to `longest` characters, the sign of omission included."""
    one = flat(text)
    if len(one) <= longest:
        return one
    kept = one[: longest - 2]
    shorter = kept.rsplit(" ", 1)[0] if " " in kept[longest // 2 :] else kept
    return shorter.rstrip("،,;؛:. ") + " …"


def first_strong(text: str) -> str | None:
    """The direction ("R" or "L") of the first character that has one, as that of a paragraph is found; None if none has."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return "R"
        if direction == "L":
            return "L"
    return None


def letters(text: str) -> tuple[int, int]:
    """How many letters of the text are Arabic, and how many others."""
    arabic = len(_ARABIC_LETTER.findall(text))
    return arabic, len(_LETTER.findall(text)) - arabic


def script(text: str) -> Language | None:
    """The language whose letters prevail in the text; None where it has neither's."""
    arabic, latin = letters(text)
    if not arabic and not latin:
        return None
    return Language.AR if arabic >= latin else Language.EN


def texts(blocks: Iterable[Block]) -> list[str]:
    """The text of every part in order, for checks and searches."""
    return [part.text for block in blocks for part in block.parts]
