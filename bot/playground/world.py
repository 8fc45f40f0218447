"""The playground's world, in memory: people, chats, messages, files and the bot itself."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.playground.faults import Faults
from bot.playground.flood import FloodGate, Limits
from bot.playground.formatting import Formatted
from bot.playground.signals import Signal
from bot.playground.updates import Updates

JSON = dict[str, Any]
Clock = Callable[[], datetime]

BOT_ID = 7_000_000_001
DRAFT_SECONDS = 30
ACTION_SECONDS = 5
CALLBACK_SECONDS = 30

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def utc_now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Person:
    """Somebody who talks to the bot."""

    id: int
    first_name: str = ""
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "en"
    blocked: bool = False
    deactivated: bool = False
    started: bool = True

    def user(self) -> JSON:
        """The person as the Bot API's User."""
        user: JSON = {"id": self.id, "is_bot": False, "first_name": self.first_name or f"Person {self.id}"}
        for name in ("last_name", "username", "language_code"):
            if getattr(self, name):
                user[name] = getattr(self, name)
        return user


@dataclass(slots=True)
class StoredFile:
    """Bytes that were sent, under the ids by which both sides know them."""

    id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    content: bytes


@dataclass(slots=True)
class Message:
    """A message as both sides see it. `content` holds the fields of the Bot API that tell what it says."""

    id: int
    chat: Chat
    sender: JSON
    from_bot: bool
    date: datetime
    content: JSON
    reply_to: int | None = None
    keyboard: JSON | None = None
    thread: int | None = None
    edited: datetime | None = None
    revision: int = 0

    def form(self, *, with_reply: bool = True) -> JSON:
        """The message in the Bot API's form."""
        by = {"sender_chat": self.chat.short()} if self.chat.type == "channel" else {"from": self.sender}
        form: JSON = {"message_id": self.id, **by, "chat": self.chat.short(), "date": int(self.date.timestamp())}
        if self.thread is not None:
            form |= {"message_thread_id": self.thread, "is_topic_message": True}
        if self.edited is not None:
            form["edit_date"] = int(self.edited.timestamp())
        if with_reply and self.reply_to is not None and self.reply_to in self.chat.messages:
            form["reply_to_message"] = self.chat.messages[self.reply_to].form(with_reply=False)
        form |= self.content
        if self.keyboard:
            form["reply_markup"] = self.keyboard
        return form

    def said(self) -> Formatted:
        """The text or caption, with its entities."""
        if "text" in self.content:
            return Formatted(self.content["text"], tuple(self.content.get("entities", ())))
        return Formatted(self.content.get("caption", ""), tuple(self.content.get("caption_entities", ())))


@dataclass(slots=True)
class Draft:
    """A message being written, shown while it is."""

    id: int
    said: Formatted
    until: datetime
    thread: int | None = None


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's), a group, a supergroup or a channel."""

    id: int
    type: str
    title: str = ""
    username: str | None = None
    person: Person | None = None
    members: set[int] | None = None
    admins: set[int] = field(default_factory=set)
    bot_status: str = "member"
    can_send: bool = True
    is_forum: bool = False
    threads: set[int] = field(default_factory=set)
    migrated_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    deleted: list[tuple[int, int]] = field(default_factory=list)
    revision: int = 0
    activity: int = 0
    draft: Draft | None = None
    action: tuple[str, datetime] | None = None
    callback_answers: dict[int, JSON] = field(default_factory=dict)
    changed: Signal = field(default_factory=Signal)

    def short(self) -> JSON:
        """The chat as it stands in messages."""
        if self.person is not None:
            user = self.person.user()
            kept = {name: user[name] for name in ("id", "first_name", "last_name", "username") if name in user}
            return kept | {"type": "private"}
        form: JSON = {"id": self.id, "type": self.type, "title": self.title}
        if self.username:
            form["username"] = self.username
        if self.is_forum:
            form["is_forum"] = True
        return form

    def next_revision(self) -> int:
        """Count a change, and wake whoever waits for it."""
        self.revision += 1
        self.changed.fire()
        return self.revision

    def holds(self, person: int) -> bool:
        """Whether the person is in this chat."""
        return self.id == person if self.person is not None else self.members is None or person in self.members


@dataclass(slots=True)
class Press:
    """A button that was pressed and waits for the bot's answer."""

    id: str
    chat: Chat
    person: int
    at: datetime
    answered: bool = False


@dataclass(slots=True)
class Profile:
    """What a bot says about itself, by language; commands by scope and language."""

    name: str
    username: str
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[JSON]] = field(default_factory=dict)
    menu_buttons: dict[int | None, JSON] = field(default_factory=dict)


