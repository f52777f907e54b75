"""Kernel ridge regression from sentences to techniques.

Each class is regressed on the examples (Saunders and others, 1998; one regression per class, as in Rifkin and
Klautau, 2004), so an example may belong to several, with a sum of three kernels: a Gaussian one over sentence
vectors, for meaning, and linear ones over weighted words and letters, for wording. Chosen by measurement: on what was
never fitted, it was right more often than logistic regression, discriminant analysis, nearest neighbours and support
vector machines over the sentence vectors alone, which miss wording such as "our fault" against "your fault".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roleplay.dialogue.understanding.lexicon import KINDS, Lexicon, learnt, table
from roleplay.dialogue.understanding.vectors import Vectors

_GAMMA = 2.0
"""Width of the Gaussian: unit vectors of cosine c are alike exp(-gamma (1 - c))."""
_RIDGE = 0.3
_DIMENSIONS = 256
"""Of the sentence vectors, the principal ones: half of all hold 96 % of what tells sentences apart."""
_BIG_CLASS = 3.0
"""How much more than an average class the one without a technique weighs: it is the most varied."""
_NEAREST = 12
"""Examples that tell what is said in a language without any of its own."""
_NEARNESS = 15.0
"""How much nearer ones count more."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """Fitted coefficients."""

    projection: Vectors
    """From sentence vectors onto their principal dimensions, shape (dimensions of the encoder, dimensions)."""
    vectors: Vectors
    """Of the examples, projected, shape (examples, dimensions)."""
    coefficients: Vectors
    """Shape (examples, classes)."""
    lexicons: tuple[Lexicon, ...]
    belongs: NDArray[np.bool_]
    """Which classes each example belongs to, shape (examples, classes)."""
    languages: frozenset[str]
    """Of the examples."""

    def alike(self, vectors: Vectors) -> Vectors:
        """Return the cosines of sentence vectors and examples, shape (len(vectors), examples)."""
        # One product for each row: for a handful of them a product of matrices takes longer.
        return np.stack([self.vectors @ vector for vector in self.project(vectors)])

    def scores(self, sentences: Sequence[str], alike: Vectors, language: str) -> Vectors:
        """Return how much each class is meant, about 0 to 1, shape (len(sentences), classes).

        `alike` is what `alike` returned for the sentences' vectors.
        """
        if language not in self.languages:
            return self._by_likeness(alike)
        result = np.asarray(np.exp(_GAMMA * (alike - 1)) @ self.coefficients, dtype=np.float32)
        for lexicon in self.lexicons:
            lexicon.add(result, sentences, language)
        return result

    def _by_likeness(self, alike: Vectors) -> Vectors:
        """Return the classes of the nearest examples, for a language of which no words are known; as `scores`."""
        nearest = np.argsort(-alike, axis=1, kind="stable")[:, :_NEAREST]
        weights = np.exp(_NEARNESS * np.take_along_axis(alike, nearest, axis=1))
        shares = weights / weights.sum(axis=1, keepdims=True)
        return np.asarray(np.einsum("re,rec->rc", shares, self.belongs[nearest].astype(np.float32)), dtype=np.float32)

    def project(self, vectors: Vectors) -> Vectors:
        """Return sentence vectors, shape (..., dimensions of the encoder), as they are compared with examples."""
        return vectors @ self.projection


def fit(sentences: Sequence[tuple[str, str]], vectors: Vectors, targets: Vectors, big_class: int) -> Classifier:
    """Fit on (sentence, language) pairs, their vectors and how much each belongs to each class.

    `targets` has the shape (sentences, classes), 0 to 1, and no row of nothing but 0; every class weighs the same.
    """
    from scipy.linalg import solve

    projection = _principal(vectors)
    projected = vectors @ projection
    kernel = np.exp(_GAMMA * (projected @ projected.T - 1))
    tables = [(kind, *table(kind, sentences)) for kind in KINDS]
    for kind, _, has in tables:
        kernel += kind.share * (has @ has.T).toarray()
    kernel[np.diag_indices(len(sentences))] += _RIDGE / _importance(targets, big_class)
    wanted = targets - 1 / targets.shape[1]
    coefficients = solve(kernel, wanted, assume_a="pos", overwrite_a=True, check_finite=False).astype(np.float32)
    lexicons = tuple(learnt(kind, vocabulary, has, coefficients) for kind, vocabulary, has in tables)
    languages = frozenset(language for _, language in sentences)
    return Classifier(projection, projected, coefficients, lexicons, targets > 0, languages)


def _importance(targets: Vectors, big_class: int) -> Vectors:
    """Return how much each example weighs, shape (examples,): classes with few as much as those with many."""
    shares = targets / targets.sum(axis=1, keepdims=True)
    importance = shares @ (1 / targets.sum(axis=0).clip(min=1))
    importance /= importance.mean()
    importance[targets[:, big_class] > 0] *= _BIG_CLASS
    return np.asarray(importance, dtype=np.float32)


def _principal(vectors: Vectors) -> Vectors:
    """Return the directions in which vectors vary most, about 0 and not about their mean, so that cosines stay."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(directions[:, ::-1][:, :_DIMENSIONS], dtype=np.float32)
