"""Leads a measured call: answers when it is the trainee's turn, and talks over the customer's long lines.

What is said is put together before the call, so that its synthesis takes nothing from the machine meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle
from random import Random
from typing import Literal

from roleplay.app.bench.child_call import ChildCall
from roleplay.app.bench.edge import Ear, Mouth
from roleplay.app.bench.material import LONG_LINE, Material
from roleplay.app.bench.speaking import (
    BACKCHANNELS,
    COUGH,
    TYPING,
    Spoken,
    Voice,
    cough,
    said,
    said_with_pause,
)
from roleplay.app.bench.turn_corpus import TurnCase
from roleplay.app.bench.turn_corpus import spoken as spoken_cases
from roleplay.core.errors import MachineError
from roleplay.core.events import (
    CallEvent,
    CustomerSilent,
    CustomerSpeaking,
    ReplyTaken,
    TraineeInterrupted,
    TraineeSaid,
)

Kind = Literal["expected", "with_pause", "open", "interruption", "backchannel", "cough"]

OPEN_EVERY = 8
"""Every so many answers is open speech."""
LIMIT = 6.0
"""Seconds after the end of an answer within which the customer must answer."""
_THINKING = (0.25, 0.6)
_LISTENING_AT = (0.9, 2.7, 4.5)
"""Seconds into every other long line at which the trainee makes sounds of listening."""
_INTERRUPTING_AT = (1.5, 3.0)
"""Seconds into the others at which they interrupt; behind the last sound of listening, so much later."""
_QUIET = -50.0
"""dBFS: below, the customer is taken for silent while the call runs."""
_STOPPED = 0.8
_STALLED = 2.5
"""Seconds in which neither side says anything, whatever the program tells."""
_LONGEST_LINE = 60.0
_LOOK = 0.05
_AIR = 0.7
"""Seconds after which the last sample said is in the air for certain."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing that the trainee has said."""

    kind: Kind
    text: str
    seconds: float
    """Length of what was said, its pauses included."""
    asked_at: float
    """Seconds of the recording when it was handed to the microphone; in the air soon after."""
    node: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much to measure: until all of it is done."""

    expected: int
    """Answers that fit."""
    minutes: float = 0.0
    """At least so long."""
    interruptions: int = 0
    sounds: int = 0
    """Of listening, coughs and keys among them."""

    def done(self, trials: Sequence[Trial], seconds: float) -> bool:
        """Tell whether enough was measured."""
        enough = (
            counted(trials, "expected", "with_pause") >= self.expected
            and counted(trials, "interruption") >= self.interruptions
            and counted(trials, "backchannel", "cough") >= self.sounds
        )
        return enough and seconds >= 60 * self.minutes

    def share(self, trials: Sequence[Trial]) -> tuple[int, int]:
        """Return how many there are of how many."""
        if self.expected:
            return min(counted(trials, "expected", "with_pause"), self.expected), self.expected
        said = min(counted(trials, "interruption"), self.interruptions)
        return said + min(counted(trials, "backchannel", "cough"), self.sounds), self.interruptions + self.sounds


def counted(trials: Sequence[Trial], *kinds: Kind) -> int:
    """Return how many trials are of these kinds."""
    return sum(trial.kind in kinds for trial in trials)


@dataclass(frozen=True, slots=True)
class Repertoire:
    """All that may be said, as sound; each list is gone through again and again."""

    answers: dict[str, tuple[tuple[Kind, Spoken], ...]]
    open_speech: tuple[Spoken, ...]
    sounds: tuple[tuple[Kind, Spoken], ...]
    interruptions: tuple[Spoken, ...] = ()
    """None for the answers of the moment."""


def prepare(material: Material, voices: Sequence[Voice], visits: int, random: Random) -> Repertoire:
    """Synthesize what a call of `visits` rounds through all moments needs; every other answer has a pause inside."""
    voice = cycle(voices)
    paused = cycle((False, True))
    answers: dict[str, tuple[tuple[Kind, Spoken], ...]] = {}
    for node, texts in material.answers.items():
        made: list[tuple[Kind, Spoken]] = []
        for text in texts[:visits]:
            whole = said_with_pause(text, next(voice), random) if next(paused) else said(text, next(voice))
            made.append(("with_pause" if whole.pauses else "expected", whole))
        answers[node] = tuple(made)
    talk = tuple(said(text, next(voice)) for text in material.open_speech[: 3 * visits])
    sounds: list[tuple[Kind, Spoken]] = []
    for number, word in enumerate(BACKCHANNELS.get(material.language, BACKCHANNELS["en"])):
        sounds += [("backchannel", said(word, each)) for each in voices]
        if number % 2 == 0:
            sounds.append(("cough", cough(random)))
    random.shuffle(sounds)
    return Repertoire(answers, talk, tuple(sounds))


def prepare_overlaps(
    cases: Sequence[TurnCase], answers: Repertoire, voices: Sequence[Voice], seed: int
) -> Repertoire:
    """Synthesize what is said over the customer: each interruption by one voice, each sound of listening by all."""
    interruptions = [case for case in cases if case.kind == "interruption"]
    sounds: list[tuple[Kind, Spoken]] = []
    for number, voice in enumerate(voices):
        for one in spoken_cases([case for case in cases if case.kind == "listening"], [voice], seed + number):
            kind: Kind = "cough" if one.case.text in (COUGH, TYPING) else "backchannel"
            sounds.append((kind, Spoken(one.case.text, one.samples)))
    random = Random(seed)  # noqa: S311 - no secret
    random.shuffle(sounds)
    made = [Spoken(one.case.text, one.samples) for one in spoken_cases(interruptions, voices, seed)]
    random.shuffle(made)
    return replace(answers, sounds=tuple(sounds), interruptions=tuple(made))


@dataclass
class _Next:
    """Takes from the repertoire in turn."""

    repertoire: Repertoire
    count: dict[str, int] = field(default_factory=dict)

    def _index(self, name: str, of: int) -> int:
        number = self.count.get(name, 0)
        self.count[name] = number + 1
        return number % of

    def answer(self, node: str) -> tuple[Kind, Spoken]:
        made = self.repertoire.answers.get(node) or next(iter(self.repertoire.answers.values()))
        return made[self._index(f"answer {node}", len(made))]

    def open_speech(self) -> Spoken:
        return self.repertoire.open_speech[self._index("open", len(self.repertoire.open_speech))]

    def interruption(self, node: str) -> Spoken:
        own = self.repertoire.interruptions
        return own[self._index("interruption", len(own))] if own else self.answer(node)[1]

    def sound(self) -> tuple[Kind, Spoken]:
        return self.repertoire.sounds[self._index("sound", len(self.repertoire.sounds))]


class Rehearsal:
    """One call from the first answer on."""

    def __init__(
        self, ear: Ear, mouth: Mouth, call: ChildCall, repertoire: Repertoire, start: str, seed: int
    ) -> None:
        self.trials: list[Trial] = []
        self._ear = ear
        self._mouth = mouth
        self._call = call
        self._next = _Next(repertoire)
        self._start = start
        self._random = Random(seed)  # noqa: S311 - no secret
        self._turns = 0
        self._seen = 0
        self._asked = 0
        self._talked_over = 0

    def run(self, amount: Amount, tell: Callable[[int, int], None]) -> None:
        """Answer until enough was measured, or the call is over; `tell` gets how much of it is, of how much."""
        began = self._ear.now
        while not self._call.over and not amount.done(self.trials, self._ear.now - began):
            if self._floor_or_long_line():
                self._talk_over()
            elif not self._call.over:
                self._take_turn()
            tell(*amount.share(self.trials))

    # --- whose turn it is ---

    def _floor_or_long_line(self) -> bool:
        """Wait until it is the trainee's turn (False), or the customer has begun a long line (True)."""
        since = self._ear.now
        while not self._call.over:
            if self._long_lines() > self._talked_over:
                self._talked_over = self._long_lines()
                return True
            if self._told_free() and self._quiet_for(0.25):
                return False
            if self._ear.now - since > _STALLED and self._quiet_for(_STALLED) and self._answered():
                return False
            if self._ear.now - since > _LONGEST_LINE:
                raise MachineError("The call that is measured does not go on.", hint="Run `roleplay doctor`.")
            self._ear.wait_until(self._ear.now + _LOOK)
        return False

    def _long_lines(self) -> int:
        return sum(
            isinstance(event, CustomerSpeaking) and event.line.startswith(LONG_LINE) for event in self._call.events
        )

    def _told_free(self) -> bool:
        kinds = (CustomerSilent, CustomerSpeaking, ReplyTaken, TraineeSaid, TraineeInterrupted)
        new = self._call.events[self._asked :]  # on a busy machine events of the line before come late
        last = next((event for event in reversed(new) if isinstance(event, kinds)), None)
        return isinstance(last, CustomerSilent) and any(isinstance(event, CustomerSpeaking) for event in new)

    def _answered(self) -> bool:
        return any(isinstance(event, CustomerSpeaking) for event in self._call.events)

    def _quiet_for(self, seconds: float) -> bool:
        levels = self._ear.levels(max(0.0, self._ear.now - seconds))
        return bool((levels < _QUIET).all())

    def _fell_silent(self) -> bool:
        """Tell whether the long line is over, or was given up."""
        given_up = any(isinstance(event, TraineeInterrupted | TraineeSaid) for event in self._new_events())
        levels = self._ear.levels(max(0.0, self._ear.now - _STOPPED))
        return self._call.over or given_up or bool((levels[:, 0] < _QUIET).all())

    # --- what the trainee says ---

    def _take_turn(self) -> None:
        self._ear.wait_until(self._ear.now + self._random.uniform(*_THINKING))
        self._turns += 1
        if self._turns % OPEN_EVERY == 0:
            self._say("open", self._next.open_speech())
        else:
            self._say(*self._next.answer(self._node()))
        self._wait_for_answer()

    def _talk_over(self) -> None:
        began, self._seen = self._ear.now, len(self._call.events)
        for offset in _LISTENING_AT if self._talked_over % 2 else ():
            self._ear.wait_until(began + offset)
            if self._fell_silent():
                return
            self._say(*self._next.sound())
        self._ear.wait_until(self._ear.now + self._random.uniform(*_INTERRUPTING_AT))
        if self._fell_silent():
            return
        self._say("interruption", self._next.interruption(self._node()))
        self._wait_for_answer()

    def _say(self, kind: Kind, spoken: Spoken) -> None:
        self.trials.append(Trial(kind, spoken.text, spoken.seconds, self._ear.now, self._node()))
        self._asked = len(self._call.events)
        self._mouth.say(spoken.samples)

    def _wait_for_answer(self) -> None:
        """Wait until all has been said and the customer is heard, or has not been for too long."""
        end = self.trials[-1].asked_at + _AIR + self.trials[-1].seconds
        self._ear.wait_until(end)
        while self._ear.now < end + LIMIT and not self._call.over:
            if bool((self._ear.levels(end - _AIR)[:, 0] >= _QUIET).any()):
                return
            self._ear.wait_until(self._ear.now + _LOOK)

    def _new_events(self) -> list[CallEvent]:
        return self._call.events[self._seen :]

    def _node(self) -> str:
        taken = next((event for event in reversed(self._call.events) if isinstance(event, ReplyTaken)), None)
        return taken.next_node if taken else self._start
