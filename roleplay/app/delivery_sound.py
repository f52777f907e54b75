"""What only the recording of a call tells of how the trainee spoke."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import soundfile

from roleplay.audio.activity import SileroActivity
from roleplay.audio.delivery.keystrokes import typing_spans
from roleplay.audio.delivery.loudness import active_speech_level
from roleplay.audio.delivery.pitch import pitch_range
from roleplay.audio.samples import Samples
from roleplay.core.delivery import CallDelivery, TurnDelivery
from roleplay.core.events import TraineeSaid
from roleplay.core.records import SessionRecord
from roleplay.core.sound import CALL_RATE
from roleplay.review.turns import turns

_log = logging.getLogger(__name__)


def heard(call: CallDelivery, record: SessionRecord, recording: Path) -> CallDelivery:
    """Return the call with what only its sound tells; as it was where the sound cannot be read."""
    try:
        with soundfile.SoundFile(recording) as sound:
            return replace(
                call,
                turns=tuple(_heard_turn(turn, record, sound) for turn in call.turns),
                typing_seconds=_typing_seconds(record, sound),
            )
    except (OSError, soundfile.SoundFileError) as error:
        _log.warning("%s cannot be measured: %s", recording, error)
        return call


def _heard_turn(turn: TurnDelivery, record: SessionRecord, sound: soundfile.SoundFile) -> TurnDelivery:
    event = record.events[turn.position]
    assert isinstance(event, TraineeSaid)
    samples = _trainee(sound, event.transcript.started_at, event.transcript.ended_at)
    return replace(turn, loudness=active_speech_level(samples), pitch_range=pitch_range(samples))


def _typing_seconds(record: SessionRecord, sound: soundfile.SoundFile) -> float:
    activity = SileroActivity()
    lines = [turn for turn in turns(record.events) if turn.kind == "line"]
    heard = (typing_spans(_trainee(sound, line.at, line.at + line.seconds), activity) for line in lines)
    return float(sum(until - since for spans in heard for since, until in spans))


def _trainee(sound: soundfile.SoundFile, since: float, until: float) -> Samples:
    """Return what the microphone heard from one time of the call to another."""
    first = min(max(round(since * CALL_RATE), 0), sound.frames)
    last = min(max(round(until * CALL_RATE), first), sound.frames)
    sound.seek(first)
    both: Samples = sound.read(last - first, dtype="int16", always_2d=True)
    return both[:, -1].copy()
