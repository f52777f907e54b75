"""The audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from roleplay.store.audit_guard import guard, unguard

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Begin a log; what happened before it is not known."""
    op.create_table(
        "audit_log",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("at", "kind", "by", "commitment", "previous", "hash", "seal", "sealer")
        ),
        sa.PrimaryKeyConstraint("number", name="pk_audit_log"),
    )
    op.create_index("ix_audit_log_at", "audit_log", ["at"])
    op.create_index("ix_audit_log_by", "audit_log", ["by"])
    op.create_table(
        "audit_about",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.CheckConstraint("role IN ('about', 'also')", name="ck_audit_about_role"),
        sa.ForeignKeyConstraint(["number"], ["audit_log.number"], name="fk_audit_about_number", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", "role", "mark", name="pk_audit_about"),
    )
    op.create_index("ix_audit_about_mark", "audit_about", ["mark"])
    op.create_table(
        "audit_names",
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_audit_names"),
    )
    op.create_index("ix_audit_names_name", "audit_names", ["name"])
    op.create_table(
        "audit_details",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["audit_log.number"], name="fk_audit_details_number", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name="pk_audit_details"),
    )
    op.create_index("ix_audit_details_subject", "audit_details", ["subject"])
    guard(op.get_bind())


def downgrade() -> None:
    """Drop the log."""
    unguard(op.get_bind())
    for table in ("audit_details", "audit_names", "audit_about", "audit_log"):
        op.drop_table(table)
