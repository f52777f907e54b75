"""Whether the understanding keeps a scenario's replies apart: every example must lead to its own reply.

Each example is played through the real understanding and the real engine, at the moment at which its reply is open.
Only replies that are certainly open then compete, so that what is found does happen in a call.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from roleplay.core.events import ReplyTaken, TraineeSaid
from roleplay.core.understanding import Transcript
from roleplay.dialogue.formats.checks.conditions import implies
from roleplay.dialogue.formats.checks.replies import decides, same_move
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.dialogue.model import Condition, Node, Reply, Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue, Understanding
from roleplay.dialogue.state import DialogueState, standing

EVERYWHERE = "everywhere"
"""Stands for all nodes when the shared replies are compared with each other."""
_WELL_WITHIN = 20.0
"""So far from the limit of a condition on the heat, since what is said moves the heat first."""
_SHOWN = 3
"""So many examples are repeated in a message."""


def example_problems(
    scenario: Scenario, language: str, understanding: Understanding, included: frozenset[str] = frozenset()
) -> Iterator[Diagnostic]:
    """Yield replies whose examples are understood as another reply, or as none. Takes about 7 ms an example.

    Examples in nodes that come from parts (`included`) are left out: they are checked where parts are.
    """
    dialogue = ScenarioDialogue(with_everywhere(scenario), language, understanding)
    moments: list[tuple[str, Place, tuple[Reply, ...]]] = [(EVERYWHERE, ("shared_replies",), scenario.shared_replies)]
    moments += [
        (name, ("nodes", name, "replies"), node.replies)
        for name, node in scenario.nodes.items()
        if name not in included
    ]
    for node, place, replies in moments:
        for index, reply in enumerate(replies):
            if not decides(reply):
                continue
            examples = reply.examples.get(language, ())
            wrong = {
                example: other
                for example in examples
                if (other := _wrong_reply(dialogue, node, reply, example)) is not None
            }
            if wrong:
                yield _problem(reply, wrong, len(examples), (*place, index, "examples", language), language)


def with_everywhere(scenario: Scenario) -> Scenario:
    """Return a scenario with a node more, at which only what is shared is open."""
    return scenario.model_copy(update={"nodes": {**scenario.nodes, EVERYWHERE: Node()}})


def _wrong_reply(dialogue: ScenarioDialogue, node: str, reply: Reply, example: str) -> str | None:
    """Return the reply to which an example leads, empty for none at all; None when it is the right one."""
    taken, rivals = _taken(dialogue, node, reply, example)
    if taken not in rivals:
        return ""
    other = rivals[taken]
    # A rival that only sets flags loses in a call to one of those that its flags open.
    return None if taken == reply.id or same_move(reply, other) or not decides(other) else taken


def taken_by(dialogue: ScenarioDialogue, node: str, reply: Reply, text: str) -> str:
    """Return the reply that takes an utterance where `reply` is open, of those that certainly are; empty for none."""
    taken, rivals = _taken(dialogue, node, reply, text)
    return taken if taken in rivals else ""


def _taken(dialogue: ScenarioDialogue, node: str, reply: Reply, example: str) -> tuple[str, dict[str, Reply]]:
    state = moment_of(dialogue, node, reply.when)
    rivals = {
        other.id: other
        for other in dialogue.engine.replies(state)
        if other == reply or implies(reply.when, other.when)
    }
    transcript = Transcript(example, 0.0, 0.0, "typed")
    understood = dialogue.understand(state, transcript)
    fair = tuple(match for match in understood.replies if match.reply in rivals)
    step = dialogue.engine.step(state, TraineeSaid(0.0, transcript, replace(understood, replies=fair)))
    taken = next(event.reply for event in step.happened if isinstance(event, ReplyTaken))
    return taken, rivals


def moment_of(dialogue: ScenarioDialogue, node: str, when: Condition) -> DialogueState:
    """Return a state at a node in which a condition holds, and not much else."""
    start = dialogue.begin(seed=0)
    low, high = when.heat_at_least, when.heat_below
    heat = start.heat
    if low is not None and high is not None:
        heat = (low + high) / 2
    elif low is not None:
        heat = min(99.0, max(heat, low + _WELL_WITHIN))
    elif high is not None:
        heat = max(0.0, min(heat, high - _WELL_WITHIN))
    return standing(start, node, when, heat)


def _problem(reply: Reply, wrong: Mapping[str, str], total: int, place: Place, language: str) -> Diagnostic:
    """Report the examples of one reply that lead elsewhere, with the reply that each leads to."""
    shown = [f"“{example}” as {f'`{other}`' if other else 'none'}" for example, other in wrong.items()]
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    which = f"{len(wrong)} of {total} examples of `{reply.id}`"
    message = f"{which} would be understood otherwise: {', '.join(shown[:_SHOWN])}{more}"
    hint = "Say them otherwise, give the reply the techniques (and the facts) that they show, or `cues`."
    return Diagnostic("RP142", "warning", message, hint, place=place, language=language)
