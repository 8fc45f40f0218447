"""What a person does becomes messages in the chat and updates for the bot."""

from __future__ import annotations

import base64
import binascii
import mimetypes
from typing import Any

from bot.playground.detection import found_entities
from bot.playground.formatting import (
    FOUND,
    GIVEN,
    Entity,
    Formatted,
    cleaned,
    cleaned_quote,
    cut,
    given_entities,
    quote_position,
    with_found,
)
from bot.playground.keyboards import find_button
from bot.playground.methods.access import quote_form
from bot.playground.methods.sending import document_form, photo_form, picture_size
from bot.playground.refusals import PersonRefusal, Refusal
from bot.playground.splitting import split
from bot.playground.world import JSON, Chat, Message, Person, World

MAX_CAPTION = 1024
# What a person can send besides text, and the fields that such an attachment has at least.
_ATTACHMENTS: dict[str, JSON] = {
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "🙂"},
    "voice": {"duration": 3, "mime_type": "audio/ogg"},
    "audio": {"duration": 60, "mime_type": "audio/mpeg"},
    "video": {"width": 640, "height": 360, "duration": 5, "mime_type": "video/mp4"},
    "video_note": {"length": 240, "duration": 5},
    "animation": {"width": 320, "height": 240, "duration": 2, "mime_type": "video/mp4"},
}
_PLAIN: dict[str, JSON] = {
    "location": {"latitude": 24.7, "longitude": 46.7},
    "contact": {"phone_number": "+10000000000", "first_name": "Contact"},
    "dice": {"emoji": "🎲", "value": 4},
    "poll": {
        "id": "1",
        "question": "?",
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
    },
}


def chat_of(world: World, person: Person, number: Any) -> Chat:
    """The chat that a person names: their private one when they name none."""
    if number is None:
        return world.chats[person.id]
    chat = world.chats.get(number) if isinstance(number, int) else None
    if chat is None or not chat.holds(person.id):
        raise PersonRefusal(404, "there is no such chat for this person")
    return chat


def post(world: World, person: Person, wish: JSON) -> list[Message]:
    """Send what a person wrote or attached; a long text becomes several messages, as their app would do it."""
    chat = chat_of(world, person, wish.get("chat"))
    _refuse_silence(world, chat, person)
    said = _said(wish, "text" if "text" in wish else "caption")
    attached = _attachment(world, wish)
    reply, quoted = _reply(chat, wish)
    shared = _shared(world, chat, wish)
    thread = _thread(chat, wish)
    if attached:
        if len(said.text) > MAX_CAPTION:
            raise PersonRefusal(400, "a caption has at most 1,024 characters")
        contents = [attached | (_found(said).fields("caption", "caption_entities") if said.text else {})]
    elif not said.text:
        raise PersonRefusal(400, "there is nothing to send")
    else:
        contents = [_found(part).fields() for part in split(said)]
    person.started = True
    sent = []
    for content in contents:
        message = world.post(chat, shared | quoted | content, sender=person.user(), reply_to=reply, thread=thread)
        tell(world, message, "channel_post" if chat.type == "channel" else "message")
        sent.append(message)
        reply, quoted = None, {}
    return sent


def edit(world: World, person: Person, chat: Chat, number: int, wish: JSON) -> Message:
    """Change the text or caption of a message that the person sent."""
    message = _own(person, chat, number)
    name, entities = ("text", "entities") if "text" in message.content else ("caption", "caption_entities")
    said = _said(wish, name)
    if name == "text" and not said.text:
        raise PersonRefusal(400, "there is nothing to send")
    if len(said.text) > (4096 if name == "text" else MAX_CAPTION):
        raise PersonRefusal(400, "this is too long for one message")
    message.content = {key: value for key, value in message.content.items() if key not in (name, entities)}
    message.content |= _found(said).fields(name, entities) if said.text else {}
    message.edited = world.now()
    message.revision = chat.next_revision()
    tell(world, message, "edited_channel_post" if chat.type == "channel" else "edited_message")
    return message


def erase(world: World, person: Person, chat: Chat, number: int) -> None:
    """Delete a message that the person sent, or any in their private chat. Telegram tells the bot nothing of it."""
    message = chat.messages.get(number)
    if message is None or (chat.person is None and message.sender["id"] != person.id):
        raise PersonRefusal(404, "there is no such message of this person")
    world.remove(message)


