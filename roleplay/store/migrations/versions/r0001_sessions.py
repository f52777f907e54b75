"""The first tables: scenario versions, sessions, events, turns and scores."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from roleplay.store.schema import APPLICATION_ID

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create everything."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    op.create_table(
        "scenario_versions",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("scenario_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_scenario_versions"),
    )
    op.create_index("ix_scenario_versions_scenario_id", "scenario_versions", ["scenario_id"])
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("scenario_digest", sa.String(), nullable=False),
        sa.Column("scenario_title", sa.String(), nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("mode", sa.Enum("practice", "test", native_enum=False), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("recogniser", sa.String(), nullable=False),
        sa.Column("microphone", sa.String(), nullable=False),
        sa.Column("loudspeaker", sa.String(), nullable=False),
        sa.Column("trainee", sa.String(), nullable=False),
        sa.Column("program_version", sa.String(), nullable=False),
        sa.Column("state", sa.Enum("running", "complete", "recovered", native_enum=False), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "solved",
                "handed_over",
                "justified_hangup",
                "unjustified_hangup",
                "customer_left",
                "aborted",
                native_enum=False,
            ),
            nullable=True,
        ),
        sa.Column("answered_at", sa.Double(), nullable=True),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("recording", sa.String(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('running', 'complete', 'recovered')", name="ck_sessions_state"),
        sa.ForeignKeyConstraint(
            ["scenario_digest"], ["scenario_versions.digest"], name="fk_sessions_scenario_digest"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )
    op.create_index("ix_sessions_scenario_digest", "sessions", ["scenario_digest"])
    op.create_index("ix_sessions_started_at_id", "sessions", ["started_at", "id"])
    op.create_index("ix_sessions_state", "sessions", ["state"])
    op.create_table(
        "events",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name="fk_events_session_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("session_id", "sequence", name="pk_events"),
    )
    op.create_table(
        "scores",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("total", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name="fk_scores_session_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("session_id", name="pk_scores"),
    )
    op.create_table(
        "section_scores",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "section",
            sa.Enum("opening", "feeling", "facts", "solution", "closing", "composure", native_enum=False),
            nullable=False,
        ),
        sa.Column("points", sa.Double(), nullable=False),
        sa.Column("out_of", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["scores.session_id"], name="fk_section_scores_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "position", name="pk_section_scores"),
    )
    op.create_table(
        "turns",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("started_at", sa.Double(), nullable=False),
        sa.Column("ended_at", sa.Double(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id", "sequence"],
            ["events.session_id", "events.sequence"],
            name="fk_turns_session_id_sequence",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "sequence", name="pk_turns"),
    )
    op.create_table(
        "score_items",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("section_position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("points", sa.Double(), nullable=False),
        sa.Column("at", sa.Double(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id", "section_position"],
            ["section_scores.session_id", "section_scores.position"],
            name="fk_score_items_session_id_section_position",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "section_position", "position", name="pk_score_items"),
    )


def downgrade() -> None:
    """Drop everything."""
    op.drop_table("score_items")
    op.drop_table("turns")
    op.drop_table("section_scores")
    op.drop_table("scores")
    op.drop_table("events")
    op.drop_index("ix_sessions_state", table_name="sessions")
    op.drop_index("ix_sessions_started_at_id", table_name="sessions")
    op.drop_index("ix_sessions_scenario_digest", table_name="sessions")
    op.drop_table("sessions")
    op.drop_index("ix_scenario_versions_scenario_id", table_name="scenario_versions")
    op.drop_table("scenario_versions")
