"""Vosk behind `core.ports.Recogniser`: the better recogniser, for every language a model is installed for."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from roleplay.core.errors import ModelError
from roleplay.core.ports import Recognised, Recognition
from roleplay.core.sound import CALL_RATE
from roleplay.core.understanding import Word
from roleplay.speech.recognition.words import mean_confidence, spoken_words

UNKNOWN = "[unk]"
"""What a grammar answers for speech that fits none of its phrases."""

_QUIET = -2
"""Below -1 Kaldi's warnings are silent, too."""


def engine_problem() -> str:
    """Return why Vosk cannot run on this machine at all, empty when it can."""
    try:
        import vosk  # noqa: F401
    except (ImportError, OSError) as error:
        return f"Vosk cannot be loaded ({error})."
    return ""


class VoskRecogniser:
    """A loaded Vosk model.

    Loading takes seconds and hundreds of megabytes. Kaldi ends the whole process over some broken models, so load
    only what `models.store.ModelStore` has installed, which probes a model in a process of its own.
    """

    def __init__(self, model_path: Path, *, use_grammar: bool = False) -> None:
        """Load the model in folder `model_path`.

        With `use_grammar` an utterance is matched against the phrases given to `begin` and nothing else: much quicker
        and surer for a small set of fixed answers, useless for free speech.

        Raises `ModelError` when the folder holds no model that Vosk can load.
        """
        import vosk

        vosk.SetLogLevel(_QUIET)
        path = _engine_path(model_path)
        try:
            # Never by name: that goes online, and ends the process when the name is unknown.
            self._model = vosk.Model(model_path=path)
        except Exception as error:  # Vosk raises nothing narrower
            raise ModelError(
                f"Vosk cannot load the model in {model_path}.",
                hint=f"Check it with: roleplay models verify {model_path.name}",
            ) from error
        self._name = f"vosk {model_path.name}"
        self._use_grammar = use_grammar

    @property
    def name(self) -> str:
        """Engine and model for the record."""
        return self._name

    def begin(self, phrases: Sequence[str] = ()) -> Recognition:
        """Start one utterance, in the thread that is going to feed it."""
        import vosk

        # A fresh one each time: a reused recogniser remembers the speaker before and gives other results.
        grammar = self._grammar(phrases) if self._use_grammar else ()
        if grammar:
            kaldi = vosk.KaldiRecognizer(self._model, CALL_RATE, json.dumps(grammar, ensure_ascii=False))
        else:
            kaldi = vosk.KaldiRecognizer(self._model, CALL_RATE)
        kaldi.SetWords(True)
        return _VoskRecognition(kaldi)

    def missing_words(self, phrases: Iterable[str]) -> tuple[str, ...]:
        """Return the words of `phrases` that the model does not know and so can never recognise, sorted."""
        words = {word for phrase in phrases for word in spoken_words(phrase)}
        return tuple(sorted(word for word in words if not self._knows(word)))

    def close(self) -> None:
        """Drop the model; its memory is freed with the last recognition that uses it."""
        self._model = None

    def _grammar(self, phrases: Iterable[str]) -> list[str]:
        # A phrase with a gap still matches by its other words; the unknown word itself would only be logged by Kaldi.
        known = (" ".join(word for word in spoken_words(phrase) if self._knows(word)) for phrase in phrases)
        distinct = [phrase for phrase in dict.fromkeys(known) if phrase]
        if distinct and self._knows(UNKNOWN):  # the Korean model has none
            distinct.append(UNKNOWN)
        return distinct

    def _knows(self, word: str) -> bool:
        return bool(self._model.vosk_model_find_word(word) >= 0)


class _VoskRecognition:
    """One utterance. Vosk may cut it into several results at its own pauses; they are put together again."""

    def __init__(self, kaldi: Any) -> None:
        self._kaldi = kaldi
        self._texts: list[str] = []
        self._words: list[Word] = []
        self._shown = ""

    def accept(self, samples: bytes) -> str | None:
        if self._kaldi.AcceptWaveform(samples):
            self._keep(self._kaldi.Result())
            latest = ""
        else:
            latest = _without_unknown(json.loads(self._kaldi.PartialResult()).get("partial", ""))
        text = " ".join(part for part in (*self._texts, latest) if part)
        if text == self._shown:
            return None
        self._shown = text
        return text

    def finish(self) -> Recognised:
        self._keep(self._kaldi.FinalResult())
        words = tuple(self._words)
        return Recognised(" ".join(self._texts), words, mean_confidence(words))

    def _keep(self, result: str) -> None:
        found = json.loads(result)
        if text := _without_unknown(found.get("text", "")):
            self._texts.append(text)
        self._words += [
            Word(word["word"], word["start"], word["end"], min(1.0, word["conf"]))
            for word in found.get("result", ())
            if word["word"] != UNKNOWN
        ]


def _without_unknown(text: str) -> str:
    return " ".join(word for word in text.split() if word != UNKNOWN)


def _engine_path(model_path: Path) -> str:
    """Return the path in a form that Vosk can open.

    On Windows Vosk fails with letters outside ASCII (vosk-api issue 1072), and a person's folder often bears their
    name; the short form of the path has none.
    """
    path = str(model_path)
    if sys.platform == "win32" and not path.isascii():
        import ctypes

        buffer = ctypes.create_unicode_buffer(32_768)
        if ctypes.windll.kernel32.GetShortPathNameW(path, buffer, len(buffer)) and buffer.value.isascii():
            return buffer.value
        raise ModelError(
            f"Vosk cannot open {path}: on Windows the path may hold only English letters.",
            hint="Set ROLEPLAY_HOME to such a folder and install the model again.",
        )
    return path
