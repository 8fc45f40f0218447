"""The chat page in a real browser."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.bot.playground.browser import CHROMIUM, open_browser
from tests.bot.playground.conftest import PERSON, Caller

pytestmark = [pytest.mark.figures, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]

ANSWER = (
    '<b>&lt;script&gt;</b> <a href="https://example.com/">قالت ↖</a>\n<blockquote expandable>«كلام قصير»</blockquote>'
    f"<blockquote expandable>{'كلام طويل. ' * 60}</blockquote>The end"
)
NUMBERS = [{"text": digit, "callback_data": f"at:{place}"} for place, digit in enumerate("١٢٣٤٥٦٧٨")]
SMALL = """[...document.querySelectorAll("button, a.key, a.file")]
    .filter((e) => e.offsetParent && !e.classList.contains("command"))
    .map((e) => [e.id || e.className, e.getBoundingClientRect()])
    .filter(([, box]) => box.width < 44 || box.height < 44).map(([name]) => name).join()"""


async def test_a_person_converses_in_the_page(caller: Caller, tmp_path: Path) -> None:
    world = caller.playground.world
    await caller.bot("setMyCommands", commands=[{"command": "help", "description": "مساعدة"}], language_code="ar")
    await caller.bot("setMyDescription", description="من قال ماذا", language_code="ar")
    async with open_browser(tmp_path) as page:
        await page.size(360, 740)
        await page.visit(f"{caller.playground.page}?language=ar&person={PERSON}")
        assert await page.until("document.querySelector('#description p')?.textContent") == "من قال ماذا"
        await page.press("#start")
        await page.until("document.querySelectorAll('.message.mine').length == 1")
        assert world.people[PERSON].language_code == "ar"

        await page.write("#text", "قال الوزير\nThe minister said")
        await page.press("#send")
        await page.until("document.querySelectorAll('.message.mine').length == 2")
        assert (
            await page.run("[...document.querySelectorAll('.message:last-child .said > p')].map((p) => p.dir).join()")
            == "rtl,ltr"
        )
        asked = max(world.chats[PERSON].messages)

        await caller.bot("sendMessageDraft", chat_id=PERSON, draft_id=1, text="أقرأ المقال")
        await page.until("document.querySelector('#draft')?.textContent.includes('أقرأ المقال')")
        sent = await caller.bot(
            "sendMessage",
            chat_id=PERSON,
            text=ANSWER,
            parse_mode="HTML",
            reply_markup={"inline_keyboard": [[{"text": "English", "callback_data": "en"}], NUMBERS]},
            reply_parameters={"message_id": asked, "quote": "الوزير"},
        )
        article = f"#message-{sent['message_id']}"
        await page.until(f"document.querySelector('{article}') && document.querySelector('#draft').hidden")
        assert await page.run(f"document.querySelector('{article} strong + span').textContent") == "الوزير"
        assert await page.run(f"document.querySelector('{article} .said strong').textContent") == "<script>"
        quotes = f"[...document.querySelectorAll('{article} blockquote')]"
        assert await page.run(f"{quotes}.map((q) => q.classList.contains('short')).join()") == "true,false"
        folded = await page.run(f"{quotes}[1].offsetHeight")
        await page.press(f"{article} blockquote:not(.short) .fold")
        assert await page.run(f"{quotes}[1].offsetHeight") > 2 * folded
        assert await page.run("document.documentElement.scrollWidth") == 360
        assert await page.run(SMALL) == ""

        await page.press(f"{article} .key")
        update = None
        while update is None:
            update = next((u for u in await caller.updates(timeout=5) if "callback_query" in u), None)
        assert await page.run(f"document.querySelector('{article} .key').classList.contains('waiting')")
        await caller.bot("editMessageText", chat_id=PERSON, message_id=sent["message_id"], text="In English")
        await caller.bot("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="تم")
        await page.until(f"document.querySelector('{article} .said').textContent.includes('In English')")
        await page.until("document.querySelector('#toasts').textContent.includes('تم')")
        await caller.bot("deleteMessage", chat_id=PERSON, message_id=sent["message_id"])
        await page.until(f"!document.querySelector('{article}')")
        assert page.complaints == []


async def test_the_language_and_the_look_are_chosen_in_the_page(caller: Caller, tmp_path: Path) -> None:
    async with open_browser(tmp_path) as page:
        await page.size(1280, 800, dark=True)
        await page.visit(caller.playground.page)
        notice = "document.documentElement.dir + document.querySelector('.notice').textContent"
        await page.until(f"/^ltr[^]*Not Telegram/.test({notice})")
        dark = await page.run("getComputedStyle(document.body).backgroundColor")
        await page.press("#language-ar")
        await page.until(f"/^rtl[^]*ليس تيليغرام/.test({notice})")
        assert (await caller.http.get(f"/people/{PERSON}")).json()["language_code"] == "ar"
        await page.press("#theme")
        assert await page.run("getComputedStyle(document.body).backgroundColor") != dark


async def test_a_long_paste_and_a_file_are_sent_from_the_page(caller: Caller, tmp_path: Path) -> None:
    async with open_browser(tmp_path) as page:
        await page.visit(f"{caller.playground.page}?language=en")
        text = "كلمة " * 1500
        await page.until("document.querySelector('#text')?.placeholder")
        await page.write("#text", text)
        assert "2" in await page.run("document.querySelector('#parts').textContent")
        await page.press("#send")
        await page.until("document.querySelectorAll('.message.mine').length == 2")
        await page.run(
            "(() => { const d = new DataTransfer(); d.items.add(new File(['نص'], 'مقال.txt', {type: 'text/plain'}));"
            " window.dispatchEvent(new DragEvent('drop', {dataTransfer: d})); })()"
        )
        await page.until("document.querySelectorAll('#attached li').length == 1")
        await page.press("#send")
        await page.until("document.querySelector('.file') !== null")
        updates = await caller.updates()
        while not any("document" in update["message"] for update in updates):
            await asyncio.sleep(0.05)
            updates = await caller.updates()
        document = updates[-1]["message"]["document"]
        assert (document["file_name"], document["mime_type"]) == ("مقال.txt", "text/plain")
