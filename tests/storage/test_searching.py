"""What a search, a follow or a digest will ask of the statements is found by an index, within what the chat may see."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, Select, and_, bindparam, select
from sqlalchemy.dialects import sqlite

from newsdesk.model import Scope
from newsdesk.text.folding import FOLD_VERSION, fold
from storage import Storage
from storage.schema import abouts, organizations, speakers, statements
from tests.contracts.examples import OURS, WORDS, key, pasted, public, reading

SAID_BY = and_(
    statements.c.scope == speakers.c.scope,
    statements.c.reading == speakers.c.reading,
    statements.c.speaker == speakers.c.position,
)
ABOUT = and_(
    abouts.c.scope == organizations.c.scope,
    abouts.c.reading == organizations.c.reading,
    abouts.c.organization == organizations.c.position,
)
MEANT = and_(
    statements.c.scope == abouts.c.scope,
    statements.c.reading == abouts.c.reading,
    statements.c.position == abouts.c.statement,
)

QUESTIONS: dict[str, Select[int]] = {
    "a figure's": select(statements.c.id)
    .join_from(speakers, statements, SAID_BY)
    .where(speakers.c.scope == bindparam("scope"), speakers.c.figure == "maryam-al-saleh"),
    "about an organization": select(statements.c.id)
    .join_from(organizations, abouts, ABOUT)
    .join(statements, MEANT)
    .where(organizations.c.scope == bindparam("scope"), organizations.c.slug == "council"),
    "of a day": select(statements.c.id).where(
        statements.c.scope == bindparam("scope"), statements.c.made_at > bindparam("since")
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
async def test_statements_are_found_by_an_index(storage: Storage, question: str) -> None:
    sql = str(QUESTIONS[question].compile(dialect=sqlite.dialect()))

    def plan(connection: Connection) -> list[str]:
        unknown = (None,) * sql.count("?")
        return [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", unknown)]

    assert not [step for step in await storage._database.read(plan) if "SCAN" in step]


async def test_statements_are_found_in_their_scope_alone(storage: Storage) -> None:
    for article, scope in ((public(), Scope()), (pasted(), Scope(OURS))):
        number = (await storage.library.keep_article(article)).number
        await storage.library.keep_reading(number, key(scope), reading(3))
    for question in ("a figure's", "about an organization"):
        for scope in ("public", f"chat:{OURS}"):
            found = await storage._database.read(
                lambda it, q=question, s=scope: it.execute(QUESTIONS[q], {"scope": s}).scalars().all()
            )
            assert len(found) == {"a figure's": 2, "about an organization": 2}[question]
        nobody = await storage._database.read(
            lambda it, q=question: it.execute(QUESTIONS[q], {"scope": "chat:1"}).scalars().all()
        )
        assert nobody == []


async def test_the_words_of_a_statement_are_stored_folded_with_the_version_of_the_folding(storage: Storage) -> None:
    article = await storage.library.keep_article(public())
    await storage.library.keep_reading(article.number, key(), reading(1))
    columns = select(statements.c.folded, statements.c.folded_by, statements.c.content)
    row = await storage._database.read(lambda it: it.execute(columns).one())
    stretches = [fold(WORDS[start:end]) for start, end in row.content]
    assert row.folded == "\n".join(stretches)
    assert row.folded_by == FOLD_VERSION
    assert fold("مريم الصالح") in await storage._database.read(lambda it: it.execute(select(speakers.c.folded)).scalar_one())


async def test_after_a_change_of_the_folding_everything_is_folded_anew_once(storage: Storage) -> None:
    columns = "SELECT folded, folded_by FROM"
    tables = ("texts", "speakers", "organizations", "statements")

    def folded(connection: Connection) -> list[tuple[str, int]]:
        return [tuple(row) for table in tables for row in connection.exec_driver_sql(f"{columns} {table} ORDER BY rowid")]

    def by_an_older_folding(connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM facts WHERE name = 'folded_by'")
        for table in tables:
            connection.exec_driver_sql(f"UPDATE {table} SET folded = 'old', folded_by = 0")

    articles = [public(f"https://news.example/{number}", WORDS + str(number)) for number in range(30)]
    for article in [*articles, pasted()]:
        number = (await storage.library.keep_article(article)).number
        await storage.library.keep_reading(number, key(article.scope), reading(3))
    before = await storage._database.read(folded)
    await storage._database.write(by_an_older_folding)
    assert await storage.refold() == 62
    assert await storage._database.read(folded) == before
    assert await storage.refold() == 0
