"""How long the reports over a large store take: what each tab of the Reports page reads and works out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from roleplay.app.bench.figures import StageTimes, Telling, times
from roleplay.app.bench.review_store import LargeStore, make_large_store
from roleplay.app.desk.progress import ProgressDesk
from roleplay.app.parts import Parts
from roleplay.core.practice import Selection
from roleplay.places import Places
from roleplay.review.progress.measures import SCORE

TEAM = 30
"""People of a trainer's."""
EVERYBODY = Selection()


@dataclass(frozen=True, slots=True)
class ReportSpeed:
    """One report."""

    name: str
    wall: StageTimes
    """Seconds by the clock."""
    cpu: StageTimes
    """Seconds of the processor, of this process: what counts where the machine is busy."""


@dataclass(frozen=True, slots=True)
class ProgressSpeed:
    """All of them."""

    calls: int
    """That are judged."""
    people: int
    reports: tuple[ReportSpeed, ...]


def bench_progress(parts: Parts, database: Path, sessions: int, rounds: int, tell: Telling) -> ProgressSpeed:
    """Measure on a generated store, which is made when it is not there yet.

    Raises `DatabaseError`, `DiskError`, `ScenarioError`.
    """
    if not database.exists():
        make_large_store(parts, database, database.parent / "recordings", LargeStore(sessions=sessions), tell)
    where = parts.places
    own = Parts(Places(database.parent, where.config, where.cache, where.log), parts.resources)
    try:
        return measure(ProgressDesk(own), rounds, tell)
    finally:
        own.close()


def measure(desk: ProgressDesk, rounds: int, tell: Telling) -> ProgressSpeed:
    """Measure the reports of a desk; every round reads everything again."""
    everybody = desk.practised(EVERYBODY)
    reports = []
    for name, report in _reports(desk):
        tell(name, 0, 0)
        wall, cpu = [], []
        for _ in range(rounds):
            began, worked = time.perf_counter(), time.process_time()
            report()
            wall.append(time.perf_counter() - began)
            cpu.append(time.process_time() - worked)
        reports.append(ReportSpeed(name, times(wall), times(cpu)))
    return ProgressSpeed(len(everybody), len(everybody.people), tuple(reports))


def _reports(desk: ProgressDesk) -> Iterator[tuple[str, Callable[[], object]]]:
    names = [person.name for person in desk.people()]
    team = Selection(tuple(names[:TEAM]))
    played = desk.played()
    day = datetime.now(UTC)
    latest = desk.practised(Selection(tuple(names[:1]))).standings().people
    if latest:
        day = datetime.fromtimestamp(latest[0].latest.at, UTC) - timedelta(days=45)

    def page(selection: Selection) -> None:
        practised = desk.practised(selection)
        practised.overview()
        practised.timeline(SCORE)

    yield "people and groups", lambda: (desk.people(), desk.groups())
    yield "progress, everyone", lambda: page(EVERYBODY)
    yield f"progress, {TEAM} people", lambda: page(team)
    yield "progress, one person", lambda: page(Selection(tuple(names[:1])))
    yield "people, everyone", lambda: desk.practised(EVERYBODY).standings()
    yield "needs, everyone", lambda: desk.practised(EVERYBODY).heat_map("technique")
    yield "coverage", lambda: desk.coverage(played[0][0], EVERYBODY) if played else None
    yield f"training, {TEAM} people", lambda: desk.training(names[:TEAM], day)
    yield "calls not read yet", desk.unread
