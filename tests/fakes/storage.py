"""The database in memory: the four ports that storage fills, over dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count

from newsdesk.errors import DatabaseOfAnotherBot, Gone
from newsdesk.model import (
    PUBLIC,
    Answer,
    Article,
    Correction,
    Fix,
    Grounded,
    Item,
    Reader,
    ReadingKey,
    Scope,
    Summary,
    Task,
    View,
    Visit,
    Wish,
)
from tests.fakes.access import MemoryAdmissions, MemoryLedger, MemoryNotices
from tests.fakes.digests import DigestShelf, MemoryDeliveries, MemorySubscriptions

Clock = Callable[[], datetime]


@dataclass
class KeptArticle:
    article: Article
    seen: int
    text_seen_at: datetime


@dataclass
class KeptReading:
    key: ReadingKey
    article: int
    reading: Grounded


@dataclass
class KeptTask:
    task: Task
    kept: int
    claimed: bool = False
    finished_at: datetime | None = None


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Shelves:
    """What is kept, by number. Numbers are never given again."""

    clock: Clock
    articles: dict[int, KeptArticle] = field(default_factory=dict)
    readings: dict[int, KeptReading] = field(default_factory=dict)
    answers: dict[int, Answer] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    corrections: dict[int, Correction] = field(default_factory=dict)
    wishes: dict[tuple[int, int], Wish] = field(default_factory=dict)
    readers: dict[int, Reader] = field(default_factory=dict)
    tasks: dict[int, KeptTask] = field(default_factory=dict)
    digests: DigestShelf = field(default_factory=DigestShelf)
    ticks: count[int] = field(default_factory=lambda: count(1))
    article_numbers: count[int] = field(default_factory=lambda: count(1))
    reading_numbers: count[int] = field(default_factory=lambda: count(1))
    correction_numbers: count[int] = field(default_factory=lambda: count(1))
    answer_numbers: count[int] = field(default_factory=lambda: count(1))

    def article(self, number: int) -> Article:
        return replace(self.articles[number].article, number=number)

    def erase(self, scope: Scope, digests: set[str]) -> None:
        """Erase texts of a scope, with their articles and readings."""
        gone = {
            number
            for number, kept in self.articles.items()
            if kept.article.scope == scope and kept.article.text.digest in digests
        }
        self.articles = {number: kept for number, kept in self.articles.items() if number not in gone}
        self.readings = {number: kept for number, kept in self.readings.items() if kept.article not in gone}

    def shown(self, answer: Answer) -> set[str]:
        """The digests of the chat's private texts that an answer shows."""
        found = [self.readings.get(item.reading or 0) for item in answer.items]
        articles = [self.articles[kept.article].article for kept in found if kept is not None]
        return {article.text.digest for article in articles if article.scope == Scope(answer.chat)}


