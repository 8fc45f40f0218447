"""Copies of one report, and how many sources a statement has that do not depend on each other.

Articles that share most of their words are one report, whoever printed it; so are articles that credit one agency, and those of
one outlet. Where an agency is credited it is the source («عن تاس، ونقلها ١١»), else the article that came first.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from newsdesk.digests.agencies import Credit, credit_of
from newsdesk.model import Article, Organization
from newsdesk.text import columns, fold
from newsdesk.text.kept import Kept

MOST = 0.4
"""The share of the shorter article's rows of words that stands in the longer one too, at least, where they are one report.

One word that a desk changes breaks five rows, so this is some four fifths of the words.
"""

_ROW = 5  # words
_FEWEST = 20  # rows of the shorter article: of less, nothing can be said
_EVERY = 4  # of so many rows one is in the index
_BEARERS = 100  # articles that may have a row before it tells nothing of them
_SHARED = 2  # rows of the index by which two articles come to be compared
_LONGEST = 20_000  # words of an article that are looked at


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a statement: a report and all who carried it. `articles` begin with the original, as far as that is known.

    `agency` is whose report it is, None where none is credited.
    """

    articles: tuple[Article, ...]
    agency: Organization | None = None

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who carried it, each once, in the articles' order; an agency that is the source is not among them."""
        own = {outlet_of(article) for article in self.articles if self.agency is not None and credit_of(article).own}
        return tuple(name for name in dict.fromkeys(map(outlet_of, self.articles)) if name and name not in own)


class Reports:
    """Articles among which copies are known. They are given in the order in which they came."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._place: dict[Article, int] = {}
        for article in articles:
            self._place.setdefault(article, len(self._place))

    def copies(self, one: Article, other: Article) -> bool:
        """Whether the two share most of their words. Symmetric; an article is a copy of itself."""
        if one == other:
            return True
        pair = (self._place[one], self._place[other])
        return (min(pair), max(pair)) in self._pairs

    def sources(self, articles: Iterable[Article], one_hand: Collection[tuple[Article, Article]] = ()) -> tuple[Source, ...]:
        """The sources of what these articles carry, those with most outlets first, among equals the one that came first.

        `one_hand` are pairs of them that are known to be of one report by something else than most of their words.
        """
        together = {frozenset(pair) for pair in one_hand}
        given = sorted(dict.fromkeys(articles), key=self._place.__getitem__)
        report = list(range(len(given)))
        for at, article in enumerate(given):
            for before in range(at):
                if report[before] == report[at]:
                    continue
                if frozenset((article, given[before])) in together or self._one_report(article, given[before]):
                    gone, kept = sorted((report[before], report[at]), reverse=True)
                    report = [kept if each == gone else each for each in report]
        grouped: dict[int, list[Article]] = defaultdict(list)
        for at, article in enumerate(given):
            grouped[report[at]].append(article)
        found = [self._source(several) for several in grouped.values()]
        return tuple(sorted(found, key=lambda source: -len(source.outlets)))

    def _one_report(self, one: Article, other: Article) -> bool:
        if (outlet_of(one) and outlet_of(one) == outlet_of(other)) or self.copies(one, other):
            return True
        mine, theirs = self._credit[self._place[one]].agency, self._credit[self._place[other]].agency
        return mine is not None and theirs is not None and mine.id == theirs.id

    def _source(self, articles: Sequence[Article]) -> Source:
        """The report with its original first: an agency's own page, then who credits it, then the day and the order of coming."""
        credited = {article: self._credit[self._place[article]] for article in articles}
        named = Counter(agency.id for credit in credited.values() for agency in credit.agencies)
        agencies = {agency.id: agency for credit in credited.values() for agency in credit.agencies}
        agency = agencies[max(named, key=lambda identity: named[identity])] if named else None
        ordered = sorted(articles, key=lambda article: self._how_early(article, agency))
        return Source(tuple(ordered), agency)

    def _how_early(self, article: Article, agency: Organization | None) -> tuple[object, ...]:
        credit = self._credit[self._place[article]]
        credited = agency is not None and any(each.id == agency.id for each in credit.agencies)
        day = article.published
        known = day is not None and day.year is not None
        date = (day.year, day.month, day.day) if day is not None and known else (9999, 0, 0)
        return not (credited and credit.own), not credited, date, self._place[article]

    @cached_property
    def _credit(self) -> list[Credit]:
        return [credit_of(article) for article in self._place]

    @cached_property
    def _pairs(self) -> frozenset[tuple[int, int]]:
        """Articles that are copies of each other, by their places. Time nearly linear in the words of all."""
        rows = [_rows(article.text.characters) for article in self._place]
        bearers: dict[int, list[int]] = defaultdict(list)
        for at, several in enumerate(rows):
            for row in several:
                if row % _EVERY == 0:
                    bearers[row].append(at)
        shared: Counter[tuple[int, int]] = Counter()
        for places in bearers.values():
            if 1 < len(places) <= _BEARERS:
                shared.update((one, other) for at, one in enumerate(places) for other in places[at + 1 :])
        return frozenset(pair for pair, times in shared.items() if times >= _SHARED and _one_text(rows[pair[0]], rows[pair[1]]))


def outlet_of(article: Article) -> str:
    """Who published an article: the publisher's name, else the host of its address, else nobody that is known: ""."""
    if article.publisher:
        return article.publisher
    return (urlsplit(article.address).hostname or "").removeprefix("www.") if article.address else ""


def _one_text(one: frozenset[int], other: frozenset[int]) -> bool:
    fewest = min(len(one), len(other))
    return fewest >= _FEWEST and len(one & other) >= MOST * fewest


def _rows(text: str) -> frozenset[int]:
    """Numbers of all rows of words of a text; two texts with one row have its number, another row has it hardly ever."""
    found = columns(text)
    words = [_NUMBER[key] for key, word in zip(found.folded, found.word, strict=True) if word][:_LONGEST]
    rows: set[int] = set()
    row = 0
    for at, number in enumerate(words):
        row = (row * _BASE + number) % _PRIME
        if at >= _ROW:
            row = (row - words[at - _ROW] * _OUT) % _PRIME
        if at >= _ROW - 1:
            rows.add(row)
    return frozenset(rows)


_PRIME = (1 << 61) - 1
_BASE = 1_000_003
_OUT = pow(_BASE, _ROW, _PRIME)
_NUMBER = Kept(lambda word: zlib.crc32(fold(word).encode("utf-8", "replace")), 1 << 15)
