"""Matching an utterance with the replies that a node expects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from roleplay.core.understanding import Evidence, ReplyMatch, TechniqueMatch
from roleplay.dialogue.understanding.candidates import ReplyCandidate
from roleplay.dialogue.understanding.cues import CueFinder, SpokenWord
from roleplay.dialogue.understanding.ranking import (
    TYPICAL_NEARNESS,
    Features,
    Rarity,
    Wording,
    best_of,
    nearness,
    score,
    shared,
)
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


@dataclass(frozen=True, slots=True)
class KnownReply:
    """What is worked out once of a reply."""

    reply: ReplyCandidate
    vectors: Vectors
    """Of its examples, shape (examples, dimensions): its own first, then the translations."""
    wording: Wording
    finder: CueFinder


class KnownReplies:
    """What is known of the replies of one language. Thread-safe: at worst a reply is worked out twice."""

    def __init__(self, language: str, encode: Callable[[Sequence[str]], Vectors]) -> None:
        """`encode` returns one unit vector per sentence."""
        self._language = language
        self._encode = encode
        self._known: dict[ReplyCandidate, KnownReply] = {}
        self._rarity = lru_cache(maxsize=256)(self._rarity_among)

    def prepare(self, replies: Iterable[ReplyCandidate]) -> None:
        """Work out those that are not known yet."""
        new = [reply for reply in dict.fromkeys(replies) if reply not in self._known]
        sentences = list(dict.fromkeys(text for reply in new for text in (*reply.examples, *reply.translations)))
        vectors = dict(zip(sentences, self._encode(sentences), strict=True)) if sentences else {}
        for reply in new:
            self._known[reply] = self._work_out(reply, vectors)

    def of(self, replies: Sequence[ReplyCandidate]) -> tuple[tuple[KnownReply, ...], Rarity]:
        """Return what is known of the replies of one moment, and how much words tell among them."""
        self.prepare(replies)
        return tuple(self._known[reply] for reply in replies), self._rarity(tuple(replies))

    def _rarity_among(self, replies: tuple[ReplyCandidate, ...]) -> Rarity:
        return Rarity([self._known[reply].wording for reply in replies])

    def _work_out(self, reply: ReplyCandidate, vectors: Mapping[str, Vectors]) -> KnownReply:
        rows = [vectors[text] for text in (*reply.examples, *reply.translations)]
        kinds = (("any", reply.cues_any), ("all", reply.cues_all), ("none", reply.cues_none))
        return KnownReply(
            reply,
            np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32),
            Wording.of(reply.examples, self._language),
            CueFinder(self._language, [(kind, cue) for kind, cues in kinds for cue in cues]),
        )


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How like the examples of a reply an utterance is."""

    nearest: float
    near: float
    clause: str
    """The part of the utterance that comes nearest."""
    example: str
    """What it comes nearest to; empty when there are no examples."""


def match_replies(heard: Heard, replies: Sequence[ReplyCandidate], known: KnownReplies) -> tuple[ReplyMatch, ...]:
    """Return a match for every reply, best first; equal scores keep the order of the replies."""
    worked_out, rarity = known.of(replies)
    said = rarity.weigh(heard.stems)
    return tuple(sorted((_match(heard, said, reply) for reply in worked_out), key=lambda match: -match.score))


def _match(heard: Heard, said: Mapping[str, float], known: KnownReply) -> ReplyMatch:
    reply = known.reply
    found = tuple(technique for technique in reply.techniques if technique in heard.techniques)
    cues = _cues(heard, known)
    alike = _likeness(heard, known)
    fits = score(_features(heard, said, known, alike, cues))
    clause = alike.clause
    best = max((heard.techniques[name] for name in found), key=lambda match: match.score, default=None)
    if best is not None and (not alike.example or best.score >= alike.nearest):
        clause = best.evidence.clause
    evidence = Evidence(clause, alike.example, round(alike.nearest, 4) if alike.example else 0.0, cues.any_hits)
    if not found and not heard.denied.isdisjoint(reply.techniques):
        fits *= _DENIED
    nothing = cues.ruled_out or not heard.spoken
    return ReplyMatch(reply.id, 0.0 if nothing else round(fits, 4), evidence, found)


def features(heard: Heard, replies: Sequence[ReplyCandidate], known: KnownReplies) -> tuple[Features, ...]:
    """Return what speaks for each reply: what the ranking is fitted on."""
    worked_out, rarity = known.of(replies)
    said = rarity.weigh(heard.stems)
    return tuple(_features(heard, said, reply, _likeness(heard, reply), _cues(heard, reply)) for reply in worked_out)


def _features(heard: Heard, said: Mapping[str, float], known: KnownReply, alike: _Likeness, cues: _Cues) -> Features:
    reply = known.reply
    technique = max(
        (heard.techniques[name].score for name in reply.techniques if name in heard.techniques), default=0.0
    )
    return Features(
        nearest=alike.nearest,
        near=alike.near,
        wording=shared(said, known.wording),
        likelihood=max(technique, best_of(reply.techniques, heard.likelihood)),
        other_technique=bool(reply.techniques) and technique == 0 and heard.says_something,
        no_technique=not reply.techniques,
        cue=bool(cues.any_hits or (reply.cues_all and cues.all_met)),
        missing_cue=bool(reply.cues_any) and not cues.any_hits,
        unmet_cue=not cues.all_met,
    )


def _likeness(heard: Heard, known: KnownReply) -> _Likeness:
    reply = known.reply
    rows = _rows(heard, reply)
    clause = heard.clauses[0] if heard.clauses else ""
    if not rows:
        return _Likeness(0.0, 0.0, clause, "")
    if not known.vectors.size:
        return _Likeness(TYPICAL_NEARNESS, TYPICAL_NEARNESS, clause, "")
    similarities = (heard.vectors if len(rows) == len(heard.vectors) else heard.vectors[rows]) @ known.vectors.T
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


def _cues(heard: Heard, known: KnownReply) -> _Cues:
    hits = known.finder.find(heard.spoken)
    if not hits:
        return _Cues((), not known.reply.cues_all, ruled_out=False)
    found_all = {hit.cue for hit in hits if hit.owner == "all"}
    any_hits = tuple(dict.fromkeys(hit.cue for hit in hits if hit.owner in ("any", "all")))
    return _Cues(any_hits, found_all.issuperset(known.reply.cues_all), any(hit.owner == "none" for hit in hits))
