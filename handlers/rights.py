"""Who may do what in a group."""

from __future__ import annotations

from telegram import Chat, ChatMember
from telegram.error import TelegramError

from handlers.house import House


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
