"""What is known of items beside their content: rows of `sync_items`, and the counter of changes."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from roleplay.core.sync import Head, Key, Versions
from roleplay.store import sync_postgres
from roleplay.store.schema_sync import SyncItemRow, SyncStateRow

_PAGE = 300
ONE = 1
"""Number of the only row of `sync_state`."""


@dataclass(frozen=True, slots=True)
class Known:
    """A head, and what only this store needs of it."""

    head: Head
    dirty: bool
    session: str


Heads = Select[str, str, str, bool, int, str, bool, str]

HEADS: Heads = select(
    SyncItemRow.kind,
    SyncItemRow.mark,
    SyncItemRow.versions,
    SyncItemRow.alive,
    SyncItemRow.number,
    SyncItemRow.item,
    SyncItemRow.dirty,
    SyncItemRow.session,
)


def head(row: Row[*tuple[Any, ...]]) -> Head:
    """Return the record of a row of `HEADS`."""
    return Head(Key(row.kind, row.mark), json.loads(row.versions), row.alive, row.number, row.item)


def known(connection: Connection, keys: Iterable[Key], *, locked: bool = False) -> dict[Key, Known]:
    """Return what is known of these; `locked` keeps others from changing it until the transaction ends."""
    found: dict[Key, Known] = {}
    wanted = sorted(set(keys))
    for first in range(0, len(wanted), _PAGE):
        page = [(key.kind, key.mark) for key in wanted[first : first + _PAGE]]
        its = HEADS.where(tuple_(SyncItemRow.kind, SyncItemRow.mark).in_(page))
        if locked:
            its = its.order_by(SyncItemRow.kind, SyncItemRow.mark).with_for_update()
        for row in connection.execute(its):
            found[Key(row.kind, row.mark)] = Known(head(row), row.dirty, row.session)
    return found


def state(connection: Connection) -> tuple[str, int]:
    """Return id and counter of this store; nobody else counts until the transaction ends."""
    its = select(SyncStateRow.machine, SyncStateRow.counter).where(SyncStateRow.id == ONE).with_for_update()
    row = connection.execute(its).one_or_none()
    if row is None:
        values = {"id": ONE, "machine": uuid.uuid4().hex, "counter": 0}
        connection.execute(_insert(connection, SyncStateRow).values(**values).on_conflict_do_nothing())
        row = connection.execute(its).one()
    return row.machine, row.counter


def set_counter(connection: Connection, counter: int) -> None:
    """Save how many changes were counted."""
    connection.execute(update(SyncStateRow).where(SyncStateRow.id == ONE).values(counter=counter))


def stamp(connection: Connection) -> None:
    """Count everything that was changed since as changes of this store; a server does so with the commit."""
    if connection.dialect.name == "postgresql":
        sync_postgres.stamp(connection)
        return
    machine, counter = state(connection)
    its = HEADS.where(SyncItemRow.dirty)
    changes = []
    for row in connection.execute(its).all():
        counter += 1
        versions = {**json.loads(row.versions), machine: counter}
        changes.append(Known(replace(head(row), versions=versions, number=counter), dirty=False, session=row.session))
    if changes:
        save(connection, changes, sent=False)
        set_counter(connection, counter)


def count(connection: Connection, changes: Sequence[Known], *, sent: bool) -> None:
    """Save heads under the next numbers of this store; a server gives them with the commit."""
    if connection.dialect.name == "postgresql":
        if changes:
            sync_postgres.count(connection, _rows(changes, sent=sent))
        return
    _, counter = state(connection)
    numbered = [
        replace(one, head=replace(one.head, number=number)) for number, one in enumerate(changes, start=counter + 1)
    ]
    save(connection, numbered, sent=sent)
    set_counter(connection, counter + len(numbered))


def save(connection: Connection, changes: Sequence[Known], *, sent: bool) -> None:
    """Save heads as they are, in place of those of the same keys; what is dirty was not sent."""
    if not changes:
        return
    rows = _rows(changes, sent=sent)
    statement = _insert(connection, SyncItemRow)
    others = {name: statement.excluded[name] for name in rows[0] if name not in ("kind", "mark")}
    connection.execute(statement.on_conflict_do_update(index_elements=["kind", "mark"], set_=others), rows)


def _rows(changes: Sequence[Known], *, sent: bool) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.head.key.kind,
            "mark": one.head.key.mark,
            "item": one.head.identifier if one.head.alive else "",
            "session": one.session if one.head.alive else "",
            "alive": one.head.alive,
            "dirty": one.dirty,
            "sent": sent and not one.dirty,
            "versions": versions_text(one.head.versions),
            "number": one.head.number,
        }
        for one in changes
    ]


def versions_text(versions: Versions) -> str:
    """Return versions as they are kept."""
    return json.dumps(dict(sorted(versions.items())), separators=(",", ":"))


def _insert(connection: Connection, row: type[Any]) -> Any:
    return postgresql.insert(row) if connection.dialect.name == "postgresql" else sqlite.insert(row)
