from __future__ import annotations

import asyncio
import base64

import pytest

from tests.bot.playground.conftest import PERSON, Caller

KEYS = {"inline_keyboard": [[{"text": "a", "callback_data": "go"}, {"text": "b", "copy_text": {"text": "words"}}]]}


async def test_a_person_is_made_and_changed_field_by_field(caller: Caller) -> None:
    made = await caller.put("/people/7", first_name="ليلى", language_code="ar")
    assert (made["id"], made["first_name"], made["language_code"], made["blocked"]) == (7, "ليلى", "ar", False)
    assert (await caller.put("/people/7", language_code="en"))["first_name"] == "ليلى"
    (message,) = await caller.says(7, text="hi")
    assert message["from"] == {"id": 7, "is_bot": False, "first_name": "ليلى", "language_code": "en"}


async def test_blocking_and_unblocking_are_told_to_the_bot(caller: Caller) -> None:
    await caller.put(f"/people/{PERSON}", blocked=True)
    assert (await caller.http.post(f"/people/{PERSON}/messages", json={"text": "x"})).status_code == 409
    await caller.put(f"/people/{PERSON}", blocked=False)
    told = [update["my_chat_member"]["new_chat_member"]["status"] for update in await caller.updates()]
    assert told == ["kicked", "member"]


@pytest.mark.parametrize(
    ("path", "wish"),
    [
        ("/people/0", {}),
        ("/people/x", {}),
        ("/people/7", {"blocked": "yes"}),
        ("/people/7", {"first_name": 5}),
        ("/chats/5", {}),
        ("/chats/-5", {"type": "planet"}),
        ("/chats/-5", {"members": "all"}),
        ("/chats/-5", {"bot_status": "king"}),
        ("/chats/-5", {"type": "supergroup", "migrate_to_chat_id": -1005}),
    ],
)
async def test_wrong_people_and_chats_are_refused(caller: Caller, path: str, wish: dict[str, object]) -> None:
    response = await caller.http.put(path, json=wish)
    assert response.status_code == 400
    assert response.json()["error"]


async def test_a_long_paste_arrives_as_several_messages(caller: Caller) -> None:
    text = "قال الوزير إن الأمر واضح. " * 500
    made = await caller.says(text=text)
    assert len(made) == 4
    assert [update["message"]["message_id"] for update in await caller.updates()] == [message["message_id"] for message in made]
    assert " ".join(message["text"] for message in made) == text.strip()


async def test_a_reply_belongs_to_the_first_part_only(caller: Caller) -> None:
    bots = await caller.bot("sendMessage", chat_id=PERSON, text="ask")
    first, second = await caller.says(text="x " * 3000, reply_to=bots["message_id"])
    assert first["reply_to_message"]["message_id"] == bots["message_id"]
    assert "reply_to_message" not in second


async def test_entities_are_found_beside_those_that_are_given(caller: Caller) -> None:
    (message,) = await caller.says(
        text="اقرأ هنا https://example.com", entities=[{"type": "text_link", "offset": 5, "length": 3, "url": "https://e.org/"}]
    )
    assert [entity["type"] for entity in message["entities"]] == ["text_link", "url"]
    (message,) = await caller.says(text="odd.zzz", entities=[{"type": "url", "offset": 0, "length": 7}])
    assert message["entities"] == [{"type": "url", "offset": 0, "length": 7}]


async def test_a_forwarded_post_has_its_origin(caller: Caller) -> None:
    origin = {"type": "channel", "chat": {"id": -1001, "title": "Agency", "username": "agency"}, "message_id": 12, "date": 1}
    (message,) = await caller.says(text="news", forward_origin=origin)
    assert message["forward_origin"] == {
        "type": "channel",
        "date": 1,
        "message_id": 12,
        "chat": {"id": -1001, "type": "channel", "title": "Agency", "username": "agency"},
    }
    (message,) = await caller.says(text="news", forward_origin={"type": "hidden_user"})
    assert message["forward_origin"]["sender_user_name"]


async def test_a_document_has_its_caption_and_its_bytes(caller: Caller) -> None:
    content = "نص المقال".encode()
    wish = {"file_name": "article.txt", "base64": base64.b64encode(content).decode()}
    (message,) = await caller.says(document=wish, caption="read https://example.com", media_group_id="a")
    assert message["document"]["mime_type"] == "text/plain"
    assert message["caption_entities"][0]["type"] == "url"
    assert message["media_group_id"] == "a"
    assert (await caller.http.get(f"/files/{message['document']['file_id']}")).content == content


