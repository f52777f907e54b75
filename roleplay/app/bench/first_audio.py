"""How soon a line can be heard that nothing has synthesized before, by engine."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from roleplay.app.bench.figures import Share, StageTimes, times
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
    """Seconds until the first sound of the very first line, the engine's start included."""
    lines: StageTimes
    """Until the first piece of a line can be played."""
    count: int
    speech: float
    """Seconds of speech in one line, the mean."""
    whole: StageTimes | None = None
    """Until all of a line is there."""
    gaps: Share | None = None
    """Lines of which a piece was not there when the one before it had been played."""


@dataclass(frozen=True, slots=True)
class _Line:
    first: float
    whole: float
    late: bool
    speech: float


def first_audio(
    bank: VoiceBank, language: str, texts: Sequence[str], tell: Callable[[int, int], None] = lambda _done, _of: None
) -> tuple[FirstAudio, ...]:
    """Measure every engine that can speak, with lines that are said once; what none can say is left out."""
    found: list[FirstAudio] = []
    for number, (engine, voice) in enumerate(CUSTOMERS.items()):
        tell(number, len(CUSTOMERS))
        measured = _engine(bank, engine, voice, language, texts)
        found += [] if measured is None else [measured]
    return tuple(found)


def _engine(bank: VoiceBank, engine: str, voice: str, language: str, texts: Sequence[str]) -> FirstAudio | None:
    speaker = CachedSpeaker(bank, language=language, voice=voice, effect=telephone)
    served_by = ""
    lines: list[_Line] = []
    try:
        for number, text in enumerate(texts):
            line, served_by = _spoken(speaker, Say(f"line-{number}", text, _HEAT))
            lines.append(line)
    except ModelError:
        return None
    finally:
        speaker.close()
    if engine not in served_by or len(lines) < 2:
        return None
    loading, *measured = lines  # who speaks first has to load
    return FirstAudio(
        engine,
        served_by,
        loading.first,
        times([line.first for line in measured]),
        len(measured),
        sum(line.speech for line in lines) / len(lines),
        times([line.whole for line in measured]),
        Share(sum(line.late for line in measured), len(measured)),
    )


def _spoken(speaker: CachedSpeaker, say: Say) -> tuple[_Line, str]:
    """Have a line spoken and take its pieces as a call does: each is played behind the one before it."""
    began = time.perf_counter()
    first = played_until = speech = 0.0
    late = False
    served_by = ""
    for number, piece in enumerate(speaker.pieces(say)):
        at = time.perf_counter() - began
        if not number:
            first = played_until = at
        late = late or at > played_until
        played_until = max(played_until, at) + piece.pcm.seconds
        speech += piece.pcm.seconds
        served_by = piece.voice
    return _Line(first, time.perf_counter() - began, late, speech), served_by
