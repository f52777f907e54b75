"""What grades quote of a call is read by who may read the call: rules of a server, made anew with all others."""

from __future__ import annotations

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No table changes; see `grade_answers` in `dialects.postgres.policies`, and grades.sql."""


def downgrade() -> None:
    """Nothing to take back."""
