"""Methods that put something into a chat."""

from __future__ import annotations

import struct

from bot.playground.detection import found_entities
from bot.playground.formatting import Formatted, with_found
from bot.playground.keyboards import checked_markup
from bot.playground.methods.access import found_chat, message_of, readable_chat, reply_of, thread_of, writable_chat
from bot.playground.parameters import Parameters, Upload
from bot.playground.refusals import Refusal, bad_request
from bot.playground.world import JSON, Chat, Message, StoredFile, World

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_UPLOAD = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024

_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "record_audio",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "pick_up_location",
        "record_video_note",
        "upload_video_note",
        "cancel",
    ]
)


def message_text(parameters: Parameters) -> Formatted:
    """The text of a message, marked up and not empty."""
    said = parameters.formatted()
    if not said.text:
        raise bad_request("message text is empty")
    return said


def fitting_text(said: Formatted) -> Formatted:
    """The text, if it is no longer than a message may be, with what Telegram finds in it."""
    if len(said.text) > MAX_TEXT:
        raise bad_request("message is too long")
    return with_found(said, found_entities(said.text))


def fitting_caption(said: Formatted) -> Formatted:
    """The caption, if it is no longer than one may be."""
    if len(said.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return with_found(said, found_entities(said.text))


def preview_options(parameters: Parameters) -> JSON:
    """The field of a Message that says how links are shown."""
    options = parameters.json("link_preview_options", "link preview options")
    if options is not None and not isinstance(options, dict):
        raise bad_request("object expected as link preview options")
    if options is None and parameters.flag("disable_web_page_preview"):
        options = {"is_disabled": True}
    return {"link_preview_options": options} if options else {}


def markup(parameters: Parameters) -> JSON | None:
    """The inline keyboard of the request."""
    return checked_markup(parameters.json("reply_markup", "reply keyboard markup"))


def put(world: World, chat: Chat, parameters: Parameters, content: JSON, keyboard: JSON | None) -> JSON:
    """Send: resolve thread and reply, post, and answer with the message."""
    thread = thread_of(chat, parameters)
    reply, quoted = reply_of(world, chat, parameters)
    if thread is None and reply is not None:
        thread = chat.messages[reply].thread
    protected: JSON = {"has_protected_content": True} if parameters.flag("protect_content") else {}
    return world.post(chat, quoted | content | protected, reply_to=reply, thread=thread, keyboard=keyboard).form()


async def send_message(world: World, parameters: Parameters) -> JSON:
    """`sendMessage`."""
    keyboard = markup(parameters)
    said = message_text(parameters)
    options = preview_options(parameters)
    chat = writable_chat(world, parameters)
    return put(world, chat, parameters, fitting_text(said).fields() | options, keyboard)


async def send_message_draft(world: World, parameters: Parameters) -> bool:
    """`sendMessageDraft`: private chats only; an empty text is shown as thinking."""
    said = parameters.formatted()
    chat = writable_chat(world, parameters)
    if chat.person is None:
        raise bad_request("method is available only in private chats")
    if not parameters.number("draft_id"):
        raise bad_request("draft identifier must be non-zero")
    world.show_draft(chat, parameters.number("draft_id"), fitting_text(said), thread_of(chat, parameters))
    return True


async def send_chat_action(world: World, parameters: Parameters) -> bool:
    """`sendChatAction`."""
    action = parameters.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(world, parameters)
    thread_of(chat, parameters)
    world.show_action(chat, action)
    return True


def _upload(parameters: Parameters, name: str) -> Upload | str:
    """The file of a request: bytes beside it, or the id of one that was sent before."""
    if name in parameters.files:
        return parameters.files[name]
    value = parameters.text(name)
    if value.startswith("attach://"):
        part = parameters.files.get(value.removeprefix("attach://"))
        if part is None:
            raise bad_request("file attachment is not found")
        return part
    if not value:
        raise bad_request(f"there is no {name} in the request")
    if "://" in value:
        raise bad_request("failed to get HTTP URL content")
    return value


def _stored(world: World, parameters: Parameters, name: str, limit: int, folder: str) -> StoredFile:
    source = _upload(parameters, name)
    if isinstance(source, str):
        if source not in world.files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return world.files[source]
    if not source.content:
        raise bad_request("file must be non-empty")
    if len(source.content) > limit:
        raise Refusal(413, "Request Entity Too Large")
    return world.store(source.content, source.name, source.mime_type, folder)


def document_form(file: StoredFile) -> JSON:
    """A file as the Bot API's Document."""
    return {
        "file_name": file.name,
        "mime_type": file.mime_type,
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
    }


async def send_document(world: World, parameters: Parameters) -> JSON:
    """`sendDocument`."""
    keyboard = markup(parameters)
    caption = parameters.formatted("caption", "caption_entities")
    chat = writable_chat(world, parameters)
    caption = fitting_caption(caption)
    content: JSON = {"document": document_form(_stored(world, parameters, "document", MAX_UPLOAD, "documents"))}
    if caption.text:
        content |= caption.fields("caption", "caption_entities")
    return put(world, chat, parameters, content, keyboard)


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF, WebP or JPEG picture; None for anything else."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:4] == b"GIF8" and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return 512, 512
    if content[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        if content[at + 1] in {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None


def photo_form(file: StoredFile, size: tuple[int, int]) -> list[JSON]:
    """A picture as the Bot API's list of sizes, of which the playground has one."""
    width, height = size
    return [
        {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.content), "width": width, "height": height}
    ]


async def send_photo(world: World, parameters: Parameters) -> JSON:
    """`sendPhoto`."""
    keyboard = markup(parameters)
    caption = parameters.formatted("caption", "caption_entities")
    chat = writable_chat(world, parameters)
    caption = fitting_caption(caption)
    file = _stored(world, parameters, "photo", MAX_PHOTO, "photos")
    size = picture_size(file.content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000 or max(size) > 20 * max(1, min(size)):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    content: JSON = {"photo": photo_form(file, size)}
    if caption.text:
        content |= caption.fields("caption", "caption_entities")
    return put(world, chat, parameters, content, keyboard)


def _source(world: World, parameters: Parameters, purpose: str) -> Message:
    origin = readable_chat(world, Parameters({"chat_id": found_chat(world, parameters.text("from_chat_id")).id}))
    return message_of(origin, parameters, purpose)


async def copy_message(world: World, parameters: Parameters) -> JSON:
    """`copyMessage`."""
    keyboard = markup(parameters)
    original = _source(world, parameters, "copy")
    chat = writable_chat(world, parameters)
    told = ("forward_origin", "quote", "external_reply", "media_group_id")
    content = {name: value for name, value in original.content.items() if name not in told}
    if parameters.has("caption") and "text" not in content:
        content |= fitting_caption(parameters.formatted("caption", "caption_entities")).fields("caption", "caption_entities")
    return {"message_id": put(world, chat, parameters, content, keyboard)["message_id"]}


async def forward_message(world: World, parameters: Parameters) -> JSON:
    """`forwardMessage`."""
    original = _source(world, parameters, "forward")
    chat = writable_chat(world, parameters)
    if original.content.get("has_protected_content"):
        raise bad_request("message can't be forwarded")
    origin: JSON = {"type": "user", "date": int(original.date.timestamp()), "sender_user": original.sender}
    content = {name: value for name, value in original.content.items() if name not in ("quote", "external_reply")}
    return put(world, chat, parameters, {"forward_origin": origin} | content, None)


METHODS = {
    "sendMessage": send_message,
    "sendMessageDraft": send_message_draft,
    "sendChatAction": send_chat_action,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
}
# Methods that count as messages to a chat, for flood control; drafts and actions count overall only.
COUNTED = frozenset(["sendMessage", "sendDocument", "sendPhoto", "copyMessage", "forwardMessage"])
COUNTED_OVERALL = frozenset(["sendMessageDraft", "sendChatAction"])
