"""Every kind of button of one chat, pressed from another: the same sentence for each, and nothing changes anywhere."""

from __future__ import annotations

import asyncio

from handlers.correcting import CORRECT
from handlers.keyboards import AGAIN, ASK, FORGET, ZONE
from handlers.showing import ANSWER
from newsdesk.rendering.choices import Action
from newsdesk.rendering.correcting import Step
from tests.conversations.conftest import JSON, Person, Stage, labels
from tests.conversations.test_buttons import GONE, data_of
from tests.conversations.texts import ARABIC, ENGLISH, long_article

COLLEAGUE = {"type": "hidden_user", "sender_user_name": "A colleague", "date": 1_790_000_000}
ARGUMENTS = ("", "0", "1", "ar", "en", "organization", "main", "more", "speakers", "context")


async def buttons_of(person: Person) -> set[str]:
    """The data of all buttons that stand in a chat now."""
    return {data for message in await person.bots() if "reply_markup" in message for data in data_of(message)}


async def busy_chat(stage: Stage) -> tuple[Person, set[str]]:
    """A person in whose chat stand answers of all kinds, an offer, questions and a panel; and the data of all buttons seen."""
    person = await stage.person(501)
    await asyncio.gather(*(person.send(text, forward_origin=COLLEAGUE) for text in (ENGLISH, ARABIC)))
    await person.answer()
    await person.send(long_article(40, words=20))
    long = await person.answer()
    [sent] = await person.send(f"{ENGLISH}\n\nMore: https://news.example/a")
    answer = await person.answer()
    seen = await buttons_of(person)
    for label in ("All statements (40)", "Next"):
        await person.press(long, label)
        long = await person.changed(long)
        seen |= set(data_of(long))
    await person.press(answer, "More")
    seen |= set(data_of(await person.changed(answer)))
    await person.press(await person.changed(answer), "Correct")
    panel = await person.answer()
    await person.press(panel, "Statement 1")
    seen |= set(data_of(await person.changed(panel)))
    edited = await person.http.patch(f"/people/501/messages/{sent['message_id']}", json={"text": f"{ENGLISH} So he said."})
    assert edited.status_code == 200
    await person.answer()
    for word in ("delete", "/forget", "/settings", "/privacy", "/help"):
        await person.send(word)
        await person.answer()
    return person, seen | await buttons_of(person)


def own_kinds(data: set[str]) -> set[str]:
    """The data that count in their own chat or message only: not those that choose the presser's language or try an example."""
    return {one for one in data if one.split(":")[0] in {ANSWER, CORRECT, FORGET, AGAIN, ASK, ZONE}}


async def test_no_button_of_any_kind_opens_or_changes_anything_from_another_chat(stage: Stage) -> None:
    owner, seen = await busy_chat(stage)
    seen = own_kinds(seen)
    assert {one.split(":")[0] for one in seen} == {ANSWER, CORRECT, FORGET, AGAIN, ASK, ZONE}
    numbers = {one.split(":")[1] for one in seen if one.startswith(f"{ANSWER}:")}
    assert len(numbers) == 3
    invented = {f"{ANSWER}:{n}:{action.value}:{a}".rstrip(":") for n in numbers for action in Action for a in ARGUMENTS[:3]}
    steps = {f"{CORRECT}:{n}:0:{step.value}0{more}" for n in numbers for step in Step for more in ("", ".0")}
    stranger = await stage.person(502)
    await stranger.send("hello there")
    own = await stranger.answer()
    before, theirs = (await stranger.quiet())["messages"], (await owner.quiet())["messages"]
    for data in sorted((seen | invented | steps) - set(data_of(own))):
        await stranger.press_data(own["message_id"], data)
        view = await stranger.until(lambda v: v["callback_answer"] is not None)
        assert view["callback_answer"]["text"] == GONE, data
    assert (await stranger.quiet())["messages"] == before
    assert (await owner.quiet())["messages"] == theirs


async def test_every_button_pressed_twice_at_once_leaves_one_of_each_and_nothing_broken(stage: Stage) -> None:
    person = await stage.person(501)
    await person.send(ENGLISH)
    answer = await person.answer()
    for label in ("1", "By organization", "File"):
        await asyncio.gather(person.press(answer, label), person.press(answer, label))
        answer = next(m for m in (await person.quiet())["messages"] if m["message_id"] == answer["message_id"])
    view = await person.quiet()
    own: list[JSON] = [m for m in view["messages"] if m["from"].get("is_bot")]
    assert sum("document" in message for message in own) == 1
    assert len(own) == 3, "the answer, one place, one file"
    assert "By speaker" in labels(answer)
