"""The dialogue engine: a pure function from a state and an event to the next state and what to do.

No clock, no random, no input or output: the same events lead through the same scenario on the same path.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from roleplay.core.actions import Action, End, HoldMusic, Listen, Listening, Step
from roleplay.core.events import (
    Answered,
    ButtonPressed,
    CallEvent,
    EngineInput,
    FactTold,
    HeatChanged,
    ReplyTaken,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSaid,
    TraineeSilent,
)
from roleplay.core.records import Level
from roleplay.core.understanding import ReplyMatch
from roleplay.dialogue.lines import Lines, chosen
from roleplay.dialogue.model import CutIn, Effects, LevelRules, LineText, Node, Reaction, Reply, Scenario
from roleplay.dialogue.state import DialogueState, affected, counted, heated, holds, may_hold
from roleplay.dialogue.temper import (
    DEFAULT_TEMPER,
    LONG_HOLD_HEAT,
    STALL_HEAT,
    STALLS_BORNE,
    TIRADE_FACTOR,
    UNANNOUNCED_HOLD_HEAT,
    level_rules,
    listening_share,
    technique_heat,
)

ACCEPT = 0.5
"""A reply with a lower score is not taken."""
AS_GOOD = 0.05
"""A reply none of whose techniques was found must be this near to the best one: likeness alone has no effects."""
BESIDE = 0.4
"""One whose technique was found, and that is taken beside the best one, must be this near to it."""
OWN_REPLY = 0.15
"""What it counts, in score, that a reply is the node's own and not a shared one."""
PRECEDENCE_STEP = 0.05
"""What one step of a reply's precedence counts, in score."""
HOLD_PATIENCE = 25.0
"""Seconds that a customer bears on hold."""


@dataclass(slots=True)
class _Turn:
    """One step in the making."""

    at: float
    state: DialogueState
    rules: LevelRules
    actions: list[Action] = field(default_factory=list)
    happened: list[CallEvent] = field(default_factory=list)
    ranked: tuple[tuple[float, str], ...] = ()
    """Replies that took effect with what they came to, the one that decided first."""

    def heat(self, move: float, reason: str) -> None:
        before = self.state
        self.state = heated(before, move * (self.rules.anger if move > 0 else self.rules.soothing))
        if self.state.heat != before.heat:
            self.happened.append(HeatChanged(self.at, before.heat, self.state.heat, reason))

    def apply(self, effects: Effects, reason: str) -> None:
        self.state = affected(self.state, effects)
        self.heat(effects.heat, reason)


