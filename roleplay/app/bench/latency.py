"""`bench latency`: a whole call on a virtual sound card, measured from outside."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Literal

import numpy as np
import psutil
import soundfile
from numpy.typing import NDArray

from roleplay.app.bench.calibration import Calibration, calibrate
from roleplay.app.bench.child_call import BenchHome, ChildCall
from roleplay.app.bench.edge import Ear, Mouth, Samples
from roleplay.app.bench.edge_report import EdgeReport, Hearing, grouped, interrupted
from roleplay.app.bench.figures import Telling
from roleplay.app.bench.first_audio import FirstAudio, first_audio
from roleplay.app.bench.load import cpu_load
from roleplay.app.bench.material import EVERY, Material, make_material
from roleplay.app.bench.memory import MemoryUse, MemoryWatch
from roleplay.app.bench.rehearsal import Amount, Kind, Rehearsal, Repertoire, Trial, prepare, prepare_overlaps
from roleplay.app.bench.sound_server import SoundServer, check_programs
from roleplay.app.bench.speaking import OVERLAP_VOICES, VOICES, Voice, said, speak
from roleplay.app.bench.turn_corpus import read_corpus
from roleplay.app.parts import Parts
from roleplay.core.errors import MachineError, ModelError
from roleplay.core.events import CallEvent
from roleplay.core.records import Settings
from roleplay.core.sound import CALL_RATE
from roleplay.store.sessions import SessionStore

EXPECTED_IN_A_ROUND = 40
"""Answers that fit; open speech, interruptions and sounds of listening come on top."""
TYPED = "typed"
"""What a call says of its recogniser when it has none."""
_VISITS = 5
_CALIBRATED = ("Good morning.", "Where is it?")
Part = Literal["all", "answers", "overlaps"]
"""Of the measurement: answers, and talk over the customer."""


@dataclass(frozen=True, slots=True)
class LatencyOptions:
    """What to measure."""

    scenario: str = "laptop-overdue"
    language: str = "en"
    rounds: int = 1
    minutes: float = 0.0
    """At least so long; 0 for no longer than the rounds take."""
    load: int = 0
    """Percent of every processor that the bench keeps busy."""
    seed: int = 0
    recording: Path | None = None
    """Where to keep the sound of both sides, FLAC."""
    expected: int = EXPECTED_IN_A_ROUND
    """Answers in a round."""
    part: Part = "all"
    overlaps: int | None = None
    """So many interruptions, and as many sounds of listening, are enough; None for all of the table."""
    lines: int = 41
    """Lines of the scenario with which the first sound is measured, from short to long; the first one loads."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a call has left behind."""

    samples: NDArray[np.int16]
    inside: NDArray[np.int16]
    trials: tuple[Trial, ...]
    events: tuple[CallEvent, ...]
    calibration: Calibration
    underruns: int
    memory: MemoryUse
    seconds: float
    cpu_percent: float
    recogniser: str


