"""An article taken apart once, for the grammars to read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from newsdesk.engines.rules.layout import LineClass, classify
from newsdesk.model import Language, Span
from newsdesk.text import Columns, Quotation, Token, columns, detect_language, paragraphs, quotations, sentences, tokens_of

if TYPE_CHECKING:
    from newsdesk.entities.organization_pairs import Several
    from newsdesk.entities.organizations import OrganizationFound


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its place, what it is, and its sentences in text order."""

    span: Span
    kind: LineClass
    sentences: tuple[Span, ...]


class Document:
    """A text in one language with its tokens, sentences, quotations and paragraphs. All places are code points of `text`.

    `paragraphs` holds those in `language`, also headlines, captions and the like, each with its class; of a mixed text
    (`mixed`) those in the other language are left out, and `body` are those a person would call the article's own. `tokens`,
    `quotations` and `organizations` cover the whole text.
    """

    def __init__(self, text: str, language: Language, *, title: str | None = None, mixed: bool = False) -> None:
        self.text = text
        self.language = language
        self.title = title
        self.mixed = mixed

    @cached_property
    def columns(self) -> Columns:
        """Words and marks in text order, in columns; quicker to be had than `tokens`, and the same."""
        return columns(self.text)

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Words and marks in text order."""
        return tokens_of(self.columns)

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """The sentences in text order."""
        return sentences(self.text, self._lines)

    @cached_property
    def sentence_starts(self) -> Sequence[int]:
        """Where the sentences begin."""
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def quotations(self) -> Sequence[Quotation]:
        """The quotations in text order, an outer one before those inside it."""
        return quotations(self.text, self._lines)

    @cached_property
    def paragraphs(self) -> Sequence[Paragraph]:
        """The paragraphs in this document's language, in text order, with their classes."""
        spans = self._lines
        kinds = classify(self.text, spans, self.language, self.title)
        starts = self.sentence_starts
        found: list[Paragraph] = []
        for span, kind in zip(spans, kinds, strict=True):
            if self.mixed and detect_language(span.of(self.text)) not in (None, self.language):
                continue
            own = self.sentences[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            found.append(Paragraph(span, kind, tuple(own)))
        return found

    @cached_property
    def _lines(self) -> Sequence[Span]:
        return paragraphs(self.text)

    @property
    def body(self) -> Sequence[Paragraph]:
        """The paragraphs that are the article's own running text: BODY."""
        return [paragraph for paragraph in self.paragraphs if paragraph.kind is LineClass.BODY]

    @cached_property
    def organizations(self) -> Sequence[OrganizationFound]:
        """The organizations named in the text, in text order; looked for when first asked."""
        from newsdesk.entities.organizations import find_organizations

        return find_organizations(self.text, self.language, self.columns)

    @cached_property
    def organization_starts(self) -> Sequence[int]:
        """Where the organizations begin."""
        return [found.span.start for found in self.organizations]

    @cached_property
    def organization_ends(self) -> Sequence[int]:
        """Where the organizations end."""
        return [found.span.end for found in self.organizations]

    @cached_property
    def several(self) -> Sequence[Several]:
        """Words for two or three organizations together, "both clubs", in text order."""
        from newsdesk.entities.organization_pairs import several

        return several(self.text, self.organizations)

    @cached_property
    def _outermost(self) -> list[Quotation]:
        speech = [quotation for quotation in self.quotations if quotation.opening not in _BRACKETS]
        found: list[Quotation] = []
        for quotation in speech:
            if not found or quotation.outer.start >= found[-1].outer.end:
                found.append(quotation)
        return found

    @cached_property
    def _outermost_starts(self) -> list[int]:
        return [quotation.outer.start for quotation in self._outermost]

    def token_range(self, span: Span) -> range:
        """The indexes into `tokens` of the tokens that begin within the span."""
        starts = self.columns.starts
        first = bisect_left(starts, span.start)
        return range(first, bisect_left(starts, span.end, first))

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """The tokens that begin within the span."""
        place = self.token_range(span)
        return self.tokens[place.start : place.stop]

    @property
    def outermost(self) -> Sequence[Quotation]:
        """The quotations that lie in no other, those in brackets and braces left out, in text order and without overlap."""
        return self._outermost

    def quotation_over(self, offset: int) -> Quotation | None:
        """The outermost quotation whose marks or words cover this code point, brackets and braces not counted."""
        at = bisect_right(self._outermost_starts, offset) - 1
        if at >= 0 and self._outermost[at].outer.end > offset:
            return self._outermost[at]
        return None

    def quoted_within(self, span: Span) -> bool:
        """Whether an outermost quotation, brackets and braces not counted, shares a character with the span."""
        at = bisect_left(self._outermost_starts, span.end) - 1
        return at >= 0 and self._outermost[at].outer.end > span.start

    def words(self, span: Span) -> str:
        """The words at a place."""
        return span.of(self.text)


_BRACKETS = frozenset("(){}")
