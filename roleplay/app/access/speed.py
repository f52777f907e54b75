"""How long signing in takes on this machine: with a store of its own, that is thrown away."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.parts import Parts
from roleplay.core.errors import SignInError
from roleplay.places import Places, Resources

if TYPE_CHECKING:
    from roleplay.app.desk.access import AccessDesk

_NAME, _PASSPHRASE = "Bench", "loom piano gravel sixteen"


@dataclass(frozen=True, slots=True)
class SignInSpeed:
    """Seconds of each round, in order."""

    right: tuple[float, ...]
    """By the clock on the wall."""
    right_processor: tuple[float, ...]
    """Of the processor, over all of its cores."""
    wrong_name: tuple[float, ...]
    """Of the processor; with a name that nobody has."""
    wrong_passphrase: tuple[float, ...]
    """Of the processor."""


def measure(resources: Resources, rounds: int) -> SignInSpeed:
    """Sign in so many times, rightly and wrongly."""
    from roleplay.app.desk.access import AccessDesk

    with tempfile.TemporaryDirectory(prefix="roleplay-") as folder:
        base = Path(folder)
        parts = Parts(Places(base / "data", base / "config", base / "cache", base / "log"), resources)
        try:
            desk = AccessDesk(parts)
            desk.begin(_NAME, _PASSPHRASE)
            right = [_timed(desk, _NAME, _PASSPHRASE) for _ in range(rounds)]
            name = [_refused(parts, desk, f"{_NAME} {number}", _PASSPHRASE) for number in range(rounds)]
            wrong = [_refused(parts, desk, _NAME, _PASSPHRASE + "!") for _ in range(rounds)]
        finally:
            parts.close()
    walls, processor = zip(*right, strict=True)
    return SignInSpeed(walls, processor, tuple(name), tuple(wrong))


def _timed(desk: AccessDesk, name: str, passphrase: str) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    desk.sign_in(name, passphrase)
    return time.perf_counter() - wall, time.process_time() - processor


def _refused(parts: Parts, desk: AccessDesk, name: str, passphrase: str) -> float:
    from roleplay.app.access.entry import mark_of

    before = time.process_time()
    try:
        desk.sign_in(name, passphrase)
    except SignInError:
        taken = time.process_time() - before
        parts.store.people.delays.forgive(mark_of(name))  # or the next round would have to wait
        return taken
    raise AssertionError("Nobody should have been let in.")
