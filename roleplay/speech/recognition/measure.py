"""Recognising a finished recording, for benches and tests."""

from __future__ import annotations

from roleplay.core.ports import Recognised, Recogniser
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, SAMPLE_BYTES, Pcm


def recognise_file(recogniser: Recogniser, pcm: Pcm, phrases: tuple[str, ...] = ()) -> Recognised:
    """Recognise one utterance in frames as a call feeds them, as fast as the recogniser goes.

    Raises `ValueError` unless `pcm` is at `CALL_RATE`.
    """
    if pcm.rate != CALL_RATE:
        raise ValueError(f"recognisers take {CALL_RATE} samples a second, not {pcm.rate}")
    recognition = recogniser.begin(phrases)
    step = FRAME_SAMPLES * SAMPLE_BYTES
    for start in range(0, len(pcm.samples), step):
        recognition.accept(pcm.samples[start : start + step])
    return recognition.finish()
