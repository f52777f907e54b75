"""The one form of sound that passes between the parts: signed 16-bit little-endian mono samples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

CALL_RATE = 16_000
"""Samples a second on the line, in recordings and for the recognisers."""

FRAME_SAMPLES = 512
"""Samples in one frame of the line: 32 ms, the window that Silero voice activity detection works on."""

FRAME_SECONDS = FRAME_SAMPLES / CALL_RATE

SAMPLE_BYTES = 2


@dataclass(frozen=True, slots=True)
class Pcm:
    """A piece of mono sound."""

    samples: bytes
    """Signed 16-bit little-endian samples."""

    rate: int = CALL_RATE
    """Samples a second."""

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.samples) / SAMPLE_BYTES / self.rate


@dataclass(frozen=True, slots=True)
class Frame:
    """What went over the line in one frame; both byte strings hold `FRAME_SAMPLES` samples at `CALL_RATE`."""

    at: float
    """Seconds since the line was opened, at the end of the frame."""

    trainee: bytes
    """What the microphone heard."""

    customer: bytes
    """What the loudspeaker played in the same time; zeros when nothing was."""

    playing: str | None = None
    """Id of the clip that was being played (see `Line.play`), None in silence."""


def silence(seconds: float, rate: int = CALL_RATE) -> Pcm:
    """Return `seconds` of digital silence."""
    return Pcm(bytes(round(seconds * rate) * SAMPLE_BYTES), rate)


def joined(pieces: Iterable[Pcm]) -> Pcm:
    """Return pieces of sound as one. Raises `ValueError` when there are none, or when their rates differ."""
    parts = list(pieces)
    rates = {piece.rate for piece in parts}
    if len(rates) != 1:
        raise ValueError(f"cannot join {len(parts)} pieces of sound with {len(rates)} rates")
    return Pcm(b"".join(piece.samples for piece in parts), rates.pop())