class MemoryLibrary:
    """The port `Library`."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    async def article_at(self, address: str) -> Article | None:
        visit = self._shelves.visits.get(address)
        addresses = {address} | ({visit.found} if visit else set())
        there = [
            (kept.seen, number)
            for number, kept in self._shelves.articles.items()
            if kept.article.scope == PUBLIC and kept.article.address in addresses
        ]
        return self._shelves.article(max(there)[1]) if there else None

    async def visit_to(self, address: str) -> Visit | None:
        return self._shelves.visits.get(address)

    async def keep_visit(self, visit: Visit) -> None:
        self._shelves.visits[visit.asked] = visit

    async def keep_article(self, article: Article) -> Article:
        shelves, now = self._shelves, self._shelves.clock()
        of_address = {
            number: kept
            for number, kept in shelves.articles.items()
            if kept.article.scope == article.scope and kept.article.address == article.address
        }
        for kept in shelves.articles.values():
            if kept.article.scope == article.scope and kept.article.text == article.text:
                kept.text_seen_at = now
        for number, kept in of_address.items():
            if kept.article.text == article.text:
                kept.seen = next(shelves.ticks)
                return shelves.article(number)
        version = article.version
        if article.address is not None and of_address:
            version = max(version, 1 + max(kept.article.version for kept in of_address.values()))
        number = next(shelves.article_numbers)
        shelves.articles[number] = KeptArticle(replace(article, version=version), next(shelves.ticks), now)
        return shelves.article(number)

    async def reading_of(self, key: ReadingKey, article: int) -> Summary | None:
        for number, kept in self._shelves.readings.items():
            if kept.key == key and kept.article == article:
                return self._summary(number)
        return None

    async def keep_reading(self, article: int, key: ReadingKey, reading: Grounded) -> Summary:
        kept = self._shelves.articles.get(article)
        if kept is None or kept.article.scope != key.scope:
            raise Gone("the article is not kept any more")
        if (first := await self.reading_of(key, article)) is not None:
            return first
        number = next(self._shelves.reading_numbers)
        self._shelves.readings[number] = KeptReading(key, article, reading)
        return self._summary(number)

    async def summary(self, number: int, chat: int) -> Summary | None:
        kept = self._shelves.readings.get(number)
        if kept is None or kept.key.scope not in (PUBLIC, Scope(chat)):
            return None
        return self._summary(number)

    def _summary(self, number: int) -> Summary:
        kept = self._shelves.readings[number]
        return Summary(self._shelves.article(kept.article), kept.reading, number)


class MemoryAnswers:
    """The port `Answers`."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    async def open(self, answer: Answer, now: datetime) -> Answer:
        number = next(self._shelves.answer_numbers)
        self._take_messages(answer.chat, answer.messages)
        self._shelves.answers[number] = replace(answer, number=number)
        return self._shelves.answers[number]

    async def find(self, number: int, chat: int) -> Answer | None:
        answer = self._shelves.answers.get(number)
        return answer if answer is not None and answer.chat == chat else None

    async def of_message(self, chat: int, message: int) -> Answer | None:
        shown = (answer for answer in self._shelves.answers.values() if answer.chat == chat and message in answer.messages)
        return next(shown, None)

    async def to_question(self, chat: int, question: int) -> Answer | None:
        to = [
            number
            for number, answer in self._shelves.answers.items()
            if answer.chat == chat and answer.question == question and answer.messages
        ]
        return self._shelves.answers[max(to)] if to else None

    async def newest(self, chat: int, most: int) -> list[Answer]:
        sent = sorted(number for number, answer in self._shelves.answers.items() if answer.chat == chat and answer.messages)
        return [self._shelves.answers[number] for number in sent[::-1][:most]]

    async def show(self, number: int, chat: int, view: View, messages: tuple[int, ...]) -> None:
        answer = await self.find(number, chat)
        if answer is not None:
            self._take_messages(chat, messages)
            self._shelves.answers[number] = replace(answer, view=view, messages=tuple(dict.fromkeys(messages)))

    async def replace_item(self, number: int, chat: int, place: int, item: Item) -> None:
        answer = await self.find(number, chat)
        if answer is not None and place < len(answer.items):
            items = (*answer.items[:place], item, *answer.items[place + 1 :])
            self._shelves.answers[number] = replace(answer, items=items)

    async def delete(self, number: int, chat: int) -> Answer | None:
        answer = await self.find(number, chat)
        if answer is None:
            return None
        del self._shelves.answers[number]
        others = [self._shelves.shown(other) for other in self._shelves.answers.values() if other.chat == chat]
        self._shelves.erase(Scope(chat), self._shelves.shown(answer).difference(*others))
        return answer

    def _take_messages(self, chat: int, messages: tuple[int, ...]) -> None:
        for number, answer in self._shelves.answers.items():
            if answer.chat == chat and set(messages) & set(answer.messages):
                left = tuple(message for message in answer.messages if message not in messages)
                self._shelves.answers[number] = replace(answer, messages=left)


