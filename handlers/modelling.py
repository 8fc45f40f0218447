"""Reading with the model: the button for it, whether a person's own text may leave the house, and what is seen meanwhile."""

from __future__ import annotations

import logging
from dataclasses import replace

from telegram import CallbackQuery, Chat, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers import model_sentences as sentences
from handlers.answering import refusal, remark_of, tell
from handlers.house import House
from handlers.keyboards import CONSENT, stands_under
from handlers.progress import progress
from handlers.rights import NOBODY
from handlers.sender import Place
from handlers.sentences import NOTHING_TO_STOP
from handlers.showing import item_in_view, show_anew
from handlers.voice import Voice, voice
from handlers.watching import end_draft, stop_keyboard, watcher
from handlers.work import Cancelled
from newsdesk.errors import Gone, ModelNotAgreed, ModelWithheld, ReaderError
from newsdesk.model import Answer, Asker, Summary
from newsdesk.rendering.telegram import escape

log = logging.getLogger("qawl.modelling")


class Modelling:
    """What [Read with the model] and the questions about it do."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def begin(self, query: CallbackQuery, found: Answer) -> None:
        """The button under an answer: read its article with the model, or ask first whether its text may go there."""
        spoken = voice(replace(await self._house.readers.reader(found.chat), language=found.view.language))
        try:
            await self._read(query, found, spoken)
        except ModelNotAgreed as error:
            host = str(error.fields["host"])
            if _brought_by(found) not in (None, query.from_user.id):
                await self._house.sender.settle(query.id, spoken.say(sentences.SENDER_DECIDES, host=host), alert=True)
                return
            await self._house.sender.settle(query.id)
            place = Place(found.chat, found.thread, found.messages[-1] if found.messages else found.question)
            html = escape(spoken.say(sentences.CONSENT, host=host))
            await self._house.sender.send(place, html, _question(spoken, found.number))
        except ModelWithheld as error:
            await self._house.sender.settle(query.id, spoken.error(error), alert=True)

    async def on_consent(self, query: CallbackQuery, code: str) -> None:
        """[I agree] and [I do not agree] under the question, and [Send my texts to no model] under /privacy."""
        message, access = query.message, self._house.access
        if not isinstance(message, Message) or not stands_under(query) or access is None:
            raise Gone
        host = access.terms.host
        chat, person = message.chat.id, query.from_user.id
        spoken = voice(await self._house.readers.reader(chat), query.from_user)
        verb, _, number = code.partition(":")
        found = await self._house.answers.find(int(number), chat) if number.isdecimal() else None
        if verb == "yes":
            if found is None:
                raise Gone
            if _brought_by(found) not in (None, person):
                await self._house.sender.settle(query.id, spoken.say(sentences.SENDER_DECIDES, host=host), alert=True)
                return
            await access.agree(person)
            await self._house.sender.edit(chat, message.message_id, escape(spoken.say(sentences.AGREED, host=host)))
            await self.begin(query, found)
        elif verb == "no":
            if found is not None and found.asker is not None and found.asker != person:
                await self._house.sender.settle(query.id, spoken.say(sentences.SENDER_DECIDES, host=host), alert=True)
                return
            await self._house.sender.settle(query.id)
            await self._house.sender.edit(chat, message.message_id, escape(spoken.say(sentences.DECLINED)))
        elif verb == "withdraw":
            await access.withdraw(person)
            await self._house.sender.settle(query.id, spoken.say(sentences.WITHDRAWN, host=host), alert=True)
        else:
            raise Gone

    async def on_stop(self, query: CallbackQuery, asker: str) -> None:
        """[Stop] under a placeholder: stops what its asker has under way in this chat; nobody else can."""
        message = query.message
        if not isinstance(message, Message) or not stands_under(query):
            raise Gone
        person = query.from_user.id
        spoken = voice(await self._house.readers.reader(message.chat.id), query.from_user)
        if asker != str(person):
            await self._house.sender.settle(query.id, spoken.say(sentences.NOT_YOURS_TO_STOP), alert=True)
            return
        stopped = self._house.work.cancel(message.chat.id, person)
        await self._house.sender.settle(query.id, None if stopped else spoken.say(NOTHING_TO_STOP))

    async def _read(self, query: CallbackQuery, found: Answer, spoken: Voice) -> None:
        """Read the article that the answer looks at and show the answer anew. Raises a `ModelWithheld`."""
        house, item = self._house, item_in_view(found)
        number = item.reading
        if number is None:
            raise Gone
        asker, sender = Asker(found.chat, query.from_user.id), _brought_by(found)
        await house.desk.may_with_model(number, found.chat, asker, sender)
        await house.sender.settle(query.id, spoken.first.say(sentences.SO_FAR))
        place = Place(found.chat, found.thread, found.question)
        read: list[Summary] = []
        stop = stop_keyboard(spoken.first, asker.person)
        private = query.message is not None and query.message.chat.type == Chat.PRIVATE
        try:
            so_far = spoken.first.say(sentences.SO_FAR)
            async with progress(house.sender, place, so_far, private=private, keyboard=stop) as shown:
                watch = watcher(shown, spoken.first, asker.person)

                async def work() -> None:
                    read.append(await house.desk.with_model(number, found.chat, asker, sender, watch))

                await house.work.cancellable(found.chat, asker.person, work())
        except (ReaderError, Cancelled) as error:
            await tell(house, place, refusal(spoken, error), shown)
            return
        except ModelWithheld as error:  # the day was spent in between
            await tell(house, place, spoken.error(error), shown)
            return
        if shown.placeholder is not None:
            await house.sender.delete(found.chat, shown.placeholder)
        renewed = replace(item, reading=read[0].number, error=remark_of(read[0]))
        await show_anew(house, found, renewed, place)
        await end_draft(shown, spoken.first, read[0])
        log.info("read with the model", extra={"fields": {"chat": found.chat, "remark": read[0].reading.remark}})


def _brought_by(found: Answer) -> int | None:
    """Who brought the text that the answer looks at; `NOBODY` where in a group another message held it than the asking one."""
    item = item_in_view(found)
    elsewhere = bool(item.passages) and item.passages[0].message != found.question
    return NOBODY if found.chat < 0 and elsewhere else found.asker


def _question(spoken: Voice, number: int) -> InlineKeyboardMarkup:
    agree = InlineKeyboardButton(spoken.label(sentences.AGREE), callback_data=f"{CONSENT}:yes:{number}")
    decline = InlineKeyboardButton(spoken.label(sentences.DECLINE), callback_data=f"{CONSENT}:no:{number}")
    return InlineKeyboardMarkup([[agree], [decline]])
