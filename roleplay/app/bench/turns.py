"""`bench turns`: turn taking alone, on a line in virtual time: the same figures on every machine, however busy.

Each case is a call of its own that goes on from a moment of its scenario: the real conductor, voice activity, turn
taking, recogniser and understanding; the customer is a tone, so that it is heard to the sample when it speaks. Frames
wait for the recogniser and the decision, so what a machine takes for them is not in the figures: it has the time of
the hold for both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from roleplay.app.bench.figures import Telling
from roleplay.app.bench.noise import room_noise
from roleplay.app.bench.speaking import VOICES, speak
from roleplay.app.bench.turn_corpus import ANSWERS, Half, SaidTurn, read_corpus, spoken
from roleplay.app.bench.turn_transcriber import ReadAloud
from roleplay.app.bench.turns_report import LIMIT, TurnResult, TurnsReport, judged_answer, judged_overlap, summed_up
from roleplay.app.parts import Parts
from roleplay.audio.activity import SileroActivity
from roleplay.audio.levels import rms_level
from roleplay.audio.turns import TurnSettings, TurnTaker
from roleplay.audio.virtual import VirtualLine
from roleplay.call.conductor import Conductor
from roleplay.call.holds import Holds
from roleplay.call.parts import CallParts, CallRules, Resumed, Tones
from roleplay.core.actions import Action, Listen, Say
from roleplay.core.events import AnyEvent, CallEvent
from roleplay.core.ports import Spoken, Transcriber
from roleplay.core.records import Settings
from roleplay.core.sound import CALL_RATE, Frame, Pcm, silence
from roleplay.dialogue.evaluation.replies import moment
from roleplay.dialogue.model import ALWAYS
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.speech.recognition.choice import choose_recogniser
from roleplay.speech.recognition.worker import RecognitionWorker

BEFORE = 0.5
"""Seconds before an answer."""
OVERLAP_AT = 2.0
"""Seconds into the customer's line at which somebody talks over it."""
LINE_SECONDS = 12.0
LONG = 60.0
"""Seconds of silence for which the customer waits: nobody is hurried here."""
ANY_SCENARIO = "laptop-overdue"
"""Whose customer is talked over."""
_REACTION_SECONDS = 0.5
_TONE = 440.0
_TONE_LEVEL = 6_000


@dataclass(frozen=True, slots=True)
class TurnsOptions:
    """What to measure."""

    language: str = "en"
    half: Half | None = None
    """None for both."""
    words: bool = False
    """Take every word for recognised, as soon as it is said, in place of a recogniser's mistakes."""
    every: int = 1
    """Only every so many cases of each half, for a quick look."""
    seed: int = 0
    only: tuple[str, ...] = ()
    """Kinds of cases; empty for all."""


@dataclass
class _Customer:
    """A `core.ports.Speaker` whose lines are tones: long ones, or short reactions."""

    seconds: float

    def prepare(self, lines: Sequence[Say]) -> None:
        """There is nothing to synthesize."""

    def speak(self, line: Say) -> Spoken:  # noqa: ARG002
        """Return a tone; the first line is as long as asked for, all others are short."""
        tone = Spoken(_tone(self.seconds), "tone")
        self.seconds = _REACTION_SECONDS
        return tone

    def pieces(self, line: Say) -> Iterator[Spoken]:
        """Yield the tone."""
        yield self.speak(line)

    def shown_text(self, line: Say) -> str:
        """Return the line's text."""
        return line.text

    def close(self) -> None:
        """Nothing is open."""


@dataclass
class _Notes:
    """A `core.ports.SessionWriter` in memory."""

    events: list[CallEvent] = field(default_factory=list)
    customer: bytearray = field(default_factory=bytearray)

    def append(self, event: CallEvent) -> None:
        """Keep an event."""
        self.events.append(event)

    def append_audio(self, customer: bytes, trainee: bytes) -> None:  # noqa: ARG002
        """Keep the customer's side."""
        self.customer += customer

    def finish(self) -> None:
        """Nothing is open."""


class _Bounded(VirtualLine):
    """A line in virtual time on which a call is over at a time."""

    ends_at = 0.0
    end: Callable[[], None]

    def read(self) -> Frame:
        """Return the next frame."""
        frame = super().read()
        if frame.at >= self.ends_at:
            self.end()
        return frame


