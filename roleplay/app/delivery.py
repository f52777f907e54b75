"""How the trainee spoke in a call, beside what is usual for them.

Measuring means reading the recording, so it is done once a call and kept in the cache folder: numbers only, no words
and no sound. The file may be deleted at any time, an entry goes with its session, and all of it when the trainee
switches the measures off.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from roleplay.app.derived import keep_cache, original_of, read_cache
from roleplay.app.parts import Parts
from roleplay.core.delivery import CallDelivery, DeliveryMeasure, DeliveryReport, Usual
from roleplay.core.errors import InputError
from roleplay.core.events import TraineeSaid
from roleplay.core.records import SCRIPTED_TRAINEE, SessionFilter, SessionRecord, SessionSummary
from roleplay.places import Places
from roleplay.review.baseline import LATEST_CALLS, report, usual
from roleplay.review.delivery import call_delivery, figures
from roleplay.review.retries import shared_events
from roleplay.store.export_queries import Unread

_log = logging.getLogger(__name__)

CACHE_FORMAT = 2
"""Raise it when what is measured changes, so that all calls are measured anew."""
MOST_CALLS = 2 * LATEST_CALLS
"""Calls of a trainee that are looked at for what is usual: not all of them were spoken."""
MOST_KEPT = 5000
"""Calls whose turns an export of very many keeps: a few kilobytes each."""


def cache_file(places: Places) -> Path:
    """Return where the figures are kept."""
    return places.cache / "delivery.json"


@dataclass
class _Kept:
    mark: int
    """Changes when the transcript or the recording does."""
    call: CallDelivery


@dataclass
class _Cache:
    format: int
    calls: list[_Kept]


_CACHE = TypeAdapter(_Cache)


class DeliveryDesk:
    """Measures calls and keeps the figures; thread-safe. Made once."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._file = cache_file(parts.places)
        self._lock = threading.Lock()
        self._calls: dict[str, _Kept] | None = None
        self._fresh = False  # whether something is known that is not in the file
        self._era = 0  # how often everything was forgotten

    def measured(self, record: SessionRecord) -> CallDelivery:
        """Return what is measured of a call, to be kept with `keep`. Raises `DatabaseError`, `DiskError`."""
        with self._lock:
            known = self._known()
            self._measure(record, known)
            return known[record.start.id].call

    @property
    def era(self) -> int:
        """Changes when everything is forgotten."""
        return self._era

    def keep_figures(self, unmeasured: Iterable[Unread], era: int) -> bool:
        """Measure calls and keep their figures for exports; tell whether that is still wanted.

        `era` is that in which it was. Raises `DatabaseError`, `DiskError`.
        """
        found = []
        for one in unmeasured:
            try:
                record = self._parts.store.load(one.session_id)
            except InputError:
                _log.info("session %s was deleted a moment ago", one.session_id)
            else:
                found.append((one, figures(self._measured_once(record))))
        with self._lock:
            if self._era == era:
                self._parts.store.exports.save_delivery(found)
                return True
            self._calls, self._fresh = {}, False
            return False

    def _measured_once(self, record: SessionRecord) -> CallDelivery:
        """Measure a call; keep its turns, too, unless those of very many calls are kept already."""
        with self._lock:
            known, fresh = self._known(), self._fresh
            there = record.start.id in known
            self._measure(record, known)
            call = known[record.start.id].call
            if not there and len(known) > MOST_KEPT:
                del known[record.start.id]
                self._fresh = fresh
            return call

    def keep(self) -> None:
        """Write what was measured since the last time."""
        with self._lock:
            if self._fresh:
                self._keep()

    def report(self, record: SessionRecord) -> DeliveryReport | None:
        """Return a call beside what its trainee's calls before it make usual; None when switched off meanwhile.

        Raises `DatabaseError`, `DiskError`.
        """
        era = self._era
        call = self.measured(record)
        before = [row for row in self._rows(record.start.trainee) if row.started_at < record.start.started_at]
        for row in before[:MOST_CALLS]:
            with self._lock:  # one call at a time: nobody who wants it switched off waits for all of them
                if self._era != era:
                    return None
                if row.id not in self._known():
                    self._measure_saved(row.id)
        with self._lock:
            if self._era != era:
                return None
            if self._fresh:
                self._keep()
            known = self._known()
            return report(call, [known[row.id].call for row in before if row.id in known])

    def usual(self, trainee: str, language: str, microphone: str) -> dict[DeliveryMeasure, Usual]:
        """Return what is usual for a trainee by what was measured before: a call that runs waits for nothing."""
        with self._lock:
            known = self._known()
            mine = [known[row.id].call for row in self._rows(trainee) if row.id in known]
        return usual(mine, language=language, microphone=microphone)

    def forget(self, *session_ids: str) -> None:
        """Drop what was measured of sessions that are deleted, or whose sound is."""
        with self._lock:
            known = self._known()
            if [one for one in session_ids if known.pop(one, None) is not None]:
                self._keep()

    def forget_all(self, *, everybody: bool = False) -> None:
        """Drop everything that was measured here: the trainee wants none of it.

        What exports keep goes, too: of whoever uses the program, or of everybody. Raises `DatabaseError`,
        `DiskError`.
        """
        with self._lock:
            self._era += 1
            self._calls = {}
            self._fresh = False
            try:
                self._file.unlink(missing_ok=True)
            except OSError as error:
                _log.warning("%s cannot be deleted: %s", self._file, error)
            self._parts.store.exports.forget_delivery("" if everybody else self._parts.access.me)

    def _rows(self, trainee: str) -> list[SessionSummary]:
        if trainee == SCRIPTED_TRAINEE:
            return []
        return [
            row for row in self._parts.store.list(SessionFilter(people=(trainee,), finished=True)) if row.turns > 0
        ]

    def _measure_saved(self, session_id: str) -> None:
        try:
            self._measure(self._parts.store.load(session_id), self._known())
        except InputError:
            _log.info("session %s was deleted a moment ago", session_id)

    def _measure(self, record: SessionRecord, known: dict[str, _Kept]) -> None:
        """Measure a call unless that is done."""
        session_id = record.start.id
        recording = self._parts.store.recording(session_id)
        mark = _mark(record, recording)
        if session_id in known and known[session_id].mark == mark:
            return
        call = call_delivery(record, self._shared(record))
        if recording is not None and call.turns:
            from roleplay.app.delivery_sound import heard  # only who measures waits for the libraries

            call = heard(call, record, recording)
        known[session_id] = _Kept(mark, call)
        self._fresh = True

    def _shared(self, record: SessionRecord) -> int:
        original = original_of(record, self._parts.store)
        return shared_events(record, original) if original is not None else 0

    def _known(self) -> dict[str, _Kept]:
        if self._calls is None:
            self._calls = {kept.call.session_id: kept for kept in _load(self._file).calls}
        return self._calls

    def _keep(self) -> None:
        self._fresh = False
        keep_cache(
            self._file, _CACHE, _Cache(CACHE_FORMAT, list((self._calls or {}).values())), self._parts.store.sealer
        )


def _load(file: Path) -> _Cache:
    cache = read_cache(file, _CACHE)
    return cache if cache is not None and cache.format == CACHE_FORMAT else _Cache(CACHE_FORMAT, [])


def _mark(record: SessionRecord, recording: Path | None) -> int:
    said = [event.transcript for event in record.events if isinstance(event, TraineeSaid)]
    corrected = [(correction.position, correction.text) for correction in record.corrections]
    return crc32(repr((len(record.events), said, corrected, recording is not None)).encode())
