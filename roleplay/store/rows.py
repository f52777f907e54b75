"""Rows from records and records from rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, delete, insert, select, update

from roleplay.core.events import CallEvent, TraineeSaid
from roleplay.core.records import (
    Cap,
    Score,
    ScoreItem,
    SectionScore,
    SessionStart,
    SessionState,
    SessionSummary,
    Survey,
)
from roleplay.core.understanding import Understood, Word
from roleplay.store.codec import decode, encode, to_json, well_formed
from roleplay.store.dialects.sql import put_new
from roleplay.store.folding import fold
from roleplay.store.schema import (
    EventRow,
    ScenarioVersionRow,
    ScoreItemRow,
    ScoreRow,
    SectionScoreRow,
    SessionRow,
    TurnRow,
)
from roleplay.store.tally import Tally

_WORDS: TypeAdapter[tuple[Word, ...]] = TypeAdapter(tuple[Word, ...])
_UNDERSTOOD: TypeAdapter[Understood] = TypeAdapter(Understood)
_CAP: TypeAdapter[Cap] = TypeAdapter(Cap)
_SURVEY: TypeAdapter[Survey] = TypeAdapter(Survey)

SUMMARY = (
    select(
        SessionRow.id,
        SessionRow.started_at,
        ScenarioVersionRow.scenario_id,
        ScenarioVersionRow.version.label("scenario_version"),
        SessionRow.scenario_title,
        SessionRow.customer,
        SessionRow.language,
        SessionRow.mode,
        SessionRow.recogniser,
        SessionRow.trainee,
        SessionRow.state,
        SessionRow.outcome,
        SessionRow.seconds,
        ScoreRow.total.label("score"),
        SessionRow.turns,
        SessionRow.recording,
        SessionRow.level,
        SessionRow.retry_of,
    )
    .join(ScenarioVersionRow, SessionRow.scenario_digest == ScenarioVersionRow.digest)
    .outerjoin(ScoreRow, SessionRow.id == ScoreRow.session_id)
)
"""Selects the fields of `SessionSummary`, in their order."""


def summary(row: Row[*tuple[Any, ...]]) -> SessionSummary:
    """Return the record of a row of `SUMMARY`."""
    return SessionSummary(*row)


def insert_session(connection: Connection, start: SessionStart, owner: str) -> None:
    """Add the row of a call that begins, and the scenario's source unless it is known."""
    source = well_formed(start.scenario_source)
    digest = hashlib.sha256(source.encode()).hexdigest()
    if connection.scalar(select(ScenarioVersionRow.digest).where(ScenarioVersionRow.digest == digest)) is None:
        version = {"scenario_id": start.scenario_id, "version": start.scenario_version, "source": source}
        put_new(connection, ScenarioVersionRow, digest=digest, **version)  # another call may begin at the same time
    searched = "\n".join((start.scenario_id, start.scenario_title, start.customer, start.trainee))
    texts = {
        name: well_formed(getattr(start, name))
        for name in (
            *("id", "scenario_title", "customer", "language", "mode", "recogniser"),
            *("microphone", "loudspeaker", "trainee", "program_version", "level", "retry_of"),
        )
    }
    connection.execute(
        insert(SessionRow).values(
            **texts,
            started_at=start.started_at,
            scenario_digest=digest,
            seed=start.seed,
            state="running",
            owner=owner,
            seconds=0.0,
            turns=0,
            recording="",
            folded=fold(well_formed(searched)),
        )
    )


def insert_events(connection: Connection, session_id: str, numbered: Iterable[tuple[int, CallEvent]]) -> None:
    """Add events, each with its sequence number, and the turns among them."""
    kept = list(numbered)
    events = [
        {"session_id": session_id, "sequence": sequence, "at": event.at, "kind": event.kind, "payload": encode(event)}
        for sequence, event in kept
    ]
    turns = [_turn(session_id, sequence, event) for sequence, event in kept if isinstance(event, TraineeSaid)]
    for table, found in ((EventRow, events), (TurnRow, turns)):
        if found:
            connection.execute(insert(table), found)


def _turn(session_id: str, sequence: int, event: TraineeSaid) -> dict[str, Any]:
    said = event.transcript
    text = well_formed(said.text)
    return {
        "session_id": session_id,
        "sequence": sequence,
        "started_at": said.started_at,
        "ended_at": said.ended_at,
        "text": text,
        "folded": fold(text),
        "source": well_formed(said.source),
        "confidence": said.confidence,
        "words": to_json(_WORDS, said.words),
        "evidence": to_json(_UNDERSTOOD, event.understood),
    }