def press(world: World, person: Person, wish: JSON) -> JSON:
    """Press a button under a message: a callback goes to the bot, a link or a text to copy is answered at once.

    Callback data that is on no button of the message is sent all the same, since a changed app can do that.
    """
    number, button = wish.get("message"), wish.get("button")
    if not isinstance(number, int) or not isinstance(button, str | list):
        raise PersonRefusal(400, "message must be a message's number, button callback data or [row, column]")
    chats = [chat_of(world, person, wish["chat"])] if wish.get("chat") is not None else _chats_of(world, person)
    message = next((chat.messages[number] for chat in chats if number in chat.messages), None)
    if message is None:
        raise PersonRefusal(404, "there is no such message in a chat of this person")
    _refuse_silence(world, message.chat, person)
    found = find_button(message.keyboard, button)
    if found is None and not isinstance(button, str):
        raise PersonRefusal(404, "there is no such button under this message")
    if found is not None and "callback_data" not in found:
        return {name: found[name] for name in found if name not in ("text", "style")}
    return _call_back(world, person, message, found["callback_data"] if found else str(button))


def _call_back(world: World, person: Person, message: Message, data: str) -> JSON:
    pressed = world.press(message.chat, person.id)
    query: JSON = {
        "id": pressed.id,
        "from": person.user(),
        "message": message.form(),
        "chat_instance": str(-(message.chat.id * 7919 % 2**62)),
        "data": data,
    }
    world.updates.add("callback_query", query)
    return {"callback_query_id": pressed.id, "revision": message.chat.revision}


def tell(world: World, message: Message, kind: str) -> None:
    """Put a message in for the bot, if Telegram would show it to the bot."""
    if bot_hears(world, message):
        world.updates.add(kind, message.form())


def bot_hears(world: World, message: Message) -> bool:
    """Whether the bot is shown a message: with privacy on, in a group only commands, mentions of it and replies to it."""
    chat = message.chat
    if chat.person is not None:
        return True
    if chat.bot_status not in ("member", "administrator") or chat.migrated_to is not None:
        return False
    if chat.bot_status == "administrator" or not world.privacy_mode:
        return True
    if chat.type == "channel":
        return False
    if message.reply_to is not None and chat.messages.get(message.reply_to, message).from_bot:
        return True
    said = message.said()
    return any(_addresses(world, said.text, entity) for entity in said.entities)


def _addresses(world: World, text: str, entity: Entity) -> bool:
    words = cut(text, entity["offset"], entity["offset"] + entity["length"])
    own = "@" + world.profile.username.casefold()
    if entity["type"] == "bot_command":
        return "@" not in words or words.casefold().endswith(own)
    if entity["type"] == "mention":
        return words.casefold() == own
    return bool(entity["type"] == "text_mention" and entity.get("user", {}).get("id") == world.bot_id)


def _chats_of(world: World, person: Person) -> list[Chat]:
    """The person's chats, the private one first."""
    return [world.chats[person.id], *(c for c in world.chats.values() if c.person is None and c.holds(person.id))]


def _refuse_silence(world: World, chat: Chat, person: Person) -> None:
    """Refuse what the person's app would not let them do."""
    if chat.person is not None and (person.blocked or person.deactivated):
        raise PersonRefusal(409, "this person has blocked the bot" if person.blocked else "this person's account is gone")
    if chat.migrated_to is not None:
        raise PersonRefusal(409, f"this group has become the supergroup {chat.migrated_to}")
    if chat.type == "channel" and person.id not in chat.admins:
        raise PersonRefusal(403, "only admins post in a channel")
    if world.closing:
        raise PersonRefusal(503, "the playground is closing")


def _own(person: Person, chat: Chat, number: int) -> Message:
    message = chat.messages.get(number)
    if message is None or message.from_bot or message.sender["id"] != person.id:
        raise PersonRefusal(404, "there is no such message of this person")
    return message


def _said(wish: JSON, name: str) -> Formatted:
    text = wish.get(name) or ""
    if not isinstance(text, str):
        raise PersonRefusal(400, f"{name} must be a text")
    entities = wish.get("entities") or wish.get("caption_entities") or []
    try:
        return cleaned(text, given_entities(text, entities, kinds=GIVEN | FOUND))
    except Refusal as refusal:
        raise PersonRefusal(400, refusal.description) from None


def _found(said: Formatted) -> Formatted:
    given = [(e["offset"], e["offset"] + e["length"]) for e in said.entities if e["type"] in FOUND]
    fresh = (e for e in found_entities(said.text) if not any(e["offset"] < b and a < e["offset"] + e["length"] for a, b in given))
    return with_found(said, fresh)


