"""What the words and letters of a sentence tell of its classes: the linear kernels of the regression."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from roleplay.dialogue.understanding.features import Vocabulary, features, letters
from roleplay.dialogue.understanding.piece_numbers import PieceNumbers
from roleplay.dialogue.understanding.vectors import Arrays, Vectors

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_INT8 = 127
Extract = Callable[[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of features of a sentence."""

    name: str
    extract: Extract
    """From (sentence, language) to features."""
    share: float
    """Of this kernel beside the Gaussian."""
    least: int
    """Examples that must have a feature: of those that few have there are many, and they tell little."""


KINDS = (Kind("words", features, 0.5, 2), Kind("letters", letters, 0.3, 5))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Features of one kind, and what each adds to the score of each class."""

    kind: Kind
    vocabulary: Vocabulary
    weights: NDArray[np.int8]
    """Shape (features, classes); all the model's bytes that a call keeps in memory, so as few as do."""
    scale: float

    def add(self, result: Vectors, sentences: Sequence[str], language: str) -> None:
        """Add to scores, shape (len(sentences), classes)."""
        for row, sentence in enumerate(sentences):
            indices, weights = self.vocabulary.weigh(self.kind.extract(sentence, language))
            if indices:
                result[row] += (np.asarray(weights, dtype=np.float32) * self.scale) @ self.weights[indices]

    def to_arrays(self) -> Arrays:
        """Return what is kept on disk."""
        arrays = {
            "features": np.asarray("\n".join(self.vocabulary.known)),
            "idf": np.asarray(self.vocabulary.idf, dtype=np.float32),
            "weights": self.weights,
            "scale": np.asarray(self.scale),
        }
        return {f"{self.kind.name}_{name}": array for name, array in arrays.items()}

    @staticmethod
    def from_arrays(kind: Kind, stored: Arrays) -> Lexicon:
        """Read what `to_arrays` returned."""
        known = str(stored[f"{kind.name}_features"]).split("\n")
        index = PieceNumbers.of({feature: number for number, feature in enumerate(known)})
        return Lexicon(
            kind,
            Vocabulary(index, array("f", stored[f"{kind.name}_idf"].tobytes())),
            stored[f"{kind.name}_weights"],
            float(stored[f"{kind.name}_scale"]),
        )


def table(kind: Kind, sentences: Sequence[tuple[str, str]]) -> tuple[Vocabulary, csr_array]:
    """Return the features of (sentence, language) pairs and their weights, shape (sentences, features)."""
    from scipy.sparse import csr_array

    rows = [kind.extract(sentence, language) for sentence, language in sentences]
    vocabulary = Vocabulary.of(rows, kind.least)
    weighed = [vocabulary.weigh(row) for row in rows]
    weights = csr_array(
        (
            np.concatenate([np.asarray(weights, dtype=np.float32) for _, weights in weighed]),
            np.concatenate([np.asarray(indices, dtype=np.int64) for indices, _ in weighed]),
            np.cumsum([0, *(len(indices) for indices, _ in weighed)]),
        ),
        shape=(len(rows), len(vocabulary.index)),
    )
    return vocabulary, weights


def learnt(kind: Kind, vocabulary: Vocabulary, has: csr_array, coefficients: Vectors) -> Lexicon:
    """Return the weights that follow from the coefficients of the examples, shape (examples, classes)."""
    weights = kind.share * (has.T @ coefficients)
    scale = float(np.abs(weights).max(initial=1e-6)) / _INT8
    return Lexicon(kind, vocabulary, np.round(weights / scale).astype(np.int8), scale)
