"""A story with nested options as a flat graph: moments at which the player chooses, and ways between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.setting_aside import note_statements
from roleplay.dialogue.exchange.story import End, Jump, Option, Passage, Say, Statement, Story
from roleplay.dialogue.exchange.wording import Wording

MAX_MOMENTS = 20_000
"""Moments of a story; a hostile one could nest options without end."""
MAX_DEPTH = 60
"""Options within options."""
_END = ""
"""The way that leads to the end of the story."""


@dataclass(slots=True)
class Way:
    """From one moment to another."""

    text: str
    """What the player chooses; empty when it is taken without a choice."""
    line: int
    says: list[Say] = field(default_factory=list)
    """What is said on the way."""
    target: str | None = None
    """The moment that follows; None when the way leads nowhere, so that the story stays."""
    id: str = ""


@dataclass(slots=True)
class Moment:
    """What is said, and the ways that lead on from there."""

    name: str
    line: int
    says: list[Say] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    onward: str | None = None
    """The moment that follows without a choice."""
    tags: tuple[str, ...] = ()
    whole: bool = True
    """It is the beginning of a passage, rather than made for what follows options."""

    @property
    def ends(self) -> bool:
        """Tell whether the story is over here."""
        return not self.ways and self.onward is None


@dataclass(slots=True)
class _Rest:
    """A stretch of a passage that becomes a moment, and what follows behind its end."""

    moment: Moment
    body: Sequence[Statement]
    at: int
    then: str | None
    depth: int
    passage: str


def moments(story: Story, report: Report) -> dict[str, Moment]:
    """Return the moments of a story by name, in its order; the names of passages lead to their first moments."""
    return _Flow(story, report).run()


class _Flow:
    def __init__(self, story: Story, report: Report) -> None:
        self._story = story
        self._report = report
        self._found: dict[str, Moment] = {}
        self._waiting: deque[_Rest] = deque()
        self._numbers: dict[str, int] = {}

    def run(self) -> dict[str, Moment]:
        for passage in self._story.passages.values():
            self._found[passage.name] = Moment(passage.name, passage.line, tags=passage.tags)
        for passage in self._story.passages.values():
            self._read(passage)
        return self._found

    def _read(self, passage: Passage) -> None:
        self._waiting.append(_Rest(self._found[passage.name], passage.body, 0, None, 0, passage.name))
        while self._waiting:
            self._fill(self._waiting.pop())

    def _fill(self, rest: _Rest) -> None:
        """Give a moment what it says and its ways, up to the options or the jump that end it."""
        moment = rest.moment
        for index in range(rest.at, len(rest.body)):
            statement = rest.body[index]
            if isinstance(statement, Say):
                moment.says.append(statement)
            elif isinstance(statement, Jump):
                moment.onward = self._target(statement)
                note_statements(rest.body[index + 1 :], Wording.NEVER_REACHED, self._report)
                return
            elif isinstance(statement, End):
                note_statements(rest.body[index + 1 :], Wording.NEVER_REACHED, self._report)
                return
            else:
                then = self._behind(rest, index + 1)
                moment.ways = [self._way(option, then, rest) for option in statement.options]
                return
        moment.onward = rest.then

    def _behind(self, rest: _Rest, at: int) -> str | None:
        """Return the moment that follows behind options: the rest of the passage, if there is any."""
        if at >= len(rest.body):
            return rest.then
        statement = rest.body[at]
        if isinstance(statement, Jump):
            note_statements(rest.body[at + 1 :], Wording.NEVER_REACHED, self._report)
            return self._target(statement)
        return self._new(rest.passage, statement.line, rest.body, at, rest.then, rest.depth)

    def _way(self, option: Option, then: str | None, rest: _Rest) -> Way:
        """Return the way of an option: what it says and a jump stay on it, else it leads to a moment of its own."""
        way = Way(option.text, option.line, id=option.id)
        for index, statement in enumerate(option.body):
            if isinstance(statement, Say):
                way.says.append(statement)
            elif isinstance(statement, Jump):
                way.target = self._target(statement)
                note_statements(option.body[index + 1 :], Wording.NEVER_REACHED, self._report)
                return way
            elif isinstance(statement, End):
                note_statements(option.body[index + 1 :], Wording.NEVER_REACHED, self._report)
                way.target = self._new(rest.passage, statement.line, (), 0, None, rest.depth)
                return way
            else:
                way.target = self._new(rest.passage, statement.line, option.body, index, then, rest.depth + 1)
                return way
        way.target = then
        if then is None:
            way.target = self._new(rest.passage, option.line, (), 0, None, rest.depth)
        return way

    def _new(
        self, passage: str, line: int, body: Sequence[Statement], at: int, then: str | None, depth: int
    ) -> str | None:
        if len(self._found) >= MAX_MOMENTS or depth > MAX_DEPTH:
            self._report.lost(line, Wording.FOLLOWS_IN.of(passage), Wording.TOO_DEEP_OR_LARGE)
            return then
        number = self._numbers.get(passage, 1) + 1
        name = f"{passage} {number}"
        while name in self._found:
            number += 1
            name = f"{passage} {number}"
        self._numbers[passage] = number
        moment = Moment(name, line, whole=False)
        self._found[name] = moment
        self._waiting.append(_Rest(moment, body, at, then, depth, passage))
        return name

    def _target(self, jump: Jump) -> str | None:
        if jump.target in self._found:
            return jump.target
        self._report.lost(jump.line, Wording.WAY_TO.of(jump.target), Wording.NO_PASSAGE)
        return None