class DialogueEngine:
    """Plays one scenario in one language."""

    def __init__(self, scenario: Scenario, language: str, level: Level = "normal") -> None:
        self._scenario = scenario
        self._level = level
        self._rules = level_rules(scenario, level)
        self._language = language if language in scenario.languages else scenario.languages[0]
        self._lines = Lines(scenario, self._language)
        self._temper = {**DEFAULT_TEMPER, **scenario.temper}

    @property
    def scenario(self) -> Scenario:
        """The scenario that is played."""
        return self._scenario

    @property
    def language(self) -> str:
        """The language that is played; the scenario's first when it lacks the one asked for."""
        return self._language

    def begin(self, *, seed: int = 0) -> DialogueState:
        """Return the state before the call is answered."""
        heat = self._scenario.customer.start_heat if self._rules.start_heat is None else self._rules.start_heat
        return DialogueState(self._scenario.start, heat, seed, level=self._level)

    def node(self, state: DialogueState) -> Node:
        """Return the moment at which the dialogue stands."""
        return self._scenario.nodes[state.node]

    def replies(self, state: DialogueState) -> tuple[Reply, ...]:
        """Return every reply of the moment, open or not, the node's own first."""
        node = self.node(state)
        return node.replies + (self._scenario.shared_replies if node.shared else ())

    def open_replies(self, state: DialogueState) -> tuple[Reply, ...]:
        """Return the replies whose condition holds now."""
        return tuple(reply for reply in self.replies(state) if holds(reply.when, state))

    def possible_replies(self, state: DialogueState) -> tuple[tuple[Reply, ...], tuple[Reply, ...]]:
        """Return the replies that are open, if their facts are named, and those that what is said next may open."""
        replies = self.replies(state)
        all_named = replace(state, named=frozenset(self._scenario.facts))
        effects = [reply.effects for reply in replies if may_hold(reply.when, state, ())]
        now: list[Reply] = []
        later: list[Reply] = []
        for reply in replies:
            if holds(reply.when, all_named):
                now.append(reply)
            elif may_hold(reply.when, state, effects):
                later.append(reply)
        return tuple(now), tuple(later)

    def listening(self, state: DialogueState) -> Listening:
        """Return what the customer does while the trainee talks: sounds of listening, and when they cut in."""
        lines = tuple(line for line in self._scenario.backchannels if holds(line.when, state))
        first = state.turns % len(lines) if lines else 0
        backchannels = tuple(self._lines.spoken(line, state.heat) for line in lines[first:] + lines[:first])
        if self._open_cut_in(state) is None:
            return Listening(backchannels)
        listens = self._rules.patience * self._scenario.customer.listens
        return Listening(backchannels, listens * listening_share(state.heat))

    def step(self, state: DialogueState, event: EngineInput) -> Step[DialogueState]:
        """Return what follows from `event`; nothing once the call has ended."""
        turn = _Turn(event.at, state, self._rules)
        if state.outcome is None:
            match event:
                case Answered():
                    self._enter(turn, self._scenario.start)
                case TraineeSaid():
                    self._said(turn, event)
                case TraineeSilent():
                    self._silent(turn)
                case TraineeInterrupted():
                    self._interrupted(turn)
                case TraineeLongWinded():
                    self._cut_in(turn)
                case ButtonPressed():
                    self._pressed(turn, event)
        for fact in sorted(turn.state.told - state.told):
            turn.happened.append(FactTold(event.at, fact, self._label(fact)))
        return Step(turn.state, tuple(turn.actions), tuple(turn.happened))

    def enter(self, state: DialogueState, node: str, *, at: float = 0.0) -> Step[DialogueState]:
        """Return what follows when the dialogue comes to a node from wherever: for trying a scenario out."""
        turn = _Turn(at, state, self._rules)
        self._enter(turn, node)
        return Step(turn.state, tuple(turn.actions), tuple(turn.happened))

    def taken_beside(self, state: DialogueState, event: TraineeSaid) -> tuple[tuple[float, str], ...]:
        """Return the replies that words would have effects by, with what each comes to; the first one decides."""
        turn = _Turn(event.at, state, self._rules)
        if state.outcome is None:
            self._said(turn, event)
        return turn.ranked

    def _label(self, fact: str) -> str:
        label = self._scenario.facts[fact].label
        return label.get(self._language) or next(iter(label.values()))

    # --- words ---

    def _said(self, turn: _Turn, event: TraineeSaid) -> None:
        if turn.state.on_hold:
            self._resume(turn)
        named = turn.state.named | set(event.understood.facts)
        turn.state = replace(turn.state, silences=0, turns=turn.state.turns + 1, named=named)
        for technique in dict.fromkeys(match.technique for match in event.understood.techniques):
            move = technique_heat(self._temper.get(technique, 0.0), turn.state.used.get(technique, 0))
            turn.state = replace(turn.state, used=counted(turn.state.used, technique))
            turn.heat(move, technique)
        node = turn.state.node
        if event.interrupting and self.node(turn.state).tirade:
            # In a rage nobody hears what is said meanwhile; how it was said has done its work on the heat.
            self._go_on(turn, node, "interrupted", (), None)
            return
        taken, match, margin = self._apply_replies(turn, event.understood.replies)
        if taken is None or match is None:
            self._not_understood(turn)
            return
        self._lose_patience(turn, stays=taken.next is None)
        turn.state = replace(turn.state, misses=0)
        self._go_on(turn, node, taken.id, taken.says, taken.next, match.score, margin)

    def _apply_replies(
        self, turn: _Turn, matches: Sequence[ReplyMatch]
    ) -> tuple[Reply | None, ReplyMatch | None, float]:
        """Take every reply that fits; return the one that decides, its match and its margin.

        Flags and steps of the ladder come from all of them, heat only from the one that decides. Low precedence
        goes first, so that "I am so sorry. You will have it tomorrow" has shown sympathy by the time the offer is
        judged.
        """
        replies = {reply.id: reply for reply in self.replies(turn.state)}
        accepted = [match for match in matches if match.score >= ACCEPT and match.reply in replies]
        # One that is closed now must not shut out a twin that is open.
        is_open = [match.score for match in accepted if holds(replies[match.reply].when, turn.state)]
        best_score = max(is_open, default=0.0)
        fitting = [
            match for match in accepted if match.score >= best_score - (BESIDE if match.techniques else AS_GOOD)
        ]
        ranked: list[tuple[float, Reply, ReplyMatch]] = []
        for precedence in sorted({replies[match.reply].precedence for match in fitting}):
            before = turn.state
            for match in fitting:
                reply = replies[match.reply]
                if reply.precedence == precedence and holds(reply.when, before):
                    turn.state = affected(turn.state, reply.effects)
                    own = OWN_REPLY if reply in self.node(before).replies else 0.0
                    ranked.append((match.score + precedence * PRECEDENCE_STEP + own, reply, match))
        if not ranked:
            return None, None, 0.0
        ranked.sort(key=lambda entry: -entry[0])
        turn.ranked = tuple((round(score, 4), reply.id) for score, reply, _ in ranked)
        best = ranked[0]
        turn.heat(best[1].effects.heat, f"reply:{best[1].id}")
        margin = best[0] - ranked[1][0] if len(ranked) > 1 else best[0]
        return best[1], best[2], round(margin, 4)

    def _not_understood(self, turn: _Turn) -> None:
        turn.state = replace(turn.state, misses=turn.state.misses + 1)
        node = self.node(turn.state)
        self._react(turn, "otherwise", node.otherwise, self._scenario.shared_otherwise)

    # --- other than words ---

    def _silent(self, turn: _Turn) -> None:
        if turn.state.on_hold:
            turn.heat(LONG_HOLD_HEAT, "long_hold")
            self._break_or_listen(turn, HOLD_PATIENCE)
            return
        turn.state = replace(turn.state, silences=turn.state.silences + 1)
        self._react(turn, "silence", self.node(turn.state).silence, self._scenario.shared_silence)

    def _interrupted(self, turn: _Turn) -> None:
        node = self.node(turn.state)
        turn.state = replace(turn.state, interruptions=turn.state.interruptions + 1)
        move = self._temper["interrupting"]
        turn.heat(move * TIRADE_FACTOR if node.tirade else move, "interrupting")
        reaction = self._first_open(turn.state, node, node.interrupted, self._scenario.shared_interrupted)
        if reaction is not None:
            turn.apply(reaction.effects, "interrupted")
            turn.happened.append(ReplyTaken(turn.at, turn.state.node, "interrupted", turn.state.node))

    def _cut_in(self, turn: _Turn) -> None:
        cut_in = self._open_cut_in(turn.state)
        if cut_in is not None:
            turn.apply(cut_in.effects, "long_winded")
            turn.happened.append(ReplyTaken(turn.at, turn.state.node, "cut_in", turn.state.node))
            self._say(turn, cut_in.says)

    def _open_cut_in(self, state: DialogueState) -> CutIn | None:
        node = self.node(state)
        candidates = chain(node.cut_in, self._scenario.shared_cut_in if node.shared else ())
        return next((cut_in for cut_in in candidates if holds(cut_in.when, state)), None)

    def _pressed(self, turn: _Turn, event: ButtonPressed) -> None:
        if event.button == "hold":
            self._hold(turn)
            return
        if event.button == "resume":
            if turn.state.on_hold:
                self._resume(turn)
                turn.actions.append(Listen(self._patience(turn.state)))
            return
        if turn.state.on_hold:
            self._resume(turn)
        node = self.node(turn.state)
        own = node.buttons.get(event.button, ())
        shared = self._scenario.shared_buttons.get(event.button, ())
        reaction = self._first_open(turn.state, node, own, shared)
        if reaction is not None:
            self._take(turn, f"button:{event.button}", reaction)
        elif event.button == "hang_up":
            turn.state = replace(turn.state, outcome="unjustified_hangup")
            turn.happened.append(ReplyTaken(turn.at, turn.state.node, "button:hang_up", turn.state.node))
            turn.actions.append(End("unjustified_hangup", "button:hang_up"))

    def _hold(self, turn: _Turn) -> None:
        if turn.state.on_hold:
            return
        if "hold" not in turn.state.used:
            turn.heat(UNANNOUNCED_HOLD_HEAT, "hold_unannounced")
        turn.state = replace(turn.state, on_hold=True)
        turn.actions.append(HoldMusic(on=True))
        self._break_or_listen(turn, HOLD_PATIENCE)

    def _resume(self, turn: _Turn) -> None:
        turn.state = replace(turn.state, on_hold=False, silences=0)
        turn.actions.append(HoldMusic(on=False))

    # --- moving on ---

    def _first_open(
        self, state: DialogueState, node: Node, own: Iterable[Reaction], shared: Iterable[Reaction]
    ) -> Reaction | None:
        candidates = chain(own, shared if node.shared else ())
        return next((reaction for reaction in candidates if holds(reaction.when, state)), None)

    def _react(self, turn: _Turn, kind: str, own: Iterable[Reaction], shared: Iterable[Reaction]) -> None:
        reaction = self._first_open(turn.state, self.node(turn.state), own, shared)
        if reaction is None:
            turn.happened.append(ReplyTaken(turn.at, turn.state.node, kind, turn.state.node))
            turn.actions.append(Listen(self._patience(turn.state)))
            return
        self._take(turn, kind, reaction)

    def _take(self, turn: _Turn, kind: str, reaction: Reaction) -> None:
        turn.apply(reaction.effects, kind)
        self._go_on(turn, turn.state.node, kind, reaction.says, reaction.next)

    def _go_on(
        self,
        turn: _Turn,
        node: str,
        reply: str,
        says: Iterable[LineText],
        following: str | None,
        score: float = 0.0,
        margin: float = 0.0,
    ) -> None:
        """Say what answers the move, then enter the next node or listen again."""
        breaking_point = self._scenario.breaking_point
        breaks = turn.state.heat >= breaking_point.heat
        target = breaking_point.next if breaks else following or node
        turn.happened.append(ReplyTaken(turn.at, node, reply, target, score, margin))
        if breaks:
            self._enter(turn, target)
            return
        self._say(turn, says)
        if following is None:
            turn.actions.append(Listen(self._patience(turn.state)))
        else:
            self._enter(turn, following)

    def _lose_patience(self, turn: _Turn, *, stays: bool) -> None:
        """Nobody bears being told the same for ever."""
        stalled = turn.state.stalled + 1 if stays else 0
        turn.state = replace(turn.state, stalled=stalled)
        if stalled > STALLS_BORNE:
            turn.heat(STALL_HEAT * (stalled - STALLS_BORNE), "no_progress")

    def _break_or_listen(self, turn: _Turn, patience: float) -> None:
        breaking_point = self._scenario.breaking_point
        if turn.state.heat < breaking_point.heat:
            turn.actions.append(Listen(patience))
            return
        self._resume(turn)
        turn.happened.append(ReplyTaken(turn.at, turn.state.node, "hold", breaking_point.next))
        self._enter(turn, breaking_point.next)

    def _enter(self, turn: _Turn, node_id: str) -> None:
        turn.state = replace(turn.state, node=node_id, visits=counted(turn.state.visits, node_id))
        node = self._scenario.nodes[node_id]
        self._say(turn, node.says)
        if node.outcome is not None:
            turn.state = replace(turn.state, outcome=node.outcome)
            turn.actions.append(End(node.outcome, node_id))
        else:
            turn.actions.append(Listen(self._patience(turn.state)))

    def _patience(self, state: DialogueState) -> float:
        own = self.node(state).patience
        return self._rules.patience * (self._scenario.customer.patience if own is None else own)

    # --- lines ---

    def _say(self, turn: _Turn, lines: Iterable[LineText]) -> None:
        interruptible = not self._scenario.nodes[turn.state.node].tirade
        for line in chosen(turn.state, lines):
            turn.state = replace(turn.state, heard=counted(turn.state.heard, line.id))
            turn.actions.append(self._lines.spoken(line, turn.state.heat, interruptible=interruptible))
