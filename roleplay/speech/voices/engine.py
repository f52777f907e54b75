"""What every synthesis engine offers to the rest of this package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from roleplay.core.errors import ModelError
from roleplay.core.sound import Pcm

Gender = Literal["female", "male"]
Span = tuple[int, int]
"""First sample, and the one behind the last."""


class EngineError(ModelError):
    """An engine that is not installed, lacks a voice, or failed; the next engine in the list is tried."""

    code = "voice"


@dataclass(frozen=True, slots=True)
class EngineVoice:
    """One voice that an engine can speak with on this machine, now."""

    id: str
    """What the engine calls it."""
    language: str
    """Language tag in lower case, such as `en-us`."""
    gender: Gender | None = None


class VoiceEngine(Protocol):
    """A speech synthesis engine. Loads on first use; every method may be called from any thread."""

    @property
    def name(self) -> str:
        """Name for voice files, records and messages."""

    def voices(self) -> tuple[EngineVoice, ...]:
        """Return what can be used without a network.

        Raises `EngineError` when the engine is not usable here.
        """

    def fingerprint(self, voice: str) -> str:
        """Return what changes when the sound of this voice may: versions, and files that a person can swap."""

    def synthesize(self, text: str, voice: str, pace: float) -> Pcm:
        """Speak one sentence, at the engine's own rate.

        `pace` is relative to the voice's normal one: 1.2 is a fifth faster. Raises `EngineError`.
        """

    def close(self) -> None:
        """Free models and child processes; the engine loads again when it is used again."""


@runtime_checkable
class TimingEngine(Protocol):
    """An engine that may know when it says what."""

    def synthesize_parts(self, parts: Sequence[str], voice: str, pace: float) -> tuple[Pcm, tuple[Span, ...]]:
        """Speak parts as the one sentence that they make.

        Returns the sound, and where in it each part is heard; an empty tuple when that is not known. Raises
        `EngineError`.
        """


def language_tag(written: str) -> str:
    """Return a language tag in one spelling: `en_US` becomes `en-us`."""
    return written.replace("_", "-").lower()
