"""Makes a store like half a year of training: about 40 people in 4 groups, 600 sessions, most people improve.

    python -m tools.sample_store FOLDER [--sessions 600]

FOLDER becomes a home of the program (`ROLEPLAY_HOME=FOLDER roleplay`). Every call is played by the auto-player in
words, really understood and really scored; a part of what was misheard is corrected. The same arguments give the same
calls.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from roleplay.app import Roleplay
from roleplay.app.bench.review_calls import CallMaker, PlayedSession, Rehearsal
from roleplay.app.bench.review_store import working_moment
from roleplay.core.records import Level, Mode
from roleplay.dialogue.model import Scenario
from roleplay.places import Places

TRAINER = "Barbara Lis"
GROUPS = {
    "Help desk": (
        *("Anna Nowak", "Jan Kowalczyk", "Ewa Zając", "Piotr Król", "Łucja Świątek", "Marek Baran", "Zofia Mazur"),
        *("Tomasz Łukasik", "Żaneta Ciołek", "Paweł Dąbrowski"),
    ),
    "Parcels": (
        *("Emma Clarke", "Liam Hughes", "Chloe Patel", "Owen Walsh", "Grace Marsh", "Noah Doyle", "Ivy Frost"),
        *("Felix Turner", "Maya Reyes", "Sean O'Neill"),
    ),
    "Billing": (
        *("Karolina Wójcik", "Adam Szymański", "Natalia Krawczyk", "Michał Lewandowski", "Julia Pawlak"),
        *("Kamil Górski", "Oliwia Sikora", "Dawid Rutkowski", "Hanna Wilk", "Igor Bąk"),
    ),
    "New starters": (
        *("Ruby Carter", "Jack Bennett", "Amelia Shaw", "Oscar Lloyd", "Freya Quinn", "Mateusz Kozłowski"),
        *("Weronika Jabłońska", "Bartek Ostrowski", "Kinga Malec", "Szymon Urban"),
    ),
}
UNTIL = datetime(2026, 11, 20, tzinfo=UTC)
DAYS = 182
SPOKEN = "vosk vosk-model-small"
_CORRECTED = 12
"""One in so many misheard answers is put right."""


@dataclass(frozen=True, slots=True)
class Person:
    """How somebody learns."""

    name: str
    group: str
    at_first: float
    """Skill at the first call, 0 to 1."""
    at_last: float
    calls: int
    words_a_second: float
    misheard: float
    """Share of words; more for those whose accent the recogniser does not know."""


def people(sessions: int, random: Random) -> Iterator[Person]:
    """Return everybody; most improve, some do not."""
    members = [(group, name) for group, names in GROUPS.items() for name in names]
    weights = [random.uniform(0.5, 1.6) for _ in members]
    for (group, name), weight in zip(members, weights, strict=True):
        new = group == "New starters"
        at_first = random.uniform(0.1, 0.4) if new else random.uniform(0.3, 0.65)
        gain = random.choice((0.45, 0.35, 0.3, 0.2, 0.02, -0.05))
        yield Person(
            name=name,
            group=group,
            at_first=at_first,
            at_last=min(at_first + gain + (0.15 if new else 0), 0.97),
            calls=max(round(sessions * weight / sum(weights)), 1),
            words_a_second=random.uniform(2.0, 3.0),
            misheard=random.choice((0.02, 0.03, 0.04, 0.05, 0.14)),
        )


def rehearsals(person: Person, scenarios: tuple[Scenario, ...], random: Random) -> Iterator[Rehearsal]:
    """Return what somebody plays, in order; learning is quickest at the beginning."""
    began = UNTIL - timedelta(days=DAYS if person.group != "New starters" else DAYS // 2)
    polish = person.group in {"Help desk", "Billing"} and random.random() < 0.7
    own = random.sample(scenarios, min(7, len(scenarios)))
    moments = sorted(working_moment(random, began, UNTIL) for _ in range(person.calls))
    for number, at in enumerate(moments):
        learnt = 1 - math.exp(-3 * number / max(person.calls - 1, 1))
        skill = person.at_first + (person.at_last - person.at_first) * learnt + random.gauss(0, 0.06)
        scenario = random.choice(own)
        level: Level = random.choice(("easy", "normal", "normal") if learnt < 0.5 else ("normal", "normal", "hard"))
        mode: Mode = "test" if random.random() < 0.25 else "practice"
        spoken = random.random() < 0.75
        yield Rehearsal(
            trainee=person.name,
            scenario_id=scenario.id,
            language="pl" if polish and "pl" in scenario.languages else "en",
            started_at=at,
            skill=skill,
            seed=number,
            level=level,
            mode=mode,
            recogniser=SPOKEN if spoken else "typed",
            words_a_second=person.words_a_second,
            misheard=person.misheard if spoken else 0.0,
        )


def make_sample_store(app: Roleplay, sessions: int = 600, seed: int = 2026) -> None:
    """Fill the store of a home that is empty, with its groups."""
    random = Random(seed)
    maker = CallMaker(app._parts)
    scenarios = maker.scenarios()
    done = corrected = 0
    for person in people(sessions, random):
        for wanted in rehearsals(person, scenarios, random):
            played = maker.play(wanted)
            app._parts.store.add(played.record)
            corrected += _correct(app, played, random)
            done += 1
        print(f"\r{done} sessions, {corrected} answers corrected", end="", file=sys.stderr)
    print(file=sys.stderr)
    (app.places.data / "groups.json").write_text(json.dumps(GROUPS, ensure_ascii=False, indent=2), "utf-8")
    for name, members in GROUPS.items():
        app.progress.save_group(None, name, members)
    app.save_settings(replace(app.settings, trainee=TRAINER))


def _correct(app: Roleplay, played: PlayedSession, random: Random) -> int:
    wrong = [position for position in played.meant if random.randrange(_CORRECTED) == 0]
    for position in wrong:
        app.correct(played.record.start.id, position, played.meant[position], by=TRAINER)
    return len(wrong)


def main() -> None:
    """Make the store."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--sessions", type=int, default=600)
    wanted = arguments.parse_args()
    home: Path = wanted.folder
    if (home / "data" / "sessions.db").exists():
        arguments.error(f"There is a store in {home} already.")
    home.mkdir(parents=True, exist_ok=True)
    app = Roleplay(Places(home / "data", home / "config", home / "cache", home / "log"))
    try:
        make_sample_store(app, wanted.sessions)
    finally:
        app.close()


if __name__ == "__main__":
    main()
