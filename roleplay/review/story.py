"""Looks up in the pinned scenario why the customer reacted so, and what would have been better."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from roleplay.core.records import SessionStart
from roleplay.dialogue.model import Node, Reaction, Reply, Scenario
from roleplay.review.turns import Turn

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Comment:
    """What the scenario says about one turn; empty where it says nothing."""

    why: str = ""
    better: str = ""


class Story:
    """The scenario as it was played; a source that this version cannot read has no comments."""

    def __init__(self, start: SessionStart) -> None:
        self._language = start.language
        try:
            self._scenario: Scenario | None = Scenario.model_validate_json(start.scenario_source)
        except ValidationError:
            log.warning("the scenario of session %s cannot be read by this version", start.id)
            self._scenario = None

    def comment(self, turn: Turn) -> Comment:
        """Return what is known about a move of the trainee."""
        node = self._scenario.nodes.get(turn.node) if self._scenario else None
        if node is None:
            return Comment()
        taken = self._taken(node, turn.reply)
        good = taken is not None and taken.quality == "good"
        better = "" if good or turn.kind == "button" else self._better(node)
        return Comment(self.why(turn.node, turn.reply, turn.next_node), better)

    def why(self, node_id: str, reply: str, next_node: str) -> str:
        """Return why the customer reacted so where `reply` was taken; empty where the scenario does not tell."""
        node = self._scenario.nodes.get(node_id) if self._scenario else None
        if node is None:
            return ""
        taken = self._taken(node, reply)
        if taken is not None:
            return taken.why.get(self._language, "")
        return self._reaction_why(self._reactions(node, reply), next_node)

    def _taken(self, node: Node, reply: str) -> Reply | None:
        return next((known for known in self._replies(node) if known.id == reply), None)

    def _better(self, node: Node) -> str:
        examples = (
            reply.examples.get(self._language, ())[0]
            for reply in self._replies(node)
            if reply.quality == "good" and reply.examples.get(self._language)
        )
        return next(examples, "")

    def _replies(self, node: Node) -> Iterator[Reply]:
        yield from node.replies
        if node.shared and self._scenario is not None:
            yield from self._scenario.shared_replies

    def _reactions(self, node: Node, reply: str) -> Iterator[Reaction]:
        scenario = self._scenario
        if scenario is None:
            return
        kind, _, button = reply.partition(":")
        if kind == "button":
            for buttons in (node.buttons, scenario.shared_buttons if node.shared else {}):
                yield from (reaction for name, group in buttons.items() if name == button for reaction in group)
            return
        own: dict[str, tuple[tuple[Reaction, ...], tuple[Reaction, ...]]] = {
            "otherwise": (node.otherwise, scenario.shared_otherwise),
            "silence": (node.silence, scenario.shared_silence),
            "interrupted": (node.interrupted, scenario.shared_interrupted),
        }
        of_node, shared = own.get(kind, ((), ()))
        yield from of_node
        if node.shared:
            yield from shared

    def _reaction_why(self, reactions: Iterable[Reaction], next_node: str) -> str:
        # Which of several reactions was taken is not stored: the one that leads where the call went comes first.
        ordered = sorted(reactions, key=lambda reaction: reaction.next != next_node)
        return next((text for reaction in ordered if (text := reaction.why.get(self._language, ""))), "")
