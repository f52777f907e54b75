"""Multinomial logistic regression from sentence vectors to techniques.

Fitted on the examples (L-BFGS with an L2 penalty; Bishop, Pattern Recognition and Machine Learning, 4.3.4). Every
class weighs the same, however many examples it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roleplay.dialogue.understanding.vectors import Vectors

_PENALTY = 2e-4
_ITERATIONS = 300


@dataclass(frozen=True, slots=True)
class Classifier:
    """Fitted weights."""

    weights: Vectors
    """Shape (dimensions, classes)."""
    bias: Vectors
    """Shape (classes,)."""

    def logits(self, vectors: Vectors) -> Vectors:
        """Return unnormalised log-probabilities, shape (len(vectors), classes)."""
        return np.asarray(vectors @ self.weights + self.bias, dtype=np.float32)


def fit(
    vectors: Vectors, labels: NDArray[np.intp], classes: int, weights: Sequence[float] | None = None
) -> Classifier:
    """Fit on vectors of shape (n, dimensions) whose class indices are `labels`."""
    from scipy.optimize import minimize

    count, size = vectors.shape
    per_class = np.bincount(labels, minlength=classes).clip(min=1)
    share = (count / classes / per_class)[labels]
    if weights is not None:
        share = share * np.asarray(weights)
    share = share / share.sum()
    inputs = vectors.astype(np.float64)
    target = np.zeros((count, classes))
    target[np.arange(count), labels] = 1.0

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        matrix = flat.reshape(size + 1, classes)
        scores = inputs @ matrix[:-1] + matrix[-1]
        scores -= scores.max(axis=1, keepdims=True)
        exponent = np.exp(scores)
        total = exponent.sum(axis=1, keepdims=True)
        picked = (scores * target).sum(axis=1) - np.log(total[:, 0])
        error = (exponent / total - target) * share[:, None]
        gradient = np.vstack([inputs.T @ error + _PENALTY * matrix[:-1], error.sum(axis=0)[None]])
        return float(-(share @ picked) + _PENALTY / 2 * (matrix[:-1] ** 2).sum()), gradient.ravel()

    found = minimize(
        loss, np.zeros((size + 1) * classes), jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS}
    )
    matrix = found.x.reshape(size + 1, classes).astype(np.float32)
    return Classifier(matrix[:-1], matrix[-1])
