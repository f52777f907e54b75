"""What saved calls say about those who held them, read for many calls at once.

Stepping a call again takes milliseconds, so what it says is kept (`practice_facts`), packed: the report of a hundred
thousand calls reads one short row each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, CursorResult, Select, case, delete, func, insert, literal, or_, select, text
from sqlalchemy.sql.elements import ColumnElement

from roleplay.core.practice import Person, PracticeFacts, Selection
from roleplay.core.records import SCRIPTED_TRAINEE, SessionSummary
from roleplay.store import rows
from roleplay.store.columns import PracticeColumns, WayColumns, Whole, indexed
from roleplay.store.dialects.sql import epoch
from roleplay.store.folding import fold
from roleplay.store.part import StorePart
from roleplay.store.schema import ScenarioVersionRow, ScoreRow, SessionRow
from roleplay.store.schema_practice import PracticeFactsRow, PracticeTermRow

FORMAT = 2
"""Raise it when what is read from a call changes, so that all calls are read anew."""
_WHOLE = 10_000
"""Shares and weights are kept as ten thousandths."""
_SKILL = np.dtype([("skill", "<u4"), ("share", "<u2"), ("weight", "<u2"), ("times", "<u2")])
_WAY = np.dtype("<u4")
_PART = 4096
"""Rows that are in memory at a time."""
_MOST_NAMES = 500
"""More names than these are compared in Python: SQLite takes only so many in one question."""


class Practice(StorePart):
    """Facts about calls. Thread-safe. Every method raises `DatabaseError` or `DiskError` for the machine's faults."""

    def people(self) -> tuple[Person, ...]:
        """Return everybody who has saved calls, in alphabetical order."""
        query = select(SessionRow.trainee, func.count()).where(*_THEIRS).group_by(SessionRow.trainee)
        with self._snapshot() as connection:
            found = [Person(name, calls) for name, calls in connection.execute(query)]
        return tuple(sorted(found, key=lambda person: fold(person.name)))

    # --- keeping what calls say ---

    def unread(self) -> tuple[str, ...]:
        """Return the ids of the calls that were not read yet, or have changed since; the newest first."""
        query = (
            select(SessionRow.id, SessionRow.started_at)
            .outerjoin(PracticeFactsRow, PracticeFactsRow.session_id == SessionRow.id)
            .outerjoin(ScoreRow, ScoreRow.session_id == SessionRow.id)
            .where(
                *_THEIRS,
                or_(
                    PracticeFactsRow.session_id.is_(None),
                    PracticeFactsRow.format != FORMAT,
                    PracticeFactsRow.outcome.is_distinct_from(SessionRow.outcome),
                    PracticeFactsRow.score.is_distinct_from(ScoreRow.total),
                ),
            )
        )
        with self._snapshot() as connection:
            found = connection.execute(query).all()
        return tuple(row.id for row in sorted(found, key=lambda row: row.started_at, reverse=True))

    def save(self, facts: Iterable[PracticeFacts]) -> None:
        """Keep what calls say, in place of what was kept; calls that were deleted meanwhile are left out."""
        known = {one.session_id: one for one in facts}
        with self._transaction() as connection:
            terms = _Terms(connection)
            its = PracticeFactsRow.session_id.in_(known)
            connection.execute(delete(PracticeFactsRow).where(its))
            there = connection.scalars(select(SessionRow.id).where(SessionRow.id.in_(known)))
            packed = [_row(known[session_id], terms) for session_id in there]
            if packed:
                connection.execute(insert(PracticeFactsRow), packed)

    # --- reading it ---

    def columns(self, selection: Selection, *, hidden: Collection[str] = ()) -> PracticeColumns:
        """Return the judged calls of some people and some time; the sessions with the ids `hidden` have no score."""
        query = _within(
            select(
                SessionRow.id,
                SessionRow.trainee,
                epoch(SessionRow.started_at),
                PracticeFactsRow.score,
                PracticeFactsRow.skills,
            )
            .join(PracticeFactsRow, PracticeFactsRow.session_id == SessionRow.id)
            .where(*_THEIRS, *_JUDGED, _READ, SessionRow.retry_of == ""),
            selection,
        )
        if hidden:
            query = query.where(SessionRow.id.not_in(hidden))
        with self._snapshot() as connection:
            ids, trainees, started, score, packed = _read(connection.execute(query), 5)
            left_out = _left_out(connection, selection, hidden)
            terms = dict(connection.execute(select(PracticeTermRow.id, PracticeTermRow.term)).all())
        order = _order(started, trainees, selection)
        places = order.tolist()
        people, person = indexed([trainees[place] for place in places])
        packed = [packed[place] for place in places]
        facts = np.frombuffer(b"".join(packed), _SKILL)
        skills, fact_skill = _renumbered(facts["skill"])
        return PracticeColumns(
            ids=tuple(ids[place] for place in places),
            people=people,
            person=person,
            started=np.array(started, np.float64)[order],
            score=np.array(score, np.float64)[order],
            skills=tuple(terms[skill] for skill in skills),
            fact_call=np.repeat(np.arange(len(places)), _lengths(packed, _SKILL)),
            fact_skill=fact_skill,
            share=facts["share"] / _WHOLE,
            weight=facts["weight"] / _WHOLE,
            unfinished=left_out[0],
            ungraded=left_out[1],
            retries=left_out[2],
        )

    def ways(self, scenario_id: str, selection: Selection) -> WayColumns:
        """Return the ways of all calls of a scenario, in order of time."""
        query = _within(
            select(
                SessionRow.trainee,
                SessionRow.outcome,
                ScenarioVersionRow.version,
                ScenarioVersionRow.digest,
                PracticeFactsRow.ways,
                epoch(SessionRow.started_at),
            )
            .join(PracticeFactsRow, PracticeFactsRow.session_id == SessionRow.id)
            .join(ScenarioVersionRow, ScenarioVersionRow.digest == SessionRow.scenario_digest)
            .where(*_THEIRS, _READ, ScenarioVersionRow.scenario_id == scenario_id),
            selection,
        )
        with self._snapshot() as connection:
            trainees, outcomes, versions, sources, packed, started = _read(connection.execute(query), 6)
            terms = dict(connection.execute(select(PracticeTermRow.id, PracticeTermRow.term)).all())
        order = _order(started, trainees, selection)
        places = order.tolist()
        packed = [packed[place] for place in places]
        ways, step_way = _renumbered(np.frombuffer(b"".join(packed), _WAY))
        return WayColumns(
            ways=tuple(terms[way] for way in ways),
            outcomes=tuple(outcomes[place] for place in places),
            versions=np.array(versions, np.int64)[order],
            sources=tuple(sources[place] for place in places),
            step_call=np.repeat(np.arange(len(places)), _lengths(packed, _WAY)),
            step_way=step_way,
        )

    def calls(self, ids: Sequence[str]) -> tuple[SessionSummary, ...]:
        """Return these sessions, the newest first; those that are gone are left out."""
        found: list[SessionSummary] = []
        with self._snapshot() as connection:
            for first in range(0, len(ids), _MOST_NAMES):
                some = ids[first : first + _MOST_NAMES]
                found += map(rows.summary, connection.execute(rows.SUMMARY.where(SessionRow.id.in_(some))))
        return tuple(sorted(found, key=lambda one: (one.started_at, one.id), reverse=True))

    def played(self) -> tuple[tuple[str, str, int], ...]:
        """Return id, a title and the number of calls of every scenario that was played, the most played first."""
        calls = func.count()
        query = (
            select(ScenarioVersionRow.scenario_id, func.max(SessionRow.scenario_title), calls)
            .join(SessionRow, SessionRow.scenario_digest == ScenarioVersionRow.digest)
            .where(*_THEIRS)
            .group_by(ScenarioVersionRow.scenario_id)
            .order_by(calls.desc(), ScenarioVersionRow.scenario_id)
        )
        with self._snapshot() as connection:
            return tuple((row[0], row[1], row[2]) for row in connection.execute(query))

    def latest_source(self, scenario_id: str) -> str:
        """Return a scenario as it was played last, as JSON; empty when it never was."""
        query = (
            select(ScenarioVersionRow.source)
            .join(SessionRow, SessionRow.scenario_digest == ScenarioVersionRow.digest)
            .where(ScenarioVersionRow.scenario_id == scenario_id)
            .order_by(SessionRow.started_at.desc())
            .limit(1)
        )
        with self._snapshot() as connection:
            return connection.scalar(query) or ""


