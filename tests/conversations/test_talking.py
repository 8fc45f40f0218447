"""Plain words, greetings, languages and edited messages."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import JSON, Person, Stage, labels
from tests.conversations.texts import ARABIC, ENGLISH

LONG_QUESTION = "Can you tell me what the foreign minister of Norway said about the fishing quotas in the north last week?"
OFFER_EN, OFFER_AR = "Send a link, or paste a text", "أرسل رابطًا أو الصق نصًّا"


async def edit(person: Person, message: JSON, text: str) -> None:
    answer = await person.http.patch(f"/people/{person.id}/messages/{message['message_id']}", json={"text": text})
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("word", "answered"),
    [
        ("help", "Send me up to five links"),
        ("Help!", "Send me up to five links"),
        ("مساعدة", "Send me up to five links"),
        ("language", "In which language"),
        ("لُغة", "In which language"),
        ("privacy", "What is kept"),
        ("الخصوصيّة", "What is kept"),
        ("delete everything", "Shall I erase"),
        ("delete", "What shall I delete?"),
        ("احذف", "What shall I delete?"),
        ("احذف كل شيء", "Shall I erase"),
        ("/language ar", "من الآن أجيبك بالعربية."),
        ("/language الإنجليزية", "From now on I answer in English."),
        ("/language German", "In which language"),
        ("help please", "Send me up to five links"),
        ("summary", "Which article?"),
        ("settings", "Settings\nLanguage: English\nTime zone: not chosen"),
        ("إعدادات", "Settings\nLanguage: English"),
        ("/settings", "Settings\nLanguage: English"),
        ("تابع الناتو", "I cannot follow anyone or send a digest yet."),
        ("ألغِ متابعة الناتو", "I cannot follow anyone or send a digest yet."),
        ("follow NATO", "I cannot follow anyone or send a digest yet."),
        ("نشرة", "I cannot follow anyone or send a digest yet."),
        ("unfollow NATO", "I cannot follow anyone or send a digest yet."),
        ("digest", "I cannot follow anyone or send a digest yet."),
        ("ما أتابعه", "I cannot follow anyone or send a digest yet."),
        ("/digest", "I cannot follow anyone or send a digest yet."),
        ("إلغاء", "There is nothing under way"),
        ("start", "قول · Qawl"),
        ("arabic", "من الآن أجيبك بالعربية."),
        ("الإنجليزية", "From now on I answer in English."),
    ],
)
async def test_plain_words_do_what_commands_do(stage: Stage, word: str, answered: str) -> None:
    person = await stage.person()
    await person.send(word)
    assert (await person.answer())["text"].startswith(answered)


@pytest.mark.parametrize("text", ["Hello", "شكراً", "what can you do?", "ok", "Who said what about NATO?", LONG_QUESTION])
async def test_a_greeting_or_question_is_answered_with_what_can_be_done_and_buttons(stage: Stage, text: str) -> None:
    person = await stage.person()
    await person.send(text)
    message = await person.answer()
    assert OFFER_EN in message["text"]
    await person.press(message, "Privacy")
    assert (await person.answer())["text"].startswith("What is kept")
    await person.press(message, "Language")
    assert (await person.answer())["text"].startswith("In which language")


@pytest.mark.parametrize("text", ["ماذا تفعل؟", "السلام عليكم", "كيف أستخدمك؟"])
async def test_the_same_in_arabic(stage: Stage, text: str) -> None:
    person = await stage.person(language="ar")
    await person.send(text)
    assert OFFER_AR in (await person.answer())["text"]


async def test_a_short_article_that_begins_with_a_plain_word_is_read(stage: Stage) -> None:
    person = await stage.person()
    await person.send('Help is on its way, Mayor Tom Reeve said: "The boats leave tonight."')
    assert "Tom Reeve" in (await person.answer())["text"]


async def test_the_first_line_is_bilingual_until_a_language_is_chosen(stage: Stage) -> None:
    person = await stage.person(language="en")
    await person.send("/start")
    message = await person.answer()
    assert message["text"].startswith("قول · Qawl\n")
    await person.press(message, "English")
    assert (await person.changed(message))["text"].startswith("Qawl\n")
    await person.send("/start")
    assert (await person.answer())["text"].startswith("Qawl\n")


async def test_the_first_articles_language_decides_where_the_app_speaks_another(stage: Stage) -> None:
    person = await stage.person(language="fr")
    await person.send(ARABIC)
    await person.answer()
    await person.send("hello")
    assert (await person.answer())["text"].startswith("أقرأ المقالات")


async def test_the_menu_shows_six_commands_in_both_languages() -> None:
    from handlers.menus import COMMANDS

    assert list(COMMANDS) == ["start", "summary", "settings", "language", "help", "cancel"]


async def test_an_edited_message_offers_to_be_read_again_and_its_answer_is_replaced(stage: Stage) -> None:
    person = await stage.person()
    (sent,) = await person.send(ENGLISH)
    answer = await person.answer()
    await edit(person, sent, ENGLISH.replace("Ruth Calder", "Nadia Karam"))
    offer = await person.answer()
    assert offer["text"] == "You have changed this message. Shall I read it again?"
    await edit(person, sent, ENGLISH.replace("Ruth Calder", "Tamara Lind"))
    await person.press(offer, "Read the changed text")
    replaced = await person.changed(answer)
    assert "Tamara Lind" in replaced["text"]
    assert "Ruth Calder" not in replaced["text"]
    view = await person.quiet()
    assert sum(bool(m["from"].get("is_bot")) for m in view["messages"]) == 1, "one answer, and the offer is gone"
    database = b"".join(file.read_bytes() for file in stage.folder.glob("qawl.sqlite3*"))
    assert b"Ruth Calder" not in database, "the text before is erased with its answer"


async def test_the_offer_works_after_a_restart_and_once(stage: Stage) -> None:
    person = await stage.person()
    (sent,) = await person.send(ENGLISH)
    answer = await person.answer()
    await edit(person, sent, ENGLISH.replace("Ruth Calder", "Nadia Karam"))
    offer = await person.answer()
    await stage.stop()
    await stage.start()
    await person.press(offer, "Read the changed text")
    assert "Nadia Karam" in (await person.changed(answer))["text"]
    pressed = await person.press_data(offer["message_id"], "again:1")
    assert pressed.status_code != 200, "the message is not there any more"


def long_paste() -> str:
    """A text that the apps split, with statements in its first and its last part."""
    middle = "\n\n".join(
        f"Paragraph {n} describes the old harbour and its cranes, built long ago by the town." for n in range(90)
    )
    return f"{ENGLISH}\n\n{middle}\n\nMayor Tom Reeve said the town would pay half."


@pytest.mark.parametrize(("part", "name"), [(0, "Ruth Calder"), (-1, "Tom Reeve")])
async def test_an_edited_part_of_a_split_paste_is_read_again_with_the_other_parts(stage: Stage, part: int, name: str) -> None:
    person = await stage.person()
    sent = await person.send(long_paste())
    assert len(sent) > 1
    answer = await person.answer()
    assert {"Ruth Calder", "Tom Reeve"} <= {one for one in ("Ruth Calder", "Tom Reeve") if one in answer["text"]}
    await edit(person, sent[part], sent[part]["text"].replace(name, "Nadia Karam"))
    offer = await person.answer()
    assert offer["reply_to_message"]["message_id"] == sent[part]["message_id"]
    await person.press(offer, "Read the changed text")
    text = (await person.changed(answer))["text"]
    assert "Nadia Karam" in text
    assert name not in text
    assert ({"Ruth Calder", "Tom Reeve"} - {name}).pop() in text, "the other part was read too"


async def test_both_parts_edited_are_read_with_both_changes_and_lead_to_their_places(stage: Stage) -> None:
    person = await stage.person()
    sent = await person.send(long_paste())
    answer = await person.answer()
    offers = []
    for message, before, after in ((sent[0], "Ruth Calder", "Nadia Karam"), (sent[-1], "pay half", "pay nothing at all")):
        await edit(person, message, message["text"].replace(before, after))
        offers.append(await person.answer())
    for offer in offers:
        await person.press(offer, "Read the changed text")
        answer = await person.changed(answer)
    assert "Nadia Karam" in answer["text"]
    assert "pay nothing at all" in answer["text"]
    found = {}
    for number in [label for label in labels(answer) if label.isdigit()]:
        await person.press(answer, number)
        place = await person.answer()
        found[place["quote"]["text"]] = place["reply_to_message"]["message_id"]
    assert found["the town would pay nothing at all"] == sent[-1]["message_id"]


async def test_an_edited_message_that_was_never_answered_is_left_alone(stage: Stage) -> None:
    person = await stage.person()
    (sent,) = await person.send("hello")
    await person.answer()
    await edit(person, sent, "hello there")
    view = await person.quiet()
    assert sum(bool(m["from"].get("is_bot")) for m in view["messages"]) == 1


async def test_a_language_changed_between_question_and_answer_is_the_answers(stage: Stage) -> None:
    person = await stage.person()
    await person.send("العربية")
    await person.answer()
    await person.send(ENGLISH)
    message = await person.answer()
    assert "المزيد" in labels(message)


@pytest.mark.parametrize("way", ["the button", "the plain word"])
async def test_a_change_of_language_turns_the_newest_answer_on_the_screen_and_no_other(stage: Stage, way: str) -> None:
    person = await stage.person()
    await person.send(ARABIC)
    older = await person.answer()
    await person.send(ENGLISH)
    newest = await person.answer()
    if way == "the button":
        await person.send("/language")
        await person.press(await person.answer(), "العربية")
    else:
        await person.send("العربية")
    turned = await person.changed(newest)
    assert "تصريحات" in turned["text"]
    assert "المزيد" in labels(turned)
    assert "More" in labels(next(m for m in (await person.quiet())["messages"] if m["message_id"] == older["message_id"]))
    await person.press(turned, "المزيد")
    assert "حذف" in labels(await person.changed(turned)), "its buttons go on in the language that it was turned to"


async def test_an_answer_that_the_person_has_taken_away_does_not_come_back_with_the_language(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    newest = await person.answer()
    assert stage.bot is not None
    await stage.bot.house.bot.delete_message(person.id, newest["message_id"])
    await person.send("العربية")
    assert (await person.answer())["text"] == "من الآن أجيبك بالعربية."
    assert len([m for m in (await person.quiet())["messages"] if m["from"].get("is_bot")]) == 1


async def test_a_clock_that_moves_between_question_and_press_does_no_harm(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    message = await person.answer()
    stage.playground.advance(3600)
    await person.press(message, "العربية")
    assert "تصريحات" in (await person.changed(message))["text"]
