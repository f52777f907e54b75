"""Corrected transcripts, beside what was recognised, and the scores from before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing has been corrected until now."""
    op.create_table(
        "corrections",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("corrected_at", sa.DateTime(), nullable=False),
        sa.Column("corrected_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id", "sequence"],
            ["turns.session_id", "turns.sequence"],
            name="fk_corrections_session_id_sequence",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "sequence", name="pk_corrections"),
    )
    op.create_table(
        "scores_as_heard",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("score", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_scores_as_heard_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", name="pk_scores_as_heard"),
    )


def downgrade() -> None:
    """Forget the corrections; the scores stay as they are."""
    op.drop_table("scores_as_heard")
    op.drop_table("corrections")
