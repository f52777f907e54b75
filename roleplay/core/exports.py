"""What is asked of an export, what its rows hold, and what came of it: plain records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

from roleplay.core.events import Outcome
from roleplay.core.grades import Answer, GradeKind
from roleplay.core.records import Level, Mode, SessionFilter, SessionState

Dataset = Literal["practice-log", "grades"]
DATASETS: tuple[Dataset, ...] = ("practice-log", "grades")
ExportKind = Literal["practice-log", "grades", "statements", "transcripts", "recordings"]
"""Everything that can be exported: the data sets, and what is no table."""
Form = Literal["csv", "xlsx", "pdf", "jsonl"]
FORMS: tuple[Form, ...] = ("csv", "xlsx", "pdf", "jsonl")
ReportLanguage = Literal["en", "pl"]
REPORT_LANGUAGES: tuple[ReportLanguage, ...] = ("en", "pl")
Period = Literal[
    "",
    "last-7-days",
    "last-30-days",
    "last-90-days",
    "last-365-days",
    "this-month",
    "last-month",
    "this-quarter",
    "last-quarter",
    "this-year",
    "last-year",
]
PERIODS: tuple[Period, ...] = (
    "last-7-days",
    "last-30-days",
    "last-90-days",
    "last-365-days",
    "this-month",
    "last-month",
    "this-quarter",
    "last-quarter",
    "this-year",
    "last-year",
)
"""Times that move with the day on which an export is made, so that a saved recipe stays of use."""


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What somebody wants to have exported."""

    dataset: Dataset = "practice-log"
    form: Form = "csv"
    columns: tuple[str, ...] = ()
    """Names of the columns, in their order; empty for the usual ones."""
    wanted: SessionFilter = field(default_factory=SessionFilter)
    groups: tuple[str, ...] = ()
    """Names of groups: only calls of their members."""
    period: Period = ""
    """In place of the filter's `since` and `until`; empty where those stand."""
    everything: bool = False
    """Also what is nobody's practice (calls whose answers came from a list) or not done yet (drafts of grades)."""
    pseudonymous: bool = False
    language: ReportLanguage = "en"
    """Of the headings in a workbook and a report; the names of columns never change."""


@dataclass(frozen=True, slots=True)
class ExportRecipe:
    """A wish that is kept under a name."""

    name: str
    wish: ExportWish
    saved_at: datetime
    saved_by: str = ""


ExportPhase = Literal["reading", "writing", "setting"]
"""Reading calls that were never read for an export, writing rows, setting a report."""


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """How far an export is."""

    phase: ExportPhase
    done: int
    total: int


ProgressReport = Callable[[ExportProgress], None]
"""May raise, to stop the export; nothing is left behind then."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written."""

    path: Path
    rows: int
    notes: tuple[str, ...] = ()
    """What the person should know of it: each a `core.told.Told`."""
    """Sentences that the person should know: what was left out, what a spreadsheet cannot hold."""


class ExportCancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Raised by an export that was cancelled; nothing is left behind."""


class PracticeLogRow(NamedTuple):
    """One call as the practice log tells it."""

    id: str
    started_at: datetime
    """With time zone, UTC."""
    trainee: str
    scenario: str
    version: int
    title: str
    customer: str
    language: str
    mode: Mode
    level: Level
    retry_of: str
    outcome: Outcome | None
    score: float | None
    satisfaction: int | None
    corrected: int
    """How many answers were corrected."""
    score_as_heard: float | None
    seconds: float
    turns: int
    recogniser: str
    state: SessionState
    interruptions: int | None
    """None, as all to `techniques`, while the call runs and where it cannot be read."""
    silences: int | None
    heat_highest: float | None
    heat_final: float | None
    techniques: str | None
    """`empathy 2; apology 1`, the most used first."""
    pace_wpm: float | None
    articulation_wpm: float | None
    loudness_db: float | None
    pitch_range_semitones: float | None
    paused_percent: float | None
    talking_percent: float | None
    fillers: int | None
    typing_seconds: float | None
    grades: int
    """How many were finished."""
    grader: str
    """Of the latest finished first grade; empty, as all that follow None, where there is none."""
    scorecard: str
    grade: float | None
    compliance: float | None
    passed: bool | None
    machine_grade: float | None
    machine_compliance: float | None


class GradeLogRow(NamedTuple):
    """One grade with what it belongs to."""

    id: str
    session_id: str
    trainee: str
    scenario: str
    title: str
    called_at: datetime
    scorecard_id: str
    scorecard_version: int
    grader: str
    kind: GradeKind
    purpose: str
    blind: bool
    finished_at: datetime | None
    score: float | None
    compliance: float | None
    passed: bool | None
    machine_score: float | None
    machine_compliance: float | None
    machine_passed: bool | None
    summary: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class CallFigures:
    """What the practice log tells of a call's events."""

    session_id: str
    interruptions: int | None = None
    silences: int | None = None
    heat_highest: float | None = None
    heat_final: float | None = None
    techniques: str | None = None
    """`empathy 2; apology 1`, the most used first."""
