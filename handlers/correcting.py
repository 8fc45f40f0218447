"""Mending an answer: which statement, what is wrong in it, whether it may serve as an example; for this chat only."""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import replace
from typing import Final

from telegram import CallbackQuery, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers import sentences
from handlers.house import House
from handlers.rights import is_admin
from handlers.sender import Place
from handlers.showing import note, show
from handlers.voice import voice
from newsdesk.errors import Gone
from newsdesk.model import Answer, Correction, Fix, Wish
from newsdesk.rendering.correcting import Correcting, Panel, Step, code, step_of
from newsdesk.rendering.telegram import escape
from newsdesk.rendering.words import words
from newsdesk.summaries.corrections import LONGEST_NAME, all_organizations, is_name, organization_meant, speakers_of

log = logging.getLogger("qawl.correcting")

CORRECT: Final = "fix"  # what the data of a panel's buttons begin with
DATA: Final = re.compile(r"([1-9][0-9]{0,17}):([0-9]{1,3}):([a-z0-9.]+)")
WISH: Final = re.compile(r"([0-9]{1,3}):([a-z]+[0-9]+):([0-9]+)")


class Mending:
    """The panels on which a reader mends an answer."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._busy: dict[int, asyncio.Lock] = {}

    async def begin(self, query: CallbackQuery, found: Answer) -> None:
        """Send the panel that asks which statement is wrong, beside the answer."""
        if not await self._may(found, query.from_user.id):
            await self._refuse(query, found)
            return
        item = found.view.item or 0
        correcting = await self._correcting(found, item)
        await self._house.sender.settle(query.id)
        html, keyboard = _shown(correcting.statements(max(found.view.page - 1, 0)), found.number, item)
        place = Place(found.chat, found.thread, found.messages[0] if found.messages else None)
        panel = await self._house.sender.send(place, html, keyboard)
        await note(self._house, found, beside=panel)

    async def on_press(self, query: CallbackQuery, argument: str) -> None:
        """Do what a button of a panel says. Raises `Gone` for another chat's, and for what is not there any more."""
        match, panel = DATA.fullmatch(argument), query.message
        told = step_of(match[3]) if match else None
        if match is None or told is None or panel is None:
            raise Gone
        number = int(match[1])
        lock = self._busy.setdefault(number, asyncio.Lock())
        try:
            async with lock:  # presses one after the other: the second sees what the first has done
                found = await self._house.answers.find(number, panel.chat.id)
                if found is None:
                    raise Gone
                if not await self._may(found, query.from_user.id):
                    await self._refuse(query, found)
                    return
                await self._do(query, found, int(match[2]), told)
        finally:
            if not lock.locked():
                self._busy.pop(number, None)

    async def on_reply(self, message: Message, wish: Wish) -> None:
        """Take the name that a person has typed in reply to a question. Raises `Gone` if the answer is there no more."""
        match, asked = WISH.fullmatch(wish.code), message.reply_to_message
        found = await self._house.answers.find(wish.answer, message.chat_id)
        told = step_of(match[2]) if match else None
        if match is None or told is None or found is None or asked is None:
            raise Gone
        person = message.from_user.id if message.from_user else 0
        name = " ".join((message.text or "").split())
        spoken = words(found.view.language)
        place = Place(found.chat, found.thread, message.message_id)
        if not await self._may(found, person):
            await self._house.sender.send(place, escape(spoken.say(sentences.NOT_YOURS_TO_CORRECT)))
            return
        if not is_name(name):
            await self._house.sender.send(place, escape(spoken.say(sentences.NO_NAME, n=LONGEST_NAME)))
            return
        step, statement, _ = told
        item = int(match[1])
        correcting = await self._correcting(found, item)
        fix = Fix.SPEAKER if step is Step.NAME_SPEAKER else Fix.ABOUT
        if fix is Fix.ABOUT:
            known = organization_meant(name, correcting.summary)
            name = name if known.id.startswith("x-") else known.id
        panel = await self._mend(found, item, correcting, fix, statement, name, person)
        await self._house.corrections.grant(found.chat, asked.message_id)
        await self._house.sender.delete(found.chat, asked.message_id)
        html, keyboard = _shown(panel, found.number, item)
        if not await self._house.sender.edit(found.chat, int(match[3]), html, keyboard):
            await self._house.sender.send(place, html, keyboard)

    async def withdraw(self, asked: Message) -> None:
        """Ask no more for the name that this question asks for."""
        await self._house.corrections.grant(asked.chat.id, asked.message_id)
        await self._house.sender.delete(asked.chat.id, asked.message_id)

    async def _do(self, query: CallbackQuery, found: Answer, item: int, told: tuple[Step, int, int | None]) -> None:
        step, number, choice = told
        message = query.message
        assert message is not None  # looked at before
        if step is Step.CLOSE:
            await self._house.sender.settle(query.id)
            await self._house.sender.delete(found.chat, message.message_id)
            return
        correcting = await self._correcting(found, item)
        if step not in (Step.LIST, Step.AGREE, Step.DISAGREE) and number >= len(correcting.summary.statements):
            raise Gone
        if step in (Step.NAME_SPEAKER, Step.NAME_ORGANIZATION):
            await self._house.sender.settle(query.id)
            await self._ask(found, item, step, number, message.message_id)
            return
        panel = await self._panel(query, found, item, correcting, (step, number, choice))
        await self._house.sender.settle(query.id)
        html, keyboard = _shown(panel, found.number, item)
        await self._house.sender.edit(found.chat, message.message_id, html, keyboard)

    async def _panel(
        self, query: CallbackQuery, found: Answer, item: int, correcting: Correcting, told: tuple[Step, int, int | None]
    ) -> Panel:
        """The panel after a step, and what the step mends."""
        step, number, choice = told
        mends: tuple[Fix, str] | None = None
        match step:
            case Step.LIST:
                return correcting.statements(number)
            case Step.STATEMENT:
                return correcting.statement(number)
            case Step.SPEAKERS if choice is None:
                return correcting.speakers(number)
            case Step.ORGANIZATIONS:
                return correcting.organizations(number)
            case Step.UNDO:
                return await self._undo(found, correcting, number)
            case Step.AGREE | Step.DISAGREE:
                return await self._agree(found, correcting, number, agreed=step is Step.AGREE)
            case Step.SPEAKERS:
                mends = Fix.SPEAKER, _chosen([one.key for one in speakers_of(correcting.summary)], choice)
            case Step.IS_ABOUT | Step.NOT_ABOUT:
                fix = Fix.ABOUT if step is Step.IS_ABOUT else Fix.NOT_ABOUT
                mends = fix, _chosen([one.id for one in all_organizations(correcting.summary)], choice)
            case Step.NO_STATEMENT:
                mends = Fix.NO_STATEMENT, ""
        if mends is None:
            raise Gone
        return await self._mend(found, item, correcting, mends[0], number, mends[1], query.from_user.id)

    async def _mend(
        self, found: Answer, item: int, correcting: Correcting, fix: Fix, statement: int, value: str, person: int
    ) -> Panel:
        """Keep the correction and show the answer with it; the panel that says so. What stands already is not asked again."""
        number = found.items[item].reading
        assert number is not None  # `correcting` was made of it
        wanted = Correction(found.chat, number, statement, fix, value, person)
        kept = next((one for one in correcting.corrections if replace(one, person=person, agreed=None) == wanted), None)
        if kept is None:
            kept = await self._house.corrections.keep(wanted, self._house.clock())
            await show(self._house, found, Place(found.chat, found.thread, found.question))
            log.info("corrected", extra={"fields": {"chat": found.chat, "fix": fix.value}})
        return correcting.done(kept)

    async def _undo(self, found: Answer, correcting: Correcting, statement: int) -> Panel:
        if await self._house.corrections.undo(correcting.summary.number, statement, found.chat):
            await show(self._house, found, Place(found.chat, found.thread, found.question))
        return correcting.undone()

    async def _agree(self, found: Answer, correcting: Correcting, number: int, *, agreed: bool) -> Panel:
        """Record the consent, once: what was answered first holds."""
        kept = next((one for one in correcting.corrections if one.number == number), None)
        if kept is None:
            raise Gone
        if await self._house.corrections.agree(number, found.chat, agreed=agreed):
            kept = replace(kept, agreed=agreed)
        return correcting.done(kept)

    async def _ask(self, found: Answer, item: int, step: Step, statement: int, panel: int) -> None:
        """Ask for a name, to be typed in reply."""
        spoken = words(found.view.language)
        question = sentences.REPLY_SPEAKER if step is Step.NAME_SPEAKER else sentences.REPLY_ORGANIZATION
        place = Place(found.chat, found.thread, panel)
        asked = await self._house.sender.send(place, escape(spoken.say(question)), ForceReply())
        wish = Wish(found.number, f"{item}:{code(step, statement)}:{panel}")
        await self._house.corrections.wait(found.chat, asked, wish)
        await note(self._house, found, beside=asked)

    async def _correcting(self, found: Answer, item: int) -> Correcting:
        number = found.items[item].reading if item < len(found.items) else None
        if number is None:
            raise Gone
        summary = await self._house.desk.unmended(number, found.chat)
        corrections = await self._house.corrections.of(number, found.chat)
        return Correcting(summary, corrections, found.view, (await self._house.readers.reader(found.chat)).zone)

    async def _may(self, found: Answer, person: int) -> bool:
        return person == found.asker or await is_admin(self._house, found.chat, person)

    async def _refuse(self, query: CallbackQuery, found: Answer) -> None:
        spoken = voice(await self._house.readers.reader(found.chat), query.from_user)
        await self._house.sender.settle(query.id, spoken.say(sentences.NOT_YOURS_TO_CORRECT), alert=True)


def _chosen(values: list[str], choice: int | None) -> str:
    if choice is None or choice >= len(values):
        raise Gone
    return values[choice]


def _shown(panel: Panel, answer: int, item: int) -> tuple[str, InlineKeyboardMarkup]:
    heading, *lines = panel.lines
    html = "\n".join([f"<b>{escape(heading)}</b>", *map(escape, lines)])
    rows = [
        [InlineKeyboardButton(label, callback_data=f"{CORRECT}:{answer}:{item}:{told}") for label, told in row]
        for row in panel.rows
        if row
    ]
    return html, InlineKeyboardMarkup(rows)
