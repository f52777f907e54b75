"""Finding calls: lists in order, hits of words, what there is to choose from, saved filters."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from roleplay.app.access.guard import guarded
from roleplay.app.parts import Parts
from roleplay.core.finding import Choices, HitPage, ListedSession, Order, PageKey, SavedFilter, SessionPage
from roleplay.core.records import SessionFilter, SessionSummary

NEWEST_FIRST = Order()


def scoreless(session: SessionSummary, blind: Collection[str]) -> SessionSummary:
    """Return what is shown of a session: without its score where it is one of those that are graded blind."""
    return replace(session, score=None) if session.id in blind else session


@guarded
class FindingDesk:
    """What lists of calls are made of. Thread-safe; every method may take some hundredths of a second.

    A call that whoever asks is to grade blind has no score for them: not in what is shown, not for a filter, and not
    in an order. Every method raises `DatabaseError` and `DiskError` when the machine is in the way.
    """

    def __init__(self, parts: Parts, blind: Callable[[], Collection[str]]) -> None:
        """`blind` returns the sessions whose score must not be seen, because they are to be graded blind."""
        self._parts = parts
        self._blind = blind

    def numbers(self, wanted: SessionFilter, order: Order = NEWEST_FIRST) -> array[int]:
        """Return all calls that fit, in order, by number; `rows` tells what they are."""
        return self._parts.store.search.numbers(wanted, order, hidden=self._hidden(wanted, order))

    def rows(self, numbers: Sequence[int]) -> tuple[ListedSession, ...]:
        """Return these calls, in this order, without those that are gone."""
        return self._seen(self._parts.store.search.rows(numbers))

    def page(
        self, wanted: SessionFilter, order: Order = NEWEST_FIRST, behind: PageKey | None = None, *, limit: int = 100
    ) -> SessionPage:
        """Return the calls that follow on the end of an earlier page, None for the first."""
        hidden = self._hidden(wanted, order)
        page = self._parts.store.search.page(wanted, order, behind, limit=limit, hidden=hidden)
        return replace(page, rows=self._seen(page.rows))

    def _hidden(self, wanted: SessionFilter, order: Order = NEWEST_FIRST) -> Collection[str]:
        return self._blind() if wanted.by_judgement or order.by == "score" else ()

    def _seen(self, rows: tuple[ListedSession, ...]) -> tuple[ListedSession, ...]:
        blind = self._blind()
        return tuple(replace(row, session=scoreless(row.session, blind)) for row in rows) if blind else rows

    def number(self, session_id: str) -> int | None:
        """Return the number of a call, None when it is gone."""
        return self._parts.store.search.number(session_id)

    def count(self, wanted: SessionFilter) -> int:
        """Return how many calls fit."""
        return self._parts.store.search.count(wanted, hidden=self._hidden(wanted))

    def hits(
        self,
        wanted: SessionFilter,
        *,
        before: int | None = None,
        limit: int = 50,
        typing: bool = False,
        still_wanted: Callable[[], bool] = lambda: True,
    ) -> HitPage:
        """Return where the filter's text was said, the newest call first; see `SearchStore.hits`."""
        hidden = self._hidden(wanted)
        page = self._parts.store.search.hits(
            wanted, before=before, limit=limit, typing=typing, still_wanted=still_wanted, hidden=hidden
        )
        blind = self._blind()
        if not blind:
            return page
        return replace(page, hits=tuple(replace(hit, session=scoreless(hit.session, blind)) for hit in page.hits))

    def choices(self) -> Choices:
        """Return what there is to filter by."""
        return self._parts.store.search.choices()

    def filters(self) -> tuple[SavedFilter, ...]:
        """Return the saved filters by name."""
        return self._parts.store.search.filters()

    def save_filter(self, name: str, wanted: SessionFilter) -> None:
        """Keep a filter in place of an earlier one of this name. Raises `InputError` for a name that is none."""
        self._parts.store.search.save_filter(name, wanted)

    def drop_filter(self, name: str) -> None:
        """Forget a saved filter. Raises `InputError` when there is none of this name."""
        self._parts.store.search.drop_filter(name)
