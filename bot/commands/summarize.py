"""`python -m bot summarize`: who said what about which organizations in files, pages and standard input."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Sequence
from typing import Final

from bot.commands.sources import Progress, Source, article_of, failure, named
from bot.commands.statements import summary_form
from bot.models import open_model
from bot.settings import Settings, load_settings
from newsdesk import errors
from newsdesk.articles import open_reader
from newsdesk.desk import read
from newsdesk.engines.rules import RulesEngine
from newsdesk.errors import ReaderError, SettingsInvalid
from newsdesk.model import Language, Statement, Summary, View
from newsdesk.rendering import markdown, plain
from newsdesk.rendering.blocks import full_blocks
from newsdesk.rendering.page import page

FORMATS: Final = ("text", "html", "markdown", "json")


def run(given: Sequence[str], *, language: Language | None, engine: str, form: str, explain: bool) -> int:
    """Print a summary of each source in order; 0 when all could be read, else 1.

    Raises `SettingsInvalid` for a model that is not set.
    """
    if not (log := logging.getLogger("newsdesk")).handlers:
        log.addHandler(logging.NullHandler())  # what a log would say is said in words
    settings = load_settings()
    if engine == "openai" and not settings.model_set:
        raise SettingsInvalid(
            "No model is set: give OPENAI_API_KEY, or OPENAI_BASE_URL for a server that takes no key, or use --engine rules."
        )
    chosen = settings.model_copy(update={"engine": "rules"}) if engine == "rules" else settings
    return asyncio.run(_run(chosen, named(given), language, form, explain=explain))


async def _run(settings: Settings, sources: Sequence[Source], language: Language | None, form: str, *, explain: bool) -> int:
    rules, progress, failed = RulesEngine(), Progress(len(sources)), 0
    async with open_model(settings, rules) as model, open_reader() as reader:
        engine = model or rules
        for number, source in enumerate(sources, start=1):
            progress.at(number, source)
            try:
                article = await article_of(source, reader)
                summary = Summary(article, await read(article, engine))
                if summary.reading.remark:
                    sys.stderr.write(
                        f"{source.id}: {getattr(errors, summary.reading.remark).sentence()} The embedded engine read it.\n"
                    )
            except ReaderError as error:
                failed += 1
                _print_failure(failure(source, error), form)
                continue
            printed = rendered(summary, source, language, form, explain=explain)
            sys.stdout.write(f"\n{'=' * 72}\n\n{printed}" if number > 1 and form in ("text", "markdown") else printed)
            sys.stdout.flush()
    progress.end()
    return 1 if failed else 0


def rendered(summary: Summary, source: Source, language: Language | None, form: str, *, explain: bool = False) -> str:
    """The summary in one of the formats, in the article's language unless another is asked for; ends with a line end."""
    spoken = language or summary.article.language
    match form:
        case "json":
            return json.dumps(summary_form(summary, source.id, explain=explain), ensure_ascii=False) + "\n"
        case "html":
            return page(summary, spoken).rstrip("\n") + "\n"
        case "markdown":
            body = markdown.text(full_blocks(summary, View(spoken)))
        case _:
            body = plain.text(full_blocks(summary, View(spoken)))
    return body.rstrip("\n") + "\n" + (_explained(summary) if explain else "")


def _explained(summary: Summary) -> str:
    """Why each statement was found, in text order, and what was dropped."""
    text = summary.article.text.characters
    lines = ["", "How each statement was found:"]
    lines += [f"{number}. {_reason(one, text)}" for number, one in enumerate(summary.statements, start=1)]
    lines += [f"dropped: {reason}, {count}" for reason, count in sorted(summary.reading.dropped.items())]
    if summary.reading.maker.model:
        lines.append(f"repaired: {summary.reading.repaired}")
    return "\n".join(lines) + "\n"


def _reason(statement: Statement, text: str) -> str:
    begins = " ".join(statement.content[0].of(text).split())[:50]
    found = f"{statement.act.value}, {statement.kind.value}, {statement.confidence:.2f}"
    return f"{statement.speaker.name} [{found}] {begins} … {statement.reason}"


def _print_failure(form: dict[str, str], output: str) -> None:
    if output == "json":
        sys.stdout.write(json.dumps(form, ensure_ascii=False) + "\n")
    else:
        sys.stderr.write(f"{form['id']}: {form['message']}\n")