class MemoryCorrections:
    """The port `Corrections`."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def _there(self) -> list[Correction]:
        """The corrections whose reading is kept."""
        kept = self._shelves.corrections = {
            number: one for number, one in self._shelves.corrections.items() if one.reading in self._shelves.readings
        }
        return list(kept.values())

    async def of(self, reading: int, chat: int) -> tuple[Correction, ...]:
        return tuple(one for one in self._there() if one.reading == reading and one.chat == chat)

    async def keep(self, correction: Correction, now: datetime) -> Correction:
        kept = self._shelves.readings.get(correction.reading)
        if kept is None or kept.key.scope not in (PUBLIC, Scope(correction.chat)):
            raise Gone("the reading is not kept any more")
        about = (Fix.ABOUT, Fix.NOT_ABOUT)
        for one in self._there():
            same = (one.chat, one.reading, one.statement) == (correction.chat, correction.reading, correction.statement)
            like = one.fix is correction.fix or (one.fix in about and correction.fix in about)
            if same and like and (one.value == correction.value or one.fix not in about):
                del self._shelves.corrections[one.number]
        number = next(self._shelves.correction_numbers)
        self._shelves.corrections[number] = replace(correction, number=number)
        return self._shelves.corrections[number]

    async def undo(self, reading: int, statement: int, chat: int) -> int:
        which = [one.number for one in await self.of(reading, chat) if one.statement == statement]
        for number in which:
            del self._shelves.corrections[number]
        return len(which)

    async def agree(self, number: int, chat: int, *, agreed: bool) -> bool:
        one = next((one for one in self._there() if one.number == number and one.chat == chat), None)
        if one is None or one.agreed is not None:
            return False
        self._shelves.corrections[number] = replace(one, agreed=agreed)
        return True

    async def agreed(self) -> tuple[Correction, ...]:
        return tuple(sorted((one for one in self._there() if one.agreed), key=lambda one: (one.reading, one.chat, one.number)))

    async def wait(self, chat: int, message: int, wish: Wish) -> None:
        answer = self._shelves.answers.get(wish.answer)
        if answer is not None and answer.chat == chat:
            self._shelves.wishes[chat, message] = wish

    async def awaited(self, chat: int, message: int) -> Wish | None:
        wish = self._shelves.wishes.get((chat, message))
        return wish if wish is not None and wish.answer in self._shelves.answers else None

    async def grant(self, chat: int, message: int) -> None:
        self._shelves.wishes.pop((chat, message), None)


class MemoryReaders:
    """The port `Readers`."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    async def reader(self, chat: int) -> Reader:
        return self._shelves.readers.get(chat, Reader(chat))

    async def keep(self, reader: Reader) -> None:
        self._shelves.readers[reader.chat] = reader

    async def migrate(self, old: int, new: int) -> None:
        if old == new:
            return
        self._move_texts(Scope(old), Scope(new))
        taken = {message for answer in self._shelves.answers.values() if answer.chat == new for message in answer.messages}
        for number, answer in self._shelves.answers.items():
            if answer.chat == old:
                left = tuple(message for message in answer.messages if message not in taken)
                self._shelves.answers[number] = replace(answer, chat=new, messages=left)
        for number, one in self._shelves.corrections.items():
            if one.chat == old:
                self._shelves.corrections[number] = replace(one, chat=new)
        self._shelves.wishes = {
            (new if chat == old else chat, message): wish for (chat, message), wish in self._shelves.wishes.items()
        }
        for kept in self._shelves.tasks.values():
            at = kept.task.placeholder
            if at is not None and at[0] == old:
                kept.task = replace(kept.task, placeholder=(new, at[1]))
            if kept.task.chat == old:
                kept.task = replace(kept.task, chat=new)
        self._shelves.digests.move(old, new)
        before, after = self._shelves.readers.pop(old, None), self._shelves.readers.get(new)
        if before is not None and after is not None:
            after = replace(after, language=after.language or before.language, zone=after.zone or before.zone)
        if before is not None:
            self._shelves.readers[new] = after or replace(before, chat=new)

    def _move_texts(self, old: Scope, new: Scope) -> None:
        """Move articles and readings; where the new chat has the same already, the old ones give way."""
        shelves = self._shelves
        there = {
            (kept.article.address, kept.article.text): number
            for number, kept in shelves.articles.items()
            if kept.article.scope == new
        }
        for number, kept in list(shelves.articles.items()):
            if kept.article.scope != old:
                continue
            twin = there.get((kept.article.address, kept.article.text))
            if twin is None:
                kept.article = replace(kept.article, scope=new)
            else:
                del shelves.articles[number]
            self._move_readings(number, number if twin is None else twin, new)

    def _move_readings(self, article: int, to: int, new: Scope) -> None:
        shelves = self._shelves
        there = {kept.key: number for number, kept in shelves.readings.items() if kept.article == to and to != article}
        for number, kept in list(shelves.readings.items()):
            if kept.article != article:
                continue
            kept.key, kept.article = replace(kept.key, scope=new), to
            twin = there.get(kept.key)
            if twin is not None:
                del shelves.readings[number]
                for at, one in shelves.corrections.items():
                    if one.reading == number:
                        shelves.corrections[at] = replace(one, reading=twin)
                for at, answer in shelves.answers.items():
                    items = tuple(replace(item, reading=twin) if item.reading == number else item for item in answer.items)
                    shelves.answers[at] = replace(answer, items=items)


