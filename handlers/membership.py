"""Being blocked, unblocked, added to groups and moved with them."""

from __future__ import annotations

from dataclasses import replace

from telegram import Chat, ChatMember, Update
from telegram.ext import ContextTypes

from handlers import sentences
from handlers.answering import tell
from handlers.house import House
from handlers.sender import Place
from handlers.voice import voice_for

ABSENT = frozenset({ChatMember.LEFT, ChatMember.BANNED})


class Membership:
    """What happens when the bot's own membership of a chat changes."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def on_change(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Remember whether the chat can be reached; in a new group say in a sentence how to ask."""
        change = update.my_chat_member
        if change is None:
            return
        there = change.new_chat_member.status not in ABSENT
        reader = await self._house.readers.reader(change.chat.id)
        await self._house.readers.keep(replace(reader, active=there))
        came = there and change.old_chat_member.status in ABSENT
        if came and change.chat.type in (Chat.GROUP, Chat.SUPERGROUP):
            voice = await voice_for(update, self._house.readers)
            await tell(
                self._house,
                Place(change.chat.id),
                voice.say(sentences.IN_GROUPS),
            )

    async def on_migration(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep everything when a group becomes a supergroup with another id."""
        message = update.message
        if message is not None and message.migrate_to_chat_id is not None:
            await self._house.readers.migrate(message.chat_id, message.migrate_to_chat_id)
