"""People who sign in, and what lets them in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has an account: the store goes on without sign-in until somebody chooses otherwise."""
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("passphrase", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("signed_in_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("role IN ('trainee', 'trainer', 'hr', 'administrator')", name="ck_people_role"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("name", name="uq_people_name"),
        sa.UniqueConstraint("folded", name="uq_people_folded"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "access_policy",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("accounts", sa.Boolean(), nullable=False),
        sa.Column("lock_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_access_policy_one"),
        sa.CheckConstraint("lock_minutes BETWEEN 1 AND 480", name="ck_access_policy_lock_minutes"),
        sa.PrimaryKeyConstraint("id", name="pk_access_policy"),
    )
    op.create_table(
        "sign_in_delays",
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("machine", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("since", sa.Double(), nullable=False),
        sa.Column("tried_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("mark", "machine", name="pk_sign_in_delays"),
    )
    _hanging_on_people()


def _hanging_on_people() -> None:
    op.create_table(
        "group_trainers",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_group_trainers_group_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_group_trainers_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "person_id", name="pk_group_trainers"),
    )
    op.create_index("ix_group_trainers_person_id", "group_trainers", ["person_id"])
    op.create_table(
        "one_time_codes",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("kind IN ('reset', 'recovery')", name="ck_one_time_codes_kind"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_one_time_codes_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "kind", name="pk_one_time_codes"),
    )
    op.create_table(
        "sign_ins",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("boot", sa.String(), nullable=False),
        sa.Column("used_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_sign_ins_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest", name="pk_sign_ins"),
    )
    op.create_index("ix_sign_ins_person_id", "sign_ins", ["person_id"])


def downgrade() -> None:
    """Let everybody in again."""
    for table in ("sign_ins", "one_time_codes", "group_trainers", "sign_in_delays", "access_policy", "people"):
        op.drop_table(table)
