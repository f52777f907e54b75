"""How well an utterance fits each of the replies that are open: logistic regression over what speaks for a reply.

The weights were fitted (`tools/fit_ranking.py`) on utterances that were written blind for many replies of all shipped
scenarios: against the other replies of the same moment, and against utterances that belong to none. A conditional
logit, as for choices between alternatives that differ from one occasion to the next: McFadden 1974, "Conditional
logit analysis of qualitative choice behavior".
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from roleplay.dialogue.understanding.cues import spoken_words
from roleplay.dialogue.understanding.words import tokenize

TYPICAL_LIKENESS = 0.2
"""What stands for the likeness to a reply that has no examples: between that of right and of wrong replies."""
UNLIKE = -0.2
"""What stands for it where no words may speak for the reply."""
_MOST_LIKE = 1.2
_TYPICAL_WORDING = 0.4
"""The same for the wording."""
_ENOUGH_WORDS = 2.5
"""Who says less than so many rare words ("Yes?") has said little, though all of it may occur in some example."""


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for or against one reply, each about 0 to 1."""

    likeness: float
    """Of the part of the utterance that is most like the reply's examples (`moment.py`)."""
    mean_likeness: float
    """The mean over the parts of the utterance, and the whole."""
    wording: float
    """Share of what was said, in words weighed by how rare they are, that occurs in the reply's examples."""
    likelihood: float
    """How likely the likeliest of the reply's techniques is, also when it was too unlikely to be reported."""
    other_technique: bool = False
    """The utterance clearly does something else than the reply."""
    no_technique: bool = False
    """The reply has none."""
    cue: bool = False
    """One of its cues occurs, or all that must."""
    missing_cue: bool = False
    """It has cues, and none occurs."""
    unmet_cue: bool = False
    """A cue that must occur does not."""
    verbatim: bool = False
    """One of its examples was said word for word."""


def terms(features: Features) -> dict[str, float]:
    """Return what is weighed."""
    return {
        "likeness": min(max(features.likeness, UNLIKE), _MOST_LIKE),
        "mean_likeness": features.mean_likeness,
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
        "likeness": 1.73,
        "mean_likeness": 11.54,
        "wording": 7.32,
        "likelihood_root": 3.54,
        "other_technique": 0.35,
        "no_technique": 1.81,
        "cue": 1.10,
        "missing_cue": -0.97,
        "unmet_cue": -5.00,
    }
)
BIAS = -5.73
VERBATIM_GAIN = 8.0
"""What a word-for-word example counts, in log-odds: an author's own example is always understood."""


def score(features: Features) -> float:
    """Return how likely it is that the utterance is meant as this reply rather than as none, 0 to 1."""
    logit = BIAS + sum(WEIGHTS[name] * value for name, value in terms(features).items())
    if features.verbatim:
        logit += VERBATIM_GAIN
    return 1 / (1 + math.exp(-logit))


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
        """Return how much each stem that was said tells, all together 1, or less where little was said."""
        weights = {stem: math.log(self._total / (self._count[stem] + 0.5)) for stem in said}
        total = max(sum(weights.values()), _ENOUGH_WORDS * math.log(self._total / 0.5))
        return {stem: weight / total for stem, weight in weights.items()}


def shared(weights: Mapping[str, float], wording: Wording) -> float:
    """Return the share of what was said, as `Rarity.weigh` weighs it, that occurs in a reply's examples."""
    if not wording.sentences:
        return _TYPICAL_WORDING
    return sum(weight for stem, weight in weights.items() if stem in wording.count)


def best_of(techniques: Sequence[str], scores: Mapping[str, float]) -> float:
    """Return the highest score among some techniques, 0 when there is none."""
    return max((scores.get(technique, 0.0) for technique in techniques), default=0.0)


def stems(sentence: str, language: str) -> frozenset[str]:
    """Return the stems of a sentence."""
    return frozenset(word.stem for word in spoken_words(tokenize(sentence, language), language))
