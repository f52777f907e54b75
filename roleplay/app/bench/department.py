"""How a department's database fares on one machine: a first synchronisation, finding calls, many people at once."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from roleplay.app.access.passphrases import Hasher
from roleplay.app.bench.department_client import CARD, PASSPHRASE, Keys, is_trainer, name_of
from roleplay.app.bench.department_first import FirstSpeed, measure_finding, measure_first
from roleplay.app.bench.department_load import Crowd, LoadSpeed, measure_load
from roleplay.app.bench.department_server import left_behind, own_server
from roleplay.app.bench.figures import Telling
from roleplay.app.bench.review_bench import ReviewFigure
from roleplay.app.bench.review_calls import CallMaker, Rehearsal
from roleplay.app.parts import Parts
from roleplay.core.people import NewAccount, OneTimeCode, normalised
from roleplay.core.records import SessionRecord
from roleplay.core.rights import Role
from roleplay.core.scorecards import Question, Scorecard, Section
from roleplay.store.dialects.postgres.setup import initialise, owners_address
from roleplay.store.sessions import SessionStore

_DISTINCT = 12
"""Calls that are really played for the clients."""


@dataclass(frozen=True, slots=True)
class DepartmentOptions:
    """What is measured."""

    clients: int = 500
    """People at once; 0 leaves them out."""
    sessions: int = 1_000
    """Of the first synchronisation; 0 leaves it out."""
    rounds: int = 0
    """Of listing and searching in what was synchronised; 0 leaves it out."""
    connections: int = 120
    """How many clients speak to the server at a time; the others wait."""
    processes: int = 4
    """That the clients are spread over."""
    server: str = ""
    """Address of an administrator of a server, empty for one that is made and thrown away."""


@dataclass(frozen=True, slots=True)
class DepartmentSpeed:
    """What was measured."""

    first: FirstSpeed
    finding: tuple[ReviewFigure, ...]
    clients: int
    trainers: int
    key_seconds: float
    """To derive a key from a passphrase (argon2id), which each client's own computer does."""
    load: LoadSpeed
    processors: int
    busy: float
    """Processes that wanted a processor in the minute before (load average)."""
    left: tuple[str, ...]
    """What runs that were killed have left behind."""


def bench_department(parts: Parts, options: DepartmentOptions, tell: Telling) -> DepartmentSpeed:
    """Measure. Raises `MachineError` where PostgreSQL is missing, `DatabaseError`, `InputError`."""
    left, busy = left_behind(), os.getloadavg()[0]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="roleplay-bench-")))
        server = options.server or stack.enter_context(own_server())
        name = f"roleplay_bench_{os.getpid()}"
        url = initialise(server, name, "")
        owner = owners_address(server, name)
        played, keys = _played(parts, tell), Keys()
        kept, seconds = _key()
        _furnish(owner, folder, max(options.clients, 1), kept, played, tell)
        first, load = FirstSpeed(), LoadSpeed()
        finding: tuple[ReviewFigure, ...] = ()
        if options.sessions:
            first = measure_first(parts, url, folder, options.sessions, keys, tell)
        if options.rounds:
            finding = measure_finding(url, folder, options.rounds, keys, tell)
        if options.clients:
            crowd = Crowd(options.clients, options.connections, options.processes)
            load = measure_load(url, folder, crowd, played, tell)
        trainers = sum(map(is_trainer, range(options.clients)))
        processors = os.cpu_count() or 1
        return DepartmentSpeed(first, finding, options.clients, trainers, seconds, load, processors, busy, left)


def _played(parts: Parts, tell: Telling) -> tuple[SessionRecord, ...]:
    tell("playing calls", 0, 0)
    maker, now = CallMaker(parts), datetime.now(UTC)
    return tuple(
        maker.play(Rehearsal("somebody", "laptop-overdue", "en", now, 0.3 + 0.05 * seed, seed)).record
        for seed in range(_DISTINCT)
    )


def _key() -> tuple[str, float]:
    """Return the hash that all accounts are made with, and how long one takes."""
    begun = time.perf_counter()
    kept = Hasher().hash(normalised(PASSPHRASE))
    return kept, time.perf_counter() - begun


def _furnish(
    owner: str, folder: Path, clients: int, kept: str, played: Sequence[SessionRecord], tell: Telling
) -> None:
    """Give everybody an account and the trainers something to grade with."""
    tell("making accounts", 0, 0)
    store = SessionStore(owner, folder / "owner")
    store.people.begin("Administrator", kept, "", datetime.now(UTC))
    accounts = [
        NewAccount(name_of(number), Role.TRAINER if is_trainer(number) else Role.TRAINEE) for number in range(clients)
    ]
    now = datetime.now(UTC)
    code = OneTimeCode("", now, now)
    for account in store.people.take_in([(one, code) for one in accounts], at=now):
        store.people.set_passphrase(account.id, kept)
    question = Question("greeted", "yes_no", {"en": "Greeted?"}, 100.0)
    store.grades.save_scorecard(Scorecard(*CARD, {"en": "Bench"}, (Section("all", {"en": "All"}, (question,)),)))
    for record in played:
        store.add(record)
    store.close()
