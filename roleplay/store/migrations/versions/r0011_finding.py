"""What calls are found by: facts of each session, techniques, the full-text index of what was said, saved filters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from roleplay.store.dialects.sql import WHOLE_NUMBER
from roleplay.store.search_index import FILL, MAKE

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Read the sessions that are there."""
    op.create_table(
        "session_facts",
        sa.Column("number", WHOLE_NUMBER, nullable=False, autoincrement=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("trainee", sa.String(), nullable=False),
        sa.Column("trainee_folded", sa.String(), nullable=False),
        sa.Column("scenario_digest", sa.String(), nullable=False),
        sa.Column("scenario_id", sa.String(), nullable=False),
        sa.Column("title_folded", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("grades", sa.Integer(), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_session_facts_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_session_facts"),
        sa.UniqueConstraint("session_id", name="uq_session_facts_session_id"),
    )
    op.create_table(
        "session_techniques",
        sa.Column("technique", sa.String(), nullable=False),
        sa.Column("number", WHOLE_NUMBER, nullable=False, autoincrement=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("costs", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"], ["session_facts.number"], name="fk_session_techniques_number", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("technique", "number", name="pk_session_techniques"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_session_techniques_number", "session_techniques", ["number"])
    op.create_table(
        "scenario_traits",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("trait", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest"], ["scenario_versions.digest"], name="fk_scenario_traits_digest", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", "trait", name="pk_scenario_traits"),
    )
    op.create_table(
        "saved_filters",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_saved_filters"),
    )
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":  # PostgreSQL's index is made with its triggers, and nothing was there yet
        for statement in (MAKE, *FILL):
            connection.exec_driver_sql(statement)


def downgrade() -> None:
    """Find nothing any more; the triggers must be gone."""
    op.execute("DROP TABLE IF EXISTS spoken")
    for table in ("saved_filters", "scenario_traits", "session_techniques", "session_facts"):
        op.drop_table(table)