class TurnBench:
    """Plays cases one after the other."""

    def __init__(self, parts: Parts, settings: Settings, options: TurnsOptions, transcriber: Transcriber) -> None:
        """`transcriber` hears all cases."""
        self._parts = parts
        self._options = options
        self._transcriber = transcriber
        self._holds = Holds(settings.patience, settings.end_of_turn_pause)
        self._pause = settings.end_of_turn_pause
        self._dialogues: dict[str, ScenarioDialogue] = {}

    def play(self, said: SaidTurn) -> TurnResult:
        """Hold the call of one case, and judge it."""
        answers = said.case.kind in ANSWERS
        dialogue = self._dialogue(said.case.scenario)
        node = said.case.node or dialogue.engine.scenario.start
        state = moment(dialogue, node, ALWAYS)
        line = _Bounded()
        before = BEFORE if answers else OVERLAP_AT
        line.hear(_microphone(said, before, self._options.seed))
        notes = _Notes()
        wait = Listen(patience=LONG)
        actions: tuple[Action, ...] = (wait,) if answers else (Say("line", "A long line.", 50.0), wait)
        conductor = Conductor(
            CallParts(
                dialogue=dialogue,
                line=line,
                activity=SileroActivity(),
                turns=TurnTaker(TurnSettings(pause=self._pause)),
                transcriber=self._transcriber,
                speaker=_Customer(_REACTION_SECONDS if answers else LINE_SECONDS),
                writer=notes,
                listener=_nobody,
                tones=Tones(silence(1.0), silence(1.0), silence(1.0), silence(0.05)),
                level=rms_level,
                clock=time.perf_counter,
                rules=CallRules(hints=False, in_step=True, holds=self._holds, patience_factor=20.0),
                resumed=Resumed(0.0, state, actions, ()),
            )
        )
        line.ends_at = before + said.seconds + LIMIT
        line.end = partial(conductor.abort, "left")
        conductor.run()
        heard = np.frombuffer(bytes(notes.customer), "<i2")
        judge = judged_answer if answers else judged_overlap
        return judge(said, before, heard, notes.events)

    def _dialogue(self, scenario: str) -> ScenarioDialogue:
        scenario = scenario or next(iter(self._dialogues), ANY_SCENARIO)
        if scenario not in self._dialogues:
            found = self._parts.library.get(scenario)
            self._dialogues[scenario] = ScenarioDialogue(found, self._options.language, self._parts.understander)
        return self._dialogues[scenario]


def bench_turns(parts: Parts, settings: Settings, options: TurnsOptions, tell: Telling) -> TurnsReport:
    """Play the corpus of a language. Raises `InputError` where there is none."""
    corpus = read_corpus(corpus_file(parts.resources.assets, options.language), options.half)
    cases = [case for case in corpus if not options.only or case.kind in options.only][:: options.every]
    voices = [partial(speak, parts, options.language, voice) for voice in VOICES]
    tell("speaking", 0, 0)
    turns = spoken(cases, voices, options.seed)
    results: list[TurnResult] = []
    with closing(_transcriber(parts, settings, options)) as transcriber:
        bench = TurnBench(parts, settings, options, transcriber)
        for number, said in enumerate(turns):
            if isinstance(transcriber, ReadAloud):
                transcriber.hears(said)
            results.append(bench.play(said))
            tell("turns", number + 1, len(turns))
    return TurnsReport(options.language, transcriber.name, options.seed, summed_up(results), tuple(results))


def _transcriber(parts: Parts, settings: Settings, options: TurnsOptions) -> Transcriber:
    """Return the recogniser of the settings; where none is wanted, or there is none, one that knows what is said."""
    choice = choose_recogniser(options.language, settings.recogniser, parts.models)
    if options.words or choice.load is None:
        return ReadAloud()
    return RecognitionWorker(choice.name, choice.load, lambda _text: None)


def corpus_file(assets: Path, language: str) -> Path:
    """Return where the corpus of a language is."""
    return assets / "bench" / f"turns-{language}.tsv"


def _nobody(_event: AnyEvent) -> None:
    """Nobody looks at these calls."""


def _microphone(said: SaidTurn, before: float, seed: int) -> Pcm:
    """Return what the microphone hears: a quiet room, and in it what is said."""
    samples = room_noise(before + said.seconds + LIMIT, seed)
    start = round(before * CALL_RATE)
    samples[start : start + len(said.samples)] += said.samples
    return Pcm(np.clip(samples, -32768, 32767).astype("<i2").tobytes())


def _tone(seconds: float) -> Pcm:
    phase = 2 * np.pi * _TONE / CALL_RATE * np.arange(1, round(seconds * CALL_RATE) + 1)
    wave: NDArray[np.float64] = _TONE_LEVEL * np.sin(phase)
    return Pcm(wave.astype("<i2").tobytes())
