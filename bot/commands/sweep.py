"""`python -m bot sweep`: every article of some folders rendered in both languages, and what is wrong with any answer counted."""

from __future__ import annotations

import asyncio
import gzip
import json
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from telegram import Chat, Message

from bot.playground.formatting import cleaned
from bot.playground.splitting import split
from handlers.places import quote_of
from handlers.understanding import Pasted, understand
from newsdesk.articles import article_from_text
from newsdesk.desk import read
from newsdesk.engines.rules import RulesEngine
from newsdesk.errors import NotFound, ReaderError
from newsdesk.model import PUBLIC, Grouping, Language, Scope, Summary, View
from newsdesk.rendering.blocks import answer_blocks
from newsdesk.rendering.checks import FAULTS, FRAGMENT, QUOTE, UNTRANSLATED, faults, seen_at_first, text_of
from newsdesk.rendering.places import fragment_is_found
from newsdesk.rendering.telegram import messages, units
from newsdesk.rendering.words import untranslated
from newsdesk.summaries import page_count

LONGEST_QUOTE = 1_024
ADDRESS = "https://news.example/article"


@dataclass
class Counts:
    """What was seen so far; `seen` has characters before unfolding and `longest` UTF-16 units, by language."""

    articles: int = 0
    unread: int = 0
    statements: int = 0
    answers: int = 0
    found: Counter[str] = field(default_factory=Counter)
    where: dict[str, str] = field(default_factory=dict)
    seen: dict[Language, list[int]] = field(default_factory=lambda: {language: [] for language in Language})
    longest: dict[Language, int] = field(default_factory=lambda: dict.fromkeys(Language, 0))

    def fault(self, name: str, where: str) -> None:
        """Count one fault, and keep where the first of its kind was."""
        self.found[name] += 1
        self.where.setdefault(name, where)


def run(folders: Sequence[Path], *, most: int | None) -> int:
    """Print the counts for all texts in the folders, at most `most` of each file; 0 when nothing is wrong, else 1."""
    counts = asyncio.run(_sweep(folders, most))
    sys.stderr.write("\r\x1b[K" if sys.stderr.isatty() else "")
    if not counts.articles:
        raise NotFound(f"no texts in {', '.join(map(str, folders))}")
    sys.stdout.write(
        f"{counts.articles} articles, {counts.unread} not read, {counts.statements} statements, {counts.answers} answers\n"
    )
    for name in FAULTS:
        first = f"   (first: {counts.where[name]})" if name in counts.where else ""
        sys.stdout.write(f"{counts.found[name]:6} {name}{first}\n")
    for language in Language:
        median = round(statistics.median(counts.seen[language])) if counts.seen[language] else 0
        sys.stdout.write(
            f"{language.value}: {median} characters shown at first (median), longest message {counts.longest[language]}\n"
        )
    return 1 if counts.found.total() else 0


async def _sweep(folders: Sequence[Path], most: int | None) -> Counts:
    engine, counts = RulesEngine(), Counts()
    for name, text in _texts(folders, most):
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{counts.articles} {name[:60]}")
        pasted = _pasted(text)
        counts.articles += 1
        try:
            assert pasted is not None
            article = article_from_text(pasted.characters, Scope(1), pasted.origin)
        except (ReaderError, AssertionError):
            counts.unread += 1
            continue
        summary = Summary(article, await read(article, engine))
        _check_places(summary, pasted, text, counts, name)
        for language in Language:
            _check_answers(summary, language, counts, name)
        linked = replace(summary, article=replace(article, scope=PUBLIC, address=ADDRESS))
        for language in Language:
            _check_first(linked, language, counts, name)
    for sentence in untranslated():
        counts.fault(UNTRANSLATED, sentence)
    return counts


def _texts(folders: Sequence[Path], most: int | None) -> Iterator[tuple[str, str]]:
    """Names and texts: .txt files, and gzipped lines of JSON objects with fields that begin with "text"."""
    for folder in folders:
        for path in sorted(folder.glob("*.txt"))[:most]:
            yield path.stem, path.read_text("utf-8-sig")
        for path in sorted(folder.glob("*.jsonl.gz")):
            with gzip.open(path, "rt", encoding="utf-8") as rows:
                for number, row in enumerate(rows):
                    if most is not None and number >= most:
                        break
                    held = json.loads(row)
                    for key in sorted(key for key in held if key.startswith("text")):
                        yield f"{path.name.partition('.')[0]}-{number} {key}", str(held[key])


def _pasted(text: str) -> Pasted | None:
    """The text as it comes when a person pastes it into one of Telegram's apps: perhaps in parts. None for nothing to read."""
    chat, now = Chat(1, Chat.PRIVATE), datetime(2026, 1, 1, tzinfo=UTC)
    parts = [Message(number, now, chat, text=part.text) for number, part in enumerate(split(cleaned(text)), start=1) if part.text]
    try:
        pieces = understand(parts)
    except ReaderError:
        return None
    return pieces[0] if isinstance(pieces[0], Pasted) else None


def _check_places(summary: Summary, pasted: Pasted, text: str, counts: Counts, name: str) -> None:
    characters = summary.article.text.characters
    parts = {number: part.text for number, part in enumerate((p for p in split(cleaned(text)) if p.text), start=1)}
    for statement in summary.statements:
        counts.statements += 1
        span = statement.content[0]
        passage = next((one for one in pasted.passages if one.span.start <= span.start < one.span.end), None)
        quote = quote_of(passage, characters, span) if passage else None
        if passage is None or quote is None:
            counts.fault(QUOTE, name)
        else:
            there = parts[passage.message].encode("utf-16-le")[2 * quote.position :]
            if not there.startswith(quote.words.encode("utf-16-le")) or units(quote.words) > LONGEST_QUOTE:
                counts.fault(QUOTE, name)
        if not fragment_is_found(characters, span):
            counts.fault(FRAGMENT, name)


def _check_answers(summary: Summary, language: Language, counts: Counts, name: str) -> None:
    """The first look, every page of it, and the order by organization, of a person's own text."""
    first = View(language)
    views = [first, View(language, Grouping.ORGANIZATION)]
    pages = page_count(summary, first)
    views += [View(language, page=page) for page in range(1, pages + 1) if pages > 1]
    for view in views:
        blocks = answer_blocks(summary, view)
        counts.answers += 1
        for fault in faults(summary, language, blocks):
            counts.fault(fault, f"{name} {language.value}")
        counts.longest[language] = max([counts.longest[language], *(units(text_of(message)) for message in messages(blocks))])


def _check_first(summary: Summary, language: Language, counts: Counts, name: str) -> None:
    """The first look at a page of the web."""
    blocks = answer_blocks(summary, View(language))
    counts.answers += 1
    for fault in faults(summary, language, blocks):
        counts.fault(fault, f"{name} {language.value} linked")
    sent = messages(blocks)
    counts.seen[language].append(seen_at_first(sent[0], blocks))
