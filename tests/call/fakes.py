"""Parts of a call for tests: real line, turn taking and engine; words are keywords, voices are hums."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from typing import Any

from roleplay.audio.turns import TurnSettings, TurnTaker
from roleplay.audio.virtual import VirtualLine
from roleplay.call.conductor import Conductor
from roleplay.call.opening import LaterLine
from roleplay.call.parts import CallParts, CallRules, Resumed, Tones
from roleplay.call.trainee import Move, ScriptedTrainee
from roleplay.core.actions import Say
from roleplay.core.errors import ModelError
from roleplay.core.events import AnyEvent, CallEvent
from roleplay.core.ports import Line, Recognised, SessionWriter, Speaker, Spoken, Transcriber, VoiceActivity
from roleplay.core.sound import CALL_RATE, Pcm, silence
from roleplay.core.understanding import Evidence, ReplyMatch, TechniqueMatch, Understood
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState
from roleplay.dialogue.understanding.candidates import FactPhrases, ReplyCandidate


def hum(seconds: float) -> Pcm:
    """Return a loud tone."""
    count = round(seconds * CALL_RATE)
    return Pcm(struct.pack(f"<{count}h", *(round(9000 * math.sin(n / 8)) for n in range(count))))


class Keywords:
    """Understands an utterance that holds the name of a technique."""

    def understand(
        self,
        text: str,
        language: str,
        *,
        replies: Sequence[ReplyCandidate] = (),
        names: Sequence[str] = (),
        facts: Sequence[FactPhrases] = (),
        later: Sequence[ReplyCandidate] = (),
    ) -> Understood:
        words = text.split()
        techniques = tuple(TechniqueMatch(word, 0.9, Evidence(word)) for word in words)
        fitting = (
            ReplyMatch(reply.id, 0.9, Evidence(text), tuple(word for word in words if word in reply.techniques))
            for reply in replies
        )
        return Understood(techniques, tuple(match for match in fitting if match.techniques))

    def prepare(
        self, replies: Iterable[ReplyCandidate], facts: Sequence[FactPhrases] = (), language: str = "en"
    ) -> None:
        return

    def learn(
        self, replies: Sequence[ReplyCandidate], later: Sequence[ReplyCandidate] = (), language: str = "en"
    ) -> None:
        return


class Loudness(VoiceActivity):
    """Takes every loud frame for speech."""

    def probability(self, samples: bytes) -> float:
        return float(any(samples))

    def reset(self) -> None:
        return


class Hums(Speaker):
    """Says every line as a hum of a second."""

    def __init__(self, seconds: float = 1.0) -> None:
        self.seconds = seconds
        self.prepared: list[tuple[str, ...]] = []
        self.mute = False

    def prepare(self, lines: Sequence[Say]) -> None:
        self.prepared.append(tuple(line.line for line in lines))

    def speak(self, line: Say) -> Spoken:
        if self.mute:
            raise ModelError("No voice.", hint="Install one.")
        return Spoken(hum(self.seconds), "hum")

    def pieces(self, line: Say) -> Iterator[Spoken]:
        yield self.speak(line)

    def shown_text(self, line: Say) -> str:
        return line.text

    def close(self) -> None:
        return


class Dictation(Transcriber):
    """Recognises what it is told to, then nothing, and keeps what it was given."""

    def __init__(self, *texts: str) -> None:
        self._texts = list(texts)
        self.heard: list[bytes] = []
        self.phrases: list[tuple[str, ...]] = []

    @property
    def name(self) -> str:
        return "dictation"

    def begin(self, phrases: Sequence[str] = ()) -> None:
        self.phrases.append(tuple(phrases))
        self.heard.append(b"")

    def accept(self, samples: bytes) -> None:
        self.heard[-1] += samples

    def settle(self) -> Future[Recognised]:
        future: Future[Recognised] = Future()
        future.set_result(Recognised(self._texts[0] if self._texts else ""))
        return future

    def finish(self) -> Future[Recognised]:
        future = self.settle()
        self._texts = self._texts[1:]
        return future

    def cancel(self) -> None:
        return

    def close(self) -> None:
        return


class Notebook(SessionWriter):
    """Keeps a call in memory."""

    def __init__(self) -> None:
        self.events: list[CallEvent] = []
        self.customer = b""
        self.trainee = b""

    def append(self, event: CallEvent) -> None:
        self.events.append(event)

    def append_audio(self, customer: bytes, trainee: bytes) -> None:
        self.customer += customer
        self.trainee += trainee

    def finish(self) -> None:
        return

    def of_kind(self, *kinds: str) -> list[CallEvent]:
        return [event for event in self.events if event.kind in kinds]


class Rehearsal:
    """A call on a virtual line that is led in the test's own thread."""

    def __init__(
        self,
        scenario: Scenario,
        *moves: Move,
        dictation: Dictation | None = None,
        speak: Callable[[str], Pcm] | None = None,
        answered: bool = True,
        resumed: Resumed[DialogueState] | None = None,
        fragile: Callable[[VirtualLine], Any] | None = None,
        mendable: bool = True,
        by_key: bool = False,
        in_step: bool = True,
        lines_first: bool = False,
        speaker: Hums | None = None,
    ) -> None:
        """Without `answered` nobody picks up, or dials, by themselves.

        `fragile` wraps the line in one that breaks, and that mends itself if it is `mendable`. `by_key` is
        push-to-talk. Unless `in_step` nothing waits for the recogniser.
        """
        self.line = VirtualLine()
        self.writer = Notebook()
        self.speaker = speaker or Hums()
        self.live: list[AnyEvent] = []
        self.now = 0.0
        """By the clock on the wall."""
        self.pass_time = 0.0
        """Seconds that pass whenever somebody looks at it."""
        broken = fragile(self.line) if fragile else None
        line: Line = broken or self.line
        self.conductor: Conductor[DialogueState] = Conductor(
            CallParts(
                dialogue=ScenarioDialogue(scenario, "en", Keywords()),
                line=LaterLine(line, resumed.at) if resumed else line,
                mending=broken if mendable else None,
                activity=Loudness(),
                turns=TurnTaker(TurnSettings(push_to_talk=by_key)),
                transcriber=dictation,
                speaker=self.speaker,
                writer=self.writer,
                listener=self.live.append,
                tones=Tones(silence(2.0), silence(3.0), hum(1.0), hum(0.5)),
                level=lambda _samples: -20.0,
                clock=self._clock,
                trainee=ScriptedTrainee(moves, voice=speak, mouth=self.line) if answered else None,
                rules=CallRules(
                    in_step=in_step,
                    lines_first=lines_first,
                    answer_at_once=answered,
                    outgoing=scenario.direction == "outgoing",
                    longest_call=120.0,
                ),
                resumed=resumed,
            )
        )

    def _clock(self) -> float:
        self.now += self.pass_time
        return self.now

    def run(self) -> Notebook:
        self.conductor.run()
        return self.writer
