"""Assignments: what they ask, to whom they were given, and the calls that were held for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing has been assigned until now."""
    op.create_table(
        "assignments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by", sa.String(), nullable=False),
        sa.Column("copied_from", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assignments"),
    )
    op.create_table(
        "assignment_terms",
        sa.Column("assignment_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.Column("scenario_id", sa.String(), nullable=False),
        sa.Column("scenario_title", sa.String(), nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("mode", sa.Enum("practice", "test", native_enum=False), nullable=False),
        sa.Column("level", sa.Enum("easy", "normal", "hard", native_enum=False), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=True),
        sa.Column("pass_mark", sa.Double(), nullable=True),
        sa.Column("judged_by", sa.Enum("score", "grade", native_enum=False), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name="fk_assignment_terms_assignment_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint("attempts >= 1", name="ck_assignment_terms_attempts"),
        sa.CheckConstraint("pass_mark BETWEEN 0 AND 100", name="ck_assignment_terms_pass_mark"),
        sa.PrimaryKeyConstraint("assignment_id", "version", name="pk_assignment_terms"),
    )
    op.create_table(
        "assignees",
        sa.Column("assignment_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("position", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id", "version"],
            ["assignment_terms.assignment_id", "assignment_terms.version"],
            name="fk_assignees_assignment_id_version",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("kind IN ('person', 'group')", name="ck_assignees_kind"),
        sa.PrimaryKeyConstraint("assignment_id", "version", "position", name="pk_assignees"),
    )
    op.create_index("ix_assignees_name", "assignees", ["name"])
    op.create_table(
        "attempts",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("assignment_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name="fk_attempts_session_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["assignment_id", "version"],
            ["assignment_terms.assignment_id", "assignment_terms.version"],
            name="fk_attempts_assignment_id_version",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", name="pk_attempts"),
    )
    op.create_index("ix_attempts_assignment_id_version", "attempts", ["assignment_id", "version"])


def downgrade() -> None:
    """Forget the assignments; the calls stay."""
    for table in ("attempts", "assignees", "assignment_terms", "assignments"):
        op.drop_table(table)
