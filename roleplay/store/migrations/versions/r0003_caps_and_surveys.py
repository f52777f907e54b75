"""What holds a score down, how satisfied the customer was, and what each item could have won."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Scores until now have neither; they keep the items that they were made of."""
    op.add_column("scores", sa.Column("cap", sa.Text(), nullable=True))
    op.add_column("scores", sa.Column("survey", sa.Text(), nullable=True))
    op.add_column("score_items", sa.Column("out_of", sa.Double(), nullable=False, server_default=sa.text("0")))


def downgrade() -> None:
    """Forget them."""
    op.drop_column("score_items", "out_of")
    op.drop_column("scores", "survey")
    op.drop_column("scores", "cap")
