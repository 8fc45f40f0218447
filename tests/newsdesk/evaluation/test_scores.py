"""The project's own figures equal those of the gold's scorer."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsdesk.evaluation import GoldArticle, evaluate, load_gold
from newsdesk.evaluation.names import same_name

SHARED = Path(__file__).parents[4] / "shared" / "gold"


def disturbed(articles: list[GoldArticle], seed: int) -> dict[str, list[dict[str, Any]]]:
    """Predictions made from the gold with faults of every kind: missing, extra, shifted, other speakers, other organizations."""
    draw = random.Random(seed)
    predicted: dict[str, list[dict[str, Any]]] = {}
    for article in articles:
        if draw.random() < 0.1:
            continue
        found = []
        for statement in article.statements:
            if draw.random() < 0.2:
                continue
            start = article.text.find(statement["content"][0])
            end = start + len(statement["content"][0])
            shift = draw.choice([0, 0, 0, 20, 200])
            speaker = draw.choice([statement["speaker"]["name"], *statement["speaker"]["aliases"], "Jane Roe"])
            organizations = [{"name_en": one["name"], "name_ar": None, "mention": None} for one in statement["organizations"]]
            if draw.random() < 0.3:
                organizations.append({"name_en": "World Bank", "name_ar": "البنك الدولي", "mention": None})
            found.append(
                {
                    "speaker": {"name": speaker},
                    "content": [{"start": min(start + shift, len(article.text) - 2), "end": min(end + shift, len(article.text))}],
                    "organizations": organizations,
                }
            )
        predicted[article.id] = found
    return predicted


@pytest.mark.figures
@pytest.mark.parametrize("folder", ["dev-ar", "dev-en"])
def test_the_figures_equal_those_of_the_shared_scorer(folder: str, tmp_path: Path) -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared/gold is not there: nothing to compare with")
    articles = load_gold(SHARED / folder)
    predicted = disturbed(articles, seed=7)
    lines = [json.dumps({"id": name, "statements": found}, ensure_ascii=False) for name, found in predicted.items()]
    (tmp_path / "predictions.jsonl").write_text("\n".join(lines), "utf-8")
    command = [
        sys.executable,
        str(SHARED / "score.py"),
        "score",
        str(SHARED / folder),
        str(tmp_path / "predictions.jsonl"),
        "--json",
    ]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout)
    assert evaluate(articles, predicted) == theirs


ARTICLE = GoldArticle(
    "one",
    'The minister said taxes would fall. "Never," said Ruth Calder of Northline Ferries.',
    [
        {"speaker": {"name": "the minister"}, "content": ["taxes would fall"], "organizations": []},
        {"speaker": {"name": "Ruth Calder"}, "content": ["Never"], "organizations": [{"name": "Northline Ferries"}]},
    ],
)


def statement(words: str, speaker: str, *organizations: str) -> dict[str, Any]:
    start = ARTICLE.text.index(words)
    return {
        "speaker": {"name": speaker},
        "content": [{"start": start, "end": start + len(words)}],
        "organizations": [{"name_en": name} for name in organizations],
    }


def test_a_perfect_prediction_scores_one() -> None:
    right = [statement("taxes would fall", "The Minister"), statement("Never", "Calder", "Northline")]
    figures = evaluate([ARTICLE], {"one": right})
    assert [figures[name]["f1"] for name in ("statements", "attribution", "organizations", "tokens")] == [1.0] * 4


def test_a_wrong_speaker_costs_attribution_and_not_the_statement() -> None:
    figures = evaluate([ARTICLE], {"one": [statement("taxes would fall", "Ruth Calder"), statement("Never", "Ruth Calder")]})
    assert figures["statements"]["f1"] == 1.0
    assert figures["attribution"]["f1"] == 0.5
    assert figures["organizations"]["fn"] == 1


def test_nothing_predicted_scores_nothing() -> None:
    figures = evaluate([ARTICLE], {})
    assert figures["without_prediction"] == ["one"]
    assert figures["statements"] == {
        "precision": 0.0,
        "recall": 0.0,
        "f1": 0.0,
        "tp": 0,
        "fp": 0,
        "fn": 2,
        "interval": [0.0, 0.0],
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sergey Lavrov", "Lavrov", True),
        ("سيرغي لافروف", "الوزير لافروف", True),
        ("Prime Minister Sánchez", "Pedro Sanchez", True),
        ("the company", "Northline", False),
        ("the ministry", "Ministry of Health", False),
        ("", "anyone", False),
    ],
)
def test_names_are_the_same_when_one_lies_in_the_other(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
