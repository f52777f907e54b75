"""The level of difficulty of a call, and which call it tries again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Calls until now were played at the normal level, and none tried another again."""
    level = sa.Enum("easy", "normal", "hard", native_enum=False)
    op.add_column("sessions", sa.Column("level", level, nullable=False, server_default="normal"))
    op.add_column("sessions", sa.Column("retry_of", sa.String(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """Forget both."""
    op.drop_column("sessions", "retry_of")
    op.drop_column("sessions", "level")
