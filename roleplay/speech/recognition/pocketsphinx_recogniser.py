"""PocketSphinx behind `core.ports.Recogniser`: built-in US English, nothing to install."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import IO, Any, cast

from roleplay.core.errors import ModelError
from roleplay.core.ports import Recognised, Recognition
from roleplay.core.understanding import Word
from roleplay.speech.child import NO_WINDOW, module_command, module_environment
from roleplay.speech.recognition.hypotheses import ranked
from roleplay.speech.recognition.words import mean_confidence

_SECONDS_TO_STOP = 5.0

_FULL_FORMS = {
    "wanna": "want to",
    "gonna": "going to",
    "gotta": "got to",
    "gimme": "give me",
    "lemme": "let me",
    "kinda": "kind of",
    "dunno": "don't know",
    "could've": "could have",
    "should've": "should have",
    "would've": "would have",
    "must've": "must have",
    "might've": "might have",
    "'em": "them",
    "'cause": "because",
    "'til": "until",
}
"""Sloppy spellings of the dictionary. "i'm" and "don't" stay: they are how people write, too."""

_VARIANT = re.compile(r"\(\d+\)$")


class PocketSphinxRecogniser:
    """A decoder in a child process, see `pocketsphinx_child`. Used by one thread, one utterance at a time."""

    def __init__(self) -> None:
        """Start the child and wait until it has loaded its model, about half a second.

        Raises `ModelError` when it cannot.
        """
        self._child = _Child()

    @property
    def name(self) -> str:
        """Engine and model for the record."""
        return "pocketsphinx en-us"

    def begin(self, phrases: Sequence[str] = ()) -> Recognition:  # noqa: ARG002
        """Start one utterance; one that is still open is dropped.

        `phrases` make no difference: a second pass with a language model of two dozen phrases, over paraphrases of
        them, would have mended one word in a hundred at best (choosing the better result by hand).
        """
        if not self._child.alive:
            self._child = _Child()
        self._child.ask("begin")
        return _PocketSphinxRecognition(self._child)

    def close(self) -> None:
        """End the child."""
        self._child.stop()


class _PocketSphinxRecognition:
    """One utterance."""

    def __init__(self, child: _Child) -> None:
        self._child = child
        self._raw = ""

    def accept(self, samples: bytes) -> str | None:
        raw = cast(str, self._child.ask("accept", samples)["text"])
        if raw == self._raw:
            return None
        self._raw = raw
        return " ".join(full_form(word) for word in raw.split())

    def finish(self) -> Recognised:
        found = self._child.ask("finish")
        words = tuple(dictated_words(found["words"]))
        text = " ".join(word.text for word in words)
        others = [" ".join(full_form(word) for word in other.split()) for other in found["others"]]
        return Recognised(text, words, mean_confidence(words), ranked(others, text))


def full_form(word: str) -> str:
    """Return the usual spelling of a word of the dictionary; may be several words."""
    plain = _VARIANT.sub("", word)
    return _FULL_FORMS.get(plain, plain)


def dictated_words(segments: Iterable[tuple[str, float, float, float]]) -> Iterable[Word]:
    """Turn the decoder's segments (text, start and end in seconds, probability) into words, noises left out."""
    for text, start, end, probability in segments:
        if text.startswith(("<", "[", "+")):
            continue
        parts = full_form(text).split()
        step = (end - start) / len(parts)
        for index, part in enumerate(parts):
            # Fixed-point logarithms in the decoder let a probability come out a little above 1.
            yield Word(part, start + index * step, start + (index + 1) * step, min(1.0, probability))


class _Child:
    """The process, and questions to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603  our own module
            module_command("roleplay.speech.recognition.pocketsphinx_child"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=module_environment(),
            creationflags=NO_WINDOW,
        )
        self._requests = cast(IO[bytes], self._process.stdin)
        self._replies = cast(IO[bytes], self._process.stdout)
        self._reply()

    @property
    def alive(self) -> bool:
        """Whether questions can be asked."""
        return self._process.poll() is None and not self._requests.closed

    def ask(self, wish: str, samples: bytes = b"") -> dict[str, Any]:
        """Send one request and wait for its reply. Raises `ModelError`."""
        try:
            self._requests.write(json.dumps({"do": wish, "bytes": len(samples)}).encode() + b"\n" + samples)
            self._requests.flush()
        except (OSError, ValueError) as error:  # ValueError: closed by us
            raise _broken() from error
        return self._reply()

    def stop(self) -> None:
        """End the process by ending its input."""
        with suppress(OSError):
            self._requests.close()
        try:
            self._process.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._replies.close()

    def _reply(self) -> dict[str, Any]:
        line = self._replies.readline()
        if not line:
            self.stop()
            raise _broken()
        reply: dict[str, Any] = json.loads(line)
        if "error" in reply:
            raise _broken(reply["error"])
        return reply


def _broken(detail: str = "") -> ModelError:
    return ModelError(
        f"The built-in speech recogniser stopped working{f' ({detail})' if detail else ''}.",
        hint="You can go on by typing. If it happens again, see: roleplay doctor",
    )
