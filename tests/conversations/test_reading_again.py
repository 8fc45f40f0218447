"""Reading a link again: by command, by reply and by button."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial

import pytest

from newsdesk.articles import open_reader
from tests.conversations.conftest import Stage, labels
from tests.conversations.test_lists import FRONT, SAID
from tests.newsdesk.articles.serving import Site, answer, site, to_loopback

HEAD = "<html><head><title>Harbour works on time</title></head><body><article><h1>Harbour works on time</h1>"
FIRST = "<p>Mona Haddad, the mayor of the port city, said on Monday that the harbour works would be finished by the spring.</p>"
LATER = "<p>Mona Haddad, the mayor of the port city, said on Monday that the harbour works would be finished by the autumn.</p>"
MORE = "<p>Omar Nasser, a spokesman for the ministry, said that nobody would have to move because of the new piers.</p>"
PLAIN = (
    "<p>The works began in the spring of last year and have cost twice as much as the city had planned for them. Fishing boats "
    "have been moved to the old basin until the new piers are open, and the market next to them stays where it is.</p>"
)


@dataclass
class Paper:
    """A site with one article, which can be changed; `made` is its server."""

    made: Site
    page: str

    @property
    def link(self) -> str:
        return self.made.at("/harbour")


@pytest.fixture
async def paper(stage: Stage) -> AsyncIterator[Paper]:
    """The site, and the bot with a way to it."""

    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        body = kept.page.encode()
        tag = f'"{hash(body)}"'
        if f"If-None-Match: {tag}" in kept.made.heads[-1]:
            writer.write(answer(status="304 Not Modified", kind=None))
        else:
            writer.write(answer(body, etag=tag))

    async with site(handler) as made:
        kept = Paper(made, f"{HEAD}{FIRST}{PLAIN}{PLAIN}</article></body></html>")
        await stage.stop()
        stage.reader = partial(open_reader, made.policy, resolver=to_loopback)
        await stage.start()
        yield kept


def changed(paper: Paper) -> None:
    paper.page = f"{HEAD}{LATER}{PLAIN}{MORE}{PLAIN}</article></body></html>"


async def test_the_button_reads_again_in_the_same_message_and_says_what_changed(stage: Stage, paper: Paper) -> None:
    person = await stage.person()
    await person.send(paper.link)
    message = await person.answer()
    assert "finished by the spring" in message["text"]
    changed(paper)
    await person.press(message, "More")
    message = await person.changed(message)
    await person.press(message, "Read again")
    message = await person.changed(message)
    assert message["text"].startswith("Read again: 2 changes in who said what")
    top, _, rest = message["text"].partition("Harbour works on time")
    assert "Altered, as it was before · Mona Haddad" in top
    assert "by the spring" in top
    assert "Added · Omar Nasser" in top
    assert "by the autumn" in rest
    await person.press(message, "العربية")
    assert (await person.changed(message))["text"].startswith("قُرئ المقال من جديد: تغييران في التصريحات")
    assert len(await person.bots()) == 1


async def test_what_has_not_changed_says_so_and_is_not_sent_again_by_the_site(stage: Stage, paper: Paper) -> None:
    person = await stage.person()
    await person.send(paper.link)
    await person.answer()
    await person.send(f"/refresh {paper.link}")
    assert (await person.answer())["text"].startswith("Read again: nothing has changed.")
    assert len(paper.made.asked) == 2
    await person.send(paper.link)
    assert "Read again:" not in (await person.answer())["text"]
    assert len(paper.made.asked) == 2


async def test_a_reply_to_an_answer_reads_what_it_is_about(stage: Stage, paper: Paper) -> None:
    person = await stage.person()
    await person.send(paper.link)
    message = await person.answer()
    changed(paper)
    await person.send("/refresh", reply_to=message["message_id"])
    assert (await person.answer())["text"].startswith("Read again: 2 changes")


async def test_a_command_alone_asks_which_article(stage: Stage, paper: Paper) -> None:
    person = await stage.person()
    await person.send("/refresh")
    assert (await person.answer())["text"].startswith("Which article? Send /refresh with a link")
    assert paper.made.asked == []


async def test_an_article_that_is_gone_leaves_the_answer_as_it_is(stage: Stage, paper: Paper) -> None:
    person = await stage.person()
    await person.send(paper.link)
    message = await person.answer()
    paper.page = ""
    await person.press(message, "More")
    message = await person.changed(message)
    await person.press(message, "Read again")
    told = await person.answer()
    assert "spring" not in told["text"]
    bots = await person.bots()
    assert "finished by the spring" in bots[0]["text"]


async def test_a_page_that_has_become_a_list_offers_its_articles_beside_what_was_read(stage: Stage, paper: Paper) -> None:
    person = await stage.person()
    await person.send(paper.link)
    message = await person.answer()
    paper.page = FRONT
    await person.press(message, "More")
    message = await person.changed(message)
    await person.press(message, "Read again")
    listed = await person.answer()
    assert SAID in listed["text"]
    assert labels(listed)[0].startswith("1. ")
    assert "finished by the spring" in (await person.bots())[0]["text"]


async def test_a_pasted_text_has_no_button_to_read_it_again(stage: Stage, paper: Paper) -> None:
    person = await stage.person()
    await person.send(f"{FIRST} {MORE}".replace("<p>", "").replace("</p>", ""))
    message = await person.answer()
    await person.press(message, "More")
    assert "Read again" not in labels(await person.changed(message))


async def test_an_article_in_which_nobody_speaks_can_be_read_again_as_well(stage: Stage, paper: Paper) -> None:
    person = await stage.person()
    paper.page = f"{HEAD}{PLAIN}{PLAIN}</article></body></html>"
    await person.send(paper.link)
    message = await person.answer()
    assert "found no words attributed to anyone" in message["text"]
    changed(paper)
    await person.press(message, "Read again")
    text = (await person.changed(message))["text"]
    assert text.startswith("Read again: 2 changes in who said what")
    assert "Omar Nasser" in text.split("works on time")[0]


async def test_help_and_the_menu_tell_how_to_read_again(stage: Stage) -> None:
    for number, language in ((501, "en"), (502, "ar")):
        person = await stage.person(number, language=language)
        await person.send("/help")
        assert "/refresh" in (await person.answer())["text"]
