"""The contract of `Readers`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdesk.model import Language, Maker, Reader, Scope, Task
from newsdesk.ports import Readers
from tests.contracts.examples import NOW, OURS, THEIRS, answer, key, pasted, public, reading
from tests.fakes.storage import MemoryStorage

Kept = MemoryStorage
NEW = -1_009_999_999_999


def test_they_are_readers(kept: Kept) -> None:
    readers: Readers = kept.readers
    assert readers


async def test_a_reader_never_seen_has_defaults(kept: Kept) -> None:
    assert await kept.readers.reader(OURS) == Reader(OURS, None, None, active=True)


@pytest.mark.parametrize("chat", [OURS, THEIRS, 1, -(2**52)])
async def test_a_reader_is_kept_and_changed(kept: Kept, chat: int) -> None:
    for reader in (Reader(chat, Language.AR, "Asia/Riyadh"), Reader(chat, Language.EN, None, active=False), Reader(chat)):
        await kept.readers.keep(reader)
        assert await kept.readers.reader(chat) == reader
    assert await kept.readers.reader(2) == Reader(2)


async def test_a_moved_chat_keeps_all_that_was_its_own(kept: Kept) -> None:
    article = await kept.library.keep_article(pasted(THEIRS))
    summary = await kept.library.keep_reading(article.number, key(Scope(THEIRS)), reading(5))
    opened = await kept.answers.open(answer(summary.number, chat=THEIRS, messages=(90, 91)), NOW)
    await kept.inbox.keep(Task(1, "{}", THEIRS), NOW)
    await kept.inbox.promise(1, (THEIRS, 55))
    await kept.readers.keep(Reader(THEIRS, Language.AR, "Asia/Amman"))

    await kept.readers.migrate(THEIRS, NEW)

    found = await kept.library.summary(summary.number, NEW)
    assert found is not None
    assert found.article.scope == Scope(NEW)
    assert found.reading == summary.reading
    assert await kept.library.summary(summary.number, THEIRS) is None
    assert await kept.library.reading_of(key(Scope(NEW)), article.number) == found
    assert (await kept.library.keep_article(pasted(NEW))).number == article.number
    assert await kept.answers.find(opened.number, NEW) == replace(opened, chat=NEW)
    assert await kept.answers.find(opened.number, THEIRS) is None
    shown = await kept.answers.of_message(NEW, 91)
    assert shown is not None
    assert shown.number == opened.number
    assert await kept.inbox.release() == [Task(1, "{}", NEW, placeholder=(NEW, 55))]
    assert await kept.readers.reader(NEW) == Reader(NEW, Language.AR, "Asia/Amman")
    assert await kept.readers.reader(THEIRS) == Reader(THEIRS)
    await kept.answers.delete(opened.number, NEW)
    assert await kept.library.summary(summary.number, NEW) is None


async def test_a_moved_chat_takes_nothing_of_others(kept: Kept) -> None:
    link = await kept.library.keep_article(public())
    ours = await kept.library.keep_article(pasted())
    public_summary = await kept.library.keep_reading(link.number, key(), reading())
    our_summary = await kept.library.keep_reading(ours.number, key(Scope(OURS)), reading())
    opened = await kept.answers.open(answer(our_summary.number, messages=(90,)), NOW)
    await kept.readers.migrate(THEIRS, NEW)
    assert await kept.library.summary(our_summary.number, OURS) == our_summary
    assert await kept.library.summary(our_summary.number, NEW) is None
    assert await kept.library.summary(public_summary.number, NEW) == public_summary
    assert await kept.answers.find(opened.number, OURS) == opened


async def test_a_chat_that_moves_to_where_the_same_was_read_finds_all_of_it_once(kept: Kept) -> None:
    more = key(Scope(THEIRS), maker=Maker("openai", "m", "2"))
    old = await kept.library.keep_article(pasted(THEIRS))
    old_summary = await kept.library.keep_reading(old.number, key(Scope(THEIRS)), reading(2))
    old_more = await kept.library.keep_reading(old.number, more, reading(4))
    old_link = await kept.library.keep_article(replace(pasted(THEIRS), address="https://t.me/x/1"))
    old_link_summary = await kept.library.keep_reading(old_link.number, key(Scope(THEIRS)), reading(1))
    new = await kept.library.keep_article(pasted(NEW))
    new_summary = await kept.library.keep_reading(new.number, key(Scope(NEW)), reading(3))
    before = await kept.answers.open(answer(old_summary.number, old_more.number, chat=THEIRS, messages=(90, 91)), NOW)
    after = await kept.answers.open(answer(new_summary.number, chat=NEW, messages=(91,)), NOW)

    await kept.readers.migrate(THEIRS, NEW)

    assert (await kept.library.keep_article(pasted(NEW))).number == new.number
    assert await kept.library.summary(old_summary.number, NEW) is None
    moved = await kept.answers.find(before.number, NEW)
    assert moved is not None
    assert [item.reading for item in moved.items] == [new_summary.number, old_more.number, None]
    assert moved.messages == (90,)
    assert await kept.answers.find(after.number, NEW) == after
    found = await kept.library.summary(old_more.number, NEW)
    assert found is not None
    assert (found.article.number, found.reading) == (new.number, reading(4))
    found = await kept.library.summary(old_link_summary.number, NEW)
    assert found is not None
    assert (found.article.address, found.article.number) == ("https://t.me/x/1", old_link.number)
    for number in (old_summary.number, old_more.number, old_link_summary.number):
        assert await kept.library.summary(number, THEIRS) is None
    await kept.answers.delete(before.number, NEW)
    assert await kept.library.summary(new_summary.number, NEW) == new_summary


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, Reader(NEW, Language.EN), Reader(NEW, Language.EN)),
        (Reader(THEIRS, Language.AR, "Asia/Amman"), Reader(NEW), Reader(NEW, Language.AR, "Asia/Amman")),
        (Reader(THEIRS, Language.AR, "Asia/Amman"), Reader(NEW, Language.EN), Reader(NEW, Language.EN, "Asia/Amman")),
        (Reader(THEIRS, active=False), Reader(NEW), Reader(NEW)),
        (Reader(THEIRS, active=False), None, Reader(NEW, active=False)),
    ],
)
async def test_what_was_chosen_under_the_new_id_holds(
    kept: Kept, before: Reader | None, after: Reader | None, expected: Reader
) -> None:
    for reader in (before, after):
        if reader is not None:
            await kept.readers.keep(reader)
    await kept.readers.migrate(THEIRS, NEW)
    assert await kept.readers.reader(NEW) == expected


async def test_moving_twice_or_to_itself_changes_nothing(kept: Kept) -> None:
    await kept.readers.keep(Reader(THEIRS, Language.AR))
    await kept.readers.migrate(THEIRS, THEIRS)
    assert await kept.readers.reader(THEIRS) == Reader(THEIRS, Language.AR)
    for _ in range(2):
        await kept.readers.migrate(THEIRS, NEW)
    assert await kept.readers.reader(NEW) == Reader(NEW, Language.AR)


async def test_a_forgotten_chat_leaves_nothing_of_its_own(kept: Kept) -> None:
    numbers = {}
    for chat in (OURS, THEIRS):
        article = await kept.library.keep_article(pasted(chat))
        summary = await kept.library.keep_reading(article.number, key(Scope(chat)), reading())
        opened = await kept.answers.open(answer(summary.number, chat=chat, messages=(90,)), NOW)
        await kept.readers.keep(Reader(chat, Language.AR))
        await kept.inbox.keep(Task(abs(chat), "what the person wrote", chat), NOW)
        numbers[chat] = (summary.number, opened.number)
    await kept.forget(OURS)
    assert await kept.library.summary(numbers[OURS][0], OURS) is None
    assert await kept.answers.find(numbers[OURS][1], OURS) is None
    assert await kept.readers.reader(OURS) == Reader(OURS)
    assert [task.chat for task in await kept.inbox.release()] == [THEIRS]
    assert not await kept.inbox.keep(Task(abs(OURS), "again", OURS), NOW)
    assert await kept.library.summary(numbers[THEIRS][0], THEIRS) is not None
    assert await kept.answers.find(numbers[THEIRS][1], THEIRS) is not None
    assert await kept.readers.reader(THEIRS) == Reader(THEIRS, Language.AR)
