"""What an item holds, to be compared."""

from __future__ import annotations

import hashlib
import json

from roleplay.core.sync import Item, Row

_INCIDENTAL = {"scorecards": {"saved_at", "saved_by"}}
"""Columns in which two states of the same thing may differ."""


def digest(item: Item) -> str:
    """Return the SHA-256 of what an item holds, hexadecimal; the order of its rows does not count."""
    content = {
        table: sorted(json.dumps(_told(table, row), default=str, sort_keys=True) for row in rows)
        for table, rows in sorted(item.tables.items())
        if rows
    }
    return hashlib.sha256(json.dumps([item.alive, content]).encode()).hexdigest()


def _told(table: str, row: Row) -> Row:
    left_out = _INCIDENTAL.get(table, set())
    return {name: value for name, value in row.items() if name not in left_out}
