"""One call that plays itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from roleplay.core.actions import Step
from roleplay.core.events import (
    Answered,
    Button,
    ButtonPressed,
    EngineInput,
    ReplyTaken,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSaid,
    TraineeSilent,
)
from roleplay.core.understanding import Transcript, Understood
from roleplay.dialogue.autoplay.trainees import STAGES, Trainee
from roleplay.dialogue.autoplay.utterances import Candidate, Utterances, candidate
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.model import Reply, ScenarioButton
from roleplay.dialogue.state import DialogueState, holds
from roleplay.dialogue.techniques import TECHNIQUES

MOVE_SECONDS = 5.0
_COURTESIES = ("personalise", "empathy", "apology")
_BOOK = tuple(name for name in STAGES if name not in {"transfer", "handover", "closing", "ending_call"})
_MISTAKES = frozenset(technique.id for technique in TECHNIQUES if technique.kind == "mistake")
_HOLDS = 0.8
"""How often a hold that was announced follows."""
_PRESSES_TRANSFER = 0.4
"""How often the button is pressed after the transfer was announced, where it would do something."""
_PRESSES_HANG_UP = 0.6
"""The same for ending the call."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What may be said at a node."""

    candidates: tuple[Candidate, ...]
    tirade: bool


class Stage:
    """A scenario, prepared for being played many times in one language."""

    def __init__(self, engine: DialogueEngine) -> None:
        self.engine = engine
        scenario = engine.scenario
        shared = tuple(candidate(reply, engine.language, own=False) for reply in scenario.shared_replies)
        self.moments: dict[str, Moment] = {}
        for name, node in scenario.nodes.items():
            own = tuple(candidate(reply, engine.language, own=True) for reply in node.replies)
            self.moments[name] = Moment(own + (shared if node.shared else ()), node.tirade)
        told_by_customer = {fact for effects in _effects(engine) for fact in effects}
        self.known_facts = frozenset(scenario.facts) - told_by_customer
        """Facts that the customer never tells, so that the trainee must have them from elsewhere."""
        self.listens = scenario.customer.listens
        self.utterances = Utterances()


def _effects(engine: DialogueEngine) -> Iterator[tuple[str, ...]]:
    from roleplay.dialogue.testplans.names import moves_of

    return (move.effects.tell for move in moves_of(engine.scenario))


