"""What is different when a saved call is stepped again: its way, what was found in the answers, and the score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roleplay.core.events import CallEvent, Outcome
from roleplay.core.records import Score, SectionName
from roleplay.review.turns import Turn, turns


@dataclass(frozen=True, slots=True)
class Stepped:
    """One reading of a call."""

    scenario_version: int
    recogniser: str
    """What heard the answers, or `typed`."""
    events: tuple[CallEvent, ...]
    places: tuple[int, ...]
    """For each event the index of the recorded one that it stands for or follows from."""
    outcome: Outcome | None
    score: Score | None


@dataclass(frozen=True, slots=True)
class MoveReading:
    """One move of the trainee, as one reading of the call has it."""

    text: str
    techniques: tuple[str, ...]
    """Ids, best first; those that were found in the words."""
    node: str
    reply: str
    """Id of the reply that was taken, `otherwise`, `silence` ...; empty when the call ended before."""
    next_node: str
    """Where it led, whether or not the call really went on there."""
    heat_after: float


@dataclass(frozen=True, slots=True)
class MoveChange:
    """The same move in both readings."""

    position: int
    """Index of the move in the recorded events."""
    number: int
    """Of the trainee's answer, from 1; 0 for silence, buttons and interruptions."""
    at: float
    kind: str
    before: MoveReading
    after: MoveReading | None
    """None where the call would have been over."""

    @property
    def words_differ(self) -> bool:
        """Whether other words were recognised."""
        return self.after is not None and self.before.text != self.after.text

    @property
    def way_differs(self) -> bool:
        """Whether another reply was taken, or it led elsewhere."""
        if self.after is None:
            return True
        return (self.before.reply, self.before.next_node) != (self.after.reply, self.after.next_node)

    @property
    def lost(self) -> tuple[str, ...]:
        """Techniques that are found no more."""
        found = () if self.after is None else self.after.techniques
        return tuple(one for one in self.before.techniques if one not in found)

    @property
    def gained(self) -> tuple[str, ...]:
        """Techniques that are found now."""
        found = () if self.after is None else self.after.techniques
        return tuple(one for one in found if one not in self.before.techniques)

    @property
    def differs(self) -> bool:
        """Whether anything but the heat is different."""
        return self.words_differ or self.way_differs or bool(self.lost or self.gained)


@dataclass(frozen=True, slots=True)
class Rerun:
    """A saved call beside the same call stepped again."""

    session_id: str
    scenario_id: str
    before: Stepped
    after: Stepped
    moves: tuple[MoveChange, ...]
    strayed: tuple[int, ...] = ()
    """Indices of recorded inputs at whose moment the other version could not be put back: it has none like it."""

    @property
    def changed(self) -> tuple[MoveChange, ...]:
        """Those moves that differ."""
        return tuple(move for move in self.moves if move.differs)

    @property
    def way_changed(self) -> bool:
        """Whether the call would have taken another way, or ended otherwise."""
        return self.before.outcome != self.after.outcome or any(move.way_differs for move in self.moves)

    @property
    def score_change(self) -> float | None:
        """Points that the score moves by; None where one of the two is unknown."""
        before, after = self.before.score, self.after.score
        return None if before is None or after is None else round(after.total - before.total, 1)

    @property
    def sections(self) -> tuple[tuple[SectionName, float, float], ...]:
        """Points of each section before and after; empty where a score is unknown."""
        if self.before.score is None or self.after.score is None:
            return ()
        before = {section.section: section.points for section in self.before.score.sections}
        after = {section.section: section.points for section in self.after.score.sections}
        return tuple((name, before.get(name, 0.0), after.get(name, 0.0)) for name in before | after)


def compare(session_id: str, scenario_id: str, before: Stepped, after: Stepped, strayed: Sequence[int] = ()) -> Rerun:
    """Put two readings of a call beside each other, move by move."""
    old, new = _moves(before), _moves(after)
    changes: list[MoveChange] = []
    answers = 0
    for place, turn in old.items():
        answers += turn.kind == "said"
        again = new.get(place)
        changes.append(
            MoveChange(
                position=place,
                number=answers if turn.kind == "said" else 0,
                at=turn.at,
                kind=turn.kind,
                before=_reading(turn),
                after=None if again is None else _reading(again),
            )
        )
    return Rerun(session_id, scenario_id, before, after, tuple(changes), tuple(strayed))


def _moves(call: Stepped) -> Mapping[int, Turn]:
    return {call.places[turn.position]: turn for turn in turns(call.events) if turn.kind != "line"}


def _reading(turn: Turn) -> MoveReading:
    return MoveReading(
        text=turn.text,
        techniques=tuple(match.technique for match in turn.techniques),
        node=turn.node,
        reply=turn.reply,
        next_node=turn.next_node if turn.elsewhere is None else turn.elsewhere.node,
        heat_after=turn.heat_after,
    )
