"""`bench memory`: whole first calls of the real program, in the window and in the terminal, and what they take.

Nothing is in the program's cache of lines: all the customer says is synthesized while the call runs, which takes the
most. What the program works out at its very first start is there. A trainee outside the program speaks into the
microphone of a virtual sound card.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from roleplay.app.bench.child_call import private_home
from roleplay.app.bench.edge import Mouth
from roleplay.app.bench.figures import Telling
from roleplay.app.bench.outside_trainee import OutsideTrainee, Said
from roleplay.app.bench.processes import Moment, ProcessWatch, Stretch
from roleplay.app.bench.sound_server import SoundServer, check_programs
from roleplay.app.bench.speaking import VOICES, said, speak
from roleplay.app.parts import Parts
from roleplay.call.trainee import KeepSilent, Move, Press, Utter
from roleplay.core.errors import InputError, MachineError
from roleplay.core.records import Settings
from roleplay.dialogue.understanding.loading import load_understander
from roleplay.places import Places
from roleplay.speech.child import module_command, module_environment
from roleplay.store.sessions import SessionStore

Way = Literal["window", "terminal", "demo"]
"""`demo` is the terminal's call in which a synthesized trainee speaks, who is a part of the program then."""
WAYS: tuple[Way, ...] = ("window", "terminal", "demo")
WINDOW_MODULE = "roleplay.gui.measured_call"
_ENDING = 60.0


@dataclass(frozen=True, slots=True)
class MemoryOptions:
    """What to measure."""

    answers: Path
    scenario: str
    ways: tuple[Way, ...] = WAYS
    calls: int = 1
    """One after the other in the same window; elsewhere a call is a process of its own."""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class CallMemory:
    """What calls held in one way have taken."""

    way: Way
    calls: tuple[Stretch, ...]
    """From the first ring to the end of the call."""
    peak: Moment
    """At any time: while the program starts, in a call or in its debrief."""
    program_peak: int
    """Most resident bytes of the program's own process, at any time."""
    outcomes: tuple[str | None, ...]
    recogniser: str
    seconds: float


def bench_memory(
    parts: Parts, settings: Settings, options: MemoryOptions, moves: Sequence[Move], tell: Telling
) -> tuple[CallMemory, ...]:
    """Hold the calls and measure them.

    Raises `MachineError` without PulseAudio or when a call does not come about, `InputError` for moves that cannot be
    made from outside, `ScenarioError`.
    """
    check_programs()
    parts.library.get(options.scenario)
    tell("preparing what is said", 0, 0)
    spoken = [_said(parts, options.language, move) for move in moves]
    found = []
    for number, way in enumerate(options.ways):
        tell(f"calls ({way})", number + 1, len(options.ways))
        found.append(_measure(parts, settings, options, way, spoken))
    return tuple(found)


def _said(parts: Parts, language: str, move: Move) -> Said:
    match move:
        case Utter(text):
            return said(text, partial(speak, parts, language, VOICES[0])).samples
        case KeepSilent():
            return None
        case Press():
            raise InputError(
                "Nobody presses buttons from outside the program.", hint="Give answers without [hold] and the like."
            )


def _measure(
    parts: Parts, settings: Settings, options: MemoryOptions, way: Way, spoken: Sequence[Said]
) -> CallMemory:
    with tempfile.TemporaryDirectory(prefix="roleplay-bench-") as name, SoundServer() as server:
        folder = Path(name)
        home = private_home(folder, parts.places, settings, options.language)
        if parts.places.scenarios.is_dir():
            home.scenarios.symlink_to(parts.places.scenarios, target_is_directory=True)
        load_understander(parts.resources.assets, home.cache).load()
        store = SessionStore(home.database, home.recordings)
        try:
            return _hold(server, home, folder, store, options, way, spoken)
        finally:
            store.close()


def _hold(
    server: SoundServer,
    home: Places,
    folder: Path,
    store: SessionStore,
    options: MemoryOptions,
    way: Way,
    spoken: Sequence[Said],
) -> CallMemory:
    calls = options.calls if way == "window" else 1
    held: list[Stretch] = []
    began = time.monotonic()
    with (home.log / "measured.log").open("ab") as log, Mouth(server) as mouth:
        program = subprocess.Popen(  # noqa: S603 - our own modules
            _command(options, way, calls),
            env=_environment(server, folder, way),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            with ProcessWatch(program.pid) as watch:
                for _ in range(calls):
                    trainee = OutsideTrainee(store, mouth, spoken if way != "demo" else ())
                    trainee.rehearse(lambda: program.poll() is None, watch.cut)
                    held.append(watch.cut())
                code = program.wait(_ENDING)
        except subprocess.TimeoutExpired as error:
            raise MachineError("The measured program did not end.", hint="Run `roleplay doctor`.") from error
        finally:
            program.kill()
            program.wait()
    sessions = store.list()[::-1]
    if code or not sessions:
        words = (home.log / "measured.log").read_text("utf-8", "replace").strip().splitlines()[-1:] or ["none"]
        raise MachineError("The measured call did not come about.", hint=f"Its last words: {words[0]}")
    outcomes = tuple(session.outcome for session in sessions)
    recogniser = sessions[-1].recogniser
    return CallMemory(
        way, tuple(held), watch.peak, watch.program_peak, outcomes, recogniser, time.monotonic() - began
    )


def _command(options: MemoryOptions, way: Way, calls: int) -> list[str]:
    if way == "window":
        return module_command(WINDOW_MODULE, options.scenario, str(calls))
    scripted = ("--answers", str(options.answers.absolute()), "--spoken") if way == "demo" else ()
    return module_command("roleplay", "call", options.scenario, *scripted)


def _environment(server: SoundServer, folder: Path, way: Way) -> dict[str, str]:
    screen = {"QT_QPA_PLATFORM": "offscreen"} if way == "window" else {}
    return os.environ | module_environment() | server.variables | screen | {"ROLEPLAY_HOME": str(folder)}
