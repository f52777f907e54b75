"""What was sent to learning record stores."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was sent so far."""
    op.create_table(
        "sent_statements",
        sa.Column("endpoint", sa.String(), nullable=False),
        sa.Column("statement_id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("voided_at", sa.DateTime()),
        sa.PrimaryKeyConstraint("endpoint", "statement_id", name="pk_sent_statements"),
    )
    op.create_index("ix_sent_statements_session_id", "sent_statements", ["session_id"])


def downgrade() -> None:
    """Forget what was sent."""
    op.drop_table("sent_statements")
