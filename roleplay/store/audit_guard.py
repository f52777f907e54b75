"""Triggers that refuse to change the audit log, for whoever comes past the program with SQL.

They keep out mistakes, not somebody who owns the database: who can drop a trigger is found out by the chain.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

TABLES = ("audit_log", "audit_about", "audit_names", "audit_details")
_REFUSAL = "the audit log is only ever added to"
_FUNCTION = "roleplay_refuse_audit_change"


def guard(connection: Connection) -> None:
    """Make the triggers; the tables must be there."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
        )
        for table in TABLES:
            for name, event, each in (
                ("kept", "UPDATE OR DELETE", "ROW"),
                ("whole", "TRUNCATE", "STATEMENT"),
            ):
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} "
                    f"FOR EACH {each} EXECUTE FUNCTION {_FUNCTION}()"
                )
        return
    for table in TABLES:
        for event in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )


def unguard(connection: Connection) -> None:
    """Drop the triggers. On PostgreSQL only the owner of the tables may."""
    if connection.dialect.name == "postgresql":
        for table in TABLES:
            for name in ("kept", "whole"):
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}")
        return
    for table in TABLES:
        for event in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_no_{event}")


@contextmanager
def unguarded(connection: Connection) -> Iterator[None]:
    """Let the log be pruned, or a person be erased from it, inside this transaction."""
    if connection.dialect.name == "postgresql":  # the rules of rows say who may, the trigger whether it is meant
        connection.exec_driver_sql("SELECT set_config('roleplay.audit_unguarded', 'on', true)")
        yield
        connection.exec_driver_sql("SELECT set_config('roleplay.audit_unguarded', 'off', true)")
        return
    unguard(connection)
    yield
    guard(connection)
