"""What is kept, told truly, and erasing all of it: /privacy and /forget."""

from __future__ import annotations

import logging

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from handlers import model_sentences, sentences
from handlers.house import House, Policy
from handlers.keyboards import CONSENT, FORGET, stands_under
from handlers.rights import is_admin, speaks_for_chat
from handlers.sender import Place
from handlers.voice import Voice, voice, voice_for
from newsdesk.errors import Gone
from newsdesk.rendering.telegram import escape
from newsdesk.rendering.words import Words

log = logging.getLogger("qawl.privacy")

MOST_TAKEN = 300  # answers that are taken off the screen when all is erased


class Privacy:
    """What a person can know and decide about what is kept."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def on_privacy(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what is kept, for how long, who sees it, where texts go and how to erase."""
        assert update.effective_message is not None
        await self.tell(update, _place(update.effective_message))

    async def on_forget(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask whether all of this chat shall be erased; in groups only an admin is asked."""
        message = update.effective_message
        assert message is not None
        person = message.from_user.id if message.from_user else None
        spoken = await voice_for(update, self._house.readers)
        if not speaks_for_chat(message.chat, message.sender_chat) and not await is_admin(self._house, message.chat_id, person):
            await self._house.sender.send(_place(message), escape(spoken.say(sentences.ADMINS_FORGET)))
            return
        await self.ask(update, _place(message))

    async def tell(self, update: Update, place: Place) -> None:
        """Send what /privacy says."""
        spoken = await voice_for(update, self._house.readers)
        access, person = self._house.access, update.effective_user
        agreed = access is not None and person is not None and await access.has_agreed(person.id)
        await self._house.sender.send(place, policy_html(spoken, self._house.policy), _keyboard(spoken, agreed=agreed))

    async def ask(self, update: Update, place: Place) -> None:
        """Send the question before all is erased."""
        spoken = await voice_for(update, self._house.readers)
        await self._house.sender.send(place, escape(spoken.say(sentences.FORGET_QUESTION)), _question_keyboard(spoken))

    async def on_press(self, update: Update, query: CallbackQuery, code: str) -> None:
        """The buttons [Erase everything], [Yes] and [No]; each counts only where it stands, and once."""
        message = query.message
        if not isinstance(message, Message) or not stands_under(query) or code not in ("", "yes", "no"):
            raise Gone
        spoken = await voice_for(update, self._house.readers)
        if not await is_admin(self._house, message.chat.id, query.from_user.id):
            await self._house.sender.settle(query.id, spoken.say(sentences.ADMINS_FORGET), alert=True)
            return
        await self._house.sender.settle(query.id)
        if code == "":
            await self.ask(update, _place(message))
        elif code == "no":
            await self._house.sender.edit(message.chat.id, message.message_id, escape(spoken.say(sentences.NOT_FORGOTTEN)))
        else:
            await self._forget(query, message)

    async def _forget(self, query: CallbackQuery, message: Message) -> None:
        """Erase, take the answers off the screen, then say so in the language that was spoken until then."""
        chat = message.chat.id
        spoken = voice(await self._house.readers.reader(chat), query.from_user)
        self._house.work.cancel(chat, query.from_user.id)
        shown = await self._house.answers.newest(chat, MOST_TAKEN + 1)
        await self._house.forget(chat)
        deleted = escape(spoken.say(sentences.DELETED))
        stays = len(shown) > MOST_TAKEN
        for answer in shown[:MOST_TAKEN]:
            for one in (*answer.messages, *filter(None, [answer.view.place]), *answer.view.beside, *answer.view.files):
                stays |= not await self._house.sender.take_away(chat, one, deleted)
        said = spoken.say(sentences.FORGOTTEN_BUT) if stays else spoken.say(sentences.FORGOTTEN)
        await self._house.sender.edit(chat, message.message_id, escape(said))
        log.info("forgotten", extra={"fields": {"chat": chat}})


def policy_html(spoken: Voice, policy: Policy) -> str:
    """What /privacy says, in each language of the voice."""
    return "\n\n".join(_policy(one, policy) for one in spoken.spoken)


def where_texts_go(said: Words, policy: Policy) -> str:
    """Whether a text leaves the program to be read."""
    if policy.host is None:
        return said.say(sentences.TEXTS_STAY)
    return said.say(sentences.TEXTS_LOCAL if policy.local else sentences.TEXTS_GO, host=policy.host)


def _policy(said: Words, policy: Policy) -> str:
    days = said.count("{n} day", "{n} days", policy.private_days)
    seen = said.say(sentences.SEEN)
    if policy.contact:
        seen += "\n" + said.say(sentences.OPERATOR, contact=policy.contact)
    parts = (
        (sentences.WHAT_IS_KEPT, said.say(sentences.KEPT, days=days)),
        (sentences.WHO_SEES, seen),
        (sentences.WHERE_TEXTS_GO, where_texts_go(said, policy)),
        (sentences.HOW_TO_ERASE, said.say(sentences.ERASING)),
    )
    return "\n\n".join(f"<b>{escape(said.say(title))}</b>\n{escape(text)}" for title, text in parts)


def _keyboard(spoken: Voice, *, agreed: bool) -> InlineKeyboardMarkup:
    """Erasing, and taking back what the person has agreed to."""
    rows = [[InlineKeyboardButton(spoken.label(sentences.ERASE_ALL), callback_data=f"{FORGET}:")]]
    if agreed:
        label = spoken.label(model_sentences.WITHDRAW)
        rows.insert(0, [InlineKeyboardButton(label, callback_data=f"{CONSENT}:withdraw")])
    return InlineKeyboardMarkup(rows)


def _question_keyboard(spoken: Voice) -> InlineKeyboardMarkup:
    yes = InlineKeyboardButton(spoken.label(sentences.FORGET_YES), callback_data=f"{FORGET}:yes")
    no = InlineKeyboardButton(spoken.label(sentences.FORGET_NO), callback_data=f"{FORGET}:no")
    return InlineKeyboardMarkup([[yes, no]] if spoken.language else [[yes], [no]])


def _place(message: Message) -> Place:
    return Place(message.chat.id, message.message_thread_id if message.is_topic_message else None)
