"""The group to which something is assigned, whatever it is called by now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was assigned to a group until now."""
    with op.batch_alter_table("assignees") as table:
        table.add_column(sa.Column("group_id", sa.Integer(), nullable=True))
        table.create_foreign_key("fk_assignees_group_id", "groups", ["group_id"], ["id"], ondelete="SET NULL")


def downgrade() -> None:
    """Know groups by their names only."""
    with op.batch_alter_table("assignees") as table:
        table.drop_constraint("fk_assignees_group_id", type_="foreignkey")
        table.drop_column("group_id")
