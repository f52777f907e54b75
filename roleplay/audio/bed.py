"""A sound that runs in a loop under whatever else a loudspeaker plays, such as the street behind a customer."""

from __future__ import annotations

import numpy as np

from roleplay.audio.samples import Samples

FADE_SECONDS = 0.4
"""How long it takes to come and to go."""

_STEP = 512
"""Samples in which its loudness changes while it comes and goes: 1/12 of the whole at 16 kHz, soft as it is."""

_LOWEST, _HIGHEST = -32_768, 32_767


class Bed:
    """Mixes a loop into samples. One thread may `lay` while another `mix`es, without a lock.

    `mix` is fit for an audio callback.
    """

    def __init__(self, rate: int) -> None:
        self._wanted: Samples | None = None
        # From here on the mixing side's own.
        self._loop: Samples | None = None
        self._position = 0
        self._gain = 0.0
        self._fade = FADE_SECONDS * rate
        self._sum = np.zeros(_STEP, np.float32)

    def lay(self, loop: Samples | None) -> None:
        """Let a sound run from now on, faded in; None lets the present one fade out. The array must not change."""
        self._wanted = loop if loop is not None and len(loop) else None

    @property
    def runs(self) -> bool:
        """Whether there is a sound to be heard."""
        return self._loop is not None or self._wanted is not None

    def mix(self, samples: Samples) -> None:
        """Add the loop to samples; what is too loud is clipped."""
        wanted = self._wanted
        if self._loop is None and wanted is None:
            return
        for start in range(0, len(samples), _STEP):
            self._mix_step(samples[start : start + _STEP], wanted)

    def _mix_step(self, samples: Samples, wanted: Samples | None) -> None:
        if self._loop is not wanted and self._gain <= 0:
            self._loop, self._position = wanted, 0
        if self._loop is None:
            return
        change = len(samples) / self._fade
        self._gain = min(1.0, self._gain + change) if self._loop is wanted else max(0.0, self._gain - change)
        done = 0
        while done < len(samples):
            count = min(len(samples) - done, len(self._loop) - self._position)
            part = self._sum[:count]
            np.multiply(self._loop[self._position : self._position + count], self._gain, out=part)
            np.add(part, samples[done : done + count], out=part)
            np.clip(part, _LOWEST, _HIGHEST, out=part)
            samples[done : done + count] = part
            self._position = (self._position + count) % len(self._loop)
            done += count
