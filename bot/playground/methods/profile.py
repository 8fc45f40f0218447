"""Methods by which a bot describes itself: commands, names, descriptions, the menu button."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.methods.access import found_chat
from bot.playground.parameters import Parameters
from bot.playground.refusals import bad_request
from bot.playground.world import JSON, World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


def _language(parameters: Parameters) -> str:
    language = parameters.text("language_code")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _scope(world: World, parameters: Parameters) -> str:
    scope: Any = parameters.json("scope", "bot command scope")
    if scope is None:
        return "default"
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in _PLAIN_SCOPES:
        return str(kind)
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = found_chat(world, str(scope.get("chat_id", "")))
    return f"{kind}:{chat.id}" + (f":{scope.get('user_id')}" if kind == "chat_member" else "")


def _command(value: Any) -> JSON:
    if not isinstance(value, dict):
        raise bad_request("expected a BotCommand to be an Object")
    name, words = value.get("command"), value.get("description")
    if not isinstance(name, str) or not isinstance(words, str):
        raise bad_request('can\'t parse BotCommand: Field "command" must be of type String')
    name = name.removeprefix("/")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(words.strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": words.strip()}


async def set_my_commands(world: World, parameters: Parameters) -> bool:
    """`setMyCommands`."""
    commands = parameters.json("commands", "bot commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key = (_scope(world, parameters), _language(parameters))
    checked = [_command(command) for command in commands]
    if checked:
        world.profile.commands[key] = checked
    else:
        world.profile.commands.pop(key, None)
    return True


async def get_my_commands(world: World, parameters: Parameters) -> list[JSON]:
    """`getMyCommands`."""
    return world.profile.commands.get((_scope(world, parameters), _language(parameters)), [])


async def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """`deleteMyCommands`."""
    world.profile.commands.pop((_scope(world, parameters), _language(parameters)), None)
    return True


def _keep(texts: dict[str, str], language: str, text: str, longest: int, what: str) -> bool:
    text = text.strip()
    if len(text) > longest:
        raise bad_request(f"{what} is too long")
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    return True


async def set_my_name(world: World, parameters: Parameters) -> bool:
    """`setMyName`."""
    return _keep(world.profile.names, _language(parameters), parameters.text("name"), 64, "bot name")


async def get_my_name(world: World, parameters: Parameters) -> JSON:
    """`getMyName`."""
    names = world.profile.names
    return {"name": names.get(_language(parameters)) or names.get("") or world.profile.name}


async def set_my_description(world: World, parameters: Parameters) -> bool:
    """`setMyDescription`."""
    texts = world.profile.descriptions
    return _keep(texts, _language(parameters), parameters.text("description"), 512, "bot description")


async def get_my_description(world: World, parameters: Parameters) -> JSON:
    """`getMyDescription`."""
    texts = world.profile.descriptions
    return {"description": texts.get(_language(parameters)) or texts.get("", "")}


async def set_my_short_description(world: World, parameters: Parameters) -> bool:
    """`setMyShortDescription`."""
    texts = world.profile.short_descriptions
    return _keep(texts, _language(parameters), parameters.text("short_description"), 120, "bot short description")


async def get_my_short_description(world: World, parameters: Parameters) -> JSON:
    """`getMyShortDescription`."""
    texts = world.profile.short_descriptions
    return {"short_description": texts.get(_language(parameters)) or texts.get("", "")}


async def set_chat_menu_button(world: World, parameters: Parameters) -> bool:
    """`setChatMenuButton`."""
    button: Any = parameters.json("menu_button", "menu button")
    kind = button.get("type") if isinstance(button, dict) else None
    if button is not None and kind not in ("commands", "default", "web_app"):
        raise bad_request("can't parse menu button: Unsupported type specified")
    chat = found_chat(world, parameters.text("chat_id")).id if parameters.has("chat_id") else None
    world.profile.menu_buttons[chat] = button or {"type": "default"}
    return True


async def get_chat_menu_button(world: World, parameters: Parameters) -> JSON:
    """`getChatMenuButton`."""
    chat = found_chat(world, parameters.text("chat_id")).id if parameters.has("chat_id") else None
    buttons = world.profile.menu_buttons
    return buttons.get(chat) or buttons.get(None) or {"type": "commands"}


def told_to(world: World, language: str, chat: int, *, private: bool) -> JSON:
    """What the bot says about itself to a person with this language in this chat: texts, and the commands that apply."""
    profile = world.profile

    def said(texts: dict[str, str]) -> str:
        return texts.get(language) or texts.get("", "")

    scopes = (f"chat:{chat}", "all_private_chats" if private else "all_group_chats", "default")
    commands: list[JSON] = []
    for scope in scopes:
        commands = profile.commands.get((scope, language)) or profile.commands.get((scope, "")) or []
        if commands:
            break
    return {
        "id": world.bot_id,
        "username": profile.username,
        "name": said(profile.names) or profile.name,
        "description": said(profile.descriptions),
        "short_description": said(profile.short_descriptions),
        "commands": commands,
    }


METHODS = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": set_my_name,
    "getMyName": get_my_name,
    "setMyDescription": set_my_description,
    "getMyDescription": get_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyShortDescription": get_my_short_description,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
