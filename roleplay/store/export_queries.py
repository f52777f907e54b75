"""The questions that exports ask of the database, and the rows that come of the answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    String,
    Subquery,
    and_,
    bindparam,
    func,
    null,
    or_,
    select,
    type_coerce,
)

from roleplay.core.exports import GradeLogRow, PracticeLogRow
from roleplay.core.records import SCRIPTED_TRAINEE, SessionFilter
from roleplay.store.grades import read_answers
from roleplay.store.schema import CorrectionRow, ScenarioVersionRow, ScoreAsHeardRow, ScoreRow, SessionRow
from roleplay.store.schema_export import CallFiguresRow, DeliveryFiguresRow
from roleplay.store.schema_grading import GradeRow
from roleplay.store.schema_practice import GroupMemberRow
from roleplay.store.schema_search import SessionFactsRow
from roleplay.store.search_filter import conditions

FIGURES_FORMAT = 1
"""Raise it when what is read from a call's events changes, so that all calls are read anew."""
DELIVERY_FORMAT = 1
_RATINGS = {f'{{"rating":{rating}{end}': rating for rating in range(10) for end in ",}"}
"""How surveys begin."""
DELIVERY_FIGURES = (
    "pace_wpm",
    "articulation_wpm",
    "loudness_db",
    "pitch_range_semitones",
    "paused_percent",
    "talking_percent",
    "fillers",
    "typing_seconds",
)
READ_KINDS = ("customer_speaking", "heat_changed", "trainee_interrupted", "trainee_said", "trainee_silent")
"""The events that the figures of a call are made of."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which calls are exported."""

    wanted: SessionFilter
    groups: tuple[int, ...] = ()
    """Numbers of groups: only calls of their members."""
    scripted: bool = False
    only: frozenset[str] | None = None
    """Names of those whose calls may be seen; None for everybody's."""
    hidden: frozenset[str] = frozenset()
    """Ids of the sessions that have no score for who asks."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A call that was not read for exports yet, or has changed since."""

    session_id: str
    corrected: int
    corrected_at: datetime | None
    recording: str

    def mark(self, current: int) -> dict[str, Any]:
        """Return what tells later whether the call has changed."""
        return {"format": current, "corrected": self.corrected, "corrected_at": self.corrected_at}


def narrowed(sought: Sought) -> list[ColumnElement[bool]]:
    """Return the conditions that say which calls are exported."""
    found = conditions(sought.wanted, sought.hidden)
    if sought.groups:
        members = select(GroupMemberRow.trainee).where(GroupMemberRow.group_id.in_(sought.groups))
        found.append(SessionFactsRow.trainee.in_(members))
    if sought.only is not None:
        found.append(SessionFactsRow.trainee.in_(sorted(sought.only)))
    if not sought.scripted:
        found.append(SessionFactsRow.trainee != SCRIPTED_TRAINEE)
    return found


def newest(sought: Sought) -> CTE:
    """Return at most `most` calls whose numbers are `below` one, the newest, sorted by their ids.

    What belongs to a call is found by its id: looked up in this order, much of it lies on the page of the one before.
    """
    facts, most = SessionFactsRow, bindparam("most", type_=Integer)
    some = (
        select(facts.number, facts.session_id)
        .where(*narrowed(sought), facts.number < bindparam("below", type_=Integer))
        .order_by(facts.number.desc())
        .limit(most)
        .subquery("some")
    )
    # A limit, so that it is sorted before anything is looked up.
    return select(some.c.number, some.c.session_id).order_by(some.c.session_id).limit(most).cte("part")


def _corrected(part: CTE | None = None) -> Subquery:
    query = select(
        CorrectionRow.session_id,
        func.count().label("count"),
        func.max(CorrectionRow.corrected_at).label("latest"),
    ).group_by(CorrectionRow.session_id)
    if part is not None:
        query = query.where(CorrectionRow.session_id.in_(select(part.c.session_id)))
    return query.subquery("corrected")


