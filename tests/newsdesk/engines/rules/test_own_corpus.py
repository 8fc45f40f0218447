"""What the engine reaches on the project's own articles, and that it finds next to nothing where nobody speaks.

The articles are in `tests/corpus` (see its README). A floor is lowered only with a reason in the same commit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsdesk.articles import article_from_text
from newsdesk.desk import read
from newsdesk.engines.rules import RulesEngine, read_text
from newsdesk.evaluation import evaluate, load_gold
from newsdesk.model import PUBLIC, Language, Origin, Statement

CORPUS = Path(__file__).parents[3] / "corpus"
PINNED = {
    "annotated/ar": "c5e106244115c6fc",
    "annotated/en": "9b74026384fe9b8d",
    "agency/ar": "9497694589c8dc38",
    "agency/en": "11421abf05b8fe12",
}
FLOORS = {
    "annotated/ar": {"statements": 0.965, "attribution": 0.95, "organizations": 0.83, "tokens": 0.935},
    "annotated/en": {"statements": 0.945, "attribution": 0.915, "organizations": 0.79, "tokens": 0.915},
    "agency/ar": {"statements": 0.95, "attribution": 0.91, "organizations": 0.82, "tokens": 0.89},
    "agency/en": {"statements": 0.97, "attribution": 0.95, "organizations": 0.90, "tokens": 0.95},
}


def digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of a folder's articles and annotations."""
    found = hashlib.sha256()
    for path in sorted(folder.glob("*.*")):
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def as_prediction(statement: Statement, text: str) -> dict[str, Any]:
    """A statement as the scorer takes it."""
    return {
        "speaker": {
            "name": statement.speaker.name,
            "name_en": statement.speaker.name_en,
            "name_ar": statement.speaker.name_ar,
        },
        "content": [{"start": span.start, "end": span.end} for span in statement.content],
        "organizations": [
            {
                "name_en": about.organization.name_en,
                "name_ar": about.organization.name_ar,
                "mention": {"text": about.mention.of(text)} if about.mention else None,
            }
            for about in statement.organizations
        ],
    }


@pytest.mark.parametrize("name", PINNED)
async def test_the_engine_reaches_its_floors_on_our_own_articles(name: str) -> None:
    folder = CORPUS / name
    assert digest(folder) == PINNED[name], "the articles have changed: measure anew and pin both"
    articles, predictions = load_gold(folder), {}
    assert len(articles) >= 10
    for one in articles:
        article = article_from_text(one.text, PUBLIC, Origin.FILE)
        reading = await read(article, RulesEngine())
        predictions[one.id] = [as_prediction(statement, one.text) for statement in reading.statements]
    figures = evaluate(articles, predictions)
    reached = {figure: round(figures[figure]["f1"], 3) for figure in FLOORS[name]}
    assert {figure: reached[figure] for figure, floor in FLOORS[name].items() if reached[figure] < floor} == {}, reached


def silent() -> Iterator[tuple[str, Language, str]]:
    """The texts without speech: name, language, characters."""
    for path in sorted((CORPUS / "silent").glob("*/*.txt")):
        yield path.stem, Language(path.parent.name), path.read_text("utf-8")


def test_texts_in_which_nobody_speaks_yield_at_most_one_statement_in_all() -> None:
    found = [(name, claim.reason) for name, language, text in silent() for claim in read_text(text, language)]
    assert len(list(silent())) >= 20
    assert len(found) <= 1, found
