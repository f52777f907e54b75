"""What recordings sounded like when they were encoded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Recordings of before stay without a seal: who knows what has happened to them."""
    op.create_table(
        "recording_seals",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_recording_seals_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", name="pk_recording_seals"),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("recording_seals")
