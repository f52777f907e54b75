"""A voice that speaks Morse code."""

from __future__ import annotations

from roleplay.core.plugins import PluginVoice
from roleplay.core.sound import Pcm
from roleplay_morse.code import RATE, tones


class MorseVoice:
    """A `VoicePlugin`."""

    api = 1
    name = "morse"

    def voices(self) -> tuple[PluginVoice, ...]:
        """Return one voice a language: Morse code is the same in both, but for letters that it lacks."""
        return PluginVoice("key-en", "en"), PluginVoice("key-pl", "pl")

    def fingerprint(self, voice: str) -> str:
        """Return the version of how it sounds."""
        return f"1 {voice}"

    def synthesize(self, text: str, voice: str, pace: float) -> Pcm:
        """Return a sentence as tones; an angry customer keys faster."""
        del voice
        return Pcm(tones(text, pace).astype("<i2").tobytes(), RATE)

    def close(self) -> None:
        """There is nothing to free."""
