from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
from pathlib import Path

import pytest

from newsdesk.errors import DatabaseOfAnotherBot, OperatorError
from newsdesk.model import Language, Reader, Scope, Task
from storage import Storage, open_storage
from tests.contracts.examples import NOW, OURS, answer, key, pasted, public, reading


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def make(path: Path, content: bytes = b"") -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def open_to_all(*paths: Path) -> None:
    for path in paths:
        path.chmod(0o777)


def share(folder: Path) -> None:
    folder.chmod(0o1777)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def generous_umask() -> object:
    """What a careless machine has: new files open to all."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("generous_umask")
async def test_folder_and_files_are_their_owners_alone_journal_files_included(folder: Path) -> None:
    async with open_storage(folder / "deep") as storage:
        await storage.readers.keep(Reader(OURS))
        files = {path.name: mode(path) for path in (folder / "deep").iterdir()}
        assert set(files) == {"qawl.sqlite3", "qawl.sqlite3-wal", "qawl.sqlite3-shm"}
        assert set(files.values()) == {0o600}
        assert mode(folder / "deep") == 0o700


@pytest.mark.usefixtures("generous_umask")
async def test_what_was_open_to_others_is_closed_at_start(folder: Path) -> None:
    async with open_storage(folder) as storage:
        path = storage.path
    journal = make(path.with_name(path.name + "-wal"))
    open_to_all(folder, path, journal)
    async with open_storage(folder):
        assert [mode(folder), mode(path), mode(journal)] == [0o700, 0o600, 0o600]


async def test_what_was_kept_is_there_after_a_restart(folder: Path) -> None:
    async with open_storage(folder) as storage:
        article = await storage.library.keep_article(pasted())
        summary = await storage.library.keep_reading(article.number, key(Scope(OURS)), reading())
        opened = await storage.answers.open(answer(summary.number, messages=(90,)), NOW)
        await storage.readers.keep(Reader(OURS, Language.EN))
        await storage.inbox.keep(Task(3, "{}", OURS), NOW)
        await storage.inbox.claim(3, NOW)
    async with open_storage(folder) as storage:
        assert await storage.library.summary(summary.number, OURS) == summary
        assert await storage.answers.of_message(OURS, 90) == opened
        assert await storage.readers.reader(OURS) == Reader(OURS, Language.EN)
        assert await storage.inbox.claim(3, NOW) is None
        assert await storage.inbox.release() == [Task(3, "{}", OURS, attempts=1)]


async def test_two_names_in_one_folder_are_two_databases(folder: Path) -> None:
    async with open_storage(folder) as real, open_storage(folder, name="playground.sqlite3") as playground:
        await real.readers.keep(Reader(OURS, Language.EN))
        assert await playground.readers.reader(OURS) == Reader(OURS)


async def test_all_who_make_the_same_database_at_once_get_it(folder: Path) -> None:
    async def use(chat: int) -> None:
        async with open_storage(folder) as storage:
            await storage.readers.keep(Reader(chat, Language.AR))

    for first in range(1, 25, 6):
        await asyncio.gather(*(use(chat) for chat in range(first, first + 6)))
    async with open_storage(folder) as storage:
        assert [await storage.readers.reader(chat) for chat in range(1, 25)] == [Reader(n, Language.AR) for n in range(1, 25)]


async def test_a_database_remembers_its_bot_and_refuses_another(folder: Path) -> None:
    async with open_storage(folder) as storage:
        await storage.remember_bot(42)
        await storage.remember_bot(42)
    async with open_storage(folder) as storage:
        await storage.remember_bot(42)
        with pytest.raises(DatabaseOfAnotherBot, match=r"belongs to the bot 42, not to 43"):
            await storage.remember_bot(43)
        await storage.remember_bot(42)


async def test_a_file_that_is_no_database_is_refused_and_left_alone(folder: Path) -> None:
    file = make(folder / "qawl.sqlite3", b"a letter to my aunt\n" * 300)
    with pytest.raises(OperatorError, match="not a database"):
        async with open_storage(folder):
            pass
    assert file.read_bytes() == b"a letter to my aunt\n" * 300


async def test_a_database_of_another_program_is_refused_and_left_alone(folder: Path) -> None:
    with sqlite3.connect(make(folder / "qawl.sqlite3")) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    with pytest.raises(OperatorError, match="not one of Qawl"):
        async with open_storage(folder):
            pass
    with sqlite3.connect(folder / "qawl.sqlite3") as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    other.close()


async def test_a_folder_that_cannot_be_had_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OperatorError, match="cannot be used"):
        async with open_storage(tmp_path / "file"):
            pass


async def test_a_folder_that_everybody_shares_is_refused_and_stays_open_to_all(folder: Path) -> None:
    make(folder / "somebody's file")
    share(folder)
    with pytest.raises(OperatorError, match="everybody shares"):
        async with open_storage(folder):
            pass
    assert mode(folder) == 0o1777
    assert names(folder) == ["somebody's file"]


async def test_a_closed_database_leaves_one_file(folder: Path) -> None:
    async with open_storage(folder) as storage:
        await asyncio.gather(*(storage.readers.reader(chat) for chat in range(20)))
        await storage.readers.keep(Reader(OURS))
    assert names(folder) == ["qawl.sqlite3"]


async def test_the_size_counts_the_journal_too(storage: Storage) -> None:
    empty = await storage.size()
    await storage.library.keep_article(public(words="word " * 50_000))
    assert await storage.size() > empty + 250_000


# --- backup


async def test_a_backup_is_a_whole_private_copy_made_while_others_write(storage: Storage, tmp_path: Path) -> None:
    await storage.remember_bot(42)
    articles = [await storage.library.keep_article(public(f"https://news.example/{number}")) for number in range(20)]
    copies = [tmp_path / f"copy{number}.sqlite3" for number in range(3)]

    async def write() -> None:
        for article in articles:
            await storage.library.keep_reading(article.number, key(), reading(6))

    await asyncio.gather(write(), *(storage.backup(copy) for copy in copies))
    for copy in copies:
        assert mode(copy) == 0o600
        async with open_storage(tmp_path, name=copy.name) as copied:
            await copied.remember_bot(42)
            for article in articles:
                found = await copied.library.reading_of(key(), article.number)
                assert found is None or found.reading == reading(6)


async def test_a_backup_replaces_the_one_before(storage: Storage, tmp_path: Path) -> None:
    copy = tmp_path / "it's a copy"
    copy.write_text("the one before")
    await storage.readers.keep(Reader(OURS, Language.AR))
    await storage.backup(copy)
    async with open_storage(tmp_path, name=copy.name) as copied:
        assert await copied.readers.reader(OURS) == Reader(OURS, Language.AR)
    assert names(tmp_path) == ["data", "it's a copy"]


async def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(storage: Storage, tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot be written"):
        await storage.backup(tmp_path / "missing" / "copy")
    for name in (storage.path, storage.path.with_name(storage.path.name + "-wal")):
        with pytest.raises(OperatorError, match="itself"):
            await storage.backup(name)
    make(tmp_path / "folder" / "file")
    with pytest.raises(OperatorError, match="cannot be written"):
        await storage.backup(tmp_path / "folder")
    assert names(tmp_path) == ["data", "folder"]
    assert await storage.readers.reader(OURS) == Reader(OURS)
