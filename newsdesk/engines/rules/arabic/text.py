"""The document as the Arabic grammar walks it: tokens by number, with quotations and sentence ends in token numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from newsdesk.engines.rules.arabic.words import Word, complementizers, word
from newsdesk.engines.rules.document import Document, Paragraph
from newsdesk.engines.rules.drafts import Form, Mention
from newsdesk.entities.countries import country_named
from newsdesk.model import Span
from newsdesk.text import Quotation, Token

_NAME_QUOTE = 4
_NAME_WORDS = 6
_LETTER = 4  # letters in the name of a letter
_STATES = frozenset({"مملكه", "جمهوريه", "سلطنه", "دوله"})
_NONE = Word("")
_TWO_WORDS = frozenset({"علي", "وعلي", "فان"})  # folded
_ALI = frozenset({"علي", "وعلي"})


@lru_cache(maxsize=256)
def _mark(folded: str) -> Word:
    return Word(folded, bare=folded)


class Quote(NamedTuple):
    """A quotation in token numbers: opening mark, token after the closing one, words, whether it is speech by its looks."""

    first: int
    after: int
    words: int
    speech: bool
    inner: Span


class Walk:
    """The tokens of a document by number."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.tokens = document.tokens
        self._starts = [token.start for token in self.tokens]
        self._folded = [token.folded for token in self.tokens]
        self._real = [token.word for token in self.tokens]
        self._count = len(self._folded)
        self._words = [word(folded) if real else _mark(folded) for folded, real in zip(self._folded, self._real, strict=True)]
        self._tell_names_apart()
        self._organizations: dict[int, int] | None = None
        self._listed: dict[int, int] = {}
        self._vocabulary: set[str] | None = None
        self.surnames: set[str] = set()
        self.forenames: set[str] = set()
        self._sentence_starts = [sentence.start for sentence in document.sentences]
        self.quotes = [quote for quotation in document.outermost if (quote := self._quote(quotation)) is not None]
        self._quote_firsts = [quote.first for quote in self.quotes]

    def _tell_names_apart(self) -> None:
        """Take علي for the name Ali and فان for van where they are."""
        at_names = [at for at, folded in enumerate(self._folded) if folded in _TWO_WORDS]
        written = {at: self.tokens[at].characters for at in at_names}
        apart = "على" in written.values()  # the article writes the preposition with ى
        for at, characters in written.items():
            if characters in _ALI and (apart or self._names(at + 1)):
                self._words[at] = replace(self._words[at], function="", given=True, begins=True)
            elif characters == "فان" and at and not self.complementizer(at):
                self._words[at] = Word("فان", bare="فان")

    def beginnings(self, first: int, after: int) -> list[int]:
        """The words of a stretch with which somebody's name or role may begin."""
        words, real = self._words, self._real
        return [at for at in range(max(first, 0), min(after, self._count)) if words[at].begins and real[at]]

    def stops(self, first: int, after: int, triggers: frozenset[str]) -> list[int]:
        """The tokens of a stretch that may be a verb of saying, are among the triggers, or open a quotation; in text order."""
        words, real, folded = self._words, self._real, self._folded
        within = range(max(first, 0), min(after, self._count))
        found = [at for at in within if (words[at].verbs or folded[at] in triggers) and real[at]]
        firsts = self._quote_firsts
        opened = firsts[bisect_left(firsts, first) : bisect_left(firsts, after)]
        return sorted({*found, *opened}) if opened else found

    def number(self, offset: int) -> int:
        """The number of the first token that begins at or after an offset."""
        return bisect_left(self._starts, offset)

    def word(self, at: int) -> Word:
        """What the token is as a word; a word that no list knows for a mark and beyond the ends."""
        return self._words[at] if 0 <= at < self._count else _NONE

    def _names(self, at: int) -> bool:
        """Whether the word behind علي lets it be the name Ali rather than the preposition على in Egyptian spelling."""
        if not self.is_word(at):
            return True
        following = word(self.tokens[at].folded)
        before = word(self.tokens[at - 2].folded) if at > 1 else _NONE
        if before.definite and before.role and following.definite and not following.known:
            return True  # المواطن علي القضاة
        return following.given or following.folded in ("بن", "ابو") or (not following.known and not following.definite)

    def token(self, at: int) -> Token:
        """The token with this number."""
        return self.tokens[at]

    def is_word(self, at: int) -> bool:
        """Whether there is a word with this number."""
        return 0 <= at < self._count and self._real[at]

    def mark(self, at: int) -> str:
        """The mark with this number, "" for a word or none."""
        if 0 <= at < self._count and not self._real[at]:
            return self.tokens[at].characters
        return ""

    def folded(self, at: int) -> str:
        """The folded characters of a token, "" beyond the ends."""
        return self._folded[at] if 0 <= at < self._count else ""

    def span(self, first: int, after: int) -> Span:
        """The place of the tokens from `first` up to, without, `after`."""
        return Span(self.tokens[first].start, self.tokens[after - 1].end)

    def complementizer(self, at: int) -> bool:
        """Whether the token is أن, إن or بأن, with or without a pronoun."""
        if not self.is_word(at) or self._folded[at] not in complementizers():
            return False
        # وقال فان دايك: the name, not فإن
        return not (self.tokens[at].characters == "فان" and at and (self._words[at - 1].verbs or self._words[at - 1].given))

    def carries_pronoun(self, at: int) -> bool:
        """Whether the complementizer carries a pronoun that belongs to what was said: إنها."""
        return complementizers().get(self.tokens[at].folded, False)

    def quote_at(self, at: int) -> Quote | None:
        """The quotation that covers a token, its marks included."""
        found = bisect_right(self._quote_firsts, at) - 1
        if found >= 0 and self.quotes[found].after > at:
            return self.quotes[found]
        return None

    def opens(self, at: int) -> Quote | None:
        """The quotation that begins with this token."""
        quote = self.quote_at(at)
        return quote if quote is not None and quote.first == at else None

    def organization_at(self, at: int) -> int | None:
        """The token after the organization whose name begins with this token, a clitic aside; None if none does."""
        if self._organizations is None:
            self._organizations = {}
            for found in self.document.organizations:
                first = bisect_right(self._starts, found.span.start) - 1
                self._organizations[first] = self.number(found.span.end)
                if found.how == "list":
                    self._listed[first] = self._organizations[first]
        return self._organizations.get(at)

    def listed_at(self, at: int) -> int | None:
        """The token after the organization that the bilingual list has under the name beginning here; None if none does."""
        self.organization_at(at)
        return self._listed.get(at)

    def stands_without_clitic(self, folded: str) -> bool:
        """Whether the article also has this word without its first letter, so that this letter is a clitic: لسوق beside سوق."""
        if self._vocabulary is None:
            self._vocabulary = {token.folded for token in self.tokens if token.word}
        return len(folded) > 3 and folded[1:] in self._vocabulary

    def learn(self, names: Iterable[Mention]) -> None:
        """Remember the surnames of persons who have been named in full: alone they may begin a phrase from now on."""
        for mention in names:
            if mention.form is not Form.NAME or mention.name is None or not 1 < len(mention.words) <= _NAME_WORDS:
                continue
            self.forenames.add(mention.words[0])
            last = self.tokens[self.number(mention.name.end) - 1]
            known = word(last.folded)
            if last.word and len(last.folded) > 3 and not (known.known or known.verbs):
                self.surnames.add(last.folded)

    def country_at(self, at: int) -> int | None:
        """The token after the country whose name begins with this token, in up to four words; None if none does."""
        if not self.is_word(at) or not (self.word(at).definite or self.word(at).place or self.folded(at) in _STATES):
            return None
        for after in range(min(at + 4, len(self.tokens)), at, -1):
            if all(self.is_word(number) for number in range(at, after)):
                name = self.text[self.tokens[at].start : self.tokens[after - 1].end]
                if country_named(name) is not None:
                    return after
        return None

    def units(self, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        """The sentences of a paragraph in token numbers, those that one quotation holds taken together."""
        first = self.number(paragraph.span.start)
        start = first
        for sentence in paragraph.sentences:
            after = self.number(sentence.end)
            if after <= start:
                continue
            quote = self.quote_at(after - 1)
            if (quote is not None and quote.after > after) or self._within_letters(sentence.end):
                continue
            yield start, after
            start = after
        end = self.number(paragraph.span.end)
        if start < end:
            yield start, end

    def _within_letters(self, end: int) -> bool:
        """Whether a full stop stands between the names of letters and ends no sentence: إيه.بي.سي."""
        if self.text[end - 1 : end] != "." or not self.text[end : end + 1].isalpha():
            return False
        at = self.number(end)
        before = self.tokens[at - 2] if at > 1 else None
        if before is None or not before.word or len(before.folded) > _LETTER:
            return False
        return at < len(self.tokens) and len(self.tokens[at].folded) <= _LETTER

    def _quote(self, quotation: Quotation) -> Quote | None:
        """A quotation in token numbers; one without its closing mark ends before a sentence that begins with a cue."""
        first, after = self.number(quotation.outer.start), self.number(quotation.outer.end)
        inner = quotation.inner
        spread = quotation.closed and "\n" in self.text[inner.start : inner.end]
        if not quotation.closed or spread:
            end = self._cut(quotation, spread)
            if end is not None:
                inner = Span(inner.start, end)
                after = self.number(end)
        if after <= first:
            return None
        words = sum(token.word for token in self.tokens[first:after])
        ended = self.text[inner.end - 1] in ".!?؟…" or self.text[quotation.outer.end : quotation.outer.end + 1] == "."
        return Quote(first, after, words, words > _NAME_QUOTE or (ended and words > 2), inner)

    def _cut(self, quotation: Quotation, spread: bool = False) -> int | None:
        """Where a quotation that lacks its closing mark must have ended: before a sentence that begins with a verb of saying.

        One that takes a mark of another quotation for its own, `spread` over paragraphs, must have ended before a paragraph so.
        """
        sentences = self.document.sentences
        at = bisect_right(self._sentence_starts, quotation.inner.start)
        while at < len(sentences) and sentences[at].start < quotation.inner.end:
            number = self.number(sentences[at].start)
            if spread and "\n" not in self.text[sentences[at - 1].end : sentences[at].start + 1]:
                at += 1
                continue
            if number < len(self.tokens) and any(form.tense == "past" for form in word(self.tokens[number].folded).verbs):
                return sentences[at - 1].end if sentences[at - 1].end > quotation.inner.start else None
            at += 1
        return None