_THEIRS: tuple[ColumnElement[bool], ...] = (SessionRow.trainee != SCRIPTED_TRAINEE, SessionRow.state != "running")
_ENDED = (SessionRow.outcome.is_not(None), SessionRow.outcome != "aborted")
_JUDGED: tuple[ColumnElement[bool], ...] = (*_ENDED, PracticeFactsRow.score.is_not(None), SessionRow.turns > 0)
_READ: ColumnElement[bool] = PracticeFactsRow.format == FORMAT
"""What an earlier version has read may mean something else: it waits until it is read again."""


def _within(query: Select[*tuple[Any, ...]], selection: Selection) -> Select[*tuple[Any, ...]]:
    """Narrow a query of sessions down; too many names are left to `_order`."""
    people = selection.people
    if people is not None and len(people) <= _MOST_NAMES:
        query = query.where(SessionRow.trainee.in_(people))
    if selection.since is not None:
        query = query.where(SessionRow.started_at >= selection.since)
    if selection.until is not None:
        query = query.where(SessionRow.started_at < selection.until)
    return query


def _read(found: CursorResult[*tuple[Any, ...]], width: int) -> list[list[Any]]:
    """Return the columns of a result, as SQLite gives them.

    Its rows do not stay: a hundred thousand of them would keep the collector of garbage busy.
    """
    columns: list[list[Any]] = [[] for _ in range(width)]
    while part := found.cursor.fetchmany(_PART):
        for column, values in zip(columns, zip(*part, strict=True), strict=True):
            column.extend(values)
    found.close()
    return columns


