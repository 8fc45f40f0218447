"""Buttons: after a restart, twice at once, from another chat, on what is gone."""

from __future__ import annotations

import asyncio

from tests.conversations.conftest import JSON, Stage, labels
from tests.conversations.texts import ARABIC, ENGLISH, long_article

GONE = "This is no longer here. Send the link or the text again."


def data_of(message: JSON) -> list[str]:
    return [button["callback_data"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


async def test_a_button_on_an_old_message_works_after_a_restart(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    message = await person.answer()
    await stage.stop()
    await stage.start()
    await person.press(message, "العربية")
    assert "تصريحات" in (await person.changed(message))["text"]


async def test_a_button_pressed_twice_at_once_acts_once(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    message = await person.answer()
    await asyncio.gather(person.press(message, "File"), person.press(message, "File"))
    view = await person.quiet()
    assert sum("document" in shown for shown in view["messages"]) == 1


async def test_the_file_holds_every_statement_and_nothing_from_outside(stage: Stage) -> None:
    person = await stage.person()
    await person.send(long_article(12))
    message = await person.answer()
    await person.press(message, "File")
    sent = await person.answer()
    page = (await stage.http.get(f"/files/{sent['document']['file_id']}")).text
    assert all(f"In point {number}," in page for number in range(1, 13))
    assert "<script" not in page
    assert "src=" not in page


async def test_forty_statements_turn_in_pages_within_the_same_message(stage: Stage) -> None:
    person = await stage.person()
    await person.send(long_article(40, words=20))
    message = await person.answer()
    await person.press(message, "All statements (40)")
    message = await person.changed(message)
    assert "1 of 5" in message["text"]
    await person.press(message, "Next")
    message = await person.changed(message)
    assert "2 of 5" in message["text"]
    assert len(await person.bots()) == 1


async def test_organizations_and_speakers_change_places_at_a_touch(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    message = await person.answer()
    await person.press(message, "By organization")
    message = await person.changed(message)
    assert "By speaker" in labels(message)


async def test_every_button_of_one_chat_opens_nothing_from_another(stage: Stage) -> None:
    owner, stranger = await stage.person(501), await stage.person(502)
    await owner.send(ENGLISH)
    message = await owner.answer()
    await owner.press(message, "More")
    more = await owner.changed(message)
    await stranger.send("/help")
    own = await stranger.answer()
    before = (await stranger.quiet())["messages"]
    for data in {*data_of(message), *data_of(more), "a:1:who:0", "a:1:page:1", "a:1:held"}:
        await stranger.press_data(own["message_id"], data)
        view = await stranger.until(lambda v: v["callback_answer"] is not None)
        assert view["callback_answer"]["text"] == GONE
    after = (await stranger.quiet())["messages"]
    assert after == before
    assert (await owner.quiet())["messages"][-1]["text"] == more["text"], "nothing changed for the owner either"


async def test_invented_data_are_told_in_the_same_sentence(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    message = await person.answer()
    for data in ("a:1", "a:99999:file", "a:1:nonsense", "x", "speak:xx", "try:", "a:0:del", "a:1:lang:fr:ü"):
        await person.press_data(message["message_id"], data)
        view = await person.until(lambda v: v["callback_answer"] is not None)
        answered = view["callback_answer"].get("text")
        assert answered in (GONE, None, "")
    assert (await person.quiet())["messages"][-1]["text"] == message["text"]


async def test_deleting_takes_the_answer_and_the_private_text_away(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    message = await person.answer()
    await person.press(message, "More")
    await person.press(await person.changed(message), "Delete")
    view = await person.until(lambda v: not any(m["from"].get("is_bot") for m in v["messages"]))
    assert view["callback_answer"]["text"] == "Deleted, with the text that you sent."
    database = b"".join(file.read_bytes() for file in stage.folder.glob("qawl.sqlite3*"))
    assert b"Northline" not in database


async def test_an_answer_older_than_48_hours_says_that_it_was_deleted(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    message = await person.answer()
    await person.press(message, "More")
    more = await person.changed(message)
    stage.playground.advance(49 * 3600)
    await person.press(more, "Delete")
    assert (await person.changed(more))["text"] == "Deleted."


async def test_a_button_on_a_deleted_answer_says_that_it_is_gone(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ARABIC)
    message = await person.answer()
    await person.press(message, "More")
    more = await person.changed(message)
    stage.playground.advance(49 * 3600)
    await person.press(more, "Delete")
    await person.changed(more)
    await person.press_data(more["message_id"], data_of(more)[0])
    view = await person.until(lambda v: v["callback_answer"] is not None and v["callback_answer"].get("text") == GONE)
    assert view["callback_answer"]["show_alert"]


async def test_in_a_group_only_who_asked_and_admins_delete(stage: Stage) -> None:
    asker, other, admin = [await stage.person(number) for number in (501, 502, 503)]
    await stage.group(-2001, [501, 502], admins=[503])
    asker.chat = other.chat = admin.chat = -2001
    sent = await asker.send(ENGLISH)
    await asker.send("/summary", reply_to=sent[0]["message_id"])
    message = await asker.read()
    await asker.press(message, "More")
    more = await asker.changed(message)
    await other.press(more, "Delete")
    view = await other.until(lambda v: v["callback_answer"] is not None)
    assert view["callback_answer"]["text"] == "Only who asked and the group's admins can delete this."
    assert await other.bots()
    await admin.press(more, "Delete")
    await admin.until(lambda v: not any(m["from"].get("is_bot") for m in v["messages"]))
