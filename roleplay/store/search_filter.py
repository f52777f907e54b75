"""Filters and orders of the session list as conditions on `session_facts`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from roleplay.core.events import OUTCOMES
from roleplay.core.finding import Order, OrderBy, PageKey
from roleplay.core.records import SessionFilter
from roleplay.store.dialects.sql import spoken_in
from roleplay.store.schema_practice import GroupMemberRow, GroupRow
from roleplay.store.schema_search import ScenarioTraitRow, SessionFactsRow, SessionTechniqueRow
from roleplay.store.search_index import EPOCH, ROOM
from roleplay.store.search_words import expression, server_expression, terms

Facts = SessionFactsRow

_NO_SCORE = -1.0
_KEYS: dict[OrderBy, ColumnElement[Any]] = {
    "date": Facts.number.expression,
    "score": func.coalesce(Facts.score, _NO_SCORE),
    "trainee": Facts.trainee_folded.expression,
    "scenario": Facts.title_folded.expression,
    "outcome": case(
        {outcome: len(OUTCOMES) - place for place, outcome in enumerate(OUTCOMES)}, value=Facts.outcome, else_=0
    ),
    "length": Facts.seconds.expression,
}
"""The best outcome is the greatest, as the best score is; a call that was cut off has none, which is the least."""


def key_of(order: Order, hidden: Collection[str] = ()) -> ColumnElement[Any]:
    """Return what a list is sorted by; the sessions with the ids `hidden` have no score."""
    if order.by == "score" and hidden:
        return case((_among(hidden), _NO_SCORE), else_=_KEYS["score"])
    return _KEYS[order.by]


def ordering(order: Order, hidden: Collection[str] = ()) -> tuple[ColumnElement[Any], ...]:
    """Return the columns to sort by, in their directions."""
    columns = (Facts.number.expression,) if order.by == "date" else (key_of(order, hidden), Facts.number.expression)
    return tuple(each.desc() if order.descending else each.asc() for each in columns)


def after(order: Order, end: PageKey, hidden: Collection[str] = ()) -> ColumnElement[bool]:
    """Return the condition that a session comes behind the end of a page."""
    key, number = key_of(order, hidden), Facts.number
    if order.descending:
        return or_(key < end.value, and_(key == end.value, number < end.number))
    return or_(key > end.value, and_(key == end.value, number > end.number))


def first_number(moment: datetime) -> int:
    """Return the smallest number of a session that began in the second of this moment."""
    return (int(moment.timestamp() // 1) - EPOCH) * ROOM


def numbers_between(wanted: SessionFilter) -> tuple[int | None, int | None]:
    """Return the first number, and the one after the last, of the sessions in the filter's time."""
    first = None if wanted.since is None else first_number(wanted.since)
    last = None if wanted.until is None else first_number(wanted.until) + ROOM
    return first, last


def conditions(wanted: SessionFilter, hidden: Collection[str] = ()) -> list[ColumnElement[bool]]:
    """Return all that a filter asks for; in the sessions with the ids `hidden` nothing was judged."""
    return [*facts_conditions(wanted, hidden), *_text_conditions(wanted)]


def facts_conditions(wanted: SessionFilter, hidden: Collection[str] = ()) -> list[ColumnElement[bool]]:
    """Return all that a filter asks for but the text."""
    found = [*_when_and_what(wanted), *_found(wanted), *_made_of_it(wanted)]
    if hidden and wanted.by_judgement:
        found.append(~_among(hidden))
    return found


def _among(ids: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that a session has one of these ids: by number, which is quicker to compare."""
    other = aliased(Facts)
    return Facts.number.in_(select(other.number).where(other.session_id.in_(sorted(ids))))


def _when_and_what(wanted: SessionFilter) -> Iterator[ColumnElement[bool]]:
    first, last = numbers_between(wanted)
    if first is not None:
        yield Facts.number >= first
    if last is not None:
        yield Facts.number < last
    if wanted.people:
        yield Facts.trainee.in_(wanted.people)
    if wanted.groups:
        members = select(GroupMemberRow.trainee).join(GroupRow, GroupRow.id == GroupMemberRow.group_id)
        yield Facts.trainee.in_(members.where(GroupRow.name.in_(wanted.groups)))
    if wanted.scenarios:
        yield Facts.scenario_id.in_(wanted.scenarios)
    if wanted.traits:
        digests = select(ScenarioTraitRow.digest).where(ScenarioTraitRow.trait.in_(wanted.traits))
        yield Facts.scenario_digest.in_(digests)
    if wanted.finished:
        yield Facts.state != "running"


def _found(wanted: SessionFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.outcomes:
        yield Facts.outcome.in_(wanted.outcomes)
    if wanted.score_from is not None:
        yield Facts.score >= wanted.score_from
    if wanted.score_to is not None:
        yield Facts.score <= wanted.score_to
    for names, count in ((wanted.techniques, SessionTechniqueRow.uses), (wanted.mistakes, SessionTechniqueRow.costs)):
        for name in names:
            yield exists().where(
                SessionTechniqueRow.technique == name, SessionTechniqueRow.number == Facts.number, count > 0
            )


def _made_of_it(wanted: SessionFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.commented is not None:
        yield Facts.comments > 0 if wanted.commented else Facts.comments == 0
    if wanted.graded is not None:
        yield Facts.grades > 0 if wanted.graded else Facts.grades == 0


def _text_conditions(wanted: SessionFilter) -> Iterator[ColumnElement[bool]]:
    sought = terms(wanted.text)
    if sought:
        yield Facts.number.bool_op("IN")(spoken_in(expression(sought), server_expression(sought)))
