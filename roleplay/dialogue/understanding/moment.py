"""Which of the replies that may be taken at a moment of the dialogue an utterance is like.

Kernel ridge regression of each reply on the examples of all of them, as for techniques (`classifier.py`), with a
sum of a Gaussian kernel over sentence vectors, for meaning, and a linear one over weighted words. Against the
nearest example alone it knows what tells neighbours apart: what all of them say counts for none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roleplay.dialogue.understanding.vectors import Vectors

WordIds = NDArray[np.int64]
"""Features of a sentence's words, each once."""

_GAMMA = 3.0
"""Width of the Gaussian: vectors of cosine c are alike exp(-gamma (1 - c))."""
_WORDS = 0.5
"""Share of the word kernel beside the Gaussian."""
_RIDGE = 1.0
_TWINS = 0.9
"""Replies that share more than this of their examples are told apart by their conditions, not by words."""


@dataclass(frozen=True, slots=True)
class Examples:
    """What one reply is compared with."""

    sentences: frozenset[str]
    vectors: Vectors
    """Shape (examples, dimensions)."""
    words: tuple[WordIds, ...]


class MomentModel:
    """Fitted on the examples of the replies that may be taken at one moment."""

    def __init__(self, replies: Sequence[Examples]) -> None:
        """Fit: about 10 ms for thirty replies with twenty examples each."""
        from scipy.linalg import solve
        from scipy.sparse import csr_array

        self._classes, known = _classes(replies)
        self._vectors = np.concatenate([examples.vectors for examples in known]) if known else np.zeros((0, 0))
        labels = np.repeat(np.arange(len(known)), [len(examples.vectors) for examples in known])
        words = [sentence for examples in known for sentence in examples.words]
        if not words:
            return
        self._features, columns, counts = np.unique(np.concatenate(words), return_inverse=True, return_counts=True)
        self._idf = np.where(counts > 1, np.log(len(words) / counts), 0.0).astype(np.float32)
        lengths = [len(sentence) for sentence in words]
        owner = np.repeat(np.arange(len(words)), lengths)
        weights = self._idf[columns]
        weights /= np.sqrt(np.bincount(owner, weights**2, minlength=len(words)).clip(min=1e-9))[owner]
        shape = (len(words), len(self._features))
        table = csr_array((weights.astype(np.float32), columns, np.cumsum([0, *lengths])), shape=shape)
        importance = 1 / np.bincount(labels)[labels]
        importance /= importance.mean()
        kernel = np.exp(_GAMMA * (self._vectors @ self._vectors.T - 1)) + _WORDS * (table @ table.T).toarray()
        kernel[np.diag_indices(len(kernel))] += _RIDGE / importance
        target = np.eye(len(known), dtype=np.float32)[labels] - 1 / len(replies)
        self._coefficients = np.asarray(
            solve(kernel.astype(np.float32), target.astype(np.float32), assume_a="pos", check_finite=False),
            dtype=np.float32,
        )
        # Half a megabyte in place of one, and few of them are looked up: no score changes by more than 0.001.
        self._word_weights = np.asarray(_WORDS * (table.T @ self._coefficients), dtype=np.float16)

    def scores(self, vectors: Vectors, words: Sequence[WordIds]) -> Vectors:
        """Return how much each part of an utterance is like each reply, about 0 to 1, shape (parts, replies).

        The column of a reply without examples holds not-a-number.
        """
        result = np.full((len(vectors), len(self._classes)), np.nan, dtype=np.float32)
        if not self._vectors.size or not len(vectors):
            return result
        alike = np.exp(_GAMMA * (vectors @ self._vectors.T - 1)) @ self._coefficients
        for row, sentence in enumerate(words):
            alike[row] += self._of_words(sentence)
        for column, number in enumerate(self._classes):
            if number is not None:
                result[:, column] = alike[:, number]
        return result

    def _of_words(self, sentence: WordIds) -> Vectors | float:
        places = np.searchsorted(self._features, sentence).clip(max=len(self._features) - 1)
        places = places[self._features[places] == sentence]
        weights = self._idf[places]
        length = float(np.sqrt(weights @ weights))
        return np.asarray(weights @ self._word_weights[places].astype(np.float32) / length) if length else 0.0


def _classes(replies: Sequence[Examples]) -> tuple[list[int | None], list[Examples]]:
    """Return the class of each reply, None where there is nothing to learn from; and what each class holds."""
    classes: list[int | None] = []
    leaders: list[Examples] = []
    for examples in replies:
        if not len(examples.vectors):
            classes.append(None)
            continue
        twin = next((number for number, leader in enumerate(leaders) if _are_twins(leader, examples)), len(leaders))
        if twin == len(leaders):
            leaders.append(examples)
        classes.append(twin)
    return classes, leaders


def _are_twins(one: Examples, other: Examples) -> bool:
    common = len(one.sentences & other.sentences)
    return common > _TWINS * min(len(one.sentences), len(other.sentences))
