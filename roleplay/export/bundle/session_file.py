"""One session of a bundle as JSON, and back; what comes back is checked as if a stranger had written it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from roleplay.core.errors import ArchiveError, InputError
from roleplay.core.events import CallEvent, TraineeSaid
from roleplay.core.records import Correction, Score, SessionRecord, SessionStart, SessionSummary
from roleplay.export.bundle.manifest import STRICT, UUID, damaged, is_name
from roleplay.store.tally import Tally

LONGEST_CALL = 86_400.0
"""Seconds."""
_LARGEST_NUMBER = 2**63 - 1
"""That a database can keep."""
_YEARS = range(2000, 2200)
_UUID = re.compile(UUID)
_LANGUAGE = re.compile(r"[a-z]{2,3}")


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


_FILE = TypeAdapter(SessionFile)


def write_session(record: SessionRecord, digest: str) -> bytes:
    """Return a session as JSON; `digest` is that of its scenario's source.

    Raises `InputError` where it could not be read back, such as for a call that still runs.
    """
    state = record.summary.state
    if state == "running":
        raise InputError("The call still runs.", hint="Hand it over when it is over.")
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
        )
    )
    try:
        read_session(content, "It", record.start.id)
    except ArchiveError as error:
        raise InputError(
            f"Session {record.start.id[:8]} holds what nobody could read back.", hint=str(error)
        ) from error
    return content


def read_session(content: bytes, bundle: str, session_id: str) -> SessionFile:
    """Return the session that a file says it is. Raises `ArchiveError` for anything that is not sound."""
    try:
        session = _FILE.validate_json(content)
    except ValidationError as error:
        raise damaged(bundle, f"session {session_id[:8]} cannot be read ({_where(error)})") from error
    if session.start.id != session_id:
        raise damaged(bundle, f"session {session_id[:8]} is another one inside")
    if problem := next(_problems(session), ""):
        raise damaged(bundle, f"session {session_id[:8]} has {problem}")
    return session


def record_of(session: SessionFile, source: str, *, recording: bool) -> SessionRecord:
    """Return the record of a session; what its row says is counted from the events, not believed."""
    start = replace(session.start, scenario_source=source)
    tally: Tally = reduce(Tally.count, session.events, Tally())
    summary = SessionSummary(
        id=start.id,
        started_at=start.started_at,
        scenario_id=start.scenario_id,
        scenario_version=start.scenario_version,
        scenario_title=start.scenario_title,
        customer=start.customer,
        language=start.language,
        mode=start.mode,
        recogniser=start.recogniser,
        trainee=start.trainee,
        state=session.state,
        outcome=tally.outcome,
        seconds=tally.seconds,
        score=None if session.score is None else session.score.total,
        turns=tally.turns,
        recording=f"{start.id}.flac" if recording else "",
        level=start.level,
        retry_of=start.retry_of,
    )
    return SessionRecord(
        start,
        summary,
        session.events,
        session.score,
        session.corrections,
        session.score_as_heard,
        session.other_corrections,
    )


def _where(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(part) for part in first["loc"])[:80]
    return f"{ascii(place)[1:-1]}: {ascii(first['msg'][:120])[1:-1]}"


def _problems(session: SessionFile) -> Iterator[str]:
    """Yield what is wrong with a session although every field is of its type."""
    start = session.start
    if start.scenario_source or not _UUID.fullmatch(start.id):
        yield "no proper beginning"
    if start.started_at.tzinfo is None or start.started_at.year not in _YEARS:
        yield "a beginning at no proper time"
    if start.retry_of and not _UUID.fullmatch(start.retry_of):
        yield "a retry of nothing"
    if not _LANGUAGE.fullmatch(start.language):
        yield "no proper language"
    if not all(0 <= number <= _LARGEST_NUMBER for number in (start.seed, start.scenario_version)):
        yield "a number that is out of range"
    if not all(map(is_name, _names(session))):
        yield "a name that cannot be one"
    yield from _event_problems(session.events)
    yield from _correction_problems(session)
    for score in filter(None, (session.score, session.score_as_heard)):
        yield from _score_problems(score)


def _names(session: SessionFile) -> Iterator[str]:
    """Yield every text that is shown in one line."""
    start = session.start
    yield from (start.scenario_id, start.scenario_title, start.customer, start.recogniser, start.trainee)
    yield from (start.microphone, start.loudspeaker, start.program_version)
    for correction in (*session.corrections, *session.other_corrections):
        yield correction.corrected_by


def _event_problems(events: tuple[CallEvent, ...]) -> Iterator[str]:
    if not events:
        yield "no events"
    for event in events:
        if not (math.isfinite(event.at) and 0 <= event.at <= LONGEST_CALL):
            yield "an event at no proper time"


def _correction_problems(session: SessionFile) -> Iterator[str]:
    said = {place for place, event in enumerate(session.events) if isinstance(event, TraineeSaid)}
    for corrections in (session.corrections, session.other_corrections):
        if any(one.position not in said or one.corrected_at.tzinfo is None for one in corrections):
            yield "a correction of nothing"
        if any(one.corrected_at.year not in _YEARS for one in corrections):
            yield "a correction at no proper time"
    if len({one.position for one in session.corrections}) != len(session.corrections):
        yield "two corrections in force for one answer"


def _score_problems(score: Score) -> Iterator[str]:
    numbers: list[Any] = [score.total]
    numbers += [number for part in score.sections for number in (part.points, part.out_of)]
    if not 0 <= score.total <= 100 or any(abs(number) > 1000 for number in numbers):
        yield "a score that is none"
    if score.survey is not None and not 1 <= score.survey.rating <= 5:
        yield "a survey that is none"
