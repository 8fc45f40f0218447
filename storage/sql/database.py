"""What the database knows about itself."""

from __future__ import annotations

from sqlalchemy import String, bindparam, column, select, table
from sqlalchemy.dialects.sqlite import insert as upsert  # compiles for PostgreSQL alike

from storage.schema import facts

REVISION = select(column("version_num", String)).select_from(table("alembic_version"))

FACT = select(facts.c.value).where(facts.c.name == bindparam("name"))
KEEP_FACT = upsert(facts).on_conflict_do_nothing(index_elements=[facts.c.name])
