"""How soon a line can be heard that nothing has synthesized before, by engine."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from roleplay.app.bench.figures import StageTimes, times
from roleplay.audio.telephone import telephone
from roleplay.core.actions import Say
from roleplay.core.errors import ModelError
from roleplay.speech.voices.bank import VoiceBank
from roleplay.speech.voices.speaker import CachedSpeaker

CUSTOMERS = {"hibari": "dana", "piper": "marian", "system": "system"}
"""By engine: a customer whose first choice it is."""
_HEAT = 50.0


@dataclass(frozen=True, slots=True)
class FirstAudio:
    """One engine's lines, from the wish to speak one to sound that the line can play, telephone effect included."""

    engine: str
    served_by: str
    loading: float
    """Seconds of the very first line, the engine's start included."""
    lines: StageTimes
    count: int
    speech: float
    """Seconds of speech in one line, the mean."""


def first_audio(bank: VoiceBank, language: str, texts: Sequence[str]) -> tuple[FirstAudio, ...]:
    """Measure every engine that can speak; what none can say is left out."""
    measured = (_engine(bank, engine, voice, language, texts) for engine, voice in CUSTOMERS.items())
    return tuple(one for one in measured if one is not None)


def _engine(bank: VoiceBank, engine: str, voice: str, language: str, texts: Sequence[str]) -> FirstAudio | None:
    speaker = CachedSpeaker(bank, language=language, voice=voice, effect=telephone)
    try:
        seconds: list[float] = []
        speech = 0.0
        served_by = ""
        for number, text in enumerate(texts):
            began = time.perf_counter()
            spoken = speaker.speak(Say(f"line-{number}", text, _HEAT))
            seconds.append(time.perf_counter() - began)
            speech += spoken.pcm.seconds
            served_by = spoken.voice
    except ModelError:
        return None
    finally:
        speaker.close()
    if engine not in served_by:
        return None
    return FirstAudio(engine, served_by, seconds[0], times(seconds[1:]), len(seconds) - 1, speech / len(seconds))
