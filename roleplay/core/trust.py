"""What makes grades trustworthy, as plain records: logged corrections, second gradings, calibration meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

CorrectionAction = Literal["corrected", "taken_back"]


@dataclass(frozen=True, slots=True)
class CorrectionLogEntry:
    """One change of what somebody is said to have said; stays when the correction is taken back."""

    session_id: str
    position: int
    """Index of the trainee's words in the session's events."""
    at: datetime
    """With time zone, UTC."""
    by: str
    """Name, may be empty."""
    action: CorrectionAction
    before: str
    """The words that counted until then: as recognised, or as corrected before."""
    after: str
    """The words that count from then on."""


@dataclass(frozen=True, slots=True)
class SecondGrading:
    """A session that was graded, given to somebody else who grades it without a sight of the first grade."""

    id: str
    """UUID, hexadecimal with dashes; the `purpose` of the second grade."""
    session_id: str
    first_grade: str
    """Id of the grade that stands already."""
    grader: str
    """Who is to grade it again."""
    assigned_by: str
    assigned_at: datetime
    """With time zone, UTC."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A calibration: some people grade the same sessions with the same scorecard, each for themselves."""

    id: str
    """UUID, hexadecimal with dashes; the `purpose` of its grades."""
    title: str
    scorecard_id: str
    scorecard_version: int
    sessions: tuple[str, ...]
    """Ids, in the order in which they are graded; those that were deleted since are gone from it."""
    participants: tuple[str, ...]
    """Names of those who grade."""
    created_by: str
    created_at: datetime
    """With time zone, UTC."""
    closed_at: datetime | None = None
    """From then on everybody sees what the others answered; None while it goes on."""


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """A recognised answer of a call in which somebody has corrected one."""

    session_id: str
    trainee: str
    language: str
    """ISO 639-1 code of the call's language."""
    heard: str
    """What was recognised."""
    said: str | None
    """What was really said; None where what was recognised was left as it is."""
