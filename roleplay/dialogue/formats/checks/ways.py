"""Ways through the dialogue: in circles, past a goal, or to the end without one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from roleplay.dialogue.formats.checks.walk import Parts, open_moves, open_replies
from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.dialogue.model import ALWAYS, NOTHING, Condition, CutIn, Effects, Node, Reaction, Reply, Scenario
from roleplay.dialogue.temper import DEFAULT_TEMPER

_MOST_ROUNDS = 40
"""So often a way that flags forbid is looked at more closely; then the question is left open."""


def way_problems(scenario: Scenario, parts: Parts) -> Iterator[Diagnostic]:
    """Yield circles on which nothing changes, goals that come too late, and a solution without one."""
    yield from _idle_circles(scenario, parts)
    if scenario.start in scenario.nodes:
        steps = _steps(scenario)
        yield from _late_goals(scenario, steps)
        yield from _solved_without(scenario, steps)


# --- circles ---


def _idle_circles(scenario: Scenario, parts: Parts) -> Iterator[Diagnostic]:
    conditions = [(place, part) for place, part in parts if isinstance(part, Condition)]
    if any(condition.turns_at_least is not None for _, condition in conditions):
        return  # the number of turns ends it
    counted = {
        place[1]
        for place, condition in conditions
        if place[0] == "nodes" and (condition.visits_at_least is not None or condition.visits_below is not None)
    }
    temper = {**DEFAULT_TEMPER, **scenario.temper}
    idle = {
        name: dict(_idle_moves(scenario, name, node, temper))
        for name, node in scenario.nodes.items()
        if node.outcome is None and name not in counted
    }
    idle = _without_dead_ends(idle)
    told: set[str] = set()
    for name in idle:
        circle = _circle(name, idle)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            steps = ", ".join(
                f"{idle[one][two]} at `{one}`" for one, two in zip(circle, [*circle[1:], circle[0]], strict=True)
            )
            message = f"the call can go round here for ever, and nothing changes: {steps}"
            hint = (
                "Let one of these move the heat or set a flag, or lead on after some times (`misses_at_least` ...)."
            )
            yield Diagnostic("RP144", "warning", message, hint, place=("nodes", name))


def _idle_moves(scenario: Scenario, name: str, node: Node, temper: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """Yield where moves lead that change nothing, and what they are; what stays counts when nothing else ends it."""
    for reply in open_replies(scenario, node):
        moving = any(temper.get(technique, 0.0) for technique in reply.techniques)
        if reply.next is not None and reply.effects == NOTHING and not moving:
            yield reply.next, f"`{reply.id}`"
    for key, counter in (("otherwise", "misses_at_least"), ("silence", "silences_at_least")):
        reactions: list[Reaction] = [*getattr(node, key)]
        if node.shared:
            reactions += getattr(scenario, f"shared_{key}")
        reactions = _until_always(reactions)
        if any(getattr(reaction.when, counter) is not None for reaction in reactions):
            continue
        for reaction in reactions:
            if reaction.effects == NOTHING:
                yield reaction.next or name, f"`{key}`"


def _until_always(reactions: list[Reaction]) -> list[Reaction]:
    """Return the reactions that can be taken: none behind one that always holds."""
    for index, reaction in enumerate(reactions):
        if reaction.when == ALWAYS:
            return reactions[: index + 1]
    return reactions


def _without_dead_ends(exits: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Return the nodes from which one can go on for ever: of a story that only leads on none is left."""
    entries: dict[str, list[str]] = {name: [] for name in exits}
    count: dict[str, int] = {}
    for name, targets in exits.items():
        inner = [target for target in targets if target in exits]
        count[name] = len(inner)
        for target in inner:
            entries[target].append(name)
    dead = deque(name for name, number in count.items() if not number)
    while dead:
        for name in entries[dead.popleft()]:
            count[name] -= 1
            if not count[name]:
                dead.append(name)
    return {name: targets for name, targets in exits.items() if count[name]}


