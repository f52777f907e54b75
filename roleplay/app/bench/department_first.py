"""The first synchronisation of a full laptop with its department, of another one after it; then finding calls."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from roleplay.app.bench.department_client import Keys, name_of
from roleplay.app.bench.figures import Telling
from roleplay.app.bench.review_bench import ReviewFigure, list_figures, search_figures
from roleplay.app.bench.review_store import LargeStore, make_large_store
from roleplay.app.parts import Parts
from roleplay.core.sync import SyncScope
from roleplay.core.sync_run import synchronise
from roleplay.store.sessions import SessionStore
from roleplay.store.sync_open import Side, of_department, of_store

TRAINER = name_of(0)
"""Who trains everybody, and synchronises here: on a connection on which the rules of rows hold."""


@dataclass(frozen=True, slots=True)
class FirstSpeed:
    """Seconds; all 0 where it was left out."""

    sessions: int = 0
    events: int = 0
    out_seconds: float = 0.0
    """To bring them from a laptop to the department."""
    out_cpu: float = 0.0
    """Of this, seconds of the laptop's processor."""
    out_server: float = 0.0
    """And seconds of the server's."""
    in_seconds: float = 0.0
    """To bring them from the department to another laptop."""
    in_cpu: float = 0.0
    in_server: float = 0.0
    again_seconds: float = 0.0
    """To find out that there is nothing new."""


def measure_first(parts: Parts, url: str, folder: Path, sessions: int, keys: Keys, tell: Telling) -> FirstSpeed:
    """Bring a generated store without sound up, and down to an empty one. Raises `DatabaseError`, `ScenarioError`."""
    tell("making calls", 0, 0)
    laptop, other = folder / "laptop", folder / "other"
    made = LargeStore(sessions=sessions, distinct=min(sessions, 60), people=40)
    make_large_store(parts, laptop / "sessions.db", laptop / "recordings", made, lambda *_: None)
    with _department(url, folder, keys) as department:
        tell("synchronising", 0, 0)
        with _laptop(laptop) as here:
            events = _events(laptop / "sessions.db")
            out = _timed(here, department)
            again, *_ = _timed(here, department)
        with _laptop(other) as there:
            back = _timed(there, department)
    return FirstSpeed(sessions, events, *out, *back, again)


def measure_finding(url: str, folder: Path, rounds: int, keys: Keys, tell: Telling) -> tuple[ReviewFigure, ...]:
    """List and search in the department as somebody does who trains everybody. Raises `DatabaseError`."""
    store = SessionStore(url, folder / "finding")
    try:
        store.people.server.prove(TRAINER, keys.derive)
        return (*list_figures(store.search, rounds, tell), *search_figures(store.search, rounds, tell))
    finally:
        store.people.server.leave()
        store.close()


def _timed(here: Side, there: Side) -> tuple[float, float, float]:
    """Return seconds by the clock, of our processor, and of the server's where it is on this machine."""
    begun, cpu, server = time.perf_counter(), time.process_time(), _server_seconds()
    synchronise(here.peer, there.peer, SyncScope(TRAINER))
    return time.perf_counter() - begun, time.process_time() - cpu, _server_seconds() - server


def _server_seconds() -> float:
    """Return what connections to our database have cost the processor; each is a process of the server."""
    seconds = 0.0
    for process in psutil.process_iter(["name", "cmdline"]):
        if process.info["name"] == "postgres" and f"roleplay_bench_{os.getpid()} " in " ".join(
            process.info["cmdline"]
        ):
            with suppress(psutil.Error):
                its = process.cpu_times()
                seconds += its.user + its.system
    return seconds


@contextmanager
def _department(url: str, folder: Path, keys: Keys) -> Iterator[Side]:
    side = of_department(url, folder)
    try:
        side.prove(TRAINER, keys.derive)
        yield side
    finally:
        side.close()


@contextmanager
def _laptop(folder: Path) -> Iterator[Side]:
    store = SessionStore(folder / "sessions.db", folder / "recordings")
    try:
        yield of_store(store, folder / "recordings")
    finally:
        store.close()


def _events(database: Path) -> int:
    import sqlite3

    connection = sqlite3.connect(database)
    try:
        return int(connection.execute("SELECT count(*) FROM events").fetchone()[0])
    finally:
        connection.close()
