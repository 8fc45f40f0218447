"""What the desk needs of the outside, in the trade's words. Each port has one contract suite in tests/contracts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from newsdesk.model import (
    Admission,
    Answer,
    Article,
    Call,
    Correction,
    DayOfUse,
    Delivery,
    Digest,
    Grounded,
    Item,
    Maker,
    Part,
    Reader,
    ReadingKey,
    Subscription,
    Summary,
    Task,
    View,
    Visit,
    Visited,
    Wish,
)


class Engine(Protocol):
    """Anything that reads an article and yields claims."""

    @property
    def maker(self) -> Maker:
        """Engine, model and version, as they stand in a reading's key."""
        ...

    def read(self, article: Article) -> AsyncIterator[Part]:
        """Claims in text order; overview and usage whenever they are known.

        Usages add up; one that puts an estimate right may be negative. Claims and overview that came before a
        `Restart` no longer count.
        """
        ...


class ArticleReader(Protocol):
    """The web, read one article at a time."""

    async def read(self, address: str) -> Article:
        """The article at an http(s) address, in public scope. Raises a `ReaderError`."""
        ...

    async def visit(self, address: str, before: Visit | None = None) -> Visited:
        """The same, with where it was found; where the site says that nothing has changed since `before`, without an article."""
        ...


class Library(Protocol):
    """Articles and readings that are kept. Whatever belongs to a chat is found only with that chat's id.

    `chat` in the methods below is the chat that asks: it sees what is public and what is its own.
    """

    async def article_at(self, address: str) -> Article | None:
        """The newest version of the public article with this canonical address, or that a visit to it found elsewhere."""
        ...

    async def visit_to(self, address: str) -> Visit | None:
        """What was found when this canonical address was last opened."""
        ...

    async def keep_visit(self, visit: Visit) -> None:
        """Record where an address led; it takes the place of the visit before."""
        ...

    async def keep_article(self, article: Article) -> Article:
        """The article with its number. The same scope, address and text give the same number, also when two come at once."""
        ...

    async def reading_of(self, key: ReadingKey, article: int) -> Summary | None:
        """What was read of this article under this key, also when nothing was found; None if it was never read."""
        ...

    async def keep_reading(self, article: int, key: ReadingKey, reading: Grounded) -> Summary:
        """The reading with its number. A second one under the same key gives the first."""
        ...

    async def summary(self, number: int, chat: int) -> Summary | None:
        """The reading with this number, if the chat may see it."""
        ...


class Answers(Protocol):
    """Answers that were sent."""

    async def open(self, answer: Answer, now: datetime) -> Answer:
        """The answer with a number that is never given again; recorded before it is sent."""
        ...

    async def find(self, number: int, chat: int) -> Answer | None:
        """The answer, if it belongs to this chat and has not been deleted."""
        ...

    async def of_message(self, chat: int, message: int) -> Answer | None:
        """The answer that this message is a part of."""
        ...

    async def to_question(self, chat: int, question: int) -> Answer | None:
        """The newest answer to this message that was sent and not deleted."""
        ...

    async def newest(self, chat: int, most: int) -> list[Answer]:
        """The chat's answers that were sent and not deleted, the newest first, at most so many."""
        ...

    async def show(self, number: int, chat: int, view: View, messages: tuple[int, ...]) -> None:
        """Record how the answer is shown now and by which messages."""
        ...

    async def replace_item(self, number: int, chat: int, place: int, item: Item) -> None:
        """Record that an article of the answer was read again; nothing if there is no such answer or place."""
        ...

    async def delete(self, number: int, chat: int) -> Answer | None:
        """Forget the answer and erase the private texts that no other answer of the chat shows. None if it was not there."""
        ...


