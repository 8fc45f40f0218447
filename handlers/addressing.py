"""Whether a message in a group is meant for the bot: commands, mentions and replies to it only."""

from __future__ import annotations

from telegram import Chat, Message, MessageEntity


def is_private(message: Message) -> bool:
    """Whether the chat is one person's with the bot."""
    return message.chat.type == Chat.PRIVATE


def mentions(message: Message, username: str) -> bool:
    """Whether the text or caption names the bot, as @username."""
    return _mention(message, username) is not None


def replies_to(message: Message, bot: int) -> bool:
    """Whether the message replies to one of the bot's."""
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == bot


def is_for(message: Message, bot: int, username: str) -> bool:
    """Whether the bot should act on a message that is no command."""
    return is_private(message) or mentions(message, username) or replies_to(message, bot)


def without_mention(message: Message, username: str) -> str:
    """The text or caption without the bot's name."""
    text = message.text or message.caption or ""
    entity = _mention(message, username)
    return text if entity is None else text.replace(_words(message, entity), " ", 1)


def _mention(message: Message, username: str) -> MessageEntity | None:
    for entity in message.entities or message.caption_entities:
        if entity.type == MessageEntity.MENTION and _words(message, entity).lower() == f"@{username}".lower():
            return entity
    return None


def _words(message: Message, entity: MessageEntity) -> str:
    return message.parse_entity(entity) if message.text else message.parse_caption_entity(entity)
