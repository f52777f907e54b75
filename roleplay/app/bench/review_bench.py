"""How quick the trainer's desk is with a store of many calls: a register of measures, each adds its rows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from roleplay.app.bench.figures import StageTimes, Telling, times
from roleplay.app.bench.review_store import LargeStore, make_large_store
from roleplay.app.parts import Parts
from roleplay.core.errors import InputError, MachineError
from roleplay.core.finding import ORDERS, Choices, Order
from roleplay.core.records import SessionFilter
from roleplay.store.search import SearchStore

_SEARCHES = ("sorry", "promise", "przepraszam", "kierownik", "rachunek", '"I am sorry"', "order number", "zamow*")
"""What is sought: frequent words and rare ones, English and Polish, a phrase, two words, a beginning."""
_MINUTES = 10
_PAGES = 3
"""So many pages of each list are read, one behind the other."""


@dataclass(frozen=True, slots=True)
class ReviewFigure:
    """One row of the report; seconds."""

    name: str
    goal: float | None
    """Of the wall clock, at the 95th percentile; None for what is only told."""
    measured: StageTimes
    cpu: StageTimes
    """The processor's time of the same: what a busy machine adds does not count."""
    times: int
    """So often was it measured."""


@dataclass(frozen=True, slots=True)
class ReviewSpeed:
    """What `roleplay bench review` tells."""

    sessions: int
    turns: int
    bytes: int
    """Size of the database."""
    making: float
    """Seconds it took to make the store, 0 for one that was there."""
    figures: tuple[ReviewFigure, ...]


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What is measured."""

    store: LargeStore = field(default_factory=LargeStore)
    folder: Path | None = None
    """Where the store is made, or was made and is used again; None for a folder that is thrown away."""
    rounds: int = 5


Measure = Callable[[Parts, int, Telling], Iterator[ReviewFigure]]
"""Measures something on the parts of the program with the large store behind them, in so many rounds."""


class Stopwatch:
    """Collects wall clock and processor's time."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []

    @contextmanager
    def __call__(self) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.thread_time()
        yield
        self.cpu.append(time.thread_time() - cpu)
        self.wall.append(time.perf_counter() - wall)

    def figure(self, name: str, goal: float | None) -> ReviewFigure:
        """Return a row."""
        return ReviewFigure(name, goal, times(self.wall), times(self.cpu), len(self.wall))


def bench_review(parts: Parts, options: ReviewOptions, tell: Telling) -> ReviewSpeed:
    """Make a large store, and measure everything in the register.

    Raises `InputError` for a folder with something else in it, `MachineError` when the window does not start.
    """
    with tempfile.TemporaryDirectory(prefix="roleplay-") as thrown_away:
        home = options.folder or Path(thrown_away)
        own = Parts(
            replace(parts.places, data=home / "data", config=home / "config", log=home / "log"), parts.resources
        )
        making = _made(own, parts, home, options, tell)
        try:
            numbers = own.store.search.numbers(SessionFilter())
            turns = own.store.search.turns()
            figures = [figure for measure in MEASURES for figure in measure(own, options.rounds, tell)]
            size = own.places.database.stat().st_size
        finally:
            own.close()
        figures += measure_window(home, tell)
        return ReviewSpeed(len(numbers), turns, size, making, tuple(figures))


def _made(own: Parts, parts: Parts, home: Path, options: ReviewOptions, tell: Telling) -> float:
    if own.places.database.exists():
        return 0.0
    if home.exists() and any(home.iterdir()):
        raise InputError(f"{home} holds something else.", hint="Give an empty folder, or one that this made before.")
    began = time.perf_counter()
    make_large_store(parts, own.places.database, own.places.recordings, options.store, tell)
    return round(time.perf_counter() - began, 1)


# --- the register ---


