"""Matching an utterance with the replies that a node expects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from roleplay.core.understanding import Evidence, ReplyMatch, TechniqueMatch
from roleplay.dialogue.understanding.candidates import ReplyCandidate
from roleplay.dialogue.understanding.cues import CueFinder, SpokenWord
from roleplay.dialogue.understanding.ranking import Features, Rarity, best_of, nearness, score
from roleplay.dialogue.understanding.vectors import Vectors

_CLEAR = 0.6
_DENIED = 0.3
"""What is left of a reply's score when its technique was denied ("I am not going to hang up")."""
_ABOUT_OTHERS = frozenset({"paraphrase", "handover"})
"""Replies with these may consist of somebody else's words."""
_BY_THE_WAY = frozenset({"personalise", "greeting", "backchannel"})


@dataclass(frozen=True, slots=True)
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

    @property
    def says_something(self) -> bool:
        """Whether a technique was clearly found that tells what the utterance is for."""
        return any(match.score >= _CLEAR and name not in _BY_THE_WAY for name, match in self.techniques.items())


def match_replies(
    heard: Heard, replies: Sequence[ReplyCandidate], example_vectors: Mapping[str, Vectors]
) -> tuple[ReplyMatch, ...]:
    """Return a match for every reply, best first; equal scores keep the order of the replies."""
    rarity = _rarity(tuple(replies), heard.language)
    matches = [_match(heard, reply, example_vectors, rarity) for reply in replies]
    return tuple(sorted(matches, key=lambda match: -match.score))


def _match(heard: Heard, reply: ReplyCandidate, example_vectors: Mapping[str, Vectors], rarity: Rarity) -> ReplyMatch:
    found = tuple(technique for technique in reply.techniques if technique in heard.techniques)
    cues = _cues(heard, reply)
    said = score(_features(heard, reply, example_vectors, rarity, cues))
    clause, example, similarity = _nearest(heard, reply, example_vectors)
    best = max((heard.techniques[name] for name in found), key=lambda match: match.score, default=None)
    if best is not None and best.score >= similarity:
        clause = best.evidence.clause
    evidence = Evidence(clause, example, round(similarity, 4), cues.any_hits)
    if not found and not heard.denied.isdisjoint(reply.techniques):
        said *= _DENIED
    nothing = cues.ruled_out or not heard.spoken
    return ReplyMatch(reply.id, 0.0 if nothing else round(said, 4), evidence, found)


def features(
    heard: Heard, replies: Sequence[ReplyCandidate], example_vectors: Mapping[str, Vectors]
) -> tuple[Features, ...]:
    """Return what speaks for each reply: what the ranking is fitted on."""
    rarity = _rarity(tuple(replies), heard.language)
    return tuple(_features(heard, reply, example_vectors, rarity, _cues(heard, reply)) for reply in replies)


def _features(
    heard: Heard, reply: ReplyCandidate, example_vectors: Mapping[str, Vectors], rarity: Rarity, cues: _Cues
) -> Features:
    scores = {name: match.score for name, match in heard.techniques.items()}
    vectors = heard.vectors[_rows(heard, reply)]
    nearest, _ = nearness(vectors, _stacked(reply.examples, example_vectors))
    _, near = nearness(vectors, _stacked((*reply.examples, *reply.translations), example_vectors))
    technique = best_of(reply.techniques, scores)
    return Features(
        nearest=nearest,
        near=near,
        wording=rarity.shared({word.stem for word in heard.spoken}, reply),
        technique=technique,
        likelihood=max(technique, best_of(reply.techniques, heard.likelihood)),
        other_technique=bool(reply.techniques) and technique == 0 and heard.says_something,
        no_technique=not reply.techniques,
        cue=bool(cues.any_hits or (reply.cues_all and cues.all_met)),
        missing_cue=bool(reply.cues_any) and not cues.any_hits,
        unmet_cue=not cues.all_met,
    )


def _stacked(examples: Sequence[str], example_vectors: Mapping[str, Vectors]) -> Vectors:
    if not examples:
        return np.zeros((0, 0), dtype=np.float32)
    return np.stack([example_vectors[example] for example in examples])


def _rows(heard: Heard, reply: ReplyCandidate) -> list[int]:
    """Return the clauses that may speak for a reply: somebody else's words only where those are what is told."""
    about_others = not reply.techniques or not _ABOUT_OTHERS.isdisjoint(reply.techniques)
    return list(range(len(heard.clauses)) if about_others else heard.own)


def _nearest(heard: Heard, reply: ReplyCandidate, example_vectors: Mapping[str, Vectors]) -> tuple[str, str, float]:
    """Return the clause and the example that are nearest to each other, and their similarity."""
    rows = _rows(heard, reply)
    if not reply.examples or not rows:
        return heard.clauses[0] if heard.clauses else "", "", 0.0
    similarities = heard.vectors[rows] @ _stacked(reply.examples, example_vectors).T
    clause, example = divmod(int(similarities.argmax()), len(reply.examples))
    return heard.clauses[rows[clause]], reply.examples[example], float(similarities[clause, example])


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
