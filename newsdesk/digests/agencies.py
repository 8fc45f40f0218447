"""Which news agency an article credits, in its dateline, its last line, its author's place or its publisher's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from newsdesk.entities import organization
from newsdesk.model import Article, Organization
from newsdesk.text import fold

_HEAD, _TAIL = 1_500, 300  # code points in which datelines and credits are looked for
_FIRST_LINES, _LAST_LINES = 4, 2
_DATELINE, _CREDIT = 90, 80  # code points of a line that may be or begin with a dateline, of one that is a credit
_PARTS = re.compile(r"[-–—ـ|/،,()\[\]:؛;«»\"“”+]|(?<!\d):|\.(?=\s|$)|\s(?:و|and)\s|\n")
_LATIN_BEFORE = re.compile(r"^[A-Za-z ]+(?=[\u0621-\u064a])")
_WORDS_BEFORE = re.compile(r"^(?:by|source|sources|via|with|©|المصدر|نقلا عن|عن)\s+(?:\d{4}\s+)?")
_GENERAL = "*"
_LONGEST_NAME = 4  # words of a place, a paper or an agency; more of them are running text
_SHORT = 4  # letters of an English name that counts in capitals only


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose report an article says it is: agencies by name, or `general` for "agencies". `own`: an agency published it itself."""

    agencies: tuple[Organization, ...] = ()
    general: bool = False
    own: bool = False

    @property
    def agency(self) -> Organization | None:
        """The one agency that it names, None for none or several."""
        return self.agencies[0] if len(self.agencies) == 1 else None


def credit_of(article: Article) -> Credit:
    """The credit of an article; looks at its first and last lines only."""
    published = _agency(article.publisher or "", alone=True)
    if published not in (None, _GENERAL):
        assert published is not None
        return Credit(_organizations([published]), own=True)
    found: dict[str, None] = {}
    for line, alone in _lines(article):
        parts = _parts(line)
        for part in parts:
            if (identity := _agency(part, alone=alone and len(parts) == 1)) is not None:
                found[identity] = None
    general = _GENERAL in found
    return Credit(_organizations([identity for identity in found if identity != _GENERAL]), general)


def _lines(article: Article) -> Iterator[tuple[str, bool]]:
    """What may hold a credit: author, the beginnings of the first lines, and short last lines; whether it is nothing else."""
    text = article.text.characters
    if article.author:
        yield article.author, True
    head = [line.strip() for line in text[:_HEAD].splitlines() if line.strip()][:_FIRST_LINES]
    for line in head:
        yield line[:_DATELINE], False
    tail = [line.strip() for line in text[-_TAIL:].splitlines() if line.strip()]
    for line in tail[-_LAST_LINES:]:
        if len(line) <= _CREDIT and line not in head:
            yield line, False
        elif (end := re.search(r"\(([^()\n]{2,40})\)\W{0,3}$", line)) is not None:
            yield end[1], False


def _parts(line: str) -> list[str]:
    """What stands between the marks of a line before its running text begins: places, papers, agencies."""
    found: list[str] = []
    for part in filter(None, map(_bare, _PARTS.split(line))):
        found.append(part)
        if len(part.split()) > _LONGEST_NAME:
            break
    return found


def _bare(part: str) -> str:
    return _LATIN_BEFORE.sub("", part.strip(" \t\u00a0\u200f\u200e.*'’…")).strip()


def _agency(part: str, *, alone: bool) -> str | None:
    """The id of the agency whose name this is; a word that means something else too counts beside other words only."""
    folded = " ".join(_WORDS_BEFORE.sub("", " ".join(fold(part).split())).split())
    if folded in (names := _names()):
        if folded.isascii() and len(folded) <= _SHORT and not part.strip().split()[-1].isupper():
            return None
        identity, ambiguous = names[folded]
        return None if ambiguous and alone else identity
    return None


def _organizations(identities: list[str]) -> tuple[Organization, ...]:
    return tuple(found for identity in identities if (found := organization(identity)) is not None)


@cache
def _names() -> dict[str, tuple[str, bool]]:
    """Folded names with the agency's id, and whether the name is a word of its own too."""
    table = resources.files("newsdesk.digests").joinpath("agencies.tsv").read_text("utf-8")
    found: dict[str, tuple[str, bool]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            identity, names = line.split("\t")
            for name in map(str.strip, names.split("|")):
                found[" ".join(fold(name.lstrip("+")).split())] = (identity, name.startswith("+"))
    return found
