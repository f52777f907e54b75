"""One session of a bundle as JSON, and back."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from roleplay.core.errors import ArchiveError, InputError
from roleplay.core.events import CallEvent
from roleplay.core.grades import Comment, Feedback, Grade
from roleplay.core.handover import HandedSession
from roleplay.core.records import Correction, Score, SessionRecord, SessionStart, SessionSummary
from roleplay.core.scorecards import Scorecard
from roleplay.export.bundle.checks import problems
from roleplay.export.signed_zip import STRICT, damaged
from roleplay.store.tally import Tally


@dataclass(config=STRICT, frozen=True)
class SessionFile:
    """What is written of a session; the sound is a file of its own, and so is the scenario."""

    start: SessionStart
    """With an empty source."""
    scenario: str
    """SHA-256 of the source."""
    state: Literal["complete", "recovered"]
    events: tuple[Annotated[CallEvent, Field(discriminator="kind")], ...]
    score: Score | None = None
    score_as_heard: Score | None = None
    corrections: tuple[Correction, ...] = ()
    other_corrections: tuple[Correction, ...] = ()
    grades: tuple[Grade, ...] = ()
    comments: tuple[Comment, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    scorecards: tuple[Scorecard, ...] = ()


_FILE = TypeAdapter(SessionFile)


def write_session(handed: HandedSession, digest: str) -> bytes:
    """Return a session as JSON; `digest` is that of its scenario's source.

    Raises `InputError` where it could not be read back, such as for a call that still runs.
    """
    record = handed.record
    state = record.summary.state
    if state == "running":
        raise InputError(f"The call {record.start.id[:8]} still runs.", hint="Hand it over when it is over.")
    content = _FILE.dump_json(
        SessionFile(
            start=replace(record.start, scenario_source=""),
            scenario=digest,
            state=state,
            events=record.events,
            score=record.score,
            score_as_heard=record.score_as_heard,
            corrections=record.corrections,
            other_corrections=record.other_corrections,
            grades=handed.grades,
            comments=handed.comments,
            feedback=handed.feedback,
            scorecards=handed.scorecards,
        )
    )
    try:
        read_session(content, "It", record.start.id)
    except ArchiveError as error:
        why = error.message.removeprefix("It is damaged or was altered: ").removesuffix(" Nothing was imported.")
        raise InputError(f"It could not be read back: {why}", hint="Update Roleplay.") from error
    return content


def read_session(content: bytes, bundle: str, session_id: str) -> SessionFile:
    """Return the session that a file says it is. Raises `ArchiveError` for anything that is not sound."""
    try:
        session = _FILE.validate_json(content)
    except ValidationError as error:
        raise damaged(bundle, f"session {session_id[:8]} cannot be read ({_where(error)})") from error
    if session.start.id != session_id or session.start.scenario_source:
        raise damaged(bundle, f"session {session_id[:8]} is another one inside")
    if problem := next(problems(handed_of(session, "", recording=False)), ""):
        raise damaged(bundle, f"session {session_id[:8]} has {problem}")
    return session


def handed_of(session: SessionFile, source: str, *, recording: bool) -> HandedSession:
    """Return what was handed over; what a session's row says is counted from the events, not believed."""
    start = replace(session.start, scenario_source=source)
    tally: Tally = reduce(Tally.count, session.events, Tally())
    summary = SessionSummary.of(
        start,
        session.state,
        None if session.score is None else session.score.total,
        outcome=tally.outcome,
        seconds=tally.seconds,
        turns=tally.turns,
        recording=f"{start.id}.flac" if recording else "",
    )
    record = SessionRecord(
        start,
        summary,
        session.events,
        session.score,
        session.corrections,
        session.score_as_heard,
        session.other_corrections,
    )
    return HandedSession(record, session.grades, session.comments, session.feedback, session.scorecards)


def _where(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(part) for part in first["loc"])[:80]
    return f"{ascii(place)[1:-1]}: {ascii(first['msg'][:120])[1:-1]}"
