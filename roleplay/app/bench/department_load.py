"""Many people at work in a department at once: processes of simulated clients, and what is seen of the server."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import signal
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from pathlib import Path
from queue import Empty
from typing import Any

import psutil

from roleplay.app.bench.department_client import Client, Keys, Timings, run_clients
from roleplay.app.bench.figures import StageTimes, Telling, times
from roleplay.core.errors import MachineError
from roleplay.core.records import SessionRecord
from roleplay.store.sessions import SessionStore

_LOOK_SECONDS = 0.5
_EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who works, and how."""

    clients: int
    connections: int
    """How many clients speak to the server at a time; the others wait."""
    processes: int
    """That the clients are spread over."""


@dataclass(slots=True)
class LoadSpeed:
    """What was measured of them."""

    seconds: float = 0.0
    """Until the last client had done everything."""
    operations: dict[str, tuple[int, StageTimes]] = field(default_factory=dict)
    errors: tuple[str, ...] = ()
    connections: int = 0
    """Most that the server had open."""
    server_memory: int = 0
    """Bytes of all its processes, pages that they share counted once each process (proportionally)."""
    client_memory: int = 0
    """Bytes of all processes of the clients."""


def measure_load(url: str, folder: Path, crowd: Crowd, played: tuple[SessionRecord, ...], tell: Telling) -> LoadSpeed:
    """Let everybody work at once. Raises `MachineError` when a process of them ends before its time."""
    context = multiprocessing.get_context("spawn")
    begin, told = context.Event(), context.Queue()
    share = max(1, crowd.connections // crowd.processes)
    empty = folder / _EMPTY  # bringing tables up to date is no part of a day's work: one for all
    SessionStore(empty / "sessions.db", empty / "recordings").close()
    workers = [
        context.Process(
            target=_worker,
            args=(list(range(first, crowd.clients, crowd.processes)), url, folder, played, share, begin, told),
            daemon=True,  # they go with us
        )
        for first in range(crowd.processes)
    ]
    try:
        for worker in workers:
            worker.start()
        watch = _Watch(workers)
        tell("making computers", 0, 0)
        _collect(told, watch, [])
        tell("clients at work", 0, 0)
        begun = time.perf_counter()
        begin.set()
        found: list[tuple[list[Timings], int]] = []
        _collect(told, watch, found)
        speed = _summed([timing for part, _ in found for timing in part])
        speed.seconds = time.perf_counter() - begun
        speed.client_memory = sum(memory for _, memory in found)
        speed.connections, speed.server_memory = watch.connections, watch.memory
        return speed
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join()


def _collect(told: Any, watch: _Watch, into: list[Any]) -> None:
    """Take one answer of each process."""
    for _ in watch.workers:
        while True:
            try:
                into.append(told.get(timeout=_LOOK_SECONDS))
                break
            except Empty:
                watch.look()


def _summed(timings: Sequence[Timings]) -> LoadSpeed:
    operations: dict[str, list[float]] = {}
    for timing in timings:
        for what, its in timing.seconds.items():
            operations.setdefault(what, []).extend(its)
    return LoadSpeed(
        operations={what: (len(its), times(its)) for what, its in operations.items()},
        errors=tuple(error for timing in timings for error in timing.errors),
    )


def _worker(
    numbers: list[int],
    url: str,
    folder: Path,
    played: tuple[SessionRecord, ...],
    connections: int,
    begin: Any,
    told: Any,
) -> None:
    """Run some of the clients, in a process of their own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; who began it ends it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    keys = Keys()

    def make(number: int) -> Client:
        return Client(number, url, shutil.copytree(folder / _EMPTY, folder / str(number)), played, keys)

    def ready() -> None:
        told.put("ready")
        begin.wait()

    timings = run_clients(numbers, make, connections, ready)
    told.put((timings, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


class _Watch:
    """Looks at the processes of the server and of the clients from outside."""

    def __init__(self, workers: Sequence[Any]) -> None:
        self.workers = workers
        self.connections = 0
        self.memory = 0

    def look(self) -> None:
        """Keep the most that was seen."""
        if any(worker.exitcode for worker in self.workers):
            raise MachineError("A process of the clients ended before its time.", hint="Is there enough memory?")
        connections = memory = 0
        for process in psutil.process_iter(["name", "cmdline"]):
            if process.info["name"] != "postgres":
                continue
            line = " ".join(process.info["cmdline"] or ())
            connections += "roleplay_app" in line
            try:
                memory += process.memory_full_info().pss
            except psutil.Error:
                continue
        self.connections, self.memory = max(self.connections, connections), max(self.memory, memory)
