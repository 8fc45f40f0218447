"""Every statement that the database is given, looked at without running it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import BigInteger, Column, Dialect, Integer, Table, UniqueConstraint
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql import Delete, FromClause, Insert, Select, Update
from sqlalchemy.sql.elements import BinaryExpression
from sqlalchemy.sql.visitors import iterate

import storage.sql
from storage.columns import UTC as INSTANT
from storage.columns import Words, metadata
from storage.schema import tasks

DIALECTS: dict[str, Dialect] = {"sqlite": sqlite.dialect(), "postgresql": postgresql.dialect()}
OWNERS = ("scope", "chat")

BY_UPDATE = "the inbox is the bot's own: an update is named by its id, before anyone knows whose it is"
SCHEDULE = "the schedule is the bot's own: what is due or was interrupted, whoever's it is"
EXCEPTIONS = {
    "corrections.AGREED": "the operator's: what the readers of all chats have agreed to give",
    "corrections.POINT": "goes by the scope of the reading, which is that of the chat that moves",
    "deliveries.INTERRUPTED": SCHEDULE,
    "deliveries.EXPIRED": SCHEDULE,
    "deliveries.UNSENT_DIGESTS": SCHEDULE,
    "deliveries.PRUNE": SCHEDULE,
    "folding.TEXTS_AFTER": "all texts are folded anew, and nothing of it is shown",
    "folding.READINGS_AFTER": "all readings are folded anew, and nothing of it is shown",
    "inbox.CLAIM": BY_UPDATE,
    "inbox.PROMISE": BY_UPDATE,
    "inbox.FINISH": BY_UPDATE,
    "inbox.RELEASE": BY_UPDATE,
    "inbox.UNFINISHED": BY_UPDATE,
    "inbox.CONFIRMED": BY_UPDATE,
    "inbox.PRUNE": BY_UPDATE,
    "subscriptions.NEXT_DUE": SCHEDULE,
    "subscriptions.CLAIM": SCHEDULE,
    "subscriptions.EDITIONS": SCHEDULE,
    "subscriptions.OUTDATED": SCHEDULE,
    "readers.MOVE_PLACEHOLDERS": "goes by the placeholder's chat, which is the chat that moves",
}


def statements() -> Iterator[tuple[str, Select[Any] | Insert | Update | Delete]]:
    for module in pkgutil.iter_modules(storage.sql.__path__):
        for name, value in vars(importlib.import_module(f"storage.sql.{module.name}")).items():
            if name.isupper() and isinstance(value, Select | Insert | Update | Delete):
                yield f"{module.name}.{name}", value


STATEMENTS = dict(statements())


def test_the_statements_are_found() -> None:
    assert len(STATEMENTS) > 45
    assert {name.split(".")[0] for name in STATEMENTS} == {
        "admissions",
        "answers",
        "corrections",
        "database",
        "deliveries",
        "folding",
        "inbox",
        "ledger",
        "library",
        "readers",
        "subscriptions",
        "tally",
    }


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", STATEMENTS)
def test_every_statement_compiles_for_both_databases(name: str, dialect: str) -> None:
    assert str(STATEMENTS[name].compile(dialect=DIALECTS[dialect]))


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_every_table_compiles_for_both_databases(table: Table, dialect: str) -> None:
    for definition in (CreateTable(table), *map(CreateIndex, table.indexes)):
        sql = str(definition.compile(dialect=DIALECTS[dialect]))
        if dialect == "postgresql":
            assert "DATETIME" not in sql


def owners(table: FromClause) -> list[str]:
    return [name for name in OWNERS if name in table.c]


@pytest.mark.parametrize("name", [name for name in STATEMENTS if name not in EXCEPTIONS])
def test_what_belongs_to_someone_is_never_looked_for_without_its_owner(name: str) -> None:
    statement = STATEMENTS[name]
    if isinstance(statement, Insert):
        assert all(not statement.table.c[owner].nullable or statement.table is tasks for owner in owners(statement.table))
        return
    asked = {element.table for element in iterate(statement) if isinstance(element, Column) and element.table is not None}
    bound = {
        (side.table, side.name)
        for element in iterate(statement)
        if isinstance(element, BinaryExpression)
        for side in (element.left, element.right)
        if isinstance(side, Column)
    }
    for table in asked:
        for owner in owners(table):
            assert (table, owner) in bound, f"{table} without its {owner}"


def test_the_exceptions_are_statements_that_there_are() -> None:
    assert set(EXCEPTIONS) <= set(STATEMENTS)


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_owners_are_in_every_key_and_numbers_are_never_given_again(table: Table) -> None:
    own = table.primary_key.columns.keys() == ["id"]
    assert own == bool(table.dialect_options["sqlite"]["autoincrement"])
    uniques = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    keys = uniques if own else [table.primary_key, *uniques]
    if table is tasks:
        return
    for key in keys:
        for owner in owners(table):
            assert owner in key.columns.keys(), f"{key.name} without {owner}"  # noqa: SIM118  # a collection of columns
    for reference in table.foreign_key_constraints:
        owner = reference.column_keys[0]
        assert owner in (*OWNERS, "reading_scope")  # a correction has two: its chat, and the reading's, which may be public
        assert reference.elements[0].column.name == owner.removeprefix("reading_")


def test_every_constraint_has_a_name_that_both_databases_take() -> None:
    for table in metadata.sorted_tables:
        for name in (*(each.name for each in table.constraints), *(each.name for each in table.indexes)):
            assert name
            assert len(str(name)) <= 63


def test_numbers_hold_telegrams_ids_in_both_databases() -> None:
    for table in metadata.sorted_tables:
        for column in table.c:
            if column.name in {"id", "chat", "asker", "question", "thread", "message", "update", "reading", "article", "text"}:
                assert isinstance(column.type, BigInteger), column
                assert isinstance(column.type.dialect_impl(DIALECTS["sqlite"]), Integer)


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=list(DIALECTS))
def test_naive_times_are_refused_and_aware_ones_come_back_in_utc(dialect: Dialect) -> None:
    kind = INSTANT()
    with pytest.raises(ValueError, match="without a zone"):
        kind.process_bind_param(datetime(2026, 11, 24), dialect)  # noqa: DTZ001  # naive on purpose
    kathmandu = datetime(2026, 11, 24, 8, 0, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    bound = kind.process_bind_param(kathmandu, dialect)
    back = kind.process_result_value(bound, dialect)
    assert back == kathmandu
    assert back is not None
    assert back.tzinfo is UTC
    assert kind.process_bind_param(None, dialect) is None


def test_what_no_database_can_keep_is_replaced_one_for_one() -> None:
    assert Words().process_bind_param("a\0b\ud800c\U0001f600", DIALECTS["sqlite"]) == "a�b�c\U0001f600"
