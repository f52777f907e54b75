"""Hits of a search: which rows of the index, and what stands there."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    Row,
    String,
    and_,
    case,
    column,
    exists,
    select,
    values,
)

from roleplay.core.finding import Hit, HitPage, Side
from roleplay.core.records import SessionFilter, SessionSummary
from roleplay.store import rows
from roleplay.store.dialects.spoken import HIGHEST, LOWEST, spoken_on
from roleplay.store.dialects.sql import json_text
from roleplay.store.schema import CorrectionRow, EventRow, SessionRow, TurnRow
from roleplay.store.schema_search import SessionFactsRow
from roleplay.store.search_filter import facts_conditions, numbers_between
from roleplay.store.search_index import NAMES, ROOM
from roleplay.store.search_words import Term, spans, terms

_EXAMINED = 10_000
"""Where so many rows of the index hold few that fit the filter, it is quicker to look up first which sessions fit."""
_ASK_EVERY = 256

Facts = SessionFactsRow


def find(
    connection: Connection,
    wanted: SessionFilter,
    before: int | None,
    limit: int,
    *,
    typing: bool,
    still_wanted: Callable[[], bool],
    hidden: Collection[str] = (),
) -> HitPage:
    """See `SearchStore.hits`."""
    sought = terms(wanted.text, typing=typing)
    if not sought:
        return HitPage((), None)
    found = list(islice(_rowids(connection, sought, wanted, before, still_wanted, hidden), limit + 1))
    hits = _read(connection, found[:limit], sought)
    return HitPage(hits, found[limit - 1] if len(found) > limit else None)


def _rowids(
    connection: Connection,
    sought: Sequence[Term],
    wanted: SessionFilter,
    before: int | None,
    still_wanted: Callable[[], bool],
    hidden: Collection[str],
) -> Iterator[int]:
    """Yield the rows of the index that fit, the last first."""
    first, last = numbers_between(wanted)
    low = LOWEST if first is None else first * ROOM
    high = HIGHEST if last is None else last * ROOM
    if before is not None:
        high = min(high, before)
    spoken = spoken_on(connection, sought)
    fitting = facts_conditions(wanted, hidden)
    fits = exists().where(Facts.number == spoken.number, *fitting)
    for examined, (rowid, right) in enumerate(spoken.between(connection, low, high, fits), 1):
        if right:
            yield rowid
        if examined % _ASK_EVERY == 0 and not still_wanted():
            return
        if examined >= _EXAMINED and fitting:
            inside = spoken.number.in_(select(Facts.number).where(*fitting))
            yield from spoken.those(connection, low, rowid, inside)
            return


def _read(connection: Connection, found: Sequence[int], sought: Sequence[Term]) -> tuple[Hit, ...]:
    numbers = dict.fromkeys(rowid >> 16 for rowid in found)
    sessions = {
        number: SessionSummary(*summary)
        for *summary, number in connection.execute(
            rows.SUMMARY.join(Facts, Facts.session_id == SessionRow.id)
            .add_columns(Facts.number)
            .where(Facts.number.in_(numbers))
        )
    }
    there = [row for row in found if row >> 16 in sessions and row & NAMES != NAMES]
    places = [(sessions[row >> 16].id, row & NAMES) for row in there]
    said = {(row.session_id, row.sequence): row for row in _said(connection, places)} if places else {}
    hits = []
    for rowid in sorted(found, key=lambda row: (-(row >> 16), row & NAMES)):
        session = sessions.get(rowid >> 16)
        if session is not None and rowid & NAMES == NAMES:
            hits.append(_names(session, sought))
        elif session is not None and (row := said.get((session.id, rowid & NAMES))) is not None:
            hits.append(_hit(session, row, sought))
    return tuple(hits)


def _said(connection: Connection, places: Iterable[tuple[str, int]]) -> Sequence[Row[Any]]:
    line = case((EventRow.kind == "customer_speaking", json_text(EventRow.payload, "text")))
    key = EventRow.session_id, EventRow.sequence
    sought = (
        values(column("session", String), column("place", Integer), name="sought").data(list(places)).cte("sought")
    )
    query = (
        select(
            *key,
            EventRow.at,
            line.label("line"),
            TurnRow.text,
            TurnRow.started_at,
            TurnRow.words,
            CorrectionRow.text.label("corrected"),
        )
        .select_from(sought)
        .join(EventRow, and_(key[0] == sought.c.session, key[1] == sought.c.place))
        .outerjoin(TurnRow, and_(TurnRow.session_id == key[0], TurnRow.sequence == key[1]))
        .outerjoin(CorrectionRow, and_(CorrectionRow.session_id == key[0], CorrectionRow.sequence == key[1]))
    )
    return connection.execute(query).all()


def _names(session: SessionSummary, sought: Sequence[Term]) -> Hit:
    text = " · ".join(filter(None, (session.trainee, session.customer, session.scenario_title)))
    return Hit(session, "names", -1, 0.0, text, spans(text, sought))


def _hit(session: SessionSummary, row: Row[Any], sought: Sequence[Term]) -> Hit:
    side: Side = "customer" if row.text is None else "trainee"
    text = row.line or "" if row.text is None else row.corrected or row.text
    marked = spans(text, sought)
    at = row.at if row.text is None else row.started_at
    if marked and row.text is not None and row.corrected is None:
        at = _word_at(text, row.words, marked[0][0], at)
    return Hit(session, side, row.sequence, at, text, marked, row.corrected is not None)


def _word_at(text: str, words: str, place: int, otherwise: float) -> float:
    """Return when the word at a place of the text began, where the recogniser has told."""
    timed = json.loads(words)
    if len(timed) != len(text.split()):
        return otherwise
    inside = len(text[:place].split()) - (place > 0 and not text[place - 1].isspace())
    return float(timed[inside]["start"])
