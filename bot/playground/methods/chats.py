"""Methods that ask about chats and their members."""

from __future__ import annotations

from bot.playground.methods.access import readable_chat
from bot.playground.parameters import Parameters
from bot.playground.refusals import bad_request, forbidden
from bot.playground.world import JSON, Chat, World

_RIGHTS = [
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_pin_messages",
    "can_manage_topics",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]
_GIFTS = ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"]


def _administrator(user: JSON) -> JSON:
    rights = dict.fromkeys(_RIGHTS, True)
    return {"user": user, "status": "administrator", "can_be_edited": False, "is_anonymous": False} | rights


def bot_member(world: World, status: str) -> JSON:
    """The bot as the Bot API's ChatMember, in a group or in a private chat."""
    if status == "administrator":
        return _administrator(world.bot_user())
    return {"user": world.bot_user(), "status": status} | ({"until_date": 0} if status == "kicked" else {})


def _members(world: World, chat: Chat) -> set[int]:
    if chat.person is not None:
        return {chat.id}
    if chat.members is not None:
        return chat.members | chat.admins
    return chat.admins | {message.sender["id"] for message in chat.messages.values() if not message.from_bot}


async def get_chat(world: World, parameters: Parameters) -> JSON:
    """`getChat`."""
    chat = readable_chat(world, parameters)
    gifts = dict.fromkeys(_GIFTS, True)
    return chat.short() | {"accent_color_id": abs(chat.id) % 7, "max_reaction_count": 11, "accepted_gift_types": gifts}


async def get_chat_member(world: World, parameters: Parameters) -> JSON:
    """`getChatMember`."""
    chat = readable_chat(world, parameters)
    number = parameters.number("user_id")
    if number == world.bot_id:
        return bot_member(world, chat.bot_status)
    if number not in world.people:
        raise bad_request("invalid user_id specified" if number <= 0 else "user not found")
    user = world.people[number].user()
    if number in chat.admins:
        return _administrator(user)
    return {"user": user, "status": "member" if number in _members(world, chat) else "left"}


async def get_chat_administrators(world: World, parameters: Parameters) -> list[JSON]:
    """`getChatAdministrators`."""
    chat = readable_chat(world, parameters)
    if chat.person is not None:
        raise bad_request("there are no administrators in the private chat")
    found = [_administrator(world.person(number).user()) for number in sorted(chat.admins)]
    return found + ([bot_member(world, "administrator")] if chat.bot_status == "administrator" else [])


async def get_chat_member_count(world: World, parameters: Parameters) -> int:
    """`getChatMemberCount`."""
    return len(_members(world, readable_chat(world, parameters))) + 1


async def leave_chat(world: World, parameters: Parameters) -> bool:
    """`leaveChat`."""
    chat = readable_chat(world, parameters)
    if chat.person is not None:
        raise forbidden("bot can't leave a private chat")
    chat.bot_status = "left"
    return True


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
