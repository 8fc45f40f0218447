from __future__ import annotations

import json
import struct
import zlib

import pytest

from tests.bot.playground.conftest import PERSON, Caller


async def test_a_message_comes_back_as_telegram_shows_it(caller: Caller) -> None:
    message = await caller.bot("sendMessage", chat_id=PERSON, text=" <b>قول</b> https://example.com \r\n", parse_mode="HTML")
    assert message["text"] == "قول https://example.com"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 3}, {"type": "url", "offset": 4, "length": 19}]
    assert message["from"]["is_bot"] is True
    assert message["chat"] == {"id": PERSON, "first_name": f"Person {PERSON}", "type": "private"}
    assert message["date"] == int(caller.clock.now.timestamp())


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"chat_id": PERSON, "text": ""}, "Bad Request: message text is empty"),
        ({"chat_id": PERSON, "text": " \n\u202e\r"}, "Bad Request: message text is empty"),
        ({"chat_id": PERSON, "text": "<b></b>", "parse_mode": "HTML"}, "Bad Request: message text is empty"),
        ({"chat_id": PERSON, "text": "ق" * 4097}, "Bad Request: message is too long"),
        (
            {"chat_id": PERSON, "text": "<x>", "parse_mode": "html"},
            'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0',
        ),
        ({"chat_id": PERSON, "text": "x", "parse_mode": "TeX"}, "Bad Request: unsupported parse_mode"),
        (
            {"chat_id": PERSON, "text": "*x*", "parse_mode": "MarkdownV2"},
            "Bad Request: the playground reads no Markdown; send parse_mode HTML or entities",
        ),
        ({"chat_id": PERSON, "text": "x", "entities": "[{"}, "Bad Request: can't parse entities JSON object"),
        ({"text": "x"}, "Bad Request: chat_id is empty"),
        ({"chat_id": 999, "text": "x"}, "Bad Request: chat not found"),
        ({"chat_id": "@nobody", "text": "x"}, "Bad Request: chat not found"),
        ({"chat_id": "abc", "text": "x"}, "Bad Request: chat not found"),
        ({"chat_id": PERSON, "text": "x", "reply_markup": "{"}, "Bad Request: can't parse reply keyboard markup JSON object"),
        (
            {"chat_id": PERSON, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "x" * 65}]]}},
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        ({"chat_id": PERSON, "text": "x", "message_thread_id": 5}, "Bad Request: message thread not found"),
        ({"chat_id": PERSON, "text": "x", "link_preview_options": "[]"}, "Bad Request: object expected as link preview options"),
        (
            {"chat_id": PERSON, "text": "x", "reply_parameters": {"message_id": 5}},
            "Bad Request: message to be replied not found",
        ),
        ({"chat_id": PERSON, "text": "x", "reply_parameters": "5"}, "Bad Request: object expected as reply parameters"),
    ],
)
async def test_a_message_that_telegram_refuses_is_refused(
    caller: Caller, parameters: dict[str, object], description: str
) -> None:
    assert await caller.refused("sendMessage", **parameters) == description
    assert (await caller.sees())["messages"] == []


async def test_4096_characters_beyond_the_first_plane_are_not_too_long(caller: Caller) -> None:
    message = await caller.bot("sendMessage", chat_id=PERSON, text="😀" * 4096)
    assert len(message["text"]) == 4096


async def test_at_most_100_entities_count(caller: Caller) -> None:
    message = await caller.bot("sendMessage", chat_id=PERSON, text="<b>a</b> " * 150, parse_mode="HTML")
    assert len(message["entities"]) == 100


@pytest.mark.parametrize(
    ("change", "description"),
    [
        ({"blocked": True}, "Forbidden: bot was blocked by the user"),
        ({"deactivated": True}, "Forbidden: user is deactivated"),
        ({"started": False}, "Forbidden: bot can't initiate conversation with a user"),
    ],
)
async def test_a_person_out_of_reach_is_forbidden(caller: Caller, change: dict[str, bool], description: str) -> None:
    await caller.put(f"/people/{PERSON}", **change)
    for method, parameters in (
        ("sendMessage", {"text": "x"}),
        ("sendChatAction", {"action": "typing"}),
        ("sendMessageDraft", {"draft_id": 1, "text": "x"}),
    ):
        assert await caller.refused(method, chat_id=PERSON, **parameters) == description


