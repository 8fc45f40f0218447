"""What introduces speech and is covered by no statement: the words around quotation marks, and before أن and إن."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newsdesk.engines.rules import read_text
from newsdesk.engines.rules.document import Document
from newsdesk.model import Language, Span
from workbench.articles import Raw

_COMPLEMENTIZERS = {Language.AR: frozenset(("ان", "بان", "انه", "انها", "انهم")), Language.EN: frozenset(("that",))}
LONG = 4  # words that a quotation needs to be taken for speech


@dataclass(slots=True)
class Gaps:
    """How often which words stand where nothing was found, and how many places there were in all."""

    before_quotation: Counter[str] = field(default_factory=Counter)
    after_quotation: Counter[str] = field(default_factory=Counter)
    before_clause: Counter[str] = field(default_factory=Counter)
    quotations: int = 0
    clauses: int = 0

    @property
    def open_quotations(self) -> int:
        """The quotations that no statement covers."""
        return self.before_quotation.total()

    @property
    def open_clauses(self) -> int:
        """The clauses that no statement covers or is brought in by."""
        return self.before_clause.total()


def gaps(articles: Iterable[Raw], width: int = 2) -> Gaps:
    """The gaps of all articles; `width` words are counted together."""
    found = Gaps()
    for article in articles:
        document = Document(article.text, article.language)
        covered = _covered(article)
        for place in _quotations(document):
            found.quotations += 1
            if not _touches(covered, place):
                tokens = document.token_range(place)
                found.before_quotation[_words(document, tokens.start - 1, -1, width)] += 1
                found.after_quotation[_words(document, tokens.stop, 1, width)] += 1
        for at, place in _clauses(document):
            found.clauses += 1
            if not _touches(covered, place):
                found.before_clause[_words(document, at - 1, -1, width)] += 1
    return found


def _covered(article: Raw) -> list[Span]:
    claims = read_text(article.text, article.language)
    return sorted(pointer for claim in claims for pointer in claim.content if isinstance(pointer, Span))


def _touches(covered: list[Span], place: Span) -> bool:
    at = bisect_right(covered, place.end, key=lambda span: span.start)
    return any(span.overlaps(place) for span in covered[max(0, at - 4) : at])


def _quotations(document: Document) -> Iterator[Span]:
    for quotation in document.outermost:
        if sum(token.word for token in document.tokens_in(quotation.inner)) >= LONG:
            yield quotation.inner


def _clauses(document: Document) -> Iterator[tuple[int, Span]]:
    """Each complementizer's token, and the place of the three words after it."""
    wanted = _COMPLEMENTIZERS[document.language]
    for at, token in enumerate(document.tokens):
        if token.folded in wanted and at + 3 < len(document.tokens):
            yield at, Span(document.tokens[at].end, document.tokens[at + 3].end)


def _words(document: Document, at: int, step: int, width: int) -> str:
    """So many words from a token on, marks left out, in the order of the text."""
    found: list[str] = []
    while 0 <= at < len(document.tokens) and len(found) < width:
        token = document.tokens[at]
        if token.characters in ".!?؟":
            break
        if token.word:
            found.append(token.folded)
        at += step
    return " ".join(found[::step])


def shown(found: Gaps, most: int) -> str:
    """The counts as text, the most frequent first."""
    lines = [
        f"{found.quotations} quotations, {found.open_quotations} in no statement",
        f"{found.clauses} clauses, {found.open_clauses} in no statement",
    ]
    for title, counter in (
        ("before a quotation", found.before_quotation),
        ("after a quotation", found.after_quotation),
        ("before a clause", found.before_clause),
    ):
        lines += ["", title]
        lines += [f"{times:6} {words or '(start or end of a sentence)'}" for words, times in counter.most_common(most)]
    return "\n".join(lines) + "\n"
