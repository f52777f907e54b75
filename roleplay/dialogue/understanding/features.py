"""Words of a sentence as a sparse vector: stems, and which of them stand together."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from roleplay.dialogue.understanding.words import stem, words

_START, _END = "<", ">"
_SKIPPED = "_"


@lru_cache(maxsize=4096)
def features(sentence: str, language: str) -> frozenset[str]:
    """Return stems, pairs, triples and pairs with one word between, each marked with its language."""
    stems = [stem(word, language) for word in words(sentence, language)]
    framed = [_START, *stems, _END]
    found = set(stems)
    found.update(f"{a} {b}" for a, b in pairwise(framed))
    found.update(f"{a} {b} {c}" for a, b, c in zip(framed, framed[1:], framed[2:], strict=False))
    found.update(f"{a} {_SKIPPED} {b}" for a, b in zip(stems, stems[2:], strict=False))
    return frozenset(f"{language}:{feature}" for feature in found)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Known features, and how much each tells: its inverse document frequency."""

    index: dict[str, int]
    idf: Sequence[float]

    @staticmethod
    def of(rows: Sequence[Iterable[str]]) -> Vocabulary:
        """Return the features that occur in more than one row."""
        count = Counter(feature for row in rows for feature in row)
        known = sorted(feature for feature, times in count.items() if times > 1)
        return Vocabulary(
            {feature: number for number, feature in enumerate(known)},
            [math.log(len(rows) / count[feature]) for feature in known],
        )

    def weigh(self, row: Iterable[str]) -> tuple[list[int], list[float]]:
        """Return the indices of the row's known features and their weights, scaled to length 1."""
        indices = sorted(self.index[feature] for feature in row if feature in self.index)
        weights = [self.idf[number] for number in indices]
        length = math.sqrt(sum(weight * weight for weight in weights)) or 1.0
        return indices, [weight / length for weight in weights]
