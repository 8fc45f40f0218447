"""From a statement to its place: replies that quote the person's own words, context from the text that is kept."""

from __future__ import annotations

from tests.conversations.conftest import Stage, labels
from tests.conversations.texts import ARABIC, ENGLISH

CHANNEL = {
    "type": "channel",
    "chat": {"id": -1001, "type": "channel", "title": "Harbour News", "username": "harbournews"},
    "message_id": 7,
    "date": 1_790_000_000,
}


async def test_a_number_leads_to_the_very_words_in_the_persons_own_message(stage: Stage) -> None:
    person = await stage.person(language="ar")
    sent = await person.send(ARABIC)
    answer = await person.answer()
    assert "١. " in answer["text"]
    await person.press(answer, "١")
    place = await person.answer()
    assert place["reply_to_message"]["message_id"] == sent[0]["message_id"]
    quote = place["quote"]
    assert sent[0]["text"].encode("utf-16-le")[2 * quote["position"] :].startswith(quote["text"].encode("utf-16-le"))
    assert quote["text"] in answer["text"]
    [marked] = [entity for entity in place["entities"] if entity["type"] == "bold" and entity["offset"] > 20][:1]
    assert quote["text"] == place["text"][marked["offset"] : marked["offset"] + marked["length"]]


async def test_only_the_last_place_that_was_asked_for_stands_and_it_goes_with_the_answer(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    answer = await person.answer()
    await person.press(answer, "1")
    first = await person.answer()
    await person.press(answer, "2")
    second = await person.answer()
    standing = [message["message_id"] for message in (await person.quiet())["messages"]]
    assert first["message_id"] not in standing
    assert second["message_id"] in standing
    await person.press(answer, "More")
    await person.press(await person.changed(answer), "Delete")
    view = await person.until(lambda now: not any(m["message_id"] == answer["message_id"] for m in now["messages"]))
    view = await person.quiet()
    assert second["message_id"] not in [message["message_id"] for message in view["messages"]]


async def test_the_quotation_repeats_the_styles_of_the_message(stage: Stage) -> None:
    person = await stage.person()
    start = ENGLISH.index("The old quay")
    styles = [
        {"type": "bold", "offset": start - 1, "length": 9},
        {"type": "italic", "offset": start + 4, "length": 8},
        {"type": "spoiler", "offset": 0, "length": 5},
        {"type": "custom_emoji", "offset": start + 13, "length": 2, "custom_emoji_id": "5368324170671202286"},
    ]
    sent = await person.send(ENGLISH, entities=styles)
    answer = await person.answer()
    for label in [label for label in labels(answer) if label.isdigit()]:
        await person.press(answer, label)
        place = await person.answer()
        assert place["quote"]["text"] in sent[0]["text"]
        if place["quote"]["text"].startswith("The old quay"):
            assert {entity["type"] for entity in place["quote"]["entities"]} == {"bold", "italic", "custom_emoji"}


async def test_a_place_is_in_the_part_of_a_split_paste_that_holds_it(stage: Stage) -> None:
    person = await stage.person()
    middle = "\n\n".join(
        f"Paragraph {n} describes the old harbour and its cranes 😀, which were built long ago by the town." for n in range(90)
    )
    sent = await person.send(f"{ENGLISH}\n\n{middle}\n\nMayor Tom Reeve said the town would pay half.")
    answer = await person.answer()
    found = {}
    for label in [label for label in labels(answer) if label.isdigit()]:
        await person.press(answer, label)
        place = await person.answer()
        found[place["quote"]["text"]] = place["reply_to_message"]["message_id"]
    assert found["the town would pay half"] == sent[-1]["message_id"]
    assert set(found.values()) == {sent[0]["message_id"], sent[-1]["message_id"]}


async def test_words_that_telegram_does_not_find_are_left_out_and_the_place_is_shown(stage: Stage) -> None:
    person = await stage.person()
    sent = await person.send(ENGLISH)
    answer = await person.answer()
    await stage.fault(method="sendMessage", kind="400", description="Bad Request: QUOTE_TEXT_INVALID", times=1)
    await person.press(answer, "1")
    place = await person.answer()
    assert place["reply_to_message"]["message_id"] == sent[0]["message_id"]
    assert "quote" not in place


async def test_a_files_place_is_a_reply_to_the_document_with_paragraph_and_context(stage: Stage) -> None:
    person = await stage.person()
    sent = await person.send_file("ferry.txt", ENGLISH.encode())
    answer = await person.answer()
    await person.press(answer, "2")
    place = await person.answer()
    assert place["reply_to_message"]["message_id"] == sent[0]["message_id"]
    assert "quote" not in place
    assert "Paragraph" in place["text"]
    assert any(entity["type"] == "bold" for entity in place["entities"][1:])


async def test_the_act_line_of_a_public_channels_post_leads_to_the_post(stage: Stage) -> None:
    person = await stage.person()
    sent = await person.send(ENGLISH, forward_origin=CHANNEL)
    answer = await person.answer()
    links = {entity["url"] for entity in answer["entities"] if entity["type"] == "text_link"}
    assert links == {"https://t.me/harbournews/7"}
    await person.press(answer, "More")
    more = await person.changed(answer)
    await person.press(more, "Context")
    numbered = await person.changed(more)
    assert "1. " in numbered["text"]
    await person.press(numbered, "1")
    assert (await person.answer())["reply_to_message"]["message_id"] == sent[0]["message_id"]


async def test_the_links_of_a_post_become_buttons_and_those_into_telegram_do_not(stage: Stage) -> None:
    person = await stage.person()
    links = "More: https://127.0.0.1/full-story\nJoin us: https://t.me/+AbCdEf and https://t.me/harbournews/8"
    await person.send(f"{ENGLISH}\n\n{links}", forward_origin=CHANNEL)
    answer = await person.answer()
    assert [label for label in labels(answer) if label.startswith("Read ")] == ["Read 127.0.0.1"]
    await person.press(answer, "Read 127.0.0.1")
    assert (await person.answer())["text"].startswith("This address does not lead to the public web")


async def test_a_place_is_shown_to_no_other_chat_and_a_number_that_is_none_is_gone(stage: Stage) -> None:
    person, other = await stage.person(), await stage.person(502)
    await person.send(ENGLISH)
    answer = await person.answer()
    data = answer["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await other.send(ENGLISH)
    theirs = await other.answer()
    await other.press_data(theirs["message_id"], data)
    await person.press_data(answer["message_id"], data.rsplit(":", 1)[0] + ":999")
    for one, shown in ((person, answer), (other, theirs)):
        standing = [m["message_id"] for m in (await one.quiet())["messages"] if m["from"].get("is_bot")]
        assert len([m for m in standing if m == shown["message_id"]]) == 1


async def test_a_person_who_changes_language_between_question_and_answer_is_answered_in_the_new_one(stage: Stage) -> None:
    person = await stage.person(language="en")
    await person.send(ENGLISH)
    answer = await person.answer()
    await person.press(answer, "العربية")
    arabic = await person.changed(answer)
    await person.press(arabic, "١")
    assert "الفقرة" in (await person.answer())["text"]
