"""Brings an older database to the tables of this version. Imports alembic, so it is loaded only when needed."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from roleplay.store import search_index


def configuration() -> Config:
    """Return alembic's configuration; the migrations travel inside the package."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def known_revisions() -> frozenset[str]:
    """Return all migrations that this version of the program has."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions())


def migrate(engine: Engine) -> None:
    """Run all missing migrations in one transaction: the database is then at the newest, or as it was."""
    config = configuration()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        search_index.detach(connection)  # a migration may copy tables, which would lose their triggers
        command.upgrade(config, "head")
        search_index.attach(connection)
