"""Where in a sentence of Piper's its parts are heard, told from how long the model let each phoneme last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, Protocol

from roleplay.speech.voices.engine import Span

_BETWEEN_WORDS = " "
_ALIKE = 0.5
"""How alike (0 to 1) the phonemes of a part have to be by itself and in the sentence. A wrong place would be worse
than none: the swear word would be heard."""


class Alignment(Protocol):
    """What is used of `piper.voice.PhonemeAlignment`."""

    @property
    def phoneme(self) -> str:
        """The phoneme, a mark of punctuation, or what stands between two words."""

    @property
    def num_samples(self) -> int:
        """How long it lasts."""


class Chunk(Protocol):
    """What is used of `piper.voice.AudioChunk`."""

    @property
    def audio_float_array(self) -> Sequence[float]:
        """The sound."""

    @property
    def phoneme_alignments(self) -> Sequence[Alignment] | None:
        """Phonemes in order; None where the model does not tell."""


class _Word(NamedTuple):
    sounds: str
    begin: int
    end: int


def part_spans(chunks: Sequence[Chunk], parts: Sequence[Sequence[Sequence[str]]]) -> tuple[Span, ...]:
    """Return where each part is heard; an empty tuple when the sentence cannot be told apart into them.

    `parts` are their phonemes, sentence by sentence, as each is read by itself; words that are read as one there
    ("of the") are in the sentence, too, or nothing is returned. A part without a word has no length.
    """
    if any(chunk.phoneme_alignments is None for chunk in chunks):
        return ()
    words = list(_words(chunks))
    counted = [[sounds for sentence in part for sounds in _sounds_of_words(sentence)] for part in parts]
    if sum(map(len, counted)) != len(words):
        return ()
    spans: list[Span] = []
    place, at = 0, 0
    for wanted in counted:
        found = words[place : place + len(wanted)]
        place += len(wanted)
        heard = "".join(word.sounds for word in found)
        if SequenceMatcher(None, heard, "".join(wanted), autojunk=False).ratio() < _ALIKE:
            return ()
        spans.append((found[0].begin, found[-1].end) if found else (at, at))
        at = spans[-1][1]
    return tuple(spans)


def _words(chunks: Sequence[Chunk]) -> Iterator[_Word]:
    """Yield the words, without the punctuation and the silence around them."""
    at = 0
    for chunk in chunks:
        end = at + len(chunk.audio_float_array)
        sounds, begin = "", at
        for alignment in chunk.phoneme_alignments or ():
            if any(map(_sounds, alignment.phoneme)):
                begin = begin if sounds else at
                sounds += alignment.phoneme
            elif sounds and not (alignment.phoneme and _marks_a_sound(alignment.phoneme)):
                yield _Word(sounds, begin, at)
                sounds = ""
            at += int(alignment.num_samples)
        if sounds:
            yield _Word(sounds, begin, at)
        at = end


def _sounds_of_words(phonemes: Sequence[str]) -> Iterator[str]:
    sounds = ""
    for phoneme in phonemes:
        if any(map(_sounds, phoneme)):
            sounds += phoneme
        elif sounds and not _marks_a_sound(phoneme):
            yield sounds
            sounds = ""
    if sounds:
        yield sounds


def _sounds(character: str) -> bool:
    return character.isalpha()


def _marks_a_sound(phoneme: str) -> bool:
    """Tell whether a character belongs to the sound beside it: stress, length, a tie, tone."""
    return phoneme != _BETWEEN_WORDS and phoneme not in ".,;:!?^$_\"'()-–—…¿¡«»"
