"""Calm sound for a break, on the chosen loudspeaker."""

from __future__ import annotations

import logging
import threading

import numpy as np

from roleplay.app.parts import Parts
from roleplay.audio.calm import calm_loop
from roleplay.audio.line import open_line
from roleplay.audio.samples import from_float, to_float
from roleplay.core.errors import DeviceError
from roleplay.core.ports import Line
from roleplay.core.records import Settings
from roleplay.core.sound import CALL_RATE

_log = logging.getLogger(__name__)

PIECE_SECONDS = 0.25
FADE_SECONDS = 1.5
"""How long it takes to come and to go."""
_AHEAD_SECONDS = 0.5


def open_calm_sound(parts: Parts, settings: Settings) -> CalmSound:
    """Begin to play. Raises `DeviceError`."""
    line = open_line(parts.devices, loudspeaker=settings.loudspeaker, use_microphone=False, volume=settings.volume)
    return CalmSound(line)


class CalmSound:
    """Plays until it is stopped, in a thread of its own; comes and goes softly."""

    def __init__(self, line: Line) -> None:
        """Begin at once on a line, which is closed at the end."""
        self._line = line
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="calm sound", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Fade out; returns at once."""
        self._stopped.set()

    def join(self, timeout: float | None = None) -> bool:
        """Wait until the loudspeaker has been given back; False when it timed out."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._play()
        except DeviceError as error:
            _log.warning("the calm sound ends: %s", error)  # a break goes on without it
        finally:
            self._line.close()

    def _play(self) -> None:
        loop = to_float(calm_loop())
        piece = round(PIECE_SECONDS * CALL_RATE)
        step = PIECE_SECONDS / FADE_SECONDS
        place, loudness = 0, 0.0
        while loudness > 0 or not self._stopped.is_set():
            target = max(loudness - step, 0.0) if self._stopped.is_set() else min(loudness + step, 1.0)
            sound = loop[np.arange(place, place + piece) % len(loop)] * np.linspace(loudness, target, piece)
            self._line.play("calm", from_float(sound))
            place, loudness = (place + piece) % len(loop), target
            while self._line.pending > _AHEAD_SECONDS:
                self._line.read()
        while self._line.pending > 0:
            self._line.read()
