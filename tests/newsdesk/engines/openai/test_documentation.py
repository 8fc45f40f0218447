"""The page that tells the form of an answer tells the truth."""

from __future__ import annotations

import json
import re
from pathlib import Path

from newsdesk.engines.openai.form import SCHEMA
from newsdesk.engines.openai.prompts import instructions, version
from newsdesk.engines.openai.sheet import Sheet
from newsdesk.model import PUBLIC, Article, Language, Origin, Text
from tests.newsdesk.engines.openai.test_damage import grounded_answer

PAGE = (Path(__file__).parents[4] / "docs" / "model.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
EXAMPLES = [json.loads(block) for kind, block in BLOCKS if kind == "json"]
SHEETS = [block for kind, block in BLOCKS if not kind and re.search("^1 ", block, re.MULTILINE)]


def article(sheet: str, language: Language) -> Article:
    lines = [line for line in sheet.splitlines() if not line.startswith("<")]
    title = next((line[2:] for line in lines if line.startswith("# ")), None)
    text = " ".join(line[2:] if line[:1].isdigit() else "\n" for line in lines if not line.startswith("#")).strip()
    return Article(PUBLIC, Text(text), language, Origin.PASTE, title=title)


def test_the_english_example_is_grounded_as_the_page_says() -> None:
    asked = article(SHEETS[0], Language.EN)
    found = grounded_answer(asked, EXAMPLES[0])
    first, second = found.statements
    assert first.words(asked.text.characters) == ("the quay could not wait",)
    assert (first.speaker.name, first.speaker.role) == ("Ruth Calder", "the harbour mayor")
    assert first.account is not None
    assert first.account.ar == "قالت كالدر إن الرصيف لا يحتمل الانتظار."
    assert second.words(asked.text.characters) == ("We asked the World Bank for a loan. \n It has failed us",)
    (about,) = second.organizations
    assert about.organization.id == "world-bank"
    assert second.account is not None
    assert (second.account.tone, second.account.shown) == ({"world-bank": "critical"}, {"world-bank": "failed us"})
    assert found.dropped == {}


def test_the_request_on_the_page_is_the_one_that_is_sent() -> None:
    sheet = Sheet.of(article(SHEETS[0], Language.EN))
    assert sheet.message(sheet.portions()[0]) == SHEETS[0].strip()


def test_the_arabic_example_is_grounded_as_the_page_says() -> None:
    asked = article(SHEETS[1], Language.AR)
    found = grounded_answer(asked, EXAMPLES[1])
    assert [statement.words(asked.text.characters) for statement in found.statements] == [
        ("السد آمن",),
        ("زرناه أمس. ولم تجد الشركة العربية للسدود شقا واحدا",),
    ]
    assert {statement.speaker.name for statement in found.statements} == {"هالة درويش"}
    assert found.statements[1].organizations[0].organization.name_ar == "الشركة العربية للسدود"
    assert found.dropped == {}


def test_the_prompts_own_examples_have_the_form() -> None:
    assert version().startswith("2-")
    for key in SCHEMA["required"]:
        assert f'"{key}"' in instructions()
