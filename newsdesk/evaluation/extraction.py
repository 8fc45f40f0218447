"""How well articles are taken out of saved pages: ours beside trafilatura alone and readability-lxml alone, in one run.

A folder of pages holds NAME.html or NAME.html.gz, and beside each NAME.json, an object with `text` (the body as a person reads
it) and, where they are known, `title`, `date` (ISO 8601) and `address`.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from newsdesk.articles.decoding import decoded_page
from newsdesk.articles.page import Page, Refusal, read_page
from newsdesk.text import fold

_WORD = re.compile(r"\w+")
_SHINGLE = 4
"""Words in the pieces that are compared: order counts, a lost or a foreign sentence costs its length."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page with what a person found on it; None where that is not known."""

    name: str
    content: bytes
    text: str
    title: str | None = None
    date: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What an extractor found on a page; `error` names the refusal."""

    text: str = ""
    title: str | None = None
    date: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class PageScore:
    """One extractor on one page. `title` and `date` are None where nothing is known, or for the date nothing was shown."""

    name: str
    precision: float
    recall: float
    title: bool | None
    date: bool | None
    dated: bool
    seconds: float
    error: str | None = None

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _f1(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Figures:
    """One extractor on a folder.

    Precision and recall are means over the pages, `f1` is theirs. `title` is the share of known titles found, `date_right` the
    share right of the dates shown, `date_shown` the share of known dates for which one was shown.
    """

    pages: int
    precision: float
    recall: float
    f1: float
    title: float | None
    date_right: float | None
    date_shown: float | None
    milliseconds: float
    refused: int


Extractor = Callable[[SavedPage], Found]


def ours(page: SavedPage) -> Found:
    """What the bot reads."""
    result = read_page(page.content, None, page.address)
    if isinstance(result, Page):
        day = result.published
        date = f"{day.year:04}-{day.month:02}-{day.day:02}" if day is not None and day.year else None
        return Found(result.text, result.title, date)
    return Found(error=result.error.__name__ if isinstance(result, Refusal) else "Elsewhere")


def trafilatura_alone(page: SavedPage) -> Found:
    """What trafilatura finds with its own settings."""
    import trafilatura

    found = trafilatura.bare_extraction(decoded_page(page.content), url=page.address, include_comments=False, with_metadata=True)
    return Found() if found is None or isinstance(found, dict) else Found(found.text or "", found.title, found.date)


def readability_alone(page: SavedPage) -> Found:
    """What readability-lxml finds with its own settings."""
    from newsdesk.articles.bodies import text_of
    from newsdesk.articles.readable import readable

    found = readable(decoded_page(page.content))
    return Found() if found is None else Found(text_of(found.body), found.title)


EXTRACTORS: dict[str, Extractor] = {
    "ours": ours,
    "trafilatura": trafilatura_alone,
    "readability-lxml": readability_alone,
}


def saved_pages(folder: Path) -> Iterator[SavedPage]:
    """The pages of a folder, by name. Raises ValueError for one without its JSON or with one that is none."""
    for path in sorted([*folder.glob("*.html"), *folder.glob("*.html.gz")]):
        name = path.name.removesuffix(".gz").removesuffix(".html")
        try:
            gold = json.loads((folder / f"{name}.json").read_text("utf-8"))
            text = str(gold["text"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{name}.json: {error}") from error
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        yield SavedPage(name, content, text, gold.get("title"), gold.get("date"), gold.get("address"))


def score(page: SavedPage, extract: Extractor, clock: Callable[[], float] = time.perf_counter) -> PageScore:
    """How well an extractor does on a page."""
    began = clock()
    found = extract(page)
    seconds = clock() - began
    precision, recall = overlap(page.text, found.text)
    return PageScore(
        page.name,
        precision,
        recall,
        title=same_title(page.title, found.title) if page.title else None,
        date=found.date is not None and found.date[:10] == page.date[:10] if page.date and found.date else None,
        dated=bool(page.date),
        seconds=seconds,
        error=found.error,
    )


def overlap(true: str, found: str) -> tuple[float, float]:
    """Precision and recall of a text against the true one, in pieces of four words."""
    want, have = _shingles(true), _shingles(found)
    if not want or not have:
        alike = float(not want and not have)
        return alike, alike
    shared = (want & have).total()
    return shared / have.total(), shared / want.total()


def same_title(true: str, found: str | None) -> bool:
    """Whether two titles are the same words, or the same but for a site's name at the end."""
    one, other = _WORD.findall(fold(true)), _WORD.findall(fold(found or ""))
    return one == other or (len(other) >= 3 and one[: len(other)] == other) or (len(one) >= 3 and other[: len(one)] == one)


def figures(scores: Sequence[PageScore]) -> Figures:
    """The figures of one extractor."""
    precision, recall = fmean(s.precision for s in scores), fmean(s.recall for s in scores)
    titles = [s.title for s in scores if s.title is not None]
    shown = [s.date for s in scores if s.date is not None]
    dated = sum(s.dated for s in scores)
    return Figures(
        pages=len(scores),
        precision=precision,
        recall=recall,
        f1=_f1(precision, recall),
        title=fmean(titles) if titles else None,
        date_right=fmean(shown) if shown else None,
        date_shown=len(shown) / dated if dated else None,
        milliseconds=1_000 * median(s.seconds for s in scores),
        refused=sum(s.error is not None for s in scores),
    )


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))) if words else Counter()


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
