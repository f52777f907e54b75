"""How much memory a program takes, told apart by its processes.

Resident memory (RSS) is what a process holds in memory; pages that two processes share count for both. Proportional
memory (PSS, from Linux' `smaps_rollup`) gives each its share of them, so that it may be added up.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import psutil

SAMPLING_SECONDS = 0.1
PROGRAM = "program"
_NAMES = {
    "pocketsphinx_child": "recogniser",
    "system_worker": "system voices",
    "probe": "probe of a model",
    "delivery_child": "measuring of delivery",
}
"""What the modules that we start are called; the window and the command line are the program itself."""


@dataclass(frozen=True, slots=True)
class ProcessMemory:
    """Of all processes of one kind, in bytes."""

    name: str
    processes: int
    resident: int
    proportional: int


@dataclass(frozen=True, slots=True)
class Moment:
    """All processes at one time."""

    seconds: float
    """Since the watch began."""
    processes: tuple[ProcessMemory, ...] = ()

    @property
    def resident(self) -> int:
        """Bytes; what is shared counts more than once."""
        return sum(one.resident for one in self.processes)

    @property
    def proportional(self) -> int:
        """Bytes; what is shared counts once."""
        return sum(one.proportional for one in self.processes)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time that was watched."""

    peak: Moment
    """When all together took the most (proportional)."""
    typical: Moment
    """The median of all moments."""

    @staticmethod
    def of(moments: Sequence[Moment]) -> Stretch:
        """Return what was seen."""
        ordered = sorted(moments, key=_amount) or [Moment(0.0)]
        return Stretch(ordered[-1], ordered[len(ordered) // 2])


class ProcessWatch:
    """Looks, while a `with` block runs, at a process and its children ten times a second.

    Thread-safe: `cut` may be called meanwhile.
    """

    def __init__(self, pid: int) -> None:
        self.peak = Moment(0.0)
        """When all together took the most (proportional)."""
        self.program_peak = 0
        """Most resident bytes of the program's own process."""
        self._process = psutil.Process(pid)
        self._since_cut: list[Moment] = []
        self._began = time.monotonic()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="memory", daemon=True)

    def __enter__(self) -> ProcessWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def cut(self) -> Stretch:
        """Return what was seen since the last cut, and begin anew."""
        with self._lock:
            seen, self._since_cut = self._since_cut, []
        return Stretch.of(seen)

    def _watch(self) -> None:
        while not self._over.wait(SAMPLING_SECONDS):
            try:
                self._look()
            except psutil.NoSuchProcess:
                return

    def _look(self) -> None:
        now = moment(time.monotonic() - self._began, [self._process, *started_by(self._process)])
        with self._lock:
            self._since_cut.append(now)
            self.peak = max(self.peak, now, key=_amount)
            program = (one.resident for one in now.processes if one.name == PROGRAM)
            self.program_peak = max(self.program_peak, *program, 0)


def started_by(process: psutil.Process) -> list[psutil.Process]:
    """Return the children and theirs; none that is only being started and still is its parent's double.

    Raises `psutil.NoSuchProcess` when the process itself is gone.
    """
    command = process.cmdline()
    return [child for child in process.children(recursive=True) if _command(child) != command]


def moment(seconds: float, processes: Sequence[psutil.Process]) -> Moment:
    """Return what processes hold now, those that have just ended left out; the first is the program."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, process in enumerate(processes):
        try:
            name = PROGRAM if number == 0 else kind(process.cmdline())
            found[name].append(sizes(process))
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue
    return Moment(
        seconds,
        tuple(
            ProcessMemory(name, len(sizes), sum(size[0] for size in sizes), sum(size[1] for size in sizes))
            for name, sizes in found.items()
        ),
    )


def sizes(process: psutil.Process) -> tuple[int, int]:
    """Return resident and proportional memory in bytes, both of the same moment where there is `smaps_rollup`."""
    try:
        lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text("ascii").splitlines()[1:]
        amounts = {name: int(amount.split()[0]) * 1024 for name, amount in (line.split(":") for line in lines)}
        return amounts["Rss"], amounts["Pss"]
    except (OSError, KeyError, ValueError, IndexError):
        # Elsewhere than on Linux the nearest is what is the process's alone.
        memory = process.memory_full_info()
        return int(memory.rss), int(memory.uss)


def kind(command: Sequence[str]) -> str:
    """Return what a child is, by its command line."""
    module = next((after for before, after in pairwise(command) if before == "-m"), "")
    last = module.rpartition(".")[2]
    return _NAMES.get(last) or last or (command[0].rpartition("/")[2] if command else "unknown")


def _command(process: psutil.Process) -> list[str]:
    try:
        return list(process.cmdline())
    except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
        return []


def _amount(at: Moment) -> int:
    return at.proportional
