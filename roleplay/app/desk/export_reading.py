"""Reads from saved calls what exports tell of them, once: an export itself reads only short rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from roleplay.core.errors import DatabaseError, InputError
from roleplay.core.exports import CallFigures
from roleplay.review.call_figures import call_figures

if TYPE_CHECKING:
    from roleplay.app.delivery import DeliveryDesk
    from roleplay.store.export_queries import Sought, Unread
    from roleplay.store.sessions import SessionStore

BATCH = 100
"""Calls that are read at a time."""
DELIVERY_BATCH = 10
_UNREADABLE = frozenset({"database_newer", "database_corrupt"})
Report = Callable[[int, int], None]


def read_figures(store: SessionStore, sought: Sought, report: Report) -> None:
    """Read the calls that were not read yet; `report` gets how many were and will be, and may raise to stop.

    Raises `DatabaseError`, `DiskError`.
    """
    unread = store.exports.unread(sought)
    for first in range(0, len(unread), BATCH):
        report(first, len(unread))
        batch = unread[first : first + BATCH]
        store.exports.save_figures((one, figures) for one, figures in _figures(store, batch))
    if unread:
        report(len(unread), len(unread))


def _figures(store: SessionStore, batch: Sequence[Unread]) -> Iterable[tuple[Unread, CallFigures]]:
    events = store.exports.events([one.session_id for one in batch if not one.corrected])
    for one in batch:
        if one.corrected:
            yield one, _corrected(store, one.session_id)
        elif (found := events.get(one.session_id)) is not None:
            yield one, call_figures(one.session_id, found)
        else:  # it cannot be read, and need not be tried again
            yield one, CallFigures(one.session_id)


def _corrected(store: SessionStore, session_id: str) -> CallFigures:
    from roleplay.review.corrected import with_corrections

    try:
        return call_figures(session_id, with_corrections(store.load(session_id)).record.events)
    except InputError:  # deleted meanwhile; it will not be kept
        return CallFigures(session_id)
    except DatabaseError as error:
        if error.code not in _UNREADABLE:
            raise
        return CallFigures(session_id)


def measure_delivery(store: SessionStore, desk: DeliveryDesk, sought: Sought, report: Report) -> None:
    """Measure how trainees spoke in calls that were not measured yet; `report` as for `read_figures`.

    Some tenths of a second a recorded call, once. Raises `DatabaseError`, `DiskError`.
    """
    unmeasured = store.exports.unmeasured(sought)
    if not unmeasured:
        return
    era = desk.era
    try:
        for first in range(0, len(unmeasured), DELIVERY_BATCH):
            report(first, len(unmeasured))
            if not desk.keep_figures(unmeasured[first : first + DELIVERY_BATCH], era):
                return
    finally:
        if desk.era == era:
            desk.keep()
    report(len(unmeasured), len(unmeasured))
