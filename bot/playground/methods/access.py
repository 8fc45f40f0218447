"""Finding the chat, the thread and the message that a method is about; refusing as Telegram does."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.formatting import Formatted, quote_position, units
from bot.playground.parameters import Parameters
from bot.playground.refusals import bad_request, forbidden
from bot.playground.world import Chat, Message, World

MAX_QUOTE = 1024

_CHAT_ID = re.compile(r"-?[0-9]{1,19}")
_TYPE_NAMES = {"group": "group", "supergroup": "supergroup", "channel": "channel"}


def found_chat(world: World, value: str) -> Chat:
    """The chat with this id or @username that the bot may know of."""
    value = value.strip()
    if not value:
        raise bad_request("chat_id is empty")
    chat: Chat | None = None
    if value.startswith("@"):
        wanted = value[1:].casefold()
        public = (c for c in world.chats.values() if c.person is None)
        chat = next((c for c in public if (c.username or "").casefold() == wanted), None)
    elif _CHAT_ID.fullmatch(value):
        chat = world.chats.get(int(value))
    if chat is None:
        raise bad_request("chat not found")
    return chat


def readable_chat(world: World, parameters: Parameters) -> Chat:
    """The chat of `chat_id`, if the bot is in it."""
    chat = found_chat(world, parameters.text("chat_id"))
    if chat.migrated_to is not None:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    if chat.person is None and chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {_TYPE_NAMES[chat.type]} chat")
    if chat.person is None and chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {_TYPE_NAMES[chat.type]} chat")
    return chat


def writable_chat(world: World, parameters: Parameters) -> Chat:
    """The chat of `chat_id`, if the bot may write there."""
    chat = readable_chat(world, parameters)
    if chat.person is not None:
        if chat.person.deactivated:
            raise forbidden("user is deactivated")
        if chat.person.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.person.started:
            raise forbidden("bot can't initiate conversation with a user")
    elif not chat.can_send or (chat.type == "channel" and chat.bot_status != "administrator"):
        raise bad_request("not enough rights to send text messages to the chat")
    return chat


def thread_of(chat: Chat, parameters: Parameters) -> int | None:
    """The topic to write in; None for the chat itself."""
    thread = parameters.number("message_thread_id")
    if not thread:
        return None
    if thread not in chat.threads:
        raise bad_request("message thread not found")
    return thread


def message_of(chat: Chat, parameters: Parameters, purpose: str) -> Message:
    """The message of `message_id`; `purpose` says in the refusal what it was wanted for."""
    if not parameters.has("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(parameters.number("message_id"))
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def reply_of(world: World, chat: Chat, parameters: Parameters) -> tuple[int | None, dict[str, Any]]:
    """The message that a reply is to, and the fields that its quotation adds."""
    wish = parameters.json("reply_parameters", "reply parameters")
    if wish is None:
        number = parameters.number("reply_to_message_id")
        wish = (
            {"message_id": number, "allow_sending_without_reply": parameters.flag("allow_sending_without_reply")}
            if number
            else {}
        )
    if not isinstance(wish, dict):
        raise bad_request("object expected as reply parameters")
    if not wish:
        return None, {}
    inner = Parameters(wish)
    number = inner.number("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified" if not number else "message to be replied not found")
    elsewhere = inner.text("chat_id")
    original = (found_chat(world, elsewhere) if elsewhere else chat).messages.get(number)
    if original is None:
        if inner.flag("allow_sending_without_reply"):
            return None, {}
        raise bad_request("message to be replied not found")
    quoted = _quote(parameters, inner, original) if inner.has("quote") else {}
    if original.chat is not chat:
        return None, quoted | {
            "external_reply": {"origin": _origin(original), "chat": original.chat.short(), "message_id": number}
        }
    return original.id, quoted


def _quote(parameters: Parameters, wish: Parameters, original: Message) -> dict[str, Any]:
    quote = parameters.quote(wish.fields)
    position = wish.number("quote_position")
    if not quote.text.strip() or len(quote.text) > MAX_QUOTE:
        raise bad_request("QUOTE_TEXT_INVALID")
    place = quote_position(original.said(), quote, position)
    if place is None:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"quote": quote_form(quote, place, manual=True)}


def quote_form(quote: Formatted, position: int, *, manual: bool) -> dict[str, Any]:
    """A quotation as the Bot API's TextQuote."""
    form = quote.fields() | {"position": position}
    return form | {"is_manual": True} if manual and units(quote.text) else form


def _origin(message: Message) -> dict[str, Any]:
    return {"type": "user", "date": int(message.date.timestamp()), "sender_user": message.sender}
