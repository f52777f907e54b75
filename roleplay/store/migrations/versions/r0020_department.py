"""Objects that are to be deleted beside a department's database. Functions and rules of rows there are made anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None so far; for functions and rules see `dialects.postgres.install`."""
    op.create_table(
        "lost_objects",
        sa.Column("kept", sa.String(), nullable=False),
        sa.Column("lost_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("kept", name="pk_lost_objects"),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("lost_objects")
