"""How much of a scenario was reached by calls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from roleplay.core.actions import Action, Say, Step
from roleplay.core.events import ReplyTaken
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.state import DialogueState

Place = tuple[str, str]
"""Node and reply; an empty node for the shared replies."""


@dataclass(frozen=True, slots=True)
class Share:
    """What there is of one kind, and what of it was reached."""

    reached: int
    of: int
    missing: tuple[str, ...]
    """Names of what was not reached; `node/reply` for a node's own replies."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What calls reached of a scenario."""

    scenario: str
    nodes: Share
    replies: Share
    lines: Share
    """Backchannels are not counted: the dialogue does not decide when they are said."""
    outcomes: Share


@dataclass
class Reached:
    """Collects what calls reach of one scenario."""

    scenario: Scenario
    nodes: set[str] = field(default_factory=set)
    replies: set[Place] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    outcomes: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._own = {(name, reply.id) for name, node in self.scenario.nodes.items() for reply in node.replies}
        self._shared = {("", reply.id) for reply in self.scenario.shared_replies}

    def begin(self) -> None:
        """A call begins: what follows is its."""

    def add(self, step: Step[DialogueState]) -> None:
        """Count what one step reached."""
        self.nodes.add(step.state.node)
        for action in step.actions:
            self._said(action)
        for event in step.happened:
            if isinstance(event, ReplyTaken):
                own = (event.node, event.reply)
                self.replies.add(own if own in self._own else ("", event.reply))
        if step.state.outcome is not None:
            self.outcomes.add(step.state.outcome)

    def _said(self, action: Action) -> None:
        if isinstance(action, Say):
            self.lines.add(action.line)

    def coverage(self) -> Coverage:
        """Return the shares."""
        scenario = self.scenario
        backchannels = {line.id for line in scenario.backchannels}
        lines = {line.id for line in scenario.lines()} - backchannels
        outcomes = {str(node.outcome) for node in scenario.nodes.values() if node.outcome is not None}
        places = self._own | self._shared
        return Coverage(
            scenario.id,
            _share(scenario.nodes, self.nodes),
            _share([_name(place) for place in places], {_name(place) for place in self.replies}),
            _share(lines, self.lines),
            _share(outcomes, self.outcomes),
        )


def _name(place: Place) -> str:
    return "/".join(part for part in place if part)


def _share(there: Iterable[str], reached: set[str]) -> Share:
    wanted = set(there)
    return Share(len(wanted & reached), len(wanted), tuple(sorted(wanted - reached)))
