"""What the trainee should rehearse next, from all their calls.

Reading what a call says means stepping it again, so it is done once a call and kept in the cache folder: numbers
only, no words. The file may be deleted at any time, and an entry goes with its session.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from roleplay.app.derived import keep_cache, original_of, read_cache
from roleplay.app.parts import Parts
from roleplay.core.errors import ScenarioError
from roleplay.core.records import SessionFilter, SessionRecord, SessionSummary
from roleplay.dialogue.formats.library import from_json
from roleplay.review.evidence import counts, evidence, taken_over
from roleplay.review.recommendation import Advice, AssignedCustomer, advise
from roleplay.review.rehearsal import Rehearsal, rehearsal
from roleplay.review.skills import SessionEvidence

_log = logging.getLogger(__name__)

CACHE_FORMAT = 1
"""Raise it when what is read from a call changes, so that all calls are read anew."""
CACHE_NAME = "practice-evidence.json"
_KEPT = 4
"""So many scenarios of saved calls stay as they were read, while the calls are."""


@dataclass
class _Cache:
    format: int
    calls: list[SessionEvidence]
    unreadable: list[str]
    """Ids of sessions that this version cannot step again."""


_CACHE = TypeAdapter(_Cache)


class Adviser:
    """Gives advice; thread-safe. Made once, since it keeps what the calls say."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._file = parts.places.cache / CACHE_NAME
        self._lock = threading.Lock()
        self._evidence: dict[str, SessionEvidence] | None = None
        self._unreadable: set[str] = set()
        self._played = lru_cache(maxsize=_KEPT)(from_json)
        self._given: dict[str, Rehearsal] = {}
        """What each scenario of the library gives to rehearse, by id."""

    def advise(self, trainee: str, now: datetime, language: str, assigned: Sequence[AssignedCustomer] = ()) -> Advice:
        """Return advice for a trainee who wants to hold calls in `language`. Raises `DatabaseError`, `DiskError`."""
        with self._lock:
            own = self._parts.store.list(SessionFilter(people=(trainee,)))
            rows = [row for row in own if counts(row, trainee)]
            known = self._bring_up_to_date(rows)
            mine = [known[row.id] for row in rows if row.id in known]
        return advise(mine, self._rehearsals(language), now, assigned)

    def forget(self, *session_ids: str) -> None:
        """Drop what was read from sessions that are deleted."""
        with self._lock:
            known = self._known()
            if [one for one in session_ids if known.pop(one, None) is not None]:
                self._keep()

    def _rehearsals(self, language: str) -> list[Rehearsal]:
        library = self._parts.library
        cards = [card for card in library.list(language) if not card.problem and language in (*card.languages, "")]
        for card in cards:
            if card.id not in self._given:
                self._given[card.id] = rehearsal(library.get(card.id))
        return [self._given[card.id] for card in cards]

    def _bring_up_to_date(self, rows: Iterable[SessionSummary]) -> dict[str, SessionEvidence]:
        known = self._known()
        gone = known.keys() - self._parts.store.present(known)
        for session_id in gone:
            del known[session_id]
        stale = [
            row
            for row in rows
            if row.id not in self._unreadable
            and (row.id not in known or (known[row.id].score, known[row.id].outcome) != (row.score, row.outcome))
        ]
        for row in stale:
            self._read(row, known)
        if gone or stale:
            self._keep()
        return known

    def _read(self, row: SessionSummary, known: dict[str, SessionEvidence]) -> None:
        try:
            record = self._parts.store.load(row.id)
            known[row.id] = evidence(record, self._played(record.start.scenario_source), self._taken_over(record))
        except ScenarioError as error:
            _log.warning("session %s says nothing about its trainee: %s", row.id, error)
            self._unreadable.add(row.id)

    def _taken_over(self, record: SessionRecord) -> int:
        original = original_of(record, self._parts.store)
        return taken_over(record, original) if original is not None else 0

    def _known(self) -> dict[str, SessionEvidence]:
        if self._evidence is None:
            cache = _load(self._file)
            self._evidence = {call.session_id: call for call in cache.calls}
            self._unreadable = set(cache.unreadable)
        return self._evidence

    def _keep(self) -> None:
        calls = list((self._evidence or {}).values())
        keep_cache(
            self._file, _CACHE, _Cache(CACHE_FORMAT, calls, sorted(self._unreadable)), self._parts.store.sealer
        )


def _load(file: Path) -> _Cache:
    cache = read_cache(file, _CACHE)
    return cache if cache is not None and cache.format == CACHE_FORMAT else _Cache(CACHE_FORMAT, [], [])
