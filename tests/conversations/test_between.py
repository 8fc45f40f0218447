"""What changes between a question and its answer: the language, the digits' kinds, the place of a clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial

import pytest

from newsdesk.articles import open_reader
from tests.conversations.conftest import Stage, labels
from tests.newsdesk.articles.pages import EN_BODY, EN_TITLE, newspaper
from tests.newsdesk.articles.serving import Site, answer, site, to_loopback

DIGITS = """وزير المالية: سنزيد الميزانية

قال وزير المالية سامر النجار: "سنصرف 90 مليونًا في عام ٢٠٢٦ و۹۰ مليونًا بعده".

وأضافت النائبة هدى كرم إن البرلمان سيناقش ٣ مشاريع و4 تعديلات."""


@dataclass
class Slow:
    """A site that answers when it is let."""

    made: Site
    asked: asyncio.Event
    let: asyncio.Event


@pytest.fixture
async def slow(stage: Stage) -> AsyncIterator[Slow]:
    """The site, and the bot with a way to it."""
    asked, let = asyncio.Event(), asyncio.Event()

    async def handler(_: str, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await let.wait()
        writer.write(answer(newspaper(EN_TITLE, EN_BODY).encode()))

    async with site(handler) as made:
        await stage.stop()
        stage.reader = partial(open_reader, made.policy, resolver=to_loopback)
        await stage.start()
        yield Slow(made, asked, let)
        let.set()


async def test_a_language_chosen_while_the_article_is_read_is_the_answers(stage: Stage, slow: Slow) -> None:
    person = await stage.person()
    await person.send(slow.made.at("/en"))
    await slow.asked.wait()
    await person.send("العربية")
    said = await person.answer()
    assert said["text"] == "من الآن أجيبك بالعربية."
    slow.let.set()
    message = await person.answer()
    assert "المزيد" in labels(message)
    assert "بالإنجليزية" in message["text"]


async def test_what_goes_wrong_meanwhile_is_told_in_the_language_chosen_meanwhile(stage: Stage, slow: Slow) -> None:
    person = await stage.person()
    await person.send(slow.made.at("/en"))
    await slow.asked.wait()
    await person.send("العربية")
    await person.answer()
    await person.send("/cancel")
    texts = {(await person.answer())["text"] for _ in range(1)}
    assert texts == {"توقفت."}


@pytest.mark.parametrize(("zone", "counted", "number"), [(None, "تصريحان", "١"), ("Africa/Tunis", "تصريحان", "1")])
async def test_digits_of_three_kinds_stay_in_the_words_and_ours_are_the_readers(
    stage: Stage, zone: str | None, counted: str, number: str
) -> None:
    person = await stage.person(language="ar")
    if zone:
        await person.send("/settings")
        shown = await person.answer()
        await person.press(shown, "المنطقة الزمنية")
        await person.press(await person.changed(shown), "تونس")
    await person.send(DIGITS)
    message = await person.answer()
    while "سامر" not in message["text"]:
        message = await person.answer()
    assert "«سنصرف 90 مليونًا في عام ٢٠٢٦ و۹۰ مليونًا بعده»" in message["text"]
    assert "٣ مشاريع و4 تعديلات" in message["text"]
    assert counted in message["text"]
    assert number in labels(message)
    await person.press(message, number)
    place = await person.answer()
    assert place["quote"]["text"] in DIGITS, "the words are quoted letter for letter"
    assert f"الفقرة {'٢' if number == '١' else '2'}" in place["text"]
