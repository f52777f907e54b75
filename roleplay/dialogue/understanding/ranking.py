"""How well an utterance fits each of the replies that are open: logistic regression over what speaks for a reply.

The weights were fitted (`tools/fit_ranking.py`) on utterances that were written blind for many replies of all shipped
scenarios, and on the scenarios' own examples, each taken out of its reply in turn: against the other replies
of the same moment, and against sentences that belong to none. A conditional logit, as for choices between
alternatives that differ from one occasion to the next: McFadden 1974, "Conditional logit analysis of qualitative
choice behavior".
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from roleplay.dialogue.understanding.cues import spoken_words
from roleplay.dialogue.understanding.vectors import Vectors
from roleplay.dialogue.understanding.words import tokenize

TYPICAL_NEARNESS = 0.4
"""What stands for the likeness to a reply that has no examples: between that of right and of wrong replies."""
_UNLIKE, _ALIKE = 0.4, 0.7
"""Similarities of the nearest example up to which, and from which on, nothing more follows from it."""
_NEAREST = 4
"""So many examples are looked at when it is asked how near an utterance is to a reply as a whole."""


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for or against one reply, each about 0 to 1."""

    nearest: float
    """Cosine similarity of the nearest example."""
    near: float
    """Mean similarity of the nearest examples, those in the scenario's other languages among them."""
    wording: float
    """Share of what was said, in words weighed by how rare they are, that occurs in the reply's examples."""
    likelihood: float
    """How likely the likeliest of the reply's techniques is, also when it was too unlikely to be reported."""
    other_technique: bool
    """The utterance clearly does something else than the reply."""
    no_technique: bool
    """The reply has none."""
    cue: bool
    """One of its cues occurs, or all that must."""
    missing_cue: bool
    """It has cues, and none occurs."""
    unmet_cue: bool
    """A cue that must occur does not."""


def terms(features: Features) -> dict[str, float]:
    """Return what is weighed: the features, and what only counts from some point on, or together."""
    alike = min(max((features.nearest - _UNLIKE) / (_ALIKE - _UNLIKE), 0.0), 1.0)
    return {
        "alike_or_likely": 1 - (1 - alike) * (1 - features.likelihood),
        "near": features.near,
        "wording": features.wording,
        "likelihood_root": math.sqrt(max(features.likelihood, 0.0)),
        "other_technique": float(features.other_technique),
        "no_technique": float(features.no_technique),
        "cue": float(features.cue),
        "missing_cue": float(features.missing_cue),
        "unmet_cue": float(features.unmet_cue),
    }


WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "alike_or_likely": 3.60,
        "near": 1.32,
        "wording": 3.81,
        "likelihood_root": 3.37,
        "other_technique": 0.55,
        "no_technique": 2.34,
        "cue": 1.37,
        "missing_cue": -2.84,
        "unmet_cue": -4.99,
    }
)
BIAS = -5.60
VERBATIM = 0.975
"""An example that is as near as this was said word for word."""
VERBATIM_GAIN = 8.0
"""What that counts, in log-odds: an author's own example is always understood."""


def score(features: Features) -> float:
    """Return how likely it is that the utterance is meant as this reply rather than as none, 0 to 1."""
    logit = BIAS + sum(WEIGHTS[name] * value for name, value in terms(features).items())
    if features.nearest >= VERBATIM:
        logit += VERBATIM_GAIN
    return 1 / (1 + math.exp(-logit))


def nearness(similarities: Vectors) -> float:
    """Return the mean of the highest few of some similarities."""
    if similarities.size > _NEAREST:
        similarities = np.partition(similarities, -_NEAREST)[-_NEAREST:]
    return float(similarities.mean())


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a reply's examples."""

    sentences: int
    count: Mapping[str, int]
    """In how many of them each stem occurs."""

    @staticmethod
    def of(examples: Sequence[str], language: str) -> Wording:
        """Return the words of some sentences."""
        return Wording(len(examples), Counter(stem for example in examples for stem in stems(example, language)))


class Rarity:
    """How much each word tells at this moment: its inverse document frequency among the examples of the replies."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._count: Counter[str] = Counter()
        for wording in wordings:
            self._count.update(wording.count)
        self._total = sum(wording.sentences for wording in wordings) + 1

    def weigh(self, said: Collection[str]) -> dict[str, float]:
        """Return how much each stem that was said tells, all together 1."""
        weights = {stem: math.log(self._total / (self._count[stem] + 0.5)) for stem in said}
        total = sum(weights.values())
        return {stem: weight / total for stem, weight in weights.items()} if total else {}


def shared(weights: Mapping[str, float], wording: Wording) -> float:
    """Return the share of what was said, as `Rarity.weigh` weighs it, that occurs in a reply's examples."""
    if not wording.sentences:
        return TYPICAL_NEARNESS
    return sum(weight for stem, weight in weights.items() if stem in wording.count)


def best_of(techniques: Sequence[str], scores: Mapping[str, float]) -> float:
    """Return the highest score among some techniques, 0 when there is none."""
    return max((scores.get(technique, 0.0) for technique in techniques), default=0.0)


def stems(sentence: str, language: str) -> frozenset[str]:
    """Return the stems of a sentence."""
    return frozenset(word.stem for word in spoken_words(tokenize(sentence, language), language))
