"""A saved call, read for scoring: what the trainee did, where, and what it brought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roleplay.core.events import (
    CallEnded,
    CallEvent,
    EngineInput,
    HeatChanged,
    Outcome,
    ReplyTaken,
    TraineeSaid,
)
from roleplay.core.understanding import ReplyMatch, TechniqueMatch
from roleplay.dialogue.engine import ACCEPT, DialogueEngine
from roleplay.dialogue.model import Reply, Scenario
from roleplay.dialogue.replay import replay
from roleplay.dialogue.state import DialogueState, holds
from roleplay.dialogue.techniques import TECHNIQUES

CERTAIN = 0.75
"""So near must words come to an example of a reply, that a mistake found in them is taken for a false alarm."""
MISTAKES = frozenset(technique.id for technique in TECHNIQUES if technique.kind == "mistake")


@dataclass(frozen=True, slots=True)
class Use:
    """A moment of the call and the words that were said then."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that happened from the trainee's side, between two states of the dialogue."""

    event: EngineInput
    before: DialogueState
    after: DialogueState
    happened: tuple[CallEvent, ...]
    open_replies: tuple[Reply, ...]
    """Those that were open before it."""
    taken: tuple[Reply, ...]
    """Those that the trainee's words fitted; several, when several things were said at once."""

    @property
    def words(self) -> str:
        """What was said: the part on which the reply was taken, else all of it; empty for other moves."""
        if not isinstance(self.event, TraineeSaid):
            return ""
        decided = {event.reply for event in self.happened if isinstance(event, ReplyTaken)}
        clauses = (match.evidence.clause for match in self.event.understood.replies if match.reply in decided)
        return next(clauses, "") or self.event.transcript.text


def mistakes(move: Move) -> tuple[TechniqueMatch, ...]:
    """Return the mistakes in what was said.

    A mistake found in the very words on which a reply was taken that is not poor, and does not list it, is none: what
    the scenario gives as an example outweighs what words in general seem to be.
    """
    if not isinstance(move.event, TraineeSaid):
        return ()
    fine = {reply.id: reply.techniques for reply in move.taken if reply.quality != "poor"}
    sure = [match for match in move.event.understood.replies if match.reply in fine and _is_sure(match)]
    return tuple(
        found
        for found in move.event.understood.techniques
        if found.technique in MISTAKES
        and not any(found.technique not in fine[match.reply] and _same_words(match, found) for match in sure)
    )


def _is_sure(match: ReplyMatch) -> bool:
    return match.evidence.meaning >= CERTAIN


def _same_words(match: ReplyMatch, found: TechniqueMatch) -> bool:
    return found.evidence.clause.casefold() in match.evidence.clause.casefold()


@dataclass(frozen=True, slots=True)
class Call:
    """A whole call."""

    scenario: Scenario
    language: str
    start: DialogueState
    moves: tuple[Move, ...]
    """Everything that the engine stepped on, in order."""
    outcome: Outcome | None
    uses: dict[str, tuple[Use, ...]]
    """Every use of each technique."""
    feeling_met: Use | None
    """When the feeling was dealt with; None when it never was."""
    matter_settled: Use | None

    @property
    def final(self) -> DialogueState:
        """Where the call ended."""
        return self.moves[-1].after if self.moves else self.start

    @property
    def said(self) -> tuple[Move, ...]:
        """The moves in words."""
        return tuple(move for move in self.moves if isinstance(move.event, TraineeSaid))

    @property
    def peak(self) -> float:
        """The highest heat from the first word of the customer on."""
        heats = [move.after.heat for move in self.moves]
        heats += [event.after for move in self.moves for event in move.happened if isinstance(event, HeatChanged)]
        return max((self.start.heat, *heats))

    def is_good(self, reply: Reply) -> bool:
        """Tell whether a reply is a right move: the scenario says so, or it deals with one of the two matters."""
        serves = not set(self.scenario.goals.values()).isdisjoint(reply.effects.set)
        return reply.quality == "good" or (reply.quality == "neutral" and serves)

    def first(self, *techniques: str) -> tuple[str, Use] | None:
        """Return the first use of any of these techniques."""
        used = [(technique, self.uses[technique][0]) for technique in techniques if technique in self.uses]
        return min(used, key=lambda pair: pair[1].at, default=None)


def read(engine: DialogueEngine, events: Sequence[CallEvent], seed: int) -> Call:
    """Step a saved call again, and keep what matters for its score."""
    moves = tuple(_moves(engine, events, seed))
    ended = next((event for event in reversed(events) if isinstance(event, CallEnded)), None)
    goals = engine.scenario.goals
    start = engine.begin(seed=seed)
    return Call(
        engine.scenario,
        engine.language,
        start,
        moves,
        ended.outcome if ended else moves[-1].after.outcome if moves else None,
        _uses(moves),
        _reached(moves, goals.get("feeling", "")),
        _reached(moves, goals.get("matter", "")),
    )


def _moves(engine: DialogueEngine, events: Sequence[CallEvent], seed: int) -> Iterator[Move]:
    before = engine.begin(seed=seed)
    for event, step in replay(engine, events, seed=seed):
        taken = _taken(engine, before, event, step.happened)
        yield Move(event, before, step.state, step.happened, engine.open_replies(before), taken)
        before = step.state


def _taken(
    engine: DialogueEngine, before: DialogueState, event: EngineInput, happened: Sequence[CallEvent]
) -> tuple[Reply, ...]:
    if not isinstance(event, TraineeSaid):
        return ()
    decided = {move.reply for move in happened if isinstance(move, ReplyTaken)}
    fitting = {match.reply for match in event.understood.replies if match.score >= ACCEPT and match.techniques}
    return tuple(
        reply
        for reply in engine.replies(before)
        if reply.id in decided or (reply.id in fitting and holds(reply.when, before))
    )


def _uses(moves: Sequence[Move]) -> dict[str, tuple[Use, ...]]:
    uses: dict[str, tuple[Use, ...]] = {}
    for move in moves:
        if isinstance(move.event, TraineeSaid):
            for match in move.event.understood.techniques:
                use = Use(move.event.at, match.evidence.clause)
                uses[match.technique] = (*uses.get(match.technique, ()), use)
    return uses


def _reached(moves: Sequence[Move], flag: str) -> Use | None:
    for move in moves:
        if flag in move.after.flags:
            return Use(move.event.at, move.words)
    return None
