"""The best answer that was open to the trainee at a moment of a saved call."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from roleplay.core.events import ReplyTaken, TraineeSaid
from roleplay.core.understanding import Evidence, ReplyMatch, TechniqueMatch, Transcript, Understood
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.model import Reply
from roleplay.dialogue.scoring.chances import HAPPY
from roleplay.dialogue.state import DialogueState

GOAL = 25.0
"""What it is worth, in points of heat, that a move deals with the feeling or the matter."""
PROGRESS = 5.0
"""What it is worth that the dialogue moves on."""
HAPPY_END = 30.0
UNHAPPY_END = -100.0
OF_THE_MOMENT = 2.0
"""What it is worth that a reply is the moment's own, rather than one that is always open."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that would have been right to say."""

    words: str
    """An example in the language of the call."""
    techniques: tuple[str, ...]
    """What it does, by the catalogue."""
    why: str = ""
    """A sentence of the scenario, in the language of the call; empty where it has none."""
    reply: str = ""
    """Id of the scenario's reply."""


def best_answer(
    engine: DialogueEngine, state: DialogueState, used: Collection[str] = (), technique: str = ""
) -> tuple[Answer, float] | None:
    """Return the open good reply that would have served best, and what it would have brought (see `value`).

    None when there is none with an example. `used` are ids of replies that were taken before: one that would bring
    nothing new is not offered again. With a `technique` only replies that carry it are looked at.
    """
    rated = [
        (found, _value_of(engine, state, reply, used))
        for reply in engine.open_replies(state)
        if reply.quality == "good" and (not technique or technique in reply.techniques)
        for found in [answer(engine, reply)]
        if found is not None
    ]
    return max((pair for pair in rated if pair[1] > 0), key=lambda pair: pair[1], default=None)


def answer(engine: DialogueEngine, reply: Reply) -> Answer | None:
    """Return a reply as an answer, None without an example in the language of the call."""
    examples = reply.examples.get(engine.language, ())
    if not examples:
        return None
    return Answer(examples[0], reply.techniques, reply.why.get(engine.language, ""), reply.id)


def value(engine: DialogueEngine, before: DialogueState, after: DialogueState) -> float:
    """Return what a step brought, in points of heat: anger that went, matters dealt with, and progress."""
    goals = set(engine.scenario.goals.values())
    found = before.heat - after.heat
    found += GOAL * len(goals & (after.flags - before.flags))
    if after.node != before.node:
        found += PROGRESS
    if after.outcome is not None:
        found += HAPPY_END if after.outcome in HAPPY else UNHAPPY_END
    return found


def _value_of(engine: DialogueEngine, state: DialogueState, reply: Reply, used: Collection[str]) -> float:
    """Return what a reply would have brought, had the trainee said just that; 0 when it would not be taken."""
    evidence = Evidence("")
    techniques = reply.techniques[:1]
    understood = Understood(
        tuple(TechniqueMatch(technique, 1.0, evidence) for technique in techniques),
        (ReplyMatch(reply.id, 1.0, evidence, techniques),),
        reply.facts,
    )
    step = engine.step(state, TraineeSaid(0.0, Transcript("", 0.0, 0.0, ""), understood))
    if not any(isinstance(event, ReplyTaken) and event.reply == reply.id for event in step.happened):
        return 0.0
    after = step.state
    brings_nothing_new = after.flags == state.flags and after.node == state.node and after.ladder == state.ladder
    if reply.id in used and brings_nothing_new:
        return 0.0
    own = OF_THE_MOMENT if reply in engine.node(state).replies else 0.0
    return value(engine, state, after) + own
