"""The queue of sounds that wait for the loudspeaker, shared by every kind of line."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roleplay.audio.bed import Bed
from roleplay.audio.samples import Samples

Marks = NDArray[np.int32]

FADE_SECONDS = 0.015
"""How fast a sound that is stopped falls silent: short enough to obey, long enough not to click."""
RESUMED_SECONDS = 0.12
"""What was halted goes on so much before the place where it fell silent: about a syllable, as people do."""
_BLOCK = 4096
"""Samples whose loudness is changed at a time."""


@dataclass(frozen=True, slots=True)
class _Clip:
    mark: int
    samples: Samples


class Playout:
    """Sounds in order, one behind the other, and a stop that fades.

    One thread may `play` and `stop` while another `pull`s, without a lock: each counter is written by one side only,
    and the deque's `append` and `popleft` are atomic. `pull` is fit for an audio callback.
    """

    def __init__(self, rate: int) -> None:
        fade = round(FADE_SECONDS * rate)
        self._waiting: deque[_Clip] = deque()
        self._names: dict[int, str] = {}
        self._queued = 0
        self._queued_at_stop = 0
        self._stopped_mark = 0
        self._bed = Bed(rate)
        self._halted = False
        # From here on the pulling side's own.
        self._gone = 0
        self._current: _Clip | None = None
        self._position = 0
        self._end = 0
        self._fade_from: int | None = None
        self._ramp = np.linspace(1.0, 0.0, fade, endpoint=False, dtype=np.float32)
        self._faded = np.zeros(fade, np.float32)
        self._gain = 1.0
        self._held = False
        self._back = round(RESUMED_SECONDS * rate)
        self._steps = np.arange(1, _BLOCK + 1, dtype=np.float32)
        self._gains = np.zeros(_BLOCK, np.float32)

    # --- the side that plays ---

    def play(self, clip: str, samples: Samples) -> None:
        """Queue a sound; the array must not be changed afterwards."""
        if not len(samples):
            return
        mark = len(self._names) + 1
        self._names[mark] = clip
        self._queued += len(samples)
        self._waiting.append(_Clip(mark, samples))

    def stop(self) -> None:
        """Fade out what plays and drop what waits; what is queued from now on is played."""
        self._queued_at_stop = self._queued
        self._stopped_mark = len(self._names)

    def background(self, loop: Samples | None) -> None:
        """Let a sound run in a loop under all others, marked as silence, until another or None takes its place."""
        self._bed.lay(loop)

    def halt(self, halted: bool) -> None:
        """Fall silent where it is, as fast as a fade, and keep what waits; or go on from there."""
        self._halted = halted

    def rewind(self, samples: int) -> None:
        """Be silent without a fade, and step back by what has been pulled and will not be heard.

        Only while nobody pulls: the device's queue has just been dropped.
        """
        if self._current is not None:
            back = min(samples, self._position)
            self._position -= back
            self._gone -= back
        self._gain = 0.0
        self._held = True

    @property
    def pending(self) -> int:
        """Samples that will still be pulled."""
        at_most = self._queued - self._queued_at_stop + len(self._ramp) if self._stopped_mark else self._queued
        return min(self._queued - self._gone, at_most)

    @property
    def at_rest(self) -> bool:
        """Whether all is halted and nothing at all sounds, so that a gap would not be heard."""
        return self._held and not self._bed.runs

    def last_name(self, marks: Marks) -> str | None:
        """Return the name of the clip that the last mark other than silence stands for, None when all are silence."""
        played = marks[marks != 0]
        return self._names[int(played[-1])] if len(played) else None

    # --- the side that pulls ---

    def pull(self, samples: Samples, marks: Marks) -> None:
        """Fill both arrays, of equal length: the next samples, and the mark of the clip each belongs to, or zeros."""
        self._obey_stop()
        if self._holds():
            samples[:] = 0
            marks[:] = 0
            self._bed.mix(samples)
            return
        filled = 0
        while filled < len(samples) and self._take_next():
            count = min(len(samples) - filled, self._end - self._position)
            self._copy(samples[filled : filled + count])
            if self._current is not None:
                marks[filled : filled + count] = self._current.mark
            self._position += count
            self._gone += count
            filled += count
        samples[filled:] = 0
        marks[filled:] = 0
        for start in range(0, len(samples), _BLOCK):
            self._set_loudness(samples[start : start + _BLOCK])
        self._bed.mix(samples)

    def _holds(self) -> bool:
        """Return whether nothing sounds because all is halted; step back a little when it goes on."""
        silent = self._halted and self._gain == 0.0
        if self._held and not silent:
            back = min(self._back, self._position) if self._current is not None else 0
            self._position -= back
            self._gone -= back
        self._held = silent
        return silent

    def _obey_stop(self) -> None:
        if self._current is None or self._fade_from is not None or self._current.mark > self._stopped_mark:
            return
        if self._gain == 0.0:  # nothing is heard that could fade
            self._gone += self._end - self._position
            self._current = None
            return
        self._fade_from = self._position
        end = min(self._end, self._position + len(self._ramp))
        self._gone += self._end - end
        self._end = end

    def _take_next(self) -> bool:
        """Return whether there is a sample to copy at the current position."""
        while self._current is None or self._position == self._end:
            self._current, self._fade_from = None, None
            if not self._waiting:
                return False
            clip = self._waiting.popleft()
            if clip.mark <= self._stopped_mark:
                self._gone += len(clip.samples)
                continue
            self._current, self._position, self._end = clip, 0, len(clip.samples)
        return True

    def _copy(self, out: Samples) -> None:
        if self._current is None:
            return
        source = self._current.samples[self._position : self._position + len(out)]
        if self._fade_from is None:
            out[:] = source
            return
        start = self._position - self._fade_from
        faded = self._faded[: len(out)]
        np.multiply(source, self._ramp[start : start + len(out)], out=faded)
        out[:] = faded

    def _set_loudness(self, samples: Samples) -> None:
        target = 0.0 if self._halted else 1.0
        if self._gain == target == 1.0:
            return
        gains = self._gains[: len(samples)]
        step = 1.0 / len(self._ramp)
        if target < self._gain:
            np.multiply(self._steps[: len(samples)], -step, out=gains)
            np.add(gains, self._gain, out=gains)
            np.maximum(gains, target, out=gains)
        else:
            np.multiply(self._steps[: len(samples)], step, out=gains)
            np.add(gains, self._gain, out=gains)
            np.minimum(gains, target, out=gains)
        # The last one may miss its target by a rounding of 32 bits.
        self._gain = target if abs(gains[-1] - target) < step else float(gains[-1])
        np.multiply(samples, gains, out=gains)
        samples[:] = gains
