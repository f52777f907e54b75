"""Alembic's entry point: runs the migrations in the transaction that the caller has begun."""

from __future__ import annotations

from alembic import context

from roleplay.store import (  # noqa: F401 - their tables
    schema_assignments,
    schema_grading,
    schema_handover,
    schema_practice,
    schema_replay,
    schema_search,
    schema_trust,
)
from roleplay.store.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters tables by copying them
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
