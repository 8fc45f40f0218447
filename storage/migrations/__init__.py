"""The schema's history. A database is brought to the newest revision at start, all of the way or not at all.

Revisions are numbered modules in `versions`; the greatest number is the newest. Alembic is imported only when there is
something to do. To add one: copy the newest, raise the number, and write out every operation; the tests hold the schema
against its migrations.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect

from newsdesk.errors import DatabaseNewer, OperatorError
from storage.sql.database import REVISION

HERE = Path(__file__).parent


def revisions(scripts: Path = HERE) -> list[str]:
    """All revisions, oldest first, by the names of their modules: `v0001_first.py` is "0001"."""
    return sorted(path.name[1:5] for path in (scripts / "versions").glob("v[0-9][0-9][0-9][0-9]_*.py"))


def stored_revision(connection: Connection) -> str | None:
    """The revision of the database, None for an empty one. OperatorError if it is somebody else's."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        return connection.execute(REVISION).scalar_one_or_none()
    if tables:
        raise OperatorError("the file is a database, but not one of Qawl")
    return None


def is_current(connection: Connection, scripts: Path) -> bool:
    """Whether there is nothing to do. DatabaseNewer for a revision that this program does not know."""
    known = revisions(scripts)
    stored = stored_revision(connection)
    if stored is not None and stored not in known:
        raise DatabaseNewer(f"its revision is {stored}, this program knows those up to {known[-1]}")
    return stored == known[-1]


def migrate(connection: Connection, scripts: Path) -> None:
    """Bring the database to the newest revision, in the transaction that is open.

    Whoever opened the transaction commits it. Another program that migrates at the same time has done all or nothing when
    this one has its turn.
    """
    if is_current(connection, scripts):
        return
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    command.upgrade(config, "head")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all() if connection.dialect.name == "sqlite" else []
    if broken:
        raise OperatorError(f"a migration left {len(broken)} rows without what they refer to")
