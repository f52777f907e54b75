"""Which lines are said, and in whose voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roleplay.core.actions import Say
from roleplay.dialogue.model import LineText, Scenario
from roleplay.dialogue.state import DialogueState, holds


def chosen(state: DialogueState, lines: Iterable[LineText]) -> Iterator[LineText]:
    """Yield the lines to be said: of a group only the one heard least; the seed decides among equals."""
    open_lines = [line for line in lines if holds(line.when, state)]
    said: set[str] = set()
    for line in open_lines:
        if line.group is None:
            yield line
        elif line.group not in said:
            said.add(line.group)
            group = [other for other in open_lines if other.group == line.group]
            start = state.seed % len(group)
            yield min(group[start:] + group[:start], key=lambda other: state.heard.get(other.id, 0))


class Lines:
    """The lines of one scenario in one language."""

    def __init__(self, scenario: Scenario, language: str) -> None:
        self._scenario = scenario
        self._language = language

    def spoken(self, line: LineText, heat: float, *, interruptible: bool = True) -> Say:
        """Return a line as it is said at that heat."""
        other = self._scenario.speakers.get(line.speaker)
        speaker = other or self._scenario.customer
        return Say(
            line.id,
            line.text.get(self._language) or next(iter(line.text.values())),
            heat,
            speaker.voice_in(self._language),
            line.speaker,
            speaker.name,
            line.pause_before,
            interruptible=interruptible,
        )
