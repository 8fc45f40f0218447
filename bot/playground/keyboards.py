"""Keyboards under messages, checked as Telegram checks them."""

from __future__ import annotations

from typing import Any

from bot.playground.refusals import Refusal, bad_request
from bot.playground.telegram_html import checked_address

MAX_BUTTONS = 100
MAX_ROW = 8

_OTHER_ACTIONS = ("login_url", "web_app", "switch_inline_query", "switch_inline_query_current_chat")
_KINDS = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")


def checked_markup(value: Any) -> dict[str, Any] | None:
    """The inline keyboard of a message, or None: for no markup, and for those that stay with the person's app."""
    if value is None or value == {}:
        return None
    if not isinstance(value, dict) or not any(kind in value for kind in _KINDS):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        return _inline(value["inline_keyboard"])
    if "keyboard" in value:
        _reply_keyboard(value["keyboard"])
    return None


def _inline(rows: Any) -> dict[str, Any] | None:
    if not isinstance(rows, list):
        raise bad_request('can\'t parse inline keyboard markup JSON object: Field "inline_keyboard" must be of type Array')
    checked = []
    for row in rows:
        if not isinstance(row, list):
            raise bad_request("can't parse inline keyboard row: expected an Array")
        if len(row) > MAX_ROW:
            raise bad_request("reply markup is too long")
        if row:
            checked.append([_button(button) for button in row])
    if sum(map(len, checked)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": checked} if checked else None


def _broken(reason: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise _broken("InlineKeyboardButton must be an Object")
    text = button.get("text")
    if text is None:
        raise _broken('Can\'t find field "text"')
    if not isinstance(text, str):
        raise _broken('Field "text" must be of type String')
    if not text.strip():
        raise _broken("Text of the button must be non-empty")
    if button.get("style") not in (None, "primary", "success", "danger"):
        raise _broken("Invalid button style specified")
    shown = {key: button[key] for key in ("text", "style", "icon_custom_emoji_id") if button.get(key) is not None}
    return shown | _action(button)


def _action(button: dict[str, Any]) -> dict[str, Any]:
    if button.get("url") is not None:
        url = button["url"]
        checked = checked_address(url) if isinstance(url, str) else None
        if checked is None:
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return {"url": checked}
    if button.get("callback_data") is not None:
        data = button["callback_data"]
        if not isinstance(data, str):
            raise _broken('Field "callback_data" must be of type String')
        if not 1 <= len(data.encode("utf-8", "replace")) <= 64:
            raise bad_request("BUTTON_DATA_INVALID")
        return {"callback_data": data}
    if button.get("copy_text") is not None:
        copied = button["copy_text"]
        if not isinstance(copied, dict) or not isinstance(copied.get("text"), str):
            raise _broken('Field "copy_text" must be of type Object')
        if not 1 <= len(copied["text"]) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        return {"copy_text": {"text": copied["text"]}}
    for action in _OTHER_ACTIONS:
        if button.get(action) is not None:
            return {action: button[action]}
    raise _broken("Text buttons are unallowed in the inline keyboard")


def _reply_keyboard(rows: Any) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('can\'t parse reply keyboard markup JSON object: Field "keyboard" must be of type Array')
    for button in (button for row in rows for button in row):
        text = button.get("text") if isinstance(button, dict) else button
        if not isinstance(text, str) or not text.strip():
            raise bad_request("can't parse keyboard button: Text of the button must be non-empty")


def find_button(markup: dict[str, Any] | None, wanted: str | list[int]) -> dict[str, Any] | None:
    """The button at [row, column], or the one with this callback data; None if the keyboard has none such."""
    rows: list[list[dict[str, Any]]] = (markup or {}).get("inline_keyboard", [])
    if isinstance(wanted, str):
        return next((button for row in rows for button in row if button.get("callback_data") == wanted), None)
    if len(wanted) != 2 or not all(isinstance(part, int) and part >= 0 for part in wanted):
        return None
    row, column = wanted
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None
