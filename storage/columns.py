"""What columns and tables are made of: types that both databases keep, names of constraints, and what rows hang on."""

from __future__ import annotations

from datetime import UTC as UTC_ZONE
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
)
from sqlalchemy import (
    Text as Characters,
)

from newsdesk.text.cleaning import clean


class UTC(TypeDecorator[datetime]):
    """An instant. Naive times are refused; what comes back is aware and in UTC, whatever zone went in."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant in UTC; without its zone for SQLite, which would lose it anyway."""
        if value is None:
            return None
        if value.tzinfo is None or value.utcoffset() is None:
            raise ValueError(f"a time without a zone: {value!r}")
        instant = value.astimezone(UTC_ZONE)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant, aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC_ZONE) if value.tzinfo is None else value.astimezone(UTC_ZONE)


class Words(TypeDecorator[str]):
    """Characters from outside. NUL and lone surrogates, which one database or the other cannot keep, become U+FFFD."""

    impl = Characters()
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The characters, cleaned where intake has not done so before."""
        return None if value is None else clean(value)


NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""Ids of Telegram and numbers of our own: 64 bits in both databases, and SQLite's own row number where it is the key."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def number() -> Column[int]:
    """The key of rows that are numbered, never the same twice."""
    return Column("id", NUMBER, primary_key=True, autoincrement=True)


def scope() -> Column[str]:
    """Whose a row is: the key of its scope."""
    return Column("scope", String(32), nullable=False)


def belongs(columns: list[str], parent: str, parent_columns: list[str]) -> ForeignKeyConstraint:
    """Where a row hangs: gone with its parent, moved with its parent, and never under a parent of another owner."""
    return ForeignKeyConstraint(columns, [f"{parent}.{name}" for name in parent_columns], ondelete="CASCADE", onupdate="CASCADE")


def names(columns: list[str], other: str) -> ForeignKeyConstraint:
    """A row beside this one in the same reading. Checked at the end, because both move with the reading."""
    return ForeignKeyConstraint(
        columns,
        [f"{other}.{name}" for name in ("scope", "reading", "position")],
        ondelete="CASCADE",
        onupdate="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    )


def kept(name: str, *parts: Any) -> Table:
    """A table whose numbers are not given again."""
    return Table(name, metadata, *parts, sqlite_autoincrement=True)
