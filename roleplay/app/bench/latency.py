"""`bench latency`: a whole call on a virtual sound card, measured from outside."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import numpy as np
import psutil
import soundfile
from numpy.typing import NDArray

from roleplay.app.bench.calibration import Calibration, calibrate
from roleplay.app.bench.child_call import BenchHome, ChildCall
from roleplay.app.bench.edge import Ear, Mouth, Samples
from roleplay.app.bench.edge_report import EdgeReport, Hearing, grouped, interrupted
from roleplay.app.bench.figures import Telling
from roleplay.app.bench.first_audio import first_audio
from roleplay.app.bench.load import cpu_load
from roleplay.app.bench.material import Material, make_material
from roleplay.app.bench.memory import MemoryUse, MemoryWatch
from roleplay.app.bench.rehearsal import Amount, Rehearsal, Repertoire, Trial, prepare
from roleplay.app.bench.sound_server import SoundServer, check_programs
from roleplay.app.bench.speaking import VOICES, Voice, said, speak
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
    """Hold the call and measure it. Raises `MachineError` without PulseAudio, `InputError`, `ScenarioError`."""
    check_programs()
    with tempfile.TemporaryDirectory(prefix="roleplay-bench-") as name:
        tell("preparing what is said", 0, 0)
        material = _material(parts, options)
        home = BenchHome(Path(name) / "home", parts.places, settings, material.scenario)
        voices = [partial(speak, parts, options.language, voice) for voice in VOICES]
        random = Random(options.seed)  # noqa: S311 - no secret
        repertoire = prepare(material, voices, _VISITS * options.rounds, random)
        uncached = first_audio(parts.bank, options.language, _lines(parts, options), partial(tell, "first sounds"))
        with SoundServer() as server:
            heard = _call(server, home, material, repertoire, voices, options, tell)
    _keep(heard.samples, options.recording)
    hearing = Hearing(heard.samples, heard.inside, heard.trials, heard.events)
    trials = tuple(hearing.measured())
    if not trials:
        raise MachineError("Nothing of what was said was heard.", hint="Try again when the machine is less busy.")
    return EdgeReport(
        grouped(trials),
        interrupted(trials),
        uncached,
        heard.calibration,
        heard.underruns,
        hearing.clock.drift,
        heard.memory,
        heard.seconds,
        heard.cpu_percent,
        options.load,
        heard.recogniser,
        options.language,
        options.scenario,
        options.seed,
        len(heard.trials) - len(trials),
        trials,
    )


def _material(parts: Parts, options: LatencyOptions) -> Material:
    assets = parts.resources.assets
    tables = [assets / "evaluation" / kind / f"{options.scenario}.tsv" for kind in ("replies", "replies-learnt")]
    talk = assets / "bench" / f"open-speech-{options.language}.txt"
    return make_material(parts.library.get(options.scenario), options.language, tables, talk, options.seed)


def _lines(parts: Parts, options: LatencyOptions) -> list[str]:
    """Return lines of the scenario as it is shipped, evenly taken from all by length, the longest among them."""
    found = (line for line in parts.library.get(options.scenario).lines() if line.speaker == "customer")
    texts = sorted(dict.fromkeys(line.text.get(options.language, "") for line in found), key=len)
    spoken = [text for text in texts if any(character.isalnum() for character in text)]
    count = min(options.lines, len(spoken))
    return [spoken[(number + 1) * len(spoken) // count - 1] for number in range(count)]


def _call(
    server: SoundServer,
    home: BenchHome,
    material: Material,
    repertoire: Repertoire,
    voices: Sequence[Voice],
    options: LatencyOptions,
    tell: Telling,
) -> _Heard:
    with Ear(server, home.folder / "heard.raw") as ear, Mouth(server, seed=options.seed) as mouth:
        tell("calibrating", 0, 0)
        calibration = calibrate(server, ear, said("Good morning.", voices[0]).samples, _reply(voices[1]))
        tell("ringing", 0, 0)
        with cpu_load(options.load), ChildCall(home, server) as call, MemoryWatch(call.pid) as memory:
            if call.recogniser == TYPED:
                raise ModelError(
                    f"Nothing here recognises speech in the language '{options.language}'.",
                    hint="Install a model (`roleplay models list`), and let the settings not choose typing.",
                )
            psutil.cpu_percent()
            rehearsal = Rehearsal(ear, mouth, call, repertoire, material.scenario.start, options.seed)
            amount = Amount(options.expected * options.rounds, options.minutes)
            began = ear.now
            rehearsal.run(amount, partial(tell, "answers"))
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


def _reply(voice: Voice) -> Samples:
    return said("Where is it?", voice).samples


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


def _keep(samples: NDArray[np.int16], target: Path | None) -> None:
    if target is None:
        return
    with tempfile.TemporaryDirectory(prefix="roleplay-") as folder:
        draft = Path(folder) / "sound.flac"
        soundfile.write(draft, samples, CALL_RATE, format="FLAC")
        shutil.copyfile(draft, target)
