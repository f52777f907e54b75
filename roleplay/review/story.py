"""What the scenario, as it was played, says about each turn of a call: why, what it cost, and what was better."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import ValidationError

from roleplay.core.events import (
    ButtonPressed,
    CallEvent,
    HeatChanged,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSaid,
    TraineeSilent,
)
from roleplay.core.records import SessionStart
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.model import Node, Reaction, Reply, Scenario
from roleplay.dialogue.replay import ENGINE_INPUTS
from roleplay.dialogue.scoring.chances import HAPPY
from roleplay.dialogue.scoring.reading import MISTAKES, Call, Move, mistakes, read
from roleplay.review.answers import OF_THE_MOMENT, Answer, answer, best_answer, value
from roleplay.review.turns import Turn

log = logging.getLogger(__name__)

Verdict = Literal[
    "good",
    "as_good",
    "mixed",
    "mistake",
    "missed",
    "so_so",
    "right_silence",
    "dead_air",
    "talked_in_tirade",
    "interrupted",
    "long_winded",
    "unannounced",
    "",
]
"""`good`: a right reply; `as_good`: nothing open would have brought more; `mixed`: right, with a mistake in it;
`mistake`; `missed`: the customer could do nothing with it; `so_so`: neither right nor wrong; silence that was right,
or where an answer was due; words where silence was right; empty where there is nothing to judge."""
RIGHT: frozenset[Verdict] = frozenset({"good", "as_good", "right_silence"})
WRONG: frozenset[Verdict] = frozenset(
    {"mixed", "mistake", "missed", "dead_air", "talked_in_tirade", "interrupted", "long_winded", "unannounced"}
)


@dataclass(frozen=True, slots=True)
class Price:
    """Anger that a move caused."""

    reason: str
    """As in `HeatChanged.reason`."""
    heat: float
    """Points of heat, positive."""
    words: str = ""
    """What it rests on."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What is to be said about one turn; empty where there is nothing."""

    why: str = ""
    """A sentence of the scenario, in the language of the call: why the customer reacted so."""
    verdict: Verdict = ""
    better: Answer | None = None
    """None where the trainee's own move was as good, or where words were not what was needed."""
    prices: tuple[Price, ...] = ()
    reached: tuple[Literal["feeling", "matter"], ...] = ()
    """Which of the two matters were dealt with here."""
    strengths: tuple[str, ...] = ()
    """The good techniques of a right answer."""


