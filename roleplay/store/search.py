"""Finding sessions: lists in pages, hits of words, what there is to choose from, saved filters."""

from __future__ import annotations

import logging
from array import array
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Select, delete, func, insert, select

from roleplay.core.errors import InputError
from roleplay.core.finding import Choices, HitPage, ListedSession, Order, PageKey, SavedFilter, SessionPage
from roleplay.core.periods import latest
from roleplay.core.records import SessionFilter, SessionSummary
from roleplay.store import rows, search_hits, search_index
from roleplay.store.codec import well_formed
from roleplay.store.database import Database
from roleplay.store.folding import fold
from roleplay.store.part import StorePart
from roleplay.store.schema import ScenarioVersionRow, SessionRow
from roleplay.store.schema_practice import GroupRow
from roleplay.store.schema_search import SavedFilterRow, ScenarioTraitRow, SessionFactsRow
from roleplay.store.search_filter import after, conditions, key_of, ordering

_log = logging.getLogger(__name__)
_FILTER: TypeAdapter[SessionFilter] = TypeAdapter(SessionFilter)
_LONGEST_NAME = 80
_NEWEST_FIRST = Order()
_LISTED = rows.SUMMARY.join(SessionFactsRow, SessionFactsRow.session_id == SessionRow.id).add_columns(
    SessionFactsRow.number, SessionFactsRow.grades, SessionFactsRow.comments
)

StillWanted = Callable[[], bool]


