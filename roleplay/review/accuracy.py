"""How well the recogniser hears a person: from the answers that somebody has put right.

Errors are counted by jiwer (substitutions, deletions and insertions of words, Morris et al. 2004) after contractions,
case and punctuation are made alike. The interval is the bootstrap over utterances of Bisani and Ney (2004).
`docs/trust.md` tells what the figures stand for and what they do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from roleplay.core.events import TraineeSaid
from roleplay.core.naming import folded
from roleplay.core.records import SessionRecord
from roleplay.core.trust import CheckedAnswer
from roleplay.core.understanding import Transcript
from roleplay.dialogue.understanding.readings import UNCLEAR
from roleplay.dialogue.understanding.words import words

FEWEST_WORDS = 100
"""Words that were really said, below which nothing is told about a person."""
FEWEST_ANSWERS = 10
RESAMPLES = 2_000
DOUBTFUL_ERRORS = 0.2
"""Share of words misheard from which on the machine's answers are doubtful."""
DOUBTFUL_UNCLEAR = 0.3
"""Share of a call's words that were not heard clearly (below `readings.UNCLEAR`) from which on they are."""

Doubt = Literal["errors", "unclear"]
"""`errors`: many words of this person are misheard; `unclear`: the recogniser was unsure in this call."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer that somebody has listened to."""

    said: int
    """Words that were really said."""
    errors: int
    """Words substituted, left out and put in."""
    corrected: bool
    """Somebody has put it right; False where they left it as it was."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many words of a person are misheard."""

    calls: int
    """With a correction."""
    answers: int
    """Recognised ones in those calls."""
    corrected: int
    """Of these, how many were put right."""
    words: int
    """That were really said in those answers."""
    errors: int
    rate: float | None
    """Errors over words, where an answer that was left as it is counts as heard right: at least so many. None when it
    is too little to tell."""
    low: float | None = None
    """Of the 95 % interval of `rate`."""
    high: float | None = None
    corrected_rate: float | None = None
    """Errors over words of the corrected answers alone: at most so many."""

    @property
    def enough(self) -> bool:
        """Whether there is enough to tell."""
        return self.rate is not None


UNKNOWN = Accuracy(0, 0, 0, 0, 0, None)
"""Of somebody whose words nobody has put right."""


@dataclass(frozen=True, slots=True)
class Clarity:
    """How sure the recogniser was of one call."""

    answers: int
    """Recognised ones."""
    words: int
    """Of which it told how sure it was."""
    confidence: float | None
    """Mean over words, 0 to 1; None where it told nothing."""
    unclear: float | None
    """Share of words below `readings.UNCLEAR`; None where it told nothing."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Whether the machine's answers about a call may be believed, so that nobody is graded down for an accent."""

    trainee: str
    accuracy: Accuracy
    clarity: Clarity
    doubts: tuple[Doubt, ...]

    @property
    def doubtful(self) -> bool:
        """Whether a person should listen before they confirm what the machine has answered."""
        return bool(self.doubts)


def accuracy(answers: Iterable[CheckedAnswer], *, seed: int = 0) -> Accuracy:
    """Return how well a person's words are recognised; the same answers and seed always give the same."""
    its = list(answers)
    return _summed(len({answer.session_id for answer in its}), [_compared(answer) for answer in its], seed)


def word_errors(said: str, heard: str, language: str) -> tuple[int, int]:
    """Return how many words were said, and how many of them, and beside them, were misheard."""
    import jiwer

    reference, hypothesis = (" ".join(words(text, language)) for text in (said, heard))
    if not reference:
        return 0, len(hypothesis.split())
    found = jiwer.process_words(reference, hypothesis)
    return len(reference.split()), found.substitutions + found.deletions + found.insertions


def clarity(record: SessionRecord) -> Clarity:
    """Return how sure the recogniser was of a call."""
    recognised = _recognised(record)
    known = [word.confidence for transcript in recognised for word in transcript.words if word.confidence is not None]
    if not known:
        return Clarity(len(recognised), 0, None, None)
    unclear = sum(confidence < UNCLEAR for confidence in known) / len(known)
    return Clarity(len(recognised), len(known), sum(known) / len(known), unclear)


def hearing(record: SessionRecord, of_person: Accuracy) -> Hearing:
    """Return whether the machine's answers about a call may be believed."""
    clear = clarity(record)
    doubts: list[Doubt] = []
    if clear.answers and of_person.rate is not None and of_person.rate >= DOUBTFUL_ERRORS:
        doubts.append("errors")
    if clear.unclear is not None and clear.unclear >= DOUBTFUL_UNCLEAR:
        doubts.append("unclear")
    return Hearing(record.start.trainee, of_person, clear, tuple(doubts))


def by_person(answers: Iterable[CheckedAnswer], *, seed: int = 0) -> Mapping[str, Accuracy]:
    """Return the accuracy of everybody of whose calls one was corrected, by name."""
    its: dict[str, list[CheckedAnswer]] = {}
    for answer in answers:
        its.setdefault(answer.trainee, []).append(answer)
    return {name: accuracy(its[name], seed=seed) for name in sorted(its, key=folded)}


def _recognised(record: SessionRecord) -> list[Transcript]:
    return [
        event.transcript
        for event in record.events
        if isinstance(event, TraineeSaid) and event.transcript.source != "typed"
    ]


def _compared(answer: CheckedAnswer) -> Heard:
    if answer.said is None:
        return Heard(len(words(answer.heard, answer.language)), 0, corrected=False)
    return Heard(*word_errors(answer.said, answer.heard, answer.language), corrected=True)


def _summed(calls: int, heard: Sequence[Heard], seed: int) -> Accuracy:
    said, errors = sum(one.said for one in heard), sum(one.errors for one in heard)
    corrected = [one for one in heard if one.corrected]
    stands_on = Accuracy(calls, len(heard), len(corrected), said, errors, None)
    if said < FEWEST_WORDS or len(heard) < FEWEST_ANSWERS:
        return stands_on
    low, high = _interval(heard, seed)
    in_corrected = sum(one.said for one in corrected)
    return Accuracy(
        calls,
        len(heard),
        len(corrected),
        said,
        errors,
        errors / said,
        low,
        high,
        sum(one.errors for one in corrected) / in_corrected if in_corrected else None,
    )


def _interval(heard: Sequence[Heard], seed: int) -> tuple[float, float]:
    """Return the 95 % interval of errors over words, with whole answers drawn again and again."""
    import numpy as np

    counts = np.array([(one.errors, one.said) for one in heard], dtype=np.float64)
    draw = np.random.default_rng(seed).multinomial(len(heard), np.full(len(heard), 1 / len(heard)), RESAMPLES)
    errors, said = (draw @ counts).T
    low, high = np.quantile(errors / np.maximum(said, 1.0), [0.025, 0.975])
    return float(low), float(high)
