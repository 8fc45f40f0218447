"""What readers have mended, and the questions of the bot that wait for a reply."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the two tables."""
    _corrections()
    _wishes()


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("chat", NUMBER, nullable=False),
        sa.Column("reading_scope", sa.String(length=32), nullable=False),
        sa.Column("reading", NUMBER, nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("fix", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("person", NUMBER, nullable=True),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_scope", "reading"],
            ["readings.scope", "readings.id"],
            name=op.f("fk_corrections_reading_scope_reading_readings"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_corrections_chat_reading"), "corrections", ["chat", "reading"], unique=False)
    op.create_index(op.f("ix_corrections_reading_scope_reading"), "corrections", ["reading_scope", "reading"], unique=False)


def _wishes() -> None:
    op.create_table(
        "wishes",
        sa.Column("chat", NUMBER, nullable=False),
        sa.Column("message", NUMBER, nullable=False),
        sa.Column("answer", NUMBER, nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat", "answer"],
            ["answers.chat", "answers.id"],
            name=op.f("fk_wishes_chat_answer_answers"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("chat", "message", name=op.f("pk_wishes")),
    )
    op.create_index(op.f("ix_wishes_chat_answer"), "wishes", ["chat", "answer"], unique=False)