@pytest.mark.parametrize(
    ("change", "description"),
    [
        ({"type": "supergroup", "bot_status": "kicked"}, "Forbidden: bot was kicked from the supergroup chat"),
        ({"type": "group", "bot_status": "kicked"}, "Forbidden: bot was kicked from the group chat"),
        ({"type": "supergroup", "bot_status": "left"}, "Forbidden: bot is not a member of the supergroup chat"),
        ({"type": "group", "can_send": False}, "Bad Request: not enough rights to send text messages to the chat"),
        ({"type": "channel"}, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_a_group_out_of_reach_is_forbidden(caller: Caller, change: dict[str, object], description: str) -> None:
    await caller.put("/chats/-9", title="Desk", **change)
    assert await caller.refused("sendMessage", chat_id=-9, text="x") == description


async def test_a_group_that_became_a_supergroup_says_its_new_id(caller: Caller) -> None:
    await caller.put("/chats/-9", type="group", title="Desk", members=[PERSON])
    await caller.put("/chats/-9", migrate_to_chat_id=-1009)
    body = (await caller.raw("sendMessage", chat_id=-9, text="x")).json()
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": -1009}
    assert (await caller.bot("sendMessage", chat_id=-1009, text="x"))["chat"]["type"] == "supergroup"
    told = [update["message"] for update in await caller.updates()]
    assert [told[0]["migrate_to_chat_id"], told[1]["migrate_from_chat_id"]] == [-1009, -9]


async def test_a_reply_shows_what_it_answers_and_quotes_its_very_words(caller: Caller) -> None:
    (asked,) = await caller.says(text="قال لافروف وقال غيره", entities=[{"type": "bold", "offset": 4, "length": 6}])
    reply = {"message_id": asked["message_id"], "quote": "<b>لافروف</b>", "quote_parse_mode": "HTML", "quote_position": 4}
    message = await caller.bot("sendMessage", chat_id=PERSON, text="x", reply_parameters=reply)
    assert message["reply_to_message"]["message_id"] == asked["message_id"]
    assert message["quote"] == {
        "text": "لافروف",
        "entities": [{"type": "bold", "offset": 0, "length": 6}],
        "position": 4,
        "is_manual": True,
    }


@pytest.mark.parametrize(
    "quote",
    [
        {"quote": "لم يقل"},
        {"quote": "لافروف"},
        {"quote": "قال", "quote_entities": [{"type": "italic", "offset": 0, "length": 3}]},
        {"quote": "x" * 1025},
        {"quote": " "},
    ],
)
async def test_a_quotation_that_is_not_in_the_message_is_refused(caller: Caller, quote: dict[str, object]) -> None:
    (asked,) = await caller.says(text="قال لافروف وقال غيره", entities=[{"type": "bold", "offset": 4, "length": 6}])
    reply = {"message_id": asked["message_id"], **quote}
    assert (
        await caller.refused("sendMessage", chat_id=PERSON, text="x", reply_parameters=reply) == "Bad Request: QUOTE_TEXT_INVALID"
    )


async def test_a_reply_to_nothing_can_be_let_through(caller: Caller) -> None:
    reply = {"message_id": 5, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await caller.bot("sendMessage", chat_id=PERSON, text="x", reply_parameters=reply)


async def test_a_topic_is_known_once_somebody_wrote_in_it(caller: Caller) -> None:
    (asked,) = await caller.says(text="in a topic", message_thread_id=7)
    assert asked["message_thread_id"] == 7
    message = await caller.bot("sendMessage", chat_id=PERSON, text="x", message_thread_id=7)
    assert (message["message_thread_id"], message["is_topic_message"]) == (7, True)


async def test_a_draft_is_shown_until_the_message_comes(caller: Caller) -> None:
    await caller.bot("sendMessageDraft", chat_id=PERSON, draft_id=4, text="<i>reading</i>", parse_mode="HTML")
    draft = (await caller.sees())["draft"]
    assert (draft["draft_id"], draft["text"], draft["entities"][0]["type"]) == (4, "reading", "italic")
    await caller.bot("sendMessage", chat_id=PERSON, text="done")
    assert (await caller.sees())["draft"] is None


async def test_a_draft_vanishes_by_itself_after_half_a_minute(caller: Caller) -> None:
    await caller.bot("sendMessageDraft", chat_id=PERSON, draft_id=4, text="")
    caller.clock.move(29)
    view = await caller.sees()
    assert view["draft"]["text"] == ""
    caller.clock.move(2)
    after = await caller.sees()
    assert after["draft"] is None
    assert after["revision"] > view["revision"]


async def test_a_draft_is_for_private_chats_and_has_a_number(caller: Caller) -> None:
    await caller.put("/chats/-9", type="group", title="Desk")
    assert "private" in await caller.refused("sendMessageDraft", chat_id=-9, draft_id=1, text="x")
    assert "non-zero" in await caller.refused("sendMessageDraft", chat_id=PERSON, draft_id=0, text="x")
    assert "too long" in await caller.refused("sendMessageDraft", chat_id=PERSON, draft_id=1, text="x" * 4097)


async def test_an_action_is_shown_for_a_moment_and_must_be_one(caller: Caller) -> None:
    assert (
        await caller.refused("sendChatAction", chat_id=PERSON, action="dancing")
        == "Bad Request: wrong parameter action in request"
    )
    await caller.bot("sendChatAction", chat_id=PERSON, action="typing")
    assert (await caller.sees())["action"] == "typing"
    caller.clock.move(6)
    assert (await caller.sees())["action"] is None


@pytest.mark.parametrize("field", ["document", "part"])
async def test_a_file_goes_to_the_person_and_its_bytes_with_it(caller: Caller, field: str) -> None:
    content = "خلاصة".encode() * 1000
    named = {} if field == "document" else {"document": f"attach://{field}"}
    message = await caller.bot(
        "sendDocument",
        {field: ("خلاصة.html", content, "text/html")},
        chat_id=PERSON,
        caption="<b>x</b>",
        parse_mode="HTML",
        **named,
    )
    document = message["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == ("خلاصة.html", "text/html", len(content))
    assert message["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    got = await caller.http.get(f"/files/{document['file_id']}")
    assert got.content == content
    assert got.headers["content-disposition"].startswith("attachment")
    again = await caller.bot("sendDocument", chat_id=PERSON, document=document["file_id"])
    assert again["document"]["file_id"] == document["file_id"]


async def test_a_file_that_telegram_refuses_is_refused(caller: Caller) -> None:
    assert "no document" in await caller.refused("sendDocument", chat_id=PERSON)
    assert "non-empty" in await caller.refused("sendDocument", {"document": ("x.txt", b"")}, chat_id=PERSON)
    assert "wrong file identifier" in await caller.refused("sendDocument", chat_id=PERSON, document="nothing")
    long = await caller.refused("sendDocument", {"document": ("x.txt", b"x")}, chat_id=PERSON, caption="x" * 1025)
    assert long == "Bad Request: message caption is too long"


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\0\0\0" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def test_a_picture_has_its_size_and_must_be_one(caller: Caller) -> None:
    message = await caller.bot("sendPhoto", {"photo": ("x.png", png(4, 3), "image/png")}, chat_id=PERSON)
    assert (message["photo"][-1]["width"], message["photo"][-1]["height"]) == (4, 3)
    shown = await caller.http.get(f"/files/{message['photo'][-1]['file_id']}")
    assert shown.headers["content-type"] == "image/png"
    assert "IMAGE_PROCESS_FAILED" in await caller.refused("sendPhoto", {"photo": ("x.png", b"no picture")}, chat_id=PERSON)


async def test_a_message_can_be_copied_and_forwarded(caller: Caller) -> None:
    (asked,) = await caller.says(text="hello")
    place = {"chat_id": PERSON, "from_chat_id": PERSON, "message_id": asked["message_id"]}
    copied = await caller.bot("copyMessage", **place)
    assert set(copied) == {"message_id"}
    forwarded = await caller.bot("forwardMessage", **place)
    assert forwarded["forward_origin"]["sender_user"]["id"] == PERSON
    assert (
        await caller.refused("copyMessage", chat_id=PERSON, from_chat_id=PERSON, message_id=1)
        == "Bad Request: message to copy not found"
    )


async def test_parameters_come_in_every_form_that_telegram_takes(caller: Caller) -> None:
    address = f"/bot{caller.playground.token}/sendMessage"
    wish = {"chat_id": str(PERSON), "text": "قول"}
    for response in (
        await caller.http.get(address, params=wish),
        await caller.http.post(address, data=wish),
        await caller.http.post(address, json={"chat_id": PERSON, "text": "قول"}),
        await caller.http.post(address, files={name: (None, value) for name, value in wish.items()}),
        await caller.http.post(address.replace("sendMessage", "SENDMESSAGE"), params=wish),
    ):
        assert response.json()["result"]["text"] == "قول", response.text


async def test_broken_bodies_are_refused(caller: Caller) -> None:
    address = f"/bot{caller.playground.token}/sendMessage"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    broken = await caller.http.post(address, content=b"chat_id=101&text=%ff", headers=form)
    assert broken.json()["description"] == "Bad Request: strings must be encoded in UTF-8"
    broken = await caller.http.post(address, content=b"{", headers={"Content-Type": "application/json"})
    assert broken.status_code == 400
    broken = await caller.http.post(address, content=json.dumps([1]), headers={"Content-Type": "application/json"})
    assert broken.status_code == 400
