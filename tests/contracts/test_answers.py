"""The contract of `Answers`."""

from __future__ import annotations

from dataclasses import replace

from newsdesk.model import Article, Language, Mark, Passage, Scope, Span, Summary, View
from newsdesk.ports import Answers
from tests.contracts.examples import NOW, OTHER_VIEW, OURS, THEIRS, answer, key, nothing_found, pasted, public, reading
from tests.fakes.storage import MemoryStorage

Kept = MemoryStorage


async def read(kept: Kept, article: Article, seen: str = "all") -> Summary:
    """The article kept and read."""
    number = (await kept.library.keep_article(article)).number
    return await kept.library.keep_reading(number, key(article.scope, seen), reading())


def test_they_are_answers(kept: Kept) -> None:
    answers: Answers = kept.answers
    assert answers


async def test_an_answer_comes_back_equal_with_its_number(kept: Kept) -> None:
    opened = await kept.answers.open(answer(4, 5), NOW)
    assert opened == answer(4, 5)
    found = await kept.answers.find(opened.number, OURS)
    assert found == opened
    assert found is not None
    assert found.number == opened.number > 0


async def test_an_answer_is_found_only_with_its_chat(kept: Kept) -> None:
    opened = await kept.answers.open(answer(4, messages=(90, 91)), NOW)
    assert await kept.answers.find(opened.number, THEIRS) is None
    assert await kept.answers.of_message(THEIRS, 90) is None
    assert await kept.answers.to_question(THEIRS, 70) is None
    assert await kept.answers.delete(opened.number, THEIRS) is None
    await kept.answers.show(opened.number, THEIRS, OTHER_VIEW, (1,))
    assert await kept.answers.find(opened.number, OURS) == answer(4, messages=(90, 91))


async def test_numbers_are_never_given_again(kept: Kept) -> None:
    first = await kept.answers.open(answer(), NOW)
    await kept.answers.delete(first.number, OURS)
    assert (await kept.answers.open(answer(), NOW)).number > first.number


async def test_an_answer_is_the_one_of_each_of_its_messages(kept: Kept) -> None:
    opened = await kept.answers.open(answer(), NOW)
    assert await kept.answers.of_message(OURS, 90) is None
    await kept.answers.show(opened.number, OURS, OTHER_VIEW, (91, 90, 92))
    for message in (90, 91, 92):
        found = await kept.answers.of_message(OURS, message)
        assert found is not None
        assert (found.number, found.view, found.messages) == (opened.number, OTHER_VIEW, (91, 90, 92))


async def test_messages_that_no_longer_show_the_answer_are_forgotten(kept: Kept) -> None:
    opened = await kept.answers.open(answer(messages=(90, 91)), NOW)
    await kept.answers.show(opened.number, OURS, OTHER_VIEW, (90,))
    assert await kept.answers.of_message(OURS, 91) is None


async def test_a_message_shows_the_answer_that_took_it_last(kept: Kept) -> None:
    first = await kept.answers.open(answer(messages=(90, 91)), NOW)
    second = await kept.answers.open(answer(), NOW)
    await kept.answers.show(second.number, OURS, OTHER_VIEW, (91,))
    shown = await kept.answers.of_message(OURS, 91)
    assert shown is not None
    assert shown.number == second.number
    left = await kept.answers.find(first.number, OURS)
    assert left is not None
    assert left.messages == (90,)


async def test_the_same_message_number_in_two_chats_is_two_messages(kept: Kept) -> None:
    ours = await kept.answers.open(answer(messages=(90,)), NOW)
    theirs = await kept.answers.open(answer(chat=THEIRS, messages=(90,)), NOW)
    for chat, opened in ((OURS, ours), (THEIRS, theirs)):
        found = await kept.answers.of_message(chat, 90)
        assert found is not None
        assert found.number == opened.number


async def test_the_answer_to_a_question_is_the_newest_that_was_sent(kept: Kept) -> None:
    assert await kept.answers.to_question(OURS, 70) is None
    first = await kept.answers.open(answer(messages=(90,)), NOW)
    second = await kept.answers.open(answer(), NOW)
    found = await kept.answers.to_question(OURS, 70)
    assert found is not None
    assert found.number == first.number
    await kept.answers.show(second.number, OURS, View(Language.AR), (95,))
    found = await kept.answers.to_question(OURS, 70)
    assert found is not None
    assert found.number == second.number
    await kept.answers.delete(second.number, OURS)
    found = await kept.answers.to_question(OURS, 70)
    assert found is not None
    assert found.number == first.number


async def test_a_deleted_answer_is_handed_back_once_and_gone(kept: Kept) -> None:
    opened = await kept.answers.open(answer(messages=(90, 91)), NOW)
    deleted = await kept.answers.delete(opened.number, OURS)
    assert deleted == opened
    assert deleted is not None
    assert deleted.messages == (90, 91)
    assert await kept.answers.delete(opened.number, OURS) is None
    assert await kept.answers.find(opened.number, OURS) is None
    assert await kept.answers.of_message(OURS, 90) is None
    await kept.answers.show(opened.number, OURS, OTHER_VIEW, (90,))
    assert await kept.answers.of_message(OURS, 90) is None


