"""An English text as words, quotations and units: what the grammar reads."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.english.lexicon import closed, common, cues, places, verbs
from newsdesk.engines.rules.english.marks import left_open
from newsdesk.engines.rules.layout import LineClass
from newsdesk.model import Span
from newsdesk.text import Quotation, fold
from newsdesk.text.kept import Kept

_SKIPPED = frozenset(
    {LineClass.HEADLINE, LineClass.CAPTION, LineClass.READ_ALSO, LineClass.NAVIGATION, LineClass.BYLINE, LineClass.SOURCE}
)
_SHOUTED = 40  # characters of a paragraph in capitals that is more than a heading
_ABBREVIATION = 6  # no abbreviated word is longer
# RABAT, June 24 (Reuters) - / MEMPHIS, Tenn. — / New York (AFP) –
_DATELINE = re.compile(
    r"(?:[A-Z][\w.'’]*+[ ,/]*+){1,5}(?:\d{1,2}[, ]*(?:\d{4}[, ]*)?)?(?:\([A-Z][\w /.]*\) ?)?(?:[-–—]|--) (?=[A-Z\"“‘'])"
)
_WIRE = re.compile(r"[A-Z][^\n()/]{2,60}(?:--\([A-Z ]+\)--|/[\w ]{4,20}/ ?--) ?(?=[A-Z\"“‘'])")  # LONDON--(BUSINESS WIRE)--Firm
_DATELINE_REACH = 80
_PLACE = re.compile(r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}): (?=[A-Z\"“‘'])")  # ISLAMABAD: The court …
_AL = re.compile(r"(?:al|el|ash|an|ad|ar|as|at|az|d|l)[-'’‑][A-Z]")  # al-Aufi, d'Estaing: a name's word though it begins small


def _capital(key: str) -> bool:
    """Whether a word begins with a capital; a mark does not."""
    return key[0].isalnum() and (key[0].isupper() or _AL.match(key) is not None)


_CAPITALS = Kept(_capital, 1 << 14)


class Quote(NamedTuple):
    """An outermost quotation: its inner stretch in code points, and its tokens, marks included (`last` is one past the end)."""

    start: int
    end: int
    first: int
    last: int
    closed: bool
    continues: bool


class Unit(NamedTuple):
    """A sentence as the grammar takes it: never cut within a quotation, nor between a quotation and its cue. Token indices."""

    first: int
    last: int
    paragraph: int


class Words:
    """The tokens of a text with what the grammar asks of each.

    `low` are the folded forms, `capitals` the numbers of those that begin with a capital, `cues` of those that can report speech;
    `quote` is the number of the outermost
    quotation that holds a token (its marks too), or -1.
    """

    __slots__ = (
        "capital",
        "capitals",
        "count",
        "cues",
        "ends",
        "finite",
        "low",
        "quote",
        "quotes",
        "starts",
        "text",
        "units",
        "word",
    )

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.low: list[str] = []
        self.word: list[bool] = []
        self.capital: list[bool] = []
        self._tokenize(document)
        self.count = len(self.low)
        self._write_small(document)
        self.capitals = [at for at, capital in enumerate(self.capital) if capital]
        reporting = cues()
        self.cues = [at for at, low in enumerate(self.low) if low in reporting]
        self.quote = [-1] * len(self.low)
        self.finite = bytearray(len(self.low))  # what parts.finite has found out
        self.quotes: list[Quote] = []
        spans = [paragraph.span for paragraph in document.paragraphs]
        self._place(left_open(document.text, spans, document.outermost))
        self.units = self._divide(document)

    def __len__(self) -> int:
        return self.count

    def words(self, first: int, last: int) -> str:
        """The text from the first token to the one before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def span(self, first: int, last: int) -> Span:
        """The place from the first token to the one before `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def _tokenize(self, document: Document) -> None:
        """Keep the tokens, a full stop of an abbreviation within its word: Mr., Sen., J."""
        stops = {sentence.end for sentence in document.sentences}
        text, titles = self.text, closed("honorific shortrole")
        starts, ends, low, word, capital = self.starts, self.ends, self.low, self.word, self.capital
        found = document.columns
        capitals = list(map(_CAPITALS.__getitem__, found.keys))
        kept = 0  # the tokens that are kept already; only beside a full stop may two be one
        touching = [at for at, (start, end) in enumerate(zip(found.starts[1:], found.ends, strict=False), 1) if start == end]
        for at in touching:
            start, end, folded, is_word = found.starts[at], found.ends[at], found.folded[at], found.word[at]
            if folded != "." and not (is_word and text[start - 1] == "."):
                continue
            starts += found.starts[kept:at]
            ends += found.ends[kept:at]
            low += found.folded[kept:at]
            word += found.word[kept:at]
            capital += capitals[kept:at]
            kept = at
            if folded == "." and word[-1]:
                short = start - starts[-1] <= _ABBREVIATION and (end not in stops or low[-1] in titles)
                domain = end < len(text) and text[end].isalnum() and not text[start - 1].isdigit()
                if short or domain:
                    ends[-1] = end
                    kept = at + 1
            elif is_word and len(low[-1]) > 1:
                ends[-1], capital[-1] = end, True  # a site's name
                low[-1] += "." + folded
                kept = at + 1
        starts += found.starts[kept:]
        ends += found.ends[kept:]
        low += found.folded[kept:]
        word += found.word[kept:]
        capital += capitals[kept:]

    def _write_small(self, document: Document) -> None:
        """In a paragraph all in capitals take the words that are no names for small ones."""
        for paragraph in document.paragraphs:
            span = paragraph.span
            if len(span) >= _SHOUTED and span.of(self.text).isupper():
                for at in range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)):
                    if self.low[at] in common():
                        self.capital[at] = False

    def _place(self, found: Sequence[Quotation]) -> None:
        """Keep the outermost quotations and mark their tokens."""
        token = 0
        for quotation in found:
            first = bisect_left(self.starts, quotation.outer.start, token)
            token = bisect_left(self.starts, quotation.outer.end, first)
            self.quote[first:token] = [len(self.quotes)] * (token - first)
            inner = quotation.inner
            self.quotes.append(Quote(inner.start, inner.end, first, token, quotation.closed, quotation.continues))

    def _divide(self, document: Document) -> list[Unit]:
        """The units: sentences, joined where a quotation or the way to its cue runs over their border."""
        units: list[Unit] = []
        token = 0
        for number, paragraph in enumerate(document.paragraphs):
            if paragraph.kind in _SKIPPED:
                continue
            fresh = True
            dateline = _DATELINE.match(
                self.text, paragraph.span.start, min(paragraph.span.end, paragraph.span.start + _DATELINE_REACH)
            )
            dateline = dateline or _WIRE.match(self.text, paragraph.span.start, paragraph.span.end)
            begin = dateline.end() if dateline else 0
            if dateline is None and not units:
                place = _PLACE.match(self.text, paragraph.span.start, paragraph.span.end)
                begin = place.end() if place and fold(place.group(1)) in places()[0] else 0
            for sentence in paragraph.sentences:
                first = bisect_left(self.starts, max(sentence.start, min(begin, sentence.end)), token)
                token = bisect_left(self.starts, sentence.end, first)
                if first == token:
                    continue
                if not fresh and self._joined(units[-1], first, token):
                    units[-1] = Unit(units[-1].first, token, number)
                else:
                    units.append(Unit(first, token, number))
                fresh = False
        return units

    def _joined(self, unit: Unit, first: int, last: int) -> bool:
        """Whether the sentence from `first` belongs to the unit before it."""
        inside = self.quote[first]
        if inside >= 0 and inside == self.quote[first - 1] and self.quotes[inside].first < first:
            return True
        title = self.low[unit.last - 1] in closed("honorific") or self.low[unit.last - 1] in closed("shortrole")
        if title and self.text[self.ends[unit.last - 1] - 1] == ".":
            return self.capital[first]
        closing = self.quote[unit.last - 1]
        if closing < 0 or self.quotes[closing].last != unit.last or inside >= 0:
            return False
        return self._begins_with_cue(first, last)

    def _begins_with_cue(self, first: int, last: int) -> bool:
        """Whether a sentence that follows a quotation is the quotation's own cue: Smith asked. / said Smith."""
        table = verbs()
        at = first
        while at < min(last, first + 7) and self.word[at] and self.quote[at] < 0:
            if any("quote" in verb.frames for verb in table.get(self.low[at], ())) and not (at == first and self.capital[at]):
                after = at + 1
                while after < min(last, at + 12) and self.low[after] in closed("time adjunct week"):
                    after += 1
                return after >= last or not self.word[after] or (at == first and self.capital[after])
            at += 1
        return False