def _graded(part: CTE | None) -> Subquery:
    """Return of each session the latest finished first grade, or else of any kind, and how many were finished."""
    within = [] if part is None else [GradeRow.session_id.in_(select(part.c.session_id))]
    first = GradeRow.kind == "first"
    return (
        select(
            GradeRow.session_id,
            GradeRow.kind,
            GradeRow.grader,
            GradeRow.scorecard_id,
            GradeRow.scorecard_version,
            GradeRow.score,
            GradeRow.compliance,
            GradeRow.passed,
            GradeRow.machine_score,
            GradeRow.machine_compliance,
            func.count().over(partition_by=GradeRow.session_id).label("finished"),
            func.row_number()
            .over(
                partition_by=GradeRow.session_id,
                order_by=(first.desc(), GradeRow.finished_at.desc(), GradeRow.id.desc()),
            )
            .label("place"),
        )
        .where(GradeRow.finished_at.is_not(None), *within)
        .subquery("graded")
    )


def unread(
    sought: Sought,
    kept: type[CallFiguresRow] | type[DeliveryFiguresRow],
    current: int,
    *changed: ColumnElement[bool],
) -> Select[*tuple[Any, ...]]:
    """Return the query of the calls of which a table has no row of the current format, or one of before a correction.

    `changed` are other reasons for reading a call again.
    """
    corrected = _corrected()
    return (
        select(SessionRow.id, _times(corrected), corrected.c.latest, SessionRow.recording)
        .join(SessionFactsRow, SessionFactsRow.session_id == SessionRow.id)
        .outerjoin(corrected, corrected.c.session_id == SessionRow.id)
        .outerjoin(kept, kept.session_id == SessionRow.id)
        .where(
            *narrowed(sought),
            SessionRow.state != "running",
            or_(_outdated(kept, corrected, current), *changed),
        )
        .order_by(SessionRow.id)
    )


def one_unread(kept: type[CallFiguresRow], current: int) -> Select[*tuple[Any, ...]]:
    """Return the query of any one call that `unread` may find, whosever it is.

    It is answered from keys alone: where there is none, as nearly always, in a quarter of the time.
    """
    corrected = _corrected()
    return (
        select(SessionRow.id)
        .outerjoin(corrected, corrected.c.session_id == SessionRow.id)
        .outerjoin(kept, kept.session_id == SessionRow.id)
        .where(_outdated(kept, corrected, current))
        .limit(1)
    )


def _times(corrected: Subquery) -> ColumnElement[int]:
    return func.coalesce(corrected.c.count, 0)


def _outdated(
    kept: type[CallFiguresRow] | type[DeliveryFiguresRow], corrected: Subquery, current: int
) -> ColumnElement[bool]:
    return or_(
        kept.session_id.is_(None),
        kept.format != current,
        kept.corrected != _times(corrected),
        kept.corrected_at.is_distinct_from(corrected.c.latest),
    )


def practice_log(sought: Sought, *, delivery: bool, part: CTE | None = None) -> Select[*tuple[Any, ...]]:
    """Return the query of the calls, the newest first; `log_row` makes rows of what comes.

    Those of a `part` of them, as `newest` gives it, come in no order; the last cell is what they are sorted by.
    """
    corrections, graded = _corrected(part), _graded(part)
    number = SessionFactsRow.number if part is None else part.c.number
    session_id = SessionFactsRow.session_id if part is None else part.c.session_id
    figures, spoken = CallFiguresRow, DeliveryFiguresRow
    measured = [getattr(spoken, name) if delivery else null() for name in DELIVERY_FIGURES]
    query = (
        select(
            SessionRow.id,
            _plain(SessionRow.started_at),
            SessionRow.trainee,
            ScenarioVersionRow.scenario_id,
            ScenarioVersionRow.version,
            SessionRow.scenario_title,
            SessionRow.customer,
            SessionRow.language,
            _plain(SessionRow.mode),
            _plain(SessionRow.level),
            SessionRow.retry_of,
            _plain(SessionRow.outcome),
            ScoreRow.total,
            ScoreRow.survey,
            func.coalesce(corrections.c.count, 0),
            ScoreAsHeardRow.score,
            SessionRow.seconds,
            SessionRow.turns,
            SessionRow.recogniser,
            _plain(SessionRow.state),
            figures.interruptions,
            figures.silences,
            figures.heat_highest,
            figures.heat_final,
            figures.techniques,
            *measured,
            func.coalesce(graded.c.finished, 0),
            graded.c.grader,
            graded.c.scorecard_id,
            graded.c.score,
            graded.c.compliance,
            _plain(graded.c.passed),
            graded.c.machine_score,
            graded.c.machine_compliance,
            _plain(graded.c.kind),
            graded.c.scorecard_version,
            number,
        )
        .select_from(SessionFactsRow if part is None else part)
        .join(SessionRow, SessionRow.id == session_id)
        .join(ScenarioVersionRow, ScenarioVersionRow.digest == SessionRow.scenario_digest)
        .outerjoin(ScoreRow, ScoreRow.session_id == SessionRow.id)
        .outerjoin(ScoreAsHeardRow, ScoreAsHeardRow.session_id == SessionRow.id)
        .outerjoin(corrections, corrections.c.session_id == SessionRow.id)
        .outerjoin(figures, and_(figures.session_id == SessionRow.id, figures.format == FIGURES_FORMAT))
        .outerjoin(graded, and_(graded.c.session_id == SessionRow.id, graded.c.place == 1))
    )
    if delivery:  # looking up what nobody asks for takes a tenth of the time
        query = query.outerjoin(spoken, and_(spoken.session_id == SessionRow.id, spoken.format == DELIVERY_FORMAT))
    return query if part is not None else query.where(*narrowed(sought)).order_by(number.desc())


