"""Replies: whether each can be recognised, and told from the others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from roleplay.dialogue.engine import OWN_REPLY, PRECEDENCE_STEP
from roleplay.dialogue.formats.checks.conditions import implies
from roleplay.dialogue.formats.checks.references import is_included
from roleplay.dialogue.formats.checks.walk import Parts
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.dialogue.model import Node, Reply, Scenario

ENOUGH_EXAMPLES = 4
"""Fewer leave too much of what a trainee may say far from all of them; hints and better answers come from them."""

_OWN_STEPS = round(OWN_REPLY / PRECEDENCE_STEP)
"""Steps of precedence that a node's own reply is ahead of a shared one."""
_Placed = tuple[Place, Reply]


def reply_problems(scenario: Scenario, parts: Parts, included: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield replies that cannot be recognised, or not be told from others that are open with them."""
    yield from recognition_problems(parts, included)
    yield from rival_problems(scenario)
    for name, node in scenario.nodes.items():
        if name not in included:
            yield from rival_problems(scenario, name, node)


def recognition_problems(parts: Parts, included: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield replies among these parts that cannot be recognised."""
    for place, part in parts:
        if isinstance(part, Reply):
            yield from _recognition(place, part)
            if not is_included(place, included):
                yield from _too_few(place, part)


def rival_problems(scenario: Scenario, name: str = "", node: Node | None = None) -> Iterator[Diagnostic]:
    """Yield replies of a node, or without one shared replies, that cannot be told from others open with them."""
    shared: list[_Placed] = [(("shared_replies", at), reply) for at, reply in enumerate(scenario.shared_replies)]
    if node is None:
        yield from _between(shared, [])
        return
    own: list[_Placed] = [(("nodes", name, "replies", at), reply) for at, reply in enumerate(node.replies)]
    yield from _between(own, shared if node.shared else [])


def _recognition(place: Place, reply: Reply) -> Iterator[Diagnostic]:
    if reply.techniques or any(reply.examples.values()):
        return
    if reply.facts or reply.cues:
        message = f"the reply `{reply.id}` has neither techniques nor examples"
        hint = "Add example sentences, so that other words are understood."
        yield Diagnostic("RP148", "warning", message, hint, place=place)
    else:
        message = f"the reply `{reply.id}` has nothing that it could be recognised by"
        yield Diagnostic("RP120", "error", message, "Add techniques or example sentences.", place=place)


def _too_few(place: Place, reply: Reply) -> Iterator[Diagnostic]:
    """Yield languages with too few examples, and a reply of techniques alone.

    One language without any is a missing text (RP118); a reply without techniques and examples is for `_recognition`.
    """
    enough = f"of at least {ENOUGH_EXAMPLES} examples"
    if reply.techniques and not any(reply.examples.values()):
        message = f"the reply `{reply.id}` has none {enough}"
        yield Diagnostic("RP143", "warning", message, "Add what trainees may say, short and long.", place=place)
    for language, examples in reply.examples.items():
        if 0 < len(examples) < ENOUGH_EXAMPLES:
            message = f"the reply `{reply.id}` has {len(examples)} {enough} in `{language}`"
            hint = "Add other ways of saying the same, short ones and long ones."
            yield Diagnostic("RP143", "warning", message, hint, place=(*place, "examples", language))


def _between(own: list[_Placed], shared: list[_Placed]) -> Iterator[Diagnostic]:
    """Yield what is wrong between replies that are open together; pairs of shared ones are looked at once."""
    for at, (place, reply) in enumerate(own):
        better = next(
            (
                other
                for rank, other in chain(
                    (
                        (other.precedence - (index > at) / 2, other)
                        for index, (_, other) in enumerate(own)
                        if index != at
                    ),
                    ((other.precedence - _OWN_STEPS - 0.5, other) for _, other in shared),
                )
                if rank >= reply.precedence and _always_fits_better(other, reply)
            ),
            None,
        )
        if better is not None:
            message = (
                f"the reply `{reply.id}` can never be chosen: `{better.id}` is open, too, and always fits better"
            )
            hint = "Give one of the two another `when` or a higher `precedence`, or remove it."
            yield Diagnostic("RP140", "warning", message, hint, place=place)
        for _, other in own[:at]:
            yield from _same_example(place, reply, other)


def decides(reply: Reply) -> bool:
    """Tell whether it matters that a reply is the best; one that only sets flags does so whatever else fits."""
    return bool(reply.says or reply.next or reply.effects.heat)


def same_move(reply: Reply, other: Reply) -> bool:
    """Tell whether two replies do the same to the call, so that it matters little which one is chosen.

    Some moves are written twice, to be recognised by a technique and by words; their lines need other ids.
    """
    return (reply.next, reply.effects, reply.quality) == (other.next, other.effects, other.quality)


def _always_fits_better(other: Reply, reply: Reply) -> bool:
    """Tell whether another reply is open, and its score as high, whenever this one could decide; in doubt not."""
    if not decides(reply):
        return False
    if other.precedence > reply.precedence:
        moved = {*reply.effects.set, *reply.effects.clear}
        if moved & {*other.when.flags, *other.when.without}:
            return False  # what this one sets comes first, and may close the other
    return (
        implies(reply.when, other.when)
        and bool(other.techniques) == bool(reply.techniques)
        and set(reply.techniques) <= set(other.techniques)
        and set(other.facts) <= set(reply.facts)
        and other.cues == reply.cues
        and all(
            set(examples) <= set(other.examples.get(language, ())) for language, examples in reply.examples.items()
        )
    )


def _same_example(place: Place, reply: Reply, other: Reply) -> Iterator[Diagnostic]:
    """Yield sentences that two replies of the same rank claim while both are open."""
    if reply.precedence != other.precedence or set(reply.facts) != set(other.facts):
        return
    if same_move(reply, other):
        return
    if not (implies(reply.when, other.when) or implies(other.when, reply.when)):
        return  # perhaps never open at once
    for language, examples in reply.examples.items():
        theirs = {_plain(example) for example in other.examples.get(language, ())}
        for index, example in enumerate(examples):
            if _plain(example) in theirs:
                message = f"the reply `{other.id}`, open at the same time, has this example too: “{example}”"
                hint = "Leave it to one of them, or let their `when` exclude each other."
                at = (*place, "examples", language, index)
                yield Diagnostic("RP141", "warning", message, hint, place=at)


def _plain(sentence: str) -> str:
    kept = "".join(character if character.isalnum() else " " for character in sentence.casefold())
    return " ".join(kept.split())
