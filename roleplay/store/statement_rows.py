"""Calls with their grades, as statements are made of them: from one consistent snapshot, few in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from roleplay.core.grades import CardResult, Grade
from roleplay.core.lrs import Practised
from roleplay.store.export_queries import Sought, narrowed
from roleplay.store.export_rows import ExportRows
from roleplay.store.rows import SUMMARY, summary
from roleplay.store.schema import SessionRow
from roleplay.store.schema_grading import GradeRow
from roleplay.store.schema_search import SessionFactsRow

_PART = 500
"""Calls that are in memory at a time."""


class StatementRows(ExportRows):
    """Thread-safe. Every method raises `DatabaseError` or `DiskError` when the machine is in the way."""

    @contextmanager
    def practised(self, sought: Sought, *, grades: bool = True) -> Iterator[Iterator[Practised]]:
        """Hand out calls, the oldest first, with their finished first grades; without `grades` the calls alone."""
        query = _calls().where(*narrowed(sought), SessionRow.state != "running")
        with self._long_snapshot() as connection:
            found = connection.execution_options(yield_per=_PART).execute(query.order_by(SessionFactsRow.number))
            yield (one for part in found.partitions() for one in _with_grades(connection, part, grades=grades))

    def ids(self, sought: Sought) -> tuple[str, ...]:
        """Return the ids of these calls, the oldest first, without those that run."""
        query = (
            select(SessionRow.id)
            .join(SessionFactsRow, SessionFactsRow.session_id == SessionRow.id)
            .where(*narrowed(sought), SessionRow.state != "running")
            .order_by(SessionFactsRow.number)
        )
        with self._snapshot() as connection:
            return tuple(connection.scalars(query))

    def of_ids(self, ids: Sequence[str]) -> tuple[Practised, ...]:
        """Return calls with their grades by their ids, the oldest first; those that are gone are left out."""
        query = _calls().where(SessionRow.id.in_(ids)).order_by(SessionFactsRow.number)
        with self._snapshot() as connection:
            return tuple(_with_grades(connection, connection.execute(query).all(), grades=True))


def _calls() -> Select[*tuple[Any, ...]]:
    return SUMMARY.join(SessionFactsRow, SessionFactsRow.session_id == SessionRow.id)


def _with_grades(connection: Connection, part: Sequence[Row[Any]], *, grades: bool) -> Iterator[Practised]:
    given = _grades(connection, [row.id for row in part]) if grades else {}
    return (Practised(summary(row), tuple(given.get(row.id, ()))) for row in part)


def _grades(connection: Connection, ids: Sequence[str]) -> dict[str, list[Grade]]:
    query = (
        select(
            GradeRow.id,
            GradeRow.session_id,
            GradeRow.scorecard_id,
            GradeRow.scorecard_version,
            GradeRow.grader,
            GradeRow.started_at,
            GradeRow.finished_at,
            GradeRow.score,
            GradeRow.compliance,
            GradeRow.passed,
        )
        .where(GradeRow.session_id.in_(ids), GradeRow.kind == "first", GradeRow.finished_at.is_not(None))
        .order_by(GradeRow.finished_at, GradeRow.id)
    )
    found: dict[str, list[Grade]] = {}
    for row in connection.execute(query):
        grade = Grade(
            row.id,
            row.session_id,
            row.scorecard_id,
            row.scorecard_version,
            row.grader,
            row.started_at,
            finished_at=row.finished_at,
            result=CardResult(row.score, row.compliance, row.passed),
        )
        found.setdefault(grade.session_id, []).append(grade)
    return found
