"""A person's side over HTTP: who they are, what they send and press, what they see; and faults and the clock."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import quote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.playground import intake
from bot.playground.bot_side import answer
from bot.playground.methods.chats import bot_member
from bot.playground.methods.profile import told_to
from bot.playground.refusals import PersonRefusal
from bot.playground.world import JSON, Chat, Person, World

MAX_BODY = 96 * 1024 * 1024
MAX_WAIT = 60.0

_PERSON_FIELDS: dict[str, type | tuple[type, ...]] = {
    "first_name": str,
    "last_name": (str, type(None)),
    "username": (str, type(None)),
    "language_code": (str, type(None)),
    "blocked": bool,
    "deactivated": bool,
    "started": bool,
}
_CHAT_FIELDS: dict[str, type | tuple[type, ...]] = {
    "title": str,
    "username": (str, type(None)),
    "can_send": bool,
    "is_forum": bool,
    "topics": list,
}
_TYPES = ("group", "supergroup", "channel")
_STATUSES = ("member", "administrator", "left", "kicked")


def _number(words: str, what: str) -> int:
    try:
        return int(words)
    except ValueError:
        raise PersonRefusal(400, f"{what} must be a whole number") from None


def _check(wish: JSON, fields: dict[str, type | tuple[type, ...]]) -> None:
    for name, kind in fields.items():
        if name in wish and not isinstance(wish[name], kind):
            raise PersonRefusal(400, f"{name} is of the wrong type")


async def _json(request: Request) -> JSON:
    """The JSON object of a request; only application/json is taken."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise PersonRefusal(415, "send application/json")
    pieces, size = [], 0
    try:
        async for piece in request.stream():
            size += len(piece)
            if size > MAX_BODY:
                raise PersonRefusal(413, "this is too large")
            pieces.append(piece)
    except ClientDisconnect:
        raise PersonRefusal(400, "the request broke off") from None
    try:
        value: Any = json.loads(b"".join(pieces))
    except (ValueError, RecursionError):
        raise PersonRefusal(400, "this is no JSON") from None
    if not isinstance(value, dict):
        raise PersonRefusal(400, "send a JSON object")
    return value


