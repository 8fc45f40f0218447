"""Correcting an answer: for this chat only, undone at a touch, and kept as an example only with consent."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands.corrections import write
from storage import open_storage
from tests.conversations.conftest import JSON, Person, Stage, labels
from tests.conversations.test_buttons import GONE, data_of
from tests.conversations.texts import ARABIC, ENGLISH

SCORE = Path(__file__).parents[3] / "shared" / "gold" / "score.py"
MARK = "corrected at your request"


async def panel_of(person: Person, text: str = ENGLISH, more: str = "More", correct: str = "Correct") -> tuple[JSON, JSON]:
    """The answer to a text, and the panel to correct it."""
    await person.send(text)
    answer = await person.answer()
    await person.press(answer, more)
    answer = await person.changed(answer)
    await person.press(answer, correct)
    return answer, await person.answer()


async def pressed(person: Person, panel: JSON, *labels_: str) -> JSON:
    for label in labels_:
        await person.press(panel, label)
        panel = await person.changed(panel)
    return panel


async def now(person: Person, message: JSON) -> str:
    return str(next(m for m in (await person.look())["messages"] if m["message_id"] == message["message_id"])["text"])


async def asked_of(stage: Stage, person: Person) -> JSON:
    """The bot's question for a name, once a reply to it would be understood: that is recorded after it has been sent."""
    asked = await person.answer()
    assert stage.bot is not None
    corrections = stage.bot.house.corrections
    for _ in range(250):
        if await corrections.awaited(person.chat or person.id, asked["message_id"]) is not None:
            break
        await asyncio.sleep(0.02)
    return asked


async def test_the_panel_numbers_the_statements_with_their_speakers(stage: Stage) -> None:
    _, panel = await panel_of(await stage.person())
    assert panel["text"].startswith("Which statement is wrong?\nStatement 1: Northline Ferries: it would move two of its")
    assert labels(panel) == ["Statement 1", "Statement 2", "Statement 3", "Close"]


async def test_a_wrong_speaker_is_another_one_of_the_article(stage: Stage) -> None:
    person = await stage.person()
    answer, panel = await panel_of(person)
    panel = await pressed(person, panel, "Statement 3", "Wrong speaker")
    assert labels(panel) == ["Northline Ferries", "Ruth Calder", "Another name", "Back", "Close"]
    panel = await pressed(person, panel, "Ruth Calder")
    assert panel["text"].startswith("Corrected at your request, in this chat only.")
    shown = await now(person, answer)
    assert MARK in shown
    assert "Daniel Osei" not in shown
    assert "the ministry had never promised a date" in shown


async def test_a_wrong_speaker_is_named_in_a_reply_also_after_a_restart(stage: Stage) -> None:
    person = await stage.person()
    answer, panel = await panel_of(person)
    panel = await pressed(person, panel, "Statement 2", "Wrong speaker")
    await person.press(panel, "Another name")
    asked = await asked_of(stage, person)
    assert asked["text"] == "Who said it? Reply to this message with the name."
    await stage.stop()
    await stage.start()
    await person.send("🙂", reply_to=asked["message_id"])
    assert (await person.answer())["text"].startswith("This is no name.")
    await person.send("Nadia Karam", reply_to=asked["message_id"])
    panel = await person.changed(panel)
    assert panel["text"].startswith("Corrected at your request")
    shown = await now(person, answer)
    assert "Nadia Karam" in shown
    assert "Ruth Calder" not in shown
    assert asked["message_id"] not in [m["message_id"] for m in await person.bots()], "the question is answered and gone"


@pytest.mark.parametrize("word", ["cancel", "إلغاء"])
async def test_the_question_for_a_name_is_withdrawn_by_a_word(stage: Stage, word: str) -> None:
    person = await stage.person()
    answer, panel = await panel_of(person)
    panel = await pressed(person, panel, "Statement 2", "Wrong speaker")
    await person.press(panel, "Another name")
    asked = await asked_of(stage, person)
    await person.send(word, reply_to=asked["message_id"])
    await person.until(lambda view: asked["message_id"] not in [m["message_id"] for m in view["messages"]])
    assert "Ruth Calder" in await now(person, answer)
    assert MARK not in await now(person, answer)


@pytest.mark.parametrize("word", ["delete", "احذف"])
async def test_delete_in_reply_to_the_question_for_a_name_is_no_name(stage: Stage, word: str) -> None:
    person = await stage.person()
    answer, panel = await panel_of(person)
    panel = await pressed(person, panel, "Statement 2", "Wrong speaker")
    await person.press(panel, "Another name")
    asked = await asked_of(stage, person)
    await person.send(word, reply_to=asked["message_id"])
    assert (await person.answer())["text"].startswith("Deleted")
    left = [m["message_id"] for m in await person.bots()]
    assert not {answer["message_id"], panel["message_id"], asked["message_id"]} & set(left)


