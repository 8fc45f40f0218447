"""Whether an article is only what its page gives to those who do not subscribe."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what was kept before is taken for whole."""
    op.add_column("articles", sa.Column("partial", sa.Boolean(), nullable=False, server_default=sa.false()))
