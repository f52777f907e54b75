"""Where a dialogue stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from roleplay.core.events import Outcome
from roleplay.core.records import Level
from roleplay.dialogue.model import Condition, Effects

_NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DialogueState:
    """Everything that the next step depends on; never changed, only replaced."""

    node: str
    heat: float
    """0 to 100."""
    seed: int = 0
    flags: frozenset[str] = frozenset()
    ladder: tuple[int, ...] = ()
    """Steps of the ladder in the order in which they were first taken."""
    visits: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    """How often each node was entered."""
    heard: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    """How often each line was said."""
    used: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    """How often the trainee used each technique."""
    silences: int = 0
    """Silences in a row."""
    misses: int = 0
    """Turns in a row to which no reply fitted."""
    stalled: int = 0
    """Turns in a row that left the dialogue at its node."""
    turns: int = 0
    """Utterances of the trainee."""
    interruptions: int = 0
    """How often the trainee talked over the customer."""
    named: frozenset[str] = frozenset()
    """Facts that the trainee has named."""
    told: frozenset[str] = frozenset()
    """Facts that the customer has told."""
    level: Level = "normal"
    on_hold: bool = False
    outcome: Outcome | None = None


def counted(counts: Mapping[str, int], key: str) -> Mapping[str, int]:
    """Return `counts` with one more of `key`."""
    return MappingProxyType({**counts, key: counts.get(key, 0) + 1})


def holds(condition: Condition, state: DialogueState) -> bool:
    """Tell whether everything that a condition asks for is so."""
    highest_step = max(state.ladder, default=0)
    visits = state.visits.get(state.node, 0)
    return (
        (condition.heat_below is None or state.heat < condition.heat_below)
        and (condition.heat_at_least is None or state.heat >= condition.heat_at_least)
        and state.flags.issuperset(condition.flags)
        and state.flags.isdisjoint(condition.without)
        and (condition.ladder_at_least is None or highest_step >= condition.ladder_at_least)
        and (condition.ladder_below is None or highest_step < condition.ladder_below)
        and (condition.visits_at_least is None or visits >= condition.visits_at_least)
        and (condition.visits_below is None or visits < condition.visits_below)
        and (condition.silences_at_least is None or state.silences >= condition.silences_at_least)
        and (condition.misses_at_least is None or state.misses >= condition.misses_at_least)
        and (condition.turns_at_least is None or state.turns >= condition.turns_at_least)
        and (condition.interruptions_at_least is None or state.interruptions >= condition.interruptions_at_least)
        and state.named.issuperset(condition.named)
        and state.told.issuperset(condition.told)
        and (not condition.levels or state.level in condition.levels)
        and all(technique in state.used for technique in condition.used)
        and not any(technique in state.used for technique in condition.unused)
    )


def may_hold(condition: Condition, state: DialogueState, effects: Iterable[Effects]) -> bool:
    """Tell whether a condition holds or may come to hold in this turn, by these effects and by what is said."""
    moves = tuple(effects)
    may_be_set = state.flags.union(*(move.set for move in moves))
    are_kept = state.flags.difference(*(move.clear for move in moves))
    visits = state.visits.get(state.node, 0)
    return (
        may_be_set.issuperset(condition.flags)
        and are_kept.isdisjoint(condition.without)
        and (condition.visits_at_least is None or visits >= condition.visits_at_least)
        and (condition.visits_below is None or visits < condition.visits_below)
        and (not condition.levels or state.level in condition.levels)
    )


def standing(start: DialogueState, node: str, when: Condition, heat: float) -> DialogueState:
    """Return a state at a node in which all that a condition asks for holds, and not much else; the heat is given."""
    return replace(
        start,
        node=node,
        heat=heat,
        flags=frozenset(when.flags),
        ladder=(when.ladder_at_least,) if when.ladder_at_least else (),
        visits={node: when.visits_at_least or 1},
        used=dict.fromkeys(when.used, 1),
        silences=when.silences_at_least or 0,
        misses=when.misses_at_least or 0,
        turns=when.turns_at_least or 0,
        interruptions=when.interruptions_at_least or 0,
        named=frozenset(when.named),
        told=frozenset(when.told),
        level=when.levels[0] if when.levels else start.level,
    )


def affected(state: DialogueState, effects: Effects) -> DialogueState:
    """Return the state after a move's effects on flags and ladder; heat is moved by `heated`."""
    ladder = state.ladder
    if effects.ladder is not None and effects.ladder not in ladder:
        ladder = (*ladder, effects.ladder)
    return replace(
        state,
        flags=(state.flags | set(effects.set)) - set(effects.clear),
        ladder=ladder,
        told=state.told | set(effects.tell),
    )


def heated(state: DialogueState, move: float) -> DialogueState:
    """Return the state with the heat moved, kept between 0 and 100."""
    return replace(state, heat=round(min(100.0, max(0.0, state.heat + move)), 2))
