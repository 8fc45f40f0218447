"""`python -m bot read`: the article as intake makes it, and nothing else."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from bot.commands.sources import Progress, Source, article_of, failure, named
from newsdesk.articles import open_reader
from newsdesk.errors import ReaderError
from newsdesk.model import Article, Day


def run(given: Sequence[str], *, address: str | None, as_json: bool) -> int:
    """Print the article of each source in order; 0 when all could be read, else 1."""
    return asyncio.run(_run(named(given), address, as_json=as_json))


async def _run(sources: Sequence[Source], address: str | None, *, as_json: bool) -> int:
    progress, failed = Progress(len(sources)), 0
    async with open_reader() as reader:
        for number, source in enumerate(sources, start=1):
            progress.at(number, source)
            form: Mapping[str, Any]
            try:
                form = _form(source, await article_of(source, reader, address))
            except ReaderError as error:
                failed += 1
                form = failure(source, error)
            sys.stdout.write(json.dumps(form, ensure_ascii=False) + "\n" if as_json else _text(form))
            sys.stdout.flush()
    progress.end()
    return 1 if failed else 0


def _form(source: Source, article: Article) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "date": _date(article.published),
        "language": article.language.value,
        "address": article.address,
        "text": article.text.characters,
    }


def _date(day: Day | None) -> str | None:
    """ISO 8601; "--05-17" for a day without a year."""
    if day is None:
        return None
    return f"{day.year:04}-{day.month:02}-{day.day:02}" if day.year else f"--{day.month:02}-{day.day:02}"


def _text(form: Mapping[str, Any]) -> str:
    if "error" in form:
        return f"{form['id']}: {form['error']}: {form['message']}\n\n"
    head = [f"{name}: {form[name]}" for name in ("title", "publisher", "author", "date", "language", "address") if form[name]]
    return "\n".join([*head, "", form["text"].rstrip("\n"), "", ""])
