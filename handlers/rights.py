"""Who may do what in a group."""

from __future__ import annotations

from typing import Final

from telegram import Chat, ChatMember
from telegram.constants import ChatID
from telegram.error import TelegramError

from handlers.house import House
from newsdesk.model import Asker

STAND_INS = frozenset({ChatID.SERVICE_CHAT, ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL})
"""The accounts under which Telegram shows posts of channels and of anonymous admins, in all chats the same."""

NOBODY: Final = 0
"""Whose a text is that has no sender who could agree to anything: no account has this id."""


async def is_admin(house: House, chat: int, person: int | None) -> bool:
    """Whether the person may decide for the whole chat: its own person in a private chat, an admin in a group."""
    if chat == person:
        return True
    if person is None:
        return False
    try:
        member = await house.bot.get_chat_member(chat, person)
    except TelegramError:
        return False
    return member.status in (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


def speaks_for_chat(chat: Chat, sender: Chat | None) -> bool:
    """Whether a message was sent in the group's own name, as only its anonymous admins can."""
    return sender is not None and sender.id == chat.id


def asker_in(chat: int, person: int | None) -> Asker:
    """Who asks. Behind an account that stands in for many is nobody in particular: there the chat itself asks."""
    return Asker(chat, None if person in STAND_INS else person)
