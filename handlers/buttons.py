"""Buttons: each is looked up together with the chat it was pressed in, acts once, and works after a restart."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from dataclasses import replace

from telegram import CallbackQuery, Chat, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from handlers import sentences
from handlers.again import read_again
from handlers.answering import Asked, answer, thread_of
from handlers.commands import ask_language, welcome
from handlers.correcting import CORRECT, Mending
from handlers.deleting import Deleting
from handlers.edits import Edits
from handlers.examples import example
from handlers.files import file_name
from handlers.house import House
from handlers.keyboards import (
    AGAIN,
    ASK,
    CONSENT,
    FORGET,
    SPEAK,
    STOP,
    TRY,
    ZONE,
    has_examples,
    language_row,
    stands_under,
    start_keyboard,
)
from handlers.modelling import Modelling
from handlers.operators import ADMIT, DISMISS
from handlers.places import show_place
from handlers.privacy import Privacy
from handlers.sender import Place
from handlers.settings import Settings
from handlers.showing import ANSWER, item_in_view, note, show, summary_in_view, turn_newest
from handlers.understanding import Link, Pasted
from handlers.voice import of_code, voice, voice_for
from newsdesk.errors import Gone
from newsdesk.model import Answer, Origin
from newsdesk.rendering.choices import Action, pressed, understood
from newsdesk.rendering.page import page
from newsdesk.rendering.telegram import escape

log = logging.getLogger("qawl.buttons")

ONE_WISH = 3.0  # seconds within which pressing [File] or a link again is the same wish
OF_ANSWER = re.compile(rf"{ANSWER}:([1-9][0-9]{{0,17}}):(.+)")


class Buttons:
    """What happens when a button is pressed."""

    def __init__(
        self, house: House, privacy: Privacy, edits: Edits, mending: Mending, deleting: Deleting, settings: Settings
    ) -> None:
        self._house = house
        self._privacy = privacy
        self._edits = edits
        self._mending = mending
        self._deleting = deleting
        self._settings = settings
        self._modelling = Modelling(house)
        self._busy: dict[int, asyncio.Lock] = {}
        self._filed: dict[int, float] = {}
        self._wished: dict[tuple[int, int, str], float] = {}

    async def on_press(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the button says, and settle the press in any case."""
        query = update.callback_query
        assert query is not None  # the handler's kind of update
        data = query.data or ""
        kind, argument = data.split(":", 1) if ":" in data else (data, "")
        if kind == SPEAK:
            await self._speak(update, query, argument)
        elif kind == TRY:
            await self._try(update, query, argument)
        elif kind == ASK:
            await self._ask(update, query, argument)
        elif kind == FORGET:
            await self._privacy.on_press(update, query, argument)
        elif kind == AGAIN:
            await self._edits.on_press(update, query, argument)
        elif kind == ZONE:
            await self._settings.on_press(update, query, argument)
        elif kind == CORRECT:
            await self._mending.on_press(query, argument)
        elif kind == CONSENT:
            await self._modelling.on_consent(query, argument)
        elif kind == STOP:
            await self._modelling.on_stop(query, argument)
        elif kind in (ADMIT, DISMISS):
            await self._house.operators.on_press(query, kind, argument)
        elif match := OF_ANSWER.fullmatch(data):
            link = await self._of_answer(query, int(match[1]), match[2])
            if link is not None:
                await self._read(update, query, link)
        else:
            raise Gone

    async def _of_answer(self, query: CallbackQuery, number: int, code: str) -> Link | None:
        """Do what a button under an answer says; the link that is to be read, if it says that."""
        known = understood(code)
        chat = query.message.chat.id if query.message else query.from_user.id
        lock = self._busy.setdefault(number, asyncio.Lock())
        try:
            async with lock:  # presses on one answer one after the other: the second sees what the first has done
                found = await self._house.answers.find(number, chat)
                if found is None or known is None:
                    raise Gone
                action, argument = known
                if action is Action.FILE:
                    await self._file(query, found)
                elif action is Action.AGAIN:
                    await read_again(self._house, query, found)
                elif action is Action.MODEL:
                    await self._modelling.begin(query, found)
                elif action is Action.DELETE:
                    await self._deleting.on_press(query, found)
                elif action is Action.CORRECT:
                    await self._mending.begin(query, found)
                elif action is Action.PLACE:
                    await show_place(self._house, found, argument)
                    await self._house.sender.settle(query.id)
                elif action is Action.READ:
                    return _link(found, argument)
                else:
                    view = pressed(found.view, action, argument)
                    if view != found.view:
                        await show(self._house, replace(found, view=view), _place(found))
                    await self._house.sender.settle(query.id)
        finally:
            if not lock.locked():
                self._busy.pop(number, None)
        return None

    async def _read(self, update: Update, query: CallbackQuery, link: Link) -> None:
        """Read a link of an article or a list, as if the person had sent it; again within a moment is the same wish."""
        message = query.message
        if message is None:
            raise Gone
        await self._house.sender.settle(query.id)
        key, now = (message.chat.id, message.message_id, link.address), time.monotonic()
        self._wished = {wish: at for wish, at in self._wished.items() if now < at + ONE_WISH}
        if key in self._wished:
            return
        self._wished[key] = now
        place = Place(message.chat.id, thread_of(message), message.message_id)
        await answer(self._house, update, Asked(place, query.from_user.id, message.chat.type == Chat.PRIVATE), [link])

    async def _file(self, query: CallbackQuery, found: Answer) -> None:
        """Send all statements as one page; a second press within a moment is the same wish."""
        if time.monotonic() < self._filed.get(found.number, 0.0) + ONE_WISH:
            await self._house.sender.settle(query.id)
            return
        summary = await summary_in_view(self._house, found)
        if summary is None:
            raise Gone
        reader = await self._house.readers.reader(found.chat)
        document = await asyncio.to_thread(page, summary, found.view.language, zone=reader.zone, read=summary.made)
        await self._house.sender.settle(query.id)
        spoken = voice(replace(reader, language=found.view.language))
        caption = spoken.first.say(sentences.CAPTION)
        sent = await self._house.sender.file(_place(found), file_name(summary), document.encode("utf-8"), caption)
        await note(self._house, found, file=sent)
        now = time.monotonic()
        self._filed = {number: at for number, at in self._filed.items() if now < at + ONE_WISH} | {found.number: now}

    async def _speak(self, update: Update, query: CallbackQuery, code: str) -> None:
        """Answer in this language from now on; the message with the buttons and the newest answer change too."""
        language = of_code(code)
        message = query.message
        if language is None or message is None:
            raise Gone
        reader = replace(await self._house.readers.reader(message.chat.id), language=language)
        await self._house.readers.keep(reader)
        spoken = voice(reader)
        if isinstance(message, Message) and has_examples(message):
            html = welcome(spoken, self._house.policy)
            await self._house.sender.edit(message.chat.id, message.message_id, html, start_keyboard(spoken))
        else:
            said = escape(spoken.say(sentences.LANGUAGE_SET))
            await self._house.sender.edit(message.chat.id, message.message_id, said, InlineKeyboardMarkup([language_row()]))
        await self._house.sender.settle(query.id)
        await turn_newest(self._house, message.chat.id, thread_of(message), language)

    async def _ask(self, update: Update, query: CallbackQuery, code: str) -> None:
        """Do what the command of this name does."""
        message = query.message
        if message is None or not stands_under(query):
            raise Gone
        await self._house.sender.settle(query.id)
        place = Place(message.chat.id, thread_of(message))
        if code == "privacy":
            await self._privacy.tell(update, place)
        elif code == "settings":
            await self._settings.tell(update, place)
        else:
            await ask_language(self._house, await voice_for(update, self._house.readers), place)

    async def _try(self, update: Update, query: CallbackQuery, code: str) -> None:
        """Show an example article and answer it as if the person had pasted it."""
        language = of_code(code)
        message = query.message
        if language is None or message is None:
            raise Gone
        await self._house.sender.settle(query.id)
        spoken = await voice_for(update, self._house.readers)
        text = example(language)
        heading = escape(spoken.first.say(sentences.EXAMPLE))
        html = f"{heading}\n<blockquote expandable>{escape(text)}</blockquote>"
        place = Place(message.chat.id, thread_of(message))
        shown = await self._house.sender.send(place, html)
        asked = Asked(replace(place, reply_to=shown), query.from_user.id, message.chat.type == Chat.PRIVATE)
        await answer(self._house, update, asked, [Pasted(text, Origin.PASTE)])


def _link(found: Answer, argument: str) -> Link:
    """The link of the answer's article, or of the list of articles, that a button names. Raises `Gone`."""
    item = item_in_view(found)
    links = tuple(address for _, address in item.offers) or item.links
    if not argument.isdecimal() or len(argument) > 5 or int(argument) >= len(links):
        raise Gone
    return Link(links[int(argument)])


def _place(found: Answer) -> Place:
    return Place(found.chat, found.thread, found.question)
