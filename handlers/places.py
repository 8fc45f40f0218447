"""From a statement to its place: a reply to the very message that holds the words, quoting them, with what stands around."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from telegram import MessageEntity

from handlers.house import House
from handlers.sender import Place, Quote
from handlers.showing import item_in_view, summary_in_view
from newsdesk.errors import Gone
from newsdesk.model import Answer, Article, Item, Mark, Origin, Passage, Span, Statement
from newsdesk.rendering import telegram
from newsdesk.rendering.places import reply_quote
from newsdesk.rendering.surroundings import place_blocks
from newsdesk.rendering.telegram import units


async def show_place(house: House, found: Answer, argument: str) -> None:
    """Lead to the statement at this place among the summary's; what showed another one's place goes. Raises `Gone`."""
    summary = await summary_in_view(house, found)
    if summary is None or not argument.isdecimal() or len(argument) > 5 or int(argument) >= len(summary.statements):
        raise Gone
    statement = summary.statements[int(argument)]
    reader = await house.readers.reader(found.chat)
    [html] = telegram.messages(place_blocks(summary, statement, found.view.language, zone=reader.zone))
    sent = await house.sender.send(place_of_statement(found, item_in_view(found), summary.article, statement), html)
    await house.answers.show(found.number, found.chat, replace(found.view, place=sent), found.messages)
    if found.view.place is not None:
        await house.sender.delete(found.chat, found.view.place)


def place_of_statement(answer: Answer, item: Item, article: Article, statement: Statement) -> Place:
    """Where a reply belongs that leads to the statement: the message with its words, else the answer itself."""
    span = statement.content[0]
    passage = next((one for one in item.passages if one.span.start <= span.start < one.span.end), None)
    if passage is None:
        return Place(answer.chat, answer.thread, answer.messages[0] if answer.messages else answer.question)
    quote = None if article.origin is Origin.FILE else quote_of(passage, article.text.characters, span)
    return Place(answer.chat, answer.thread, passage.message, quote)


def quote_of(passage: Passage, text: str, span: Span) -> Quote | None:
    """The words as they stand in the passage's message, as much of them as it holds; None where that is only white space."""
    held = Span(span.start - passage.span.start, min(span.end, passage.span.end) - passage.span.start)
    found = reply_quote(passage.span.of(text), held)
    if not found.words:
        return None
    position = passage.offset + found.position
    cut = (_cut(mark, position, position + units(found.words)) for mark in passage.marks)
    return Quote(found.words, position, tuple(entity for entity in cut if entity is not None))


def _cut(mark: Mark, start: int, end: int) -> MessageEntity | None:
    """The style as far as it lies between two places, counted from the first."""
    first, last = max(mark.offset, start), min(mark.offset + mark.length, end)
    if first >= last:
        return None
    if mark.style == MessageEntity.CUSTOM_EMOJI:
        return MessageEntity(mark.style, first - start, last - first, custom_emoji_id=mark.value)
    if mark.value is not None:
        return MessageEntity(mark.style, first - start, last - first, unix_time=datetime.fromtimestamp(int(mark.value), UTC))
    return MessageEntity(mark.style, first - start, last - first)
