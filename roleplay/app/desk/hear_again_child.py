"""Recognises the answers of a recorded call anew, in a process of its own: a model of a recogniser may take 300 MB.

`python -m roleplay.app.desk.hear_again_child` reads a `HearAgain` as JSON from standard input and writes one JSON
object a line to standard output: first `Loaded`, then a `Recognised` for each answer.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from roleplay.core.errors import RoleplayError
from roleplay.core.ports import Recognised, Recogniser
from roleplay.core.sound import CALL_RATE, Pcm

Engine = Literal["vosk", "moonshine", "pocketsphinx"]

BEFORE_SECONDS = 0.4
"""Sound that is heard before the first word: a call gives its recogniser as much."""
AFTER_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the trainee's in the recording."""

    since: float
    """Seconds since the line was opened."""
    until: float
    phrases: tuple[str, ...]
    """What was expected at that moment."""


@dataclass(frozen=True, slots=True)
class HearAgain:
    """What to recognise, and with what."""

    engine: Engine
    model: str
    """Folder of the model; empty for the built-in one."""
    recording: str
    answers: tuple[Answer, ...]
    key: str = field(default="", repr=False)
    """What the recording is sealed with, see `roleplay.store.sealed_files`; empty for a plain one."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The recogniser is ready, or `problem` says why not."""

    name: str
    problem: str = ""


HEAR_AGAIN = TypeAdapter(HearAgain)
LOADED = TypeAdapter(Loaded)
RECOGNISED = TypeAdapter(Recognised)


def load(wish: HearAgain) -> Recogniser:
    """Load the recogniser. Raises `ModelError`."""
    if wish.engine == "vosk":
        from roleplay.speech.recognition.vosk_recogniser import VoskRecogniser

        return VoskRecogniser(Path(wish.model))
    from roleplay.speech.recognition.choice import load_built_in

    return load_built_in(wish.engine)


def sounds(wish: HearAgain) -> list[tuple[float, Pcm]]:
    """Return when each answer's sound begins, and that sound. Raises `InputError` for an unreadable recording."""
    from roleplay.audio.recording import load_recording
    from roleplay.audio.samples import to_bytes
    from roleplay.store.sealed_files import hold_from_parent

    hold_from_parent(wish.key)
    trainee = load_recording(Path(wish.recording))[:, 1]
    found = []
    for answer in wish.answers:
        first = max(round((answer.since - BEFORE_SECONDS) * CALL_RATE), 0)
        last = round((answer.until + AFTER_SECONDS) * CALL_RATE)
        found.append((first / CALL_RATE, Pcm(to_bytes(trainee[first:last]), CALL_RATE)))
    return found


def main() -> int:
    """Recognise everything that is wished."""
    from roleplay.speech.recognition.measure import recognise_file

    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever an engine prints is no result
    wish = HEAR_AGAIN.validate_json(sys.stdin.buffer.read())
    try:
        recogniser = load(wish)
        cut = sounds(wish)
    except RoleplayError as error:
        out.write(LOADED.dump_json(Loaded("", error.message)) + b"\n")
        return 0
    out.write(LOADED.dump_json(Loaded(recogniser.name)) + b"\n")
    for answer, (began, sound) in zip(wish.answers, cut, strict=True):
        heard = recognise_file(recogniser, sound, answer.phrases)
        words = tuple(replace(word, start=began + word.start, end=began + word.end) for word in heard.words)
        out.write(RECOGNISED.dump_json(replace(heard, words=words)) + b"\n")
        out.flush()
    recogniser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
