"""Recognises a list of recordings in a process of its own: its memory is the recogniser's, and so is its end.

`python -m roleplay.app.bench.recognise FILE` reads a JSON object: `engine` (`vosk`, `moonshine`, `pocketsphinx`),
`model` (a folder), `grammar` (phrases, empty for free dictation), `sounds` (files of raw 16-bit samples at
`CALL_RATE`).
Standard output carries one JSON object a line: `{"name": ..., "loading": seconds}`, then for each sound `{"text":
..., "seconds": ..., "finish": ...}`: the time that it took, and that part of it which came after the last sample.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from roleplay.core.errors import ModelError
from roleplay.core.ports import Recogniser
from roleplay.core.sound import FRAME_SAMPLES, SAMPLE_BYTES

_STEP = FRAME_SAMPLES * SAMPLE_BYTES


def load(wish: dict[str, Any]) -> Recogniser:
    """Load the recogniser. Raises `ModelError`."""
    if wish["engine"] == "vosk":
        from roleplay.speech.recognition.vosk_recogniser import VoskRecogniser

        return VoskRecogniser(Path(wish["model"]), use_grammar=bool(wish["grammar"]))
    from roleplay.speech.recognition.choice import load_built_in

    return load_built_in(wish["engine"])


def recognised(recogniser: Recogniser, samples: bytes, grammar: tuple[str, ...]) -> dict[str, Any]:
    """Recognise one utterance in frames as a call feeds them, as fast as it goes, and time it."""
    began = time.perf_counter()
    recognition = recogniser.begin(grammar)
    for start in range(0, len(samples), _STEP):
        recognition.accept(samples[start : start + _STEP])
    fed = time.perf_counter()
    text = recognition.finish().text
    done = time.perf_counter()
    return {"text": text, "seconds": done - began, "finish": done - fed}


def main() -> None:
    """Recognise everything in the list."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever an engine prints is no result
    wish = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    try:
        began = time.perf_counter()
        recogniser = load(wish)
        print(json.dumps({"name": recogniser.name, "loading": time.perf_counter() - began}), file=out, flush=True)
        for sound in wish["sounds"]:
            result = recognised(recogniser, Path(sound).read_bytes(), tuple(wish["grammar"]))
            print(json.dumps(result), file=out, flush=True)
        recogniser.close()
    except ModelError as error:
        print(json.dumps({"problem": error.message}), file=out, flush=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
