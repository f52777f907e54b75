"""Matching an utterance with the replies that a node expects."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from roleplay.core.understanding import Evidence, ReplyMatch, TechniqueMatch
from roleplay.dialogue.understanding.candidates import ReplyCandidate
from roleplay.dialogue.understanding.cues import CueFinder, SpokenWord
from roleplay.dialogue.understanding.vectors import Vectors

# Similarity at which an example speaks for its reply with 0.5, and how quickly that changes.
_MEANING_MIDDLE = 0.55
_MEANING_SLOPE = 11.0
_TECHNIQUE_SHARE = 0.7
_CUE_SHARE = 0.35
_DENIED = 0.3
"""What is left of the meaning when the reply's technique was denied ("I am not going to hang up")."""
_OTHER_TECHNIQUE = 0.7
"""What is left of the meaning when the utterance does something else than the reply."""
_CLEAR = 0.6
_SMALL_PART = 0.25
"""How much less a technique counts that is next to nothing of what was said."""
_ABOUT_OTHERS = frozenset({"paraphrase", "handover"})
"""Replies with these may consist of somebody else's words."""
_BY_THE_WAY = frozenset({"personalise", "greeting", "backchannel"})
_MISSING_ANY = 0.75
_MISSING_ALL = 0.5


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
    denied: Collection[str] = ()
    """Techniques that were said not to be meant."""

    @property
    def says_something(self) -> bool:
        """Whether a technique was clearly found that tells what the utterance is for."""
        return any(match.score >= _CLEAR and name not in _BY_THE_WAY for name, match in self.techniques.items())


def match_replies(
    heard: Heard, replies: Sequence[ReplyCandidate], example_vectors: Mapping[str, Vectors]
) -> tuple[ReplyMatch, ...]:
    """Return a match for every reply, best first; equal scores keep the order of the replies."""
    matches = [_match(heard, reply, example_vectors) for reply in replies]
    return tuple(sorted(matches, key=lambda match: -match.score))


def _match(heard: Heard, reply: ReplyCandidate, example_vectors: Mapping[str, Vectors]) -> ReplyMatch:
    found = tuple(technique for technique in reply.techniques if technique in heard.techniques)
    best = max((heard.techniques[name] for name in found), key=lambda match: match.score, default=None)
    clause, example, similarity = _nearest(heard, reply, example_vectors)
    any_hits, all_met, ruled_out = _cues(heard, reply)
    meaning = 1 / (1 + float(np.exp(-_MEANING_SLOPE * (similarity - _MEANING_MIDDLE)))) if example else 0.0
    if best is None and reply.techniques:
        if any(name in heard.denied for name in reply.techniques):
            meaning *= _DENIED
        elif heard.says_something:
            meaning *= _OTHER_TECHNIQUE
    technique = _TECHNIQUE_SHARE * best.score * _weight(best, heard) if best is not None else 0.0
    cue = _CUE_SHARE if any_hits or (reply.cues_all and all_met) else 0.0
    score = 1 - (1 - meaning) * (1 - technique) * (1 - cue)
    if reply.cues_any and not any_hits:
        score *= _MISSING_ANY
    if not all_met:
        score *= _MISSING_ALL
    if ruled_out:
        score = 0.0
    if best is not None and technique >= meaning:
        clause = best.evidence.clause
    evidence = Evidence(clause, example, round(similarity, 4), any_hits)
    return ReplyMatch(reply.id, round(min(max(score, 0.0), 1.0), 4), evidence, found)


def _weight(match: TechniqueMatch, heard: Heard) -> float:
    """Return how much a technique counts: less when it is only a small part of what was said ("sorry, but ...")."""
    share = len(match.evidence.clause.split()) / max(len(heard.spoken), 1)
    return 1 - _SMALL_PART * (1 - min(share, 1.0))


def _nearest(heard: Heard, reply: ReplyCandidate, example_vectors: Mapping[str, Vectors]) -> tuple[str, str, float]:
    """Return the clause and the example that are nearest to each other, and their similarity."""
    about_others = not reply.techniques or not _ABOUT_OTHERS.isdisjoint(reply.techniques)
    rows = list(range(len(heard.clauses)) if about_others else heard.own)
    if not reply.examples or not rows:
        return heard.clauses[0] if heard.clauses else "", "", 0.0
    matrix = np.stack([example_vectors[example] for example in reply.examples])
    similarities = heard.vectors[rows] @ matrix.T
    clause, example = divmod(int(similarities.argmax()), len(reply.examples))
    return heard.clauses[rows[clause]], reply.examples[example], float(similarities[clause, example])


def _cues(heard: Heard, reply: ReplyCandidate) -> tuple[tuple[str, ...], bool, bool]:
    """Return the any-cues found, whether all all-cues were found, and whether a none-cue was found."""
    finder = _finder(reply, heard.language)
    hits = finder.find(heard.spoken)
    found_all = {hit.cue for hit in hits if hit.owner == "all"}
    any_hits = tuple(dict.fromkeys(hit.cue for hit in hits if hit.owner in ("any", "all")))
    return any_hits, found_all.issuperset(reply.cues_all), any(hit.owner == "none" for hit in hits)


@lru_cache(maxsize=4096)
def _finder(reply: ReplyCandidate, language: str) -> CueFinder:
    kinds = (("any", reply.cues_any), ("all", reply.cues_all), ("none", reply.cues_none))
    return CueFinder(language, [(kind, cue) for kind, cues in kinds for cue in cues])
