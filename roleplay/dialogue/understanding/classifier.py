"""Kernel ridge regression from sentences to techniques.

Each class is regressed on the examples (Saunders and others, 1998; one regression per class, as in Rifkin and
Klautau, 2004) with a sum of two kernels: a Gaussian one over sentence vectors, for meaning, and a linear one over
weighted words, for wording. Chosen by measurement: on sentences never fitted, it was right more often than logistic
regression, discriminant analysis, nearest neighbours and support vector machines over the sentence vectors alone,
which miss wording such as "our fault" against "your fault".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roleplay.dialogue.understanding.features import Vocabulary, features
from roleplay.dialogue.understanding.vectors import Vectors

_GAMMA = 2.5
"""Width of the Gaussian: unit vectors of cosine c are alike exp(-gamma (1 - c))."""
_WORDS = 0.5
"""Share of the word kernel beside the Gaussian."""
_RIDGE = 0.3
_DIMENSIONS = 256
"""Of the sentence vectors, the principal ones: half of all hold 96 % of what tells sentences apart."""
_BIG_CLASS = 3.0
"""How much more than an average class the one without a technique weighs: it is the most varied."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """Fitted coefficients."""

    projection: Vectors
    """From sentence vectors onto their principal dimensions, shape (dimensions of the encoder, dimensions)."""
    vectors: Vectors
    """Of the examples, projected, shape (examples, dimensions)."""
    coefficients: Vectors
    """Shape (examples, classes)."""
    vocabulary: Vocabulary
    word_weights: Vectors
    """Shape (features, classes)."""

    def scores(self, sentences: Sequence[str], vectors: Vectors, language: str) -> Vectors:
        """Return how much each class is meant, about 0 to 1, shape (len(sentences), classes)."""
        # One product for each row: for a handful of them a product of matrices takes five times as long.
        alike = np.stack([self.vectors @ vector for vector in self.project(vectors)])
        result = np.exp(_GAMMA * (alike - 1)) @ self.coefficients
        for row, sentence in enumerate(sentences):
            indices, weights = self.vocabulary.weigh(features(sentence, language))
            if indices:
                result[row] += np.asarray(weights, dtype=np.float32) @ self.word_weights[indices]
        return np.asarray(result, dtype=np.float32)

    def project(self, vectors: Vectors) -> Vectors:
        """Return sentence vectors, shape (..., dimensions of the encoder), as they are compared with examples."""
        return vectors @ self.projection


def fit(
    sentences: Sequence[tuple[str, str]], vectors: Vectors, labels: NDArray[np.intp], classes: int, big_class: int
) -> Classifier:
    """Fit on (sentence, language) pairs with their vectors and class indices; every class weighs the same."""
    from scipy.linalg import solve
    from scipy.sparse import csr_array

    rows = [features(sentence, language) for sentence, language in sentences]
    vocabulary = Vocabulary.of(rows)
    weighed = [vocabulary.weigh(row) for row in rows]
    words = csr_array(
        (
            np.concatenate([np.asarray(weights, dtype=np.float32) for _, weights in weighed]),
            np.concatenate([np.asarray(indices, dtype=np.int64) for indices, _ in weighed]),
            np.cumsum([0, *(len(indices) for indices, _ in weighed)]),
        ),
        shape=(len(rows), len(vocabulary.index)),
    )
    projection = _principal(vectors)
    projected = vectors @ projection
    importance = 1 / np.bincount(labels, minlength=classes).clip(min=1)[labels]
    importance /= importance.mean()
    importance[labels == big_class] *= _BIG_CLASS
    kernel = np.exp(_GAMMA * (projected @ projected.T - 1)) + _WORDS * (words @ words.T).toarray()
    kernel[np.diag_indices(len(rows))] += _RIDGE / importance
    target = np.eye(classes, dtype=np.float32)[labels] - 1 / classes
    coefficients = solve(kernel.astype(np.float32), target, assume_a="pos", overwrite_a=True, check_finite=False)
    word_weights = _WORDS * (words.T @ coefficients)
    return Classifier(
        projection, projected, coefficients.astype(np.float32), vocabulary, word_weights.astype(np.float32)
    )


def _principal(vectors: Vectors) -> Vectors:
    """Return the directions in which vectors vary most, about 0 and not about their mean, so that cosines stay."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(directions[:, ::-1][:, :_DIMENSIONS], dtype=np.float32)
