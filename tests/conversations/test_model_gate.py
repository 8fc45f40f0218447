"""One gate to the model, whatever way a text comes: edits, forwards, albums, files, replies and posts of channels."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from handlers.rights import STAND_INS, asker_in
from newsdesk.model import Asker
from tests.conversations.conftest import JSON, Person, Stage, labels
from tests.conversations.test_model import FRIEND, OPERATOR, RIGHT, STRANGER, TEXT, paste, stage_with

GROUP, CHANNEL = -2001, -1002
POST = {
    "type": "channel",
    "chat": {"id": -1001, "type": "channel", "title": "Harbour News", "username": "harbournews"},
    "message_id": 7,
}


def with_model(message: JSON) -> bool:
    return "scripted" in message["text"]


async def agree(person: Person, message: JSON) -> None:
    """Have an answer read with the model, and agree that one's texts go there."""
    await person.press(message, "More")
    await person.press(await person.changed(message), "Read with the model")
    question = await person.answer()
    await person.press(question, "I agree")
    await person.until(lambda view: any("(scripted)" in one.get("text", "") for one in view["messages"]))


async def edited(person: Person, sent: JSON, text: str) -> JSON:
    """The offer to read a message that has been changed."""
    await person.http.patch(f"/people/{person.id}/messages/{sent['message_id']}", json={"text": text})
    return await person.answer()


async def test_a_changed_message_goes_to_the_model_only_if_its_sender_has_agreed(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT) as (stage, asked):
        friend = await stage.person(FRIEND)
        [sent] = await friend.send(TEXT)
        first = await friend.answer()
        offer = await edited(friend, sent, TEXT.replace("Monday", "Tuesday"))
        await friend.press(offer, "Read the changed text")
        first = await friend.changed(first)
        assert not asked
        await agree(friend, first)
        assert len(asked) == 1
        offer = await edited(friend, sent, TEXT.replace("Monday", "Sunday"))
        await friend.press(offer, "Read the changed text")
        await friend.until(lambda view: len(asked) == 2)


async def test_a_strangers_changed_message_never_goes_to_the_model(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT, local=True) as (stage, asked):
        stranger = await stage.person(STRANGER)
        [sent] = await stranger.send(TEXT)
        first = await stranger.answer()
        offer = await edited(stranger, sent, TEXT.replace("Monday", "Tuesday"))
        await stranger.press(offer, "Read the changed text")
        assert not with_model(await stranger.changed(first))
        assert not asked


@pytest.mark.parametrize("way", ["forward", "album", "file"])
async def test_forwards_albums_and_files_stay_until_their_sender_has_agreed(tmp_path: Path, way: str) -> None:
    async def bring(person: Person, text: str) -> JSON:
        if way == "forward":
            await person.send(text, forward_origin=POST)
        elif way == "file":
            await person.send_file("harbour.txt", text.encode())
        else:
            await asyncio.gather(
                person.send(caption=text, photo={}, media_group_id="77"), person.send(photo={}, media_group_id="77")
            )
        return await person.answer()

    async with stage_with(tmp_path, RIGHT) as (stage, asked):
        friend, stranger = await stage.person(FRIEND), await stage.person(STRANGER)
        assert not with_model(await bring(stranger, TEXT))
        first = await bring(friend, TEXT)
        assert not with_model(first)
        assert not asked
        await agree(friend, first)
        assert len(asked) == 1
        assert with_model(await bring(friend, TEXT.replace("Monday", "Tuesday")))
        assert len(asked) == 2
        assert not with_model(await bring(stranger, TEXT.replace("Monday", "Friday")))
        assert len(asked) == 2


async def test_somebody_elses_text_in_a_group_goes_only_if_they_have_agreed(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT, allowed=f"{FRIEND},{GROUP}") as (stage, asked):
        friend, other = await stage.person(FRIEND), await stage.person(STRANGER)
        await agree(friend, await paste(friend, TEXT.replace("Monday", "Friday")))
        assert len(asked) == 1
        await stage.group(GROUP, [friend.id, other.id])
        friend.chat = other.chat = GROUP
        [sent] = await other.send(TEXT)
        await friend.send("/summary", reply_to=sent["message_id"])
        shown = await friend.read()
        assert not with_model(shown)
        await friend.press(shown, "More")
        shown = await friend.changed(shown)
        await friend.press(shown, "Read with the model")
        await friend.until(lambda view: "Somebody else sent this text" in ((view["callback_answer"] or {}).get("text") or ""))
        assert len(asked) == 1
        [own] = await friend.send(TEXT.replace("Monday", "Sunday"))
        await friend.send("/summary", reply_to=own["message_id"])
        assert with_model(await friend.read())
        assert len(asked) == 2


