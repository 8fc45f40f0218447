"""The word "delete": in reply to an answer it takes it away, alone it asks what is meant."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import JSON, Person, Stage, labels
from tests.conversations.test_privacy import stored
from tests.conversations.texts import ENGLISH


async def standing(person: Person) -> list[int]:
    return [message["message_id"] for message in (await person.quiet())["messages"] if message["from"].get("is_bot")]


async def gone(person: Person, message: JSON) -> None:
    await person.until(lambda view: message["message_id"] not in [m["message_id"] for m in view["messages"]])


@pytest.mark.parametrize("word", ["delete", "Delete it!", "احذف", "اِحذفها"])
async def test_in_reply_to_an_answer_it_deletes_the_answer_with_its_text(stage: Stage, word: str) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    answer = await person.answer()
    await person.send(word, reply_to=answer["message_id"])
    assert (await person.answer())["text"] == "Deleted, with the text that you sent."
    await gone(person, answer)
    assert b"Northline" not in stored(stage)


@pytest.mark.parametrize("replied", ["the text that was sent", "the place", "the file"])
async def test_a_reply_to_what_belongs_to_an_answer_means_that_answer(stage: Stage, replied: str) -> None:
    person = await stage.person()
    [sent] = await person.send(ENGLISH)
    answer = await person.answer()
    message = sent
    if replied != "the text that was sent":
        await person.press(answer, "1" if replied == "the place" else "File")
        message = await person.answer()
    await person.send("delete", reply_to=message["message_id"])
    assert (await person.answer())["text"] == "Deleted, with the text that you sent."
    await gone(person, answer)
    assert (message["message_id"] in [m["message_id"] for m in (await person.look())["messages"]]) == (replied != "the place")


async def test_alone_it_asks_which_answer_and_the_last_one_goes_at_a_touch(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    first = await person.answer()
    await person.send(ENGLISH.replace("Ruth Calder", "Nadia Karam"))
    last = await person.answer()
    await person.send("delete")
    asked = await person.answer()
    assert labels(asked) == ["The last answer", "Erase everything of this chat"]
    await person.press(asked, "The last answer")
    done = await person.changed(asked)
    assert (done["text"], labels(done)) == ("Deleted, with the text that you sent.", [])
    assert await standing(person) == [first["message_id"], asked["message_id"]]
    assert last["message_id"] not in await standing(person)


async def test_alone_it_leads_to_the_question_before_all_is_erased(stage: Stage) -> None:
    person = await stage.person(language="ar")
    await person.send("احذف")
    asked = await person.answer()
    assert asked["text"].startswith("ماذا أحذف؟")
    assert labels(asked) == ["محو كل ما في هذه المحادثة"]
    await person.press(asked, labels(asked)[0])
    assert (await person.answer())["text"].startswith("هل أمحو كل ما أحفظه")


async def test_in_a_group_only_who_asked_and_admins_delete_by_the_word(stage: Stage) -> None:
    asker, other = await stage.person(501), await stage.person(502)
    await stage.group(-2001, [501, 502], admins=[503])
    asker.chat = other.chat = -2001
    sent = await asker.send(ENGLISH)
    await asker.send("/summary", reply_to=sent[0]["message_id"])
    answer = await asker.read()
    await other.send("delete", reply_to=answer["message_id"])
    other._seen.add(answer["message_id"])
    assert (await other.answer())["text"] == "Only who asked and the group's admins can delete this."
    assert answer["message_id"] in await standing(asker)
    await asker.send("delete", reply_to=answer["message_id"])
    await gone(asker, answer)


async def test_the_last_answer_of_one_chat_is_not_deleted_from_another(stage: Stage) -> None:
    owner, stranger = await stage.person(501), await stage.person(502)
    await owner.send(ENGLISH)
    answer = await owner.answer()
    await owner.send("delete")
    asked = await owner.answer()
    data = asked["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await stranger.send("delete")
    theirs = await stranger.answer()
    await stranger.press_data(theirs["message_id"], data)
    view = await stranger.until(lambda v: v["callback_answer"] is not None)
    assert view["callback_answer"]["text"].startswith("This is no longer here.")
    assert answer["message_id"] in await standing(owner)
