"""Taking over a batch of items in one transaction: what is newer is written, what was deleted goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, select, tuple_, update

from roleplay.core.sync import Conflict, Item, Key, Kind, Row, Taken, mark, order
from roleplay.core.sync_merge_grading import tagged
from roleplay.store import sync_heads, sync_memory, sync_rows
from roleplay.store.schema import SessionRow
from roleplay.store.schema_assignments import TermsRow
from roleplay.store.schema_grading import CommentRow, GradeRow, ScorecardRow
from roleplay.store.schema_practice import PracticeFactsRow
from roleplay.store.schema_trust import SecondGradingRow
from roleplay.store.sync_heads import Known
from roleplay.store.sync_sounds import SoundPlace
from roleplay.store.tombstones import bury_mark, lift


class Taking:
    """One batch."""

    def __init__(self, connection: Connection, sounds: SoundPlace, *, yields: bool) -> None:
        """`yields`: what is here makes room for what comes, where only one can have its place."""
        self._connection = connection
        self._sounds = sounds
        self._yields = yields
        self.deleted_sessions = False
        self._taken = Taken()

    def take(self, items: Sequence[Item]) -> Taken:
        """Take what is newer; return what was done."""
        mine = sync_heads.known(self._connection, [item.key for item in items], locked=True)
        newer = [item for item in items if self._is_newer(mine.get(item.key), item)]
        by_kind: dict[Kind, list[Item]] = {}
        for item in newer:
            by_kind.setdefault(item.key.kind, []).append(item)
        changes: list[Known] = []
        for kind, its in by_kind.items():
            changes += self._take_kind(kind, its, mine)
        self._taken.done = len(changes)
        sync_heads.count(self._connection, changes, sent=self._yields)
        return self._taken

    def _is_newer(self, mine: Known | None, item: Item) -> bool:
        if mine is None:
            return True
        if mine.dirty:
            self._taken.refused.add(item.key)
            return False
        standing = order(mine.head.versions, item.head.versions)
        if standing == "apart":
            self._taken.refused.add(item.key)
        return standing == "older"

    def _take_kind(self, kind: Kind, items: Sequence[Item], mine: dict[Key, Known]) -> list[Known]:
        changes = []
        for item in items:
            if not item.alive:
                known = mine.get(item.key)
                changes.append(self.drop(item, "" if known is None else known.head.identifier))
        alive = [item for item in items if item.alive and kind != "sound"]
        hanging = self._hanging(kind, alive)
        changes += [_moot(item) for item in alive if item.key in hanging.moot]
        written = [item for item in alive if item.key not in hanging.moot | hanging.missing]
        self._taken.left_out |= hanging.missing
        written = [item for item in written if self._make_room(kind, item)]
        revived = [item for item in written if (known := mine.get(item.key)) is not None and not known.head.alive]
        if kind == "session" and revived:  # somebody who knew that it was deleted has brought it back
            lift(self._connection, [item.head.identifier for item in revived])
        self.write(kind, written)
        changes += [Known(item.head, dirty=False, session=_session(item)) for item in written]
        return changes

    # --- writing ---

    def write(self, kind: Kind, items: Sequence[Item]) -> None:
        """Write items whose place is free or theirs."""
        if not items:
            return
        present = self._present(kind, items)
        for item in items:
            if kind == "session" and item.head.identifier not in present and not item.with_body:
                self._taken.refused.add(item.key)  # it was deleted while it was on its way
        ready = [item for item in items if item.key not in self._taken.refused]
        fitted = [(self._fitted(kind, item), item.head.identifier in present) for item in ready]
        sync_rows.write_all(self._connection, kind, fitted)
        if kind == "session" and present:
            known = sorted(present)
            self._connection.execute(delete(PracticeFactsRow).where(PracticeFactsRow.session_id.in_(known)))

    def _present(self, kind: Kind, items: Sequence[Item]) -> set[str]:
        """Return the ids of those that are here."""
        names = [item.head.identifier for item in items]
        if kind == "scorecard":
            keys = [(name.partition(":")[2], int(name.partition(":")[0])) for name in names]
            found = self._connection.execute(
                select(ScorecardRow.id, ScorecardRow.version).where(
                    tuple_(ScorecardRow.id, ScorecardRow.version).in_(keys)
                )
            )
            return {f"{row.version}:{row.id}" for row in found}
        root = sync_rows.SHAPES[kind].root
        return set(self._connection.scalars(select(root.c.id).where(root.c.id.in_(names))))

    def _fitted(self, kind: Kind, item: Item) -> dict[str, Sequence[Row]]:
        """Return the rows without what refers to something that is not here."""
        tables = dict(item.tables)
        if kind == "session" and tables.get("attempts"):
            tables["attempts"] = [row for row in tables["attempts"] if self._has_terms(row)]
        if kind == "feedback":
            row = dict(tables["feedback"][0])
            if row["grade_id"] and not self._there(GradeRow, [row["grade_id"]]):
                row["grade_id"] = None
            tables["feedback"] = [row]
        if kind == "meeting" and tables.get("calibration_sessions"):
            wanted = [row["session_id"] for row in tables["calibration_sessions"]]
            here = self._there(SessionRow, wanted)
            tables["calibration_sessions"] = [
                row for row in tables["calibration_sessions"] if row["session_id"] in here
            ]
        return tables

    def _has_terms(self, row: Row) -> bool:
        its = select(TermsRow.version).where(
            TermsRow.assignment_id == row["assignment_id"], TermsRow.version == row["version"]
        )
        return self._connection.scalar(its) is not None

    def _there(self, row: type[SessionRow] | type[GradeRow], identifiers: Iterable[str]) -> set[str]:
        return set(self._connection.scalars(select(row.id).where(row.id.in_(sorted(set(identifiers))))))

    # --- what it hangs on ---

    def _hanging(self, kind: Kind, items: Sequence[Item]) -> _Hanging:
        """Find what hangs on something that was deleted, or that is not here."""
        found = _Hanging()
        if kind not in ("session", "scorecard", "assignment", "meeting"):
            here = self._there(SessionRow, (item.session for item in items))
            gone = sync_heads.known(
                self._connection, [Key("session", mark(item.session)) for item in items if item.session not in here]
            )
            for item in items:
                if item.session in here:
                    continue
                session = gone.get(Key("session", mark(item.session)))
                (found.moot if session is not None and not session.head.alive else found.missing).add(item.key)
        for item in items:
            if kind in ("grade", "meeting") and not self._has_card(item.tables[sync_rows.root_name(kind)][0]):
                found.missing.add(item.key)
            if kind == "second_grading":
                first = item.tables["second_gradings"][0]["first_grade"]
                if not self._there(GradeRow, [first]):
                    grade = sync_heads.known(self._connection, [Key("grade", mark(first))])
                    dead = any(not known.head.alive for known in grade.values())
                    (found.moot if dead else found.missing).add(item.key)
        return found

    def _has_card(self, row: Row) -> bool:
        its = select(ScorecardRow.id).where(
            ScorecardRow.id == row["scorecard_id"], ScorecardRow.version == row["scorecard_version"]
        )
        return self._connection.scalar(its) is not None

    # --- places that only one can have ---

    def _make_room(self, kind: Kind, item: Item) -> bool:
        """Have what is here give way to what comes; False where it does not: then it comes again, and is told."""
        if kind not in ("grade", "second_grading"):
            return True
        rival = self._rival(kind, item.tables[sync_rows.root_name(kind)][0])
        if rival is None:
            return True
        if not self._yields:
            self._taken.refused.add(item.key)
            return False
        if kind == "second_grading":  # the same was asked of the same person twice: once is enough
            self._connection.execute(delete(SecondGradingRow).where(SecondGradingRow.id == rival.id))
            return True
        conflict = Conflict("grade", item.head.identifier, item.session, rival.id)
        self._connection.execute(
            update(GradeRow).where(GradeRow.id == rival.id).values(grader=tagged(rival.grader, rival.id))
        )
        sync_memory.keep_conflict(self._connection, conflict)
        self._taken.conflicts.append(conflict)
        return True

    def _rival(self, kind: Kind, row: Row) -> _Rival | None:
        """Return another one in the place of this one."""
        table = GradeRow if kind == "grade" else SecondGradingRow
        names = (
            ("session_id", "grader", "kind", "purpose", "scorecard_id")
            if kind == "grade"
            else ("first_grade", "grader")
        )
        same = [getattr(table, name) == row[name] for name in names]
        found = self._connection.execute(select(table.id, table.grader).where(*same, table.id != row["id"])).first()
        return None if found is None else _Rival(found.id, found.grader)

    # --- deleting ---

    def drop(self, item: Item, identifier: str) -> Known:
        """Delete what was deleted elsewhere; return what stays known of it."""
        kind = item.key.kind
        head = replace(item.head, alive=False, identifier="")
        if kind == "session":
            bury_mark(self._connection, item.key.mark, datetime.now(UTC))
        if not identifier:
            return Known(head, dirty=False, session="")
        if kind == "sound":
            self._drop_sound(identifier)
        elif kind == "scorecard":
            return self._drop_card(item, identifier)
        else:
            self._drop_sounds_of(kind, identifier)
            root = sync_rows.SHAPES[kind].root
            self._connection.execute(delete(root).where(root.c.id == identifier))
        self.deleted_sessions |= kind == "session"
        return Known(head, dirty=False, session="")

    def _drop_sound(self, identifier: str) -> None:
        self._sounds.remove(self._connection, identifier)
        session, _, comment = identifier.partition(".")
        row = CommentRow if comment else SessionRow
        self._connection.execute(update(row).where(row.id == (comment or session)).values(recording=""))

    def _drop_sounds_of(self, kind: Kind, identifier: str) -> None:
        """Delete the sound first, so that none is left without an owner."""
        if kind == "session":
            self._sounds.remove_session(self._connection, identifier)
        elif kind == "comment":
            its = select(CommentRow.session_id).where(CommentRow.id == identifier, CommentRow.recording != "")
            session = self._connection.scalar(its)
            if session:
                self._sounds.remove(self._connection, f"{session}.{identifier}")

    def _drop_card(self, item: Item, identifier: str) -> Known:
        """Delete a scorecard, unless something rests on it here: then it stays, and comes back elsewhere."""
        version, _, name = identifier.partition(":")
        its = (ScorecardRow.id == name, ScorecardRow.version == int(version))
        used = select(GradeRow.id).where(GradeRow.scorecard_id == name, GradeRow.scorecard_version == int(version))
        if self._connection.scalar(used.limit(1)) is not None:
            return Known(replace(item.head, alive=True, identifier=identifier), dirty=True, session="")
        self._connection.execute(delete(ScorecardRow).where(*its))
        return Known(replace(item.head, alive=False, identifier=""), dirty=False, session="")


class _Hanging:
    def __init__(self) -> None:
        self.moot: set[Key] = set()
        """What they hang on was deleted."""
        self.missing: set[Key] = set()


class _Rival:
    def __init__(self, identifier: str, grader: str) -> None:
        self.id = identifier
        self.grader = grader


def _moot(item: Item) -> Known:
    """Return the head of what goes with what it hung on; others are to be told."""
    return Known(replace(item.head, alive=False, identifier=""), dirty=True, session="")


def _session(item: Item) -> str:
    return item.head.identifier if item.key.kind == "session" else item.session
