"""What a list of articles offers, what an error's sentence is filled with, and the readings that each person had this hour."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns and the table."""
    op.add_column("answer_items", sa.Column("fields", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("answer_items", sa.Column("offers", sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        "tally",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_tally_person_taken_at"), "tally", ["person", "taken_at"], unique=False)
    op.create_index(op.f("ix_tally_taken_at"), "tally", ["taken_at"], unique=False)