@pytest.mark.parametrize(
    "kind", ["photo", "sticker", "voice", "audio", "video", "video_note", "animation", "location", "contact", "dice"]
)
async def test_other_kinds_of_message_can_be_sent(caller: Caller, kind: str) -> None:
    (message,) = await caller.says(**{kind: {}})
    assert message[kind]
    assert (await caller.updates())[0]["message"][kind] == message[kind]


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ({"text": ""}, 400),
        ({"text": " \u202e"}, 400),
        ({}, 400),
        ({"text": 5}, 400),
        ({"text": "x", "entities": [{"type": "bold", "offset": 5, "length": 9}]}, 400),
        ({"text": "x", "chat": -77}, 404),
        ({"text": "x", "reply_to": 5}, 404),
        ({"text": "x", "quote": "y"}, 400),
        ({"text": "x", "forward_origin": {"type": "moon"}}, 400),
        ({"caption": "x" * 1025, "document": {"file_name": "a", "base64": "eA=="}}, 400),
        ({"document": {"file_name": "a", "base64": "no base64!"}}, 400),
        ({"document": {"file_name": "a", "base64": ""}}, 400),
        ({"text": "x", "message_thread_id": -1}, 400),
    ],
)
async def test_what_an_app_cannot_send_is_refused(caller: Caller, wish: dict[str, object], status: int) -> None:
    response = await caller.http.post(f"/people/{PERSON}/messages", json=wish)
    assert response.status_code == status, response.text
    assert response.json()["error"]


async def test_a_quoted_reply_holds_the_words_and_their_place(caller: Caller) -> None:
    bots = await caller.bot("sendMessage", chat_id=PERSON, text="<b>قال</b> الوزير", parse_mode="HTML")
    (message,) = await caller.says(text="why", reply_to=bots["message_id"], quote="الوزير")
    assert message["quote"] == {"text": "الوزير", "position": 4, "is_manual": True}
    wish = {"text": "why", "reply_to": bots["message_id"], "quote": "لم يقل"}
    assert (await caller.http.post(f"/people/{PERSON}/messages", json=wish)).status_code == 400


@pytest.mark.parametrize(
    ("wish", "heard"),
    [
        ({"text": "plain words"}, False),
        ({"text": "/summary https://example.com"}, True),
        ({"text": "/summary@qawl_playground_bot"}, True),
        ({"text": "/summary@other_bot"}, False),
        ({"text": "hello @Qawl_Playground_Bot"}, True),
        ({"text": "hello @other_person"}, False),
        ({"caption": "@qawl_playground_bot", "document": {"file_name": "a.txt", "base64": "eA=="}}, True),
        ({"document": {"file_name": "a.txt", "base64": "eA=="}}, False),
    ],
)
async def test_in_a_group_with_privacy_on_the_bot_hears_what_is_meant_for_it(
    caller: Caller, wish: dict[str, object], heard: bool
) -> None:
    await caller.put("/chats/-9", type="group", title="Desk", members=[PERSON])
    await caller.says(chat=-9, **wish)
    assert bool(await caller.updates()) is heard
    assert len((await caller.sees(chat=-9))["messages"]) == 1


async def test_in_a_group_the_bot_hears_replies_to_itself(caller: Caller) -> None:
    await caller.put("/chats/-9", type="supergroup", title="Desk", members=[PERSON, 102])
    own = await caller.bot("sendMessage", chat_id=-9, text="x")
    (other,) = await caller.says(102, chat=-9, text="between people")
    await caller.says(chat=-9, text="to a person", reply_to=other["message_id"])
    await caller.says(chat=-9, text="to the bot", reply_to=own["message_id"])
    assert [update["message"]["text"] for update in await caller.updates()] == ["to the bot"]


async def test_an_administrator_bot_hears_everything(caller: Caller) -> None:
    await caller.put("/chats/-9", type="supergroup", title="Desk", members=[PERSON], admins=[caller.playground.world.bot_id])
    await caller.says(chat=-9, text="plain words")
    assert len(await caller.updates()) == 1


async def test_a_group_is_for_its_members(caller: Caller) -> None:
    await caller.put("/chats/-9", type="group", title="Desk", members=[PERSON])
    assert (await caller.http.post("/people/102/messages", json={"text": "x", "chat": -9})).status_code == 404
    assert (await caller.http.get("/people/102/messages", params={"chat": -9})).status_code == 404


async def test_buttons_are_pressed_by_data_or_place(caller: Caller) -> None:
    message = await caller.bot("sendMessage", chat_id=PERSON, text="x", reply_markup=KEYS)
    number = message["message_id"]
    path = f"/people/{PERSON}/press"
    for button in ("go", [0, 0], "forged by a changed app"):
        assert (await caller.http.post(path, json={"message": number, "button": button})).status_code == 200
    assert [u["callback_query"]["data"] for u in await caller.updates()] == ["go", "go", "forged by a changed app"]
    copied = await caller.http.post(path, json={"message": number, "button": [0, 1]})
    assert copied.json() == {"copy_text": {"text": "words"}}
    assert (await caller.http.post(path, json={"message": number, "button": [5, 0]})).status_code == 404
    assert (await caller.http.post(path, json={"message": 1, "button": "go"})).status_code == 404
    assert (await caller.http.post(path, json={"message": number, "button": 5})).status_code == 400


