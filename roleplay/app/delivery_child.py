"""Measures the sound of one call in a process of its own: `python -m roleplay.app.delivery_child`.

The libraries that know pitch and keystrokes take 70 MB each and never give them back: each is loaded only where it is
wanted. Reads a `Wish` as JSON from standard input and writes `Measures` to standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import soundfile

from roleplay.app.delivery_wish import MEASURES, WISH, Measures, Wish
from roleplay.audio.samples import Samples
from roleplay.core.sealed import open_sound
from roleplay.core.sound import CALL_RATE
from roleplay.store.sealed_files import hold_from_parent


def measure(wish: Wish) -> Measures:
    """Measure a recording. Raises `OSError`, `soundfile.SoundFileError`."""
    hold_from_parent(wish.key)
    with open_sound(Path(wish.recording), lenient=True) as file, soundfile.SoundFile(file) as sound:
        spoken = [_trainee(sound, *turn) for turn in wish.turns]
        typing = _typing_seconds([_trainee(sound, *line) for line in wish.lines])
    return Measures(*_voice(spoken), typing)


def _voice(spoken: Sequence[Samples]) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    """Return how loud each is, and the range of its pitch."""
    if not spoken:
        return (), ()
    from roleplay.audio.delivery.loudness import active_speech_level
    from roleplay.audio.delivery.pitch import pitch_range

    return tuple(map(active_speech_level, spoken)), tuple(map(pitch_range, spoken))


def _typing_seconds(heard: Sequence[Samples]) -> float:
    if not heard:
        return 0.0
    from roleplay.audio.activity import SileroActivity
    from roleplay.audio.delivery.keystrokes import typing_spans

    activity = SileroActivity()
    typing = [typing_spans(samples, activity) for samples in heard]
    return float(sum(until - since for spans in typing for since, until in spans))


def _trainee(sound: soundfile.SoundFile, since: float, until: float) -> Samples:
    """Return what the microphone heard from one time of the call to another."""
    first = min(max(round(since * CALL_RATE), 0), sound.frames)
    last = min(max(round(until * CALL_RATE), first), sound.frames)
    sound.seek(first)
    both: Samples = sound.read(last - first, dtype="int16", always_2d=True)
    return both[:, -1].copy()


def main() -> int:
    """Answer one wish; 1 when the recording cannot be read."""
    try:
        measures = measure(WISH.validate_json(sys.stdin.buffer.read()))
    except (OSError, soundfile.SoundFileError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.buffer.write(MEASURES.dump_json(measures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
