"""Methods that change or take away what was sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.playground.methods.access import message_of, readable_chat, writable_chat
from bot.playground.methods.sending import fitting_caption, fitting_text, markup, message_text, preview_options
from bot.playground.parameters import Parameters
from bot.playground.refusals import bad_request
from bot.playground.world import JSON, Chat, Message, World

_DELETABLE = timedelta(hours=48)
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


def _edited(world: World, parameters: Parameters) -> Message:
    if parameters.has("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    message = message_of(writable_chat(world, parameters), parameters, "edit")
    if not message.from_bot or "forward_origin" in message.content:
        raise bad_request("message can't be edited")
    return message


def _change(world: World, message: Message, content: JSON, keyboard: JSON | None) -> JSON:
    if content == message.content and keyboard == message.keyboard:
        raise bad_request(_SAME)
    message.content = content
    message.keyboard = keyboard
    message.edited = world.now()
    message.revision = message.chat.next_revision()
    return message.form()


def _without(content: JSON, *names: str) -> JSON:
    return {name: value for name, value in content.items() if name not in names}


async def edit_message_text(world: World, parameters: Parameters) -> JSON:
    """`editMessageText`."""
    keyboard = markup(parameters)
    said = message_text(parameters)
    options = preview_options(parameters)
    message = _edited(world, parameters)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    kept = _without(message.content, "text", "entities", "link_preview_options")
    return _change(world, message, kept | fitting_text(said).fields() | options, keyboard)


async def edit_message_caption(world: World, parameters: Parameters) -> JSON:
    """`editMessageCaption`; an empty caption takes it away."""
    keyboard = markup(parameters)
    caption = parameters.formatted("caption", "caption_entities")
    message = _edited(world, parameters)
    if not {"document", "photo"} & message.content.keys():
        raise bad_request("there is no caption in the message to edit")
    kept = _without(message.content, "caption", "caption_entities")
    told = fitting_caption(caption).fields("caption", "caption_entities") if caption.text else {}
    return _change(world, message, kept | told, keyboard)


async def edit_message_reply_markup(world: World, parameters: Parameters) -> JSON:
    """`editMessageReplyMarkup`; no markup takes the keyboard away."""
    keyboard = markup(parameters)
    message = _edited(world, parameters)
    return _change(world, message, message.content, keyboard)


def _refuse_keeping(world: World, chat: Chat, message: Message) -> None:
    """Refuse what Telegram does not let a bot delete."""
    administers = chat.person is None and chat.bot_status == "administrator"
    if not message.from_bot and chat.person is None and not administers:
        raise bad_request("message can't be deleted")
    if world.now() - message.date >= _DELETABLE and not (administers and chat.type == "supergroup"):
        raise bad_request("message can't be deleted for everyone")


async def delete_message(world: World, parameters: Parameters) -> bool:
    """`deleteMessage`."""
    chat = readable_chat(world, parameters)
    message = message_of(chat, parameters, "delete")
    _refuse_keeping(world, chat, message)
    world.remove(message)
    return True


async def delete_messages(world: World, parameters: Parameters) -> bool:
    """`deleteMessages`: those that are not there are passed over."""
    numbers: Any = parameters.json("message_ids", "message identifiers")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    chat = readable_chat(world, parameters)
    wanted = [int(n) for n in numbers if isinstance(n, int) or (isinstance(n, str) and n.isascii() and n.isdigit())]
    messages = [chat.messages[number] for number in dict.fromkeys(wanted) if number in chat.messages]
    for message in messages:
        _refuse_keeping(world, chat, message)
    for message in messages:
        world.remove(message)
    return True


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
COUNTED = frozenset(["editMessageText", "editMessageCaption", "editMessageReplyMarkup"])
