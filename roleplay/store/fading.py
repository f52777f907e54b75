"""What goes of saved calls before the calls themselves do: their sound, spoken comments, and their words."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from roleplay.core.delivery import DELIVERY_EVIDENCE
from roleplay.core.grades import MachineAnswer
from roleplay.core.privacy import DataKind, Due
from roleplay.core.records import Cap
from roleplay.store import recordings, search_index
from roleplay.store.codec import to_json
from roleplay.store.database import Database
from roleplay.store.part import StorePart
from roleplay.store.schema import CorrectionRow, EventRow, ScoreAsHeardRow, ScoreItemRow, ScoreRow, SessionRow
from roleplay.store.schema_export import DeliveryFiguresRow
from roleplay.store.schema_grading import CommentRow, GradeAnswerRow, GradeRow
from roleplay.store.schema_privacy import HoldRow, PassingRow
from roleplay.store.schema_replay import RecordingSealRow
from roleplay.store.schema_search import SessionFactsRow, SessionTechniqueRow
from roleplay.store.schema_trust import CorrectionLogRow
from roleplay.store.sound_archive import SoundArchive

_CAP: TypeAdapter[Cap] = TypeAdapter(Cap)
_MACHINE: TypeAdapter[MachineAnswer] = TypeAdapter(MachineAnswer)


@dataclass(frozen=True, slots=True)
class Aged:
    """What of one kind is old enough to go."""

    kind: DataKind
    ids: tuple[str, ...]
    """Of sessions, or of spoken comments."""
    files: tuple[str, ...]
    """Names inside the recordings folder."""
    due: Due


class Fading(StorePart):
    """Finds what is old, and takes it away piece by piece, so that a crash in between leaves nothing half.

    Every method raises `DatabaseError` or `DiskError` when the machine is in the way.
    """

    def __init__(self, database: Database, recordings_folder: Path, sounds: SoundArchive) -> None:
        super().__init__(database)
        self._recordings = recordings_folder
        self._sounds = sounds

    def aged(self, kind: DataKind, before: datetime) -> Aged:
        """Return what of a kind is from before a moment; calls that run now are left out."""
        old = (SessionRow.started_at < before) & (SessionRow.state != "running")
        with self._snapshot() as connection:
            if kind == "spoken_comments":
                return self._old_comments(connection, before)
            wanted = {
                "audio": old & (SessionRow.recording != ""),
                "transcripts": old & select(EventRow.session_id).where(EventRow.session_id == SessionRow.id).exists(),
                "results": old,
            }[kind]
            return self._old_sessions(connection, kind, wanted)

    def drop_sound(self, session_id: str) -> None:
        """Delete the recording of a call: its file first, so that none is left without an owner."""
        recordings.remove_recording(self._recordings, session_id)
        with self._transaction() as connection:
            names = select(SessionRow.recording).where(SessionRow.id == session_id)
            self._sounds.remove(connection, names)
            connection.execute(update(SessionRow).where(SessionRow.id == session_id).values(recording=""))
            for table in (RecordingSealRow, DeliveryFiguresRow):
                connection.execute(delete(table).where(table.session_id == session_id))
        self._sounds.purge()

    def drop_spoken(self, comment_id: str) -> None:
        """Delete the sound of a spoken comment; its text stays."""
        with self._transaction() as connection:
            self._sounds.remove(connection, select(CommentRow.recording).where(CommentRow.id == comment_id))
            drop_spoken(connection, self._recordings, comment_id)
        self._sounds.purge()

    def drop_delivery(self) -> None:
        """Delete whatever was measured of anybody's voice, and what the machine answered on scorecards from it."""
        with self._transaction() as connection:
            connection.execute(delete(DeliveryFiguresRow))
            _drop_delivery_answers(connection)

    def strip(self, session_id: str) -> None:
        """Take the words of a call away, and every quotation of them; its result stays."""
        with self._transaction() as connection:
            strip_words(connection, session_id)

    def _old_sessions(self, connection: Connection, kind: DataKind, wanted: ColumnElement[bool]) -> Aged:
        held = select(HoldRow.session_id)
        query = select(SessionRow.id, SessionRow.started_at, SessionRow.recording).where(wanted)
        found = connection.execute(
            query.where(SessionRow.id.not_in(held)).order_by(SessionRow.started_at, SessionRow.id)
        ).all()
        on_hold = connection.scalar(select(func.count()).where(wanted, SessionRow.id.in_(held))) or 0
        files = tuple(row.recording for row in found if row.recording) if kind in ("audio", "results") else ()
        oldest = found[0].started_at if found else None
        due = Due(kind, len(found), self._sounds.size_of(connection, files), oldest, on_hold)
        return Aged(kind, tuple(row.id for row in found), files, due)

    def _old_comments(self, connection: Connection, before: datetime) -> Aged:
        old = (CommentRow.created_at < before) & (CommentRow.recording != "")
        held = select(HoldRow.session_id)
        query = select(CommentRow.id, CommentRow.created_at, CommentRow.recording).where(old)
        found = connection.execute(
            query.where(CommentRow.session_id.not_in(held)).order_by(CommentRow.created_at, CommentRow.id)
        ).all()
        on_hold = connection.scalar(select(func.count()).where(old, CommentRow.session_id.in_(held))) or 0
        files = tuple(row.recording for row in found)
        oldest = found[0].created_at if found else None
        due = Due("spoken_comments", len(found), self._sounds.size_of(connection, files), oldest, on_hold)
        return Aged("spoken_comments", tuple(row.id for row in found), files, due)


