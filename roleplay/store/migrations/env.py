"""Alembic's entry point: runs the migrations in the transaction that the caller has begun."""

from __future__ import annotations

from alembic import context

from roleplay.store.every_table import every_table
from roleplay.store.schema import Base

every_table()
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters tables by copying them
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
