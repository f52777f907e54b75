"""PocketSphinx in a process of its own; the only module that imports it.

PocketSphinx holds Python's global lock while it works: 0.1 to 0.2 s at the end of an utterance, in which no sound
could be recorded or played and no window drawn. So it works here, and `pocketsphinx_recogniser` talks to it through
pipes:

- in: a JSON line `{"do": "begin" | "accept" | "finish", "bytes": n}`, followed by n bytes of samples
- out: one JSON line per line in; `{"error": ...}` when it failed
"""

from __future__ import annotations

import json
import os
import signal
import sys
from itertools import islice, takewhile
from typing import Any, BinaryIO

from pocketsphinx import Decoder

FRAMES_A_SECOND = 100

_GAUSSIANS = 8
"""Densities of the acoustic model that count in a frame; the default, 4, makes an eighth more mistakes."""
_STATES = 5_000
"""Most states that are followed in a frame: a third less work in noise, and no more mistakes; 3,000 makes some."""

_OTHERS = 20
"""Paths of the lattice that are told; many are the same words at other times. Takes a tenth of a millisecond."""


class Dictation:
    """Free dictation of US English. The decoder is kept: it adapts to the microphone and takes 0.4 s to load."""

    def __init__(self) -> None:
        self._decoder = Decoder(loglevel="FATAL", topn=_GAUSSIANS, maxhmmpf=_STATES)
        self._open = False

    def begin(self) -> dict[str, Any]:
        """Start an utterance; one that was left unfinished is dropped."""
        if self._open:
            self._decoder.end_utt()
        self._decoder.start_utt()
        self._open = True
        return {}

    def accept(self, samples: bytes) -> dict[str, Any]:
        """Take samples and return the text so far."""
        self._decoder.process_raw(samples)
        hypothesis = self._decoder.hyp()
        return {"text": hypothesis.hypstr if hypothesis else ""}

    def finish(self) -> dict[str, Any]:
        """End the utterance and return its words (text, start and end in seconds, posterior probability).

        `others` are the texts of the next best ways to hear it, some of them the same.
        """
        self._decoder.end_utt()
        self._open = False
        if self._decoder.hyp() is None:
            return {"words": [], "others": []}
        return {
            "others": self._others(),
            "words": [
                (part.word, part.start_frame / FRAMES_A_SECOND, (part.end_frame + 1) / FRAMES_A_SECOND, part.prob)
                for part in self._decoder.seg()
            ],
        }

    def _others(self) -> list[str]:
        """Return the texts of the next best paths; there is a list, which may end in None, only where words are."""
        if not self._decoder.hyp().hypstr:
            return []
        paths = islice(self._decoder.nbest(), _OTHERS)
        return [path.hypstr or "" for path in takewhile(lambda path: path is not None, paths)]


def serve(requests: BinaryIO, replies: BinaryIO, dictation: Dictation) -> None:
    """Answer requests until there are no more."""
    for line in requests:
        request = json.loads(line)
        samples = requests.read(request.get("bytes", 0))
        try:
            reply = _answer(dictation, request["do"], samples)
        except RuntimeError as error:  # what PocketSphinx raises
            reply = {"error": str(error)}
        replies.write(json.dumps(reply).encode() + b"\n")
        replies.flush()


def _answer(dictation: Dictation, wish: str, samples: bytes) -> dict[str, Any]:
    match wish:
        case "begin":
            return dictation.begin()
        case "accept":
            return dictation.accept(samples)
        case "finish":
            return dictation.finish()
    return {"error": f"unknown request {wish!r}"}


def main() -> None:
    """Serve standard input and output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which then closes our input
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as replies:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints must not look like a reply
        dictation = Dictation()
        replies.write(b"{}\n")
        replies.flush()
        serve(sys.stdin.buffer, replies, dictation)


if __name__ == "__main__":
    main()
