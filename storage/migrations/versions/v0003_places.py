"""Where the words of an answer's article stand in the chat, and the links that stand in it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two columns; what was answered before has neither."""
    op.add_column("answer_items", sa.Column("passages", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("answer_items", sa.Column("links", sa.JSON(none_as_null=True), nullable=True))