def grade_log(sought: Sought, *, drafts: bool) -> Select[*tuple[Any, ...]]:
    """Return the query of grades; `with_answers` makes rows of what comes."""
    finished = () if drafts else (GradeRow.finished_at.is_not(None),)
    return (
        select(
            GradeRow.id,
            GradeRow.session_id,
            SessionRow.trainee,
            ScenarioVersionRow.scenario_id,
            SessionRow.scenario_title,
            SessionRow.started_at.label("called_at"),
            GradeRow.scorecard_id,
            GradeRow.scorecard_version,
            GradeRow.grader,
            GradeRow.kind,
            GradeRow.purpose,
            GradeRow.blind,
            GradeRow.finished_at,
            GradeRow.score,
            GradeRow.compliance,
            GradeRow.passed,
            GradeRow.machine_score,
            GradeRow.machine_compliance,
            GradeRow.machine_passed,
            GradeRow.summary,
        )
        .select_from(GradeRow)
        .join(SessionRow, SessionRow.id == GradeRow.session_id)
        .join(SessionFactsRow, SessionFactsRow.session_id == SessionRow.id)
        .join(ScenarioVersionRow, ScenarioVersionRow.digest == SessionRow.scenario_digest)
        .where(*narrowed(sought), *finished)
    )


def with_answers(connection: Connection, part: Sequence[Row[*tuple[Any, ...]]]) -> Iterator[GradeLogRow]:
    """Return grades with their answers, which are asked for all at once."""
    answers = read_answers(connection, [row.id for row in part])
    return (GradeLogRow._make((*row, tuple(answers.get(row.id, ())))) for row in part)


def log_row(cells: Sequence[Any]) -> PracticeLogRow:
    """Return a call as `practice_log` finds it."""
    *row, kind, version, _number = cells
    row[_STARTED] = datetime.fromisoformat(f"{row[_STARTED]}+00:00")
    if row[_SURVEY] is not None:
        row[_SURVEY] = _rating(row[_SURVEY])
    if row[_HEARD] is not None:
        row[_HEARD] = json.loads(row[_HEARD])["total"]
    if kind == "first":
        row[_CARD] = f"{row[_CARD]} {version}"
        row[_PASSED] = None if row[_PASSED] is None else bool(row[_PASSED])
    else:
        row[_GRADER:] = _UNGRADED
    return PracticeLogRow._make(row)


_STARTED, _SURVEY, _HEARD, _GRADER, _CARD, _PASSED = map(
    PracticeLogRow._fields.index,
    ("started_at", "satisfaction", "score_as_heard", "grader", "scorecard", "passed"),
)
_UNGRADED: tuple[Any, ...] = ("", "", None, None, None, None, None)
"""A call without a finished first grade."""


def _plain(column: Any) -> ColumnElement[str]:
    """Return a column as the database's driver hands it out: making each cell what it is costs as much as reading it.

    What is left has no processors of SQLAlchemy at all, which would copy every row once more.
    """
    return type_coerce(column, String)


def _rating(survey: str) -> int:
    """Return the rating of a survey; it stands first, so that most need not be read whole."""
    found = _RATINGS.get(survey[:12])
    return found if found is not None else int(json.loads(survey)["rating"])
