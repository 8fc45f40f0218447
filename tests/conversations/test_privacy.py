"""/privacy and /forget: told truly, and done."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from newsdesk.articles import article_from_text
from newsdesk.errors import Gone
from newsdesk.model import Language, Origin, Scope
from newsdesk.rendering.words import words
from storage import open_storage
from tests.conversations.conftest import JSON, Stage, labels
from tests.conversations.test_buttons import GONE, data_of
from tests.conversations.texts import ARABIC, ENGLISH, long_article


def stored(stage: Stage) -> bytes:
    return b"".join(file.read_bytes() for file in stage.folder.glob("qawl.sqlite3*"))


async def question(stage: Stage, number: int = 501) -> JSON:
    person = await stage.person(number)
    await person.send("/forget")
    return await person.answer()


@pytest.mark.parametrize(("language", "days"), [("ar", "مدة ٣٠ يومًا"), ("en", "for 30 days"), ("fr", "for 30 days")])
async def test_privacy_says_what_is_kept_who_sees_it_and_how_to_erase(stage: Stage, language: str, days: str) -> None:
    person = await stage.person(language=language)
    await person.send("/privacy")
    message = await person.answer()
    assert days in message["text"]
    assert "/forget" in message["text"]
    assert len(labels(message)) == 1
    await person.press(message, labels(message)[0])
    assert len(labels(await person.answer())) == 2


async def test_forgetting_asks_first_and_then_erases_all_of_the_chat(stage: Stage) -> None:
    person, other = await stage.person(501), await stage.person(502)
    for one in (person, other):
        await one.send(ENGLISH)
    answer, theirs = await person.answer(), await other.answer()
    await person.send("/forget")
    asked = await person.answer()
    assert b"Northline" in stored(stage)
    await person.press(asked, "No, keep it")
    assert (await person.changed(asked))["text"] == "Nothing was erased."
    await person.send("/forget")
    asked = await person.answer()
    await person.press(asked, "Yes, erase everything")
    done = await person.changed(asked)
    assert done["text"].startswith("All that I kept of this chat is erased")
    assert labels(done) == [], "it can be pressed once"
    await person.press_data(done["message_id"], data_of(answer)[0])
    view = await person.until(lambda v: bool(v["callback_answer"] and v["callback_answer"].get("text")))
    assert view["callback_answer"]["text"] == GONE
    await other.press(theirs, "العربية")
    assert "تصريحات" in (await other.changed(theirs))["text"], "another chat's is left alone"
    await other.send("/forget")
    await other.press(await other.answer(), "Yes, erase everything")
    await other.until(lambda v: any(m["text"].startswith("All that I kept") for m in v["messages"]))
    assert b"Northline" not in stored(stage)


async def test_forgetting_takes_answers_places_panels_and_files_off_the_screen(stage: Stage) -> None:
    person = await stage.person()
    sent = await person.send(ENGLISH)
    answer = await person.answer()
    for label in ("1", "File", "More"):
        await person.press(answer, label)
        if label != "More":
            await person.answer()
    await person.press(await person.changed(answer), "Correct")
    panel = await person.answer()
    for label in ("Statement 2", "Wrong speaker", "Another name"):
        await person.press(panel, label)
        panel = await person.changed(panel) if label != "Another name" else panel
    await person.answer()
    await person.send("/forget")
    asked = await person.answer()
    await person.press(asked, "Yes, erase everything")
    done = await person.changed(asked)
    assert done["text"].startswith("All that I kept of this chat is erased, and my answers are taken away.")
    view = await person.quiet()
    assert [m["message_id"] for m in view["messages"] if m["from"].get("is_bot")] == [asked["message_id"]]
    assert sent[0]["message_id"] in [m["message_id"] for m in view["messages"]], "what the person sent is the person's"


async def test_what_telegram_keeps_after_48_hours_is_emptied_and_what_stays_is_told(stage: Stage) -> None:
    person = await stage.person(language="ar")
    await person.send(ENGLISH)
    answer = await person.answer()
    stage.playground.advance(49 * 3600)
    await person.send("/forget")
    asked = await person.answer()
    await person.press(asked, "نعم، امحُ كل شيء")
    assert (await person.changed(asked))["text"].startswith("مُحي كل ما كنت أحفظه من هذه المحادثة، وأُزيلت إجاباتي منها.")
    assert (await person.changed(answer))["text"] == "حُذفت."
    await person.send(ENGLISH)
    answer = await person.answer()
    await person.press(answer, labels(answer)[labels(answer).index("ملف")])
    await person.answer()
    stage.playground.advance(49 * 3600)
    await person.send("/forget")
    asked = await person.answer()
    await person.press(asked, "نعم، امحُ كل شيء")
    assert "ولا يسمح لي تيليغرام بإزالة كل رسائلي القديمة" in (await person.changed(asked))["text"]


@pytest.mark.parametrize("data", ["forget:yes", "forget:", "forget:no", "forget:all", "ask:privacy", "again:1", "again:x"])
async def test_a_button_counts_only_where_it_stands(stage: Stage, data: str) -> None:
    await question(stage, 502)
    person = await stage.person(501)
    await person.send(ENGLISH)
    answer = await person.answer()
    await person.press_data(answer["message_id"], data)
    view = await person.until(lambda v: bool(v["callback_answer"] and v["callback_answer"].get("text")))
    assert view["callback_answer"]["text"] == GONE
    assert b"Northline" in stored(stage)


async def test_in_a_group_only_admins_erase_everything(stage: Stage) -> None:
    member, admin = await stage.person(501), await stage.person(503)
    await stage.group(-2001, [501], admins=[503])
    member.chat = admin.chat = -2001
    await member.send("/forget")
    assert (await member.answer())["text"] == "Only the group's admins can erase everything."
    await admin.send("/forget")
    view = await admin.until(lambda v: any(len(labels(m)) == 2 for m in v["messages"]))
    asked = next(m for m in view["messages"] if len(labels(m)) == 2)
    await member.press(asked, "Yes, erase everything")
    view = await member.until(lambda v: bool(v["callback_answer"] and v["callback_answer"].get("text")))
    assert view["callback_answer"]["text"] == "Only the group's admins can erase everything."
    await admin.press(asked, "Yes, erase everything")
    assert (await admin.changed(asked))["text"].startswith("All that I kept")


async def expired(stage: Stage) -> None:
    """All private texts that are kept now expire, while the bot is stopped."""
    assert stage.bot is not None
    now = stage.bot.house.clock()
    await stage.stop()
    async with open_storage(stage.folder) as storage:
        assert await storage.expire_private(now + timedelta(days=1)) > 0
    await stage.start()


async def test_every_button_of_an_answer_whose_text_has_expired_says_that_it_is_gone(stage: Stage) -> None:
    person = await stage.person()
    await person.send(long_article(12))
    answer = await person.answer()
    seen = set(data_of(answer))
    await person.press(answer, "More")
    answer = await person.changed(answer)
    seen |= set(data_of(answer))
    await person.press(answer, "Correct")
    panel = await person.answer()
    await expired(stage)
    pressed = [(answer, one) for one in sorted(seen) if not one.endswith((":del", ":menu:more"))]  # that menu is open already
    for message, data in [*pressed, (panel, data_of(panel)[0])]:
        await person.press_data(message["message_id"], data)
        view = await person.until(lambda v: bool(v["callback_answer"] and v["callback_answer"].get("text")))
        assert view["callback_answer"]["text"] == GONE, data
    assert b"In point 1" not in stored(stage)
    await person.press(answer, "Delete")
    await person.until(lambda v: not any(m["from"].get("is_bot") for m in v["messages"]))


async def test_a_change_of_language_leaves_an_answer_alone_whose_text_has_expired(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    answer = await person.answer()
    await expired(stage)
    await person.send("العربية")
    assert (await person.answer())["text"] == "من الآن أجيبك بالعربية."
    assert next(m for m in await person.bots() if m["message_id"] == answer["message_id"])["text"] == answer["text"]


async def test_one_of_several_texts_that_has_expired_is_told_at_its_place(stage: Stage) -> None:
    person = await stage.person()
    origin = {"type": "hidden_user", "sender_user_name": "A colleague", "date": 1_790_000_000}
    await asyncio.gather(*(person.send(text, forward_origin=origin) for text in (ENGLISH, ARABIC)))
    answer = await person.answer()
    assert stage.bot is not None
    folder = stage.folder
    await stage.stop()
    async with open_storage(folder, clock=lambda: datetime.now(UTC) + timedelta(days=40)) as storage:
        await storage.library.keep_article(article_from_text(ARABIC, Scope(person.id), Origin.FORWARD))
        assert await storage.expire_private(datetime.now(UTC) + timedelta(days=30)) == 1
    await stage.start()
    await person.press(answer, "العربية")
    text = (await person.changed(answer))["text"]
    assert words(Language.AR).error(Gone()) in text
    assert "سلمى الحارثي" in text
    assert "Ruth Calder" not in text