class SearchStore(StorePart):
    """What the session list and the search ask of the store.

    For who asks, the sessions with the ids `hidden` have no score, and nothing was found in them.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)

    def numbers(
        self, wanted: SessionFilter, order: Order = _NEWEST_FIRST, *, hidden: Collection[str] = ()
    ) -> array[int]:
        """Return all sessions that fit, in order, by number: a list that is scrolled asks `rows` for what is seen."""
        query = select(SessionFactsRow.number).where(*conditions(wanted, hidden)).order_by(*ordering(order, hidden))
        with self._snapshot() as connection:
            # A hundred thousand rows, of which SQLAlchemy would make objects.
            return array("q", (number for (number,) in connection.execute(query).cursor.fetchall()))

    def number(self, session_id: str) -> int | None:
        """Return the number of a session, None when it is gone."""
        with self._snapshot() as connection:
            return connection.scalar(select(SessionFactsRow.number).where(SessionFactsRow.session_id == session_id))

    def count(self, wanted: SessionFilter, *, hidden: Collection[str] = ()) -> int:
        """Return how many sessions fit."""
        query = select(func.count()).select_from(SessionFactsRow).where(*conditions(wanted, hidden))
        with self._snapshot() as connection:
            return connection.scalar(query) or 0

    def turns(self) -> int:
        """Return how many turns there are in all sessions."""
        with self._snapshot() as connection:
            return connection.scalar(select(func.sum(SessionRow.turns))) or 0

    def rows(self, numbers: Sequence[int]) -> tuple[ListedSession, ...]:
        """Return these sessions, in this order, without those that are gone."""
        with self._snapshot() as connection:
            return _listed(connection, numbers)

    def page(
        self,
        wanted: SessionFilter,
        order: Order = _NEWEST_FIRST,
        behind: PageKey | None = None,
        *,
        limit: int = 100,
        hidden: Collection[str] = (),
    ) -> SessionPage:
        """Return the sessions that follow on the end of an earlier page, None for the first.

        Sessions that come or go meanwhile move nothing: each that stays is on one page, whatever keys are equal.
        """
        query = select(key_of(order, hidden), SessionFactsRow.number).where(*conditions(wanted, hidden))
        if behind is not None:
            query = query.where(after(order, behind, hidden))
        with self._snapshot() as connection:
            found = connection.execute(query.order_by(*ordering(order, hidden)).limit(limit + 1)).all()
            listed = _listed(connection, [number for _, number in found[:limit]])
        following = PageKey(*found[limit - 1]) if len(found) > limit else None
        return SessionPage(listed, following)

    def hits(
        self,
        wanted: SessionFilter,
        *,
        before: int | None = None,
        limit: int = 50,
        typing: bool = False,
        still_wanted: StillWanted = lambda: True,
        hidden: Collection[str] = (),
    ) -> HitPage:
        """Return where the filter's text was said, in sessions that fit, the newest first.

        `before` is the end of an earlier page; `typing` takes the last word for the beginning of one. When
        `still_wanted` says no, what was found so far is returned. No text finds nothing.
        """
        with self._snapshot() as connection:
            return search_hits.find(
                connection, wanted, before, limit, typing=typing, still_wanted=still_wanted, hidden=hidden
            )

    def choices(self) -> Choices:
        """Return the people, groups, scenarios and types of customers that there are."""
        facts = SessionFactsRow
        newest = (
            select(facts.session_id)
            .where(facts.scenario_digest == ScenarioVersionRow.digest)
            .order_by(facts.number.desc())
            .limit(1)
            .scalar_subquery()
        )
        titles = (
            select(ScenarioVersionRow.scenario_id, SessionRow.scenario_title)
            .join(SessionRow, SessionRow.id == newest)
            .order_by(ScenarioVersionRow.version)
        )
        people = select(facts.trainee, facts.trainee_folded).where(facts.trainee != "").distinct()
        traits = select(ScenarioTraitRow.trait).distinct().order_by(ScenarioTraitRow.trait)
        with self._snapshot() as connection:
            named = sorted(connection.execute(people), key=lambda row: (row.trainee_folded, row.trainee))
            scenarios = dict(row.tuple() for row in connection.execute(titles))  # of each the latest version
            return Choices(
                people=tuple(row.trainee for row in named),
                scenarios=tuple(sorted(scenarios.items(), key=lambda pair: fold(pair[1]))),
                traits=tuple(connection.scalars(traits)),
                groups=tuple(connection.scalars(select(GroupRow.name).order_by(GroupRow.folded))),
            )

    def wipe(self, most_steps: int = 16) -> bool:
        """Rewrite the index without the words of what was deleted; tell whether all of it is rewritten.

        In steps of about a megabyte, so that a call that runs is never kept from writing.
        """
        if self._database.shared:
            return True  # the server's own clearing up does it
        for _ in range(most_steps):
            with self._transaction() as connection:
                if not search_index.wipe(connection):
                    return True
        return False

    # --- saved filters ---

    def filters(self, now: datetime | None = None) -> tuple[SavedFilter, ...]:
        """Return the saved filters by name; one that this version cannot read is left out.

        Those of the latest days reach back from `now`, which is in the time zone of the person.
        """
        today = now or datetime.now().astimezone()
        with self._snapshot() as connection:
            found = connection.execute(
                select(SavedFilterRow.name, SavedFilterRow.wanted).order_by(SavedFilterRow.name)
            ).all()
        kept = []
        for name, wanted in found:
            try:
                kept.append(SavedFilter(name, _moved(_FILTER.validate_json(wanted), today)))
            except ValidationError as error:
                _log.warning("the filter %r cannot be read: %s", name, error)
        return tuple(kept)

    def save_filter(self, name: str, wanted: SessionFilter) -> None:
        """Keep a filter in place of an earlier one of this name. Raises `InputError` for a name that is none."""
        name = " ".join(well_formed(name).split())
        if not name or len(name) > _LONGEST_NAME:
            raise InputError(
                "A filter needs a name." if not name else f"The name is longer than {_LONGEST_NAME} characters.",
                hint="Give it a short one.",
            )
        text = well_formed(_FILTER.dump_json(wanted).decode())
        with self._transaction() as connection:
            connection.execute(delete(SavedFilterRow).where(SavedFilterRow.name == name))
            connection.execute(insert(SavedFilterRow).values(name=name, wanted=text, saved_at=datetime.now(UTC)))

    def drop_filter(self, name: str) -> None:
        """Forget a filter. Raises `InputError` when there is none of this name."""
        with self._transaction() as connection:
            if not connection.execute(delete(SavedFilterRow).where(SavedFilterRow.name == name)).rowcount:
                raise InputError(f"There is no saved filter {name!r}.", hint="It may have been deleted meanwhile.")


def listing(wanted: SessionFilter, hidden: Collection[str] = ()) -> Select[*tuple[Any, ...]]:
    """Return the query of all summaries that fit, the newest first."""
    return (
        rows.SUMMARY.join(SessionFactsRow, SessionFactsRow.session_id == SessionRow.id)
        .where(*conditions(wanted, hidden))
        .order_by(SessionRow.started_at.desc(), SessionRow.id.desc())
    )


def _moved(wanted: SessionFilter, now: datetime) -> SessionFilter:
    return replace(wanted, since=latest(wanted.latest_days, now), until=None) if wanted.latest_days > 0 else wanted


def _listed(connection: Connection, numbers: Sequence[int]) -> tuple[ListedSession, ...]:
    found = {}
    for row in connection.execute(_LISTED.where(SessionFactsRow.number.in_(numbers))):
        *summary, number, grades, comments = row
        found[number] = ListedSession(number, SessionSummary(*summary), grades > 0, comments)
    return tuple(found[number] for number in numbers if number in found)
