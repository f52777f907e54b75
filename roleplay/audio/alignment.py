"""Keeps the two channels of a call in step, although microphone and loudspeaker have clocks of their own."""

from __future__ import annotations

import statistics
from collections import deque

from roleplay.core.sound import CALL_RATE

_WINDOW = 63
"""Measurements, one a frame (2 s), whose median counts: single time stamps of a driver may be far off."""

_TOLERANCE = round(0.010 * CALL_RATE)
"""Samples of drift that are let be: nobody hears 10 ms in a review."""

_TOO_FAR = round(0.300 * CALL_RATE)
"""Samples of drift that are mended even in the middle of the customer's speech, once the window is full."""


class Alignment:
    """Tracks by how many samples the played sound runs ahead of the heard sound, and slips only when it matters."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque(maxlen=_WINDOW)
        self._begun = False
        self.offset = 0
        """Position in the played stream minus position in the heard stream, at the same moment; in samples."""

    def observe(self, measured: float, *, quiet: bool) -> None:
        """Take a measured offset in samples; `quiet` says that nothing can be heard, so that a slip does no harm."""
        self._recent.append(measured)
        likely = round(statistics.median(self._recent))
        drift = abs(likely - self.offset)
        far = drift > _TOO_FAR and len(self._recent) == _WINDOW
        if not self._begun or far or (quiet and drift > _TOLERANCE):
            self.offset = likely
            self._begun = True

    def slip(self, samples: int) -> None:
        """Go on behind so many samples that were taken for played and never will be; what was measured is void."""
        self._recent.clear()
        self.offset += samples
