"""The article as a model gets it: numbered sentences, in portions where it is long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdesk.model import Article, Span
from newsdesk.text import fold, paragraphs, sentences

PORTION = 24_000
"""Code points that a model reads at once."""
_BEFORE, _AFTER = 8, 3  # sentences around a portion that are shown with it: names before a pronoun, the end of a quotation

_LEAD, _LINES, _LINE = 6, 60, 300  # sentences, statements, and code points of each, that an overview is made of


@dataclass(frozen=True, slots=True)
class Portion:
    """The sentences `first` to `last`, by number from 1, whose statements are asked for."""

    first: int
    last: int

    def halves(self) -> tuple[Portion, Portion] | None:
        """The portion in two; None for a single sentence."""
        if self.first >= self.last:
            return None
        middle = (self.first + self.last) // 2
        return Portion(self.first, middle), Portion(middle + 1, self.last)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article's sentences and where its paragraphs begin."""

    title: str | None
    text: str
    sentences: Sequence[Span]
    opening: frozenset[int]

    @classmethod
    def of(cls, article: Article) -> Sheet:
        """The sheet of an article; the title stands on it by itself where the text does not begin with it."""
        text = article.text.characters
        found = sentences(text)
        title = " ".join((article.title or "").split())
        if not title or fold(title) in " ".join(fold(text[: 2 * len(title) + 200]).split()):
            title = ""
        return cls(title or None, text, found, frozenset(paragraph.start for paragraph in paragraphs(text)))

    def portions(self, length: int = PORTION) -> list[Portion]:
        """The whole in portions of about `length` code points, cut between sentences."""
        found: list[Portion] = []
        first = size = 0
        for number, sentence in enumerate(self.sentences, 1):
            if size and size + len(sentence) > length:
                found.append(Portion(first, number - 1))
                size = 0
            if not size:
                first = number
            size += len(sentence)
        if size:
            found.append(Portion(first, len(self.sentences)))
        return found

    def is_whole(self, portion: Portion) -> bool:
        """Whether a portion is all of the article."""
        return portion.first == 1 and portion.last == len(self.sentences)

    def beginning(self, said: Sequence[str]) -> str:
        """What is sent for the overview of an article that took several answers: how it begins, and what was said in it."""
        lines = [f"# {self.title}"] if self.title else []
        for number, sentence in enumerate(self.sentences[:_LEAD], start=1):
            lines.append(f"{number} {' '.join(sentence.of(self.text).split())}"[:_LINE])
        lines.append("---")
        lines += [" ".join(line.split())[:_LINE] for line in said[:_LINES]]
        return _marked(lines)

    def message(self, portion: Portion) -> str:
        """What is sent for a portion: its sentences with a few around them, and which of them are meant if not all are."""
        first = max(1, portion.first - _BEFORE)
        last = min(len(self.sentences), portion.last + _AFTER)
        lines = [f"# {self.title}"] if self.title and first == 1 else []
        for number in range(first, last + 1):
            sentence = self.sentences[number - 1]
            if lines and sentence.start in self.opening:
                lines.append("")
            lines.append(f"{number} {' '.join(sentence.of(self.text).split())}")
        task = "" if self.is_whole(portion) else f"\nOnly what is said in sentences {portion.first} to {portion.last}."
        return f"{_marked(lines)}{task}"


def _marked(lines: Sequence[str]) -> str:
    """The lines between the marks of an article, which nothing in them ends."""
    article = "\n".join(lines).replace("</article", "< /article")
    return f"<article>\n{article}\n</article>"
