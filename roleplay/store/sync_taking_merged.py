"""Taking over what was put together of two states, and what is kept beside it, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, select, update

from roleplay.core.sync import Item, Merged, Taken
from roleplay.store import sync_heads, sync_memory, sync_rows
from roleplay.store.schema_assignments import AttemptRow, TermsRow
from roleplay.store.schema_grading import GradeRow
from roleplay.store.schema_trust import MeetingRow
from roleplay.store.sync_heads import Known
from roleplay.store.sync_sounds import SoundPlace
from roleplay.store.sync_taking import Taking


def take_merged(connection: Connection, sounds: SoundPlace, merged: Sequence[Merged]) -> Taken:
    """Take it over unless what went into it was changed here meanwhile."""
    taken = Taken()
    known = sync_heads.known(connection, [one.item.key for one in merged], locked=True)
    changes = []
    for one in merged:
        mine = known.get(one.item.key)
        if mine is None or mine.dirty or mine.head.versions != one.known:
            taken.refused.add(one.item.key)
            continue
        changes.append(_take(connection, sounds, one, mine))
        taken.done += 1
    sync_heads.count(connection, changes, sent=True)
    return taken


def _take(connection: Connection, sounds: SoundPlace, merged: Merged, mine: Known) -> Known:
    item = merged.item
    taking = Taking(connection, sounds, yields=True)
    if not item.alive:
        return replace(taking.drop(item, mine.head.identifier), dirty=merged.changed)
    for extra in merged.extras:
        _add(connection, extra)
    if item.key.kind == "scorecard" and merged.extras:
        _rest_on(connection, item, merged.extras[0])
    if merged.renumbered:
        _renumber(connection, item, merged)
    if item.key.kind != "sound":
        taking.write(item.key.kind, [item])
    for conflict in merged.conflicts:
        sync_memory.keep_conflict(connection, conflict)
    session = item.head.identifier if item.key.kind == "session" else item.session
    return Known(item.head, dirty=merged.changed, session=session)


def _add(connection: Connection, extra: Item) -> None:
    """Add it as if it were made here, unless it was kept beside before."""
    kind = extra.key.kind
    root = sync_rows.SHAPES[kind].root
    row = extra.tables[root.name][0]
    its = [root.c[column.name] == row[column.name] for column in root.primary_key]
    if connection.execute(select(*root.primary_key).where(*its)).first() is None:
        sync_rows.write(connection, kind, extra.tables, there=False)


def _rest_on(connection: Connection, card: Item, renamed: Item) -> None:
    """Let what was graded here go on resting on the card that it was graded with."""
    row, name = card.tables["scorecards"][0], renamed.tables["scorecards"][0]["id"]
    for table in (GradeRow, MeetingRow):
        its = (table.scorecard_id == row["id"], table.scorecard_version == row["version"])
        connection.execute(update(table).where(*its).values(scorecard_id=name))


def _renumber(connection: Connection, item: Item, merged: Merged) -> None:
    """Give terms that were set here their other numbers, and the calls that were held for them, too."""
    identifier = item.head.identifier
    for before in sorted(merged.renumbered, reverse=True):  # the last first: where it goes is free, or has become so
        after = merged.renumbered[before]
        tables = {
            name: [row for row in rows if name == "assignments" or row["version"] == after]
            for name, rows in item.tables.items()
        }
        sync_rows.write(connection, "assignment", tables, there=True)
        its = (AttemptRow.assignment_id == identifier, AttemptRow.version == before)
        connection.execute(update(AttemptRow).where(*its).values(version=after))
        connection.execute(delete(TermsRow).where(TermsRow.assignment_id == identifier, TermsRow.version == before))
