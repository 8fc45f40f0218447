"""What would be wrong with an answer: limits, tags, directions, marks, places that lead nowhere, words left untranslated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from newsdesk.model import Kind, Language, Statement, Summary
from newsdesk.rendering.layout import Block, Line, Quotation, first_strong
from newsdesk.rendering.quotations import quoted
from newsdesk.rendering.telegram import MOST_ENTITIES, MOST_UNITS, messages, units

OVER_LIMIT = "answers over a limit"
UNBALANCED = "unbalanced tags"
DIRECTION = "lines of an Arabic interface that begin in another script"
OUTER_MARKS = "outer marks around reported words"
FRAGMENT = "statements whose fragment a browser would not find"
QUOTE = "statements whose quotation Telegram would not find"
UNTRANSLATED = "words of ours left untranslated"
FAULTS = (OVER_LIMIT, UNBALANCED, DIRECTION, OUTER_MARKS, QUOTE, FRAGMENT, UNTRANSLATED)

FOLDED = 120
"""Characters of a folded quotation that are seen: three lines of a phone."""


class _Tags(HTMLParser):
    """Telegram's HTML, read strictly: `text` is what it shows, `balanced` whether every tag is closed in its order."""

    def __init__(self, message: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.entities, self.balanced = "", 0, True
        self._open: list[str] = []
        self.feed(message)
        self.close()
        self.balanced &= not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        self.entities += 1

    def handle_endtag(self, tag: str) -> None:
        self.balanced &= bool(self._open) and self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def faults(summary: Summary, language: Language, blocks: list[Block]) -> Iterator[str]:
    """The names of what is wrong with an answer in this language, one for each time."""
    for message in messages(blocks):
        read = _Tags(message)
        if units(read.text) > MOST_UNITS or read.entities > MOST_ENTITIES:
            yield OVER_LIMIT
        if not read.balanced:
            yield UNBALANCED
    shown = {part.text for block in blocks for part in block.parts if isinstance(part, Quotation)}
    text = summary.article.text.characters
    for statement in summary.statements:
        words = quoted(statement, text, summary.article.language)
        if statement.kind is Kind.INDIRECT and words in shown and _added_marks(words, statement, text):
            yield OUTER_MARKS
    if language is Language.AR:
        lines = (part.text for block in blocks for part in block.parts if isinstance(part, Line))
        yield from (DIRECTION for line in lines if first_strong(line) != "R")


def _added_marks(words: str, statement: Statement, text: str) -> bool:
    """Whether the words stand in marks that the article does not have there."""
    first, last = statement.content[0].start, statement.content[-1].end
    opened, closed = words[:1] in "«“", words[-1:] in "»”"
    return (
        opened and closed and words[0] not in text[max(0, first - 1) : first + 1] and words[-1] not in text[last - 1 : last + 1]
    )


def text_of(message: str) -> str:
    """What a message in Telegram's HTML shows."""
    return _Tags(message).text


def seen_at_first(message: str, blocks: Iterable[Block]) -> int:
    """Characters of a message that are seen before any quotation in it is unfolded."""
    folded = sum(
        max(0, len(part.text) - FOLDED) for block in blocks for part in block.parts if isinstance(part, Quotation) and part.folded
    )
    return max(len(_Tags(message).text) - folded, 0)
