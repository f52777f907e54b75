"""Which techniques an utterance holds, decided from the scores of its parts: logistic regression.

`classifier.py` scores each part of an utterance and the whole for each class. Here what speaks for a technique
(how much the whole and its likeliest part are like it, whether something else is likelier, cues, denials) becomes its
likelihood; and from the likelihoods follows how certain it is that anything is held at all. Learning the combination
of scores on utterances that the first model has not seen is stacking (Wolpert, 1992, "Stacked generalization"). The
weights (`decision_weights.py`) are fitted by `tools/fit_techniques.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roleplay.dialogue.techniques import technique
from roleplay.dialogue.understanding.model import CLASSES
from roleplay.dialogue.understanding.vectors import Vectors

SURE = 0.78
"""Nothing is reported unless it is so likely that there is anything."""
SURE_IN = {"pl": 0.7}
"""The same for languages whose utterances are mostly less certain, and no oftener wrongly taken for something."""
_BESIDE = 0.18
"""How likely a technique must be to be reported beside the likeliest."""
_MISTAKE_BESIDE = 0.5
"""The same for a mistake, which costs the trainee points."""
_SHARPNESS = 12.5
"""Turns scores of about 0 to 1 into log-probabilities."""
_FOREIGN = -0.3
"""What a part scores that holds somebody else's words: less than any of one's own."""
_MOST_CUES = 2
_LEAST = 1e-4
"""Likelihoods nearer to 0 or 1 count as this."""
_LIKELIEST = 3
_FLOORS = [_MISTAKE_BESIDE if technique(name).kind == "mistake" else _BESIDE for name in CLASSES[:-1]]

TERMS = (
    "whole", "part", "lead", "whole_lead", "whole_share", "none", "before_others", "second", "others", "square",
    "cues", "denied", "told", "asks",
)  # fmt: skip
"""What speaks for or against one technique; see `terms`."""
SURE_TERMS = (
    "likeliest", "second", "third", "whole_none", "none", "others", "told", "negated", "asks", "words", "pieces",
)  # fmt: skip
"""What speaks for there being a technique at all; see `sure_terms`."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of an utterance before it is decided."""

    scores: Vectors
    """Of its parts, shape (parts, classes)."""
    whole: int
    """The part that is the whole utterance."""
    foreign: NDArray[np.bool_]
    """In which parts somebody else's words are."""
    cues: Mapping[str, int]
    """How many cues of a technique occur."""
    denied: frozenset[str]
    """Techniques that are said not to be meant."""
    negated: bool
    """Whether anything is."""
    asks: bool
    """It has a question mark, which recognisers do not write."""
    words: int
    pieces: int

    @property
    def own_scores(self) -> Vectors:
        """What the parts score that are the trainee's own words; the others next to nothing."""
        return np.where(self.foreign[:, np.newaxis], _FOREIGN, self.scores)


@dataclass(frozen=True, slots=True)
class DecisionWeights:
    """Fitted weights, as arrays in the order of `CLASSES` without none."""

    terms: NDArray[np.float64]
    """Shape (terms,)."""
    bias: NDArray[np.float64]
    """Shape (techniques,)."""
    asks: NDArray[np.float64]
    """What a question mark says for each technique beyond what it says for all, shape (techniques,)."""
    sure: NDArray[np.float64]
    """Shape (terms of being sure,)."""
    sure_bias: float


def terms(signs: Signs) -> NDArray[np.float64]:
    """Return what is weighed for each technique, shape (techniques, terms)."""
    every = signs.scores.astype(np.float64)
    scores, none = every[:, :-1], every[:, -1]
    ordered = np.sort(every, axis=1)
    lead = np.where(scores == ordered[:, -1:], scores - ordered[:, -2:-1], scores - ordered[:, -1:])
    best = scores.max(axis=0)
    ranked = np.sort(best)[::-1]
    own = signs.own_scores[:, :-1].max(axis=0)
    whole = scores[signs.whole]
    same = np.ones(scores.shape[1])
    techniques = CLASSES[:-1]
    columns = (
        whole,
        own - whole,
        lead.max(axis=0),
        lead[signs.whole],
        _softmax(_SHARPNESS * every[signs.whole])[:-1],
        none.max() * same,
        np.where(best == ranked[0], best - ranked[1], best - ranked[0]),
        best == ranked[1],
        ranked[0] * same,
        np.maximum(best, 0) ** 2,
        [min(signs.cues.get(name, 0), _MOST_CUES) for name in techniques],
        [name in signs.denied for name in techniques],
        best - own,
        signs.asks * same,
    )
    return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)


def likelihoods(found: NDArray[np.float64], weights: DecisionWeights) -> NDArray[np.float64]:
    """Return how likely each technique is, from what `terms` returned; 0 to 1, shape (techniques,)."""
    asks = found[:, TERMS.index("asks")]
    return _logistic(found @ weights.terms + weights.bias + asks * weights.asks)


def sure_terms(signs: Signs, likely: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what is weighed for there being any technique, shape (terms of being sure,)."""
    three = np.sort(likely)[::-1][:_LIKELIEST]
    every = signs.scores.astype(np.float64)
    return np.array(
        [
            *np.log((three + _LEAST) / (1 - three + _LEAST)),
            every[signs.whole, -1],
            every[:, -1].max(),
            every[:, :-1].max(),
            every[:, :-1].max() - signs.own_scores[:, :-1].max(),
            signs.negated,
            signs.asks,
            np.log(signs.words),
            np.log(signs.pieces),
        ]
    )


def sureness(found: NDArray[np.float64], weights: DecisionWeights) -> float:
    """Return how likely it is that there is any technique, from what `sure_terms` returned; 0 to 1."""
    return float(_logistic(found @ weights.sure + weights.sure_bias))


def reported_ones(likely: NDArray[np.float64]) -> list[int]:
    """Return the indices of the techniques that are reported where there is any, the likeliest first."""
    first, *others = np.argsort(-likely, kind="stable").tolist()
    return [first, *(index for index in others if likely[index] >= _FLOORS[index])]


def _logistic(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-logits)))


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    exponent = np.exp(logits - logits.max())
    return np.asarray(exponent / exponent.sum())