def drop_spoken(connection: Connection, folder: Path, comment_id: str) -> None:
    """Delete the sound of a spoken comment; its text stays. Raises `DiskError`."""
    name = connection.scalar(select(CommentRow.recording).where(CommentRow.id == comment_id))
    if name:
        recordings.remove_spoken(folder, name)
    values = {"recording": "", "recorded_seconds": 0.0}
    connection.execute(update(CommentRow).where(CommentRow.id == comment_id).values(**values))


def strip_words(connection: Connection, session_id: str) -> None:
    """Take the words of a call away in this transaction; see `Fading.strip`."""
    techniques = _techniques(connection, session_id)
    connection.execute(delete(CorrectionRow).where(CorrectionRow.session_id == session_id))
    search_index.take_out(connection, session_id)
    for table in (EventRow, ScoreAsHeardRow, CorrectionLogRow, PassingRow):
        connection.execute(delete(table).where(table.session_id == session_id))
    _put_techniques(connection, session_id, techniques)
    connection.execute(update(ScoreItemRow).where(ScoreItemRow.session_id == session_id).values(evidence=""))
    _strip_cap(connection, session_id)
    _strip_grades(connection, session_id)


def _techniques(connection: Connection, session_id: str) -> list[dict[str, object]]:
    """Return what was found in the words, which counts although they go: taking corrections back changes it."""
    query = select(SessionTechniqueRow).join(SessionFactsRow, SessionFactsRow.number == SessionTechniqueRow.number)
    return [dict(row) for row in connection.execute(query.where(SessionFactsRow.session_id == session_id)).mappings()]


def _put_techniques(connection: Connection, session_id: str, techniques: list[dict[str, object]]) -> None:
    if connection.dialect.name == "postgresql":
        counted = json.dumps([{name: row[name] for name in ("technique", "uses", "costs")} for row in techniques])
        connection.execute(select(func.roleplay.put_techniques(session_id, counted)))
        return
    its = select(SessionFactsRow.number).where(SessionFactsRow.session_id == session_id)
    connection.execute(delete(SessionTechniqueRow).where(SessionTechniqueRow.number.in_(its)))
    if techniques:
        connection.execute(insert(SessionTechniqueRow), techniques)


def _strip_cap(connection: Connection, session_id: str) -> None:
    cap = connection.scalar(select(ScoreRow.cap).where(ScoreRow.session_id == session_id))
    if cap:
        bare = to_json(_CAP, replace(_CAP.validate_json(cap), evidence=""))
        connection.execute(update(ScoreRow).where(ScoreRow.session_id == session_id).values(cap=bare))


def _drop_delivery_answers(connection: Connection) -> None:
    """Take away the machine's answers that rest on delivery; what the person answered stays."""
    query = select(GradeAnswerRow.grade_id, GradeAnswerRow.question, GradeAnswerRow.machine)
    for row in connection.execute(query.where(GradeAnswerRow.machine.is_not(None))).all():
        answer = _MACHINE.validate_json(row.machine)
        if any(found.reason in DELIVERY_EVIDENCE for found in answer.evidence):
            its = (GradeAnswerRow.grade_id == row.grade_id, GradeAnswerRow.question == row.question)
            connection.execute(update(GradeAnswerRow).where(*its).values(machine=None))


def _strip_grades(connection: Connection, session_id: str) -> None:
    """Take quotations out of what the machine answered; what people wrote is theirs, and stays."""
    its = select(GradeRow.id).where(GradeRow.session_id == session_id)
    query = select(GradeAnswerRow.grade_id, GradeAnswerRow.question, GradeAnswerRow.machine)
    for row in connection.execute(query.where(GradeAnswerRow.grade_id.in_(its))).all():
        if not row.machine:
            continue
        bare = _MACHINE.validate_json(row.machine).without_words()
        connection.execute(
            update(GradeAnswerRow)
            .where(GradeAnswerRow.grade_id == row.grade_id, GradeAnswerRow.question == row.question)
            .values(machine=to_json(_MACHINE, bare))
        )