def _order(started: list[int], names: list[str], selection: Selection) -> Whole:
    """Return the places in order of time, and only of those people that are asked for.

    In SQL the order costs more than all the rest, and `_within` leaves too many names to this.
    """
    order = np.argsort(np.array(started, np.int64), kind="stable")
    people = selection.people
    if people is None or len(people) <= _MOST_NAMES:
        return order
    wanted = frozenset(people)
    return np.array([place for place in order.tolist() if names[place] in wanted], np.int64)


def _renumbered(terms: NDArray[Any]) -> tuple[list[int], Whole]:
    """Return the numbers of the terms that occur, and for each place which of these stands there."""
    there = np.flatnonzero(np.bincount(terms))
    new = np.zeros(int(there[-1]) + 1 if len(there) else 0, np.int64)
    new[there] = np.arange(len(there))
    return there.tolist(), new[terms]


def _lengths(packed: list[bytes], kind: np.dtype[Any]) -> Whole:
    return np.fromiter(map(len, packed), np.int64, len(packed)) // kind.itemsize


def _left_out(connection: Connection, selection: Selection, hidden: Collection[str]) -> tuple[int, int, int]:
    """Return how many calls were not finished, not graded, and retries."""
    unfinished = or_(SessionRow.outcome.is_(None), SessionRow.outcome == "aborted")
    ungraded = or_(ScoreRow.total.is_(None), SessionRow.turns == 0)
    if hidden:
        ungraded = or_(ungraded, SessionRow.id.in_(hidden))
    kind = case((unfinished, 0), (ungraded, 1), (SessionRow.retry_of != "", 2), else_=3).label("kind")
    many = selection.people is not None and len(selection.people) > _MOST_NAMES
    name = (SessionRow.trainee if many else literal("")).label("name")
    query = _within(
        select(name, kind, func.count())
        .outerjoin(ScoreRow, ScoreRow.session_id == SessionRow.id)
        .where(*_THEIRS)
        .group_by(text("name"), text("kind")),
        selection,
    )
    wanted = frozenset(selection.people or ()) if many else frozenset(("",))
    counts = [0, 0, 0, 0]
    for whose, found, count in connection.execute(query):
        if whose in wanted:
            counts[found] += count
    return counts[0], counts[1], counts[2]


class _Terms:
    """Numbers of terms; new ones are given as they come."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        found = connection.execute(select(PracticeTermRow.term, PracticeTermRow.id))
        self._numbers: dict[str, int] = {row.term: row.id for row in found}

    def number(self, term: str) -> int:
        """Return the number of a term."""
        if term not in self._numbers:
            added = insert(PracticeTermRow).values(term=term).returning(PracticeTermRow.id)
            self._numbers[term] = int(self._connection.execute(added).scalar_one())
        return self._numbers[term]


def _row(facts: PracticeFacts, terms: _Terms) -> dict[str, Any]:
    skills = [
        (terms.number(one.skill), round(one.share * _WHOLE), round(one.weight * _WHOLE), min(one.times, 65535))
        for one in facts.skills
    ]
    ways = [terms.number(f"{way.node}/{way.reply}/{way.next_node}") for way in facts.ways]
    return {
        "session_id": facts.session_id,
        "format": FORMAT,
        "outcome": facts.outcome,
        "score": facts.score,
        "skills": np.array(skills, _SKILL).tobytes(),
        "ways": np.array(ways, _WAY).tobytes(),
    }
