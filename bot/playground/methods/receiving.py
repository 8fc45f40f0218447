"""Methods by which a bot takes what people did: updates, files, pressed buttons."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.playground.parameters import Parameters
from bot.playground.refusals import bad_request
from bot.playground.telegram_html import checked_address
from bot.playground.updates import KINDS
from bot.playground.world import CALLBACK_SECONDS, JSON, World

MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_POLL_SECONDS = 50

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def _allow(world: World, parameters: Parameters) -> None:
    wanted = parameters.json("allowed_updates", "allowed updates")
    if wanted is None:
        return
    if not isinstance(wanted, list):
        raise bad_request("expected an Array of update types")
    world.updates.allowed = [kind for kind in wanted if kind in KINDS]


async def get_me(world: World, _: Parameters) -> JSON:
    """`getMe`."""
    return world.bot_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy_mode,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": True,
        "allows_users_to_create_topics": True,
    }


async def get_updates(world: World, parameters: Parameters) -> list[JSON]:
    """getUpdates, which really waits."""
    _allow(world, parameters)
    limit = min(max(parameters.number("limit", 100), 1), 100)
    seconds = min(max(parameters.number("timeout"), 0), MAX_POLL_SECONDS)
    return await world.updates.poll(parameters.number("offset"), limit, seconds)


async def set_webhook(world: World, parameters: Parameters) -> bool:
    """`setWebhook`: only to take one away, since nothing leaves the machine."""
    if parameters.has("url"):
        if not parameters.text("url").startswith("https://"):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        raise bad_request("bad webhook: the playground serves getUpdates only")
    return await delete_webhook(world, parameters)


async def delete_webhook(world: World, parameters: Parameters) -> bool:
    """`deleteWebhook`."""
    if parameters.flag("drop_pending_updates"):
        world.updates.drop()
    return True


async def get_webhook_info(world: World, _: Parameters) -> JSON:
    """`getWebhookInfo`."""
    info: JSON = {"url": "", "has_custom_certificate": False, "pending_update_count": len(world.updates)}
    return info | ({"allowed_updates": world.updates.allowed} if world.updates.allowed else {})


async def log_out(_: World, __: Parameters) -> bool:
    """`logOut`."""
    return True


async def close(_: World, __: Parameters) -> bool:
    """`close`."""
    return True


async def get_file(world: World, parameters: Parameters) -> JSON:
    """`getFile`."""
    if not parameters.has("file_id"):
        raise bad_request("file_id not specified")
    file = world.files.get(parameters.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.content), "file_path": file.path}


async def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """`answerCallbackQuery`: once, and in time."""
    text = parameters.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    url = parameters.text("url")
    if url and not (checked_address(url) or "").startswith(("https://t.me/", "http://t.me/", "tg://")):
        raise bad_request("URL_INVALID")
    press = world.presses.get(parameters.text("callback_query_id"))
    if press is None or press.answered or world.now() - press.at > timedelta(seconds=CALLBACK_SECONDS):
        raise bad_request(_TOO_OLD)
    press.answered = True
    answer: dict[str, Any] = {"callback_query_id": press.id, "text": text, "show_alert": parameters.flag("show_alert")}
    if url:
        answer["url"] = url
    answer["revision"] = press.chat.next_revision()
    press.chat.callback_answers[press.person] = answer
    return True


METHODS = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": log_out,
    "close": close,
    "getFile": get_file,
    "answerCallbackQuery": answer_callback_query,
}
