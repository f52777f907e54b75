"""What a change to replies does to everything else: which examples lead elsewhere, and which test plans."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from roleplay.core.events import TraineeSaid
from roleplay.core.understanding import Transcript
from roleplay.dialogue.formats.checks.replies import decides, same_move
from roleplay.dialogue.formats.library import to_json
from roleplay.dialogue.formats.meaning import EVERYWHERE, taken_by, with_everywhere
from roleplay.dialogue.model import Reply, Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue, Understanding
from roleplay.dialogue.state import DialogueState
from roleplay.dialogue.testplans.coverage import Reached
from roleplay.dialogue.testplans.names import check_names
from roleplay.dialogue.testplans.plans import Plan
from roleplay.dialogue.testplans.runner import Failure, play

_REMEMBERED = 4

Told = Callable[[int, int], None]
"""Gets what is done, of how much; may raise to stop the work."""


@dataclass(frozen=True, slots=True)
class Example:
    """An utterance and the reply for which it is meant."""

    node: str
    """`everywhere` for a shared reply."""
    reply: Reply
    text: str


@dataclass(frozen=True, slots=True)
class Uttered:
    """Something that was really said, at the moment at which it was said."""

    state: DialogueState
    text: str


@dataclass(frozen=True, slots=True)
class ExampleChange:
    """An example that leads elsewhere."""

    node: str
    reply: str
    """Whose example it is."""
    text: str
    before: str
    """The reply that took it; empty for none."""
    after: str
    better: bool
    """It leads to its own reply now; else it did before, or leads from one wrong one to another."""


@dataclass(frozen=True, slots=True)
class UtteredChange:
    """Something really said that leads elsewhere."""

    node: str
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A test plan that passes now and did not, or the other way round, or fails otherwise."""

    title: str
    passed: bool
    """Now."""
    failure: Failure | None
    """The first that is new, of a plan that fails now."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does."""

    examples: int
    """How many were tried."""
    changed: tuple[ExampleChange, ...]
    uttered: tuple[UtteredChange, ...]
    plans: int
    plan_changes: tuple[PlanChange, ...]

    @property
    def worse(self) -> int:
        """How much is worse than before."""
        return sum(not one.better for one in self.changed) + sum(not one.passed for one in self.plan_changes)


