"""When the words of a text were said, for recognisers that tell only what was said.

Words are spread over the parts of the sound that are loud, each as long as it has letters; pauses fall between two
words. Good for the length of pauses and for finding a word again, not for its sounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_STEP_SECONDS = 0.01
_BELOW_LOUD = 10 ** (-30 / 20)
"""Speech lies within 30 dB of its loud parts (95th percentile)."""
_PAUSE_SECONDS = 0.2
"""Shorter gaps are the closures of consonants."""

Span = tuple[float, float]


def word_spans(words: Sequence[str], samples: Floats, rate: int) -> list[Span]:
    """Return begin and end of each word in seconds from the first sample on; they do not overlap."""
    spoken = _spoken(samples, rate) or [(0.0, len(samples) / rate)]
    lengths = np.array([len(word) + 1 for word in words], float)
    edges = np.concatenate([[0.0], np.cumsum(lengths)]) / max(lengths.sum(), 1.0)
    edges *= sum(end - begin for begin, end in spoken)
    found: list[Span] = []
    gone, first = 0.0, 0
    for number, (begin, end) in enumerate(spoken):
        gone += end - begin
        is_last = number == len(spoken) - 1
        until = len(words) if is_last else first + int(np.argmin(np.abs(edges[first:] - gone)))
        found += _spread(lengths[first:until], begin, end)
        first = until
    return found


def _spread(lengths: npt.NDArray[np.float64], begin: float, end: float) -> list[Span]:
    if not len(lengths):
        return []
    edges = begin + (end - begin) * np.concatenate([[0.0], np.cumsum(lengths) / lengths.sum()])
    return [(float(one), float(other)) for one, other in pairwise(edges)]


def _spoken(samples: Floats, rate: int) -> list[Span]:
    """Return the parts that are loud, seconds."""
    step = round(rate * _STEP_SECONDS)
    steps = len(samples) // step
    if not steps:
        return []
    levels = np.sqrt(np.mean(np.square(samples[: steps * step].reshape(steps, step)), axis=1))
    loud = np.flatnonzero(levels > max(float(np.percentile(levels, 95)) * _BELOW_LOUD, 1e-6))
    if not len(loud):
        return []
    breaks = np.flatnonzero(np.diff(loud) * _STEP_SECONDS > _PAUSE_SECONDS)
    firsts = loud[np.concatenate([[0], breaks + 1])]
    lasts = loud[np.concatenate([breaks, [len(loud) - 1]])]
    return [
        (float(first) * _STEP_SECONDS, float(last + 1) * _STEP_SECONDS)
        for first, last in zip(firsts, lasts, strict=True)
    ]
