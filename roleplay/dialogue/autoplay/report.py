"""Many calls that play themselves, and what they tell about a scenario."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from roleplay.core.events import Outcome
from roleplay.core.records import Level
from roleplay.dialogue.autoplay.player import Call, Stage
from roleplay.dialogue.autoplay.trainees import TRAINEES, Trainee, TraineeName
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.testplans.coverage import Coverage, Reached

MOST_MOVES = 60
"""A call with more moves of the trainee is taken for one that never ends."""
GOOD_OUTCOMES: frozenset[Outcome] = frozenset({"solved", "handed_over", "justified_hangup"})
LEAST_GOOD = 0.9
"""Share of the good trainee's calls that must end well."""
MOST_BAD = 0.1
"""Share of the bad trainee's calls that may end well."""


@dataclass(frozen=True, slots=True)
class Played:
    """What came of the calls of one trainee."""

    trainee: TraineeName
    calls: int
    outcomes: dict[str, float]
    """Shares, the most frequent first; `none` for calls that did not end."""
    ended_well: float
    """Share."""
    mean_turns: float
    """Utterances a call."""
    final_nodes: dict[str, float]
    """Shares of the nodes at which calls ended, the most frequent first."""


@dataclass(frozen=True, slots=True)
class PlayReport:
    """What was learned about one scenario."""

    scenario: str
    level: Level
    trainees: tuple[Played, ...]
    coverage: Coverage
    dead_ends: dict[str, int]
    """Nodes at which calls stood that did not end, and how many."""
    solved_without: dict[str, int]
    """Goals whose flag was never set in calls that ended `solved`, and how many such calls."""
    turns: int
    """Utterances of the trainees."""
    steps: int
    """Steps of the engine: a silence, a button and an interruption are one each, too."""
    seconds: float
    """Of wall clock."""
    cpu_seconds: float
    """Of one core: what other programs do meanwhile does not count."""

    @property
    def turns_a_second(self) -> float:
        """Utterances in a second of one core, with all that comes between them."""
        return self.turns / self.cpu_seconds if self.cpu_seconds else 0.0

    def problems(self) -> list[str]:
        """Return what a well-written scenario must not show, in words."""
        found = []
        for played in self.trainees:
            if played.trainee == "good" and played.ended_well < LEAST_GOOD:
                found.append(f"only {played.ended_well:.0%} of the good trainee's calls end well ({LEAST_GOOD:.0%})")
            if played.trainee == "bad" and played.ended_well > MOST_BAD:
                found.append(f"{played.ended_well:.0%} of the bad trainee's calls end well ({MOST_BAD:.0%} at most)")
        found += [f"{count} calls never ended; they stood at {node}" for node, count in self.dead_ends.items()]
        found += [f"{count} calls were solved without the {goal}" for goal, count in self.solved_without.items()]
        return found


@dataclass
class _Tally:
    """Counts over all calls of a scenario."""

    reached: Reached
    told: Callable[[int], None]
    played: int = 0
    dead_ends: Counter[str] = field(default_factory=Counter)
    solved_without: Counter[str] = field(default_factory=Counter)
    turns: int = 0
    steps: int = 0


def play_scenario(
    scenario: Scenario,
    *,
    calls: int,
    seed: int = 0,
    level: Level = "normal",
    trainees: Sequence[TraineeName] = ("good", "average", "bad"),
    reached: Reached | None = None,
    told: Callable[[int, int], None] = lambda _done, _of: None,
) -> PlayReport:
    """Play `calls` calls with each trainee. The same arguments give the same figures, but for the seconds.

    `reached` collects what they reach; `told` gets how many calls were played, of how many, and may raise to stop.
    """
    stage = Stage(DialogueEngine(scenario, scenario.languages[0], level))
    tally = _Tally(Reached(scenario) if reached is None else reached, lambda done: told(done, calls * len(trainees)))
    began, cpu_began = time.perf_counter(), time.process_time()
    played = tuple(_play(stage, TRAINEES[name], calls, seed, tally) for name in trainees)
    seconds, cpu_seconds = time.perf_counter() - began, time.process_time() - cpu_began
    return PlayReport(
        scenario.id,
        level,
        played,
        tally.reached.coverage(),
        dict(tally.dead_ends.most_common()),
        dict(tally.solved_without.most_common()),
        tally.turns,
        tally.steps,
        round(seconds, 3),
        round(cpu_seconds, 3),
    )


def _play(stage: Stage, trainee: Trainee, calls: int, seed: int, tally: _Tally) -> Played:
    outcomes: Counter[str] = Counter()
    final_nodes: Counter[str] = Counter()
    utterances = 0
    for number in range(calls):
        call = Call(stage, trainee, Random(f"{seed} {trainee.name} {number}"), number)  # noqa: S311 - no secret
        missing = dict(stage.engine.scenario.goals)
        tally.reached.begin()
        for step in call.steps(MOST_MOVES):
            tally.reached.add(step)
            tally.steps += 1
            missing = {goal: flag for goal, flag in missing.items() if flag not in step.state.flags}
        state = call.state
        utterances += state.turns
        outcomes[state.outcome or "none"] += 1
        final_nodes[state.node] += 1
        if state.outcome is None:
            tally.dead_ends[state.node] += 1
        elif state.outcome == "solved":
            tally.solved_without.update(missing)
        tally.played += 1
        tally.told(tally.played)
    tally.turns += utterances
    return Played(
        trainee.name,
        calls,
        _shares(outcomes, calls),
        sum(outcomes[outcome] for outcome in GOOD_OUTCOMES) / calls,
        round(utterances / calls, 1),
        _shares(final_nodes, calls),
    )


def _shares(counts: Counter[str], whole: int) -> dict[str, float]:
    return {name: round(count / whole, 4) for name, count in counts.most_common()}
