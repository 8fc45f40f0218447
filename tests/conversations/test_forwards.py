"""Several forwards at once: one answer, a heading for each, its most telling statements below, all of them behind its button."""

from __future__ import annotations

import asyncio

import pytest

from tests.conversations.conftest import JSON, Person, Stage, labels
from tests.conversations.texts import ARABIC, ENGLISH, NOBODY_SPEAKS

COLLEAGUE = {"type": "hidden_user", "sender_user_name": "A colleague", "date": 1_790_000_000}
CHANNEL = {
    "type": "channel",
    "chat": {"id": -1001, "type": "channel", "title": "Harbour News", "username": "harbournews"},
    "message_id": 7,
    "date": 1_790_000_000,
}


async def forwarded(person: Person, *texts: str, **fields: object) -> list[JSON]:
    """The messages of several forwards that come at once, in order."""
    sent = await asyncio.gather(*(person.send(text, forward_origin=COLLEAGUE, **fields) for text in texts))
    return sorted((message for [message] in sent), key=lambda message: int(message["message_id"]))


async def test_each_forward_has_its_heading_with_statements_below_it_in_one_message(stage: Stage) -> None:
    person = await stage.person()
    await forwarded(person, ENGLISH, ARABIC)
    message = await person.answer()
    text = message["text"]
    assert text.startswith("2 articles\n")
    first, second = sorted((text.index("Ferry operator says new quay cannot wait"), text.index("«من حق الناس")))
    assert 0 < first < second
    assert "“The old quay" in text
    assert sum(entity["type"] == "expandable_blockquote" for entity in message["entities"]) >= 4
    view = await person.quiet()
    assert sum(bool(m["from"].get("is_bot")) for m in view["messages"]) == 1


async def test_a_forwards_button_opens_all_of_it_and_its_numbers_lead_to_its_own_message(stage: Stage) -> None:
    person = await stage.person()
    sent = await forwarded(person, ENGLISH, ENGLISH.replace("Ruth Calder", "Nadia Karam"))
    message = await person.answer()
    await person.press(message, next(label for label in labels(message) if label.startswith("2.")))
    opened = await person.changed(message)
    await person.press(opened, "1")
    place = await person.answer()
    assert place["reply_to_message"]["message_id"] == sent[1]["message_id"]
    await person.press(opened, "All articles")
    assert (await person.changed(opened))["text"].startswith("2 articles\n")


async def test_a_heading_turns_with_the_language_and_a_post_is_linked(stage: Stage) -> None:
    person = await stage.person()
    await asyncio.gather(person.send(ENGLISH, forward_origin=CHANNEL), person.send(NOBODY_SPEAKS, forward_origin=COLLEAGUE))
    message = await person.answer()
    assert {entity.get("url") for entity in message["entities"] if entity["type"] == "text_link"} == {
        "https://t.me/harbournews/7"
    }
    assert "No words attributed to anyone" in message["text"]
    await person.press(message, "العربية")
    turned = await person.changed(message)
    assert turned["text"].startswith("مقالان\n")
    assert "حذف" in labels(turned)


async def test_forwarded_albums_and_texts_that_come_at_once_are_one_answer(stage: Stage) -> None:
    person = await stage.person()
    await asyncio.gather(
        person.send(caption=ENGLISH, photo={}, media_group_id="77", forward_origin=COLLEAGUE),
        person.send(photo={}, media_group_id="77", forward_origin=COLLEAGUE),
        person.send(ARABIC, forward_origin=COLLEAGUE),
    )
    message = await person.answer()
    assert message["text"].startswith("2 articles\n")
    view = await person.quiet()
    assert sum(bool(m["from"].get("is_bot")) for m in view["messages"]) == 1


async def test_ten_forwards_fit_one_message_with_numbered_buttons_and_more_have_an_answer_of_their_own(stage: Stage) -> None:
    person = await stage.person()
    names = ["Anna", "Bella", "Clara", "Dora", "Edith", "Flora", "Greta", "Helen", "Irene", "Julia", "Karen"]
    texts = [ENGLISH.replace("Ruth", name) for name in names]
    await forwarded(person, *texts)
    answers = [await person.answer(), await person.answer()]
    [message] = [one for one in answers if one["text"].startswith("10 articles")]
    [other] = [one for one in answers if one is not message]
    assert message["text"].startswith("10 articles\n")
    assert labels(message)[:3] == ["Article 1", "Article 2", "Article 3"]
    assert len(message["reply_markup"]["inline_keyboard"]) == 5
    assert "Calder" in other["text"]
    assert not [name for name in names if (f"{name} Calder" in message["text"]) == (f"{name} Calder" in other["text"])]


async def test_a_picture_of_an_album_that_comes_after_the_tenth_forward_is_part_of_it(stage: Stage) -> None:
    person = await stage.person()
    await forwarded(
        person, *[ENGLISH.replace("Ruth", name) for name in ("Ada", "Bea", "Cleo", "Dina", "Eve", "Fay", "Gia", "Ida", "Joy")]
    )
    await asyncio.gather(
        person.send(caption=ENGLISH, photo={}, media_group_id="78", forward_origin=COLLEAGUE),
        person.send(photo={}, media_group_id="78", forward_origin=COLLEAGUE),
        person.send(photo={}, media_group_id="78", forward_origin=COLLEAGUE),
    )
    assert (await person.answer())["text"].startswith("10 articles")
    await person.quiet()
    assert len(await person.bots()) == 1


async def test_what_cannot_be_read_among_forwards_is_told_at_its_place(stage: Stage) -> None:
    person = await stage.person()
    await asyncio.gather(
        person.send(ENGLISH, forward_origin=COLLEAGUE),
        person.send("Les négociations ont repris hier soir à Genève, a déclaré le ministre.", forward_origin=COLLEAGUE),
    )
    text = (await person.answer())["text"]
    assert "I read Arabic and English, and this text is in neither." in text
    assert "Ruth Calder" in text


@pytest.mark.parametrize("comment", ["Anything about the World Bank here?", "summary", "لخص", "Hi!"])
async def test_a_comment_that_comes_with_forwards_is_no_text_of_its_own(stage: Stage, comment: str) -> None:
    person = await stage.person()
    await person.send(comment)
    [sent] = await forwarded(person, ENGLISH)
    message = await person.answer()
    assert message["reply_to_message"]["message_id"] == sent["message_id"]
    assert "Ruth Calder" in message["text"]
    assert "articles" not in message["text"]
    view = await person.quiet(1.0)
    assert sum(bool(m["from"].get("is_bot")) for m in view["messages"]) == 1
    await person.send("Anything about the World Bank here?")
    assert "Send a link, or paste a text" in (await person.answer())["text"]
