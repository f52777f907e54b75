"""What saved calls say about those who held them, read for many calls at once.

Stepping a call again takes milliseconds, so what it says is kept (`practice_facts`), packed: the report of a hundred
thousand calls reads one short row each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, case, delete, func, insert, or_, select
from sqlalchemy.sql.elements import ColumnElement

from roleplay.core.practice import Person, PracticeFacts, Selection
from roleplay.core.records import SCRIPTED_TRAINEE, SessionSummary
from roleplay.store import rows
from roleplay.store.columns import PracticeColumns, WayColumns, indexed
from roleplay.store.folding import fold
from roleplay.store.part import StorePart
from roleplay.store.schema import ScenarioVersionRow, ScoreRow, SessionRow
from roleplay.store.schema_practice import PracticeFactsRow, PracticeTermRow

FORMAT = 1
"""Raise it when what is read from a call changes, so that all calls are read anew."""
_WHOLE = 10_000
"""Shares and weights are kept as ten thousandths."""
_SKILL = np.dtype([("skill", "<u4"), ("share", "<u2"), ("weight", "<u2"), ("times", "<u2")])
_WAY = np.dtype("<u4")
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
            select(SessionRow.id)
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
            .order_by(SessionRow.started_at.desc())
        )
        with self._snapshot() as connection:
            return tuple(connection.scalars(query))

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

    def columns(self, selection: Selection) -> PracticeColumns:
        """Return the judged calls of some people and some time."""
        query = _within(
            select(
                SessionRow.id,
                SessionRow.trainee,
                func.unixepoch(SessionRow.started_at),
                PracticeFactsRow.score,
                SessionRow.scenario_digest,
                PracticeFactsRow.skills,
            )
            .join(PracticeFactsRow, PracticeFactsRow.session_id == SessionRow.id)
            .where(*_THEIRS, *_JUDGED, SessionRow.retry_of == "")
            .order_by(SessionRow.started_at, SessionRow.id),
            selection,
        )
        with self._snapshot() as connection:
            found = _chosen(connection.execute(query).all(), selection, 1)
            left_out = _left_out(connection, selection)
            terms = dict(connection.execute(select(PracticeTermRow.id, PracticeTermRow.term)).all())
        ids, trainees, started, score, digests, packed = zip(*found, strict=True) if found else ((),) * 6
        people, person = indexed(list(trainees))
        sources, source = indexed(list(digests))
        facts = np.frombuffer(b"".join(packed), _SKILL)
        lengths = np.fromiter(map(len, packed), np.int64, len(packed)) // _SKILL.itemsize
        numbers, fact_skill = np.unique(facts["skill"], return_inverse=True)
        return PracticeColumns(
            ids=tuple(ids),
            people=people,
            person=person,
            started=np.array(started, np.float64),
            score=np.array(score, np.float64),
            sources=sources,
            source=source,
            skills=tuple(terms[int(number)] for number in numbers),
            fact_call=np.repeat(np.arange(len(ids)), lengths),
            fact_skill=fact_skill.astype(np.int64),
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
            )
            .join(PracticeFactsRow, PracticeFactsRow.session_id == SessionRow.id)
            .join(ScenarioVersionRow, ScenarioVersionRow.digest == SessionRow.scenario_digest)
            .where(*_THEIRS, ScenarioVersionRow.scenario_id == scenario_id)
            .order_by(SessionRow.started_at, SessionRow.id),
            selection,
        )
        with self._snapshot() as connection:
            found = _chosen(connection.execute(query).all(), selection, 0)
            terms = dict(connection.execute(select(PracticeTermRow.id, PracticeTermRow.term)).all())
        packed = [row[4] for row in found]
        lengths = np.fromiter(map(len, packed), np.int64, len(packed)) // _WAY.itemsize
        numbers, step_way = np.unique(np.frombuffer(b"".join(packed), _WAY), return_inverse=True)
        return WayColumns(
            ways=tuple(terms[int(number)] for number in numbers),
            outcomes=tuple(row[1] for row in found),
            versions=np.array([row[2] for row in found], np.int64),
            sources=tuple(row[3] for row in found),
            step_call=np.repeat(np.arange(len(found)), lengths),
            step_way=step_way.astype(np.int64),
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


def _within(query: Select[*tuple[Any, ...]], selection: Selection) -> Select[*tuple[Any, ...]]:
    """Narrow a query of sessions down; too many names are left to `_chosen`."""
    people = selection.people
    if people is not None and len(people) <= _MOST_NAMES:
        query = query.where(SessionRow.trainee.in_(people))
    if selection.since is not None:
        query = query.where(SessionRow.started_at >= selection.since)
    if selection.until is not None:
        query = query.where(SessionRow.started_at < selection.until)
    return query


def _chosen(found: Sequence[Any], selection: Selection, place: int) -> Sequence[Any]:
    """Return the rows of the people that are asked for; their name stands at `place`."""
    people = selection.people
    if people is None or len(people) <= _MOST_NAMES:
        return found
    wanted = frozenset(people)
    return [row for row in found if row[place] in wanted]


def _left_out(connection: Connection, selection: Selection) -> tuple[int, int, int]:
    """Return how many calls were not finished, not graded, and retries."""
    unfinished = or_(SessionRow.outcome.is_(None), SessionRow.outcome == "aborted")
    ungraded = or_(ScoreRow.total.is_(None), SessionRow.turns == 0)
    kind = case((unfinished, 0), (ungraded, 1), (SessionRow.retry_of != "", 2), else_=3)
    query = _within(
        select(SessionRow.trainee, kind, func.count())
        .outerjoin(ScoreRow, ScoreRow.session_id == SessionRow.id)
        .where(*_THEIRS)
        .group_by(SessionRow.trainee, kind),
        selection,
    )
    counts = [0, 0, 0, 0]
    for _, found, count in _chosen(connection.execute(query).all(), selection, 0):
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
