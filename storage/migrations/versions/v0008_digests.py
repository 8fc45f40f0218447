"""Who wants a digest and when, and the ledger of what was claimed and sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the three tables."""
    op.create_table(
        "subscriptions",
        sa.Column("chat", NUMBER, autoincrement=False, nullable=False),
        sa.Column("thread", NUMBER, nullable=True),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("edition", sa.String(length=16), nullable=False),
        sa.Column("days", sa.String(length=8), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_day", sa.Date(), nullable=True),
        sa.Column("due_turn", sa.Integer(), nullable=True),
        sa.Column("was_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reached", NUMBER, nullable=True),
        sa.PrimaryKeyConstraint("chat", name=op.f("pk_subscriptions")),
    )
    op.create_index(op.f("ix_subscriptions_due_at"), "subscriptions", ["due_at"], unique=False)
    op.create_index(op.f("ix_subscriptions_zone_edition"), "subscriptions", ["zone", "edition"], unique=False)
    op.create_table(
        "digests",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("chat", NUMBER, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("after", NUMBER, nullable=True),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
        sa.UniqueConstraint("chat", "day", "turn", name=op.f("uq_digests_chat_day_turn")),
        sa.UniqueConstraint("chat", "id", name=op.f("uq_digests_chat_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_digests_claimed_at"), "digests", ["claimed_at"], unique=False)
    op.create_table(
        "deliveries",
        sa.Column("chat", NUMBER, nullable=False),
        sa.Column("digest", NUMBER, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("skip", sa.String(length=16), nullable=True),
        sa.Column("message", NUMBER, nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat", "digest"],
            ["digests.chat", "digests.id"],
            name=op.f("fk_deliveries_chat_digest_digests"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("chat", "digest", "part", name=op.f("pk_deliveries")),
    )
    op.create_index(op.f("ix_deliveries_state_digest"), "deliveries", ["state", "digest"], unique=False)
