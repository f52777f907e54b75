"""The notice, the rules of privacy, calls on hold, and who was erased."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has acknowledged anything yet, and no rule was chosen."""
    op.create_table(
        "notices",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("version", "language", name="pk_notices"),
    )
    op.create_table(
        "notice_acknowledgements",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person", "version", name="pk_notice_acknowledgements"),
    )
    op.create_table(
        "privacy_rules",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_privacy_rules"),
    )
    op.create_table(
        "holds",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("held_by", sa.String(), nullable=False),
        sa.Column("held_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name="fk_holds_session_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("session_id", name="pk_holds"),
    )
    op.create_table(
        "passing_words",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_passing_words_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", name="pk_passing_words"),
    )
    op.create_table(
        "erased_people",
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("erased_at", sa.DateTime(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_erased_people"),
    )


def downgrade() -> None:
    """Forget all of it."""
    for table in ("erased_people", "passing_words", "holds", "privacy_rules", "notice_acknowledgements", "notices"):
        op.drop_table(table)
