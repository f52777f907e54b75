"""The composition root: the only place that builds the parts and joins them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from roleplay.core.events import Button
from roleplay.core.ports import Listener
from roleplay.core.records import (
    Device,
    Finding,
    Mode,
    ModelStatus,
    ScenarioSummary,
    SessionFilter,
    SessionRecord,
    SessionSummary,
    Settings,
    VoiceStatus,
)
from roleplay.core.sound import Pcm

Progress = Callable[[int, int], None]
"""Called with (done, total) bytes; raise `Cancelled` inside to stop."""


class RunningCall(Protocol):
    """A call that runs in its own thread. All methods return at once and may be called from any thread."""

    session_id: str
    recogniser: str
    """What serves, for the page and the record; `typed` when nothing listens."""

    def answer(self) -> None: ...
    def say(self, text: str) -> None:
        """Answer by typing."""

    def press(self, button: Button) -> None: ...
    def talk(self, pressed: bool) -> None:
        """Push-to-talk key went down or up."""

    def note(self, text: str) -> None: ...
    def abort(self) -> None:
        """Leave the call; it is saved with outcome `aborted`."""

    def join(self, timeout: float | None = None) -> bool:
        """Wait for the end (recording encoded, score saved); False when it timed out."""


@dataclass(frozen=True, slots=True)
class CallOptions:
    """What to ring with."""

    scenario_id: str
    language: str = "en"
    mode: Mode = "practice"
    seed: int = 0
    typed: bool = False
    """No microphone: answers are typed."""
    silent: bool = False
    """No loudspeaker: the customer is read in captions."""


class Roleplay:
    """Everything that the window and the command line can ask for."""

    @property
    def settings(self) -> Settings:
        raise NotImplementedError

    def save_settings(self, settings: Settings) -> None:
        raise NotImplementedError

    # scenarios
    def scenarios(self, language: str = "") -> tuple[ScenarioSummary, ...]:
        raise NotImplementedError

    # calls
    def ring(self, options: CallOptions, listener: Listener) -> RunningCall:
        """Open the line and let the phone ring; events arrive at `listener` from other threads.

        Raises `ScenarioError`, `DeviceError`, `DatabaseError`, `DiskError`.
        """
        raise NotImplementedError

    # sessions
    def sessions(self, wanted: SessionFilter | None = None) -> tuple[SessionSummary, ...]:
        """Newest first."""
        raise NotImplementedError

    def session(self, session_id: str) -> SessionRecord:
        raise NotImplementedError

    def recovered_sessions(self) -> tuple[SessionSummary, ...]:
        """Calls that a crash cut off, found and mended at this start; offered once for review."""
        raise NotImplementedError

    def recording(self, session_id: str) -> Path | None:
        raise NotImplementedError

    def delete_session(self, session_id: str) -> None:
        raise NotImplementedError

    def export_practice_log(self, path: Path, wanted: SessionFilter | None = None) -> int:
        """Write CSV, one row a session; return the number of rows. Raises `ExportError`."""
        raise NotImplementedError

    def export_transcript(self, session_id: str, path: Path) -> None:
        """Write WebVTT."""
        raise NotImplementedError

    def export_session(self, session_id: str, path: Path) -> None:
        """Write JSON."""
        raise NotImplementedError

    # sound
    def microphones(self) -> tuple[Device, ...]:
        raise NotImplementedError

    def loudspeakers(self) -> tuple[Device, ...]:
        raise NotImplementedError

    # recognition models and voices
    def models(self) -> tuple[ModelStatus, ...]:
        raise NotImplementedError

    def install_model(self, name_or_path: str, progress: Progress) -> ModelStatus:
        raise NotImplementedError

    def verify_model(self, name: str) -> ModelStatus:
        raise NotImplementedError

    def remove_model(self, name: str) -> None:
        raise NotImplementedError

    def recogniser_for(self, language: str) -> str:
        """What would serve now: engine and model, or `typed`."""
        raise NotImplementedError

    def voices(self) -> tuple[VoiceStatus, ...]:
        raise NotImplementedError

    def voice_sample(self, voice: str, text: str, heat: float) -> Pcm:
        raise NotImplementedError

    def doctor(self) -> tuple[Finding, ...]:
        raise NotImplementedError
