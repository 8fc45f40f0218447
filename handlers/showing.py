"""An answer as messages with buttons, however it is being looked at."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.house import House
from handlers.rights import asker_in
from handlers.sender import Place
from newsdesk.errors import Gone
from newsdesk.model import Answer, Item, Language, Menu, Summary
from newsdesk.rendering import telegram
from newsdesk.rendering.blocks import Entry, answer_blocks, list_blocks
from newsdesk.rendering.changed import changed_blocks
from newsdesk.rendering.choices import Choice, choices, list_choices
from newsdesk.rendering.offers import offer_blocks, offer_choices
from newsdesk.rendering.sections import section_blocks, section_choices

Known = Mapping[int, Summary]
ANSWER = "a"  # what the data of an answer's buttons begin with
MOST_BESIDE = 50  # messages beside an answer that are remembered
MOST_LOOKED_THROUGH = 50  # answers of a chat among which the newest of a topic is sought


async def show(house: House, answer: Answer, place: Place, known: Known = MappingProxyType({})) -> None:
    """Make the answer's messages show its view; those that are missing are sent to `place`.

    `known` has summaries of it that are at hand, by number. Raises `Gone`.
    """
    parts, keyboard = await _rendered(house, answer, known)

    async def record(messages: tuple[int, ...]) -> None:
        await house.answers.show(answer.number, answer.chat, answer.view, messages)

    await house.sender.present(place, parts, keyboard, answer.messages, record)


async def turn_newest(house: House, chat: int, thread: int | None, language: Language | None = None) -> None:
    """Show the newest answer of this topic of the chat in this language (or anew, as its reader writes now) if it still stands.

    What its person has taken away stays away.
    """
    newest = await house.answers.newest(chat, MOST_LOOKED_THROUGH)
    found = next((one for one in newest if one.thread == thread), None)
    if found is not None:
        turned = replace(found, view=replace(found.view, language=language or found.view.language))
        if language is not None and turned == found:
            return
        try:
            parts, buttons = await _rendered(house, turned, {})
        except Gone:  # its text has expired
            return
        if await house.sender.edit(chat, found.messages[0], parts[0], buttons if len(parts) == 1 else None):
            await show(house, turned, Place(chat, found.thread, found.question))


async def show_anew(house: House, answer: Answer, renewed: Item, place: Place) -> None:
    """Put an article that was read once more in the place of the one in view, and show the answer's first look at it."""
    at = answer.view.item or 0
    await house.answers.replace_item(answer.number, answer.chat, at, renewed)
    items = (*answer.items[:at], renewed, *answer.items[at + 1 :])
    view = replace(answer.view, page=0, speaker=None, menu=Menu.MAIN, left_out=False)
    await show(house, replace(answer, items=items, view=view), place)


async def note(house: House, answer: Answer, *, beside: int | None = None, file: int | None = None) -> None:
    """Remember a message that belongs to the answer, so that it can be taken away with it."""
    found = await house.answers.find(answer.number, answer.chat)
    if found is not None:
        view = replace(
            found.view,
            beside=(*found.view.beside, *filter(None, [beside]))[-MOST_BESIDE:],
            files=(*found.view.files, *filter(None, [file]))[-MOST_BESIDE:],
        )
        await house.answers.show(found.number, found.chat, view, found.messages)


async def summary_in_view(house: House, answer: Answer, known: Known = MappingProxyType({})) -> Summary | None:
    """The summary that the answer's view looks at, None for the list of several. Raises `Gone`."""
    if len(answer.items) > 1 and (answer.view.item is None or answer.view.item >= len(answer.items)):
        return None
    number = item_in_view(answer).reading
    if number is None:
        raise Gone
    return known.get(number) or await house.desk.again(number, answer.chat)


def item_in_view(answer: Answer) -> Item:
    """The article that the answer's view looks at, the first where it looks at the list of several."""
    place = answer.view.item or 0
    return answer.items[place if place < len(answer.items) else 0]


async def _rendered(house: House, answer: Answer, known: Known) -> tuple[list[str], InlineKeyboardMarkup]:
    zone = (await house.readers.reader(answer.chat)).zone
    if (listing := _listing(answer)) is not None:
        blocks, rows = offer_blocks(listing, answer.view, zone=zone), offer_choices(listing, answer.view, zone=zone)
        return telegram.messages(blocks), keyboard(answer.number, rows)
    summary = await summary_in_view(house, answer, known)
    if summary is not None:
        item = item_in_view(answer)
        summary = replace(summary, reading=replace(summary.reading, remark=item.error or ""))
        offered = await _may_be_modelled(house, answer, summary)
        rows = choices(summary, answer.view, zone=zone, links=item.links, model=offered)
        blocks = answer_blocks(summary, answer.view, zone=zone, model=offered)
    else:
        entries = await asyncio.gather(*(_entry(house, answer.chat, item) for item in answer.items))
        if all(entry.item.error == Gone.__name__ for entry in entries):
            raise Gone
        texts = all(item.address is None for item in answer.items)  # forwards and files that came at once, not links
        blocks_of, rows_of = (section_blocks, section_choices) if texts else (list_blocks, list_choices)
        blocks, rows = blocks_of(entries, answer.view, zone=zone), rows_of(entries, answer.view, zone=zone)
    if summary is not None and (before := item_in_view(answer).before) is not None and not answer.view.page:
        earlier = summary if before == summary.number else await house.desk.again(before, answer.chat)
        blocks = [*changed_blocks(earlier, summary, answer.view.language, zone=zone), *blocks]
    return telegram.messages(blocks), keyboard(answer.number, rows)


async def _may_be_modelled(house: House, answer: Answer, summary: Summary) -> bool:
    """Whether there is a model that has not read this and may read it for who asked."""
    if house.access is None or summary.reading.maker == house.access.model.maker:
        return False
    return await house.access.admits(asker_in(answer.chat, answer.asker))


def _listing(answer: Answer) -> Item | None:
    """The list of articles that the answer's view looks at, if it is one."""
    alone = len(answer.items) == 1 or (answer.view.item is not None and answer.view.item < len(answer.items))
    item = item_in_view(answer)
    return item if alone and item.reading is None and item.offers else None


async def _entry(house: House, chat: int, item: Item) -> Entry:
    """One of several articles; that its text has expired is told at its place."""
    if item.reading is None:
        return Entry(item)
    try:
        return Entry(item, await house.desk.again(item.reading, chat))
    except Gone as gone:
        return Entry(replace(item, reading=None, error=type(gone).__name__))


def keyboard(number: int, rows: Sequence[Sequence[Choice]]) -> InlineKeyboardMarkup:
    """The choices as buttons whose data name the answer: a claim, looked up again with the chat when it comes back."""
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(one.label, callback_data=f"{ANSWER}:{number}:{one.code}") for one in row] for row in rows]
    )