def _circle(start: str, exits: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return the shortest way from a node back to itself; empty when there is none."""
    before: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        for target in exits.get(name, {}):
            if target == start:
                way = [name]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return way[::-1]
            if target not in before and target in exits:
                before[target] = name
                waiting.append(target)
    return []


# --- goals ---


@dataclass(frozen=True, slots=True)
class _Step:
    """One move on a way."""

    name: str
    node: str
    when: Condition
    effects: Effects
    target: str


_State = tuple[str, frozenset[str]]
"""A node, and what is set of the flags that are looked at."""


@dataclass(frozen=True, slots=True)
class _Solved:
    """Tells whether a call is solved, and with or without a flag."""

    scenario: Scenario
    with_flag: str = ""
    without_flag: str = ""

    def __call__(self, state: _State) -> bool:
        node, is_set = state
        return (
            self.scenario.nodes[node].outcome == "solved"
            and (not self.with_flag or self.with_flag in is_set)
            and self.without_flag not in is_set
        )


def _steps(scenario: Scenario) -> dict[str, list[_Step]]:
    """Return every move of every node; what only has effects counts as leading back to its node."""
    steps: dict[str, list[_Step]] = {}
    for name, node in scenario.nodes.items():
        moves = [
            _Step(
                move.id if isinstance(move, Reply) else "a reaction", name, move.when, move.effects, move.next or name
            )
            for move in open_moves(scenario, node)
        ]
        if node.outcome is None:
            passing: list[Reaction | CutIn] = [*node.interrupted, *node.cut_in]
            if node.shared:
                passing += [*scenario.shared_interrupted, *scenario.shared_cut_in]
            moves += [_Step("in passing", name, move.when, move.effects, name) for move in passing]
        steps[name] = [move for move in moves if move.target in scenario.nodes]
    return steps


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """What a move asks for and does, as far as the flags that are looked at go."""

    step: _Step
    wanted: frozenset[str]
    unwanted: frozenset[str]
    sets: frozenset[str]
    clears: frozenset[str]


def _narrowed(step: _Step, flags: frozenset[str], *, lenient: bool) -> _Narrowed:
    sets = flags.intersection(step.effects.set)
    if lenient:
        return _Narrowed(step, frozenset(), frozenset(), sets, frozenset())
    wanted, unwanted = flags.intersection(step.when.flags), flags.intersection(step.when.without)
    return _Narrowed(step, wanted, unwanted, sets, flags.intersection(step.effects.clear))


def _way(
    start: str,
    steps: Mapping[str, list[_Step]],
    flags: frozenset[str],
    arrived: Callable[[_State], bool],
    *,
    lenient: bool = False,
) -> list[_Step] | None:
    """Return a shortest way on which the given flags are minded, and no others; None when there is none.

    Of a `lenient` way nothing is forbidden, and no flag is cleared that was set.
    """
    first: _State = (start, frozenset())
    before: dict[_State, tuple[_State, _Step] | None] = {first: None}
    waiting = deque([first])
    moves: dict[str, list[_Narrowed]] = {}
    while waiting:
        state = waiting.popleft()
        if arrived(state):
            way: list[_Step] = []
            while (link := before[state]) is not None:
                state = link[0]
                way.append(link[1])
            return way[::-1]
        node, is_set = state
        if node not in moves:
            moves[node] = [_narrowed(step, flags, lenient=lenient) for step in steps[node]]
        for move in moves[node]:
            if move.wanted <= is_set and not (move.unwanted and is_set & move.unwanted):
                now = (is_set | move.sets) - move.clears if move.sets or move.clears else is_set
                following = (move.step.target, now)
                if following not in before:
                    before[following] = (state, move.step)
                    waiting.append(following)
    return None


def _late_goals(scenario: Scenario, steps: Mapping[str, list[_Step]]) -> Iterator[Diagnostic]:
    for goal, flag in scenario.goals.items():
        wanted = frozenset({flag})
        if _way(scenario.start, steps, wanted, _Solved(scenario), lenient=True) is None:
            continue
        if _way(scenario.start, steps, wanted, _Solved(scenario, with_flag=flag), lenient=True) is None:
            message = (
                f"the call can be solved, but never with the goal `{goal}`: `{flag}` is set too late or elsewhere"
            )
            hint = "Set the flag in a move from which a node with `outcome: solved` can be reached."
            yield Diagnostic("RP145", "warning", message, hint, place=("goals", goal))


def _solved_without(scenario: Scenario, steps: Mapping[str, list[_Step]]) -> Iterator[Diagnostic]:
    flag = scenario.goals.get("matter")
    if flag is None:
        return
    minded = frozenset({flag})
    for _ in range(_MOST_ROUNDS):
        way = _way(scenario.start, steps, minded, _Solved(scenario, without_flag=flag))
        if way is None:
            return
        forbidding = _forbidding(way) - minded
        if not forbidding:
            names = ", ".join(f"`{step.name}`" if " " not in step.name else step.name for step in way)
            message = f"the call can be solved without the goal `matter` (`{flag}`): {names}"
            hint = f"Let one of these moves set `{flag}`, or ask for it before the call is solved."
            yield Diagnostic("RP146", "warning", message, hint, place=("goals", "matter"))
            return
        minded |= forbidding


def _forbidding(way: list[_Step]) -> set[str]:
    """Return flags that forbid a step of a way; empty when the way can be gone."""
    is_set: set[str] = set()
    for step in way:
        wrong = (set(step.when.flags) - is_set) | (set(step.when.without) & is_set)
        if wrong:
            return wrong
        is_set = (is_set | set(step.effects.set)) - set(step.effects.clear)
    return set()
