"""A large store for measuring the trainer's desk: some hundred distinct calls, many times over."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from roleplay.app.bench.figures import Telling
from roleplay.app.bench.review_calls import CallMaker, Rehearsal
from roleplay.app.desk.export_reading import read_figures
from roleplay.app.desk.facts import read_calls
from roleplay.app.parts import Parts
from roleplay.core.records import Level, Mode, SessionFilter
from roleplay.store.export_queries import Sought
from roleplay.store.sessions import SessionStore
from roleplay.store.whole import Copy, multiply

FIRST_NAMES = (
    *("Anna", "Jan", "Ewa", "Piotr", "Łucja", "Marek", "Zofia", "Tomasz", "Żaneta", "Paweł", "Ola", "Ryan", "Emma"),
    *("Liam", "Chloe", "Owen", "Grace", "Noah", "Ivy", "Felix"),
)
LAST_NAMES = (
    *("Nowak", "Wiśniewska", "Zając", "Król", "Łukasik", "Dąbrowska", "Baran", "Święs", "Mazur", "Ciołek"),
    *("Clarke", "Hughes", "O'Neill", "Patel", "Walsh", "Marsh", "Doyle", "Frost", "Reyes", "Turner"),
)
YEARS = 2
_NAMESPACE = uuid.UUID("7f8ad4c6-6f25-4ab2-9a1d-2b6f4bb0c0de")


@dataclass(frozen=True, slots=True)
class LargeStore:
    """What is to be made."""

    sessions: int = 100_000
    distinct: int = 300
    """Calls that are really played; the others are copies of them with other people and dates."""
    people: int = 400
    seed: int = 5
    until: datetime = datetime(2026, 11, 20, tzinfo=UTC)


def make_large_store(parts: Parts, database: Path, recordings: Path, wanted: LargeStore, tell: Telling) -> None:
    """Make a store that does not exist yet. Raises `DatabaseError`, `DiskError`, `ScenarioError`."""
    store = SessionStore(database, recordings)
    try:
        originals = tuple(_play(CallMaker(parts), store, wanted, tell))
        read_calls(store, store.practice.unread(), lambda done, total: tell("reading calls", done, total))
        read_figures(store, Sought(SessionFilter()), lambda done, total: tell("reading calls", done, total))
    finally:
        store.close()
    tell("copying calls", 0, 0)
    multiply(database, _copies(originals, wanted))


def people(count: int) -> tuple[str, ...]:
    """Return so many names, all different."""
    pairs = [f"{first} {last}" for last in LAST_NAMES for first in FIRST_NAMES]
    return tuple(pairs[place % len(pairs)] + " II" * (place // len(pairs)) for place in range(count))


def working_moment(random: Random, since: datetime, until: datetime) -> datetime:
    """Return a moment on a weekday between 8 and 17 o'clock."""
    while True:
        day = since + timedelta(days=random.randrange(max((until - since).days, 1)))
        if day.weekday() < 5:
            return day.replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(seconds=random.randrange(32400))


def _play(maker: CallMaker, store: SessionStore, wanted: LargeStore, tell: Telling) -> Iterator[str]:
    random = Random(wanted.seed)  # noqa: S311 - no secret
    scenarios = maker.scenarios()
    names = people(wanted.people)
    levels: Sequence[Level] = ("easy", "normal", "normal", "hard")
    modes: Sequence[Mode] = ("practice", "practice", "test")
    for number in range(min(wanted.distinct, wanted.sessions)):
        tell("playing calls", number, wanted.distinct)
        scenario = scenarios[number % len(scenarios)]
        spoken = number % 2 == 1
        played = maker.play(
            Rehearsal(
                trainee=random.choice(names),
                scenario_id=scenario.id,
                language=random.choice(scenario.languages[:2]),
                started_at=working_moment(random, wanted.until - timedelta(days=365 * YEARS), wanted.until),
                skill=random.betavariate(2, 2.5),
                seed=number,
                level=random.choice(levels),
                mode=random.choice(modes),
                recogniser="vosk small" if spoken else "typed",
                misheard=0.06 if spoken else 0.0,
            )
        )
        store.add(played.record)
        yield played.record.start.id


def _copies(originals: Sequence[str], wanted: LargeStore) -> Iterator[Copy]:
    random = Random(wanted.seed + 1)  # noqa: S311 - no secret
    names = people(wanted.people)
    since = wanted.until - timedelta(days=365 * YEARS)
    for number in range(wanted.sessions - len(originals)):
        yield Copy(
            original=originals[number % len(originals)],
            id=str(uuid.uuid5(_NAMESPACE, str(number))),
            started_at=working_moment(random, since, wanted.until),
            trainee=random.choice(names),
        )
