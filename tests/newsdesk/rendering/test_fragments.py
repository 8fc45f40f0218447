"""Text fragments in a real browser: the words that it highlights are the statement's."""

from __future__ import annotations

import asyncio
import base64
import html
import json
from pathlib import Path

import pytest

from handlers.examples import example
from newsdesk.articles import article_from_text
from newsdesk.desk import read
from newsdesk.engines.rules import RulesEngine
from newsdesk.model import PUBLIC, Language, Origin, Span
from newsdesk.rendering.places import fragment, whole_words
from tests.bot.playground.browser import CHROMIUM, Page, open_browser
from tests.newsdesk.articles.serving import Site, answer, site
from tests.newsdesk.rendering.making import written

CORPUS = Path(__file__).parents[2] / "corpus"
ARTICLES = 10

pytestmark = [pytest.mark.figures, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]

STYLE = (
    "body { margin: 20px; width: 800px; font: 16px/28px serif; color: #000; background: #fff } "
    "::target-text { background: #f00; color: #f00 }"
)

# the middle of the first and last character of the stretch, and of the letters beside it on its lines
PROBES = """((first, from, last, to) => {
  const lines = document.querySelectorAll("p");
  const middle = (line, at) => {
    const node = lines[line]?.firstChild;
    if (!node || at < 0 || at >= node.length || /[^\\p{L}\\p{N}]/u.test(node.data[at])) return null;
    const range = document.createRange();
    range.setStart(node, at); range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
  };
  const beside = (line, at, step) => {
    for (let place = at + step; Math.abs(place - at) < 6; place += step) {
      const found = middle(line, place);
      if (found) return found;
    }
    return null;
  };
  const inside = [middle(first, from), middle(last, to)];
  return {scrolled: Math.round(scrollY), inside, outside: [beside(first, from, -1), beside(last, to, 1)]};
})(%d, %d, %d, %d)"""

COLOURS = """(async (picture, points) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + picture)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  return points.map((point) => {
    if (!point) return null;
    const [red, green, blue] = pen.getImageData(...point, 1, 1).data;
    return red > 200 && green < 60 && blue < 60;
  });
})(%s, %s)"""


def texts(language: Language) -> list[str]:
    """Ten articles: those of these tests, and of the corpus the longest, which say the same words most often."""
    own = [example(language), *([written("dam"), written("interview")] if language is Language.AR else [written("port")])]
    kept = [path.read_text("utf-8-sig") for path in sorted(CORPUS.glob(f"*/{language.value}/*.txt"))]
    return [*own, *sorted(kept, key=len, reverse=True)][:ARTICLES]


def page_of(text: str) -> tuple[str, list[Span]]:
    """The text as a page with a paragraph for each line, and the places of those lines."""
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            lines.append(Span(at + lead, at + len(line.rstrip())))
        at += len(line) + 1
    body = "".join(f"<p dir=auto>{html.escape(line.of(text))}</p>" for line in lines)
    return f"<!doctype html><meta charset=utf-8><title>.</title><style>{STYLE}</style>{body}", lines


def where(lines: list[Span], text: str, at: int) -> tuple[int, int]:
    """The paragraph of a place and how far into it that is, in UTF-16 units."""
    number = max(number for number, line in enumerate(lines) if line.start <= at)
    return number, len(text[lines[number].start : at].encode("utf-16-le")) // 2


async def wrong_of(page: Page, made: Site, number: int, text: str, spans: list[Span]) -> list[str]:
    """The statements whose words are not what the browser highlights."""
    lines = page_of(text)[1]
    wrong = []
    for place, span in enumerate(spans):
        directive, words = fragment(text, span), whole_words(text, span)
        if directive is None:
            continue
        await page.visit(f"http://127.0.0.1:{made.port}/{number}?{place}#:~:text={directive}")
        first, last = where(lines, text, words[0].start), where(lines, text, words[-1].end - 1)
        probes = await page.run(PROBES % (*first, *last))
        points = probes["inside"] + probes["outside"]
        top, bottom = min(point[1] for point in points if point), max(point[1] for point in points if point)
        clip = {"x": 0, "y": probes["scrolled"] + top - 2, "width": 840, "height": bottom - top + 4, "scale": 1}
        wish = {"format": "png", "clip": clip, "optimizeForSpeed": True}
        picture = (await page.command("Page.captureScreenshot", **wish))["data"]
        assert base64.b64decode(picture[:8])[:4] == b"\x89PNG"
        cut = [point and [point[0], point[1] - top + 2] for point in points]
        found = await page.run(COLOURS % (json.dumps(picture), json.dumps(cut)))
        if found[0] is not True or found[1] not in (True, None) or found[2] or found[3]:
            wrong.append(f"{span.of(text)[:60]} {directive} {found} {probes}")
    return wrong


@pytest.mark.parametrize("language", Language)
async def test_the_browser_highlights_the_words_of_every_statement(language: Language, tmp_path: Path) -> None:
    held = texts(language)
    assert len(held) == ARTICLES

    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(page_of(held[int(target[1:].partition("?")[0])])[0].encode()))

    wrong: list[str] = []
    seen = 0
    async with site(handler) as made, open_browser(tmp_path) as page:
        await page.size(840, 1600)
        for number, text in enumerate(held):
            reading = await read(article_from_text(text, PUBLIC, Origin.PASTE), RulesEngine())
            spans = [statement.content[0] for statement in reading.statements]
            wrong += await wrong_of(page, made, number, text, spans)
            seen += len(spans)
    assert seen > 2 * len(held)
    assert wrong == []
