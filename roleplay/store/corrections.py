"""Corrected words and the score from before them: rows from records and records from rows."""

from __future__ import annotations

from datetime import UTC, datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select

from roleplay.core.errors import InputError
from roleplay.core.records import Correction, Score
from roleplay.core.trust import CorrectionLogEntry
from roleplay.core.understanding import Understood
from roleplay.store import rows
from roleplay.store.codec import to_json, well_formed
from roleplay.store.folding import fold
from roleplay.store.schema import CorrectionRow, ScoreAsHeardRow, TurnRow
from roleplay.store.trust import log_correction

_UNDERSTOOD: TypeAdapter[Understood] = TypeAdapter(Understood)
_SCORE: TypeAdapter[Score] = TypeAdapter(Score)


def write(connection: Connection, session_id: str, correction: Correction) -> None:
    """Add a correction in place of an earlier one of the same turn.

    Raises `InputError` when that event holds no words of the trainee's.
    """
    before = _words(connection, session_id, correction.position)
    if before is None:
        raise InputError("Nothing was said there that could be corrected.", hint="Choose one of the answers.")
    _delete(connection, session_id, correction.position)
    text = well_formed(correction.text)
    connection.execute(
        insert(CorrectionRow).values(
            session_id=session_id,
            sequence=correction.position,
            text=text,
            folded=fold(text),
            evidence=to_json(_UNDERSTOOD, correction.understood),
            corrected_at=correction.corrected_at,
            corrected_by=well_formed(correction.corrected_by),
        )
    )
    log_correction(
        connection,
        CorrectionLogEntry(
            session_id,
            correction.position,
            correction.corrected_at,
            correction.corrected_by,
            "corrected",
            before,
            correction.text,
        ),
    )


def drop(connection: Connection, session_id: str, position: int, by: str) -> None:
    """Remove a correction. Raises `InputError` when there is none."""
    before = _words(connection, session_id, position)
    if not _delete(connection, session_id, position):
        raise InputError("These words were not corrected.", hint="They are as they were recognised.")
    after = _words(connection, session_id, position)
    now = datetime.now(UTC)
    log_correction(
        connection, CorrectionLogEntry(session_id, position, now, by, "taken_back", before or "", after or "")
    )


def _words(connection: Connection, session_id: str, position: int) -> str | None:
    """Return the words that count, corrected or as they were recognised; None where nothing was said."""
    for table in (CorrectionRow, TurnRow):
        found = connection.scalar(
            select(table.text).where(table.session_id == session_id, table.sequence == position)
        )
        if found is not None:
            return str(found)
    return None


def _delete(connection: Connection, session_id: str, position: int) -> bool:
    """Tell whether there was one."""
    its = delete(CorrectionRow).where(CorrectionRow.session_id == session_id, CorrectionRow.sequence == position)
    return connection.execute(its).rowcount > 0


def read(connection: Connection, session_id: str) -> tuple[Correction, ...]:
    """Return the corrections of a session in the order of the call."""
    found = connection.execute(
        select(
            CorrectionRow.sequence,
            CorrectionRow.text,
            CorrectionRow.evidence,
            CorrectionRow.corrected_at,
            CorrectionRow.corrected_by,
        )
        .where(CorrectionRow.session_id == session_id)
        .order_by(CorrectionRow.sequence)
    )
    return tuple(
        Correction(
            row.sequence, row.text, _UNDERSTOOD.validate_json(row.evidence), row.corrected_at, row.corrected_by
        )
        for row in found
    )


def keep_score(connection: Connection, session_id: str) -> None:
    """Put the score aside that the session has, unless one is put aside already."""
    if score_as_heard(connection, session_id) is None:
        score = rows.read_score(connection, session_id)
        if score is not None:
            connection.execute(insert(ScoreAsHeardRow).values(session_id=session_id, score=to_json(_SCORE, score)))


def restore_score(connection: Connection, session_id: str) -> None:
    """Give the session back the score that was put aside."""
    score = score_as_heard(connection, session_id)
    if score is not None:
        rows.replace_score(connection, session_id, score)
        connection.execute(delete(ScoreAsHeardRow).where(ScoreAsHeardRow.session_id == session_id))


def score_as_heard(connection: Connection, session_id: str) -> Score | None:
    """Return the score from before the first correction, None when none is put aside."""
    kept = connection.scalar(select(ScoreAsHeardRow.score).where(ScoreAsHeardRow.session_id == session_id))
    return None if kept is None else _SCORE.validate_json(kept)