class World:
    """Everything the playground knows. Nothing of it is written to disk."""

    def __init__(
        self,
        token: str | None = None,
        *,
        clock: Clock = utc_now,
        limits: Limits | None = None,
        privacy_mode: bool = True,
        name: str = "Qawl",
        username: str = "qawl_playground_bot",
    ) -> None:
        self.token = token or f"{BOT_ID}:{secrets.token_urlsafe(26)[:35]}"
        self.bot_id = int(self.token.partition(":")[0])
        self.privacy_mode = privacy_mode
        self.profile = Profile(name, username)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.paths: dict[str, StoredFile] = {}
        self.presses: dict[str, Press] = {}
        self.faults = Faults()
        self.gate = FloodGate(limits or Limits())
        self.closing = False
        self._clock = clock
        self._ahead = timedelta()
        # Ids start from the time, so that a bot that remembers an earlier playground never meets one of its ids again.
        self._last_message = max(0, int((clock() - _EPOCH).total_seconds()))
        self.updates = Updates(self.now, 100_000_000 + self._last_message)

    def now(self) -> datetime:
        """The playground's time: the clock's, and what it was moved ahead."""
        return self._clock() + self._ahead

    def advance(self, seconds: float) -> datetime:
        """Move the playground's time ahead."""
        self._ahead += timedelta(seconds=seconds)
        for chat in self.chats.values():
            chat.changed.fire()
        return self.now()

    def bot_user(self) -> JSON:
        """The bot as the Bot API's User."""
        name = self.profile.names.get("") or self.profile.name
        return {"id": self.bot_id, "is_bot": True, "first_name": name, "username": self.profile.username}

    def person(self, number: int) -> Person:
        """The person with this id and their private chat, both made at first use."""
        if number not in self.people:
            self.people[number] = Person(number)
            self.chats[number] = Chat(number, "private", person=self.people[number])
        return self.people[number]

    def post(self, chat: Chat, content: JSON, *, sender: JSON | None = None, **more: Any) -> Message:
        """Put a message into a chat; without a sender it is the bot's, and takes the place of its draft."""
        self._last_message += 1
        message = Message(self._last_message, chat, sender or self.bot_user(), sender is None, self.now(), content, **more)
        if message.from_bot:
            chat.draft = chat.action = None
        chat.messages[message.id] = message
        message.revision = chat.next_revision()
        return message

    def press(self, chat: Chat, person: int) -> Press:
        """Note that a person has pressed a button: it can be answered for a while, and their last answer is over."""
        oldest = self.now() - timedelta(seconds=CALLBACK_SECONDS)
        self.presses = {number: press for number, press in self.presses.items() if press.at >= oldest}
        press = Press(str(secrets.randbits(62)), chat, person, self.now())
        self.presses[press.id] = press
        chat.callback_answers.pop(person, None)
        return press

    def remove(self, message: Message) -> None:
        """Take a message out of its chat, for both sides."""
        del message.chat.messages[message.id]
        message.chat.deleted.append((message.chat.next_revision(), message.id))

    def store(self, content: bytes, name: str, mime_type: str, folder: str = "documents") -> StoredFile:
        """Keep a file under new ids."""
        number = len(self.files) + 1
        ending = name.rsplit(".", 1)[-1] if "." in name else "bin"
        ending = ending if ending.isascii() and ending.isalnum() and len(ending) <= 8 else "bin"
        file = StoredFile(
            f"PG{secrets.token_urlsafe(24)}",
            f"AQ{secrets.token_urlsafe(9)}",
            f"{folder}/file_{number}.{ending}",
            name,
            mime_type,
            content,
        )
        self.files[file.id] = file
        self.paths[file.path] = file
        return file

    def draft_of(self, chat: Chat) -> Draft | None:
        """The draft that is shown now; one that is over vanishes."""
        if chat.draft is not None and chat.draft.until <= self.now():
            chat.draft = None
            chat.next_revision()
        return chat.draft

    def show_draft(self, chat: Chat, number: int, said: Formatted, thread: int | None) -> None:
        """Show a draft, or another text in it, for half a minute."""
        chat.draft = Draft(number, said, self.now() + timedelta(seconds=DRAFT_SECONDS), thread)
        chat.next_revision()

    def show_action(self, chat: Chat, action: str) -> None:
        """Show for a moment what the bot is doing. This is no change of the chat and raises no revision."""
        chat.action = (action, self.now() + timedelta(seconds=ACTION_SECONDS))
        chat.activity += 1
        chat.changed.fire()

    def close(self) -> None:
        """Let everything that waits go."""
        self.closing = True
        self.updates.close()
        for chat in self.chats.values():
            chat.changed.fire()
