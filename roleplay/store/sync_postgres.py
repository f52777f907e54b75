"""What a server does in one statement: many rows as one document (row-level security allows no `COPY`), counting."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Table

from roleplay.core.sync import Row

_ROWS = 5_000
"""In one statement."""


_STAMP = """
WITH changed AS (SELECT kind, mark FROM sync_items WHERE dirty FOR UPDATE SKIP LOCKED)
UPDATE sync_items AS its SET dirty = false, sent = false, number = -1
FROM changed WHERE its.kind = changed.kind AND its.mark = changed.mark
"""
_COUNT = """
INSERT INTO sync_items (kind, mark, item, session, alive, dirty, sent, versions, number)
SELECT kind, mark, item, session, alive, dirty, sent, versions, -1 - place
FROM ROWS FROM (json_to_recordset(%s::json) AS (kind text, mark text, item text, session text, alive boolean,
    dirty boolean, sent boolean, versions text)) WITH ORDINALITY
    AS one (kind, mark, item, session, alive, dirty, sent, versions, place)
ON CONFLICT (kind, mark) DO UPDATE SET item = excluded.item, session = excluded.session, alive = excluded.alive,
    dirty = excluded.dirty, sent = excluded.sent, versions = excluded.versions, number = excluded.number
"""
"""The number is given with the commit, by a trigger (sync.sql): -1 is a change of this store, less one taken over."""


def stamp(connection: Connection) -> None:
    """Count what was changed; it gets its numbers with the commit."""
    connection.exec_driver_sql(_STAMP)


def count(connection: Connection, heads: Sequence[dict[str, Any]]) -> None:
    """Save rows of `sync_items`; they get the next numbers with the commit."""
    last = {(row["kind"], row["mark"]): row for row in heads}  # one statement changes a row but once
    rows = json.dumps(list(last.values()), ensure_ascii=False, separators=(",", ":"))
    connection.exec_driver_sql(_COUNT, (rows,))


def insert_many(connection: Connection, table: Table, rows: Sequence[Row], *, or_keep: bool) -> None:
    """Insert rows that all have the same columns; `or_keep` leaves those alone whose key is there."""
    names = ", ".join(f'"{name}"' for name in rows[0])
    kept = " ON CONFLICT DO NOTHING" if or_keep else ""
    statement = (
        f"INSERT INTO {table.name} ({names}) SELECT {names} "  # noqa: S608 - our own names
        f"FROM json_populate_recordset(NULL::{table.name}, %s::json){kept}"
    )
    for first in range(0, len(rows), _ROWS):
        page = [{name: _plain(value) for name, value in row.items()} for row in rows[first : first + _ROWS]]
        connection.exec_driver_sql(statement, (json.dumps(page, ensure_ascii=False, separators=(",", ":")),))


def _plain(value: Any) -> Any:
    """Return a value as JSON has it and the column takes it: moments in UTC, without saying so."""
    if isinstance(value, str):
        return value.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in value else value
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
