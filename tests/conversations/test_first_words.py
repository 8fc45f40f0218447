"""/start, /help, /language and everything that is no article."""

from __future__ import annotations

from tests.conversations.conftest import Stage, labels


async def test_the_first_message_speaks_the_persons_language_and_says_where_texts_go(stage: Stage) -> None:
    person = await stage.person(language="ar")
    await person.send("/start")
    message = await person.answer()
    assert "من قال ماذا" in message["text"]
    assert "ما تلصقه أو تحوّله إليّ يبقى لهذه المحادثة" in message["text"]
    assert labels(message) == ["مقال بالعربية", "مقال بالإنجليزية", "العربية", "English"]


async def test_the_first_message_is_in_both_languages_for_any_other_app(stage: Stage) -> None:
    person = await stage.person(language="fr")
    await person.send("/start")
    text = (await person.answer())["text"]
    assert "أرسل إليّ رابط مقال" in text
    assert "Send me a link" in text


async def test_a_language_once_chosen_stays_and_changes_the_message_on_the_screen(stage: Stage) -> None:
    person = await stage.person(language="en")
    await person.send("/start")
    message = await person.answer()
    await person.press(message, "العربية")
    assert "أرسل إليّ" in (await person.changed(message))["text"]
    await person.send("/help")
    assert "خمسة روابط" in (await person.answer())["text"]


async def test_each_example_is_answered_at_a_touch(stage: Stage) -> None:
    person = await stage.person(language="en")
    await person.send("/start")
    message = await person.answer()
    await person.press(message, "An English article")
    shown = await person.answer()
    assert "Northline Ferries" in shown["text"]
    answer = await person.answer()
    assert "Ruth Calder" in answer["text"]
    assert answer["reply_to_message"]["message_id"] == shown["message_id"]


async def test_an_unknown_command_is_told_in_a_sentence(stage: Stage) -> None:
    person = await stage.person()
    await person.send("/frobnicate")
    assert (await person.answer())["text"] == "I do not know this command. /help shows what I can do."


async def test_summary_without_an_object_asks_for_it(stage: Stage) -> None:
    person = await stage.person()
    await person.send("/summary")
    assert (await person.answer())["text"].startswith("Which article?")


async def test_cancel_with_nothing_under_way_says_so(stage: Stage) -> None:
    person = await stage.person()
    await person.send("/cancel")
    assert (await person.answer())["text"] == "There is nothing under way that I could stop."


async def test_a_greeting_is_answered_with_what_can_be_done(stage: Stage) -> None:
    person = await stage.person()
    await person.send("Hello, what can you do?")
    assert "Send a link, or paste a text" in (await person.answer())["text"]
