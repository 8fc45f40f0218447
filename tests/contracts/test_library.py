"""The contract of `Library`."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from newsdesk.errors import Gone
from newsdesk.model import PUBLIC, Article, Language, Maker, Origin, ReadingKey, Scope, Text, Visit
from newsdesk.ports import Library
from tests.contracts.examples import ADDRESS, OURS, THEIRS, key, nothing_found, pasted, public, reading
from tests.fakes.storage import MemoryStorage

Kept = MemoryStorage


def test_it_is_a_library(kept: Kept) -> None:
    library: Library = kept.library
    assert library


async def test_an_address_that_was_never_kept_has_no_article(kept: Kept) -> None:
    assert await kept.library.article_at(ADDRESS) is None


async def test_a_kept_article_comes_back_equal_and_numbered(kept: Kept) -> None:
    article = await kept.library.keep_article(public())
    assert article == public()
    assert article.number > 0
    found = await kept.library.article_at(ADDRESS)
    assert found == public()
    assert found is not None
    assert found.number == article.number


async def test_the_same_article_keeps_its_number(kept: Kept) -> None:
    first = await kept.library.keep_article(public())
    again = await kept.library.keep_article(public())
    assert again.number == first.number
    private = await kept.library.keep_article(pasted())
    assert private.number != first.number
    assert (await kept.library.keep_article(pasted())).number == private.number


async def test_twenty_who_keep_the_same_article_at_once_get_one_number(kept: Kept) -> None:
    articles = await asyncio.gather(*(kept.library.keep_article(article) for article in [public(), pasted()] * 10))
    assert len({article.number for article in articles}) == 2


async def test_another_text_at_the_address_is_a_new_version_beside_the_old(kept: Kept) -> None:
    old = await kept.library.keep_article(public())
    new = await kept.library.keep_article(public(words="Corrected."))
    assert (old.version, new.version) == (1, 2)
    assert old.number != new.number
    newest = await kept.library.article_at(ADDRESS)
    assert newest is not None
    assert newest.text.characters == "Corrected."


async def test_an_article_that_went_back_to_its_old_text_is_the_old_version(kept: Kept) -> None:
    old = await kept.library.keep_article(public())
    await kept.library.keep_article(public(words="A mistake."))
    assert (await kept.library.keep_article(public())).number == old.number
    newest = await kept.library.article_at(ADDRESS)
    assert newest is not None
    assert (newest.number, newest.version) == (old.number, 1)


async def test_an_address_that_led_elsewhere_finds_the_article_kept_there(kept: Kept) -> None:
    article = await kept.library.keep_article(public())
    assert await kept.library.visit_to("https://short.example/1") is None
    visit = Visit("https://short.example/1", ADDRESS, ADDRESS, '"a-1"', "Tue, 24 Nov 2026 08:00:00 GMT")
    await kept.library.keep_visit(visit)
    assert await kept.library.visit_to("https://short.example/1") == visit
    found = await kept.library.article_at("https://short.example/1")
    assert found is not None
    assert found.number == article.number
    assert await kept.library.article_at("https://short.example/2") is None


async def test_the_last_visit_to_an_address_takes_the_place_of_the_one_before(kept: Kept) -> None:
    await kept.library.keep_article(public())
    moved = await kept.library.keep_article(public("https://news.example/moved"))
    await kept.library.keep_visit(Visit("https://short.example/1", ADDRESS, ADDRESS, '"a-1"', "then"))
    latest = Visit("https://short.example/1", "https://news.example/moved", "https://news.example/moved?x")
    await kept.library.keep_visit(latest)
    assert await kept.library.visit_to("https://short.example/1") == latest
    found = await kept.library.article_at("https://short.example/1")
    assert found is not None
    assert found.number == moved.number


async def test_the_same_text_in_two_scopes_is_two_articles(kept: Kept) -> None:
    numbers = [(await kept.library.keep_article(pasted(chat))).number for chat in (OURS, THEIRS)]
    assert len(set(numbers)) == 2


async def test_a_private_article_is_found_at_no_address(kept: Kept) -> None:
    await kept.library.keep_article(replace(pasted(), address=ADDRESS))
    assert await kept.library.article_at(ADDRESS) is None


async def test_what_was_never_read_is_none_and_what_was_read_in_vain_is_a_summary(kept: Kept) -> None:
    article = await kept.library.keep_article(public())
    assert await kept.library.reading_of(key(), article.number) is None
    await kept.library.keep_reading(article.number, key(), nothing_found())
    summary = await kept.library.reading_of(key(), article.number)
    assert summary is not None
    assert summary.statements == ()


async def test_a_kept_reading_comes_back_equal(kept: Kept) -> None:
    article = await kept.library.keep_article(public())
    summary = await kept.library.keep_reading(article.number, key(), reading(7))
    assert summary.number > 0
    assert summary.article == public()
    assert summary.article.number == article.number
    assert summary.reading == reading(7)
    for found in (await kept.library.reading_of(key(), article.number), await kept.library.summary(summary.number, OURS)):
        assert found == summary
        assert found is not None
        assert (found.number, found.article.number) == (summary.number, article.number)


async def test_a_reading_by_an_engine_that_stood_in_says_so(kept: Kept) -> None:
    article = await kept.library.keep_article(public())
    asked = key(maker=Maker("openai", "gpt", "7"))
    await kept.library.keep_reading(article.number, asked, reading())
    found = await kept.library.reading_of(asked, article.number)
    assert found is not None
    assert found.reading.maker == Maker("rules", "", "1a2b")


async def test_a_second_reading_under_the_same_key_gives_the_first(kept: Kept) -> None:
    article = await kept.library.keep_article(public())
    first = await kept.library.keep_reading(article.number, key(), reading(2))
    second = await kept.library.keep_reading(article.number, key(), reading(5))
    assert (second, second.number) == (first, first.number)


async def test_twenty_who_keep_the_same_reading_at_once_get_one_number(kept: Kept) -> None:
    article = await kept.library.keep_article(public())
    kept_at_once = await asyncio.gather(
        *(kept.library.keep_reading(article.number, key(), reading(count)) for count in range(20))
    )
    assert len({summary.number for summary in kept_at_once}) == 1
    assert all(summary == kept_at_once[0] for summary in kept_at_once)


@pytest.mark.parametrize(
    "other",
    [
        key(seen="something else"),
        key(maker=Maker("openai", "", "1a2b")),
        key(maker=Maker("rules", "m", "1a2b")),
        key(maker=Maker("rules", "", "2")),
        key(Scope(OURS)),
    ],
)
async def test_another_key_is_another_reading(kept: Kept, other: ReadingKey) -> None:
    article = await kept.library.keep_article(public())
    await kept.library.keep_reading(article.number, key(), reading())
    assert await kept.library.reading_of(other, article.number) is None


async def test_another_article_is_another_reading(kept: Kept) -> None:
    article = await kept.library.keep_article(public())
    other = await kept.library.keep_article(public("https://news.example/copy"))
    await kept.library.keep_reading(article.number, key(), reading())
    assert await kept.library.reading_of(key(), other.number) is None
    summary = await kept.library.keep_reading(other.number, key(), reading())
    assert summary.article.address == "https://news.example/copy"


async def test_a_private_reading_is_its_chats_alone(kept: Kept) -> None:
    article = await kept.library.keep_article(pasted())
    summary = await kept.library.keep_reading(article.number, key(Scope(OURS)), reading())
    assert await kept.library.summary(summary.number, OURS) == summary
    assert await kept.library.summary(summary.number, THEIRS) is None
    for scope in (PUBLIC, Scope(THEIRS)):
        assert await kept.library.reading_of(key(scope), article.number) is None


async def test_a_reading_of_a_foreign_or_vanished_article_is_not_kept(kept: Kept) -> None:
    article = await kept.library.keep_article(pasted())
    for scope, number in ((PUBLIC, article.number), (Scope(THEIRS), article.number), (Scope(OURS), article.number + 100)):
        with pytest.raises(Gone):
            await kept.library.keep_reading(number, key(scope), reading())


async def test_a_number_that_was_never_given_has_no_summary(kept: Kept) -> None:
    for number in (0, -1, 999, 2**62):
        assert await kept.library.summary(number, OURS) is None


async def test_an_article_without_anything_but_its_text_comes_back_equal(kept: Kept) -> None:
    bare = Article(Scope(THEIRS), Text("\u200f"), Language.EN, Origin.FILE)
    assert await kept.library.keep_article(bare) == bare


async def test_private_texts_expire_by_when_they_last_came(kept: Kept) -> None:
    old = await kept.library.keep_article(pasted(words="old"))
    renewed = await kept.library.keep_article(pasted(words="renewed"))
    link = await kept.library.keep_article(public())
    numbers = {
        article.number: (await kept.library.keep_reading(article.number, key(article.scope), nothing_found())).number
        for article in (old, renewed, link)
    }
    clock = kept._shelves.clock if isinstance(kept, MemoryStorage) else kept._database.now
    before = clock()
    await kept.library.keep_article(pasted(words="renewed"))
    assert await kept.expire_private(before) == 1
    assert await kept.expire_private(before) == 0
    assert await kept.library.summary(numbers[old.number], OURS) is None
    assert await kept.library.summary(numbers[renewed.number], OURS) is not None
    assert await kept.library.summary(numbers[link.number], OURS) is not None
