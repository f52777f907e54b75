"""The voices of the operating system (SAPI5, NSSS, eSpeak NG), by pyttsx3 in a child process that can be killed."""

from __future__ import annotations

import contextlib
import json
import platform
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import IO, Any

from roleplay.core.sound import Pcm
from roleplay.speech.voices.engine import EngineError, EngineVoice, Gender, language_tag

_NORMAL_RATE = 165
"""Words a minute at pace 1; pyttsx3's own 200 is hurried."""
_TIMEOUT = 10.0
"""Seconds for one sentence. eSpeak NG takes 15 ms, cold SAPI5 and NSSS voices a few seconds."""
_PATIENCE = 2
"""Failures in a row after which the engine is not asked again until it is closed: calls must not wait for it."""
_ESPEAK_VARIANTS: tuple[tuple[str, Gender], ...] = (("+m3", "male"), ("+f2", "female"))
"""eSpeak NG speaks every language with each of its speaker variants; `m3` and `f2` come with it."""
_WORKER = (sys.executable, "-P", str(Path(__file__).with_name("system_worker.py")))
"""By path, so that it starts from a checkout as well; -P keeps this folder from hiding other packages."""


class SystemEngine:
    """Speaks through a worker child; a child that hangs is killed, and the next sentence gets a new one."""

    name = "system"

    def __init__(self, *, timeout: float = _TIMEOUT, command: Sequence[str] = _WORKER) -> None:
        self._timeout = timeout
        self._command = tuple(command)
        self._lock = threading.Lock()
        self._child: _Child | None = None
        self._voices: tuple[EngineVoice, ...] | None = None
        self._failures: list[EngineError] = []

    def voices(self) -> tuple[EngineVoice, ...]:
        """Ask the system once; eSpeak NG's languages appear as a male and a female voice each."""
        with self._lock:
            if self._voices is None:
                answer = self._ask({"do": "voices"})
                variants = answer["driver"] == "espeak"
                self._voices = tuple(found for voice in answer["voices"] for found in _described(voice, variants))
            return self._voices

    def fingerprint(self, voice: str) -> str:
        """The system's voices have no version of their own that could be asked for."""
        return f"system {platform.system()} pyttsx3 {metadata.version('pyttsx3')} {voice}"

    def synthesize(self, text: str, voice: str, pace: float) -> Pcm:
        """Speak at the system's rate."""
        # The worker writes WAV, on macOS AIFF under any name; soundfile reads both by content.
        with tempfile.TemporaryDirectory(prefix="roleplay-voice-") as folder, self._lock:
            file = Path(folder) / "line.wav"
            rate = round(_NORMAL_RATE * pace)
            self._ask({"do": "speak", "text": text, "voice": voice, "rate": rate, "file": str(file)})
            return _read(file, voice)

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._end_child()
            self._failures.clear()

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        if len(self._failures) >= _PATIENCE:
            raise self._failures[-1]
        try:
            if self._child is None:
                self._child = _Child(self._command)
            answer = self._child.ask(request, self._timeout)
        except EngineError as error:
            self._failures.append(error)
            self._end_child()
            raise
        self._failures.clear()
        # Only eSpeak NG is known to serve one sentence after the other from one engine.
        if platform.system() != "Linux":
            self._end_child()
        return answer

    def _end_child(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


class _Child:
    """One worker process and the thread that reads its replies."""

    def __init__(self, command: Sequence[str]) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows: no console beside the window
            )
        except OSError as error:
            raise EngineError(f"The process for system voices could not be started: {error}") from error
        self._replies: queue.SimpleQueue[str] = queue.SimpleQueue()
        stdout = self._process.stdout
        assert stdout is not None
        self._reader = threading.Thread(target=self._read, args=(stdout,), name="system-voice-replies", daemon=True)
        self._reader.start()

    def ask(self, request: dict[str, Any], timeout: float) -> dict[str, Any]:
        """Return the worker's answer; raise `EngineError` when it fails, ends or takes too long."""
        stdin = self._process.stdin
        assert stdin is not None
        # A worker that could not start its engine has said so before it ended; its reply is read below.
        with contextlib.suppress(OSError):
            stdin.write(json.dumps(request) + "\n")
            stdin.flush()
        try:
            line = self._replies.get(timeout=timeout)
        except queue.Empty:
            raise EngineError(f"The system voice did not answer within {timeout:.0f} s.") from None
        if not line:
            raise EngineError("The process for system voices ended without an answer.")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise EngineError(f"No system voice: {answer['error']}", hint=_how_to_install())
        return answer

    def end(self) -> None:
        """Kill the worker: it keeps nothing."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _read(self, stdout: IO[str]) -> None:
        for line in stdout:
            self._replies.put(line)
        self._replies.put("")


def _described(voice: dict[str, str], variants: bool) -> tuple[EngineVoice, ...]:
    language = language_tag(voice["language"])
    if variants:
        return tuple(EngineVoice(voice["id"] + suffix, language, gender) for suffix, gender in _ESPEAK_VARIANTS)
    told = voice["gender"].lower()
    gender: Gender | None = "female" if "female" in told else "male" if "male" in told else None
    return (EngineVoice(voice["id"], language, gender),)


def _read(file: Path, voice: str) -> Pcm:
    import soundfile

    try:
        samples, rate = soundfile.read(file, dtype="int16", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise EngineError(f"The system voice {voice!r} wrote no sound: {error}") from error
    if not samples.size:
        raise EngineError(f"The system voice {voice!r} wrote no sound.")
    return Pcm(samples[:, 0].astype("<i2").tobytes(), rate)


def _how_to_install() -> str:
    if platform.system() == "Linux":
        return "Install eSpeak NG: apt install espeak-ng"
    return "Add a voice in the system's speech settings."