def bench_edge(parts: Parts, settings: Settings, options: LatencyOptions, tell: Telling) -> EdgeReport:
    """Hold the calls and measure them. Raises `MachineError` without PulseAudio, `InputError`, `ScenarioError`."""
    check_programs()
    with tempfile.TemporaryDirectory(prefix="roleplay-bench-") as name:
        tell("preparing what is said", 0, 0)
        plans = list(_plans(parts, options))
        uncached: tuple[FirstAudio, ...] = ()
        if options.part != "overlaps":
            lines = _lines(parts, options)
            uncached = first_audio(parts.bank, options.language, lines, partial(tell, "first sounds"))
        calls: list[_Heard] = []
        for plan in plans:
            home = BenchHome(Path(name) / plan.name, parts.places, settings, plan.material.scenario)
            with SoundServer() as server:
                calls.append(_call(server, home, plan, options, tell))
    for plan, heard in zip(plans, calls, strict=True):
        _keep(heard.samples, options.recording, "" if plan is plans[0] else f"-{plan.name}")
    hearings = [Hearing(heard.samples, heard.inside, heard.trials, heard.events) for heard in calls]
    said = [
        [trial for trial in hearing.measured() if not plan.kinds or trial.kind in plan.kinds]
        for plan, hearing in zip(plans, hearings, strict=True)
    ]
    trials = tuple(trial for some in said for trial in some)
    if not trials:
        raise MachineError("Nothing of what was said was heard.", hint="Try again when the machine is less busy.")
    given = sum(
        not plan.kinds or trial.kind in plan.kinds
        for plan, heard in zip(plans, calls, strict=True)
        for trial in heard.trials
    )
    first = calls[0]
    return EdgeReport(
        grouped(trials),
        interrupted(trials),
        uncached,
        first.calibration,
        sum(heard.underruns for heard in calls),
        sum(hearing.clock.drift for hearing in hearings),
        first.memory,
        sum(heard.seconds for heard in calls),
        sum(heard.cpu_percent * heard.seconds for heard in calls) / sum(heard.seconds for heard in calls),
        options.load,
        first.recogniser,
        options.language,
        options.scenario,
        options.seed,
        given - len(trials),
        trials,
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """One of the calls that are measured."""

    name: str
    material: Material
    repertoire: Repertoire
    amount: Amount
    greeting: Samples
    reply: Samples
    """Both to be measured with known distances."""
    kinds: tuple[Kind, ...] = ()
    """What counts of it; empty for everything."""


def _plans(parts: Parts, options: LatencyOptions) -> Iterator[_Plan]:
    voices = _voices(parts, options, OVERLAP_VOICES)
    material = _material(parts, options, EVERY)
    random = Random(options.seed)  # noqa: S311 - no secret
    greeting, reply = (said(text, voice).samples for text, voice in zip(_CALIBRATED, voices, strict=False))
    repertoire = prepare(material, voices[: len(VOICES)], _VISITS * options.rounds, random)
    if options.part != "overlaps":
        amount = Amount(options.expected * options.rounds, options.minutes)
        yield _Plan("answers", material, repertoire, amount, greeting, reply)
    table = parts.resources.assets / "bench" / f"overlaps-{options.language}.tsv"
    if options.part != "answers" and table.is_file():
        spoken = prepare_overlaps(read_corpus(table), repertoire, voices, options.seed)
        most = options.overlaps or len(spoken.interruptions) + len(spoken.sounds)
        counts = min(most, len(spoken.interruptions)), min(most, len(spoken.sounds))
        amount = Amount(0, 0.0, *counts)
        kinds: tuple[Kind, ...] = ("interruption", "backchannel", "cough")
        moments = _material(parts, options, every=1)
        yield _Plan("overlaps", moments, spoken, amount, greeting, reply, kinds)


def _voices(parts: Parts, options: LatencyOptions, names: Sequence[str]) -> list[Voice]:
    return [partial(speak, parts, options.language, voice) for voice in names]


def _material(parts: Parts, options: LatencyOptions, every: int) -> Material:
    assets = parts.resources.assets
    tables = [assets / "evaluation" / kind / f"{options.scenario}.tsv" for kind in ("replies", "replies-learnt")]
    talk = assets / "bench" / f"open-speech-{options.language}.txt"
    scenario = parts.library.get(options.scenario)
    return make_material(scenario, options.language, tables, talk, options.seed, every=every)


def _lines(parts: Parts, options: LatencyOptions) -> list[str]:
    """Return lines of the scenario as it is shipped, evenly taken from all by length, the longest among them."""
    found = (line for line in parts.library.get(options.scenario).lines() if line.speaker == "customer")
    texts = sorted(dict.fromkeys(line.text.get(options.language, "") for line in found), key=len)
    spoken = [text for text in texts if any(character.isalnum() for character in text)]
    count = min(options.lines, len(spoken))
    return [spoken[(number + 1) * len(spoken) // count - 1] for number in range(count)]


def _call(server: SoundServer, home: BenchHome, plan: _Plan, options: LatencyOptions, tell: Telling) -> _Heard:
    with Ear(server, home.folder / "heard.raw") as ear, Mouth(server, seed=options.seed) as mouth:
        tell("calibrating", 0, 0)
        calibration = calibrate(server, ear, plan.greeting, plan.reply)
        tell("ringing", 0, 0)
        with cpu_load(options.load), ChildCall(home, server) as call, MemoryWatch(call.pid) as memory:
            if call.recogniser == TYPED:
                raise ModelError(
                    f"Nothing here recognises speech in the language '{options.language}'.",
                    hint="Install a model (`roleplay models list`), and let the settings not choose typing.",
                )
            psutil.cpu_percent()
            start = plan.material.scenario.start
            rehearsal = Rehearsal(ear, mouth, call, plan.repertoire, start, options.seed)
            began = ear.now
            rehearsal.run(plan.amount, partial(tell, plan.name))
            ended, cpu = ear.now, psutil.cpu_percent()
            use = memory.use
            call.end()
        ear.wait_until(ear.now + 0.5)
        samples = ear.samples()
    if not call.session:
        raise MachineError("The measured call broke off.", hint=f"Its last words: {_last_words(home)}")
    return _Heard(
        samples,
        _inside(home, call.session),
        tuple(rehearsal.trials),
        tuple(call.events),
        calibration,
        call.troubles,
        use,
        ended - began,
        cpu,
        call.recogniser,
    )


def _inside(home: BenchHome, session: str) -> NDArray[np.int16]:
    """Return the trainee's side as the program has recorded it."""
    store = SessionStore(home.places.database, home.places.recordings)
    try:
        recording = store.recording(session)
        if recording is None:
            raise MachineError("The measured call was not recorded.", hint="Is there space on the disk?")
        samples, rate = soundfile.read(recording, dtype="int16")
    finally:
        store.close()
    assert rate == CALL_RATE
    return np.asarray(samples[:, 1])


def _last_words(home: BenchHome) -> str:
    log = home.places.log / "caller.log"
    said = log.read_text("utf-8", "replace").strip().splitlines()[-1:] if log.is_file() else []
    return said[0] if said else "none"


def _keep(samples: NDArray[np.int16], recording: Path | None, suffix: str) -> None:
    if recording is None:
        return
    target = recording.with_name(recording.stem + suffix + recording.suffix)
    with tempfile.TemporaryDirectory(prefix="roleplay-") as folder:
        draft = Path(folder) / "sound.flac"
        soundfile.write(draft, samples, CALL_RATE, format="FLAC")
        shutil.copyfile(draft, target)
