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
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def messages(blocks: Iterable[Block], most_units: int = MOST_UNITS) -> list[str]:
    """The blocks as one or more messages in Telegram's HTML.

    Messages are cut between blocks; a block that is longer than a message is cut between its parts, and a quotation at the end
    of a sentence or of a word. Tags are balanced in every message.
    """
    sheets = [_Sheet(most_units)]
    for block in filter(None, map(_without_blanks, blocks)):
        sheet = sheets[-1]
        measured = _measure(block)
        if sheet.takes(*measured):
            sheet.add(block, *measured)
            continue
        fresh = _headed(block) if sheet.filled else block
        measured = _measure(fresh)
        if measured[0] <= most_units and measured[1] <= MOST_ENTITIES:
            sheets.append(_Sheet(most_units))
            sheets[-1].add(fresh, *measured)
            continue
        for piece in _pieces(block, most_units, sheet.room):
            measured = _measure(piece)
            if sheets[-1].filled and not sheets[-1].takes(*measured):
                sheets.append(_Sheet(most_units))
            sheets[-1].add(piece, *measured)
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
    def room(self) -> int:
        return self.most_units - self.length - 2

    @property
    def html(self) -> str:
        return "".join(self.rendered)

    def takes(self, length: int, entities: int) -> bool:
        return length <= self.room and self.entities + entities <= MOST_ENTITIES

    def add(self, block: Block, length: int, entities: int) -> None:
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
        1 + len(part.marked) if isinstance(part, Quotation) else sum(run.bold + (run.link is not None) for run in part.runs)
        for part in block.parts
    )
    return length, entities


def _part(part: Part) -> str:
    if isinstance(part, Quotation):
        tag = "blockquote expandable" if part.folded else "blockquote"
        return f"<{tag}>{_marked(part) if part.marked else escape(part.text.strip())}</blockquote>"
    return "".join(_run(run) for run in part.runs)


def _marked(part: Quotation) -> str:
    pieces, at = [], 0
    for span in part.marked:
        pieces += [escape(part.text[at : span.start]), f"<b>{escape(span.of(part.text))}</b>"]
        at = span.end
    return "".join([*pieces, escape(part.text[at:])]).strip()


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


def _pieces(block: Block, most: int, room: int) -> Iterator[Block]:
    """The block in pieces that each fit into a message, the first into the `room` that is left where that is worth it."""
    kept: list[Part] = []
    limit = room if room > most // 3 else most
    for part in block.parts:
        left = limit - _measure(Block(tuple(kept)))[0] - 2
        for piece in _cut_part(part, left if left > most // 4 else most - 2, most - 2):
            if kept and not _fits(Block((*kept, piece)), limit):
                yield Block(tuple(kept), block.gap)
                kept, limit = [], most
            kept.append(piece)
    if kept:
        yield Block(tuple(kept))


def _without_blanks(block: Block) -> Block | None:
    """The block without parts that show nothing; None if none is left."""
    parts = tuple(part for part in block.parts if _sendable(part.text).strip())
    return replace(block, parts=parts) if parts else None


def _fits(block: Block, most: int) -> bool:
    length, entities = _measure(block)
    return length <= most and entities <= MOST_ENTITIES


def _cut_part(part: Part, first: int, most: int) -> Iterator[Part]:
    """The part in pieces, the first of at most `first` units, the others of `most`."""
    if units(part.text) <= first:
        yield part
    elif isinstance(part, Quotation):
        yield from (Quotation(piece, part.language) for piece in _cut_text(part.text, first, most))
    else:
        # a line of ours is so long only when it was fed with endless names
        for run in part.runs:
            yield from (Line((replace(run, text=piece),)) for piece in _cut_text(run.text, first, most))


def _cut_text(text: str, first: int, most: int) -> Iterator[str]:
    """The text in stretches of at most so many units, cut after a sentence, else after a word, else where it must be."""
    at, room = 0, first
    while len(text) - at > room or units(text[at:]) > room:
        reach = at + room if units(text[at : at + room]) <= room else at + room // 2
        ends = [match.end() for match in _SENTENCE_END.finditer(text, at + (reach - at) // 2, reach)]
        edge = ends[-1] if ends else text.rfind(" ", at + (reach - at) // 4, reach) + 1 or reach
        if piece := text[at:edge].strip():
            yield piece
        at, room = edge, most
    if piece := text[at:].strip():
        yield piece
