"""What was understood of one utterance, with the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TechniqueKind = Literal["good", "neutral", "mistake"]


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word."""

    text: str
    start: float
    """Seconds since the call began."""
    end: float
    """Seconds since the call began."""
    confidence: float | None = None
    """0 to 1, None when the recogniser gives none."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to hear the same words."""

    text: str
    source: Literal["n-best", "phrases"]
    """`n-best`: the recogniser's own next best; `phrases`: the best among the sentences that were expected."""
    confidence: float | None = None
    """0 to 1, None when unknown. `n-best`: its share of the probability of all; `phrases`: a half for one that is
    as unlikely, beside what was heard freely, as is still believed."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What the trainee said in one turn, as recognised or typed."""

    text: str
    started_at: float
    """Seconds since the call began."""
    ended_at: float
    """Seconds since the call began."""
    source: str
    """The recogniser and model that served, such as `pocketsphinx en-us`, or `typed`."""
    words: tuple[Word, ...] = ()
    confidence: float | None = None
    """Mean confidence of the words, 0 to 1, None when unknown."""
    alternatives: tuple[Alternative, ...] = ()
    """Other ways to hear it, the likeliest of each source first."""
    heard: str | None = None
    """What was recognised, where a person has corrected the words afterwards; None where nobody has."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something was recognised in an utterance."""

    clause: str
    """The part of the utterance that carries it, as the trainee said it."""
    example: str = ""
    """The known sentence whose meaning came nearest."""
    meaning: float = 0.0
    """How near: cosine similarity, -1 to 1."""
    cues: tuple[str, ...] = ()
    """Words or phrases of the clause that speak for it."""


@dataclass(frozen=True, slots=True)
class TechniqueMatch:
    """A technique of the catalogue found in an utterance."""

    technique: str
    score: float
    """0 to 1; only what passed the threshold is reported."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ReplyMatch:
    """How well an utterance fits one reply that the node expects."""

    reply: str
    score: float
    """0 to 1."""
    evidence: Evidence
    techniques: tuple[str, ...] = ()
    """Those of the reply's techniques that were found in the utterance."""


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything found in one utterance."""

    techniques: tuple[TechniqueMatch, ...] = ()
    """Best first."""
    replies: tuple[ReplyMatch, ...] = ()
    """All replies that were open at the moment, best first."""
    facts: tuple[str, ...] = ()
    """Ids of the scenario's facts that the trainee named, such as the ticket number."""
    alternative: Alternative | None = None
    """The other way to hear the words in which this was found; None when it is in the transcript itself."""
    unclear: tuple[TechniqueMatch, ...] = ()
    """Mistakes that do not count, since the words that carry them were not heard clearly."""


Completeness = Literal["finished", "likely", "unfinished"]
"""`finished`: a clear and whole answer; `likely`: nothing is missing, but more may come; `unfinished`: more will."""


@dataclass(frozen=True, slots=True)
class Completion:
    """Whether an utterance in which there is a pause is over."""

    completeness: Completeness
    probability: float = 0.0
    """That it is whole, 0 to 1."""
    reason: str = ""
    """A stable word: what decided it."""
    by_sound: bool = False
    """The recogniser told whether it sounds as if a sentence ended."""