class Corrections(Protocol):
    """What readers have mended in answers, each for its own chat, and the bot's questions that wait for a reply."""

    async def of(self, reading: int, chat: int) -> tuple[Correction, ...]:
        """What this chat has mended in a reading, oldest first."""
        ...

    async def keep(self, correction: Correction, now: datetime) -> Correction:
        """The correction with its number. It takes the place of one that says the same or the opposite of the statement.

        Raises `Gone` if its chat may not see the reading.
        """
        ...

    async def undo(self, reading: int, statement: int, chat: int) -> int:
        """Forget all that this chat has mended in a statement; how many corrections that were."""
        ...

    async def agree(self, number: int, chat: int, *, agreed: bool) -> bool:
        """Record once whether a correction's words may leave the chat; False if it is not this chat's or was answered."""
        ...

    async def agreed(self) -> tuple[Correction, ...]:
        """For the operator: the corrections of all chats whose words may leave them."""
        ...

    async def wait(self, chat: int, message: int, wish: Wish) -> None:
        """Remember what a reply to a message of the bot will answer; nothing if the chat has no such answer."""
        ...

    async def awaited(self, chat: int, message: int) -> Wish | None:
        """What a reply to this message answers; None if nothing, or if the answer was deleted."""
        ...

    async def grant(self, chat: int, message: int) -> None:
        """The reply has come."""
        ...


class Readers(Protocol):
    """Who uses the bot."""

    async def reader(self, chat: int) -> Reader:
        """The reader of this chat; a new one with defaults if it was never seen."""
        ...

    async def keep(self, reader: Reader) -> None:
        """Record the reader's language, zone and whether it can be reached."""
        ...

    async def migrate(self, old: int, new: int) -> None:
        """Move all that belongs to a chat to its new id (a group became a supergroup)."""
        ...


class Tally(Protocol):
    """The new readings that each person has had lately, across restarts."""

    async def take(self, person: int, most: int, within: timedelta, now: datetime) -> datetime | None:
        """Count one more reading of a person: None.

        Where the person has had `most` already `within` the time before `now`, nothing is counted: when the earliest of them was.
        """
        ...


class Ledger(Protocol):
    """What the calls of models took. Days are days in UTC."""

    async def record(self, call: Call) -> None:
        """Enter a call."""
        ...

    async def tokens(self, day: date, payer: int | None = None) -> int:
        """The tokens, in and out, of all calls of a day, or of those that one payer caused."""
        ...

    async def days(self, since: date) -> tuple[DayOfUse, ...]:
        """What was taken on each day from this one on, by engine and model, oldest first."""
        ...

    async def failures(self, since: date) -> dict[str, int]:
        """How often calls failed from this day on, by the error's name."""
        ...

    async def forget_people(self, before: date) -> int:
        """Keep of the calls before this day only what they took, not who caused them; how many calls that were."""
        ...


class Admissions(Protocol):
    """Whom operators have let in to the model, and who has agreed that their texts go to its host."""

    async def admitted(self, numbers: Collection[int]) -> bool:
        """Whether one of these people or chats has been let in."""
        ...

    async def admit(self, admission: Admission) -> bool:
        """Let a person or chat in; False if that was done before."""
        ...

    async def dismiss(self, number: int) -> bool:
        """Let them in no longer; False if they were not."""
        ...

    async def all(self) -> tuple[Admission, ...]:
        """Everybody who was let in, the newest first."""
        ...

    async def agreed(self, person: int, host: str) -> bool:
        """Whether the person has agreed that their own texts go to this host."""
        ...

    async def agree(self, person: int, host: str, now: datetime) -> None:
        """The person agrees."""
        ...

    async def withdraw(self, person: int) -> bool:
        """The person agrees no longer, whatever the host; False if they had not."""
        ...


class Notices(Protocol):
    """What operators have been told, so that they are told it once."""

    async def first(self, name: str, now: datetime) -> bool:
        """Whether this is the first time that this name comes since it was cleared; of several at once exactly one is."""
        ...

    async def clear(self, name: str) -> None:
        """It may be told again."""
        ...


