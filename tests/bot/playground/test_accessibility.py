"""The chat page for those who do not see it, do not see it well, or use no pointer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.playground.browser import CHROMIUM, Page, open_browser
from tests.bot.playground.conftest import PERSON, Caller

pytestmark = [pytest.mark.figures, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]

ANSWER = (
    '<b>العنوان</b>\n<a href="https://example.com/">Said · about NATO ↗</a>\n<blockquote expandable>«كلام»</blockquote>'
    "<blockquote>Quoted</blockquote><code>code</code> /help The end"
)

# WCAG 2: relative luminance of the text's colour over what lies behind it, colours with alpha laid over one another.
CONTRAST = """(() => {
  const parse = (c) => { const n = c.match(/[\\d.]+/g)?.map(Number) ?? [0, 0, 0, 0]; return [n[0], n[1], n[2], n[3] ?? 1]; };
  const over = (a, b) => [0, 1, 2].map((i) => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const light = ([r, g, b]) => [r, g, b].map((v) => (v /= 255, v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const root = getComputedStyle(document.documentElement);
  const probe = document.body.appendChild(document.createElement("i"));
  const named = (name) => { probe.style.color = root.getPropertyValue(name); return parse(getComputedStyle(probe).color); };
  const pages = [named("--page"), named("--page-far")];
  probe.remove();
  const behind = (element, page) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      if (at.classList.contains("app")) break;
      layers.push(parse(getComputedStyle(at).backgroundColor));
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), page);
  };
  const low = new Set();
  let looked = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const seen = element.checkVisibility({ opacityProperty: true }) && !element.closest("script, style, .aside");
    if (!node.data.trim() || !seen) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    if (element.classList.contains("face")) continue; // a letter as a picture
    looked += 1;
    for (const page of pages) {
      const ground = behind(element, page);
      const [a, b] = [light(over(parse(style.color), ground)), light(ground)];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < least) low.add(`${element.className || element.tagName}: ${ratio.toFixed(2)} ${node.data.slice(0, 20)}`);
    }
  }
  return looked < 5 ? "nothing was looked at" : [...low].join("; ");
})()"""

UNNAMED = """[...document.querySelectorAll("button, a, textarea, input:not([hidden]), [role=button]")]
  .filter((e) => e.checkVisibility())
  .filter((e) => !(e.getAttribute("aria-label") || e.textContent.trim() || e.title || e.placeholder || e.labels?.length))
  .map((e) => e.outerHTML.slice(0, 80)).join()"""


async def conversation(caller: Caller, page: Page) -> None:
    """A message of each side, with everything that one can hold."""
    await page.visit(f"{caller.playground.page}?language=en&person={PERSON}")
    await page.press("#start")
    await page.until("document.querySelectorAll('.message.mine').length == 1")
    await caller.bot(
        "sendMessage",
        chat_id=PERSON,
        text=ANSWER,
        parse_mode="HTML",
        reply_markup={
            "inline_keyboard": [
                [{"text": "English", "callback_data": "en"}, {"text": "Delete", "callback_data": "x", "style": "danger"}]
            ]
        },
        reply_parameters={"message_id": max(caller.playground.world.chats[PERSON].messages)},
    )
    await page.until("document.querySelectorAll('.key').length == 2")


@pytest.mark.parametrize("dark", [False, True])
async def test_every_word_stands_out_from_what_lies_behind_it(caller: Caller, tmp_path: Path, dark: bool) -> None:
    async with open_browser(tmp_path) as page:
        await page.size(390, 800, dark=dark)
        await page.visit(f"{caller.playground.page}?language=ar&person={PERSON + 1}")
        await page.until("document.querySelector('#welcome')?.checkVisibility()")
        assert await page.run(CONTRAST) == "", "the welcome"
        await conversation(caller, page)
        assert await page.run(CONTRAST) == ""
        await page.press("#menu")
        assert await page.run(CONTRAST) == "", "the commands"


async def test_everything_that_can_be_pressed_has_a_name_and_links_say_where_they_lead(caller: Caller, tmp_path: Path) -> None:
    async with open_browser(tmp_path) as page:
        await page.size(390, 800)
        await conversation(caller, page)
        assert await page.run(UNNAMED) == ""
        name = await page.run("document.querySelector('.said a').getAttribute('aria-label')")
        assert name == "Said · about NATO, opens the place in the article"
        assert await page.run("document.querySelector('.said').closest('article').getAttribute('aria-label')")
        assert await page.run("document.querySelector('.log').getAttribute('role')") == "log"
        assert await page.run("document.querySelector('.log').getAttribute('aria-live')") == "polite"
        assert await page.run("document.querySelector('.keyboard').getAttribute('aria-label')") == "Buttons of this message"
        languages = "[...document.querySelectorAll('.message:not(.mine) .said > *')].map((e) => `${e.lang} ${e.dir}`).join()"
        assert await page.run(languages) == "ar rtl,en ltr,ar rtl,en ltr,en ltr"


async def test_the_page_is_used_from_the_keyboard_alone(caller: Caller, tmp_path: Path) -> None:
    async def key(page: Page, name: str, code: int, text: str = "") -> None:
        for kind in ("keyDown", "keyUp"):
            said = {"text": text} if kind == "keyDown" and text else {}
            await page.command("Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=code, **said)

    async with open_browser(tmp_path) as page:
        await page.size(1000, 800)
        await conversation(caller, page)
        await page.write("#text", "hello")
        await key(page, "Enter", 13, "\r")
        await page.until("document.querySelectorAll('.message.mine').length == 2")
        reached = set()
        await page.run("document.body.focus()")
        for _ in range(40):
            await key(page, "Tab", 9)
            told = await page.run(
                "(e => [e.id || e.className, e.matches(':focus-visible') && getComputedStyle(e).outlineStyle != 'none'"
                " || e.id == 'text'])(document.activeElement)"
            )
            reached.add(told[0])
            assert told[1] or told[0] in ("", "room"), f"{told[0]} does not show that it has the focus"
        assert {"key", "key style-danger", "text", "menu", "theme", "language-ar", "round more"} <= reached
        await page.run("document.querySelector('.key').focus()")
        await key(page, "Enter", 13, "\r")
        update = None
        while update is None:
            update = next((u for u in await caller.updates(timeout=5) if "callback_query" in u), None)
        assert update["callback_query"]["data"] == "en"
