"""Calls that play themselves in words: each thing meant is said in a sentence that is then really understood.

The player decides what a trainee means, as always; here it is put into an example of the scenario or the catalogue,
perhaps misheard, and what the dialogue makes of the words is what counts. The events are those of a live call, with
the times that people would take, so that a saved one can be stepped again on the same path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from roleplay.core.actions import End, Say, Step
from roleplay.core.events import (
    ButtonPressed,
    CallEnded,
    CallEvent,
    CustomerSilent,
    CustomerSpeaking,
    EngineInput,
    Ringing,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSaid,
    TraineeSilent,
)
from roleplay.core.understanding import Transcript, Understood, Word
from roleplay.dialogue.autoplay.player import Call, Stage
from roleplay.dialogue.autoplay.trainees import Trainee
from roleplay.dialogue.engine import ACCEPT
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState

MOST_MOVES = 60
CUSTOMER_WORDS = 2.6
"""Words a second; so quickly do upset people talk."""
TYPED = "typed"
_SWEARING = re.compile(r"\{([^}]*)\}")
_UNCLEAR = 0.55
"""Confidence of a word that was misheard, about."""

Hearing = Callable[[str, Random], str]
"""Returns what a recogniser makes of a sentence."""


@dataclass(frozen=True, slots=True)
class Speech:
    """How somebody speaks, and what hears it."""

    source: str = TYPED
    """The recogniser that served, or `typed`."""
    words_a_second: float = 2.4
    hears: Hearing | None = None
    """None where every word is heard right."""


@dataclass(frozen=True, slots=True)
class SpokenCall:
    """A call that was played."""

    events: tuple[CallEvent, ...]
    meant: Mapping[int, str]
    """What was really said, by the index of the event, where something else was heard."""


class SpokenPlayer(Call):
    """Plays one call in words."""

    def __init__(
        self,
        dialogue: ScenarioDialogue,
        stage: Stage,
        trainee: Trainee,
        random: Random,
        seed: int,
        examples: Mapping[str, Sequence[str]],
        speech: Speech,
    ) -> None:
        """`stage` is that of the dialogue; `examples` holds sentences for each technique, in its language."""
        super().__init__(stage, trainee, random, seed)
        self._dialogue = dialogue
        self._examples = examples
        self._speech = speech
        self._chance_of_words = Random(random.random())  # noqa: S311 - no secret
        self._events: list[CallEvent] = []
        self._meant: dict[int, str] = {}
        self._clock = 0.0
        """When everything that was said so far has been said."""
        self._last: CustomerSpeaking | None = None

    def play(self) -> SpokenCall:
        """Return the whole call; one that does not end is hung up on."""
        self._events.append(Ringing(0.0, outgoing=self._engine.scenario.direction == "outgoing"))
        self._clock = round(self._chance_of_words.uniform(2.0, 5.0), 3)
        for _ in self.steps(MOST_MOVES):
            continue
        if not isinstance(self._events[-1], CallEnded):
            self._events.append(CallEnded(self._clock, "aborted"))
        return SpokenCall(tuple(self._events), self._meant)

    def _step(self, event: EngineInput) -> Step[DialogueState]:
        timed = self._timed(event)
        step = super()._step(timed)
        self._events += [timed, *step.happened]
        self._clock = max(self._clock, timed.at)
        for action in step.actions:
            if isinstance(action, Say):
                self._speaks(action)
            elif isinstance(action, End):
                self._events.append(CallEnded(self._clock, action.outcome, action.reason))
        return step

    def _timed(self, event: EngineInput) -> EngineInput:
        """Return what the player does with the time, and the words, that it takes."""
        chance, last = self._chance_of_words, self._last
        if isinstance(event, TraineeInterrupted):
            if last is None:
                return replace(event, at=self._clock)
            heard = round(last.seconds * chance.uniform(0.2, 0.8), 3)
            self._clock, self._last = round(last.at + heard, 3), None
            return TraineeInterrupted(self._clock, last.line, heard)
        if last is not None:
            self._events.append(CustomerSilent(self._clock))
            self._last = None
        if isinstance(event, TraineeSaid):
            return self._said(event)
        if isinstance(event, TraineeSilent | TraineeLongWinded):
            return replace(event, at=round(self._clock + event.seconds, 3))
        if isinstance(event, ButtonPressed):
            return replace(event, at=round(self._clock + chance.uniform(0.5, 2.0), 3))
        return replace(event, at=self._clock)

    def _speaks(self, say: Say) -> None:
        text = _SWEARING.sub(lambda found: found[1][:1] + "•" * (len(found[1]) - 1), say.text)
        seconds = round(0.4 + len(text.split()) / CUSTOMER_WORDS, 3)
        at = round(self._clock + say.pause_before + 0.1, 3)
        self._last = CustomerSpeaking(at, say.line, text, say.heat, seconds, say.speaker, name=say.name)
        self._events.append(self._last)
        self._clock = round(at + seconds, 3)

    # --- words ---

    def _said(self, event: TraineeSaid) -> TraineeSaid:
        sentence = self._worded(event.understood)
        hears = self._speech.hears
        heard = sentence if hears is None else hears(sentence, self._chance_of_words)
        if heard != sentence:
            self._meant[len(self._events)] = sentence
        began = self._clock if event.interrupting else self._clock + self._chance_of_words.uniform(0.3, 1.8)
        transcript = self._transcript(heard, round(began, 3), set(sentence.casefold().split()))
        understood = self._dialogue.understand(self.state, transcript)
        likely = tuple(match for match in understood.replies if match.score >= ACCEPT)  # no other can be taken
        understood = replace(understood, replies=likely)
        return TraineeSaid(transcript.ended_at, transcript, understood, event.interrupting)

    def _worded(self, meant: Understood) -> str:
        """Return a sentence for the reply that is meant, and one for each technique that it does not have."""
        chance, sentences = self._chance_of_words, []
        replies = {reply.id: reply for reply in self._engine.open_replies(self.state)}
        best = next((match for match in meant.replies if match.reply in replies), None)
        left = [match.technique for match in meant.techniques]
        if best is not None and (examples := replies[best.reply].examples.get(self._engine.language)):
            sentences.append(chance.choice(examples))
            left = [name for name in left if name not in replies[best.reply].techniques]
        sentences += [chance.choice(self._examples[name]) for name in left if self._examples.get(name)]
        if not sentences:
            sentences = [chance.choice(self._examples.get("none") or ("Mhm.",))]
        return " ".join(sentences[:3])

    def _transcript(self, text: str, began: float, right: set[str]) -> Transcript:
        if self._speech.source == TYPED:
            ended = round(began + len(text) / 6, 3)
            return Transcript(text, began, ended, TYPED)
        at, words, chance = began, [], self._chance_of_words
        for word in text.split():
            length = (0.35 + len(word) / 8) / self._speech.words_a_second
            sure = chance.uniform(0.8, 1.0) if word.casefold() in right else chance.uniform(0.3, 2 * _UNCLEAR - 0.3)
            words.append(Word(word, round(at, 2), round(at + length, 2), round(sure, 2)))
            at += length + (chance.uniform(0.2, 0.6) if word[-1:] in ",.:;?!" else 0.02)
        confidence = sum(word.confidence or 0.0 for word in words) / len(words) if words else None
        return Transcript(
            text,
            began,
            round(at, 3),
            self._speech.source,
            tuple(words),
            None if confidence is None else round(confidence, 3),
        )
