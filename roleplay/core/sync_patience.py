"""Patience with a department's server that is busy: what it gave up is asked for again, later."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

from roleplay.core.errors import DatabaseError
from roleplay.core.sync import SyncPeer

BUSY = frozenset(("database_locked", "database_slow"))
"""Codes of errors after which nothing was changed and the same may come through a little later."""
_FIRST, _LONGEST, _TIMES = 0.5, 15.0, 14
"""Seconds before the second attempt and before late ones; how many attempts follow the first: about two minutes of
waiting, and whatever the server takes to give each of them up."""
_T = TypeVar("_T")


def waits() -> Iterator[float]:
    """Yield how long to wait before each further attempt: ever longer, and not as long as all the others who wait."""
    chance = secrets.SystemRandom()
    for attempt in range(_TIMES):
        longest = min(_FIRST * 2.0**attempt, _LONGEST)
        yield chance.uniform(longest / 2, longest)


def patient(peer: SyncPeer, wait: Callable[[float], None] = time.sleep) -> SyncPeer:
    """Return a side that asks again where the server is busy; `wait` gets seconds.

    Every method of a side is one transaction, or changes nothing at all: what failed may be done again.
    """
    return cast(SyncPeer, _Patient(peer, wait))


class _Patient:
    def __init__(self, peer: SyncPeer, wait: Callable[[float], None]) -> None:
        self._peer = peer
        self._wait = wait

    def __getattr__(self, name: str) -> Any:
        found = self._again(lambda: getattr(self._peer, name))
        if not callable(found):
            return found
        return lambda *arguments, **named: self._again(lambda: found(*arguments, **named))

    def _again(self, ask: Callable[[], _T]) -> _T:
        for seconds in waits():
            try:
                return ask()
            except DatabaseError as error:
                if error.code not in BUSY:
                    raise
            self._wait(seconds)
        return ask()
