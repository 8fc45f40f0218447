"""docs/engine.md: its examples are true, and it speaks of every table and every column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsdesk.engines.rules import read_text
from newsdesk.model import Claim, Language, Span

ROOT = Path(__file__).parents[4]
PAGE = (ROOT / "docs" / "engine.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```example (\w\w)\n(.*?)^---\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
TABLES = sorted(
    path for folder in ("engines/rules", "entities/tables") for path in (ROOT / "newsdesk" / folder).rglob("*.t[sx][vt]")
)
WITHOUT_HEADING = {"closed.tsv", "kinds.tsv", "nouns.tsv", "layout.tsv", "function_words.tsv", "word_sets.tsv"}


def line(claim: Claim, text: str) -> str:
    """A claim as the page writes it."""
    content = " + ".join(span.of(text) for span in claim.content if isinstance(span, Span))
    organizations = " ".join(one.entity.id for one in claim.organizations if one.entity)
    return f"{claim.speaker.name} | {claim.act.value} | {claim.kind.value} | {content} | {organizations}".strip()


@pytest.mark.parametrize(("language", "text", "expected"), EXAMPLES)
def test_every_example_of_the_page_is_true(language: str, text: str, expected: str) -> None:
    text = text.strip()
    assert [line(claim, text) for claim in read_text(text, Language(language))] == [one.strip() for one in expected.splitlines()]


def test_the_page_has_examples_in_both_languages() -> None:
    assert {language for language, _, _ in EXAMPLES} == {"ar", "en"}
    assert len(EXAMPLES) >= 9


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_table_is_described_column_by_column(path: Path) -> None:
    rows = [row for row in PAGE.splitlines() if row.startswith("|") and f"`{path.name}`" in row]
    assert rows, path.name
    english = path.parent.parent.name == "english"
    if path.suffix == ".tsv" and path.name not in WITHOUT_HEADING and not english and not path.name.startswith("transliteration"):
        heading = next(one for one in path.read_text("utf-8").splitlines() if one and not one.startswith("#")).split("\t")
        assert any(all(f"`{column}`" in row for column in heading) for row in rows), heading