class Judged:
    """Remembers which reply took each example in the latest scenarios: what was after is before, the next time."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, dict[tuple[str, str, str], str]] = OrderedDict()

    def of(self, scenario: Scenario, language: str) -> dict[tuple[str, str, str], str]:
        """Return what is known of a scenario in a language, by node, reply and text, to be added to."""
        key = f"{language} {to_json(scenario)}"
        self._known.setdefault(key, {})
        self._known.move_to_end(key)
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return self._known[key]


def effect(
    before: Scenario,
    after: Scenario,
    language: str,
    understanding: Understanding,
    *,
    plans: Sequence[Plan] = (),
    uttered: Sequence[Uttered] = (),
    told: Told = lambda _done, _of: None,
    judged: Judged | None = None,
) -> Effect:
    """Compare two states of a scenario. Takes about 15 ms an example of the moments that changed, and plans besides.

    A change of a shared reply concerns every moment; one of a node's own reply only that node.
    """
    whole = (
        ScenarioDialogue(with_everywhere(before), language, understanding),
        ScenarioDialogue(with_everywhere(after), language, understanding),
    )
    judged = judged or Judged()
    known = (judged.of(before, language), judged.of(after, language))
    tried = tuple(examples_at(after, language, changed_nodes(before, after)))
    played = [plan for plan in plans if plan.language == language and not check_names(plan, after)]
    said = [one for one in uttered if one.state.node in before.nodes and one.state.node in after.nodes]
    total = len(tried) + len(said) + len(played)
    changes: list[ExampleChange] = []
    for done, example in enumerate(tried):
        told(done, total)
        changes += _example_change(whole, known, example)
    found: list[UtteredChange] = []
    for done, one in enumerate(said, len(tried)):
        told(done, total)
        found += _uttered_change(whole, one)
    compared: list[PlanChange] = []
    for done, plan in enumerate(played, len(tried) + len(said)):
        told(done, total)
        compared += _plan_change(plan, before, after, understanding)
    told(total, total)
    return Effect(len(tried), tuple(changes), tuple(found), len(played), tuple(compared))


def changed_nodes(before: Scenario, after: Scenario) -> tuple[str, ...]:
    """Return the moments whose replies are others, `everywhere` first where a shared one is; those of both only."""
    shared = _words(before.shared_replies) != _words(after.shared_replies)
    nodes = [
        name
        for name, node in after.nodes.items()
        if name in before.nodes
        and ((shared and node.shared) or _words(before.nodes[name].replies) != _words(node.replies))
    ]
    return (EVERYWHERE, *nodes) if shared else tuple(nodes)


def _words(replies: Sequence[Reply]) -> tuple[object, ...]:
    """Return what decides how an utterance is compared with replies."""
    return tuple(
        (one.id, one.techniques, one.examples, one.cues, one.facts, one.when, one.precedence, one.next)
        for one in replies
    )


def examples_at(scenario: Scenario, language: str, nodes: Sequence[str]) -> Iterator[Example]:
    """Yield the examples of the replies that are tried at some moments.

    Shared replies are tried once, among themselves, where they changed; else at each of these nodes.
    """
    everywhere = EVERYWHERE in nodes
    for node in nodes:
        if node == EVERYWHERE:
            replies = scenario.shared_replies
        else:
            of_node = scenario.nodes[node]
            shared = scenario.shared_replies if of_node.shared and not everywhere else ()
            replies = (*of_node.replies, *shared)
        for reply in replies:
            if decides(reply):
                yield from (Example(node, reply, text) for text in reply.examples.get(language, ()))


def _example_change(
    whole: tuple[ScenarioDialogue, ScenarioDialogue],
    known: tuple[dict[tuple[str, str, str], str], dict[tuple[str, str, str], str]],
    example: Example,
) -> Iterator[ExampleChange]:
    node, reply, text = example.node, example.reply, example.text
    then = next((one for one in _replies(whole[0].engine.scenario, node) if one.id == reply.id), None)
    if then is None:
        return  # a new reply
    place = (node, reply.id, text)
    for dialogue, judged, one in zip(whole, known, (then, reply), strict=True):
        if place not in judged:
            judged[place] = taken_by(dialogue, node, one, text)
    before, after = known[0][place], known[1][place]
    is_new = text not in {known for texts in then.examples.values() for known in texts}
    if before != after and not is_new:
        there = {one.id: one for one in _replies(whole[1].engine.scenario, node)}
        right = after == reply.id or (after in there and same_move(reply, there[after]))
        yield ExampleChange(node, reply.id, text, before, after, right)


def _replies(scenario: Scenario, node: str) -> tuple[Reply, ...]:
    of_node = scenario.nodes[node]
    return (*of_node.replies, *(scenario.shared_replies if of_node.shared else ()))


def _uttered_change(whole: tuple[ScenarioDialogue, ScenarioDialogue], one: Uttered) -> Iterator[UtteredChange]:
    before, after = (taken(dialogue, one.state, one.text)[0] for dialogue in whole)
    if before != after:
        yield UtteredChange(one.state.node, one.text, before, after)


def taken(dialogue: ScenarioDialogue, state: DialogueState, text: str) -> tuple[str, float]:
    """Return the reply that takes an utterance at a moment, and by how much; empty when none fits."""
    transcript = Transcript(text, 0.0, 0.0, "typed")
    event = TraineeSaid(0.0, transcript, dialogue.understand(state, transcript))
    ranked = dialogue.engine.taken_beside(state, event)
    if not ranked:
        return "", 0.0
    return ranked[0][1], round(ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0), 4)


def _plan_change(plan: Plan, before: Scenario, after: Scenario, understanding: Understanding) -> Iterator[PlanChange]:
    then, now = (_failures(plan, scenario, understanding) for scenario in (before, after))
    if bool(then) != bool(now):
        yield PlanChange(plan.title, not now, now[0] if now else None)
    elif {one.line for one in now} - {one.line for one in then}:
        known = {one.line for one in then}
        yield PlanChange(plan.title, False, next(one for one in now if one.line not in known))


def _failures(plan: Plan, scenario: Scenario, understanding: Understanding) -> tuple[Failure, ...]:
    dialogue = ScenarioDialogue(scenario, plan.language, understanding, plan.level)
    return play(plan, dialogue, Reached(scenario)).failures
