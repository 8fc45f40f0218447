"""Links, texts, forwards and files: every way for an article into the bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from bot.playground import open_playground
from newsdesk.articles import open_reader
from tests.conversations.conftest import Stage, labels
from tests.conversations.texts import ARABIC, ENGLISH, NOBODY_SPEAKS
from tests.newsdesk.articles.pages import AR_BODY, AR_TITLE, EN_BODY, EN_TITLE, newspaper
from tests.newsdesk.articles.serving import Site, answer, site, to_loopback

SEED = Path(__file__).parents[3] / "shared" / "gold" / "dev-ar" / "seed-000.txt"


async def test_a_pasted_article_is_answered_in_the_readers_language_and_turned_at_a_touch(stage: Stage) -> None:
    person = await stage.person(language="ar")
    sent = await person.send(ARABIC)
    message = await person.answer()
    assert message["reply_to_message"]["message_id"] == sent[0]["message_id"]
    assert "سلمى الحارثي" in message["text"]
    assert "«من حق الناس أن يعرفوا ما سيدفعونه بعد عشرين عامًا»" in message["text"]
    assert any(entity["type"] == "expandable_blockquote" for entity in message["entities"])
    await person.press(message, "English")
    text = (await person.changed(message))["text"]
    assert "said" in text.lower()
    assert "World Bank" in text
    assert "من حق الناس أن يعرفوا" in text, "the words stay the article's"


async def test_the_seed_article_gives_lavrovs_statements_in_both_languages(stage: Stage) -> None:
    if not SEED.is_file():
        pytest.skip("../shared/gold is not there")
    person = await stage.person(language="ar")
    await person.send(SEED.read_text("utf-8"))
    message = await person.answer()
    assert "سيرغي لافروف" in message["text"]
    await person.press(message, "English")
    assert "Sergey Lavrov" in (await person.changed(message))["text"]


async def test_a_paste_that_the_app_splits_is_one_article_with_one_answer(stage: Stage) -> None:
    person = await stage.person()
    middle = "\n\n".join(
        f"Paragraph {n} describes the old harbour and its cranes, which were built long ago by the town." for n in range(90)
    )
    text = f"{ENGLISH}\n\n{middle}\n\nMayor Tom Reeve said the town would pay half."
    sent = await person.send(text)
    assert len(sent) > 1
    message = await person.answer()
    assert message["reply_to_message"]["message_id"] == sent[0]["message_id"]
    assert "Ruth Calder" in message["text"]
    assert "Tom Reeve" in message["text"]
    view = await person.quiet()
    assert sum(bool(m["from"].get("is_bot")) for m in view["messages"]) == 1


async def test_a_forwarded_post_takes_its_publisher_from_its_channel(stage: Stage) -> None:
    person = await stage.person()
    origin = {
        "type": "channel",
        "chat": {"id": -1001, "type": "channel", "title": "Harbour News"},
        "message_id": 7,
        "date": 1_790_000_000,
    }
    await person.send(ENGLISH, forward_origin=origin)
    text = (await person.answer())["text"]
    assert "Harbour News" in text
    assert "Ruth Calder" in text


async def test_a_caption_is_read_like_a_text(stage: Stage) -> None:
    person = await stage.person()
    await person.send(caption=ENGLISH, photo={})
    assert "Ruth Calder" in (await person.answer())["text"]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", ENGLISH.encode()), ("b.md", b"\xef\xbb\xbf" + ENGLISH.encode()), ("c.txt", ENGLISH.encode("utf-16"))],
)
async def test_a_text_file_is_read(stage: Stage, name: str, data: bytes) -> None:
    person = await stage.person()
    await person.send_file(name, data)
    assert "Ruth Calder" in (await person.answer())["text"]


async def test_an_html_file_is_read(stage: Stage) -> None:
    person = await stage.person()
    await person.send_file("page.html", newspaper(EN_TITLE, EN_BODY).encode())
    assert EN_TITLE in (await person.answer())["text"]


async def test_nothing_found_is_said_and_remembered(stage: Stage) -> None:
    person = await stage.person()
    for _ in range(2):
        await person.send(NOBODY_SPEAKS)
        assert "found no words attributed to anyone" in (await person.answer())["text"]


async def test_summary_reads_the_message_that_it_replies_to_or_the_quoted_part(stage: Stage) -> None:
    person = await stage.person()
    await stage.group(-2001, [person.id])
    person.chat = -2001
    sent = await person.send(ENGLISH)
    await person.send("/summary", reply_to=sent[0]["message_id"])
    assert "Daniel Osei" in (await person.read())["text"]
    quote = "Transport Minister Daniel Osei said the ministry had never promised a date."
    await person.send("/summary", reply_to=sent[0]["message_id"], quote=quote)
    text = (await person.read())["text"]
    assert "Daniel Osei" in text
    assert "Ruth Calder" not in text


async def test_an_album_counts_as_one_message(stage: Stage) -> None:
    person = await stage.person()
    await asyncio.gather(
        person.send(caption=ENGLISH, photo={}, media_group_id="77"),
        person.send(photo={}, media_group_id="77"),
        person.send(photo={}, media_group_id="77"),
    )
    assert "Ruth Calder" in (await person.answer())["text"]
    view = await person.quiet()
    assert sum(bool(m["from"].get("is_bot")) for m in view["messages"]) == 1


async def test_several_forwards_at_once_get_one_answer_with_an_entry_for_each(stage: Stage) -> None:
    person = await stage.person()
    origin = {"type": "hidden_user", "sender_user_name": "A colleague", "date": 1_790_000_000}
    await asyncio.gather(*(person.send(text, forward_origin=origin) for text in (ENGLISH, ARABIC)))
    message = await person.answer()
    assert "2 articles" in message["text"]
    assert len(labels(message)) == 4


# ---- links, with a site of our own on loopback as the only address that may be dialled


@pytest.fixture
async def pages() -> AsyncIterator[Site]:
    """A news site."""
    held = {
        "/ar": answer(newspaper(AR_TITLE, AR_BODY).encode()),
        "/en": answer(newspaper(EN_TITLE, EN_BODY).encode()),
        "/picture.png": answer(b"\x89PNG\r\n\x1a\n" + bytes(200), kind="image/png"),
        "/empty": answer(b"<html><body><p>Nothing here.</p></body></html>"),
    }

    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(held.get(target.partition("?")[0], answer(b"gone", status="404 Not Found")))

    async with site(handler) as made:
        yield made


@pytest.fixture
async def linked(pages: Site, tmp_path: Path) -> AsyncIterator[tuple[Stage, Site]]:
    """A bot whose only web is that site."""
    async with open_playground() as playground, httpx.AsyncClient(base_url=playground.api, trust_env=False, timeout=70) as http:
        made = Stage(playground, http, tmp_path / "data", partial(open_reader, pages.policy, resolver=to_loopback))
        await made.start()
        try:
            yield made, pages
        finally:
            await made.stop()


async def test_a_link_is_read_once_for_all_who_send_it(linked: tuple[Stage, Site]) -> None:
    stage, pages = linked
    people = [await stage.person(number) for number in (501, 502, 503)]
    await asyncio.gather(*(person.send(pages.at("/en?utm_source=chat")) for person in people))
    answers = await asyncio.gather(*(person.answer() for person in people))
    assert len({message["text"] for message in answers}) == 1
    assert EN_TITLE in answers[0]["text"]
    assert len(pages.asked) == 1


async def test_the_act_line_of_a_pages_statement_leads_to_its_words(linked: tuple[Stage, Site]) -> None:
    stage, pages = linked
    person = await stage.person()
    await person.send(f"/summary {pages.at('/en')}")
    links = [entity["url"] for entity in (await person.answer())["entities"] if entity["type"] == "text_link"]
    assert any("#:~:text=" in link for link in links)


async def test_a_link_behind_words_is_read(linked: tuple[Stage, Site]) -> None:
    stage, pages = linked
    person = await stage.person(language="ar")
    await person.send("انظر هنا", entities=[{"type": "text_link", "offset": 4, "length": 3, "url": pages.at("/ar")}])
    assert AR_TITLE in (await person.answer())["text"]


async def test_a_link_in_a_caption_is_read(linked: tuple[Stage, Site]) -> None:
    stage, pages = linked
    person = await stage.person()
    await person.send(caption=f"see {pages.at('/en')}", photo={})
    assert EN_TITLE in (await person.answer())["text"]


async def test_several_links_get_one_answer_with_a_button_each(linked: tuple[Stage, Site]) -> None:
    stage, pages = linked
    person = await stage.person()
    await person.send(f"{pages.at('/en')} and {pages.at('/ar')} and {pages.at('/nowhere')}")
    message = await person.answer()
    assert "3 articles" in message["text"]
    assert "I found nothing at this address" in message["text"]
    opening = [label for label in labels(message) if label.startswith("1.")]
    await person.press(message, opening[0])
    opened = await person.changed(message)
    assert "Said" in opened["text"]
    await person.press(opened, "All articles")
    assert "3 articles" in (await person.changed(opened))["text"]


async def test_six_links_are_too_many_and_said_so(linked: tuple[Stage, Site]) -> None:
    stage, pages = linked
    person = await stage.person()
    await person.send(" ".join(pages.at(f"/{number}") for number in range(6)))
    assert (await person.answer())["text"].startswith("I read at most 5 links")
    assert pages.asked == []


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("/nowhere", "I found nothing at this address."),
        ("/picture.png", "I read pages, texts and documents, and this is none."),
        ("/empty", "There is too little text on this page"),
    ],
)
async def test_what_is_no_article_is_told_in_one_sentence(linked: tuple[Stage, Site], target: str, sentence: str) -> None:
    stage, pages = linked
    person = await stage.person()
    await person.send(pages.at(target))
    assert (await person.answer())["text"].startswith(sentence)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://10.0.0.8/x", "http://169.254.169.254/latest", "http://[::1]/", "http://2130706433/"]
)
async def test_an_inside_address_is_refused_and_nothing_is_dialled(stage: Stage, address: str) -> None:
    person = await stage.person()
    await person.send("look", entities=[{"type": "text_link", "offset": 0, "length": 4, "url": address}])
    assert (await person.answer())["text"].startswith("This address does not lead to the public web")
