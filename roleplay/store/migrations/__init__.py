"""Alembic's migrations; run by `roleplay.store.migrate` when a database is opened."""
