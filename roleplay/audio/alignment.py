"""Keeps the two channels of a call in step, although microphone and loudspeaker have clocks of their own."""

from __future__ import annotations

from roleplay.core.sound import CALL_RATE

_SMOOTHING = 0.05
"""Weight of a new measurement: about 20 frames (0.6 s) against the jitter of the drivers' time stamps."""

_TOLERANCE = round(0.010 * CALL_RATE)
"""Samples of drift that are let be: nobody hears 10 ms in a review."""

_TOO_FAR = round(0.100 * CALL_RATE)
"""Samples of drift that are mended even in the middle of the customer's speech."""


class Alignment:
    """Tracks by how many samples the played sound runs ahead of the heard sound, and slips only when it matters."""

    def __init__(self) -> None:
        self._smoothed: float | None = None
        self.offset = 0
        """Position in the played stream minus position in the heard stream, at the same moment; in samples."""

    def observe(self, measured: float, *, quiet: bool) -> None:
        """Take a measured offset in samples; `quiet` says that nothing is being played, so that a slip is unheard."""
        if self._smoothed is None:
            self._smoothed = measured
            self.offset = round(measured)
            return
        self._smoothed += _SMOOTHING * (measured - self._smoothed)
        drift = abs(self._smoothed - self.offset)
        if drift > _TOO_FAR or (quiet and drift > _TOLERANCE):
            self.offset = round(self._smoothed)
