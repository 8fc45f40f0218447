from __future__ import annotations

import pytest

from tests.bot.playground.conftest import PERSON, Caller

KEYS = {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}


async def sent(caller: Caller, **more: object) -> int:
    message = await caller.bot("sendMessage", **({"chat_id": PERSON, "text": "one"} | more))
    return int(message["message_id"])


async def test_an_edit_changes_the_message_in_place(caller: Caller) -> None:
    number = await sent(caller, reply_markup=KEYS)
    before = (await caller.sees())["revision"]
    caller.clock.move(5)
    edited = await caller.bot("editMessageText", chat_id=PERSON, message_id=number, text="<b>two</b>", parse_mode="HTML")
    assert (edited["text"], edited["edit_date"] - edited["date"]) == ("two", 5)
    assert "reply_markup" not in edited
    view = await caller.sees(after=before)
    assert view["changed"] == [number]
    assert [message["text"] for message in view["messages"]] == ["two"]
    assert view["messages"][0]["revision"] == view["revision"]


async def test_an_edit_that_changes_nothing_is_refused(caller: Caller) -> None:
    number = await sent(caller, reply_markup=KEYS)
    same = {"chat_id": PERSON, "message_id": number, "reply_markup": KEYS}
    whole = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
        "current content and reply markup of the message"
    )
    assert await caller.refused("editMessageText", text=" one ", **same) == whole
    assert await caller.refused("editMessageReplyMarkup", **same) == whole
    await caller.bot("editMessageReplyMarkup", chat_id=PERSON, message_id=number)
    await caller.bot("editMessageText", **same, text="one")


@pytest.mark.parametrize("method", ["editMessageText", "editMessageReplyMarkup", "editMessageCaption"])
async def test_an_edit_needs_a_message_of_the_bot(caller: Caller, method: str) -> None:
    (theirs,) = await caller.says(text="mine")
    told = {"chat_id": PERSON, "text": "x", "caption": "x"}
    assert await caller.refused(method, message_id=1, **told) == "Bad Request: message to edit not found"
    assert await caller.refused(method, message_id=theirs["message_id"], **told) == "Bad Request: message can't be edited"
    assert await caller.refused(method, **told) == "Bad Request: message identifier is not specified"


async def test_texts_and_captions_are_edited_each_by_its_method(caller: Caller) -> None:
    number = await sent(caller)
    file = await caller.bot("sendDocument", {"document": ("x.txt", b"x")}, chat_id=PERSON)
    place = {"chat_id": PERSON, "message_id": file["message_id"]}
    assert "no caption" in await caller.refused("editMessageCaption", chat_id=PERSON, message_id=number, caption="x")
    assert "no text" in await caller.refused("editMessageText", text="x", **place)
    assert (await caller.bot("editMessageCaption", caption="said", **place))["caption"] == "said"
    assert "caption" not in await caller.bot("editMessageCaption", **place)


async def test_a_deleted_message_is_gone_for_both_sides(caller: Caller) -> None:
    number = await sent(caller)
    (theirs,) = await caller.says(text="mine")
    before = (await caller.sees())["revision"]
    assert await caller.bot("deleteMessage", chat_id=PERSON, message_id=number) is True
    assert await caller.bot("deleteMessages", chat_id=PERSON, message_ids=[number, theirs["message_id"], 5]) is True
    view = await caller.sees(after=before)
    assert view["messages"] == []
    assert view["deleted"] == [number, theirs["message_id"]]
    assert await caller.refused("deleteMessage", chat_id=PERSON, message_id=number) == "Bad Request: message to delete not found"
    assert (
        await caller.refused("editMessageText", chat_id=PERSON, message_id=number, text="x")
        == "Bad Request: message to edit not found"
    )


async def test_a_message_is_deleted_only_within_48_hours(caller: Caller) -> None:
    number = await sent(caller)
    caller.clock.move(48 * 3600)
    refusal = "Bad Request: message can't be deleted for everyone"
    assert await caller.refused("deleteMessage", chat_id=PERSON, message_id=number) == refusal
    assert await caller.refused("deleteMessages", chat_id=PERSON, message_ids=[number]) == refusal
    await caller.bot("editMessageText", chat_id=PERSON, message_id=number, text="an edit may come later")


async def test_the_time_can_be_moved_over_http(caller: Caller) -> None:
    number = await sent(caller)
    await caller.http.post("/clock", json={"advance": 47 * 3600})
    await caller.http.post("/clock", json={"advance": 3601})
    assert "for everyone" in await caller.refused("deleteMessage", chat_id=PERSON, message_id=number)
    assert (await caller.http.post("/clock", json={"advance": -1})).status_code == 400


async def test_others_messages_in_a_group_are_for_admins_to_delete(caller: Caller) -> None:
    await caller.put("/chats/-9", type="supergroup", title="Desk", members=[PERSON])
    (theirs,) = await caller.says(text="/x", chat=-9)
    assert (
        await caller.refused("deleteMessage", chat_id=-9, message_id=theirs["message_id"])
        == "Bad Request: message can't be deleted"
    )
    await caller.put("/chats/-9", admins=[caller.playground.world.bot_id])
    assert await caller.bot("deleteMessage", chat_id=-9, message_id=theirs["message_id"]) is True


@pytest.mark.parametrize(("numbers", "words"), [("[]", "not specified"), ("{}", "not specified"), (list(range(101)), "too many")])
async def test_a_list_of_messages_to_delete_has_1_to_100(caller: Caller, numbers: object, words: str) -> None:
    assert words in await caller.refused("deleteMessages", chat_id=PERSON, message_ids=numbers)
