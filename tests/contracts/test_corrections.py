"""The contract of `Corrections`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from newsdesk.errors import Gone
from newsdesk.model import PUBLIC, Correction, Fix, Scope, Wish
from newsdesk.ports import Corrections
from tests.contracts.examples import NOW, OURS, THEIRS, answer, key, nothing_found, pasted, public, reading
from tests.fakes.storage import MemoryStorage

Kept = MemoryStorage
NEW = -1_009_999_999_999


async def public_reading(kept: Kept) -> int:
    article = await kept.library.keep_article(public())
    return (await kept.library.keep_reading(article.number, key(PUBLIC), reading())).number


async def private_reading(kept: Kept, chat: int = OURS) -> int:
    article = await kept.library.keep_article(pasted(chat))
    return (await kept.library.keep_reading(article.number, key(Scope(chat)), reading())).number


def test_they_are_corrections(kept: Kept) -> None:
    corrections: Corrections = kept.corrections
    assert corrections


async def test_what_a_chat_has_mended_is_its_own_also_in_a_public_reading(kept: Kept) -> None:
    number = await public_reading(kept)
    ours = await kept.corrections.keep(Correction(OURS, number, 0, Fix.SPEAKER, "توم ريف", 17), NOW)
    theirs = await kept.corrections.keep(Correction(THEIRS, number, 1, Fix.NO_STATEMENT), NOW)
    assert ours.number != theirs.number
    assert await kept.corrections.of(number, OURS) == (ours,)
    assert await kept.corrections.of(number, THEIRS) == (theirs,)
    assert await kept.corrections.of(number + 1, OURS) == ()


async def test_a_correction_takes_the_place_of_one_that_says_the_same_or_the_opposite(kept: Kept) -> None:
    number = await public_reading(kept)
    made = [
        Correction(OURS, number, 0, Fix.SPEAKER, "a"),
        Correction(OURS, number, 0, Fix.SPEAKER, "b"),
        Correction(OURS, number, 0, Fix.ABOUT, "nato"),
        Correction(OURS, number, 0, Fix.ABOUT, "iaea"),
        Correction(OURS, number, 0, Fix.NOT_ABOUT, "nato"),
        Correction(OURS, number, 0, Fix.NO_STATEMENT),
        Correction(OURS, number, 0, Fix.NO_STATEMENT),
        Correction(OURS, number, 1, Fix.SPEAKER, "c"),
    ]
    for one in made:
        await kept.corrections.keep(one, NOW)
    assert await kept.corrections.of(number, OURS) == (made[1], made[3], made[4], made[6], made[7])


async def test_undoing_forgets_all_of_one_statement_and_no_more(kept: Kept) -> None:
    number = await private_reading(kept)
    for statement, fix in ((0, Fix.NO_STATEMENT), (0, Fix.SPEAKER), (1, Fix.NO_STATEMENT)):
        await kept.corrections.keep(Correction(OURS, number, statement, fix), NOW)
    assert await kept.corrections.undo(number, 0, OURS) == 2
    assert await kept.corrections.undo(number, 0, OURS) == 0
    assert [one.statement for one in await kept.corrections.of(number, OURS)] == [1]


async def test_consent_is_given_or_refused_once(kept: Kept) -> None:
    number = await private_reading(kept)
    yes, no, _ = [await kept.corrections.keep(Correction(OURS, number, at, Fix.NO_STATEMENT), NOW) for at in range(3)]
    assert await kept.corrections.agree(yes.number, OURS, agreed=True)
    assert await kept.corrections.agree(no.number, OURS, agreed=False)
    assert not await kept.corrections.agree(no.number, OURS, agreed=True)
    assert not await kept.corrections.agree(999, OURS, agreed=True)
    assert await kept.corrections.agreed() == (replace(yes, agreed=True),)


async def test_nothing_is_kept_of_a_reading_that_is_not_there(kept: Kept) -> None:
    with pytest.raises(Gone):
        await kept.corrections.keep(Correction(OURS, 42, 0, Fix.NO_STATEMENT), NOW)


async def test_corrections_go_with_their_private_text(kept: Kept) -> None:
    number = await private_reading(kept)
    mended = await kept.corrections.keep(Correction(OURS, number, 0, Fix.SPEAKER, "Tom"), NOW)
    await kept.corrections.agree(mended.number, OURS, agreed=True)
    await kept.expire_private(NOW + timedelta(days=31))
    assert await kept.corrections.of(number, OURS) == ()
    assert await kept.corrections.agreed() == ()


async def test_forgetting_a_chat_forgets_its_corrections_and_questions(kept: Kept) -> None:
    number = await public_reading(kept)
    opened = await kept.answers.open(answer(number), NOW)
    await kept.corrections.keep(Correction(OURS, number, 0, Fix.NO_STATEMENT), NOW)
    theirs = await kept.corrections.keep(Correction(THEIRS, number, 0, Fix.NO_STATEMENT), NOW)
    await kept.corrections.wait(OURS, 95, Wish(opened.number, "t:0"))
    await kept.forget(OURS)
    assert await kept.corrections.of(number, OURS) == ()
    assert await kept.corrections.awaited(OURS, 95) is None
    assert await kept.corrections.of(number, THEIRS) == (theirs,)


async def test_a_question_waits_until_it_is_granted_or_its_answer_is_deleted(kept: Kept) -> None:
    opened = await kept.answers.open(answer(1), NOW)
    other = await kept.answers.open(answer(1), NOW)
    await kept.corrections.wait(OURS, 95, Wish(opened.number, "t:0"))
    await kept.corrections.wait(OURS, 95, Wish(opened.number, "t:1"))
    await kept.corrections.wait(OURS, 96, Wish(other.number, "t:2"))
    assert await kept.corrections.awaited(OURS, 95) == Wish(opened.number, "t:1")
    await kept.corrections.grant(OURS, 95)
    assert await kept.corrections.awaited(OURS, 95) is None
    await kept.answers.delete(other.number, OURS)
    assert await kept.corrections.awaited(OURS, 96) is None


async def test_corrections_and_questions_move_with_their_chat(kept: Kept) -> None:
    private, shared = await private_reading(kept, THEIRS), await public_reading(kept)
    opened = await kept.answers.open(answer(private, chat=THEIRS), NOW)
    mended = [await kept.corrections.keep(Correction(THEIRS, number, 0, Fix.NO_STATEMENT), NOW) for number in (private, shared)]
    await kept.corrections.wait(THEIRS, 95, Wish(opened.number, "t:0"))
    await kept.readers.migrate(THEIRS, NEW)
    for one in mended:
        assert await kept.corrections.of(one.reading, NEW) == (replace(one, chat=NEW),)
        assert await kept.corrections.of(one.reading, THEIRS) == ()
    assert await kept.corrections.awaited(NEW, 95) == Wish(opened.number, "t:0")


async def test_corrections_follow_to_the_reading_that_the_new_chat_has_already(kept: Kept) -> None:
    old, new = await private_reading(kept, THEIRS), await private_reading(kept, NEW)
    mended = await kept.corrections.keep(Correction(THEIRS, old, 0, Fix.SPEAKER, "Tom"), NOW)
    await kept.readers.migrate(THEIRS, NEW)
    assert await kept.corrections.of(new, NEW) == (replace(mended, chat=NEW, reading=new),)


async def test_an_empty_reading_can_be_corrected_in_nothing_but_harms_nothing(kept: Kept) -> None:
    article = await kept.library.keep_article(pasted())
    number = (await kept.library.keep_reading(article.number, key(Scope(OURS)), nothing_found())).number
    kept_one = await kept.corrections.keep(Correction(OURS, number, 7, Fix.NO_STATEMENT), NOW)
    assert await kept.corrections.of(number, OURS) == (kept_one,)