class PersonSide:
    """Serves the people of one world. Every refusal is a `PersonRefusal`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def _person(self, request: Request) -> Person:
        number = _number(request.path_params["person"], "a person's id")
        if not 0 < number < 2**52 or number == self._world.bot_id:
            raise PersonRefusal(400, "a person's id must be a positive number")
        return self._world.person(number)

    async def put_person(self, request: Request) -> Response:
        """Make a person or change them; fields that are not given stay."""
        wish = await _json(request)
        _check(wish, _PERSON_FIELDS)
        person = self._person(request)
        was_blocked = person.blocked
        for name in _PERSON_FIELDS:
            if name in wish:
                setattr(person, name, wish[name])
        if person.blocked != was_blocked:
            told = ("member", "kicked") if person.blocked else ("kicked", "member")
            self._tell_membership(self._world.chats[person.id], person, *told)
        return answer(self._person_form(person))

    async def get_person(self, request: Request) -> Response:
        """The person, and the chats that they are in."""
        return answer(self._person_form(self._person(request)))

    def _person_form(self, person: Person) -> JSON:
        chats = [chat.short() for chat in self._world.chats.values() if chat.holds(person.id)]
        return {"id": person.id} | {name: getattr(person, name) for name in _PERSON_FIELDS} | {"chats": chats}

    def _tell_membership(self, chat: Chat, by: Person, old: str, new: str) -> None:
        self._world.updates.add(
            "my_chat_member",
            {
                "chat": chat.short(),
                "from": by.user(),
                "date": int(self._world.now().timestamp()),
                "old_chat_member": bot_member(self._world, old),
                "new_chat_member": bot_member(self._world, new),
            },
        )

    async def put_chat(self, request: Request) -> Response:
        """Make a group or channel with the bot in it, or change it; fields that are not given stay."""
        wish = await _json(request)
        number = _number(request.path_params["chat"], "a chat's id")
        if number >= 0:
            raise PersonRefusal(400, "the id of a group or channel is negative; a private chat is made with its person")
        known = self._world.chats.get(number)
        chat = known or Chat(number, "group", f"Group {-number}")
        before = chat.bot_status
        self._change_chat(chat, wish)
        self._world.chats[number] = chat
        by = self._world.person(min(chat.admins or chat.members or {101}))
        if known and chat.bot_status != before:
            self._tell_membership(chat, by, before, chat.bot_status)
        if wish.get("migrate_to_chat_id") is not None and chat.migrated_to is None:
            self._upgrade(chat, wish["migrate_to_chat_id"], by)
        return answer(self._chat_form(chat))

    def _change_chat(self, chat: Chat, wish: JSON) -> None:
        _check(wish, _CHAT_FIELDS)
        if wish.get("type", chat.type) not in _TYPES:
            raise PersonRefusal(400, f"type must be one of {', '.join(_TYPES)}")
        status = wish.get("bot_status", chat.bot_status)
        if status not in _STATUSES:
            raise PersonRefusal(400, f"bot_status must be one of {', '.join(_STATUSES)}")
        groups: dict[str, set[int]] = {}
        for name in ("members", "admins"):
            ids = wish.get(name)
            if ids is None:
                continue
            if not isinstance(ids, list) or not all(isinstance(one, int) and one > 0 for one in ids):
                raise PersonRefusal(400, f"{name} must be a list of people's ids")
            groups[name] = set(ids)
        for one in set().union(*groups.values()) - {self._world.bot_id}:
            self._world.person(one)
        if "admins" in groups:
            if self._world.bot_id in groups["admins"]:
                status = "administrator"
            elif status == "administrator" and "bot_status" not in wish:
                status = "member"
            chat.admins = groups["admins"] - {self._world.bot_id}
        if "members" in groups:
            chat.members = groups["members"] - {self._world.bot_id}
        if chat.members is not None:
            chat.members |= chat.admins
        chat.type = wish.get("type", chat.type)
        chat.title = wish.get("title", chat.title)
        chat.username = wish.get("username", chat.username)
        chat.can_send = wish.get("can_send", chat.can_send)
        chat.is_forum = wish.get("is_forum", chat.is_forum)
        chat.threads |= {one for one in wish.get("topics", ()) if isinstance(one, int)}
        chat.bot_status = status

    def _upgrade(self, old: Chat, number: Any, by: Person) -> None:
        """Make a group a supergroup under a new id, as Telegram does."""
        if not isinstance(number, int) or number >= 0 or old.type != "group":
            raise PersonRefusal(400, "migrate_to_chat_id must be a negative number, and the chat a group")
        new = self._world.chats.get(number) or Chat(number, "supergroup", old.title)
        new.members = None if old.members is None else set(old.members)
        new.admins, new.bot_status = set(old.admins), old.bot_status
        self._world.chats[number] = new
        for chat, content in ((old, {"migrate_to_chat_id": number}), (new, {"migrate_from_chat_id": old.id})):
            message = self._world.post(chat, content, sender=by.user())
            self._world.updates.add("message", message.form())
        old.migrated_to = number

    def _chat_form(self, chat: Chat) -> JSON:
        return chat.short() | {
            "members": sorted(chat.members) if chat.members is not None else None,
            "admins": sorted(chat.admins),
            "bot_status": chat.bot_status,
            "can_send": chat.can_send,
            "topics": sorted(chat.threads),
            "migrate_to_chat_id": chat.migrated_to,
        }

    async def post_message(self, request: Request) -> Response:
        """Send what the person wrote; answers the messages made."""
        wish = await _json(request)
        sent = intake.post(self._world, self._person(request), wish)
        forms = [message.form() | {"revision": message.revision} for message in sent]
        return answer({"revision": sent[-1].chat.revision, "messages": forms})

    async def patch_message(self, request: Request) -> Response:
        """Edit a message of the person."""
        wish = await _json(request)
        person = self._person(request)
        chat = intake.chat_of(self._world, person, wish.get("chat"))
        message = intake.edit(self._world, person, chat, _number(request.path_params["message"], "a message's id"), wish)
        return answer({"revision": chat.revision, "messages": [message.form() | {"revision": message.revision}]})

    async def delete_message(self, request: Request) -> Response:
        """Delete a message of the person."""
        person = self._person(request)
        chat = self._chat_asked(request, person)
        intake.erase(self._world, person, chat, _number(request.path_params["message"], "a message's id"))
        return answer({"revision": chat.revision})

    async def press(self, request: Request) -> Response:
        """Press a button."""
        wish = await _json(request)
        return answer(intake.press(self._world, self._person(request), wish))

    def _chat_asked(self, request: Request, person: Person) -> Chat:
        chat = request.query_params.get("chat")
        return intake.chat_of(self._world, person, _number(chat, "chat") if chat else None)

    async def get_messages(self, request: Request) -> Response:
        """What the person sees, at once or at the first change after a revision."""
        person = self._person(request)
        chat = self._chat_asked(request, person)
        query = request.query_params
        after = _number(query.get("after") or "0", "after")
        activity = _number(query["activity"], "activity") if query.get("activity") else None
        try:
            wait = min(max(float(query.get("wait") or 0), 0.0), MAX_WAIT)
        except ValueError:
            raise PersonRefusal(400, "wait must be a number of seconds") from None
        await self._wait(chat, after, activity, wait)
        return answer(self._view(person, chat, after))

    async def _wait(self, chat: Chat, after: int, activity: int | None, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while (left := until - loop.time()) > 0 and not self._world.closing:
            draft = self._world.draft_of(chat)
            if chat.revision != after or (activity is not None and chat.activity != activity):
                return
            if draft is not None:  # it vanishes by itself
                left = min(left, max(0.0, (draft.until - self._world.now()).total_seconds()) + 0.01)
            await chat.changed.wait(left)

    def _view(self, person: Person, chat: Chat, after: int) -> JSON:
        draft = self._world.draft_of(chat)
        shown: JSON | None = None
        if draft is not None:
            shown = {"draft_id": draft.id, "until": draft.until.timestamp()} | draft.said.fields()
            shown |= {"message_thread_id": draft.thread} if draft.thread else {}
        acting = chat.action if chat.action and chat.action[1] > self._world.now() and chat.action[0] != "cancel" else None
        return {
            "revision": chat.revision,
            "messages": [message.form() | {"revision": message.revision} for message in chat.messages.values()],
            "changed": [message.id for message in chat.messages.values() if message.revision > after],
            "deleted": [number for revision, number in chat.deleted if revision > after],
            "draft": shown,
            "callback_answer": chat.callback_answers.get(person.id),
            "action": acting[0] if acting else None,
            "activity": chat.activity,
        }

    async def get_bot(self, request: Request) -> Response:
        """What the bot says about itself to this person: name, description, commands."""
        person = self._person(request)
        chat = self._chat_asked(request, person)
        language = (person.language_code or "").partition("-")[0]
        return answer(told_to(self._world, language, chat.id, private=chat.person is not None))

    async def get_file(self, request: Request) -> Response:
        """The bytes of a file."""
        file = self._world.files.get(request.path_params["file"])
        if file is None:
            raise PersonRefusal(404, "there is no such file")
        kind = file.mime_type if file.mime_type in _SHOWN else "application/octet-stream"
        place = "inline" if kind.startswith("image/") else "attachment"
        return Response(
            file.content, media_type=kind, headers={"Content-Disposition": f"{place}; filename*=UTF-8''{quote(file.name)}"}
        )

    async def post_fault(self, request: Request) -> Response:
        """Tell a fault that is to come."""
        return answer(self._world.faults.add(await _json(request)).form())

    async def get_faults(self, _: Request) -> Response:
        """The faults still to come."""
        return answer({"faults": [fault.form() for fault in self._world.faults.all()]})

    async def delete_faults(self, _: Request) -> Response:
        """Take back the faults still to come."""
        self._world.faults.clear()
        return answer({"faults": []})

    async def post_clock(self, request: Request) -> Response:
        """Move the playground's time ahead."""
        seconds = (await _json(request)).get("advance", 0)
        if not isinstance(seconds, int | float) or not 0 <= seconds <= 400 * 86400:
            raise PersonRefusal(400, "advance must be a number of seconds, not negative")
        return answer({"now": self._world.advance(float(seconds)).isoformat()})

    async def get_clock(self, _: Request) -> Response:
        """The playground's time."""
        return answer({"now": self._world.now().isoformat()})


_SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"})
