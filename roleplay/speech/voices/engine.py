"""What every synthesis engine offers to the rest of this package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from roleplay.core.errors import ModelError
from roleplay.core.sound import Pcm

Gender = Literal["female", "male"]


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


def language_tag(written: str) -> str:
    """Return a language tag in one spelling: `en_US` becomes `en-us`."""
    return written.replace("_", "-").lower()
