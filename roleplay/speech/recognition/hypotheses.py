"""From lists of hypotheses, as a decoder gives them, to words with confidences and other ways to hear them.

A decoder that is asked for its n best hypotheses gives no confidence for a word. It follows from the list: the share
of the probability of all hypotheses that goes to those which have the word at that time (posterior probabilities from
n-best lists: Stolcke, Konig and Weintraub 1997, "Explicit word error minimization in N-best list rescoring").
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from roleplay.core.understanding import Alternative, Word

KEPT = 4
"""So many other ways to hear an utterance are told."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One way to hear a stretch of speech."""

    text: str
    log_likelihood: float = 0.0
    """Natural logarithm, of sound and words together; only differences mean something."""
    words: tuple[Word, ...] = ()
    """With times; empty where the decoder tells none."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A whole utterance."""

    text: str
    words: tuple[Word, ...]
    log_likelihood: float
    seconds: float
    """How long the speech in it is: from the first to the last word of every stretch."""
    alternatives: tuple[Alternative, ...]


def joined(stretches: Sequence[Sequence[Hypothesis]]) -> Heard:
    """Put the stretches of an utterance together; each is a list of hypotheses, the best first and never empty."""
    best = [stretch[0] for stretch in stretches]
    words = [word for stretch in stretches for word in confident_words(stretch)]
    return Heard(
        _text(best),
        tuple(words),
        sum(one.log_likelihood for one in best),
        sum(one.words[-1].end - one.words[0].start for one in best if one.words),
        _alternatives(stretches),
    )


def confident_words(hypotheses: Sequence[Hypothesis]) -> tuple[Word, ...]:
    """Return the words of the first hypothesis, each with its posterior probability among all of them."""
    shared = list(zip(hypotheses, probabilities(hypotheses), strict=True))

    def confidence(word: Word) -> float:
        return round(min(1.0, sum(share for one, share in shared if _has(one, word))), 4)

    return tuple(replace(word, confidence=confidence(word)) for word in hypotheses[0].words)


def probabilities(hypotheses: Sequence[Hypothesis]) -> list[float]:
    """Return what share of the probability of all goes to each."""
    highest = max(one.log_likelihood for one in hypotheses)
    weights = [math.exp(one.log_likelihood - highest) for one in hypotheses]
    return [weight / sum(weights) for weight in weights]


def ranked(
    texts: Sequence[str], best: str, source: Literal["n-best", "phrases"] = "n-best"
) -> tuple[Alternative, ...]:
    """Return the first few texts that are neither empty, nor the best, nor the same again; their odds are unknown."""
    distinct = dict.fromkeys(text for text in texts if text and text != best)
    return tuple(Alternative(text, source) for text in list(distinct)[:KEPT])


def _has(hypothesis: Hypothesis, word: Word) -> bool:
    return any(
        other.text == word.text and other.start < word.end and word.start < other.end for other in hypothesis.words
    )


def _text(hypotheses: Sequence[Hypothesis]) -> str:
    return " ".join(one.text for one in hypotheses if one.text)


def _alternatives(stretches: Sequence[Sequence[Hypothesis]]) -> tuple[Alternative, ...]:
    """Return the utterance with one stretch heard otherwise, the likeliest first."""
    best = [stretch[0] for stretch in stretches]
    share: dict[str, float] = {}
    for place, stretch in enumerate(stretches):
        for hypothesis, probability in zip(stretch, probabilities(stretch), strict=True):
            text = _text([*best[:place], hypothesis, *best[place + 1 :]])
            share[text] = share.get(text, 0.0) + probability
    others = sorted(share.items(), key=lambda pair: -pair[1])
    as_heard = _text(best)
    return tuple(
        Alternative(text, "n-best", round(min(1.0, probability), 4))
        for text, probability in others
        if text and text != as_heard
    )[:KEPT]
