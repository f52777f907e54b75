"""What was changed here and elsewhere, so that stores can be kept in step."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Everything that is there is noted when the triggers are made."""
    op.create_table(
        "sync_items",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("alive", sa.Boolean(), nullable=False),
        sa.Column("dirty", sa.Boolean(), nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "mark", name="pk_sync_items"),
    )
    op.create_index("ix_sync_items_session", "sync_items", ["session"])
    op.create_index("ix_sync_items_number", "sync_items", ["number"])
    for name, columns, where in (("dirty", ["kind"], "dirty"), ("sent", ["kind", "number"], "NOT sent")):
        op.create_index(
            f"ix_sync_items_{name}",
            "sync_items",
            columns,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )
    op.create_table(
        "sync_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("machine", sa.String(), nullable=False),
        sa.Column("counter", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sync_state"),
    )
    op.create_table(
        "sync_peers",
        sa.Column("machine", sa.String(), nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("pending", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("machine", name="pk_sync_peers"),
    )
    op.create_table(
        "sync_seen",
        sa.Column("machine", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("machine", "scope", name="pk_sync_seen"),
    )
    op.create_table(
        "sync_conflicts",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("kept_as", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "item", "kept_as", name="pk_sync_conflicts"),
    )


def downgrade() -> None:
    """Forget it; everything is compared anew then."""
    for name in ("sync_conflicts", "sync_seen", "sync_peers", "sync_state", "sync_items"):
        op.drop_table(name)
