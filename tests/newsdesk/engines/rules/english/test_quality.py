"""A floor under the figures for English, pinned together with the annotated articles that they were measured on."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from newsdesk.engines.rules.engine import read_text
from newsdesk.evaluation import GoldArticle, evaluate, load_gold
from newsdesk.model import Claim, Language, Span

GOLD = Path(__file__).parents[6] / "shared" / "gold" / "dev-en"
PINNED = "ef8bd1d72fd8b121e446e2cace84b0cc0aea2aa7a2099c65348d6ffc8430ad6c"
FLOORS = {"statements": 0.95, "attribution": 0.92, "tokens": 0.92}


def digest(folder: Path) -> str:
    """SHA-256 over names and bytes of the annotated articles, in the order of their names."""
    seen = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        seen.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return seen.hexdigest()


def prediction(claim: Claim) -> dict[str, Any]:
    """A claim as the scorer takes it."""
    return {
        "speaker": {"name": claim.speaker.name},
        "content": [{"start": span.start, "end": span.end} for span in claim.content if isinstance(span, Span)],
        "organizations": [],
    }


def predictions(articles: list[GoldArticle]) -> dict[str, list[dict[str, Any]]]:
    return {article.id: [prediction(claim) for claim in read_text(article.text, Language.EN)] for article in articles}


@pytest.mark.figures
@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated articles are not beside this repository")
def test_english_attribution_stays_above_its_floor() -> None:
    assert digest(GOLD) == PINNED, "the annotated articles have changed: measure anew and pin both"
    articles = load_gold(GOLD)
    figures = evaluate(articles, predictions(articles))
    assert {name: figures[name]["f1"] for name, floor in FLOORS.items() if figures[name]["f1"] < floor} == {}
