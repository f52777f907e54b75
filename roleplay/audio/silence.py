"""Tells a microphone that is muted, or kept from the program, from one in a quiet room.

A room is never quite still: converters and microphones hiss. Exact zeros come from a mute switch, or from a system
that does not let the program hear (macOS answers so without an error). Some headsets and noise filters send zeros
between words, too: their gate closes and opens many times a minute, which is how they are known.
"""

from __future__ import annotations

_SHORTEST_GAP = 3
"""Frames of zeros that a gate makes at least: fewer may be a hiccup of the driver."""

_LONGEST_GAP = 40
"""Frames of zeros between two sounds that are still a gate's and not a mute switch's: 1.3 s."""

_GATE_GAPS = 5
"""So many gaps make a gate."""


class DeadMicrophone:
    """Watches the frames of one microphone. Pure: time is counted in frames."""

    def __init__(self) -> None:
        self._zeros = 0
        self._heard = False
        self._gaps = 0

    def observe(self, samples: bytes) -> None:
        """Take the next frame."""
        if not samples.strip(b"\0"):
            self._zeros += 1
            return
        if self._heard and _SHORTEST_GAP <= self._zeros <= _LONGEST_GAP:
            self._gaps += 1
        self._heard = True
        self._zeros = 0

    @property
    def now(self) -> bool:
        """Whether the latest frame held nothing but zeros, and zeros mean something with this microphone."""
        return self._zeros > 0 and self._gaps < _GATE_GAPS
