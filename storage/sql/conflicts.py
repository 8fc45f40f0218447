"""ON CONFLICT for both databases: they write it alike, but each of SQLAlchemy's clauses compiles for its own only."""

from __future__ import annotations

from sqlalchemy.dialects.sqlite.dml import Insert, OnConflictDoNothing, OnConflictDoUpdate

__all__ = ["DoNothing", "DoUpdate", "Insert"]


class DoNothing(OnConflictDoNothing):
    """The row that is there stays."""

    inherit_cache = True
    constraint_target = None  # PostgreSQL's compiler asks for it


class DoUpdate(OnConflictDoUpdate):
    """The row that is there is changed."""

    inherit_cache = True
    constraint_target = None
