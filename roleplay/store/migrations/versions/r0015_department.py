"""Heartbeats, and sounds that are kept in a database of a department."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from roleplay.store.dialects.sql import WHOLE_NUMBER

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """On a single computer these tables stay empty."""
    op.create_table(
        "presences",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_presences"),
    )
    op.create_table(
        "sounds",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("size", WHOLE_NUMBER, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("kept", sa.String(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name="fk_sounds_session_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("name", name="pk_sounds"),
    )
    op.create_index("ix_sounds_session_id", "sounds", ["session_id"])
    op.create_table(
        "sound_pieces",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["name"], ["sounds.name"], name="fk_sound_pieces_name", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("name", "position", name="pk_sound_pieces"),
    )


def downgrade() -> None:
    """Forget them."""
    for table in ("sound_pieces", "sounds", "presences"):
        op.drop_table(table)
