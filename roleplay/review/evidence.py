"""Reads from a saved call what it says about the trainee's skills.

The call is stepped again through the scenario as it was played, so that every moment is seen as the engine saw it:
which good replies were open, which traps, whether the customer was in a tirade.

- A technique was *called for* at a turn when a good reply that was open there asks for it: one of the moment's own,
  or, at a moment without any, one that the scenario shares. A reply asks for the first of its techniques; the others
  would have done as well. Using any of them counts as one success. A turn that used nothing of the kind is one
  failure, shared out evenly over the replies: where there were five good ways on, missing them says little of each.
- A mistake could have been made where an open reply carries it as a trap. A call is a failure when the mistake was
  made at all.
- Interruptions and dead air: none is a success, one half of it, more a failure; not judged where answers were typed.
- A tirade let pass is a success, one talked into a failure.
- The customer's feeling was met when the scenario's flag for it was set; traits and the scenario itself go by the
  score, and by nothing when the customer was lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from roleplay.core.events import EngineInput, Outcome, TraineeInterrupted, TraineeSaid, TraineeSilent
from roleplay.core.records import SCRIPTED_TRAINEE, SessionRecord, SessionSummary
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.model import Reply, Scenario
from roleplay.dialogue.replay import ENGINE_INPUTS, replay
from roleplay.dialogue.state import DialogueState, holds
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.review.corrected import with_corrections
from roleplay.review.retries import shared_events
from roleplay.review.skills import Observation, SessionEvidence, Skill

GOOD = frozenset(technique.id for technique in TECHNIQUES if technique.kind == "good")
MISTAKES = frozenset(technique.id for technique in TECHNIQUES if technique.kind == "mistake")
LOST: frozenset[Outcome] = frozenset({"customer_left", "unjustified_hangup"})


def counts(summary: SessionSummary, trainee: str) -> bool:
    """Tell whether a session is practice of this trainee's that may be judged: finished, answered, and their own."""
    return (
        summary.trainee == trainee
        and trainee != SCRIPTED_TRAINEE
        and summary.state != "running"
        and summary.outcome not in (None, "aborted")
        and summary.score is not None
        and summary.turns > 0
    )


def taken_over(record: SessionRecord, original: SessionRecord) -> int:
    """Return how many of a retry's first moves are those of the call that it goes back to; both as recognised."""
    same = record.events[: shared_events(record, original)]
    return sum(isinstance(event, ENGINE_INPUTS) for event in same)


def evidence(record: SessionRecord, scenario: Scenario, taken_over: int = 0) -> SessionEvidence:
    """Return what a session says; `scenario` is the one that it was played with (`SessionStart.scenario_source`).

    What was corrected counts as it was really said. The first `taken_over` moves were judged in another call already,
    and are only stepped on.
    """
    record = with_corrections(record).record
    start, summary = record.start, record.summary
    score = summary.score or 0.0
    call = _read(record, DialogueEngine(scenario, start.language, start.level), taken_over)
    handled = 0.0 if summary.outcome in LOST else score / 100
    typed = start.recogniser == "typed"
    customer = scenario.customer
    met = Observation(Skill("feeling", customer.matter.feeling), float(call.feeling_met), 1.0, 1)
    whole = [Skill("scenario", scenario.id), *(Skill("trait", trait) for trait in customer.traits)]
    return SessionEvidence(
        session_id=start.id,
        started_at=start.started_at,
        scenario_id=start.scenario_id,
        level=start.level,
        retry=bool(start.retry_of),
        outcome=summary.outcome,
        score=score,
        observations=(
            *call.techniques(),
            *call.mistakes(),
            *call.manners(typed=typed),
            met,
            *(Observation(skill, handled, 1.0, 1) for skill in whole),
        ),
    )


