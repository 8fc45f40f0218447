"""The library that the bot is made with, against the playground: what it raises, what it reads."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MenuButtonCommands,
    MessageOriginChannel,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import ApplicationBuilder, CommandHandler, ContextTypes
from telegram.request import HTTPXRequest

from tests.bot.playground.conftest import PERSON, Caller


def library_bot(api: str, token: str) -> Bot:
    requests = [HTTPXRequest(httpx_kwargs={"trust_env": False}) for _ in range(2)]
    return Bot(token, f"{api}/bot", f"{api}/file/bot", request=requests[0], get_updates_request=requests[1])


@pytest.fixture
async def library(caller: Caller) -> AsyncIterator[Bot]:
    async with library_bot(caller.playground.api, caller.playground.token) as bot:
        yield bot


async def test_a_conversation_reads_as_telegrams(caller: Caller, library: Bot) -> None:
    assert (library.username, library.id) == ("qawl_playground_bot", caller.playground.world.bot_id)
    (asked,) = await caller.says(text="قال الوزير كلمة", forward_origin={"type": "channel"})
    (update,) = await library.get_updates(timeout=2)
    assert update.message is not None
    assert isinstance(update.message.forward_origin, MessageOriginChannel)
    keys = InlineKeyboardMarkup(
        [
            [InlineKeyboardButton("a", callback_data="go", style="primary")],
            [InlineKeyboardButton("b", copy_text=CopyTextButton("words"))],
        ]
    )
    message = await library.send_message(
        PERSON,
        "<blockquote expandable>x</blockquote>",
        parse_mode="HTML",
        reply_markup=keys,
        reply_parameters=ReplyParameters(asked["message_id"], quote="الوزير", quote_position=4),
    )
    assert (message.quote.text, message.quote.position) == ("الوزير", 4)
    assert message.reply_markup == keys
    await caller.http.post(f"/people/{PERSON}/press", json={"message": message.message_id, "button": "go"})
    (update,) = await library.get_updates(offset=update.update_id + 1, timeout=2)
    assert update.callback_query.data == "go"
    assert await update.callback_query.answer("done")
    await update.callback_query.edit_message_text("y", reply_markup=None)
    assert await library.send_message_draft(PERSON, 5, "…")
    assert await library.send_chat_action(PERSON, "typing")
    assert await library.delete_messages(PERSON, [message.message_id])


async def test_files_go_both_ways(caller: Caller, library: Bot) -> None:
    sent = await library.send_document(PERSON, b"<html>", filename="summary.html", caption="<b>x</b>", parse_mode="HTML")
    assert (sent.document.file_name, sent.document.mime_type) == ("summary.html", "text/html")
    await caller.says(document={"file_name": "a.txt", "base64": "2YLZiNmE"}, caption="قول")
    (update,) = await library.get_updates(timeout=2)
    file = await library.get_file(update.message.document)
    assert bytes(await file.download_as_bytearray()).decode() == "قول"


async def test_refusals_are_the_librarys_errors(caller: Caller, library: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)can't parse entities"):
        await library.send_message(PERSON, "<b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await library.send_message(
            PERSON, "x", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="x" * 65)]])
        )
    message = await library.send_message(PERSON, "x")
    with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
        await message.edit_text("x")
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await library.send_message(5, "x")
    await caller.put(f"/people/{PERSON}", blocked=True)
    with pytest.raises(Forbidden, match="blocked"):
        await library.send_message(PERSON, "x")
    await caller.put("/chats/-9", type="group", title="Desk")
    await caller.put("/chats/-9", migrate_to_chat_id=-1009)
    with pytest.raises(ChatMigrated) as migrated:
        await library.send_message(-9, "x")
    assert migrated.value.new_chat_id == -1009


async def test_floods_conflicts_and_cut_connections_are_the_librarys_errors(
    caller: Caller, library: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    await caller.http.post("/faults", json={"method": "sendMessage", "kind": 429, "retry_after": 3})
    with pytest.raises(RetryAfter) as retry:
        await library.send_message(PERSON, "x")
    assert retry.value.retry_after == timedelta(seconds=3)
    await caller.http.post("/faults", json={"method": "sendMessage", "kind": "drop_after"})
    with pytest.raises(NetworkError):
        await library.send_message(PERSON, "x")
    older = asyncio.create_task(library.get_updates(timeout=10))
    await asyncio.sleep(0.1)
    newer = asyncio.create_task(caller.updates(timeout=2))
    with pytest.raises(Conflict):
        await older
    await caller.says(text="x")
    await newer


async def test_a_wrong_token_is_the_librarys_error(caller: Caller) -> None:
    with pytest.raises(InvalidToken):
        async with library_bot(caller.playground.api, "123456:" + "x" * 35):
            pass


async def test_profile_and_chats_are_read(caller: Caller, library: Bot) -> None:
    await library.set_my_commands([BotCommand("start", "Begin")], BotCommandScopeAllPrivateChats(), "ar")
    assert (await library.get_my_commands(BotCommandScopeAllPrivateChats(), "ar"))[0].command == "start"
    await library.set_my_description("x")
    await library.set_my_short_description("x", "ar")
    await library.set_my_name("x")
    await library.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await library.get_my_description()).description == "x"
    await caller.put("/chats/-9", type="supergroup", title="Desk", members=[PERSON], admins=[102])
    assert (await library.get_chat(-9)).title == "Desk"
    assert (await library.get_chat_member(-9, 102)).status == "administrator"
    assert len(await library.get_chat_administrators(-9)) == 1
    assert (await library.get_webhook_info()).url == ""


async def test_an_application_polls_answers_and_stops(caller: Caller) -> None:
    async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        await update.message.reply_html("<b>hello</b>")

    application = ApplicationBuilder().bot(library_bot(caller.playground.api, caller.playground.token)).build()
    application.add_handler(CommandHandler("start", start))
    async with application:
        await application.start()
        await application.updater.start_polling(timeout=5)
        before = (await caller.sees())["revision"]
        await caller.says(text="/start")
        view = await caller.sees(after=before + 1, wait=5)
        assert [message["text"] for message in view["messages"]] == ["/start", "hello"]
        await application.updater.stop()
        await application.stop()