def filters(choices: Choices, newest: datetime) -> dict[str, SessionFilter]:
    """Return what somebody asks for, one thing at a time and several together."""
    people = choices.people
    return {
        "all": SessionFilter(),
        "a person": SessionFilter(people=people[len(people) // 2 :][:1]),
        "a scenario": SessionFilter(scenarios=(choices.scenarios[0][0],)),
        "a type of customer": SessionFilter(traits=choices.traits[:1]),
        "an outcome": SessionFilter(outcomes=("solved",)),
        "a range of scores": SessionFilter(score_from=40, score_to=60),
        "a technique": SessionFilter(techniques=("empathy",)),
        "a mistake": SessionFilter(mistakes=("profanity",)),
        "a month": SessionFilter(since=newest - timedelta(days=60), until=newest - timedelta(days=30)),
        "ungraded": SessionFilter(graded=False),
        "commented": SessionFilter(commented=True),
        "many things": SessionFilter(
            people=people[:40], traits=choices.traits[:3], techniques=("apology",), score_to=50, graded=False
        ),
    }


def measure_lists(parts: Parts, rounds: int, tell: Telling) -> Iterator[ReviewFigure]:
    """Time pages of every filter in every order, and all numbers of a list, for the window."""
    return list_figures(parts.store.search, rounds, tell)


def list_figures(search: SearchStore, rounds: int, tell: Telling) -> Iterator[ReviewFigure]:
    """See `measure_lists`."""
    asked = _asked(search)
    pages, lists, counts, choices = Stopwatch(), Stopwatch(), Stopwatch(), Stopwatch()
    for done in range(rounds):
        tell("filters and pages", done, rounds)
        for wanted in asked.values():
            for by in ORDERS:
                behind = None
                for _ in range(_PAGES):
                    with pages():
                        page = search.page(wanted, Order(by, done % 2 == 0), behind)
                    behind = page.following
                    if behind is None:
                        break
            with lists():
                search.rows(search.numbers(wanted)[:128])
            with counts():
                search.count(wanted)
        with choices():
            search.choices()
    yield pages.figure("filter or page", 0.1)
    yield lists.figure("a list in its order, for the window", None)
    yield counts.figure("how many fit", None)
    yield choices.figure("what there is to choose", None)


def measure_search(parts: Parts, rounds: int, tell: Telling) -> Iterator[ReviewFigure]:
    """Time searches as they are typed, letter by letter, and the same within filters."""
    return search_figures(parts.store.search, rounds, tell)


def search_figures(search: SearchStore, rounds: int, tell: Telling) -> Iterator[ReviewFigure]:
    """See `measure_search`."""
    asked = _asked(search)
    typed, filtered = Stopwatch(), Stopwatch()
    for done in range(rounds):
        tell("searches", done, rounds)
        for text in _SEARCHES:
            for letters in range(2, len(text) + 1):
                with typed():
                    search.hits(SessionFilter(text=text[:letters]), typing=True)
            for wanted in asked.values():
                with filtered():
                    search.hits(replace(wanted, text=text), typing=True)
    yield typed.figure("search, letter by letter", 0.05)
    yield filtered.figure("search within a filter", None)


def measure_progress(parts: Parts, rounds: int, tell: Telling) -> Iterator[ReviewFigure]:
    """Time what the reports are made of."""
    from roleplay.app.bench.review_progress import measure
    from roleplay.app.desk.progress import ProgressDesk

    desk = ProgressDesk(parts)
    desk.bring_up_to_date()
    for report in measure(desk, rounds, tell).reports:
        goal = 1.0 if report.name == "progress, everyone" else None
        yield ReviewFigure(report.name, goal, report.wall, report.cpu, rounds)


def measure_opening(parts: Parts, rounds: int, tell: Telling) -> Iterator[ReviewFigure]:
    """Time the opening of a call of ten minutes."""
    from roleplay.app.bench.review_replay import bench_replay

    speed = bench_replay(parts, rounds, _MINUTES, tell)
    yield ReviewFigure("a call of ten minutes opened", 0.3, speed.reading, speed.reading_cpu, rounds)
    yield ReviewFigure("its outline drawn", None, speed.outline, speed.outline_cpu, rounds)


MEASURES: tuple[Measure, ...] = (measure_lists, measure_search, measure_progress, measure_opening)
"""Add a measure here, and `bench review` has its rows."""


def _asked(search: SearchStore) -> dict[str, SessionFilter]:
    newest = search.page(SessionFilter(), limit=1).rows[0].session.started_at
    return filters(search.choices(), newest)


# --- the window ---


def measure_window(home: Path, tell: Telling) -> tuple[ReviewFigure, ...]:
    """Work with the page of sessions in a window of its own, off screen where there is no display."""
    tell("the window", 0, 0)
    from roleplay.app.doctor import has_display

    environment = os.environ | {"ROLEPLAY_HOME": str(home)}
    if not has_display():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-m", "roleplay.gui.measured_desk"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["it says nothing"]
        raise MachineError(f"The window did not start: {reason[0]}.", hint="Run `roleplay doctor`.")
    return tuple(
        ReviewFigure(row["name"], row["goal"], times(row["wall"]), times(row["cpu"]), len(row["wall"]))
        for row in json.loads(done.stdout)
    )
