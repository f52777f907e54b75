"""Spoken comments: recorded from the microphone, and transcribed by the recogniser that is installed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import soundfile

from roleplay.app.parts import Parts
from roleplay.audio.levels import rms_level
from roleplay.audio.line import open_line
from roleplay.core.errors import InputError, RoleplayError
from roleplay.core.ports import Line
from roleplay.core.records import Settings
from roleplay.core.sealed import open_sound
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, SAMPLE_BYTES, Pcm
from roleplay.speech.recognition.choice import choose_recogniser

LONGEST_SECONDS = 180.0
"""A remark that takes longer is a lecture; recording stops by itself."""
_CHUNK = FRAME_SAMPLES * SAMPLE_BYTES * 8


class Dictation:
    """A microphone that is recorded in a thread of its own until it is stopped."""

    def __init__(self, parts: Parts, settings: Settings, on_level: Callable[[float], None]) -> None:
        """Open the microphone and begin. Raises `DeviceError`."""
        self._line: Line = open_line(parts.devices, microphone=settings.microphone, use_loudspeaker=False)
        self._on_level = on_level
        self._frames: list[bytes] = []
        self._problem: RoleplayError | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._record, name="dictation", daemon=True)
        self._thread.start()

    @property
    def seconds(self) -> float:
        """How much is recorded."""
        return len(self._frames) * FRAME_SAMPLES / CALL_RATE

    def stop(self) -> Pcm:
        """End the recording and return it. Raises `DeviceError` when the microphone gave nothing at all."""
        self._stop.set()
        self._thread.join()
        if self._problem is not None and not self._frames:
            raise self._problem
        return Pcm(b"".join(self._frames))

    def _record(self) -> None:
        try:
            while not self._stop.is_set() and self.seconds < LONGEST_SECONDS:
                frame = self._line.read().trainee
                self._frames.append(frame)
                self._on_level(rms_level(frame))
        except RoleplayError as error:
            self._problem = error
        finally:
            self._line.close()


def transcribe(parts: Parts, settings: Settings, spoken: Pcm, language: str = "") -> tuple[str, str]:
    """Return what was said, and what recognised it; both empty where no recogniser for the language is installed.

    `language` empty is that of the calls. Raises `ModelError` when the model is broken.
    """
    wanted, others = language or settings.call_language, parts.plugins.loaded("recognisers")
    choice = choose_recogniser(wanted, settings.recogniser, parts.models, others=others)
    if choice.load is None:
        return "", ""
    recogniser = choice.load()
    try:
        recognition = recogniser.begin()
        for first in range(0, len(spoken.samples), _CHUNK):
            recognition.accept(spoken.samples[first : first + _CHUNK])
        return recognition.finish().text, recogniser.name
    finally:
        recogniser.close()


def load_spoken(path: Path | None) -> Pcm:
    """Read the sound of a spoken comment. Raises `InputError` when it is gone or damaged."""
    gone = InputError("The sound of this comment is not there.", hint="Its text is kept.")
    if path is None:
        raise gone
    try:
        with open_sound(path, lenient=True) as file, soundfile.SoundFile(file) as sound:
            return Pcm(bytes(sound.buffer_read(dtype="int16")), sound.samplerate)
    except (OSError, soundfile.LibsndfileError) as error:
        raise gone from error
