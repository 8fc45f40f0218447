"""What stands between quotation marks, as far as it decides about a stretch that a model points to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from newsdesk.model import Kind, Span
from newsdesk.text import paragraphs, quotations

_WORD = re.compile(r"\w+")
_NAME_WORDS = 4  # fewer words in marks are a name or a title
_LABEL = re.compile(r"[^\n:.!?؟]{1,60}[:\-–—]\s*[\"“«']?\s*\Z")
_END = re.compile(r"[!?؟…]+")
_FAMILIES = frozenset('"“”„‟″«»‹›❝❞') | {"", "''", "``", "<<", ">>"}


class Quoted:
    """The quotations of a text. Inner ones do not count."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = [one for one in quotations(text) if one.opening in _FAMILIES and one.depth == 0]
        self._starts = [one.outer.start for one in self._found]
        self._paragraphs = paragraphs(text)
        self._openings = [paragraph.start for paragraph in self._paragraphs]

    def over(self, place: int) -> int | None:
        """The number of the quotation that holds a place."""
        at = bisect_right(self._starts, place) - 1
        while at >= 0 and at > bisect_right(self._starts, place) - 4:
            if self._found[at].outer.start <= place < self._found[at].outer.end:
                return at
            at -= 1
        return None

    def together(self, one: int, other: int) -> bool:
        """Whether two places stand in one quotation, also one that runs on over paragraphs."""
        first, last = self.over(one), self.over(other)
        if first is None or last is None:
            return False
        return all(self._found[number].continues for number in range(first + 1, last + 1))

    def balanced(self, span: Span) -> Span:
        """The stretch with the sign of asking that ends it, without marks around the whole, and with both marks of each in it."""
        start, end = span.start, span.end
        after = _END.match(self._text, end)
        end = after.end() if after is not None else end
        first, last = self.over(start), self.over(end - 1)
        if first is not None and first == last:
            inner = self._found[first].inner
            start, end = max(start, inner.start), min(end, inner.end)
        elif self.together(start, end - 1):
            pass
        elif first is not None and self._found[first].inner.start == start and self._found[first].outer.end <= end:
            start = self._found[first].outer.start
        elif last is not None and self._found[last].inner.end == end and start <= self._found[last].outer.start:
            end = self._found[last].outer.end
        return Span(start, end) if start < end else span

    def kind(self, content: Sequence[Span], claimed: Kind, cue: Span | None) -> Kind:
        """DIRECT if all words stand in marks, MIXED if some do, else INDIRECT; a turn of a talk without a cue is direct."""
        words = [match.start() for span in content for match in _WORD.finditer(self._text, span.start, span.end)]
        within = [self.over(place) is not None for place in words]
        if words and all(within):
            return Kind.DIRECT
        run = longest = 0
        for one in within:
            run = run + 1 if one else 0
            longest = max(longest, run)
        if longest >= _NAME_WORDS:
            return Kind.MIXED
        turn = claimed is Kind.DIRECT and cue is None and all(self._is_turn(span) for span in content)
        return Kind.DIRECT if turn else Kind.INDIRECT

    def leaves(self, span: Span) -> bool:
        """Whether a stretch begins within a quotation that is closed and ends outside it."""
        first = self.over(span.start)
        return first is not None and self._found[first].closed and not self.together(span.start, span.end - 1)

    def _is_turn(self, span: Span) -> bool:
        """Whether a paragraph begins with the stretch, or with a name and a colon before it."""
        at = bisect_right(self._openings, span.start) - 1
        if at < 0:
            return False
        before = self._text[self._paragraphs[at].start : span.start][-80:]
        return not before.strip() or _LABEL.fullmatch(before) is not None