async def test_a_wrong_organization_is_taken_away_and_the_right_one_named(stage: Stage) -> None:
    person = await stage.person()
    answer, panel = await panel_of(person)
    panel = await pressed(person, panel, "Statement 1", "Wrong organization")
    panel = await pressed(
        person, panel, "Not about the World Bank", "Correct something else", "Statement 1", "Wrong organization"
    )
    assert "Is about the World Bank" in labels(panel)
    shown = await now(person, answer)
    assert "about the World Bank" not in shown
    assert MARK in shown
    await person.press(panel, "Another name")
    asked = await asked_of(stage, person)
    await person.send("حلف الناتو", reply_to=asked["message_id"])
    await person.changed(panel)
    assert "about NATO" in await now(person, answer)


async def test_what_is_no_statement_is_withdrawn_counted_and_brought_back(stage: Stage) -> None:
    person = await stage.person()
    answer, panel = await panel_of(person)
    before = await now(person, answer)
    panel = await pressed(person, panel, "Statement 2", "Not a statement")
    assert panel["text"].startswith("Withdrawn at your request, in this chat only.")
    shown = await now(person, answer)
    assert "The old quay" not in shown
    assert "1 statement was withdrawn at your request." in shown
    panel = await pressed(person, panel, "Undo the correction")
    assert panel["text"] == "The correction is undone."
    assert await now(person, answer) == before


async def test_all_statements_withdrawn_can_still_be_brought_back(stage: Stage) -> None:
    person = await stage.person()
    answer, panel = await panel_of(person)
    for _ in range(3):  # what is left in the answer is numbered anew
        panel = await pressed(person, panel, "Statement 1", "Not a statement", "Correct something else")
    assert "found no words attributed to anyone" in await now(person, answer)
    await person.press(panel, "Close")
    await person.until(lambda v: panel["message_id"] not in [m["message_id"] for m in v["messages"]])
    answer = next(m for m in await person.bots() if m["message_id"] == answer["message_id"])
    await person.press(answer, "Correct")
    panel = await pressed(person, await person.answer(after=panel["message_id"]), "Statement 1", "Undo the correction")
    assert "Northline Ferries" in await now(person, answer)


async def test_a_correction_pressed_twice_at_once_is_kept_once(stage: Stage) -> None:
    person = await stage.person()
    _, panel = await panel_of(person)
    panel = await pressed(person, panel, "Statement 1")
    await asyncio.gather(person.press(panel, "Not a statement"), person.press(panel, "Not a statement"))
    await person.quiet()
    assert stage.bot is not None
    assert len(await stage.bot.house.corrections.of(1, person.id)) == 1


async def test_in_arabic_everything_is_said_in_arabic(stage: Stage) -> None:
    person = await stage.person(language="ar")
    answer, panel = await panel_of(person, ARABIC, "المزيد", "تصحيح")
    assert panel["text"].startswith("أيّ تصريح فيه خطأ؟\nالتصريح ١: سلمى الحارثي: ")
    panel = await pressed(person, panel, "التصريح ٢", "خطأ في القائل", "البنك الدولي")
    assert panel["text"].startswith("صُحّح بطلبك، في هذه المحادثة وحدها.")
    assert "صُحّح بطلبك" in await now(person, answer)
    panel = await pressed(person, panel, "لا، هنا فقط")
    assert "يبقى التصحيح في هذه المحادثة." in panel["text"]


async def test_the_panel_speaks_the_language_that_the_answer_is_turned_to_meanwhile(stage: Stage) -> None:
    person = await stage.person()
    answer, panel = await panel_of(person)
    await person.press(answer, "العربية")
    await person.changed(answer)
    panel = await pressed(person, panel, "Statement 1")
    assert panel["text"].startswith("ما الخطأ فيه؟")


async def test_a_text_that_another_chat_pastes_is_shown_as_it_was_read(stage: Stage) -> None:
    first, second = await stage.person(501), await stage.person(502)
    _, panel = await panel_of(first)
    await pressed(first, panel, "Statement 2", "Not a statement")
    await second.send(ENGLISH)
    text = (await second.answer())["text"]
    assert "The old quay" in text
    assert "at your request" not in text


async def test_every_button_of_a_panel_opens_nothing_from_another_chat(stage: Stage) -> None:
    owner, stranger = await stage.person(501), await stage.person(502)
    answer, panel = await panel_of(owner)
    seen = set(data_of(panel))
    for path in (("Statement 1",), ("Wrong organization",), ("Back",), ("Statement 1",), ("Wrong speaker",)):
        panel = await pressed(owner, panel, *path)
        seen |= set(data_of(panel))
    panel = await pressed(owner, panel, "Ruth Calder")
    seen |= set(data_of(panel)) | {"fix:1:0:none0", "fix:1:0:undo0", "fix:1:0:yes1", "fix:1:0:close"}
    text = await now(owner, answer)
    await stranger.send("/help")
    own = await stranger.answer()
    before = (await stranger.quiet())["messages"]
    for data in sorted(seen):
        await stranger.press_data(own["message_id"], data)
        view = await stranger.until(lambda v: v["callback_answer"] is not None)
        assert view["callback_answer"]["text"] == GONE, data
    assert (await stranger.quiet())["messages"] == before
    assert await now(owner, answer) == text