def _file(wish: Any, kind: str) -> tuple[bytes, str, str]:
    if not isinstance(wish, dict):
        raise PersonRefusal(400, f"{kind} must be an object with file_name and base64")
    encoded, name = wish.get("base64", ""), wish.get("file_name") or kind
    if not isinstance(encoded, str) or not isinstance(name, str):
        raise PersonRefusal(400, "file_name and base64 must be texts")
    try:
        content = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise PersonRefusal(400, "base64 holds no base64") from None
    guess = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return content, cleaned(name).text.replace("/", "_") or kind, str(wish.get("mime_type") or guess)


def _attachment(world: World, wish: JSON) -> JSON:
    if "document" in wish:
        content, name, mime_type = _file(wish["document"], "document")
        if not content:
            raise PersonRefusal(400, "an app sends no empty file")
        return {"document": document_form(world.store(content, name, mime_type))}
    if "photo" in wish:
        content, name, mime_type = _file(wish["photo"], "photo")
        file = world.store(content, name, mime_type, "photos")
        return {"photo": photo_form(file, picture_size(content) or (640, 480))}
    for kind, least in _ATTACHMENTS.items():
        if kind in wish:
            told = wish[kind] if isinstance(wish[kind], dict) else {}
            content, name, _ = _file({"base64": told.get("base64", "AAAA"), "file_name": told.get("file_name", kind)}, kind)
            file = world.store(content, name, least.get("mime_type", "image/webp"), kind + "s")
            ids = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(content)}
            return {kind: least | {key: value for key, value in told.items() if key != "base64"} | ids}
    for kind, default in _PLAIN.items():
        if kind in wish:
            return {kind: default | (wish[kind] if isinstance(wish[kind], dict) else {})}
    return {}


def _shared(world: World, chat: Chat, wish: JSON) -> JSON:
    """Fields that all parts of one sending have."""
    shared: JSON = {}
    if wish.get("forward_origin") is not None:
        shared["forward_origin"] = _origin(world, wish["forward_origin"])
    if wish.get("media_group_id") is not None:
        shared["media_group_id"] = str(wish["media_group_id"])
    if wish.get("via_bot") is not None:
        shared["via_bot"] = wish["via_bot"]
    return shared


def _origin(world: World, origin: Any) -> JSON:
    """Where a forwarded message is from, with what the Bot API's MessageOrigin needs filled in."""
    kinds = ("user", "hidden_user", "chat", "channel")
    if not isinstance(origin, dict) or origin.get("type") not in kinds:
        raise PersonRefusal(400, f"forward_origin must have a type: {', '.join(kinds)}")
    for name in ("sender_user", "sender_chat", "chat"):
        if not isinstance(origin.get(name), dict | None):
            raise PersonRefusal(400, f"{name} must be an object")
    filled = {"type": origin["type"], "date": int(world.now().timestamp())} | origin
    if filled["type"] == "user":
        filled["sender_user"] = {"id": 1, "is_bot": False, "first_name": "Someone"} | (origin.get("sender_user") or {})
    elif filled["type"] == "hidden_user":
        filled.setdefault("sender_user_name", "Someone")
    else:
        name = "sender_chat" if filled["type"] == "chat" else "chat"
        kind = "supergroup" if filled["type"] == "chat" else "channel"
        filled[name] = {"id": -1_000_000_000_001, "type": kind, "title": "Channel"} | (origin.get(name) or {})
        if filled["type"] == "channel":
            filled.setdefault("message_id", 1)
    return filled


def _thread(chat: Chat, wish: JSON) -> int | None:
    thread = wish.get("message_thread_id")
    if thread is None:
        return None
    if not isinstance(thread, int) or thread <= 0:
        raise PersonRefusal(400, "message_thread_id must be a positive number")
    chat.threads.add(thread)
    return thread


def _reply(chat: Chat, wish: JSON) -> tuple[int | None, JSON]:
    number, quote = wish.get("reply_to"), wish.get("quote")
    if number is None:
        if quote is not None:
            raise PersonRefusal(400, "a quote needs the message that it is from: reply_to")
        return None, {}
    original = chat.messages.get(number) if isinstance(number, int) else None
    if original is None:
        raise PersonRefusal(404, "the message to reply to is not there")
    if quote is None:
        return original.id, {}
    told: JSON = quote if isinstance(quote, dict) else {"text": quote}
    text, near = told.get("text"), told.get("position", 0)
    if not isinstance(text, str) or not text.strip() or not isinstance(near, int):
        raise PersonRefusal(400, "quote must be a text, or an object with a text and a position")
    said = original.said()
    wanted = cleaned_quote(text)
    # A person marks words on the screen, so the quotation has the original's formatting by itself.
    place = quote_position(Formatted(said.text), wanted, near)
    if place is None:
        raise PersonRefusal(400, "these words are not in the message")
    return original.id, {"quote": quote_form(wanted, place, manual=True)}
