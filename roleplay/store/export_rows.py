"""Rows for exports, as they are read from one consistent snapshot: as many as there are, few of them in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from roleplay.core.errors import DatabaseError
from roleplay.core.events import CallEvent
from roleplay.core.exports import CallFigures, GradeLogRow, PracticeLogRow
from roleplay.core.records import SCRIPTED_TRAINEE
from roleplay.store import export_queries as queries
from roleplay.store.codec import decode
from roleplay.store.export_queries import Sought, Unread
from roleplay.store.folding import fold
from roleplay.store.part import StorePart
from roleplay.store.schema import EventRow, SessionRow
from roleplay.store.schema_export import CallFiguresRow, DeliveryFiguresRow
from roleplay.store.schema_grading import GradeRow
from roleplay.store.schema_search import SessionFactsRow

_PART = 1000
"""Rows that are in memory at a time."""
_LARGE_PART = 5_000
"""Rows of the practice log from a file that are in memory at a time, after the first ones: for a preview is not to
wait."""
_NEWEST = 2**62
"""Above the number of any call."""
_GRADES = 200
"""Grades that are in memory at a time, each with its answers and what the machine says to them."""


class ExportRows(StorePart):
    """Thread-safe. Every method raises `DatabaseError` or `DiskError` when the machine is in the way."""

    def count(self, sought: Sought) -> int:
        """Return how many calls there are to export."""
        query = select(func.count()).select_from(SessionFactsRow).where(*queries.narrowed(sought))
        with self._snapshot() as connection:
            return connection.scalar(query) or 0

    @contextmanager
    def practice_log(self, sought: Sought, *, delivery: bool = True) -> Iterator[Iterator[PracticeLogRow]]:
        """Hand out the calls, the newest first, as they are at this moment, whatever is written meanwhile.

        Without `delivery` nothing is told of how the trainee spoke.
        """
        with self._long_snapshot() as connection:
            parts = _streamed if self._database.shared else _looked_up
            yield (queries.log_row(row) for part in parts(connection, sought, delivery) for row in part)

    @contextmanager
    def grades(self, sought: Sought, *, drafts: bool = False) -> Iterator[Iterator[GradeLogRow]]:
        """Hand out the grades of these calls in the order in which they were begun, as they are at this moment."""
        query = queries.grade_log(sought, drafts=drafts).order_by(GradeRow.started_at, GradeRow.id)
        with self._long_snapshot() as connection:
            found = connection.execution_options(yield_per=_GRADES).execute(query)
            yield (row for part in found.partitions() for row in queries.with_answers(connection, part))

    def count_grades(self, sought: Sought, *, drafts: bool = False) -> int:
        """Return how many grades there are to export."""
        query = select(func.count()).select_from(queries.grade_log(sought, drafts=drafts).subquery())
        with self._snapshot() as connection:
            return connection.scalar(query) or 0

    @contextmanager
    def _long_snapshot(self) -> Iterator[Connection]:
        with self._database.translated(), self._database.reading.connect() as connection:
            if connection.dialect.name == "postgresql":  # elsewhere a reading transaction is a snapshot anyway
                connection = connection.execution_options(  # noqa: PLW2901 - the same connection
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin():
                yield connection

    def names(self) -> tuple[str, ...]:
        """Return everybody who has held or graded a call, in alphabetical order."""
        trainees = select(SessionFactsRow.trainee).where(SessionFactsRow.trainee != SCRIPTED_TRAINEE)
        with self._snapshot() as connection:
            found = set(connection.scalars(trainees.union(select(GradeRow.grader))))
        return tuple(sorted(found - {""}, key=lambda name: (fold(name), name)))

    # --- what is read from calls once ---

    def unread(self, sought: Sought) -> tuple[Unread, ...]:
        """Return the finished calls of which the figures are not kept, or of before a correction."""
        query = queries.unread(sought, CallFiguresRow, queries.FIGURES_FORMAT)
        if self._database.shared:  # whoever may not read the words of a call must not count none in it
            query = query.where(select(EventRow.session_id).where(EventRow.session_id == SessionRow.id).exists())
        with self._snapshot() as connection:
            if connection.scalar(queries.one_unread(CallFiguresRow, queries.FIGURES_FORMAT)) is None:
                return ()
            return tuple(Unread(*row) for row in connection.execute(query))

    def unmeasured(self, sought: Sought) -> tuple[Unread, ...]:
        """Return the finished calls of which it is not kept how the trainee spoke; typed ones are never measured."""
        kept = DeliveryFiguresRow
        query = queries.unread(sought, kept, queries.DELIVERY_FORMAT, kept.recording != SessionRow.recording).where(
            SessionRow.recogniser != "typed", SessionRow.turns > 0
        )
        with self._snapshot() as connection:
            return tuple(Unread(*row) for row in connection.execute(query))

    def events(self, ids: Sequence[str]) -> dict[str, list[CallEvent]]:
        """Return, by session, the events of `READ_KINDS` in their order; a call with a damaged one has no entry."""
        query = (
            select(EventRow.session_id, EventRow.payload)
            .where(EventRow.session_id.in_(ids), EventRow.kind.in_(queries.READ_KINDS))
            .order_by(EventRow.session_id, EventRow.sequence)
        )
        found: dict[str, list[CallEvent]] = {one: [] for one in ids}
        with self._snapshot() as connection:
            for session_id, payload in connection.execute(query):
                if session_id in found:
                    try:
                        found[session_id].append(decode(payload, where=session_id[:8]))
                    except DatabaseError:
                        del found[session_id]
        return found

    def save_figures(self, figures: Iterable[tuple[Unread, CallFigures]]) -> None:
        """Keep figures in place of earlier ones; calls that were deleted meanwhile are left out."""
        rows = {one.session_id: asdict(its) | one.mark(queries.FIGURES_FORMAT) for one, its in figures}
        with self._transaction() as connection:
            _replace(connection, CallFiguresRow, rows)

    def save_delivery(self, figures: Iterable[tuple[Unread, Mapping[str, float | int | None]]]) -> None:
        """Keep how trainees spoke, by `DELIVERY_FIGURES`, in place of what was kept."""
        rows = {
            one.session_id: {"session_id": one.session_id, "recording": one.recording, **its}
            | one.mark(queries.DELIVERY_FORMAT)
            for one, its in figures
        }
        with self._transaction() as connection:
            _replace(connection, DeliveryFiguresRow, rows)

    def forget_delivery(self, trainee: str = "") -> None:
        """Delete how one person spoke, or everybody."""
        kept, its = select(DeliveryFiguresRow.session_id).limit(1), delete(DeliveryFiguresRow)
        with self._snapshot() as connection:
            if connection.scalar(kept) is None:  # nobody waits for nothing
                return
        if trainee:
            theirs = select(SessionRow.id).where(SessionRow.trainee == trainee)
            its = its.where(DeliveryFiguresRow.session_id.in_(theirs))
        with self._transaction() as connection:
            connection.execute(its)


def _streamed(connection: Connection, sought: Sought, delivery: bool) -> Iterator[Sequence[Row[Any]]]:
    """Return calls as a server hands them out: it joins whole tables."""
    found = connection.execution_options(yield_per=_PART).execute(queries.practice_log(sought, delivery=delivery))
    yield from found.partitions()


def _looked_up(connection: Connection, sought: Sought, delivery: bool) -> Iterator[Sequence[Row[Any]]]:
    """Return calls from a file, in which what belongs to each is looked up, some thousands at a time."""
    query = queries.practice_log(sought, delivery=delivery, part=queries.newest(sought))
    below, most = _NEWEST, _PART
    while found := connection.execute(query, {"below": below, "most": most}).all():
        part = sorted(found, key=itemgetter(-1), reverse=True)
        yield part
        below, most = part[-1][-1], _LARGE_PART


def _replace(connection: Connection, table: type[Any], rows: Mapping[str, Mapping[str, Any]]) -> None:
    connection.execute(delete(table).where(table.session_id.in_(rows)))
    there = connection.scalars(select(SessionRow.id).where(SessionRow.id.in_(rows))).all()
    if there:
        connection.execute(insert(table), [dict(rows[session_id]) for session_id in there])
