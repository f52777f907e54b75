"""How long exports of a large store take, and how much memory: each is made by a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from roleplay.app.bench.figures import Telling
from roleplay.app.bench.review_store import LargeStore, make_large_store
from roleplay.app.parts import Parts
from roleplay.core.errors import MachineError
from roleplay.core.exports import Form


@dataclass(frozen=True, slots=True)
class ExportSpeed:
    """One export, from the start of its process to the end."""

    form: Form | str
    """`reading` for reading calls that were not read for an export yet, which happens once; `statements` for xAPI."""
    rows: int
    seconds: float
    """By the clock, the start of Python included."""
    processor: float
    """Seconds of the processor: what counts where the machine is busy."""
    peak: int
    """Bytes of memory (resident set) at most."""
    size: int
    """Bytes of the file."""


def bench_exports(
    parts: Parts, database: Path, sessions: int, forms: Sequence[Form], tell: Telling
) -> tuple[ExportSpeed, ...]:
    """Measure on a generated store, which is made when it is not there yet.

    Raises `DatabaseError`, `DiskError`, `ScenarioError`, `MachineError` when an export fails.
    """
    if not database.exists():
        make_large_store(parts, database, database.parent / "recordings", LargeStore(sessions=sessions), tell)
    return tuple(_measured(database.parent, form, tell) for form in ("reading", *forms, "statements"))


def _measured(data: Path, form: str, tell: Telling) -> ExportSpeed:
    tell(form, 0, 0)
    with tempfile.TemporaryDirectory(prefix="roleplay-") as folder:
        target = Path(folder) / f"log.{form}"
        began = time.perf_counter()
        done = subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-m", "roleplay.app.bench.export_child", str(data), form, str(target)],
            capture_output=True,
            text=True,
            check=False,
        )
        seconds = time.perf_counter() - began
        if done.returncode:
            reason = done.stderr.strip().splitlines()[-1:] or ["it says nothing"]
            raise MachineError(f"The export as {form} failed: {reason[0]}", hint="Run `roleplay doctor`.")
        told = json.loads(done.stdout)
        size = target.stat().st_size if target.exists() else 0
    return ExportSpeed(form, told["rows"], seconds, told["processor"], told["peak"], size)
