"""Cues: words and phrases that speak for, or against, a meaning.

A cue is written as plain words. They are compared by stem and without diacritics; `word*` compares the beginning of
a word, and `..` stands for up to three words of any kind: `write .. down` occurs in "writing all of this down".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from roleplay.dialogue.understanding.soundalike import homophone, sound_key
from roleplay.dialogue.understanding.words import Token, fold, stem, words

_GAP = ".."
_LONGEST_GAP = 3
_SHORTEST_SOUND = 5


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue found in an utterance."""

    owner: str
    cue: str
    first: int
    """Index of the first token."""
    last: int
    """Index of the last token."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a cue."""

    text: str
    is_prefix: bool
    after_gap: bool
    sound: str
    """How a long word sounds, empty for a short one."""

    def fits(self, spoken: SpokenWord) -> bool:
        if self.is_prefix:
            return spoken.plain.startswith(self.text)
        return self.text == spoken.stem or (self.sound != "" and self.sound == spoken.sound)


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One word of an utterance in the forms that cues are compared with."""

    plain: str
    stem: str
    sound: str


def spoken_words(tokens: Sequence[Token], language: str) -> list[SpokenWord]:
    """Return the comparable forms of an utterance's words."""
    return [_spoken_word(token.word, language) for token in tokens]


@lru_cache(maxsize=20_000)
def _spoken_word(word: str, language: str) -> SpokenWord:
    return SpokenWord(fold(word), _stem(word, language), _sound(word, language))


def _stem(word: str, language: str) -> str:
    return stem(homophone(word) if language == "en" else word, language)


def _sound(word: str, language: str) -> str:
    return sound_key(stem(word, language), language) if len(word) >= _SHORTEST_SOUND else ""


@lru_cache(maxsize=20_000)
def _parse(cue: str, language: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    gap = False
    for chunk in cue.split():
        if chunk == _GAP:
            gap = True
            continue
        is_prefix = chunk.endswith("*")
        for word in words(chunk.rstrip("*"), language):
            text = fold(word) if is_prefix else _stem(word, language)
            parts.append(_Part(text, is_prefix, gap and bool(parts), "" if is_prefix else _sound(word, language)))
            gap = False
    return tuple(parts)


class CueFinder:
    """Finds the cues of many owners in an utterance at once."""

    def __init__(self, language: str, cues: Iterable[tuple[str, str]]) -> None:
        """Take (owner, cue) pairs."""
        self._language = language
        self._by_start: dict[str, list[tuple[str, str, tuple[_Part, ...]]]] = {}
        for owner, cue in cues:
            parts = _parse(cue, language)
            if not parts:
                continue
            first = parts[0]
            for key in {first.text[:2], first.sound and f"~{first.sound}"} - {""}:
                self._by_start.setdefault(key, []).append((owner, cue, parts))

    def find(self, spoken: Sequence[SpokenWord]) -> list[CueHit]:
        """Return all cues that occur, in the order of the utterance."""
        hits: dict[CueHit, None] = {}
        for index, word in enumerate(spoken):
            for key in {word.plain[:2], word.stem[:2], word.sound and f"~{word.sound}"} - {""}:
                for owner, cue, parts in self._by_start.get(key, ()):
                    last = _match(parts, spoken, index)
                    if last is not None:
                        hits[CueHit(owner, cue, index, last)] = None
        return list(hits)


def _match(parts: tuple[_Part, ...], spoken: Sequence[SpokenWord], first: int) -> int | None:
    """Return the index of the last word of a cue that begins at `first`, or None."""
    position = first
    for number, part in enumerate(parts):
        reach = _LONGEST_GAP if part.after_gap else 0
        for candidate in range(position, min(position + reach, len(spoken) - 1) + 1):
            if part.fits(spoken[candidate]):
                position = candidate + 1
                break
        else:
            return None
        if number == len(parts) - 1:
            return position - 1
    return None