@dataclass(slots=True)
class _Call:
    """Counts over one call."""

    used: Counter[str] = field(default_factory=Counter)
    """Turns at which a technique was called for and used."""
    missed: dict[str, float] = field(default_factory=dict)
    """A technique's part of the turns at which nothing that was called for was used."""
    called_for: Counter[str] = field(default_factory=Counter)
    asked: set[str] = field(default_factory=set)
    """Techniques that are the first of a good reply which was open."""
    made: Counter[str] = field(default_factory=Counter)
    traps: Counter[str] = field(default_factory=Counter)
    interruptions: int = 0
    dead_air: int = 0
    tirades_borne: int = 0
    tirades_disturbed: int = 0
    feeling_met: bool = False

    def techniques(self) -> Iterable[Observation]:
        for name in sorted(self.called_for):
            well, badly = float(self.used[name]), self.missed.get(name, 0.0)
            if well + badly > 0:
                share = well / (well + badly)
                times = self.called_for[name]
                weight = min(well + badly, 1.0)
                yield Observation(Skill("technique", name), share, weight, times, name in self.asked)

    def mistakes(self) -> Iterable[Observation]:
        for name in sorted(self.made.keys() | self.traps.keys()):
            times = max(self.made[name], self.traps[name])
            yield Observation(Skill("mistake", name), float(not self.made[name]), 1.0, times)

    def manners(self, *, typed: bool) -> Iterable[Observation]:
        if not typed:
            for name, count in (("interrupting", self.interruptions), ("dead_air", self.dead_air)):
                yield Observation(Skill("manner", name), max(0.0, 1 - count / 2), 1.0, 1)
        tirades = self.tirades_borne + self.tirades_disturbed
        if tirades:
            yield Observation(Skill("manner", "tactical_silence"), self.tirades_borne / tirades, 1.0, tirades)


def _read(record: SessionRecord, engine: DialogueEngine, taken_over: int) -> _Call:
    call = _Call()
    goal = engine.scenario.goals.get("feeling")
    state = engine.begin(seed=record.start.seed)
    for number, (event, step) in enumerate(replay(engine, record.events, seed=record.start.seed)):
        if number >= taken_over:
            _see(call, engine, state, event)
        state = step.state
        call.feeling_met = call.feeling_met or goal in state.flags
    return call


def _see(call: _Call, engine: DialogueEngine, state: DialogueState, event: EngineInput) -> None:
    tirade = engine.node(state).tirade
    match event:
        case TraineeSaid():
            if tirade and event.interrupting:
                call.tirades_disturbed += 1
            _see_words(call, engine, state, event)
        case TraineeInterrupted():
            call.interruptions += 1
            call.tirades_disturbed += tirade
        case TraineeSilent() if not state.on_hold:
            call.tirades_borne += tirade
            call.dead_air += not tirade
        case _:
            pass


def _see_words(call: _Call, engine: DialogueEngine, state: DialogueState, event: TraineeSaid) -> None:
    found = {match.technique for match in event.understood.techniques}
    node = engine.node(state)
    own = _open(node.replies, state)
    shared = _open(engine.scenario.shared_replies, state) if node.shared else []
    call.made.update(found & MISTAKES)
    call.traps.update({name for reply in (*own, *shared) for name in reply.techniques if name in MISTAKES})
    ways = _good(own) or _good(shared)
    welcome = {name for reply in (*_good(own), *_good(shared)) for name in reply.techniques} & GOOD
    used = found & welcome
    asked = [next(name for name in reply.techniques if name in GOOD) for reply in ways]
    call.used.update(used)
    call.asked.update(asked)
    call.called_for.update(used | set(asked))
    if not used:
        for name in asked:
            call.missed[name] = call.missed.get(name, 0.0) + 1 / len(asked)


def _open(replies: Sequence[Reply], state: DialogueState) -> list[Reply]:
    return [reply for reply in replies if holds(reply.when, state)]


def _good(replies: Iterable[Reply]) -> list[Reply]:
    return [reply for reply in replies if reply.quality == "good" and GOOD.intersection(reply.techniques)]
