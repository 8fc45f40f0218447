from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect

from newsdesk.errors import DatabaseNewer, OperatorError
from storage import open_storage
from storage.columns import metadata
from storage.migrations import HERE, revisions
from tests.contracts.examples import public

NEWEST = revisions()[-1]
NEXT, AFTER = (f"{int(NEWEST) + more:04}" for more in (1, 2))

FAILING = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{revision}", "{before}", None, None


def upgrade():
    op.create_table("half_{revision}", sa.Column("id", sa.Integer, primary_key=True))
    op.add_column("readers", sa.Column("mood_{revision}", sa.String(8)))
    op.execute("INSERT INTO half_{revision} VALUES (1)")
    op.execute("DELETE FROM articles")
    {end}
"""


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A copy of the migrations, to add others to."""
    return Path(shutil.copytree(HERE, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__")))


def add(scripts: Path, revision: str, before: str, end: str = "pass") -> None:
    name = scripts / "versions" / f"v{revision}_later.py"
    name.write_text(FAILING.format(revision=revision, before=before, end=end))


def run(program: str) -> tuple[str, str]:
    ran = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    return ran.stdout, ran.stderr


def contents(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def described(connection: Connection) -> dict[str, Any]:
    """All that SQLite says of its tables: columns, keys, references, indexes, and whether numbers are given again."""
    says: dict[str, Any] = {}
    for name in inspect(connection).get_table_names():
        if name == "alembic_version":
            continue
        for pragma in ("table_info", "foreign_key_list", "index_list"):
            rows = connection.exec_driver_sql(f"PRAGMA {pragma}('{name}')").all()
            says[f"{name} {pragma}"] = sorted(tuple(row)[1:] for row in rows if not str(row[1]).startswith("sqlite_autoindex"))
        says[f"{name} indexes"] = inspect(connection).get_indexes(name)
        says[f"{name} unique"] = sorted(map(str, inspect(connection).get_unique_constraints(name)))
        sql = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).scalar_one()
        says[f"{name} sql"] = ("AUTOINCREMENT" in sql, "DEFERRED" in sql)
    return says


async def test_the_schema_is_what_its_migrations_make(folder: Path) -> None:
    async with open_storage(folder) as storage:
        path = storage.path
    migrated, made = create_engine(f"sqlite:///{path}"), create_engine("sqlite://")
    with migrated.connect() as ours, made.connect() as theirs:
        metadata.create_all(theirs)
        assert described(ours) == described(theirs)
        context = MigrationContext.configure(ours, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    migrated.dispose()
    made.dispose()


def test_the_revisions_are_one_chain_in_the_order_of_their_names() -> None:
    scripts = ScriptDirectory(str(HERE))
    chain = [script.revision for script in scripts.walk_revisions()][::-1]
    assert chain == revisions()
    assert [f"{number:04}" for number in range(1, len(chain) + 1)] == chain
    assert scripts.get_heads() == [chain[-1]]


async def test_a_migration_that_fails_half_way_leaves_nothing(folder: Path, later: Path) -> None:
    async with open_storage(folder) as storage:
        await storage.library.keep_article(public())
        path = storage.path
    before = contents(path)
    add(later, NEXT, NEWEST)
    add(later, AFTER, NEXT, 'op.execute("INSERT INTO nowhere VALUES (1)")')
    with pytest.raises(OperatorError, match="no such table: nowhere"):
        async with open_storage(folder, history=later):
            pass
    assert contents(path) == before


async def test_the_first_migration_that_fails_leaves_an_empty_file(folder: Path, later: Path) -> None:
    add(later, NEXT, NEWEST, "raise RuntimeError('the power went')")
    with pytest.raises(RuntimeError, match="the power went"):
        async with open_storage(folder, history=later):
            pass
    assert contents(folder / "qawl.sqlite3") == ["BEGIN TRANSACTION;", "COMMIT;"]
    async with open_storage(folder) as storage:
        assert (await storage.library.keep_article(public())).number == 1


async def test_an_older_database_is_brought_up_to_date_with_what_is_in_it(folder: Path, later: Path) -> None:
    async with open_storage(folder) as storage:
        await storage.remember_bot(42)
    add(later, NEXT, NEWEST)
    async with open_storage(folder, history=later) as storage:
        await storage.remember_bot(42)
        path = storage.path
    assert f"INSERT INTO \"alembic_version\" VALUES('{NEXT}');" in contents(path)


async def test_a_migration_that_leaves_rows_without_their_parents_is_undone(folder: Path, later: Path) -> None:
    async with open_storage(folder) as storage:
        await storage.library.keep_article(public())
        path = storage.path
    before = contents(path)
    add(
        later,
        NEXT,
        NEWEST,
        'op.execute("DELETE FROM texts"); op.execute("INSERT INTO abouts VALUES (\'public\', 1, 1, 1, 1, 1, 1)")',
    )
    with pytest.raises(OperatorError, match="without what they refer to"):
        async with open_storage(folder, history=later):
            pass
    assert contents(path) == before


async def test_a_database_newer_than_the_program_is_refused_and_left_alone(folder: Path) -> None:
    async with open_storage(folder) as storage:
        path = storage.path
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = contents(path)
    with pytest.raises(DatabaseNewer, match="9999"):
        async with open_storage(folder):
            pass
    assert contents(path) == before


async def test_a_database_at_the_newest_revision_opens_without_alembic_or_the_orm(folder: Path) -> None:
    async with open_storage(folder):
        pass
    program = f"""
import asyncio, sys
from pathlib import Path
from storage import open_storage

async def main():
    async with open_storage(Path({str(folder)!r})) as storage:
        await storage.inbox.confirmed()

asyncio.run(main())
print([name for name in ("alembic", "mako", "sqlalchemy.orm") if name in sys.modules])
"""
    assert await asyncio.to_thread(run, program) == ("[]\n", "")
