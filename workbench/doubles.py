"""Statements that several outlets of a collection carry, with their sources; and how much processor time finding them took."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from newsdesk.articles.intake import article_from_text
from newsdesk.digests.copies import Reports, outlet_of
from newsdesk.digests.doubles import Said, Told, gathered
from newsdesk.engines.rules import read_text
from newsdesk.grounding import ground
from newsdesk.model import PUBLIC, Article, Maker, Origin, Reading
from newsdesk.text.dates import iso_day
from workbench.articles import Raw


@dataclass(frozen=True, slots=True)
class Carried:
    """What several outlets carry, the most outlets first; how many articles and statements were read, in seconds of processor."""

    told: tuple[Told, ...]
    articles: int
    statements: int
    reading: float
    comparing: float


def carried(articles: Iterable[Raw], outlets: int = 2) -> Carried:
    """Read all articles with the embedded engine and find what at least so many outlets carry."""
    began = time.process_time()
    read: list[Article] = []
    said: list[Said] = []
    for raw in articles:
        article = article_from_text(
            raw.text, PUBLIC, Origin.LINK, publisher=raw.outlet or None, published=iso_day(raw.date), address=raw.id
        )
        claims = read_text(article.text.characters, article.language, title=article.title, mixed=article.mixed)
        statements = ground(article, Reading(Maker("rules"), tuple(claims))).statements
        read.append(article)
        said += (Said(statement, article) for statement in statements)
    between = time.process_time()
    found = [told for told in gathered(said, Reports(read)) if _outlets(told) >= outlets]
    found.sort(key=_outlets, reverse=True)
    return Carried(tuple(found), len(read), len(said), between - began, time.process_time() - between)


def _outlets(told: Told) -> int:
    return len({outlet_of(said.article) for said in told.said})


def shown(found: Carried, most: int) -> str:
    """So many of the statements, each with all its wordings, and the figures of the run."""
    lines = [_shown(at, told) for at, told in enumerate(found.told[:most], 1)]
    sizes = sorted({_outlets(told) for told in found.told})
    by_size = ", ".join(f"{sum(_outlets(told) == size for told in found.told)} in {size}" for size in sizes)
    independent = sum(told.independent > 1 for told in found.told)
    return "".join(lines) + (
        f"{found.articles} articles, {found.statements} statements; {len(found.told)} in several outlets ({by_size}), "
        f"{independent} of them from several sources\n"
        f"seconds of processor: {found.reading:.1f} to read, {found.comparing:.1f} to compare\n"
    )


def _shown(at: int, told: Told) -> str:
    lines = [f"=== {at}: {_outlets(told)} outlets, {told.independent} sources"]
    for source in told.sources:
        agency = source.agency.name_en or source.agency.name_ar if source.agency else None
        names = ", ".join(f"{outlet_of(article)} {article.address}" for article in source.articles)
        lines.append(f"  from {agency or 'a report'}: {names}")
    for said in told.said:
        statement = said.statement
        words = " [...] ".join(statement.words(said.article.text.characters)).replace("\n", " ")
        who = f"{statement.speaker.name} ({statement.speaker.role})" if statement.speaker.role else statement.speaker.name
        mark = ">" if said is told.shown else "-"
        lines.append(f"  {mark} {said.article.address}: {who} [{statement.act.value}, {statement.kind.value}] {words}")
    return "\n".join(lines) + "\n"
