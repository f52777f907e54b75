"""Groups of people, and what each call says about its trainee."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """There are no groups yet, and what calls say is read from them when it is asked for."""
    op.create_table(
        "groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_groups"),
    )
    op.create_index("ix_groups_folded", "groups", ["folded"], unique=True)
    op.create_table(
        "group_members",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("trainee", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_group_members_group_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "trainee", name="pk_group_members"),
    )
    op.create_index("ix_group_members_trainee", "group_members", ["trainee"])
    op.create_table(
        "practice_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_practice_terms"),
    )
    op.create_index("ix_practice_terms_term", "practice_terms", ["term"], unique=True)
    op.create_table(
        "practice_facts",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("skills", sa.LargeBinary(), nullable=False),
        sa.Column("ways", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_practice_facts_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", name="pk_practice_facts"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Forget the groups."""
    for table in ("practice_facts", "practice_terms", "group_members", "groups"):
        op.drop_table(table)
