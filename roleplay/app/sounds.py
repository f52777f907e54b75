"""Sound outside a call: samples, the microphone test, replay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from roleplay.app.options import PLAYER_SIDES, PlayerSide
from roleplay.app.parts import Parts
from roleplay.audio.activity import SileroActivity
from roleplay.audio.line import open_line
from roleplay.audio.microphone_test import Verdict, check_microphone, measure_echo
from roleplay.audio.passages import Span
from roleplay.audio.player import RecordingPlayer
from roleplay.audio.recording import open_recording
from roleplay.core.errors import DeviceError
from roleplay.core.ports import Line
from roleplay.core.records import Settings
from roleplay.core.sound import Pcm


@dataclass(frozen=True, slots=True)
class MicrophoneCheck:
    """What a test of the microphone heard."""

    verdict: Verdict
    message: str
    """What was heard and what to do, in English."""
    level: float
    """Of the speech, in dBFS."""
    recording: Pcm
    """To be played back."""
    echo: float | None = None
    """How loud the microphone hears the loudspeaker, in decibels against what is played; None when it does not."""

    @property
    def ok(self) -> bool:
        """Whether nothing needs doing."""
        return self.verdict == "good"


def play(parts: Parts, settings: Settings, pcm: Pcm) -> None:
    """Play a sound to its end. Raises `DeviceError`."""
    line = open_line(parts.devices, loudspeaker=settings.loudspeaker, use_microphone=False, volume=settings.volume)
    try:
        line.play("sample", pcm)
        while line.pending > 0:
            line.read()
    finally:
        line.close()


def check(parts: Parts, settings: Settings, seconds: float, on_level: Callable[[float], None]) -> MicrophoneCheck:
    """Listen to the microphone for some seconds, then play a short sound and hear whether it comes back.

    Raises `DeviceError` when there is no microphone; without a loudspeaker nothing is played.
    """
    line, plays = _line_for_test(parts, settings)
    try:
        report = check_microphone(line, SileroActivity(), seconds=seconds, on_level=on_level)
        echo = measure_echo(line) if plays and report.verdict != "dead" else None
    finally:
        line.close()
    return MicrophoneCheck(report.verdict, report.advice, report.level, report.recording, echo)


def _line_for_test(parts: Parts, settings: Settings) -> tuple[Line, bool]:
    """Open the microphone, with the loudspeaker if there is one, and tell whether there is."""
    try:
        line = open_line(
            parts.devices,
            microphone=settings.microphone,
            loudspeaker=settings.loudspeaker,
            volume=settings.volume,
        )
    except DeviceError as error:
        if error.side != "loudspeaker":
            raise
        return open_line(parts.devices, microphone=settings.microphone, use_loudspeaker=False), False
    return line, True


class SessionPlayer:
    """Plays the recording of a session; see `audio.player.RecordingPlayer`."""

    def __init__(self, parts: Parts, settings: Settings, recording: Path) -> None:
        """Raises `InputError` when the recording cannot be read, `DeviceError` when there is no sound system."""
        self._player = RecordingPlayer(open_recording(recording), parts.devices, loudspeaker=settings.loudspeaker)

    @property
    def position(self) -> float:
        """Seconds since the line was opened."""
        return self._player.state.position

    @property
    def duration(self) -> float:
        """Seconds."""
        return self._player.state.seconds

    @property
    def playing(self) -> bool:
        """Whether sound comes out."""
        return self._player.state.playing

    def play(self) -> None:
        """Play on. Raises `DeviceError`."""
        self._player.play()

    def pause(self) -> None:
        """Stop where it is."""
        self._player.pause()

    def seek(self, seconds: float) -> None:
        """Go to a position."""
        self._player.seek(seconds)

    def set_speed(self, speed: float) -> None:
        """0.5 to 2, pitch kept."""
        self._player.set_speed(speed)

    def set_volume(self, volume: float, side: PlayerSide | None = None) -> None:
        """Of one side or both, 0 to 1."""
        for chosen in PLAYER_SIDES if side is None else (side,):
            self._player.set_volume(chosen, volume)

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """A passage that is played again and again, in seconds; None for none."""
        self._player.set_loop(loop)

    def set_skipped(self, skipped: Sequence[Span]) -> None:
        """Passages that are left out, in samples."""
        self._player.set_skipped(skipped)

    def hear(self, begin: float, end: float) -> None:
        """Play a passage once. Raises `DeviceError`."""
        self._player.hear(begin, end)

    @property
    def problem(self) -> str:
        """Why it stopped by itself; empty when it did not."""
        return self._player.state.problem

    def close(self) -> None:
        """Give the loudspeaker back."""
        self._player.close()