class Call:
    """Plays one call with one trainee; `steps` yields what follows from each move."""

    def __init__(self, stage: Stage, trainee: Trainee, random: Random, seed: int) -> None:
        self._stage = stage
        self._engine = stage.engine
        self._trainee = trainee
        self._random = random
        self._at = 0.0
        self._made: Counter[str] = Counter()
        self._furthest = -1
        """The furthest stage of the call that a technique has reached."""
        self._announced: frozenset[str] = frozenset()
        """Techniques of the words just said."""
        self._silent_at = ""
        """The node at which the last move was silence."""
        self.state = self._engine.begin(seed=seed)

    def steps(self, most_moves: int) -> Iterator[Step[DialogueState]]:
        """Play until the call ends, `most_moves` of the trainee's at most."""
        yield self._step(Answered(0.0))
        for _ in range(most_moves):
            for event in self._move():
                step = self._step(event)
                yield step
                if step.state.outcome is not None:
                    return

    def _step(self, event: EngineInput) -> Step[DialogueState]:
        step = self._engine.step(self.state, event)
        self.state = step.state
        for happened in step.happened:
            if isinstance(happened, ReplyTaken):
                self._made[happened.reply] += 1
        return step

    def _chance(self, probability: float) -> bool:
        return probability > 0 and self._random.random() < probability

    # --- what to do ---

    def _move(self) -> Iterator[EngineInput]:
        self._at += MOVE_SECONDS
        trainee, announced = self._trainee, self._announced
        self._announced = frozenset()
        if (button := self._button(announced)) is not None:
            yield from self._press(button)
            return
        tirade = self._stage.moments[self.state.node].tirade
        silence = trainee.waits_out_tirades if tirade else trainee.dead_air
        if self._silent_at == self.state.node or (self._silent_at and not tirade):
            silence = trainee.stays_silent  # it did not lead on, or the customer has asked
        if self._chance(silence):
            self._silent_at = self.state.node
            yield TraineeSilent(self._at, MOVE_SECONDS)
            return
        self._silent_at = ""
        yield from self._talk(interrupting=self._chance(trainee.talks_over_tirades if tirade else trainee.interrupts))

    def _button(self, announced: frozenset[str]) -> Button | None:
        trainee = self._trainee
        if self._chance(_HOLDS if "hold" in announced else trainee.unannounced_hold):
            return "hold"
        if "transfer" in announced and self._reacts("transfer") and self._chance(_PRESSES_TRANSFER):
            return "transfer"
        if self._chance(_PRESSES_HANG_UP if "ending_call" in announced else trainee.hangs_up):
            return "hang_up"
        return None

    def _reacts(self, button: ScenarioButton) -> bool:
        node = self._engine.node(self.state)
        shared = self._engine.scenario.shared_buttons.get(button, ()) if node.shared else ()
        return any(holds(reaction.when, self.state) for reaction in (*node.buttons.get(button, ()), *shared))

    def _press(self, button: Button) -> Iterator[EngineInput]:
        yield ButtonPressed(self._at, button)
        if button == "hold":
            while self._chance(self._trainee.lingers):
                yield TraineeSilent(self._at, MOVE_SECONDS)
            yield ButtonPressed(self._at, "resume")

    # --- what to say ---

    def _talk(self, *, interrupting: bool) -> Iterator[EngineInput]:
        if interrupting:
            yield TraineeInterrupted(self._at, "", 1.0)
        elif self._chance(self._trainee.long_speeches):
            yield TraineeLongWinded(self._at, self._stage.listens)
        understood = Understood() if self._chance(self._trainee.unheard) else self._words()
        self._announced = frozenset(match.technique for match in understood.techniques)
        self._furthest = max(self._furthest, *(STAGES.get(name, -1) for name in self._announced), -1)
        yield TraineeSaid(self._at, Transcript("", self._at, self._at, "auto"), understood, interrupting)

    def _words(self) -> Understood:
        candidates = self._stage.moments[self.state.node].candidates
        open_now = [entry for entry in candidates if holds(entry.reply.when, self.state)]
        meant, techniques = self._intention(open_now)
        courtesies: tuple[str, ...] = ()
        if self._chance(self._trainee.courtesies):
            courtesies = (self._random.choice(_COURTESIES),)
        return self._stage.utterances.understood(
            candidates, meant, techniques, courtesies, self._facts(meant), self._random
        )

    def _intention(self, open_now: Sequence[Candidate]) -> tuple[Reply | None, tuple[str, ...]]:
        """Return the reply that is meant, if any, and the techniques that are used for it."""
        if self._chance(self._trainee.slips):
            return self._slip(open_now)
        weights = [self._weight(entry) for entry in open_now]
        if sum(weights) <= 0 or self._chance(self._trainee.by_the_book):
            return None, (self._from_the_book(),)
        chosen = self._random.choices(open_now, weights)[0].reply
        return chosen, self._technique_of(chosen)

    def _slip(self, open_now: Sequence[Candidate]) -> tuple[Reply | None, tuple[str, ...]]:
        poor = [entry.reply for entry in open_now if entry.reply.quality == "poor"]
        if poor and self._chance(self._trainee.poor_replies):
            chosen = self._random.choice(poor)
            return chosen, self._technique_of(chosen)
        mistakes = self._trainee.mistakes
        return None, tuple(self._random.choices(list(mistakes), list(mistakes.values())))

    def _weight(self, entry: Candidate) -> float:
        trainee, reply = self._trainee, entry.reply
        weight = trainee.quality[reply.quality] * trainee.repeating ** self._made[reply.id]
        if entry.own:
            weight *= trainee.own_replies
        stages = [STAGES[name] for name in reply.techniques if name in STAGES]
        if stages:
            weight *= trainee.order ** max(0, min(stages) - self._furthest - 1)
        return weight

    def _technique_of(self, reply: Reply) -> tuple[str, ...]:
        """Choose one of the techniques that make a reply: a fresh one, and a mistake only where it is meant."""
        wrong = reply.quality == "poor"
        fitting = [name for name in reply.techniques if wrong or name not in _MISTAKES] or reply.techniques
        fresh = [name for name in fitting if name not in self.state.used] or fitting
        return (self._random.choice(fresh),) if fresh else ()

    def _from_the_book(self) -> str:
        weights = [
            self._trainee.order ** max(0, STAGES[name] - self._furthest - 1)
            * self._trainee.repeating ** self.state.used.get(name, 0)
            for name in _BOOK
        ]
        return self._random.choices(_BOOK, weights)[0]

    def _facts(self, meant: Reply | None) -> set[str]:
        """Return facts that come with the words: those that the reply needs, and others that can be known."""
        known = self._stage.known_facts | self.state.told
        named = {fact for fact in sorted(known) if self._chance(self._trainee.names_facts)}
        if meant is not None and meant.facts and self._chance(self._trainee.names_facts):
            named.update(meant.facts)
        return named
