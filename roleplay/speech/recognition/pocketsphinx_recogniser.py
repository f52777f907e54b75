"""PocketSphinx behind `core.ports.Recogniser`: built-in US English, nothing to install."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from typing import cast

from roleplay.core.ports import Recognised, Recognition
from roleplay.core.understanding import Word
from roleplay.speech.recognition.hypotheses import ranked
from roleplay.speech.recognition.pocketsphinx_process import DecoderProcess, Found, Segment
from roleplay.speech.recognition.words import mean_confidence

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
        self._child = DecoderProcess()

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
            self._child = DecoderProcess()
        self._child.ask("begin")
        return _PocketSphinxRecognition(self._child)

    def close(self) -> None:
        """End the child."""
        self._child.stop()


class _PocketSphinxRecognition:
    """One utterance."""

    def __init__(self, child: DecoderProcess) -> None:
        self._child = child
        self._raw = ""

    def accept(self, samples: bytes) -> str | None:
        raw = cast(str, self._child.ask("accept", samples)["text"])
        if raw == self._raw:
            return None
        self._raw = raw
        return " ".join(full_form(word) for word in raw.split())

    def settle(self) -> Future[Recognised]:
        """Have the words worked out by a fork of the child; by its first pass only where there are no forks."""
        settled: Future[Recognised] = Future()

        def tell(found: Found) -> None:
            if settled.set_running_or_notify_cancel():
                settled.set_result(_recognised(found, provisional=not self._child.forking))

        self._child.settle(tell)
        return settled

    def finish(self) -> Recognised:
        return _recognised(self._child.ask("finish"))


def _recognised(found: Found, *, provisional: bool = False) -> Recognised:
    words = tuple(dictated_words(found["words"]))
    text = " ".join(word.text for word in words)
    others = [" ".join(full_form(word) for word in other.split()) for other in found["others"]]
    return Recognised(text, words, mean_confidence(words), ranked(others, text), provisional)


def full_form(word: str) -> str:
    """Return the usual spelling of a word of the dictionary; may be several words."""
    plain = _VARIANT.sub("", word)
    return _FULL_FORMS.get(plain, plain)


def dictated_words(segments: Iterable[Segment]) -> Iterable[Word]:
    """Turn the decoder's segments (text, start and end in seconds, probability) into words, noises left out."""
    for text, start, end, probability in segments:
        if text.startswith(("<", "[", "+")):
            continue
        parts = full_form(text).split()
        step = (end - start) / len(parts)
        for index, part in enumerate(parts):
            # Fixed-point logarithms in the decoder let a probability come out a little above 1.
            yield Word(part, start + index * step, start + (index + 1) * step, min(1.0, probability))
