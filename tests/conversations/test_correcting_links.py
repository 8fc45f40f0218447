"""What one chat corrects in an article at a public link: its own answers only, undone as a whole, given away only as agreed."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from newsdesk.articles import open_reader
from tests.conversations.conftest import JSON, Person, Stage, labels
from tests.newsdesk.articles.pages import EN_BODY, EN_TITLE, newspaper
from tests.newsdesk.articles.serving import Site, answer, site, to_loopback

NOTE = "at your request"


@pytest.fixture
async def paper(stage: Stage) -> AsyncIterator[Site]:
    """A site with one article, and the bot with a way to it."""

    async def handler(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(newspaper(EN_TITLE, EN_BODY).encode()))

    async with site(handler) as made:
        await stage.stop()
        stage.reader = partial(open_reader, made.policy, resolver=to_loopback)
        await stage.start()
        yield made


async def corrected(person: Person, shown: JSON, *steps: str) -> JSON:
    """The panel after these steps of correcting an answer."""
    await person.press(shown, "More")
    await person.press(await person.changed(shown), "Correct")
    panel = await person.answer()
    for step in steps:
        await person.press(panel, step)
        panel = await person.changed(panel)
    return panel


async def standing(person: Person, message: JSON) -> str:
    return str(next(m["text"] for m in await person.bots() if m["message_id"] == message["message_id"]))


async def test_what_one_chat_corrects_at_a_link_no_other_sees_before_or_after(stage: Stage, paper: Site) -> None:
    first, second, third = [await stage.person(number) for number in (501, 502, 503)]
    link = paper.at("/en")
    for person in (first, second):
        await person.send(link)
    ours, theirs = await first.answer(), await second.answer()
    assert ours["text"] == theirs["text"]
    panel = await corrected(first, ours, "Statement 1", "Not a statement")
    assert panel["text"].startswith("Withdrawn at your request, in this chat only.")
    mended = await standing(first, ours)
    assert "1 statement was withdrawn at your request." in mended
    await second.press(theirs, "More")
    await second.press(await second.changed(theirs), "Back")
    assert NOTE not in await standing(second, theirs)
    for person, sees in ((second, False), (third, False), (first, True)):
        await person.send(link)
        again = await person.answer(after=ours["message_id"])
        assert (NOTE in again["text"]) is sees
    assert len(paper.asked) == 1, "nothing was read anew"


async def test_undoing_brings_the_answer_back_and_a_second_chat_corrects_on_its_own(stage: Stage, paper: Site) -> None:
    first, second = await stage.person(501), await stage.person(502)
    for person in (first, second):
        await person.send(paper.at("/en"))
    ours, theirs = await first.answer(), await second.answer()
    panel = await corrected(first, ours, "Statement 1", "Not a statement")
    await corrected(second, theirs, "Statement 2", "Not a statement")
    await first.press(panel, "Undo the correction")
    assert (await first.changed(panel))["text"] == "The correction is undone."
    assert NOTE not in await standing(first, ours)
    assert NOTE in await standing(second, theirs), "what the other has mended stays"


async def test_only_what_was_agreed_is_written_by_the_command(stage: Stage, paper: Site, tmp_path: Path) -> None:
    first, second = await stage.person(501), await stage.person(502)
    for person in (first, second):
        await person.send(paper.at("/en"))
    ours, theirs = await first.answer(), await second.answer()
    whole = int(re.search(r"(\d+) statements", ours["text"])[1])  # type: ignore[index]  # it says how many
    panel = await corrected(first, ours, "Statement 1", "Not a statement", "Yes, as an example")
    assert "Thank you." in panel["text"]
    assert "Yes, as an example" not in labels(panel)
    await corrected(second, theirs, "Statement 2", "Not a statement", "No, only here")
    await stage.stop()
    folder = tmp_path / "given"
    command = [sys.executable, "-m", "bot", "corrections", str(folder)]
    environment = os.environ | {"QAWL_DATA": str(stage.folder), "TELEGRAM_BOT_TOKEN": stage.playground.token}
    ran = await asyncio.to_thread(subprocess.run, command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert f"1 article with corrections in {folder}" in ran.stderr
    (annotation,) = folder.glob("*.json")
    gold = json.loads(annotation.read_text("utf-8"))
    text = annotation.with_suffix(".txt").read_text("utf-8")
    assert gold["statements"]
    assert all(part in text for one in gold["statements"] for part in one["content"])
    assert not {"501", "502"} & set(annotation.read_text("utf-8").split('"')), "nothing tells who"
    assert len(gold["statements"]) == whole - 1, "the one that is none is absent, the other's wish counts here only"
