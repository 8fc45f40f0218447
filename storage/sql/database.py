"""What the database knows about itself."""

from __future__ import annotations

from sqlalchemy import String, bindparam, column, select, table

from storage.schema import facts
from storage.sql.conflicts import DoNothing, Insert

REVISION = select(column("version_num", String)).select_from(table("alembic_version"))

FACT = select(facts.c.value).where(facts.c.name == bindparam("name"))
KEEP_FACT = Insert(facts).ext(DoNothing([facts.c.name]))