async def test_deleting_an_answer_erases_its_private_text(kept: Kept) -> None:
    summary = await read(kept, pasted())
    opened = await kept.answers.open(answer(summary.number), NOW)
    await kept.answers.delete(opened.number, OURS)
    assert await kept.library.summary(summary.number, OURS) is None
    assert await kept.library.reading_of(key(Scope(OURS), "all"), summary.article.number) is None
    again = await read(kept, pasted())
    assert again.number > summary.number
    assert again.article.number > summary.article.number


async def test_a_private_text_stays_while_another_answer_shows_it(kept: Kept) -> None:
    summary = await read(kept, pasted())
    other_engine = await read(kept, pasted(), seen="more")
    first = await kept.answers.open(answer(summary.number), NOW)
    second = await kept.answers.open(answer(other_engine.number), NOW)
    await kept.answers.delete(first.number, OURS)
    assert await kept.library.summary(summary.number, OURS) == summary
    await kept.answers.delete(second.number, OURS)
    assert await kept.library.summary(summary.number, OURS) is None
    assert await kept.library.summary(other_engine.number, OURS) is None


async def test_another_chats_answer_keeps_no_private_text(kept: Kept) -> None:
    summary = await read(kept, pasted())
    ours = await kept.answers.open(answer(summary.number), NOW)
    await kept.answers.open(answer(summary.number, chat=THEIRS), NOW)
    await kept.answers.delete(ours.number, OURS)
    assert await kept.library.summary(summary.number, OURS) is None


async def test_another_chats_answer_erases_no_private_text(kept: Kept) -> None:
    summary = await read(kept, pasted())
    forged = await kept.answers.open(answer(summary.number, chat=THEIRS), NOW)
    await kept.answers.delete(forged.number, THEIRS)
    assert await kept.library.summary(summary.number, OURS) == summary


async def test_deleting_an_answer_erases_no_public_article_and_no_other_text(kept: Kept) -> None:
    link, mine, other = await read(kept, public()), await read(kept, pasted()), await read(kept, pasted(words="other"))
    theirs = await read(kept, pasted(THEIRS))
    opened = await kept.answers.open(answer(link.number, mine.number), NOW)
    await kept.answers.delete(opened.number, OURS)
    assert await kept.library.summary(mine.number, OURS) is None
    assert await kept.library.summary(link.number, OURS) == link
    assert await kept.library.summary(other.number, OURS) == other
    assert await kept.library.summary(theirs.number, THEIRS) == theirs


async def test_an_answer_outlives_the_readings_that_it_is_about(kept: Kept) -> None:
    number = (await kept.library.keep_article(pasted())).number
    summary = await kept.library.keep_reading(number, key(Scope(OURS)), nothing_found())
    opened = await kept.answers.open(answer(summary.number), NOW)
    assert await kept.expire_private(NOW.replace(year=2100)) == 1
    assert await kept.answers.find(opened.number, OURS) == opened
    assert await kept.library.summary(summary.number, OURS) is None
    assert await kept.answers.delete(opened.number, OURS) == opened


async def test_an_article_that_is_read_again_takes_its_place_in_the_answer(kept: Kept) -> None:
    opened = await kept.answers.open(answer(4, 5), NOW)
    passages = (Passage(70, Span(0, 9), 3, (Mark("bold", 1, 4), Mark("date_time", 5, 2, "1790000000"))),)
    again = replace(
        opened.items[1],
        reading=9,
        address="https://news.example/a/1",
        before=5,
        passages=passages,
        links=("https://news.example/b",),
        fields=(("minutes", 9),),
        offers=(("Headline", "https://news.example/c"),),
    )
    await kept.answers.replace_item(opened.number, OURS, 1, again)
    await kept.answers.replace_item(opened.number, OURS, 7, again)
    await kept.answers.replace_item(opened.number + 1, OURS, 0, again)
    found = await kept.answers.find(opened.number, OURS)
    assert found is not None
    assert found.items == (opened.items[0], again, opened.items[2])


async def test_the_newest_answers_come_first_and_only_those_that_were_sent(kept: Kept) -> None:
    first = await kept.answers.open(answer(messages=(90,)), NOW)
    await kept.answers.open(answer(), NOW)
    third = await kept.answers.open(answer(4, messages=(91, 92)), NOW)
    gone = await kept.answers.open(answer(messages=(93,)), NOW)
    await kept.answers.delete(gone.number, OURS)
    assert [one.number for one in await kept.answers.newest(OURS, 5)] == [third.number, first.number]
    assert await kept.answers.newest(OURS, 1) == [third]
    assert await kept.answers.newest(THEIRS, 5) == []