async def test_a_post_in_a_channel_reaches_no_model(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT, local=True) as (stage, asked):
        friend = await stage.person(FRIEND)
        assert stage.bot is not None
        bot = stage.bot.application.bot.id
        await stage.group(CHANNEL, [friend.id], type="channel", admins=[friend.id, bot])
        friend.chat = CHANNEL
        await friend.send(TEXT)
        await friend.quiet()
        assert not asked
        assert not await friend.bots()


def test_nobody_is_let_in_as_an_account_that_stands_in_for_many() -> None:
    assert len(STAND_INS) == 3
    for number in STAND_INS:
        assert asker_in(GROUP, number) == Asker(GROUP)
        assert asker_in(GROUP, number).payer == GROUP
    assert asker_in(GROUP, FRIEND) == Asker(GROUP, FRIEND)


async def test_a_group_that_was_let_in_lets_in_its_members_there_and_only_there(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT, local=True, allowed=str(GROUP)) as (stage, asked):
        member = await stage.person(STRANGER)
        await stage.group(GROUP, [member.id])
        assert not with_model(await paste(member))
        member.chat = GROUP
        [sent] = await member.send(TEXT)
        await member.send("/summary", reply_to=sent["message_id"])
        assert with_model(await member.read())
        assert len(asked) == 1


async def test_an_empty_reading_of_the_embedded_engine_offers_the_model_first(tmp_path: Path) -> None:
    quiet = (
        "The quay was painted in the spring. " + "Boats of all sizes came and went on every day of that long and sunny week. " * 4
    )
    async with stage_with(tmp_path, RIGHT) as (stage, _):
        friend, stranger = await stage.person(FRIEND), await stage.person(STRANGER)
        assert labels(await paste(friend, quiet))[0] == "Read with the model"
        assert "Read with the model" not in labels(await paste(stranger, quiet))


async def test_a_foreign_article_offers_the_model_to_who_may_use_it(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT) as (stage, _):
        friend, stranger = await stage.person(FRIEND, language="ar"), await stage.person(STRANGER, language="ar")
        for person in (friend, stranger):
            await person.send("/language ar")
            await person.answer()
        offered = await paste(friend)
        assert "اضغط «القراءة بالنموذج»" in offered["text"]
        assert "القراءة بالنموذج" in labels(offered)
        told = await paste(stranger)
        assert "اضغط مطولًا" in told["text"]
        assert "النموذج" not in " ".join([told["text"], *labels(told)])


async def test_operators_are_told_in_both_languages_until_theirs_is_known(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT, local=True) as (stage, _):
        operator, stranger = await stage.person(OPERATOR, language="en"), await stage.person(STRANGER, first_name="Salma")
        await operator.send("/start")
        await operator.answer()
        await paste(stranger)
        told = await operator.answer()
        assert "جاء طلب قراءة من Salma (502)" in told["text"]
        assert "Salma (502) asked" in told["text"]
        assert labels(told) == ["السماح · Let in"]
        await operator.send("/language ar")
        await operator.answer()
        await operator.press_data(told["message_id"], "admit:502")
        told = await operator.changed(told)
        assert told["text"] == "صار استعمال النموذج مسموحًا: Salma (502)."
        await operator.press(told, "إلغاء السماح")
        assert (await operator.changed(told))["text"] == "لم يعد استعمال النموذج مسموحًا: Salma (502)."


async def test_only_operators_are_told_of_their_commands(tmp_path: Path) -> None:
    async with stage_with(tmp_path, RIGHT, local=True) as (stage, _):
        operator, friend = await stage.person(OPERATOR), await stage.person(FRIEND)
        await stage.group(GROUP, [operator.id, friend.id])
        for person, told in ((operator, True), (friend, False)):
            await person.send("/help")
            assert ("/usage" in (await person.answer())["text"]) is told
            await person.send("/status")
            assert ("Model: scripted at" in (await person.answer())["text"]) is told
        operator.chat = GROUP
        await operator.send("/help@" + await _username(stage))
        assert "/usage" not in (await operator.answer())["text"]
        await operator.send("/status")
        await operator.send("/help@" + await _username(stage))
        assert "This is for those" not in (await operator.answer())["text"]


async def _username(stage: Stage) -> str:
    assert stage.bot is not None
    return str(stage.bot.application.bot.username)