@pytest.mark.parametrize(
    "data",
    [
        "fix:1:0:none99",
        "fix:1:7:list0",
        "fix:1:0:who0.99",
        "fix:1:0:not0.9999",
        "fix:1:0:yes77",
        "fix:9:0:list0",
        "fix:1:0:xx",
        "fix:",
    ],
)
async def test_invented_steps_are_told_to_be_gone(stage: Stage, data: str) -> None:
    person = await stage.person()
    _, panel = await panel_of(person)
    await person.press_data(panel["message_id"], data)
    view = await person.until(lambda v: bool(v["callback_answer"] and v["callback_answer"].get("text")))
    assert view["callback_answer"]["text"] == GONE


async def test_a_panel_goes_with_its_answer_and_its_steps_say_so(stage: Stage) -> None:
    person = await stage.person()
    answer, panel = await panel_of(person)
    await person.press(answer, "Delete")
    await person.until(lambda v: not {answer["message_id"], panel["message_id"]} & {m["message_id"] for m in v["messages"]})
    await person.send("/help")
    await person.press_data((await person.answer())["message_id"], data_of(panel)[0])
    view = await person.until(lambda v: bool(v["callback_answer"] and v["callback_answer"].get("text") == GONE))
    assert view["callback_answer"]["show_alert"]


async def test_in_a_group_only_who_asked_and_admins_correct(stage: Stage) -> None:
    asker, other = await stage.person(501), await stage.person(502)
    await stage.group(-2001, [501, 502], admins=[503])
    asker.chat = other.chat = -2001
    sent = await asker.send(ENGLISH)
    await asker.send("/summary", reply_to=sent[0]["message_id"])
    answer = await asker.read()
    await asker.press(answer, "More")
    answer = await asker.changed(answer)
    await other.press(answer, "Correct")
    view = await other.until(lambda v: v["callback_answer"] is not None)
    assert view["callback_answer"]["text"] == "Only who asked and the group's admins can correct this."
    await asker.press(answer, "Correct")
    panel = await asker.answer()
    panel = await pressed(asker, panel, "Statement 1", "Wrong speaker")
    await asker.press(panel, "Another name")
    asked = await asked_of(stage, asker)
    await other.send("Somebody Else", reply_to=asked["message_id"])
    assert (await asker.answer())["text"] == "Only who asked and the group's admins can correct this."
    await asker.send("Nadia Karam", reply_to=asked["message_id"])
    await asker.changed(panel)
    assert "Nadia Karam" in await now(asker, answer)


async def test_only_what_was_agreed_becomes_an_example_in_the_layout_of_the_gold(stage: Stage, tmp_path: Path) -> None:
    person, other = await stage.person(), await stage.person(502, language="ar")
    _, panel = await panel_of(person)
    panel = await pressed(person, panel, "Statement 3", "Wrong speaker", "Ruth Calder")
    assert {"Yes, as an example", "No, only here"} <= set(labels(panel))
    panel = await pressed(person, panel, "Yes, as an example")
    assert "Thank you." in panel["text"]
    assert "Yes, as an example" not in labels(panel)
    panel = await pressed(person, panel, "Correct something else", "Statement 2", "Not a statement", "No, only here")
    _, theirs = await panel_of(other, ARABIC, "المزيد", "تصحيح")
    await pressed(other, theirs, "التصريح ١", "ليس تصريحًا")
    await stage.stop()
    folder = tmp_path / "given"
    async with open_storage(stage.folder) as storage:
        assert await write(storage, folder) == 1
    (text,), (annotation,) = folder.glob("*.txt"), folder.glob("*.json")
    assert text.read_text("utf-8") == ENGLISH
    gold = json.loads(annotation.read_text("utf-8"))
    said = [(s["speaker"]["name"], s["optional"]) for s in gold["statements"]]
    assert said == [("Northline Ferries", True), ("Ruth Calder", True), ("Ruth Calder", False)]
    assert "501" not in annotation.read_text("utf-8"), "nothing tells who"
    if not SCORE.is_file():
        pytest.skip("../shared/gold is not there to check the layout")
    command = [sys.executable, str(SCORE), "check", str(folder)]
    checked = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
    assert "1 articles, 3 statements" in checked.stdout


async def test_the_panel_has_the_numbers_of_the_answer(stage: Stage) -> None:
    person = await stage.person()
    words = [f"Anna Hall said the quay number {n} of the port would be closed.\n" for n in range(1, 12)]
    answer, panel = await panel_of(person, "Anna Hall, the mayor, spoke on Monday.\n" + "".join(words) + 'She said: "We go on."')
    assert answer["text"].split("1. ", 1)[1].splitlines()[1] == "“We go on”"
    assert panel["text"].splitlines()[1] == "Statement 1: Anna Hall: We go on"
