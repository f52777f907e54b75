"""A recogniser of Morse code."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

import numpy as np

from roleplay.core.ports import Recognised
from roleplay_morse.code import read


class MorseRecognisers:
    """A `RecogniserPlugin`."""

    api = 1
    name = "morse"
    languages = ("en", "pl")

    def load(self, language: str) -> MorseRecogniser:
        """Return the recogniser: one for all languages."""
        return MorseRecogniser(language)


class MorseRecogniser:
    """A `Recogniser`."""

    def __init__(self, language: str) -> None:
        self.name = f"morse {language}"

    def begin(self, phrases: Sequence[str] = ()) -> Listening:
        """Start one utterance."""
        del phrases
        return Listening()

    def close(self) -> None:
        """There is nothing to free."""


class Listening:
    """A `Recognition`: one utterance."""

    def __init__(self) -> None:
        self._heard = bytearray()
        self._told = ""

    def accept(self, samples: bytes) -> str | None:
        """Take samples; return the text so far when it changed."""
        self._heard += samples
        text = self._text()
        changed, self._told = text != self._told, text
        return text if changed else None

    def settle(self) -> Future[Recognised]:
        """Return what `finish` would now."""
        settled: Future[Recognised] = Future()
        settled.set_result(self.finish())
        return settled

    def finish(self) -> Recognised:
        """Return what was keyed."""
        return Recognised(self._text(), confidence=1.0)

    def _text(self) -> str:
        return read(np.frombuffer(bytes(self._heard), "<i2")).lower()
