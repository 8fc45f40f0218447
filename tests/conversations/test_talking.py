"""Plain words, greetings, languages and edited messages."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import JSON, Person, Stage, labels
from tests.conversations.texts import ARABIC, ENGLISH

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
        ("delete", "Shall I erase"),
        ("احذف كل شيء", "Shall I erase"),
        ("summary", "Which article?"),
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


@pytest.mark.parametrize("text", ["Hello", "شكراً", "what can you do?", "ok", "Who said what about NATO?"])
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

    assert list(COMMANDS) == ["start", "summary", "language", "privacy", "help", "cancel"]


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


async def test_a_clock_that_moves_between_question_and_press_does_no_harm(stage: Stage) -> None:
    person = await stage.person()
    await person.send(ENGLISH)
    message = await person.answer()
    stage.playground.advance(3600)
    await person.press(message, "العربية")
    assert "تصريحات" in (await person.changed(message))["text"]