async def test_nobody_presses_a_button_in_anothers_chat(caller: Caller) -> None:
    message = await caller.bot("sendMessage", chat_id=PERSON, text="x", reply_markup=KEYS)
    for wish in ({}, {"chat": PERSON}):
        pressed = await caller.http.post("/people/102/press", json={"message": message["message_id"], "button": "go", **wish})
        assert pressed.status_code == 404


async def test_every_change_raises_the_revision_and_wakes_who_waits(caller: Caller) -> None:
    async def change(work: str, **parameters: object) -> dict[str, object]:
        before = await caller.sees()
        waiting = asyncio.create_task(caller.sees(after=before["revision"], wait=10))
        await asyncio.sleep(0.02)
        assert not waiting.done()
        await caller.bot(work, chat_id=PERSON, **parameters)
        view = await asyncio.wait_for(waiting, 2)
        assert view["revision"] > before["revision"]
        return view

    view = await change("sendMessage", text="one")
    number = view["messages"][0]["message_id"]
    assert view["changed"] == [number]
    await change("editMessageText", message_id=number, text="two")
    assert (await change("sendMessageDraft", draft_id=1, text="…"))["draft"]["draft_id"] == 1
    assert (await change("deleteMessage", message_id=number))["deleted"] == [number]


async def test_waiting_ends_with_its_time(caller: Caller) -> None:
    begun = asyncio.get_running_loop().time()
    view = await caller.sees(after=0, wait=0.2)
    assert (view["revision"], view["messages"], view["callback_answer"]) == (0, [], None)
    assert 0.15 < asyncio.get_running_loop().time() - begun < 2


async def test_typing_wakes_only_who_asks_for_it(caller: Caller) -> None:
    before = await caller.sees()
    plain = asyncio.create_task(caller.sees(after=before["revision"], wait=0.3))
    keen = asyncio.create_task(caller.sees(after=before["revision"], activity=before["activity"], wait=5))
    await asyncio.sleep(0.05)
    await caller.bot("sendChatAction", chat_id=PERSON, action="typing")
    assert (await asyncio.wait_for(keen, 2))["action"] == "typing"
    assert (await plain)["revision"] == before["revision"]


async def test_a_person_edits_and_deletes_their_own_messages(caller: Caller) -> None:
    (message,) = await caller.says(text="first")
    path = f"/people/{PERSON}/messages/{message['message_id']}"
    caller.clock.move(3)
    edited = (await caller.http.patch(path, json={"text": "second"})).json()["messages"][0]
    assert (edited["text"], edited["edit_date"] - edited["date"]) == ("second", 3)
    assert [next(iter(set(update) - {"update_id"})) for update in await caller.updates()] == ["message", "edited_message"]
    assert (await caller.http.delete(path)).status_code == 200
    assert (await caller.http.patch(path, json={"text": "x"})).status_code == 404
    assert (await caller.sees())["messages"] == []


async def test_a_bots_message_is_not_a_persons_to_edit(caller: Caller) -> None:
    message = await caller.bot("sendMessage", chat_id=PERSON, text="x")
    assert (await caller.http.patch(f"/people/{PERSON}/messages/{message['message_id']}", json={"text": "y"})).status_code == 404


async def test_the_bot_is_told_when_it_is_thrown_out(caller: Caller) -> None:
    await caller.put("/chats/-9", type="supergroup", title="Desk", members=[PERSON])
    assert await caller.updates() == []
    await caller.put("/chats/-9", bot_status="kicked")
    (update,) = await caller.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_posts_of_a_channel_come_as_channel_posts(caller: Caller) -> None:
    await caller.put("/chats/-1005", type="channel", title="News", admins=[PERSON, caller.playground.world.bot_id])
    await caller.says(chat=-1005, text="a post")
    (update,) = await caller.updates()
    assert update["channel_post"]["sender_chat"]["title"] == "News"


async def test_lone_surrogates_and_nul_are_replaced_and_nothing_falls(caller: Caller) -> None:
    response = await caller.http.post(
        f"/people/{PERSON}/messages", content=b'{"text": "a\\ud800b\\u0000c"}', headers={"Content-Type": "application/json"}
    )
    assert response.json()["messages"][0]["text"] == "a\ufffdb c"
    assert (await caller.sees())["messages"]
