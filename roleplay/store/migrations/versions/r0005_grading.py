"""Scorecards, grades, comments and feedback."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing has been graded until now."""
    _scorecards()
    _grades()
    _answers()
    _comments()
    _feedback()


def downgrade() -> None:
    """Forget all that trainers have said."""
    for table in ("feedback", "comments", "grade_answers", "grades", "scorecards"):
        op.drop_table(table)


def _of_session(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=f"fk_{table}_session_id", ondelete="CASCADE")


def _scorecards() -> None:
    op.create_table(
        "scorecards",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("saved_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name="pk_scorecards"),
    )


def _grades() -> None:
    op.create_table(
        "grades",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("scorecard_id", sa.String(), nullable=False),
        sa.Column("scorecard_version", sa.Integer(), nullable=False),
        sa.Column("grader", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("compliance", sa.Double(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("machine_score", sa.Double(), nullable=True),
        sa.Column("machine_compliance", sa.Double(), nullable=True),
        sa.Column("machine_passed", sa.Boolean(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("machine_result", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('first', 'second', 'calibration')", name="ck_grades_kind"),
        _of_session("grades"),
        sa.ForeignKeyConstraint(
            ["scorecard_id", "scorecard_version"],
            ["scorecards.id", "scorecards.version"],
            name="fk_grades_scorecard_id_scorecard_version",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_grades"),
        sa.UniqueConstraint(
            "session_id", "grader", "kind", "purpose", "scorecard_id", name="uq_grades_session_id_grader"
        ),
    )
    op.create_index("ix_grades_session_id_finished_at", "grades", ["session_id", "finished_at"])


def _answers() -> None:
    op.create_table(
        "grade_answers",
        sa.Column("grade_id", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("not_applicable", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("machine", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["grade_id"], ["grades.id"], name="fk_grade_answers_grade_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("grade_id", "question", name="pk_grade_answers"),
    )


def _comments() -> None:
    op.create_table(
        "comments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("until", sa.Double(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("recording", sa.String(), nullable=False),
        sa.Column("recorded_seconds", sa.Double(), nullable=False),
        sa.Column("recogniser", sa.String(), nullable=False),
        sa.Column("visible", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        _of_session("comments"),
        sa.PrimaryKeyConstraint("id", name="pk_comments"),
    )
    op.create_index("ix_comments_session_id_at", "comments", ["session_id", "at"])


def _feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("grade_id", sa.String(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(), nullable=True),
        _of_session("feedback"),
        sa.ForeignKeyConstraint(["grade_id"], ["grades.id"], name="fk_feedback_grade_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_session_id_sent_at", "feedback", ["session_id", "sent_at"])
