"""What is handed over: trusted signers, corrections from elsewhere, and marks of deleted sessions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was handed over until now, and what was deleted before is not known any more."""
    op.create_table(
        "tombstones",
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_tombstones"),
    )
    op.create_table(
        "signers",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("trusted_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_signers"),
    )
    op.create_table(
        "other_corrections",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("corrected_at", sa.DateTime(), nullable=False),
        sa.Column("corrected_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id", "sequence"],
            ["turns.session_id", "turns.sequence"],
            name="fk_other_corrections_session_id_sequence",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "sequence", "text", name="pk_other_corrections"),
    )


def downgrade() -> None:
    """Forget all of it."""
    op.drop_table("other_corrections")
    op.drop_table("signers")
    op.drop_table("tombstones")