def set_tally(connection: Connection, session_id: str, tally: Tally) -> str | None:
    """Bring the session's row up to its events, and hold it; return who writes it, None when it is gone."""
    return connection.scalar(
        update(SessionRow)
        .where(SessionRow.id == session_id)
        .values(
            answered_at=tally.answered_at,
            turns=tally.turns,
            outcome=tally.outcome,
            seconds=tally.seconds,
        )
        .returning(SessionRow.owner)
    )


def close_session(connection: Connection, session_id: str, state: SessionState, recording: str) -> None:
    """Mark a session as no longer being written."""
    connection.execute(
        update(SessionRow).where(SessionRow.id == session_id).values(state=state, owner="", recording=recording)
    )


def replace_score(connection: Connection, session_id: str, score: Score) -> None:
    """Store the score in place of an earlier one."""
    connection.execute(delete(ScoreRow).where(ScoreRow.session_id == session_id))
    connection.execute(
        insert(ScoreRow).values(
            session_id=session_id,
            total=score.total,
            cap=None if score.cap is None else to_json(_CAP, score.cap),
            survey=None if score.survey is None else to_json(_SURVEY, score.survey),
        )
    )
    sections = [
        {
            "session_id": session_id,
            "position": place,
            "section": part.section,
            "points": part.points,
            "out_of": part.out_of,
        }
        for place, part in enumerate(score.sections)
    ]
    items = [
        {
            "session_id": session_id,
            "section_position": place,
            "position": position,
            "reason": item.reason,
            "points": item.points,
            "at": item.at,
            "evidence": well_formed(item.evidence),
            "out_of": item.out_of,
        }
        for place, part in enumerate(score.sections)
        for position, item in enumerate(part.items)
    ]
    for table, found in ((SectionScoreRow, sections), (ScoreItemRow, items)):
        if found:
            connection.execute(insert(table), found)


def read_score(connection: Connection, session_id: str) -> Score | None:
    """Return the score of a session, None when it has none."""
    found = connection.execute(
        select(ScoreRow.total, ScoreRow.cap, ScoreRow.survey).where(ScoreRow.session_id == session_id)
    ).one_or_none()
    if found is None:
        return None
    items: dict[int, list[ScoreItem]] = {}
    for row in connection.execute(
        select(
            ScoreItemRow.section_position,
            ScoreItemRow.reason,
            ScoreItemRow.points,
            ScoreItemRow.at,
            ScoreItemRow.evidence,
            ScoreItemRow.out_of,
        )
        .where(ScoreItemRow.session_id == session_id)
        .order_by(ScoreItemRow.section_position, ScoreItemRow.position)
    ):
        item = ScoreItem(row.reason, row.points, row.at, row.evidence, row.out_of)
        items.setdefault(row.section_position, []).append(item)
    sections = connection.execute(
        select(SectionScoreRow.position, SectionScoreRow.section, SectionScoreRow.points, SectionScoreRow.out_of)
        .where(SectionScoreRow.session_id == session_id)
        .order_by(SectionScoreRow.position)
    )
    return Score(
        found.total,
        tuple(
            SectionScore(row.section, row.points, row.out_of, tuple(items.get(row.position, ()))) for row in sections
        ),
        None if found.cap is None else _CAP.validate_json(found.cap),
        None if found.survey is None else _SURVEY.validate_json(found.survey),
    )


def read_start(connection: Connection, session_id: str) -> SessionStart:
    """Return what was known when the call began."""
    row = connection.execute(
        select(
            SessionRow.id,
            SessionRow.started_at,
            ScenarioVersionRow.scenario_id,
            ScenarioVersionRow.version,
            ScenarioVersionRow.source,
            SessionRow.scenario_title,
            SessionRow.customer,
            SessionRow.language,
            SessionRow.mode,
            SessionRow.seed,
            SessionRow.recogniser,
            SessionRow.microphone,
            SessionRow.loudspeaker,
            SessionRow.trainee,
            SessionRow.program_version,
            SessionRow.level,
            SessionRow.retry_of,
        )
        .join(ScenarioVersionRow, SessionRow.scenario_digest == ScenarioVersionRow.digest)
        .where(SessionRow.id == session_id)
    ).one()
    return SessionStart(*row)


def read_events(connection: Connection, session_id: str) -> tuple[CallEvent, ...]:
    """Return the events of a session in their order.

    Raises `DatabaseError` for one that this version does not know.
    """
    payloads = connection.scalars(
        select(EventRow.payload).where(EventRow.session_id == session_id).order_by(EventRow.sequence)
    )
    return tuple(decode(payload, where=session_id[:8]) for payload in payloads)
