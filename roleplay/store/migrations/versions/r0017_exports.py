"""What exports read from calls once, and saved recipes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_DELIVERY = (
    *("pace_wpm", "articulation_wpm", "loudness_db", "pitch_range_semitones", "paused_percent", "talking_percent"),
)


def upgrade() -> None:
    """Calls of before are read when they are first exported."""
    op.create_table(
        "call_figures",
        *_mark("call_figures"),
        sa.Column("interruptions", sa.Integer()),
        sa.Column("silences", sa.Integer()),
        sa.Column("heat_highest", sa.Double()),
        sa.Column("heat_final", sa.Double()),
        sa.Column("techniques", sa.Text()),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "delivery_figures",
        *_mark("delivery_figures"),
        sa.Column("recording", sa.String(), nullable=False),
        *(sa.Column(name, sa.Double()) for name in _DELIVERY),
        sa.Column("fillers", sa.Integer()),
        sa.Column("typing_seconds", sa.Double()),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "export_recipes",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("saved_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_export_recipes"),
    )


def _mark(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("corrected", sa.Integer(), nullable=False),
        sa.Column("corrected_at", sa.DateTime()),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=f"fk_{table}_session_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("session_id", name=f"pk_{table}"),
    )


def downgrade() -> None:
    """Forget them."""
    for table in ("export_recipes", "delivery_figures", "call_figures"):
        op.drop_table(table)
