"""The log of corrections, second gradings, and calibration meetings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

FROM_CORRECTIONS = """
INSERT INTO correction_log (session_id, sequence, at, by, action, before, after)
SELECT corrections.session_id, corrections.sequence, corrected_at, corrected_by, 'corrected',
    turns.text, corrections.text
FROM corrections JOIN turns ON turns.session_id = corrections.session_id AND turns.sequence = corrections.sequence
ORDER BY corrected_at
"""


def upgrade() -> None:
    """What is corrected now goes into the log as if it had always been there."""
    _log()
    _second_gradings()
    _meetings()
    op.execute(FROM_CORRECTIONS)


def downgrade() -> None:
    """Forget who corrected what, and who graded with whom; the grades stay."""
    for table in (
        "calibration_participants",
        "calibration_sessions",
        "calibration_meetings",
        "second_gradings",
        "correction_log",
    ):
        op.drop_table(table)


def _of_session(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=f"fk_{table}_session_id", ondelete="CASCADE")


def _log() -> None:
    op.create_table(
        "correction_log",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.CheckConstraint("action IN ('corrected', 'taken_back')", name="ck_correction_log_action"),
        _of_session("correction_log"),
        sa.PrimaryKeyConstraint("number", name="pk_correction_log"),
    )
    op.create_index("ix_correction_log_session_id_number", "correction_log", ["session_id", "number"])


def _second_gradings() -> None:
    op.create_table(
        "second_gradings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("first_grade", sa.String(), nullable=False),
        sa.Column("grader", sa.String(), nullable=False),
        sa.Column("assigned_by", sa.String(), nullable=False),
        sa.Column("assigned_at", sa.DateTime(), nullable=False),
        _of_session("second_gradings"),
        sa.ForeignKeyConstraint(
            ["first_grade"], ["grades.id"], name="fk_second_gradings_first_grade", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_second_gradings"),
        sa.UniqueConstraint("first_grade", "grader", name="uq_second_gradings_first_grade_grader"),
    )
    op.create_index("ix_second_gradings_first_grade", "second_gradings", ["first_grade"])
    op.create_index("ix_second_gradings_session_id_grader", "second_gradings", ["session_id", "grader"])


def _meetings() -> None:
    op.create_table(
        "calibration_meetings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("scorecard_id", sa.String(), nullable=False),
        sa.Column("scorecard_version", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["scorecard_id", "scorecard_version"],
            ["scorecards.id", "scorecards.version"],
            name="fk_calibration_meetings_scorecard_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_calibration_meetings"),
    )
    for table, column in (("calibration_sessions", "session_id"), ("calibration_participants", "grader")):
        op.create_table(
            table,
            sa.Column("meeting_id", sa.String(), nullable=False),
            sa.Column(column, sa.String(), nullable=False),
            sa.Column("position", sa.Integer(), nullable=False),
            sa.ForeignKeyConstraint(
                ["meeting_id"], ["calibration_meetings.id"], name=f"fk_{table}_meeting_id", ondelete="CASCADE"
            ),
            *([_of_session(table)] if column == "session_id" else []),
            sa.PrimaryKeyConstraint("meeting_id", column, name=f"pk_{table}"),
        )
    op.create_index("ix_calibration_sessions_session_id", "calibration_sessions", ["session_id"])
