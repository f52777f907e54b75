"""What is played of a recording, piece by piece, and where in it somebody is who hears it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from roleplay.audio.passages import Span
from roleplay.audio.stretch import Source, Wave, at_speed
from roleplay.core.sound import CALL_RATE

_FADE = CALL_RATE // 200
"""Samples (5 ms) that fade in and out where two passages meet that do not belong together: no click."""

_REMEMBERED = 64
"""Pieces; more never wait for the loudspeaker."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the recording as it is played."""

    begin: int
    """Position in the recording, in samples."""
    end: int
    wave: Wave
    """-1 to 1; at another speed than 1 of another length than the stretch."""


def pieces(source: Source, spans: Iterable[Span], speed: float) -> Iterator[Piece]:
    """Yield the sound of spans at a speed, each faded out and the next one in where they do not touch.

    `source` returns the samples between two positions, -1 to 1.
    """
    before: int | None = None
    for begin, end in spans:
        jumped = before is not None and before != begin
        here = begin
        for reached, wave in at_speed(source, end, begin, speed):
            faded = _faded(wave, rising=jumped and here == begin, falling=reached == end)
            yield Piece(here, reached, faded)
            here = reached
        before = end


def _faded(wave: Wave, *, rising: bool, falling: bool) -> Wave:
    length = min(_FADE, len(wave) // 2)
    if not length or not (rising or falling):
        return wave
    faded = wave.copy()
    ramp = np.linspace(0, 1, length, endpoint=False, dtype=np.float32)
    if rising:
        faded[:length] *= ramp
    if falling:
        faded[-length:] *= ramp[::-1]
    return faded


class Course:
    """Remembers which pieces were handed over, to tell which one is heard."""

    def __init__(self, start: int) -> None:
        """`start` is the position at which it begins."""
        self._start = start
        self._pieces: deque[tuple[int, int, int]] = deque(maxlen=_REMEMBERED)

    @property
    def reached(self) -> int:
        """Position behind the last piece."""
        return self._pieces[-1][1] if self._pieces else self._start

    def add(self, piece: Piece) -> None:
        """Note that a piece was handed over."""
        self._pieces.append((piece.begin, piece.end, len(piece.wave)))

    def heard(self, waiting: int) -> int:
        """Return the position that is heard while so many samples still wait to be played."""
        for begin, end, played in reversed(self._pieces):
            if waiting < played:
                return end - round(waiting / played * (end - begin))
            waiting -= played
        return self._pieces[0][0] if self._pieces else self._start
