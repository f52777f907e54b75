"""Matching an utterance with the replies that a node expects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from roleplay.core.understanding import Evidence, ReplyMatch, TechniqueMatch
from roleplay.dialogue.understanding.candidates import ReplyCandidate
from roleplay.dialogue.understanding.cues import CueFinder, SpokenWord
from roleplay.dialogue.understanding.ranking import TYPICAL_NEARNESS, Features, Rarity, best_of, nearness, score
from roleplay.dialogue.understanding.vectors import Vectors

_CLEAR = 0.6
_DENIED = 0.3
"""What is left of a reply's score when its technique was denied ("I am not going to hang up")."""
_ABOUT_OTHERS = frozenset({"paraphrase", "handover"})
"""Replies with these may consist of somebody else's words."""
_BY_THE_WAY = frozenset({"personalise", "greeting", "backchannel"})


@dataclass(frozen=True)
class Heard:
    """What replies are compared with."""

    language: str
    spoken: Sequence[SpokenWord]
    clauses: Sequence[str]
    """The parts of the utterance, and the whole."""
    vectors: Vectors
    """One per clause."""
    own: Sequence[int]
    """Indices of the clauses without words of somebody else."""
    techniques: Mapping[str, TechniqueMatch]
    likelihood: Mapping[str, float]
    """How likely each technique is, also those that are too unlikely to be reported."""
    denied: Set[str] = frozenset()
    """Techniques that were said not to be meant."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """What was said, by stem."""
        return frozenset(word.stem for word in self.spoken)

    @cached_property
    def says_something(self) -> bool:
        """Whether a technique was clearly found that tells what the utterance is for."""
        return any(match.score >= _CLEAR and name not in _BY_THE_WAY for name, match in self.techniques.items())


class ExampleVectors(dict[str, Vectors]):
    """Vectors of examples by sentence; those of a reply are put together once."""

    def __init__(self) -> None:
        super().__init__()
        self._matrices: dict[ReplyCandidate, Vectors] = {}

    def of(self, reply: ReplyCandidate) -> Vectors:
        """Return the reply's examples, shape (examples, dimensions): its own first, then the translations."""
        if reply not in self._matrices:
            self._matrices[reply] = np.stack([self[text] for text in (*reply.examples, *reply.translations)])
        return self._matrices[reply]


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How like the examples of a reply an utterance is."""

    nearest: float
    near: float
    clause: str
    """The part of the utterance that comes nearest."""
    example: str
    """What it comes nearest to; empty when there are no examples."""


def match_replies(
    heard: Heard, replies: Sequence[ReplyCandidate], example_vectors: ExampleVectors
) -> tuple[ReplyMatch, ...]:
    """Return a match for every reply, best first; equal scores keep the order of the replies."""
    rarity = _rarity(tuple(replies), heard.language)
    matches = [_match(heard, reply, example_vectors, rarity) for reply in replies]
    return tuple(sorted(matches, key=lambda match: -match.score))


def _match(heard: Heard, reply: ReplyCandidate, example_vectors: ExampleVectors, rarity: Rarity) -> ReplyMatch:
    found = tuple(technique for technique in reply.techniques if technique in heard.techniques)
    cues = _cues(heard, reply)
    alike = _likeness(heard, reply, example_vectors)
    said = score(_features(heard, reply, alike, rarity, cues))
    clause = alike.clause
    best = max((heard.techniques[name] for name in found), key=lambda match: match.score, default=None)
    if best is not None and (not alike.example or best.score >= alike.nearest):
        clause = best.evidence.clause
    evidence = Evidence(clause, alike.example, round(alike.nearest, 4) if alike.example else 0.0, cues.any_hits)
    if not found and not heard.denied.isdisjoint(reply.techniques):
        said *= _DENIED
    nothing = cues.ruled_out or not heard.spoken
    return ReplyMatch(reply.id, 0.0 if nothing else round(said, 4), evidence, found)


def features(
    heard: Heard, replies: Sequence[ReplyCandidate], example_vectors: ExampleVectors
) -> tuple[Features, ...]:
    """Return what speaks for each reply: what the ranking is fitted on."""
    rarity = _rarity(tuple(replies), heard.language)
    return tuple(
        _features(heard, reply, _likeness(heard, reply, example_vectors), rarity, _cues(heard, reply))
        for reply in replies
    )


def _features(heard: Heard, reply: ReplyCandidate, alike: _Likeness, rarity: Rarity, cues: _Cues) -> Features:
    technique = max(
        (heard.techniques[name].score for name in reply.techniques if name in heard.techniques), default=0.0
    )
    return Features(
        nearest=alike.nearest,
        near=alike.near,
        wording=rarity.shared(heard.stems, reply),
        likelihood=max(technique, best_of(reply.techniques, heard.likelihood)),
        other_technique=bool(reply.techniques) and technique == 0 and heard.says_something,
        no_technique=not reply.techniques,
        cue=bool(cues.any_hits or (reply.cues_all and cues.all_met)),
        missing_cue=bool(reply.cues_any) and not cues.any_hits,
        unmet_cue=not cues.all_met,
    )


def _likeness(heard: Heard, reply: ReplyCandidate, example_vectors: ExampleVectors) -> _Likeness:
    rows = _rows(heard, reply)
    clause = heard.clauses[0] if heard.clauses else ""
    if not rows:
        return _Likeness(0.0, 0.0, clause, "")
    if not reply.examples and not reply.translations:
        return _Likeness(TYPICAL_NEARNESS, TYPICAL_NEARNESS, clause, "")
    similarities = heard.vectors[rows] @ example_vectors.of(reply).T
    near = nearness(similarities.max(axis=0))
    if not reply.examples:
        return _Likeness(TYPICAL_NEARNESS, near, clause, "")
    own = similarities[:, : len(reply.examples)]
    row, example = divmod(int(own.argmax()), own.shape[1])
    return _Likeness(float(own[row, example]), near, heard.clauses[rows[row]], reply.examples[example])


def _rows(heard: Heard, reply: ReplyCandidate) -> list[int]:
    """Return the clauses that may speak for a reply: somebody else's words only where those are what is told."""
    about_others = not reply.techniques or not _ABOUT_OTHERS.isdisjoint(reply.techniques)
    return list(range(len(heard.clauses)) if about_others else heard.own)


@dataclass(frozen=True, slots=True)
class _Cues:
    """Which of a reply's cues occur."""

    any_hits: tuple[str, ...]
    all_met: bool
    ruled_out: bool


def _cues(heard: Heard, reply: ReplyCandidate) -> _Cues:
    hits = _finder(reply, heard.language).find(heard.spoken)
    found_all = {hit.cue for hit in hits if hit.owner == "all"}
    any_hits = tuple(dict.fromkeys(hit.cue for hit in hits if hit.owner in ("any", "all")))
    return _Cues(any_hits, found_all.issuperset(reply.cues_all), any(hit.owner == "none" for hit in hits))


@lru_cache(maxsize=256)
def _rarity(replies: tuple[ReplyCandidate, ...], language: str) -> Rarity:
    return Rarity(replies, language)


@lru_cache(maxsize=4096)
def _finder(reply: ReplyCandidate, language: str) -> CueFinder:
    kinds = (("any", reply.cues_any), ("all", reply.cues_all), ("none", reply.cues_none))
    return CueFinder(language, [(kind, cue) for kind, cues in kinds for cue in cues])
