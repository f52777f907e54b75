"""What the window needs of the facade for sound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from roleplay.app import Player
from roleplay.core.sound import Pcm


class MicrophoneReport(Protocol):
    """What a test of the microphone heard."""

    @property
    def ok(self) -> bool: ...

    @property
    def message(self) -> str:
        """The verdict, for the person."""

    @property
    def hint(self) -> str:
        """What to do, empty when all is well."""

    @property
    def recording(self) -> Pcm:
        """What was heard, to be played back."""


class Sounds(Protocol):
    """The part of the facade that makes sound outside a call."""

    def player(self, session_id: str) -> Player:
        """Open the recording of a session."""

    def play(self, pcm: Pcm) -> None:
        """Play a sound on the loudspeaker of the settings, to its end."""

    def test_microphone(self, seconds: float, on_level: Callable[[float], None]) -> MicrophoneReport:
        """Record for some seconds; `on_level` gets the loudness in dBFS."""
