from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from newsdesk.model import Language
from newsdesk.rendering.context import context
from newsdesk.rendering.page import page
from newsdesk.text.sentences import sentences
from tests.newsdesk.rendering.cases import CASES, doubtful, markup
from tests.newsdesk.rendering.making import AR, EN, Making, dam, port
from tests.newsdesk.rendering.mended import mended

VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Reads a page strictly: tags balanced, and what they hold."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, list[str]] = {}
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.words.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.words[tag][-1] += data


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", Language)
def test_every_case_makes_a_whole_page(name: str, language: Language) -> None:
    summary = CASES[name][0]()
    read = Reader(page(summary, language))
    assert read.tags[0] == ("html", {"lang": language.value, "dir": "rtl" if language is Language.AR else "ltr"})
    assert len(read.words.get("blockquote", [])) == len(summary.statements)


def test_a_page_needs_nothing_from_outside_and_runs_nothing() -> None:
    read = Reader(page(dam("https://alsahl.example/dam").summary(), AR))
    assert not {tag for tag, _ in read.tags} & {"script", "img", "link", "iframe", "form", "object"}
    assert all("src" not in attributes for _, attributes in read.tags)
    assert "url(" not in read.words["style"][0]
    assert "@import" not in read.words["style"][0]


def test_every_statement_carries_all_that_is_known_of_it() -> None:
    text = page(port().summary(), AR, zone="Asia/Amman", read=datetime(2025, 6, 4, 9, 30, tzinfo=UTC))
    read = Reader(text)
    body = read.words["body"][0]
    for told in (
        "روث كالان",
        "Ruth Callan",
        "أمينة نقابة عمال الموانئ",
        "هيئة المنافسة والأسواق",
        "“We were promised a vote and we got a press release” … “That is not how Harbour Line used to treat people”",
        "الفقرة ٣",
    ):
        assert told in body
    assert "قول · قراءة آلية · المحرّك المدمج · ٤ حزيران ٢٠٢٥، ١٢:٣٠ ظهرًا" in body
    links = [attributes["href"] for tag, attributes in read.tags if tag == "a" and ":~:" in (attributes["href"] or "")]
    assert len(links) == 6


def test_the_words_stand_marked_in_their_context() -> None:
    summary = dam().summary()
    text = summary.article.text.characters
    around = context(summary.statements[3], text, sentences(text))
    assert [stretch.text for stretch in around if stretch.marked] == ["كل الوثائق ستوضع في تصرفهم"]
    joined = "".join(stretch.text for stretch in around)
    assert joined in text
    assert "كما لفتت منصور" in joined
    assert "أفادت مصلحة الأنهار" in joined


def test_what_was_held_back_stands_apart() -> None:
    body = Reader(page(doubtful(), EN)).words["body"][0]
    assert "Held back as too uncertain" in body
    assert body.index("Held back as too uncertain") < body.index("لا خطر على القرى المجاورة»")


def test_markup_of_an_article_stays_text() -> None:
    text = page(markup(), EN)
    assert "<script>" not in text
    assert "<i>" not in text
    Reader(text)


def test_each_quotation_has_its_own_direction() -> None:
    read = Reader(page(port().summary(), AR))
    assert {attributes["dir"] for tag, attributes in read.tags if tag == "blockquote"} == {"ltr"}


def test_what_a_reader_has_mended_is_told_in_the_file() -> None:
    shown = page(mended(), Language.AR)
    assert shown.count("<em>صُحّح بطلبك</em>") == 2
    assert "<p>سُحب تصريح واحد بطلبك.</p>" in shown


def _ratio(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_the_words_of_the_file_stand_out_in_light_and_dark_and_in_print() -> None:
    style = page(dam().summary(), Language.AR).partition("<style>")[2].partition("</style>")[0]
    looks = [dict(re.findall(r"--(\w+): (#[0-9a-f]+)", held)) for held in re.findall(r":root \{(.*?)\}", style)]
    assert len(looks) == 3
    for look in looks:
        colours = {name: "#" + "".join(c * 2 for c in value[1:]) if len(value) == 4 else value for name, value in look.items()}
        for words in ("ink", "soft", "link"):
            for ground in ("paper", "tint"):
                assert _ratio(colours[words], colours[ground]) >= 4.5, (words, ground, colours)
        assert _ratio(colours["ink"], colours["mark"]) >= 4.5


def test_the_statements_are_numbered_in_the_order_in_which_they_stand() -> None:
    numbers = re.findall(r'<span class="number">(\d+)</span>', page(port().summary(), Language.EN))
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_the_publisher_is_named_as_in_the_answer() -> None:
    made = Making("نعم", Language.AR, publisher="تاس")
    assert "<bdi>TASS</bdi>" in page(made.summary(), Language.EN)
