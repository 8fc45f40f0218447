"""Blocks as Telegram's HTML, cut into messages that Telegram takes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from newsdesk.rendering.layout import Block, Line, Part, Quotation, Run

MOST_UNITS = 3_500
"""UTF-16 units of text in a message of ours. Telegram takes 4,096; nobody reads so much in one."""

MOST_ENTITIES = 100

# what Telegram removes from texts, what no text should hold, and halves of characters
_REMOVED = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028-\u202e]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.!?؟…][\"'»”’)\]]*\s+|\n+")


def escape(text: str) -> str:
    """Text as it may stand in Telegram's HTML: the only way for any text into it, an address in an attribute included."""
    return html.escape(_sendable(text), quote=True).replace("&#x27;", "&#39;")


def units(text: str) -> int:
    """The length of a text as Telegram counts it: in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def messages(blocks: Iterable[Block], most_units: int = MOST_UNITS) -> list[str]:
    """The blocks as one or more messages in Telegram's HTML.

    Messages are cut between blocks; a block that is longer than a message is cut between its parts, and a quotation at the end
    of a sentence or of a word. Tags are balanced in every message.
    """
    sheets = [_Sheet(most_units)]
    for block in blocks:
        sheet = sheets[-1]
        if sheet.takes(block):
            sheet.add(block)
            continue
        fresh = _headed(block) if sheet.filled else block
        for piece in _pieces(fresh, most_units):
            if sheets[-1].filled:
                sheets.append(_Sheet(most_units))
            sheets[-1].add(piece)
    return [sheet.html for sheet in sheets if sheet.filled]


def _sendable(text: str) -> str:
    return _SURROGATE.sub("\ufffd", _REMOVED.sub("", text))


@dataclass(slots=True)
class _Sheet:
    """One message being filled."""

    most_units: int
    rendered: list[str] = field(default_factory=list)
    length: int = 0
    entities: int = 0

    @property
    def filled(self) -> bool:
        return bool(self.rendered)

    @property
    def html(self) -> str:
        return "".join(self.rendered)

    def takes(self, block: Block) -> bool:
        length, entities = _measure(block)
        return self.length + length + 2 <= self.most_units and self.entities + entities <= MOST_ENTITIES

    def add(self, block: Block) -> None:
        length, entities = _measure(block)
        if self.filled:
            between = "\n\n" if block.gap else "\n"
            self.rendered.append(between)
            length += len(between)
        self.rendered.append("\n".join(_part(part) for part in block.parts))
        self.length += length
        self.entities += entities


def _measure(block: Block) -> tuple[int, int]:
    """UTF-16 units of the block's text and the number of its entities."""
    length = sum(units(_sendable(part.text)) + 1 for part in block.parts)
    entities = sum(
        1 if isinstance(part, Quotation) else sum(run.bold + (run.link is not None) for run in part.runs) for part in block.parts
    )
    return length, entities


def _part(part: Part) -> str:
    if isinstance(part, Quotation):
        return f"<blockquote expandable>{escape(part.text.strip())}</blockquote>"
    return "".join(_run(run) for run in part.runs)


def _run(run: Run) -> str:
    text = escape(run.text)
    if not text.strip():
        return text
    if run.bold:
        text = f"<b>{text}</b>"
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text


def _headed(block: Block) -> Block:
    """The block as it begins a message."""
    return block if block.heading is None else replace(block, parts=(block.heading, *block.parts))


def _pieces(block: Block, most: int) -> Iterator[Block]:
    """The block in pieces that each fit into a message."""
    if _fits(block, most):
        yield block
        return
    kept: list[Part] = []
    for part in block.parts:
        for piece in _cut_part(part, most // 2 if kept else most - 2):
            if kept and not _fits(Block((*kept, piece)), most):
                yield Block(tuple(kept))
                kept = []
            kept.append(piece)
    if kept:
        yield Block(tuple(kept))


def _fits(block: Block, most: int) -> bool:
    length, entities = _measure(block)
    return length <= most and entities <= MOST_ENTITIES


def _cut_part(part: Part, most: int) -> Iterator[Part]:
    if units(part.text) <= most:
        yield part
    elif isinstance(part, Quotation):
        yield from (Quotation(piece, part.language) for piece in _cut_text(part.text, most))
    else:
        yield from _cut_line(part, most)


def _cut_line(line: Line, most: int) -> Iterator[Line]:
    """A line of ours as several: only one that was fed with endless names is so long."""
    for run in line.runs:
        for piece in _cut_text(run.text, most):
            yield Line((replace(run, text=piece),))


def _cut_text(text: str, most: int) -> Iterator[str]:
    """The text in stretches of at most so many units, cut after a sentence, else after a word, else where it must be."""
    at, end = 0, len(text)
    while end - at > most or units(text[at:end]) > most:
        reach = at + most if units(text[at : at + most]) <= most else at + most // 2
        ends = [match.end() for match in _SENTENCE_END.finditer(text, at + (reach - at) // 2, reach)]
        edge = ends[-1] if ends else text.rfind(" ", at + (reach - at) // 4, reach) + 1 or reach
        if piece := text[at:edge].strip():
            yield piece
        at = edge
    if piece := text[at:].strip():
        yield piece
