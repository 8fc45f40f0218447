"""Pictures of the chat page at a phone's width.

`python -m tests.pictures` makes the README's under docs/pictures: an answer in each language, from the whole bot.
`python -m tests.pictures FOLDER` makes one of every golden answer, to be looked at: in the light and some in the dark; and of the
file on a phone, on a desk and as it is printed.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
from telegram import InlineKeyboardMarkup

from bot.playground import open_playground
from handlers.examples import example
from handlers.showing import keyboard
from newsdesk.model import Language, View
from newsdesk.rendering import answer_blocks, choices, list_blocks, list_choices
from newsdesk.rendering.page import page
from newsdesk.rendering.sections import section_blocks, section_choices
from newsdesk.rendering.telegram import messages
from tests.bot.playground.browser import Page, open_browser
from tests.conversations.conftest import Stage
from tests.newsdesk.rendering.cases import CASES, five_links, interview, latin_publisher, three_forwards
from tests.newsdesk.rendering.making import dam, port

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
WIDTH, HEIGHT = 390, 844
IN_THE_DARK = ("face-1", "english", "eleven-speakers-menu", "mixed", "five-links")
FILES = {"own": lambda: dam().summary(), "link": latin_publisher, "foreign": lambda: port().summary(), "interview": interview}
READ = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
# name, width, whether in the dark, the medium where it is no screen
LOOKS = (("phone", WIDTH, False, ""), ("dark", WIDTH, True, ""), ("desk", 1200, False, ""), ("print", 720, False, "print"))
# one colour behind the messages: a pattern makes a picture many times as large
PLAIN = (
    "for (const name of ['--grain', '--page-far', '--shadow']) document.documentElement.style.setProperty(name, 'transparent')"
)


async def of_the_readme(folder: Path) -> None:
    """A person pastes the example article of each language and has the answer."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        async with (
            open_playground() as playground,
            httpx.AsyncClient(base_url=playground.api, trust_env=False, timeout=70) as http,
            open_browser(Path(scratch) / "profile") as page,
        ):
            stage = Stage(playground, http, Path(scratch) / "data")
            await stage.start()
            try:
                await page.size(WIDTH, HEIGHT)
                for number, language in enumerate(Language, start=601):
                    person = await stage.person(number, language=language.value)
                    await person.send(example(language))
                    answer = await person.answer()
                    await page.visit(f"{playground.page}?language={language.value}&person={number}")
                    await _keep(page, answer["message_id"], folder / f"answer-{language.value}.png")
            finally:
                await stage.stop()


async def of_the_files(folder: Path) -> None:
    """The file of an answer in each language: on a phone, light and dark, on a desk, and as a printer has it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        async with open_browser(Path(scratch) / "profile") as shown:
            for language in Language:
                for name, make in FILES.items():
                    kept = Path(scratch) / "file.html"
                    await asyncio.to_thread(kept.write_text, page(make(), language, read=READ), encoding="utf-8")
                    for look, width, dark, medium in LOOKS:
                        await shown.size(width, HEIGHT, dark=dark)
                        if medium:
                            await shown.command("Emulation.setEmulatedMedia", media=medium)
                        await shown.visit(kept.as_uri())
                        height = await shown.run("document.documentElement.scrollHeight")
                        await shown.size(width, min(height, 3000), dark=dark)
                        if medium:
                            await shown.command("Emulation.setEmulatedMedia", media=medium)
                        await shown.screenshot(folder / f"file-{name}-{look}-{language.value}.png")
                        await shown.command("Emulation.setEmulatedMedia", media="")


async def of_the_golden_answers(folder: Path) -> None:
    """Every golden answer as a message of the bot in the chat."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        async with (
            open_playground() as playground,
            httpx.AsyncClient(base_url=playground.api, trust_env=False, timeout=70) as http,
            open_browser(Path(scratch)) as page,
        ):
            await page.size(WIDTH, HEIGHT)
            person = 700
            for language in Language:
                shown = {name: _answer(name, language) for name in CASES}
                shown["five-links"] = (
                    messages(list_blocks(five_links(), View(language))),
                    keyboard(1, list_choices(five_links(), View(language))),
                )
                shown["three-forwards"] = (
                    messages(section_blocks(three_forwards(), View(language))),
                    keyboard(1, section_choices(three_forwards(), View(language))),
                )
                for name, (parts, buttons) in shown.items():
                    person += 1
                    await http.put(f"/people/{person}", json={"language_code": language.value, "first_name": "Person"})
                    await http.post(f"/people/{person}/messages", json={"text": "/start"})
                    for number, part in enumerate(parts, start=1):
                        wish = {"chat_id": person, "text": part, "parse_mode": "HTML"}
                        if number == len(parts):
                            wish["reply_markup"] = buttons.to_json()
                        sent = (await http.post(f"/bot{playground.token}/sendMessage", json=wish)).json()["result"]
                        await asyncio.sleep(0.05)
                    await page.visit(f"{playground.page}?language={language.value}&person={person}")
                    await _keep(page, sent["message_id"], folder / f"{name}-{language.value}.png")
                    if name in IN_THE_DARK:
                        await _keep(page, sent["message_id"], folder / f"{name}-{language.value}-dark.png", dark=True)


def _answer(name: str, language: Language) -> tuple[list[str], InlineKeyboardMarkup]:
    make, view = CASES[name]
    summary, here = make(), replace(view, language=language)
    return messages(answer_blocks(summary, here)), keyboard(1, choices(summary, here))


async def _keep(page: Page, message: int, path: Path, *, dark: bool = False) -> None:
    """Keep a picture of the one message, in a window as high as it is."""
    await page.size(WIDTH, HEIGHT, dark=dark)
    await page.run(PLAIN)
    found = f"document.querySelector('#message-{message}')"
    await page.until(f"{found} && document.fonts.status == 'loaded'")
    height = await page.run(f"Math.ceil({found}.getBoundingClientRect().height)")
    await page.size(WIDTH, min(height + 230, 2400), dark=dark)
    await page.run(f"{found}.scrollIntoView({{block: 'end'}})")
    await page.run("document.getAnimations().forEach((one) => one.finish())")
    await page.until("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
    await page.screenshot(path)


def main(arguments: list[str]) -> None:
    """Make the pictures."""
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    if not arguments:
        asyncio.run(of_the_readme(folder))
        return
    asyncio.run(of_the_golden_answers(folder))
    asyncio.run(of_the_files(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
