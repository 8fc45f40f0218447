"""What every form of an answer asks of its summary and its reader."""

from __future__ import annotations

from dataclasses import dataclass

from newsdesk.model import Article, Language, Summary
from newsdesk.rendering.names import Names
from newsdesk.rendering.words import Words


@dataclass(frozen=True, slots=True)
class Addressed:
    """A summary on its way to a reader, whose words it is told in."""

    summary: Summary
    words: Words

    @property
    def article(self) -> Article:
        """What was read."""
        return self.summary.article

    @property
    def names(self) -> Names:
        """Names as the reader sees them."""
        return Names(self.words, self.article.language)

    @property
    def arabic(self) -> bool:
        """Whether the reader's language is Arabic."""
        return self.words.language is Language.AR
