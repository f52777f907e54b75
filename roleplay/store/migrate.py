"""Brings an older database to the tables of this version. Imports alembic, so it is loaded only when needed."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from roleplay.store import search_index, sync_triggers

_LOCK = 0x526F6C65_6D696772
"""Key of the advisory lock of migrations on a server: `Rolemigr`."""


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
        if connection.dialect.name == "postgresql":
            _migrate_server(connection, config)
        else:
            search_index.detach(connection)  # a migration may copy tables, which would lose their triggers
            sync_triggers.detach(connection)
            command.upgrade(config, "head")
            search_index.attach(connection)
            sync_triggers.attach(connection)
            sync_triggers.fill(connection)


def _migrate_server(connection: Connection, config: Config) -> None:
    from roleplay.store.dialects.postgres.install import install, secure

    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))  # one at a time; ends with it
    connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS roleplay")
    command.upgrade(config, "head")
    install(connection)
    sync_triggers.attach(connection)
    sync_triggers.fill(connection)
    secure(connection)  # last: rights are set for everything that is there
