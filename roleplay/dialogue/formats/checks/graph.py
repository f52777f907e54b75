"""Checks on the dialogue graph: what can be reached, and what leads to an end."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.dialogue.model import ALWAYS, CutIn, Node, Reaction, Scenario

_LISTS = ("otherwise", "silence", "interrupted", "cut_in")


def graph_problems(scenario: Scenario) -> Iterator[Diagnostic]:
    """Yield what is wrong with the way in which nodes follow each other; conditions count as if they may hold."""
    exits = {name: frozenset(_exits(scenario, node)) & scenario.nodes.keys() for name, node in scenario.nodes.items()}
    reached = _reach([scenario.start, scenario.breaking_point.next], exits)
    ends = [name for name, node in scenario.nodes.items() if node.outcome is not None]
    can_end = _reach(ends, _reversed(exits))
    for name, node in scenario.nodes.items():
        place: Place = ("nodes", name)
        if name not in reached:
            hint = "Lead a reply or reaction there with `next`, or remove it."
            yield Diagnostic("RP109", "warning", f"nothing leads to the node `{name}`", hint, place=place)
        if node.outcome is not None:
            yield from _end_problems(name, node, place)
        else:
            yield from _moment_problems(scenario, name, node, place)
            if name not in can_end and (exits[name] or _replies_at(scenario, node)):
                hint = "Let one of its replies, or of those that follow, lead to a node with an `outcome`."
                yield Diagnostic("RP110", "error", f"no way leads from `{name}` to an outcome", hint, place=place)
    yield from _reply_ids(scenario)
    yield from _shadowed(scenario)
    yield from _unheard(scenario)


def _exits(scenario: Scenario, node: Node) -> Iterator[str]:
    if node.outcome is not None:
        return
    for reply in (*node.replies, *(scenario.shared_replies if node.shared else ())):
        if reply.next is not None:
            yield reply.next
    for reaction in scenario.reactions(node):
        if reaction.next is not None:
            yield reaction.next


def _reach(starts: Iterable[str], exits: dict[str, frozenset[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = deque(start for start in starts if start in exits)
    while waiting:
        name = waiting.popleft()
        if name not in reached:
            reached.add(name)
            waiting.extend(exits[name] - reached)
    return reached


def _reversed(exits: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    entries: dict[str, set[str]] = {name: set() for name in exits}
    for name, targets in exits.items():
        for target in targets:
            entries[target].add(name)
    return {name: frozenset(sources) for name, sources in entries.items()}


def _replies_at(scenario: Scenario, node: Node) -> bool:
    return bool(node.replies or (node.shared and scenario.shared_replies))


def _end_problems(name: str, node: Node, place: Place) -> Iterator[Diagnostic]:
    for key in ("replies", "otherwise", "silence", "interrupted", "cut_in", "buttons"):
        if getattr(node, key):
            message = f"the call ends at `{name}`, so its `{key}` can never be taken"
            yield Diagnostic("RP112", "error", message, f"Remove `{key}` or `outcome`.", place=(*place, key))


def _moment_problems(scenario: Scenario, name: str, node: Node, place: Place) -> Iterator[Diagnostic]:
    leads_on = any(reaction.next is not None for reaction in scenario.reactions(node))
    if not _replies_at(scenario, node) and not leads_on:
        hint = "Add `replies`, or an `outcome` if the call ends here."
        yield Diagnostic("RP111", "error", f"the node `{name}` has neither replies nor an outcome", hint, place=place)
        return
    for code, key, what in (("RP113", "silence", "silence"), ("RP114", "otherwise", "words that fit no reply")):
        shared: tuple[Reaction, ...] = getattr(scenario, f"shared_{key}") if node.shared else ()
        reactions = (*getattr(node, key), *shared)
        if not reactions:
            hint = f"Add `{key}` here, or `shared_{key}` for all nodes."
            yield Diagnostic(code, "warning", f"at `{name}` nothing follows {what}", hint, place=place)
        elif all(reaction.when != ALWAYS for reaction in reactions):
            hint = f"End the list of `{key}` with a reaction without `when`."
            message = f"at `{name}` nothing follows {what} when no condition holds"
            yield Diagnostic(code, "warning", message, hint, place=place)


def _reply_ids(scenario: Scenario) -> Iterator[Diagnostic]:
    shared = [reply.id for reply in scenario.shared_replies]
    groups: list[tuple[Place, list[str], set[str]]] = [(("shared_replies",), shared, set())]
    for name, node in scenario.nodes.items():
        taken = set(shared) if node.shared else set()
        groups.append((("nodes", name, "replies"), [reply.id for reply in node.replies], taken))
    for place, ids, taken in groups:
        for index, reply in enumerate(ids):
            if reply in taken:
                message = f"another reply that is open here has the id `{reply}` too"
                yield Diagnostic("RP116", "error", message, "Give each its own.", place=(*place, index, "id"))
            taken.add(reply)


def _shadowed(scenario: Scenario) -> Iterator[Diagnostic]:
    for place, reactions in _reaction_lists(scenario):
        always = next((index for index, reaction in enumerate(reactions) if reaction.when == ALWAYS), None)
        for index in range(len(reactions) if always is None else always + 1, len(reactions)):
            message = "this reaction is never taken: the one before it always holds"
            hint = "Give the one before a `when`, or put it last."
            yield Diagnostic("RP122", "warning", message, hint, place=(*place, index))


def _unheard(scenario: Scenario) -> Iterator[Diagnostic]:
    hint = "Set a flag in its `effects`, and give the lines and replies that answer it `when: {flags: [...]}`."
    for place, reactions in _reaction_lists(scenario):
        if place[-1] not in ("interrupted", "shared_interrupted"):
            continue
        for index, reaction in enumerate(reactions):
            for key in (key for key in ("says", "next") if getattr(reaction, key)):
                message = f"`{key}` is of no use in `{place[-1]}`: the trainee is talking at that moment"
                yield Diagnostic("RP124", "error", message, hint, place=(*place, index, key))


def _reaction_lists(scenario: Scenario) -> Iterator[tuple[Place, tuple[Reaction | CutIn, ...]]]:
    for key in _LISTS:
        yield (f"shared_{key}",), getattr(scenario, f"shared_{key}")
    for button, reactions in scenario.shared_buttons.items():
        yield ("shared_buttons", button), reactions
    for name, node in scenario.nodes.items():
        for key in _LISTS:
            yield ("nodes", name, key), getattr(node, key)
        for button, reactions in node.buttons.items():
            yield ("nodes", name, "buttons", button), reactions
