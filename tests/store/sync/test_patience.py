"""A department that is busy delays a synchronisation and does not end it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from roleplay.core.errors import DatabaseError
from roleplay.core.sync_patience import BUSY, waits
from roleplay.core.sync_run import synchronise
from roleplay.store.sync_store import SyncStore

from .conftest import Make
from .department import ALL, did_something


class Busy:
    """A store that gives each question up some times before it answers."""

    def __init__(self, peer: SyncStore, times: int, code: str) -> None:
        self._peer = peer
        self._times = times
        self._code = code
        self.given_up: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._peer, name)
        if not callable(value):
            return value

        def called(*arguments: Any, **named: Any) -> Any:
            if self.given_up[name] < self._times:
                self.given_up[name] += 1
                raise DatabaseError("busy", code=self._code)
            return value(*arguments, **named)

        return called


@pytest.mark.parametrize("code", sorted(BUSY))
def test_every_step_is_tried_again(make: Make, code: str) -> None:
    laptop, department = make(), make()
    call = laptop.hold_call(sound=True)
    laptop.comment(call, "Świetny ton")
    busy = Busy(department.peer, 2, code)
    waited: list[float] = []
    report = synchronise(laptop.peer, busy, ALL, wait=waited.append)
    assert (report.sent, report.sounds_sent, report.left_out) == (2, 1, 0)
    assert {"take", "stamp", "sound_append", "sound_finish", "remember"} <= busy.given_up.keys()
    assert len(waited) == busy.given_up.total()
    assert not did_something(laptop.sync(department))
    assert department.content() == laptop.content()


def test_patience_has_an_end_and_nothing_is_lost(make: Make) -> None:
    laptop, department = make(), make()
    call = laptop.hold_call()
    waited: list[float] = []
    with pytest.raises(DatabaseError):
        synchronise(laptop.peer, Busy(department.peer, 1_000, "database_slow"), ALL, wait=waited.append)
    assert 60.0 < sum(waited) < 300.0
    laptop.sync(department)
    assert department.store.load(call) == laptop.store.load(call)


def test_other_errors_are_told_at_once(make: Make) -> None:
    laptop, department = make(), make()
    waited: list[float] = []
    with pytest.raises(DatabaseError):
        synchronise(laptop.peer, Busy(department.peer, 1, "database_unreachable"), ALL, wait=waited.append)
    assert not waited


def test_waits_grow_and_differ() -> None:
    one, other = list(waits()), list(waits())
    assert one[0] <= 0.5 < one[-1] <= 15.0
    assert one != other
