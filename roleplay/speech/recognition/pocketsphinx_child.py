"""PocketSphinx in a process of its own; the only module that imports it.

PocketSphinx holds Python's global lock while it works: 0.1 to 0.2 s at the end of an utterance, in which no sound
could be recorded or played and no window drawn. So it works here, and `pocketsphinx_recogniser` talks to it through
pipes:

- in: a JSON line `{"do": "begin" | "accept" | "settle" | "finish", "bytes": n}`, followed by n bytes of samples
- out: one JSON line per line in; `{"error": ...}` when it failed

`settle` asks for the final words while the utterance may go on. The end of an utterance is where most of the work is
done and cannot be undone, so it is done by a fork of this process, which inherits the decoder as it stands. The fork
writes a JSON line `{"settled": number, "words": [...], "others": [...]}` to a pipe of its own (its descriptor is the
only argument). A newer one ends an older one. Systems without `fork` get the words of the first pass in the reply.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, BinaryIO

from pocketsphinx import Config, Decoder, LogMath, NGramModel, get_model_path

Segments = list[tuple[str, float, float, float]]
"""Text, start and end in seconds, posterior probability."""

FRAMES_A_SECOND = 100

_GAUSSIANS = 8
"""Densities of the acoustic model that count in a frame; the default, 4, makes an eighth more mistakes."""
_STATES = 5_000
"""Most states that are followed in a frame: a third less work in noise, and no more mistakes; 3,000 makes some."""

_VOCABULARY = 50_000
"""Pronunciations that are listened for, of the words that the language model expects most.

Words that it does not know cannot be recognised and take 15 MB. Its 25,000 rarest, mostly names, are 0.1 % of what
trainees say, take 10 MB, and are mistaken for others more often than they are heard (37.5 % word errors with them,
36.9 % without).
"""

_OTHERS = 20
"""Paths of the lattice that are told; many are the same words at other times. Takes a tenth of a millisecond."""


class Dictation:
    """Free dictation of US English. The decoder is kept: it adapts to the microphone and takes 0.4 s to load."""

    def __init__(self) -> None:
        with tempfile.TemporaryDirectory(prefix="roleplay-") as folder:
            dictionary = Path(folder) / "words.dict"
            dictionary.write_text("".join(_frequent_words()), "utf-8")
            self._decoder = Decoder(loglevel="FATAL", topn=_GAUSSIANS, maxhmmpf=_STATES, dict=str(dictionary))
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

    def words(self) -> Segments:
        """Return the words so far, or after `finish` the final ones."""
        if self._decoder.hyp() is None:
            return []
        return [
            (part.word, part.start_frame / FRAMES_A_SECOND, (part.end_frame + 1) / FRAMES_A_SECOND, part.prob)
            for part in self._decoder.seg()
        ]

    def finish(self) -> dict[str, Any]:
        """End the utterance and return its words.

        `others` are the texts of the next best ways to hear it, some of them the same.
        """
        self._decoder.end_utt()
        self._open = False
        return {"words": self.words(), "others": self._others()}

    def _others(self) -> list[str]:
        """Return the texts of the next best paths; there is a list, which may end in None, only where words are."""
        best = self._decoder.hyp()
        if best is None or not best.hypstr:
            return []
        paths = islice(self._decoder.nbest(), _OTHERS)
        return [path.hypstr or "" for path in takewhile(lambda path: path is not None, paths)]


def _frequent_words() -> Iterator[str]:
    """Yield the lines of the pronouncing dictionary whose words the language model expects most."""
    language = NGramModel(Config(loglevel="FATAL"), LogMath(), get_model_path("en-us/en-us.lm.bin"))
    unknown = language.prob(["no such word"])
    lines = Path(get_model_path("en-us/cmudict-en-us.dict")).read_text("utf-8").splitlines(keepends=True)
    expected = [language.prob([line.split(maxsplit=1)[0].partition("(")[0]]) for line in lines]
    least = max(sorted(expected)[-min(_VOCABULARY, len(lines))], unknown + 1)
    return (line for line, probability in zip(lines, expected, strict=True) if probability >= least)


class Settling:
    """Works out in forks what `finish` would return, one at a time."""

    def __init__(self, pipe: int | None) -> None:
        """`pipe` is where the forks write; None where there can be none."""
        self._pipe = pipe
        self._fork: int | None = None

    def begin(self, dictation: Dictation, number: int) -> dict[str, Any]:
        """Have the utterance as it stands ended in a fork; without forks, return the words so far."""
        if self._pipe is None:
            return {"words": dictation.words(), "others": []}
        self.drop()
        self._fork = os.fork()
        if self._fork == 0:
            self._settle(self._pipe, dictation, number)
        return {}

    def drop(self) -> None:
        """End the fork that is at work, if there is one."""
        if self._fork is not None:
            os.kill(self._fork, signal.SIGKILL)  # not reaped yet, so the number cannot be another's
            os.waitpid(self._fork, 0)
            self._fork = None

    @staticmethod
    def _settle(pipe: int, dictation: Dictation, number: int) -> None:
        """Runs in the fork, which knows nothing else and ends here."""
        try:
            # The line may follow half a one, of a fork that was ended while it wrote.
            line = b"\n" + json.dumps({"settled": number, **dictation.finish()}).encode() + b"\n"
            while line:
                line = line[os.write(pipe, line) :]
        finally:
            os._exit(0)


def serve(requests: BinaryIO, replies: BinaryIO, dictation: Dictation, settling: Settling) -> None:
    """Answer requests until there are no more."""
    for line in requests:
        request = json.loads(line)
        samples = requests.read(request.get("bytes", 0))
        try:
            reply = _answer(dictation, settling, request, samples)
        except (RuntimeError, OSError) as error:  # what PocketSphinx raises, and a fork that is not possible
            reply = {"error": str(error)}
        replies.write(json.dumps(reply).encode() + b"\n")
        replies.flush()
    settling.drop()


def _answer(dictation: Dictation, settling: Settling, request: dict[str, Any], samples: bytes) -> dict[str, Any]:
    match wish := request["do"]:
        case "begin":
            settling.drop()
            return dictation.begin()
        case "settle":
            return settling.begin(dictation, request.get("number", 0))
        case "accept":
            return dictation.accept(samples)
        case "finish":
            return dictation.finish()
    return {"error": f"unknown request {wish!r}"}


def main() -> None:
    """Serve standard input and output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which then closes our input
    pipe = int(sys.argv[1]) if len(sys.argv) > 1 else None
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as replies:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints must not look like a reply
        dictation = Dictation()
        replies.write(b"{}\n")
        replies.flush()
        serve(sys.stdin.buffer, replies, dictation, Settling(pipe))


if __name__ == "__main__":
    main()
