"""How often signing in with a name has failed, and how long ago that is by a clock that nobody can set.

Nothing here looks at the time of day. A machine's steady clock counts the seconds since it was started, and failures
are kept with its reading. A later reading that is higher tells the seconds between: exactly within one start of the
machine, and at least so many after another one (all of its seconds came later). A lower reading means that the
machine was started anew since, so that at least these seconds have passed. Thus a wait never ends too early, whatever
somebody does to the clock or the power, and it always ends.

Each machine has a row of its own, for their clocks have nothing to do with each other: one that has not seen a
failure yet begins to wait when it first asks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from roleplay.store.part import StorePart
from roleplay.store.schema_people import SignInDelayRow

KEPT = timedelta(days=30)
"""Rows that nobody has touched for so long are dropped when there are many."""
MANY = 1_000


class SignInDelays(StorePart):
    """Failures by mark (a digest of the name that was typed). Thread-safe."""

    def attempt(
        self, mark: str, machine: str, now: float, at: datetime, wait_after: Callable[[int], float]
    ) -> tuple[float, int]:
        """Count an attempt as failed, unless it is too early for one; `forgive` takes it back.

        Before it is looked at, and in one transaction: of many attempts at once only those count that may be made.
        `now` is the machine's steady clock, `at` the time of day, with zone, `wait_after` gives the seconds to wait
        after so many failures. Return the seconds that are still to wait, 0 where the attempt may be made, and the
        failures before it.
        """
        if self._database.shared:
            return 0.0, 0  # the server counts itself, and shows nobody how often
        with self._transaction() as connection:
            seen = _seen(connection, mark)
            failures = max((count for count, _since in seen.values()), default=0)
            known, since = seen.get(machine, (0, now))
            if known != failures:  # another machine has seen the last one: here it is news
                since = now
            elif since > now:  # of an earlier start of this machine
                since = 0.0
            left = wait_after(failures) - (now - since)
            if left > 0:
                _write(connection, mark, machine, SignInDelayRow(failures=failures, since=since, tried_at=at))
                return left, failures
            _write(connection, mark, machine, SignInDelayRow(failures=failures + 1, since=now, tried_at=at))
            _clear_up(connection, at)
            return 0.0, failures

    def forgive(self, mark: str) -> None:
        """Forget all failures of a name."""
        if self._database.shared:
            return
        with self._transaction() as connection:
            connection.execute(delete(SignInDelayRow).where(SignInDelayRow.mark == mark))


def _seen(connection: Connection, mark: str) -> dict[str, tuple[int, float]]:
    """Return by machine how many failures it knows of, and since when; nobody else may count meanwhile."""
    row = (SignInDelayRow.machine, SignInDelayRow.failures, SignInDelayRow.since)
    found = connection.execute(select(*row).where(SignInDelayRow.mark == mark).with_for_update())
    return {machine: (failures, since) for machine, failures, since in found}


def _write(connection: Connection, mark: str, machine: str, kept: SignInDelayRow) -> None:
    values = {"failures": kept.failures, "since": kept.since, "tried_at": kept.tried_at}
    this = (SignInDelayRow.mark == mark, SignInDelayRow.machine == machine)
    if not connection.execute(update(SignInDelayRow).where(*this).values(**values)).rowcount:
        connection.execute(insert(SignInDelayRow).values(mark=mark, machine=machine, **values))


def _clear_up(connection: Connection, at: datetime) -> None:
    """Drop what was tried long ago when somebody has tried very many names."""
    if (connection.scalar(select(func.count()).select_from(SignInDelayRow)) or 0) > MANY:
        connection.execute(delete(SignInDelayRow).where(SignInDelayRow.tried_at < at - KEPT))
