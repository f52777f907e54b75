"""Words of a sentence as a sparse vector: stems, which of them stand together, and the letters they are made of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from roleplay.dialogue.understanding.words import fold, stem, words

_START, _END = "<", ">"
_SKIPPED = "_"
_RUNS = (3, 4)
"""Lengths of the runs of letters."""
_LATEST = 256
"""Sentences of which they are kept, 6 kB each: several ask for them in a turn, and hardly ever later on."""


@lru_cache(maxsize=_LATEST)
def features(sentence: str, language: str) -> frozenset[str]:
    """Return stems, pairs, triples and pairs with one word between, each marked with its language."""
    stems = [stem(word, language) for word in words(sentence, language)]
    framed = [_START, *stems, _END]
    found = set(stems)
    found.update(f"{a} {b}" for a, b in pairwise(framed))
    found.update(f"{a} {b} {c}" for a, b, c in zip(framed, framed[1:], framed[2:], strict=False))
    found.update(f"{a} {_SKIPPED} {b}" for a, b in zip(stems, stems[2:], strict=False))
    return frozenset(f"{language}:{feature}" for feature in found)


@lru_cache(maxsize=_LATEST)
def letters(sentence: str, language: str) -> frozenset[str]:
    """Return the runs of letters in the words, without diacritics, each marked with its language.

    They tell that words belong together where stemming fails: Polish has many endings, and recognisers mishear.
    """
    framed = (f"{_START}{fold(word)}{_END}" for word in words(sentence, language))
    return frozenset(
        f"{language}:{word[place : place + length]}"
        for word in framed
        for length in _RUNS
        for place in range(len(word) - length + 1)
    )


class Index(Protocol):
    """What knows the number of a feature: a dictionary, or something smaller."""

    def get(self, feature: str, /) -> int | None:
        """Return the number, None when the feature is not known."""

    def __iter__(self) -> Iterator[str]: ...

    def __len__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Known features, and how much each tells: its inverse document frequency."""

    index: Index
    idf: Sequence[float]

    @staticmethod
    def of(rows: Sequence[Iterable[str]], least: int = 2) -> Vocabulary:
        """Return the features that occur in at least so many rows."""
        count = Counter(feature for row in rows for feature in row)
        known = sorted(feature for feature, times in count.items() if times >= least)
        return Vocabulary(
            {feature: number for number, feature in enumerate(known)},
            [math.log(len(rows) / count[feature]) for feature in known],
        )

    @property
    def known(self) -> list[str]:
        """The features by their numbers."""
        return sorted(self.index, key=lambda feature: self.index.get(feature) or 0)

    def weigh(self, row: Iterable[str]) -> tuple[list[int], list[float]]:
        """Return the indices of the row's known features and their weights, scaled to length 1."""
        indices = sorted(number for feature in row if (number := self.index.get(feature)) is not None)
        weights = [self.idf[number] for number in indices]
        length = math.sqrt(sum(weight * weight for weight in weights)) or 1.0
        return indices, [weight / length for weight in weights]
