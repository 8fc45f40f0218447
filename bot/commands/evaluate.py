"""`python -m bot evaluate`: how well the embedded engine does on annotated articles."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.commands.statements import statement_form
from newsdesk.articles import article_from_text
from newsdesk.desk import read
from newsdesk.engines.rules import RulesEngine
from newsdesk.errors import NotFound
from newsdesk.evaluation import GoldArticle, evaluate, load_gold
from newsdesk.evaluation.scores import FIGURES
from newsdesk.model import PUBLIC, Origin


def run(folder: Path, *, as_json: bool) -> int:
    """Read every annotated article of the folder with the embedded engine and print the figures."""
    try:
        articles = load_gold(folder)
    except (OSError, ValueError, KeyError) as error:
        raise NotFound(f"{folder} holds no annotated articles: {error}") from error
    if not articles:
        raise NotFound(f"{folder} holds no annotated articles")
    figures = evaluate(articles, asyncio.run(predictions(articles)))
    print_figures(figures, as_json=as_json)
    return 0


async def predictions(articles: Sequence[GoldArticle]) -> dict[str, list[dict[str, Any]]]:
    """What the embedded engine finds in each article, by id, in the form of `summarize --format json`."""
    engine, found = RulesEngine(), {}
    for number, one in enumerate(articles, start=1):
        sys.stderr.write(f"\r{number}/{len(articles)}")
        article = article_from_text(one.text, PUBLIC, Origin.FILE)
        reading = await read(article, engine)
        found[one.id] = [statement_form(statement, article.text.characters) for statement in reading.statements]
    sys.stderr.write("\n")
    return found


def print_figures(figures: Mapping[str, Any], *, as_json: bool) -> None:
    """The figures as one JSON object, or as a table."""
    if as_json:
        sys.stdout.write(json.dumps(figures, ensure_ascii=False) + "\n")
        return
    sys.stdout.write(f"{figures['articles']} articles, {len(figures['without_prediction'])} without a prediction\n")
    for name in FIGURES:
        f = figures[name]
        low, high = f["interval"]
        sys.stdout.write(
            f"{name:14} P {f['precision']:.3f}  R {f['recall']:.3f}  F1 {f['f1']:.3f} [{low:.3f}, {high:.3f}]"
            f"   ({f['tp']} right, {f['fp']} extra, {f['fn']} missed)\n"
        )
