"""Changes on a server get their numbers while they are committed: a trigger, made anew with all others."""

from __future__ import annotations

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No table changes; see `sync_triggers`."""


def downgrade() -> None:
    """Nothing to take back."""
