"""A chat gets at nothing of another's, whatever it asks for by number and by whatever method."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from newsdesk import ports
from newsdesk.errors import Gone
from newsdesk.model import PUBLIC, Correction, Fix, Item, Reader, Scope, Visit, Wish
from tests.contracts.examples import NOW, OTHER_VIEW, OURS, THEIRS, answer, key, nothing_found, pasted, reading
from tests.fakes.storage import MemoryStorage

Kept = MemoryStorage


async def kept_reading_of_theirs(kept: Kept, ours: int) -> object:
    """What comes of keeping a reading, in public and in the other chat, of an article that is not the chat's."""
    for scope in (PUBLIC, Scope(THEIRS)):
        with pytest.raises(Gone):
            await kept.library.keep_reading(ours, key(scope), nothing_found())
    return None


async def kept_article_of_theirs(kept: Kept, ours: int) -> object:
    """The other chat pastes the very same text: it gets an article of its own, which nobody has read."""
    theirs = await kept.library.keep_article(pasted(THEIRS))
    assert theirs.number != ours
    return await kept.library.reading_of(key(Scope(THEIRS)), theirs.number)


async def visit_of_theirs(kept: Kept) -> object:
    """A visit that says to have found the address of a private text leads to no private text."""
    await kept.library.keep_article(replace(pasted(), address="https://t.me/private/1"))
    await kept.library.keep_visit(Visit("https://t.me/s", "https://t.me/private/1", "https://t.me/private/1"))
    return await kept.library.article_at("https://t.me/s")


async def correction_of_theirs(kept: Kept, reading: int) -> object:
    """What comes of correcting, from the other chat, a reading that it may not see."""
    with pytest.raises(Gone):
        await kept.corrections.keep(Correction(THEIRS, reading, 0, Fix.NO_STATEMENT), NOW)
    return await kept.corrections.of(reading, THEIRS) or None


async def wish_of_theirs(kept: Kept, number: int) -> object:
    """A question of the other chat that claims to be about our answer waits for nothing."""
    await kept.corrections.wait(THEIRS, 95, Wish(number, "who:0:0"))
    return await kept.corrections.awaited(THEIRS, 95)


Trial = Callable[[Kept, int, int, int], Awaitable[object]]

TRIALS: dict[str, Trial] = {
    "Library.article_at": lambda kept, article, reading, number: kept.library.article_at("https://t.me/private/1"),
    "Library.keep_article": lambda kept, article, reading, number: kept_article_of_theirs(kept, article),
    "Library.reading_of": lambda kept, article, reading, number: kept.library.reading_of(key(Scope(THEIRS)), article),
    "Library.keep_reading": lambda kept, article, reading, number: kept_reading_of_theirs(kept, article),
    "Library.summary": lambda kept, article, reading, number: kept.library.summary(reading, THEIRS),
    "Library.visit_to": lambda kept, article, reading, number: kept.library.visit_to("https://t.me/private/1"),
    "Library.keep_visit": lambda kept, article, reading, number: visit_of_theirs(kept),
    "Answers.open": lambda kept, article, reading, number: kept.answers.delete(number, THEIRS),
    "Answers.find": lambda kept, article, reading, number: kept.answers.find(number, THEIRS),
    "Answers.of_message": lambda kept, article, reading, number: kept.answers.of_message(THEIRS, 90),
    "Answers.to_question": lambda kept, article, reading, number: kept.answers.to_question(THEIRS, 70),
    "Answers.newest": lambda kept, article, reading, number: newest_of_theirs(kept),
    "Answers.show": lambda kept, article, reading, number: kept.answers.show(number, THEIRS, OTHER_VIEW, (90,)),
    "Answers.replace_item": lambda kept, article, reading, number: kept.answers.replace_item(number, THEIRS, 0, Item(reading)),
    "Answers.delete": lambda kept, article, reading, number: kept.answers.delete(number, THEIRS),
    "Corrections.of": lambda kept, article, reading, number: correction_of_theirs(kept, reading),
    "Corrections.keep": lambda kept, article, reading, number: correction_of_theirs(kept, reading),
    "Corrections.undo": lambda kept, article, reading, number: nothing(kept.corrections.undo(reading, 0, THEIRS)),
    "Corrections.agree": lambda kept, article, reading, number: nothing(kept.corrections.agree(1, THEIRS, agreed=True)),
    "Corrections.wait": lambda kept, article, reading, number: wish_of_theirs(kept, number),
    "Corrections.awaited": lambda kept, article, reading, number: kept.corrections.awaited(THEIRS, 94),
    "Corrections.grant": lambda kept, article, reading, number: kept.corrections.grant(THEIRS, 94),
    "Readers.reader": lambda kept, article, reading, number: no_reader(kept),
    "Readers.keep": lambda kept, article, reading, number: kept.readers.keep(Reader(THEIRS, active=False)),
    "Readers.migrate": lambda kept, article, reading, number: kept.readers.migrate(THEIRS, THEIRS - 1),
    "forget": lambda kept, article, reading, number: kept.forget(THEIRS),
}


async def newest_of_theirs(kept: Kept) -> object:
    """What the other chat gets when it asks for its newest answers: it has none."""
    return await kept.answers.newest(THEIRS, 9) or None


async def nothing(done: Awaitable[int]) -> object:
    return await done or None


async def no_reader(kept: Kept) -> object:
    assert await kept.readers.reader(THEIRS) == Reader(THEIRS)
    return None


def methods() -> set[str]:
    found: set[str] = set()
    for port in (ports.Library, ports.Answers, ports.Corrections, ports.Readers):
        found |= {f"{port.__name__}.{name}" for name, _ in inspect.getmembers(port, inspect.isfunction) if name[0] != "_"}
    return found - {"Corrections.agreed"}  # the operator's, of all chats


def test_every_method_is_tried() -> None:
    assert methods() == {name for name in TRIALS if "." in name}


@pytest.mark.parametrize("method", TRIALS)
async def test_a_chat_gets_at_nothing_of_another_chats(kept: Kept, method: str) -> None:
    article = await kept.library.keep_article(pasted())
    summary = await kept.library.keep_reading(article.number, key(Scope(OURS)), reading())
    opened = await kept.answers.open(answer(summary.number, messages=(90, 91)), NOW)
    await kept.readers.keep(Reader(OURS, zone="Asia/Riyadh"))
    mended = await kept.corrections.keep(Correction(OURS, summary.number, 0, Fix.SPEAKER, "Tom"), NOW)
    await kept.corrections.wait(OURS, 94, Wish(opened.number, "who:0:0"))
    if method == "Answers.open":
        # an answer of their own that claims to be about our reading erases nothing of ours when it goes
        forged = await kept.answers.open(answer(summary.number, chat=THEIRS), NOW)
        await kept.answers.delete(forged.number, THEIRS)

    got: Any = await TRIALS[method](kept, article.number, summary.number, opened.number)

    assert got is None
    assert await kept.library.summary(summary.number, OURS) == summary
    assert await kept.library.reading_of(key(Scope(OURS)), article.number) == summary
    found = await kept.answers.of_message(OURS, 90)
    assert (found, found and found.number) == (opened, opened.number)
    assert await kept.readers.reader(OURS) == Reader(OURS, zone="Asia/Riyadh")
    assert await kept.corrections.of(summary.number, OURS) == (mended,)
    assert await kept.corrections.awaited(OURS, 94) == Wish(opened.number, "who:0:0")
