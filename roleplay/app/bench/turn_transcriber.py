"""A recogniser that knows what is said: it shows turn taking without mishearing."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

from roleplay.app.bench.turn_corpus import SaidTurn
from roleplay.core.ports import Recognised
from roleplay.core.sound import CALL_RATE, SAMPLE_BYTES
from roleplay.core.turns import PREROLL_SECONDS
from roleplay.speech.recognition.words import spoken_words

_LATE = 0.1
"""Seconds before its end from which on a part counts as said: its last sounds are soft."""


class ReadAloud:
    """Implements `core.ports.Transcriber`; inside a part its words are spread evenly."""

    name = "words as said"

    def __init__(self) -> None:
        self._said: SaidTurn | None = None
        self._heard = 0.0

    def hears(self, said: SaidTurn) -> None:
        """From now on this is what is said."""
        self._said = said

    def begin(self, phrases: Sequence[str] = ()) -> None:  # noqa: ARG002
        """Start an utterance, which has the time before its onset in front."""
        self._heard = -PREROLL_SECONDS

    def accept(self, samples: bytes) -> None:
        """Count."""
        self._heard += len(samples) / SAMPLE_BYTES / CALL_RATE

    def settle(self) -> Future[Recognised]:
        """Return the words that were said until now."""
        future: Future[Recognised] = Future()
        future.set_result(Recognised(" ".join(self._words())))
        return future

    def finish(self) -> Future[Recognised]:
        """The same."""
        return self.settle()

    def cancel(self) -> None:
        """Nothing is kept."""

    def close(self) -> None:
        """Nothing is open."""

    def _words(self) -> list[str]:
        found: list[str] = []
        if self._said is None:
            return found
        for part, (begin, end) in zip(self._said.case.parts, self._said.parts, strict=True):
            words = [] if part.startswith("(") else spoken_words(part)
            share = (self._heard + _LATE - begin) / (end - begin)
            found += words[: int(len(words) * min(1.0, max(0.0, share)))]
        return found
