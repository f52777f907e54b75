"""The score of a call: what the trainee did, against what `call-handling` teaches.

Deterministic, and computed from the saved events alone; every point names the words that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from roleplay.core.events import CallEnded, CallEvent, Outcome, TraineeInterrupted, TraineeSaid, TraineeSilent
from roleplay.core.records import Score, ScoreItem, SectionName, SectionScore
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.replay import replay
from roleplay.dialogue.state import DialogueState
from roleplay.dialogue.techniques import TECHNIQUES

MISTAKES = frozenset(technique.id for technique in TECHNIQUES if technique.kind == "mistake")
UNHAPPY_CAP = 40.0
"""A call that lost the customer is not worth more, however many good sentences it held."""
COMPOSURE = 15.0
MISTAKE_COST = 3.0
GRAVE_MISTAKES = frozenset({"profanity", "counter_attack"})
GRAVE_MISTAKE_COST = 8.0
INTERRUPTION_COST = 2.0
DEAD_AIR_COST = 2.0
TACTICAL_SILENCE_GAIN = 2.0
"""Makes good for a slip; composure never exceeds its section."""
SKIPPED_STEP_COST = 4.0

_HAPPY: frozenset[Outcome] = frozenset({"solved", "handed_over", "justified_hangup"})


@dataclass(frozen=True, slots=True)
class _Use:
    """The first time that a technique was used."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class _Call:
    """A saved call, read for scoring."""

    inputs: Sequence[tuple[DialogueState, CallEvent]]
    """Each engine input with the state before it."""
    final: DialogueState
    outcome: Outcome | None
    uses: dict[str, _Use]
    feeling_met: bool
    matter_settled: bool
    tirades: frozenset[str]
    """Ids of the nodes in which silence is the right move."""

    def won(self, points: float, *techniques: str) -> list[ScoreItem]:
        """Return an item for the first of `techniques` that was used."""
        for technique in techniques:
            if technique in self.uses:
                use = self.uses[technique]
                return [ScoreItem(technique, points, use.at, use.words)]
        return []


def score(engine: DialogueEngine, events: Sequence[CallEvent], *, seed: int) -> Score:
    """Return the score of a saved call of the engine's scenario."""
    call = _read(engine, events, seed)
    sections = (
        _section("opening", 10, call.won(5, "greeting") + call.won(5, "personalise")),
        _section("feeling", 25, _feeling(call)),
        _section("facts", 15, _facts(call)),
        _section("solution", 25, _solution(call)),
        _section("closing", 10, _closing(call)),
        _composure(call),
    )
    total = sum(section.points for section in sections)
    if call.outcome not in _HAPPY:
        total = min(total, UNHAPPY_CAP)
    return Score(round(total, 1), sections)


def _read(engine: DialogueEngine, events: Sequence[CallEvent], seed: int) -> _Call:
    state = engine.begin(seed=seed)
    inputs: list[tuple[DialogueState, CallEvent]] = []
    flags: set[str] = set()
    for event, step in replay(engine, events, seed=seed):
        inputs.append((state, event))
        state = step.state
        flags |= state.flags
    ended = next((event for event in reversed(events) if isinstance(event, CallEnded)), None)
    goals = engine.scenario.goals
    return _Call(
        inputs,
        state,
        ended.outcome if ended else state.outcome,
        _first_uses(events),
        goals.get("feeling") in flags,
        goals.get("matter") in flags,
        frozenset(node_id for node_id, node in engine.scenario.nodes.items() if node.tirade),
    )


def _first_uses(events: Iterable[CallEvent]) -> dict[str, _Use]:
    uses: dict[str, _Use] = {}
    for event in events:
        if isinstance(event, TraineeSaid):
            for match in event.understood.techniques:
                uses.setdefault(match.technique, _Use(event.at, match.evidence.clause))
    return uses


def _feeling(call: _Call) -> list[ScoreItem]:
    items = call.won(10, "empathy", "feel_felt_found") + call.won(5, "apology", "own_mistake")
    items.append(ScoreItem("feeling_met", 10) if call.feeling_met else ScoreItem("feeling_ignored", 0))
    return items


def _facts(call: _Call) -> list[ScoreItem]:
    return call.won(6, "fact_finding") + call.won(5, "paraphrase") + call.won(4, "taking_notes", "listening")


def _solution(call: _Call) -> list[ScoreItem]:
    if call.outcome == "handed_over":
        return call.won(10, "transfer") + call.won(15, "handover")
    if call.outcome == "justified_hangup":
        return [ScoreItem("ladder", 5.0 * len(call.final.ladder))]
    items = call.won(10, "solution")
    items.append(ScoreItem("matter_settled", 15) if call.matter_settled else ScoreItem("matter_ignored", 0))
    return items


def _closing(call: _Call) -> list[ScoreItem]:
    items = call.won(5, "closing", "handover", "ending_call")
    if call.outcome in _HAPPY:
        items.append(ScoreItem(f"outcome_{call.outcome}", 5))
    return items


def _composure(call: _Call) -> SectionScore:
    if not any(isinstance(event, TraineeSaid) for _, event in call.inputs):
        return SectionScore("composure", 0.0, COMPOSURE, (ScoreItem("nothing_said", 0),))
    items = [*_mistakes(call), *_manners(call), *_skipped_steps(call)]
    if call.outcome == "unjustified_hangup":
        items.append(ScoreItem("hung_up", -COMPOSURE))
    points = min(COMPOSURE, max(0.0, COMPOSURE + sum(item.points for item in items)))
    return SectionScore("composure", points, COMPOSURE, tuple(items))


def _mistakes(call: _Call) -> list[ScoreItem]:
    return [
        ScoreItem(
            match.technique,
            -(GRAVE_MISTAKE_COST if match.technique in GRAVE_MISTAKES else MISTAKE_COST),
            event.at,
            match.evidence.clause,
        )
        for _, event in call.inputs
        if isinstance(event, TraineeSaid)
        for match in event.understood.techniques
        if match.technique in MISTAKES
    ]


def _manners(call: _Call) -> list[ScoreItem]:
    """Interruptions, and silences: wrong where an answer was due, right in a tirade."""
    items: list[ScoreItem] = []
    for state, event in call.inputs:
        if isinstance(event, TraineeInterrupted):
            items.append(ScoreItem("interrupting", -INTERRUPTION_COST, event.at))
        elif isinstance(event, TraineeSilent) and not state.on_hold:
            items.append(_silence(call, state, event))
    return items


def _silence(call: _Call, state: DialogueState, event: TraineeSilent) -> ScoreItem:
    if state.node in call.tirades:
        return ScoreItem("tactical_silence", TACTICAL_SILENCE_GAIN, event.at)
    return ScoreItem("dead_air", -DEAD_AIR_COST, event.at)


def _skipped_steps(call: _Call) -> list[ScoreItem]:
    taken = call.final.ladder
    items: list[ScoreItem] = []
    for index, step in enumerate(taken):
        if step >= 4 and not {1, 2} <= set(taken[:index]):
            items.append(ScoreItem("ladder_order", -SKIPPED_STEP_COST, evidence=str(step)))
    return items


def _section(name: SectionName, out_of: float, items: list[ScoreItem]) -> SectionScore:
    points = min(out_of, max(0.0, sum(item.points for item in items)))
    return SectionScore(name, points, out_of, tuple(items))