class Story:
    """A call in its scenario; a source that this version cannot read has no comments."""

    def __init__(self, start: SessionStart, events: Sequence[CallEvent] = ()) -> None:
        """Without `events` only `why` is known of a turn."""
        self._language = start.language
        self._moves: dict[int, Move] = {}
        try:
            self._scenario: Scenario | None = Scenario.model_validate_json(start.scenario_source)
        except ValidationError:
            log.warning("the scenario of session %s cannot be read by this version", start.id)
            self._scenario = None
            return
        self._engine = DialogueEngine(self._scenario, start.language, start.level)
        self._call: Call = read(self._engine, events, start.seed)
        inputs = (place for place, event in enumerate(events) if isinstance(event, ENGINE_INPUTS))
        self._moves = dict(zip(inputs, self._call.moves, strict=True))

    def comment(self, turn: Turn) -> Comment:
        """Return what is known about a move of the trainee."""
        why = self.why(turn.node, turn.reply, turn.next_node)
        return Comment(why) if turn.kind == "line" else replace(self.comment_at(turn.position), why=why)

    def comment_at(self, position: int) -> Comment:
        """Return what is known, but for `why`, about the move that is this event of the log."""
        move = self._moves.get(position)
        if move is None:
            return Comment()
        verdict = self._verdict(move)
        return Comment(
            "",
            verdict,
            self._better(verdict, move),
            tuple(_prices(move)),
            self._reached(move),
            _strengths(move) if verdict in ("good", "as_good", "mixed") else (),
        )

    # --- judging ---

    def _verdict(self, move: Move) -> Verdict:
        tirade = self._engine.node(move.before).tirade
        match move.event:
            case TraineeSaid():
                return self._verdict_on_words(move, tirade=tirade)
            case TraineeSilent():
                return "" if move.before.on_hold else "right_silence" if tirade else "dead_air"
            case ButtonPressed(button=button):
                return self._verdict_on_button(move, button)
            case TraineeInterrupted():
                return "interrupted"
            case TraineeLongWinded():
                return "long_winded"
        return ""

    def _verdict_on_words(self, move: Move, *, tirade: bool) -> Verdict:
        mistaken = bool(mistakes(move))
        good = any(reply.quality == "good" for reply in move.taken)
        if good:
            return "mixed" if mistaken else "good"
        if mistaken or any(reply.quality == "poor" for reply in move.taken):
            return "mistake"
        if tirade:
            return "talked_in_tirade"
        if not move.taken:
            return "missed"
        best = self._best(move)
        if best is None or value(self._engine, move.before, move.after) >= best[1] - OF_THE_MOMENT:
            return "as_good"
        return "so_so"

    @staticmethod
    def _verdict_on_button(move: Move, button: str) -> Verdict:
        if button == "resume":
            return ""
        lost = move.after.outcome is not None and move.after.outcome not in HAPPY
        if lost or move.after.heat > move.before.heat:
            return "unannounced" if button == "hold" else "mistake"
        return ""

    # --- better answers ---

    def _better(self, verdict: Verdict, move: Move) -> Answer | None:
        found: tuple[Answer, float] | None = None
        match verdict:
            case "mixed":
                said = (answer(self._engine, reply) for reply in move.taken if reply.quality == "good")
                return next((right for right in said if right is not None), None)
            case "unannounced":
                found = best_answer(self._engine, move.before, technique="hold")
            case "mistake" | "missed" | "so_so" | "dead_air":
                found = self._best(move)
        return None if found is None else found[0]

    def _best(self, move: Move) -> tuple[Answer, float] | None:
        used = {
            reply.id for earlier in self._call.moves if earlier.event.at < move.event.at for reply in earlier.taken
        }
        return best_answer(self._engine, move.before, used)

    def _reached(self, move: Move) -> tuple[Literal["feeling", "matter"], ...]:
        reached = move.after.flags - move.before.flags
        goals: tuple[Literal["feeling", "matter"], ...] = ("feeling", "matter")
        return tuple(goal for goal in goals if self._call.scenario.goals.get(goal) in reached)

    # --- why ---

    def why(self, node_id: str, reply: str, next_node: str) -> str:
        """Return why the customer reacted so where `reply` was taken; empty where the scenario does not tell."""
        node = self._scenario.nodes.get(node_id) if self._scenario else None
        if node is None:
            return ""
        taken = next((known for known in self._replies(node) if known.id == reply), None)
        if taken is not None:
            return taken.why.get(self._language, "")
        return self._reaction_why(self._reactions(node, reply), next_node)

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


def _prices(move: Move) -> Iterator[Price]:
    """Yield what made the customer angrier, with the words that it rests on."""
    clauses: dict[str, str] = {}
    if isinstance(move.event, TraineeSaid):
        understood = move.event.understood
        clauses |= {f"reply:{match.reply}": match.evidence.clause for match in understood.replies}
        clauses |= {match.technique: match.evidence.clause for match in understood.techniques}
    for event in move.happened:
        if isinstance(event, HeatChanged) and event.after > event.before:
            yield Price(event.reason, round(event.after - event.before, 2), clauses.get(event.reason, ""))


def _strengths(move: Move) -> tuple[str, ...]:
    if not isinstance(move.event, TraineeSaid):
        return ()
    used = dict.fromkeys(match.technique for match in move.event.understood.techniques)
    wanted = {technique for reply in move.taken for technique in reply.techniques}
    return tuple(technique for technique in used if technique in wanted and technique not in MISTAKES)