class MemoryInbox:
    """The port `Inbox`."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    async def keep(self, task: Task, now: datetime) -> bool:
        if task.update in self._shelves.tasks:
            return False
        self._shelves.tasks[task.update] = KeptTask(task, next(self._shelves.ticks))
        return True

    async def claim(self, update: int, now: datetime) -> Task | None:
        kept = self._shelves.tasks.get(update)
        if kept is None or kept.claimed or kept.finished_at is not None:
            return None
        kept.claimed, kept.task = True, replace(kept.task, attempts=kept.task.attempts + 1)
        return kept.task

    async def promise(self, update: int, placeholder: tuple[int, int]) -> None:
        kept = self._shelves.tasks.get(update)
        if kept is not None and kept.finished_at is None:
            kept.task = replace(kept.task, placeholder=placeholder)

    async def finish(self, update: int, now: datetime) -> None:
        kept = self._shelves.tasks.get(update)
        if kept is not None and kept.finished_at is None:
            kept.finished_at, kept.task = now, replace(kept.task, payload="", placeholder=None)

    async def release(self) -> list[Task]:
        unfinished = [kept for kept in self._shelves.tasks.values() if kept.finished_at is None]
        for kept in unfinished:
            kept.claimed = False
        return [kept.task for kept in sorted(unfinished, key=lambda kept: kept.kept)]

    async def confirmed(self) -> int:
        return max(self._shelves.tasks, default=0)

    async def prune(self, before: datetime) -> int:
        highest = max(self._shelves.tasks, default=0)
        old = [
            update
            for update, kept in self._shelves.tasks.items()
            if kept.finished_at is not None and kept.finished_at < before and update != highest
        ]
        for update in old:
            del self._shelves.tasks[update]
        return len(old)


class MemoryTally:
    """The port `Tally`."""

    def __init__(self) -> None:
        self._taken: list[tuple[datetime, int]] = []

    async def take(self, person: int, most: int, within: timedelta, now: datetime) -> datetime | None:
        self._taken = [(at, who) for at, who in self._taken if at > now - within]
        had = [at for at, who in self._taken if who == person]
        if len(had) >= most:
            return min(had, default=now)
        self._taken.append((now, person))
        return None


class MemoryStorage:
    """All ports over the same shelves, and what `storage.Storage` does beside them."""

    def __init__(self, clock: Clock = _utc_now) -> None:
        self._shelves = Shelves(clock)
        self._bot: int | None = None
        self.library = MemoryLibrary(self._shelves)
        self.answers = MemoryAnswers(self._shelves)
        self.corrections = MemoryCorrections(self._shelves)
        self.readers = MemoryReaders(self._shelves)
        self.inbox = MemoryInbox(self._shelves)
        self.tally = MemoryTally()
        self.ledger = MemoryLedger()
        self.admissions = MemoryAdmissions()
        self.notices = MemoryNotices()
        self.subscriptions = MemorySubscriptions(self._shelves.digests)
        self.deliveries = MemoryDeliveries(self._shelves.digests)

    async def remember_bot(self, bot_id: int) -> None:
        self._bot = self._bot or bot_id
        if self._bot != bot_id:
            raise DatabaseOfAnotherBot(f"belongs to the bot {self._bot}, not to {bot_id}")

    async def expire_private(self, before: datetime) -> int:
        old = {
            (kept.article.scope, kept.article.text.digest)
            for kept in self._shelves.articles.values()
            if not kept.article.scope.public and kept.text_seen_at < before
        }
        for scope, digest in old:
            self._shelves.erase(scope, {digest})
        return len(old)

    async def forget(self, chat: int) -> None:
        shelves, scope = self._shelves, Scope(chat)
        shelves.erase(scope, {kept.article.text.digest for kept in shelves.articles.values() if kept.article.scope == scope})
        shelves.answers = {number: answer for number, answer in shelves.answers.items() if answer.chat != chat}
        shelves.corrections = {number: one for number, one in shelves.corrections.items() if one.chat != chat}
        shelves.readers.pop(chat, None)
        shelves.digests.forget(chat)
        await self.admissions.withdraw(chat)
        for kept in shelves.tasks.values():
            if kept.task.chat == chat:
                kept.finished_at = kept.finished_at or shelves.clock()
                kept.task = replace(kept.task, chat=None, payload="", placeholder=None)
