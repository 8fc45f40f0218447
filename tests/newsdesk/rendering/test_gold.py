"""The annotated articles, rendered as they would be if they were read without a fault."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.entities.organizations import organization_named
from newsdesk.model import (
    About,
    Account,
    Act,
    Grouping,
    Kind,
    Language,
    Organization,
    OrganizationType,
    Overview,
    Span,
    Statement,
    Summary,
    View,
)
from newsdesk.rendering import Line, Quotation, answer_blocks
from newsdesk.rendering.checks import seen_at_first
from newsdesk.rendering.layout import Block, first_strong
from newsdesk.rendering.page import page
from newsdesk.rendering.telegram import MOST_ENTITIES, MOST_UNITS, messages
from tests.newsdesk.rendering.making import Making, SpeakerKind, speaker
from tests.newsdesk.rendering.test_telegram import parsed, utf16
from tests.newsdesk.rendering.told import told

MEDIAN_SEEN = 1_200  # characters before any quotation is unfolded
GOLD = Path(__file__).parents[4] / "shared" / "gold"

pytestmark = [
    pytest.mark.figures,
    pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated articles are not beside this project"),
]


def gold(folder: str) -> Iterator[tuple[str, Summary]]:
    for path in sorted((GOLD / folder).glob("*.json")):
        annotation = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8-sig")
        made = Making(text, Language(annotation["language"]), text.strip().split("\n")[0], "TASS", address="https://a.example/x")
        made.statements = list(_statements(annotation["statements"], text))
        yield path.stem, made.summary()


def _statements(annotated: list[dict], text: str) -> Iterator[Statement]:
    at = 0
    for entry in annotated:
        spans, begin = [], at
        for words in entry["content"]:
            start = text.index(words, begin)
            begin = start + len(words)
            spans.append(Span(start, begin))
        at = spans[0].start
        cue = text.rfind(entry["cue"], max(0, at - 120), at) if entry["cue"] else -1
        organizations = [
            organization_named(one["name"]) or Organization(f"x-{one['name']}", OrganizationType.OTHER, one["name"])
            for one in entry["organizations"]
        ]
        yield Statement(
            speaker(entry["speaker"]["name"], SpeakerKind(entry["speaker"]["kind"])),
            Act.SAID,
            Kind(entry["kind"]),
            tuple(spans),
            cue=Span(cue, cue + len(entry["cue"])) if cue >= 0 else None,
            organizations=tuple(About(organization, None) for organization in organizations),
        )


def faults(summary: Summary, view: View, blocks: list[Block]) -> Iterator[str]:
    """What is wrong with an answer."""
    text = summary.article.text.characters
    indirect = {" ".join(s.words(text)) for s in summary.statements if s.kind is Kind.INDIRECT}
    for message in messages(blocks):
        shown, entities = parsed(message)
        if utf16(shown) > MOST_UNITS or entities > MOST_ENTITIES:
            yield "over a limit"
    for block in blocks:
        for part in block.parts:
            if isinstance(part, Line) and view.language is Language.AR and first_strong(part.text) != "R":
                yield f"begins not in Arabic: {part.text}"
            if isinstance(part, Quotation) and part.text[1:-1] in indirect and part.text[0] in "«“":
                yield f"marks around reported words: {part.text}"


@pytest.mark.parametrize("language", Language)
def test_first_messages_are_short(language: Language) -> None:
    seen = []
    for folder in ("dev-ar", "dev-en"):
        for _, summary in gold(folder):
            blocks = answer_blocks(summary, View(language))
            first = messages(blocks)[0]
            seen.append(seen_at_first(first, blocks))
            assert utf16(parsed(first)[0]) <= MOST_UNITS
    assert statistics.median(seen) < MEDIAN_SEEN
    assert max(seen) <= MOST_UNITS


@pytest.mark.parametrize("language", Language)
def test_a_first_message_with_accounts_is_one_and_within_the_limit(language: Language) -> None:
    account = Account(
        "قال المتحدث إن الموقف لم يتغير وإن المشاورات مستمرة. " * 2, "The speaker said that nothing had changed. " * 3
    )
    overview = Overview("عنوان", "A title", "رفضت الوزارة التأجيل وانتظرت البيانات. " * 6, "The ministry refused to wait. " * 9)
    for folder in ("dev-ar", "dev-en"):
        for name, summary in gold(folder):
            blocks = answer_blocks(told(summary, [account] * len(summary.statements), overview), View(language))
            assert not list(faults(summary, View(language), blocks)), name
            first = messages(blocks)[0]
            assert utf16(parsed(first)[0]) <= MOST_UNITS
            assert len(messages(blocks)) == 1, name


@pytest.mark.parametrize("folder", ["dev-ar", "dev-en"])
@pytest.mark.parametrize("language", Language)
def test_the_annotated_articles_have_answers_without_a_fault(folder: str, language: Language) -> None:
    read, lengths = 0, []
    for name, summary in gold(folder):
        view = View(language)
        blocks = answer_blocks(summary, view)
        assert not list(faults(summary, view, blocks)), name
        lengths.append(max(utf16(parsed(message)[0]) for message in messages(blocks)))
        for page_number in (1, 2):
            by_organization = replace(view, page=page_number, grouping=Grouping.ORGANIZATION)
            assert not list(faults(summary, view, answer_blocks(summary, by_organization))), name
        assert page(summary, language)
        read += 1
    assert read > 20
    assert max(lengths) <= MOST_UNITS
