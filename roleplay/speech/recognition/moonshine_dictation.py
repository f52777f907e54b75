"""What was said in an utterance that grows, by Moonshine: words with times and confidences, and other readings."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from roleplay.core.ports import Recognised
from roleplay.core.sound import CALL_RATE
from roleplay.core.understanding import Word
from roleplay.speech.recognition.hypotheses import ranked
from roleplay.speech.recognition.moonshine_model import Floats, GoOn, Heard, MoonshineModel, Token, Written, always
from roleplay.speech.recognition.word_times import word_spans
from roleplay.speech.recognition.words import mean_confidence

_LONGEST: Final = 15 * CALL_RATE
"""Samples; longer speech is heard in stretches, since the encoder compares all of a stretch with all of it."""
_CUT_AFTER: Final = 8 * CALL_RATE
_CUT: Final = CALL_RATE // 10
"""A stretch ends in the quietest so many samples."""
_DOUBT = math.log(0.1)
"""A next best token that is less likely is no other way to hear it."""
_OTHERS = 3
_FULL_SCALE = 32_768
_PUNCTUATION = " .,;:!?…♪\"'()-"
_MARKS = frozenset(".,?!")
_OF_NOTHING = "you"
"""All that the network writes of silence, a click or a hum: what stood below such places of what it learnt from."""


@dataclass(slots=True)
class _Stretch:
    begin: int
    """Its first sample."""
    samples: Floats
    heard: Heard
    written: Written


class Dictation:
    """One utterance. Used by one thread, which gives it all of the sound so far each time."""

    def __init__(self, model: MoonshineModel) -> None:
        self._model = model
        self._complete: list[_Stretch] = []
        self._draft: list[int] = []
        """Tokens of the last stretch as they were guessed."""

    def guess(self, sound: bytes, go_on: GoOn = always) -> str | None:
        """Return the text so far (16-bit samples at `CALL_RATE`); None when `go_on` said no meanwhile."""
        stretches = self._stretches(sound, go_on)
        if stretches is None:
            return None
        self._draft = _numbers(stretches[-1].written.tokens)
        return self._text(stretches)

    def recognise(self, sound: bytes, go_on: GoOn = always) -> Recognised | None:
        """Return what was said (16-bit samples at `CALL_RATE`); None when `go_on` said no meanwhile."""
        stretches = self._stretches(sound, go_on)
        if stretches is None:
            return None
        others = list(self._others(stretches, go_on))
        if not go_on():
            return None
        text = self._text(stretches)
        if not text:
            return Recognised("")
        words = tuple(word for stretch in stretches if self._said(stretch) for word in self._words(stretch))
        return Recognised(
            text, words, mean_confidence(words), ranked(others, text), sentence_end=self._sentence_end(stretches[-1])
        )

    def _stretches(self, sound: bytes, go_on: GoOn) -> list[_Stretch] | None:
        samples = np.frombuffer(sound, "<i2").astype(np.float32) / np.float32(_FULL_SCALE)
        begin = self._complete[-1].begin + len(self._complete[-1].samples) if self._complete else 0
        while len(samples) - begin > _LONGEST:
            end = begin + _quietest(samples[begin : begin + _LONGEST])
            stretch = self._stretch(samples, begin, end, (), go_on)
            if stretch is None:
                return None
            self._complete.append(stretch)
            self._draft = []
            begin = end
        last = self._stretch(samples, begin, len(samples), self._draft, go_on)
        return None if last is None else [*self._complete, last]

    def _stretch(self, samples: Floats, begin: int, end: int, draft: Sequence[int], go_on: GoOn) -> _Stretch | None:
        if not go_on():
            return None
        heard = self._model.hear(samples[begin:end])
        written = self._model.write(heard, draft, go_on)
        return None if written is None else _Stretch(begin, samples[begin:end], heard, written)

    def _sentence_end(self, stretch: _Stretch) -> float:
        """Return the odds where the last mark of the text was written, or where one might have been."""
        last = stretch.written.tokens[-1:]
        marked = [token for token in last if self._model.text([token.number]) in _MARKS]
        return marked[0].sentence_end if marked else stretch.written.sentence_end

    def _words(self, stretch: _Stretch) -> Iterator[Word]:
        """Yield the words of a stretch, each as likely as its tokens together."""
        found: list[tuple[str, float]] = []
        for token in stretch.written.tokens:
            piece = self._model.text([token.number])
            if piece.startswith(" ") or not found:
                found.append((piece, token.log_probability))
            else:
                sure = token.log_probability if _letters(piece) else 0.0
                found[-1] = (found[-1][0] + piece, found[-1][1] + sure)
        words = [(_letters(text), likely) for text, likely in found if _letters(text)]
        spans = word_spans([text for text, _ in words], stretch.samples, CALL_RATE)
        offset = stretch.begin / CALL_RATE
        for (text, likely), (begin, end) in zip(words, spans, strict=True):
            yield Word(text, round(offset + begin, 3), round(offset + end, 3), round(math.exp(likely), 4))

    def _others(self, stretches: Sequence[_Stretch], go_on: GoOn) -> Iterator[str]:
        """Yield the text with its most doubtful word heard otherwise, then the next; punctuation is no word."""
        doubtful = [
            (token.next_best_log_probability - token.log_probability, number, place)
            for number, stretch in enumerate(stretches)
            for place, token in enumerate(stretch.written.tokens)
            if token.next_best_log_probability >= _DOUBT and self._differs(token)
        ]
        texts = [self._said(stretch) for stretch in stretches]
        for _, number, place in sorted(doubtful, reverse=True)[:_OTHERS]:
            stretch = stretches[number]
            tokens = self._model.otherwise(stretch.heard, stretch.written, place, go_on)
            if tokens is None:
                return
            yield _joined([*texts[:number], self._model.text(_numbers(tokens)), *texts[number + 1 :]])

    def _differs(self, token: Token) -> bool:
        """Tell whether the next best token has other letters."""
        one, other = (_letters(self._model.text([number])).casefold() for number in (token.number, token.next_best))
        return one != other

    def _text(self, stretches: Sequence[_Stretch]) -> str:
        return _joined([self._said(stretch) for stretch in stretches])

    def _said(self, stretch: _Stretch) -> str:
        """Return the text of a stretch; empty where nothing was said in it."""
        text = self._model.text(_numbers(stretch.written.tokens))
        return "" if _letters(text).casefold() in ("", _OF_NOTHING) else text


def _joined(texts: Sequence[str]) -> str:
    """Return a text as people write it."""
    return " ".join("".join(texts).replace('"', "").replace(",,", ",").split()).strip(" '")


def _letters(text: str) -> str:
    return text.strip(_PUNCTUATION)


def _numbers(tokens: Sequence[Token]) -> list[int]:
    return [token.number for token in tokens]


def _quietest(samples: Floats) -> int:
    """Return the middle of the quietest tenth of a second behind the first eight."""
    energy = np.convolve(np.square(samples[_CUT_AFTER:]), np.ones(_CUT), "valid")
    return _CUT_AFTER + int(np.argmin(energy)) + _CUT // 2
