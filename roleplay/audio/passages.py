"""Which passages of a recording are played: all of it, without its silences, or one passage again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from roleplay.audio.envelope import BUCKET, Envelope
from roleplay.core.sound import CALL_RATE

Span = tuple[int, int]
"""Positions in samples: begin, and end, which does not belong to it."""

_FRAME = 4
"""Buckets looked at together: 32 ms, longer than a period of any voice."""

_FLOOR_SHARE = 0.2
"""That share of the frames with any sound is taken for what is heard behind the voice: an office, a street."""

_ABOVE_FLOOR = 3.0
"""A voice swings that much farther (10 dB) than what is behind it ..."""

_BELOW_VOICE = 0.25
"""... but a quarter (-12 dB) of the loudest twentieth is voice, for a noise gate leaves no floor ..."""

_LEAST_PEAK = 250
"""... and what swings less than this (-42 dBFS) is silence in any case."""

_SHORTEST = round(1.0 * CALL_RATE)
"""A silence that is shorter belongs to how people talk."""

_KEPT = round(0.25 * CALL_RATE)
"""What stays of a silence on each side."""


def silences(envelope: Envelope) -> tuple[Span, ...]:
    """Return what may be skipped because neither side is heard, in order; what is left of each silence is kept.

    Told from the level alone, against the noise behind each side, so that a call without any transcript has silences
    too.
    """
    peaks = envelope.peaks()
    rest = -peaks.shape[1] % _FRAME
    frames = np.pad(peaks, ((0, 0), (0, rest))).reshape(2, -1, _FRAME).max(axis=2)
    heard = np.zeros(frames.shape[1], bool)
    for side in frames:
        heard |= side > _threshold(side)
    size = _FRAME * BUCKET
    found = []
    for begin, end in _quiet_runs(heard):
        first, last = begin * size, min(end * size, envelope.length)
        if last - first >= _SHORTEST:
            # Before the first word and after the last there is nothing to be kept a distance from.
            first += _KEPT if begin else 0
            last -= _KEPT if last < envelope.length else 0
            found.append((first, last))
    return tuple(found)


def _threshold(side: NDArray[np.int32]) -> float:
    sounding = side[side > 0]
    if not len(sounding):
        return _LEAST_PEAK
    floor, loud = np.quantile(sounding, (_FLOOR_SHARE, 0.95))
    return max(_LEAST_PEAK, min(_ABOVE_FLOOR * float(floor), _BELOW_VOICE * float(loud)))


def _quiet_runs(heard: NDArray[np.bool_]) -> Iterator[Span]:
    edges = np.flatnonzero(np.diff(np.concatenate(([True], heard, [True])).astype(np.int8)))
    yield from zip(edges[0::2].tolist(), edges[1::2].tolist(), strict=True)


def without(length: int, start: int, skipped: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left from `start` to `length` when the skipped spans (in order) are left out."""
    here = start
    for begin, end in skipped:
        if end <= here:
            continue
        if begin >= length:
            break
        if begin > here:
            yield here, begin
        here = end
    if here < length:
        yield here, length


def route(length: int, start: int, skipped: Sequence[Span] = (), loop: Span | None = None) -> Iterator[Span]:
    """Yield the spans that are played from `start` on, one after the other; endless with a loop.

    What comes before the loop is played once, what comes after it never. A loop of nothing but silence is played with
    its silence.
    """
    if loop is None or loop[0] >= min(loop[1], length):
        yield from without(length, start, skipped)
        return
    begin, end = loop[0], min(loop[1], length)
    if start < end:
        yield from without(end, start, skipped)
    again = tuple(without(end, begin, skipped)) or ((begin, end),)
    while True:
        yield from again