class Subscriptions(Protocol):
    """Who wants a digest and when: the schedule. Times are instants in UTC; every one is passed in."""

    async def of(self, chat: int) -> Subscription | None:
        """How the chat wants its digest; None if it wants none."""
        ...

    async def keep(self, subscription: Subscription, now: datetime) -> Subscription:
        """Record how a chat wants its digest from now on, also pausing and coming back; with the slot that is due next.

        Whatever is changed, a local day has no more digests than hours are wanted. Pausing stops what is claimed and not sent.
        """
        ...

    async def drop(self, chat: int, now: datetime) -> bool:
        """The chat wants no digest any more; False if it wanted none. What was claimed and not sent is stopped."""
        ...

    async def next_due(self) -> datetime | None:
        """When the earliest digest of all is due, perhaps in the past; None if none is."""
        ...

    async def claim(self, now: datetime, most: int) -> tuple[Digest, ...]:
        """Digests that are due, the earliest first, of at most so many chats, 1,000 at once: of several who claim one gets each.

        The chat's next slot and the ledger's entries are one step: all of it is kept, or nothing. What is overdue by more than
        `newsdesk.digests.schedule.WINDOW` is entered as skipped and not among them, so none may come back although chats were
        due: ask `next_due` again.
        """
        ...

    async def renew(self) -> int:
        """At start: work out anew what is due in zones whose rules have changed since; how many subscriptions."""
        ...


class Deliveries(Protocol):
    """The ledger: every digest that was claimed, and what became of each of its messages."""

    async def find(self, chat: int, number: int) -> Digest | None:
        """The digest with this number, if it is this chat's."""
        ...

    async def unsent(self, most: int, after: int = 0) -> tuple[Digest, ...]:
        """Digests with messages that are planned and not begun, by their numbers, at most so many of those `after` a number."""
        ...

    async def plan(self, chat: int, number: int, parts: int, now: datetime) -> int:
        """Record, once it is composed, how many messages the digest has, one at least.

        The number that holds: what was recorded first, or 0 if the digest is not this chat's or was given up before.
        """
        ...

    async def begin(self, parts: Sequence[Delivery], now: datetime) -> tuple[Delivery, ...]:
        """To be asked just before sending: those of the messages that are to be sent. Of several who begin one, one may send it.

        What is sent, unknown, stopped or not there is not among them. ValueError where a digest is named with another chat.
        """
        ...

    async def record(self, parts: Sequence[Delivery], now: datetime) -> None:
        """What became of messages that were begun: SENT with its message, UNKNOWN, or PLANNED where it surely did not arrive.

        BLOCKED ends all that is planned for the chat and makes its subscription inactive.
        """
        ...

    async def quiet(self, chat: int, number: int, now: datetime) -> None:
        """There is nothing to say and nothing is sent; the next digest tells what comes from here on."""
        ...

    async def recover(self, now: datetime) -> tuple[int, int]:
        """At start, before anybody sends: what was being sent is unknown, what is too late by now skipped; how many of each."""
        ...

    async def prune(self, before: datetime) -> int:
        """Forget the digests claimed before this time; how many."""
        ...


class Inbox(Protocol):
    """Updates that must be answered, across restarts."""

    async def keep(self, task: Task, now: datetime) -> bool:
        """Record an update; False if it was recorded before, finished or not."""
        ...

    async def claim(self, update: int, now: datetime) -> Task | None:
        """Begin work on it: of several claims at once exactly one gets the task, the others None."""
        ...

    async def promise(self, update: int, placeholder: tuple[int, int]) -> None:
        """Record the message that promises the answer."""
        ...

    async def finish(self, update: int, now: datetime) -> None:
        """The update has been answered, or there was nothing to answer."""
        ...

    async def release(self) -> list[Task]:
        """At start: everything unfinished, oldest first, free to be claimed again."""
        ...

    async def confirmed(self) -> int:
        """The highest update id recorded, 0 if there is none."""
        ...

    async def prune(self, before: datetime) -> int:
        """Forget updates finished before this time; how many. Keeps the highest id."""
        ...
