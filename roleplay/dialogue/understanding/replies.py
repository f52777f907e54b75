"""Matching an utterance with the replies that a node expects."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from zlib import crc32

import numpy as np

from roleplay.core.understanding import Evidence, ReplyMatch, TechniqueMatch
from roleplay.dialogue.understanding.candidates import ReplyCandidate
from roleplay.dialogue.understanding.cues import CueFinder, SpokenWord
from roleplay.dialogue.understanding.features import features as sentence_features
from roleplay.dialogue.understanding.model import encodable
from roleplay.dialogue.understanding.moment import Examples, MomentModel, WordIds
from roleplay.dialogue.understanding.ranking import (
    TYPICAL_LIKENESS,
    UNLIKE,
    Features,
    Rarity,
    Wording,
    best_of,
    score,
    shared,
)
from roleplay.dialogue.understanding.vectors import Vectors

_MOMENTS = 16
"""So many moments are kept as they were learnt, each about one megabyte."""
_OTHER_LANGUAGE = "other"
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
    plain_clauses: Sequence[str]
    """The same without the name by which the customer is called."""
    vectors: Vectors
    """One per clause, on the principal dimensions."""
    own_words: Sequence[SpokenWord]
    """Those that are not somebody else's."""
    own: Sequence[int]
    """Indices of the clauses without words of somebody else."""
    techniques: Mapping[str, TechniqueMatch]
    likelihood: Mapping[str, float]
    """How likely each technique is, also those that are too unlikely to be reported."""
    name_stems: frozenset[str] = frozenset()
    """Of the words of the customer's names."""
    denied: Set[str] = frozenset()
    """Techniques that were said not to be meant."""

    @cached_property
    def encodable(self) -> tuple[str, ...]:
        """The clauses as they are encoded."""
        return tuple(map(encodable, self.clauses))

    @cached_property
    def lengths(self) -> Vectors:
        """Of the vectors, shape (clauses,)."""
        return np.asarray(np.linalg.norm(self.vectors, axis=1))

    @cached_property
    def words(self) -> tuple[WordIds, ...]:
        """Features of the clauses' words."""
        return tuple(word_ids(clause, self.language) for clause in self.plain_clauses)

    @cached_property
    def says_something(self) -> bool:
        """Whether a technique was clearly found that tells what the utterance is for."""
        return any(match.score >= _CLEAR and name not in _BY_THE_WAY for name, match in self.techniques.items())


@dataclass(frozen=True, slots=True)
class KnownReply:
    """What is worked out once of a reply."""

    reply: ReplyCandidate
    examples: Examples
    """Its own first, then the translations."""
    lengths: Vectors
    """Of the examples' vectors, shape (examples,)."""
    encodable: frozenset[str]
    """Its own examples as they are encoded."""
    wording: Wording


@dataclass(frozen=True, slots=True)
class Moment:
    """The replies that may be taken at one moment, and what was learnt of them together."""

    replies: tuple[KnownReply, ...]
    rarity: Rarity
    model: MomentModel
    cues: CueFinder
    """Of all replies; the owner of a cue is the reply's number and the cue's kind."""


class KnownReplies:
    """What is known of the replies of one language. Thread-safe: at worst a reply is worked out twice."""

    def __init__(self, language: str, encode: Callable[[Sequence[str]], Vectors]) -> None:
        """`encode` returns one vector per sentence, as parts of utterances are compared with them."""
        self._language = language
        self._encode = encode
        self._known: dict[ReplyCandidate, KnownReply] = {}
        self._moment = lru_cache(maxsize=_MOMENTS)(self._learn)

    def prepare(self, replies: Iterable[ReplyCandidate]) -> None:
        """Work out those that are not known yet."""
        new = [reply for reply in dict.fromkeys(replies) if reply not in self._known]
        sentences = sorted({text for reply in new for text in (*reply.examples, *reply.translations)})
        vectors = dict(zip(sentences, self._encode(sentences), strict=True)) if sentences else {}
        for reply in new:
            self._known[reply] = self._work_out(reply, vectors)

    def at(self, replies: Sequence[ReplyCandidate]) -> Moment:
        """Return what is known of the replies of one moment; learnt when it is met for the first time."""
        return self._moment(tuple(replies))

    def _learn(self, replies: tuple[ReplyCandidate, ...]) -> Moment:
        self.prepare(replies)
        known = tuple(self._known[reply] for reply in replies)
        return Moment(
            known,
            Rarity([reply.wording for reply in known]),
            MomentModel([reply.examples for reply in known]),
            CueFinder(
                self._language, [owned for number, reply in enumerate(replies) for owned in _owned(number, reply)]
            ),
        )

    def _work_out(self, reply: ReplyCandidate, vectors: Mapping[str, Vectors]) -> KnownReply:
        sentences = (*reply.examples, *reply.translations)
        # In which of the other languages a translation is does not matter: it shares no words with what is said.
        words = [word_ids(text, self._language) for text in reply.examples]
        words += [word_ids(text, _OTHER_LANGUAGE) for text in reply.translations]
        rows = [vectors[text] for text in sentences]
        stacked = np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)
        return KnownReply(
            reply,
            Examples(frozenset(sentences), stacked, tuple(words)),
            np.linalg.norm(stacked, axis=1),
            frozenset(map(encodable, reply.examples)),
            Wording.of(reply.examples, self._language),
        )


def _owned(number: int, reply: ReplyCandidate) -> Iterator[tuple[str, str]]:
    kinds = (("any", reply.cues_any), ("all", reply.cues_all), ("none", reply.cues_none))
    return ((f"{number} {kind}", cue) for kind, cues in kinds for cue in cues)


def word_ids(sentence: str, language: str) -> WordIds:
    """Return the features of a sentence's words as numbers: hashes, as in Weinberger and others, 2009."""
    hashed = {crc32(feature.encode()) for feature in sentence_features(sentence, language)}
    return np.fromiter(hashed, dtype=np.int64, count=len(hashed))


@dataclass(frozen=True, slots=True)
class _Nearest:
    """The part of an utterance and the example of a reply that come nearest to each other."""

    clause: str
    example: str = ""
    """Empty when there are no examples."""
    similarity: float = 0.0


def learn_moment(
    replies: Sequence[ReplyCandidate], later: Sequence[ReplyCandidate], known: KnownReplies
) -> tuple[Moment, Moment | None]:
    """Return what is known of the replies, and of them together with those in `later` if there are any."""
    return known.at(replies), known.at((*replies, *later)) if later else None


def match_replies(
    heard: Heard, replies: Sequence[ReplyCandidate], later: Sequence[ReplyCandidate], known: KnownReplies
) -> tuple[ReplyMatch, ...]:
    """Return a match for every reply, best first; equal scores keep the order of the replies.

    Those in `later` are not open yet: they do not compete with the others, but the others with them.
    """
    now, then = learn_moment(replies, later, known)
    compared = list(_compared(heard, now))
    if then is not None:
        compared += _compared(heard, then, first=len(replies))
    matches = [_match(heard, reply, found, cues) for reply, found, cues in compared]
    return tuple(sorted(matches, key=lambda match: -match.score))


def reply_features(heard: Heard, replies: Sequence[ReplyCandidate], known: KnownReplies) -> tuple[Features, ...]:
    """Return what speaks for each reply: what the ranking is fitted on."""
    return tuple(found for _, found, _ in _compared(heard, known.at(replies)))


def _compared(heard: Heard, moment: Moment, *, first: int = 0) -> Iterator[tuple[KnownReply, Features, _Cues]]:
    """Compare with the replies from the `first` on, all of which compete."""
    said = moment.rarity.weigh(_telling(heard, heard.spoken))
    own = said
    if len(heard.own_words) < len(heard.spoken):
        own = moment.rarity.weigh(_telling(heard, heard.own_words))
    scores = moment.model.scores(heard.vectors, heard.words)
    of_all, of_own = _Likeness.of(scores), _Likeness.of(scores[list(heard.own)])
    hits: dict[str, list[str]] = {}
    for hit in moment.cues.find(heard.spoken):
        hits.setdefault(hit.owner, []).append(hit.cue)
    for number, known in enumerate(moment.replies[first:], first):
        cues = _cues(number, known.reply, hits)
        of_others = _tells_of_others(known.reply)
        weights, likeness = (said, of_all) if of_others else (own, of_own)
        yield known, _features(heard, weights, known, cues, likeness.to(number)), cues


def _telling(heard: Heard, words: Iterable[SpokenWord]) -> set[str]:
    """Return the stems of words; the customer's name stands in examples of any reply and tells nothing."""
    return {word.stem for word in words} - heard.name_stems


def _match(heard: Heard, known: KnownReply, speaks: Features, cues: _Cues) -> ReplyMatch:
    reply = known.reply
    found = tuple(technique for technique in reply.techniques if technique in heard.techniques)
    nearest = _nearest(heard, known)
    clause = nearest.clause
    best = max((heard.techniques[name] for name in found), key=lambda match: match.score, default=None)
    if best is not None and (not nearest.example or best.score >= nearest.similarity):
        clause = best.evidence.clause
    evidence = Evidence(clause, nearest.example, round(nearest.similarity, 4), cues.any_hits)
    fits = score(speaks)
    if not found and not speaks.verbatim and not heard.denied.isdisjoint(reply.techniques):
        fits *= _DENIED
    nothing = cues.ruled_out or not heard.spoken
    return ReplyMatch(reply.id, 0.0 if nothing else round(fits, 4), evidence, found)


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike the parts of an utterance are to each reply."""

    most: Sequence[float]
    mean: Sequence[float]

    @staticmethod
    def of(scores: Vectors) -> _Likeness:
        """Take shape (parts, replies), not-a-number where nothing is known of a reply."""
        return (
            _Likeness(scores.max(axis=0).tolist(), scores.mean(axis=0).tolist()) if len(scores) else _Likeness((), ())
        )

    def to(self, number: int) -> tuple[float, float]:
        """Return the greatest and the mean likeness to a reply."""
        if not self.most:
            return UNLIKE, UNLIKE
        if math.isnan(self.most[number]):
            return TYPICAL_LIKENESS, TYPICAL_LIKENESS / 2
        return self.most[number], self.mean[number]


def _features(
    heard: Heard, said: Mapping[str, float], known: KnownReply, cues: _Cues, likeness: tuple[float, float]
) -> Features:
    reply = known.reply
    technique = max(
        (heard.techniques[name].score for name in reply.techniques if name in heard.techniques), default=0.0
    )
    return Features(
        likeness=likeness[0],
        mean_likeness=likeness[1],
        wording=shared(said, known.wording),
        likelihood=max(technique, best_of(reply.techniques, heard.likelihood)),
        other_technique=bool(reply.techniques) and technique == 0 and heard.says_something,
        no_technique=not reply.techniques,
        cue=bool(cues.any_hits or (reply.cues_all and cues.all_met)),
        missing_cue=bool(reply.cues_any) and not cues.any_hits,
        unmet_cue=not cues.all_met,
        verbatim=any(heard.encodable[row] in known.encodable for row in _rows(heard, reply)),
    )


def _nearest(heard: Heard, known: KnownReply) -> _Nearest:
    own = len(known.reply.examples)
    rows = _rows(heard, known.reply)
    if not rows or not own:
        return _Nearest(heard.clauses[0] if heard.clauses else "")
    parts = heard.vectors if len(rows) == len(heard.vectors) else heard.vectors[rows]
    similarities = parts @ known.examples.vectors[:own].T
    row, example = divmod(int(similarities.argmax()), own)
    lengths = float(heard.lengths[rows[row]] * known.lengths[example])
    similarity = float(similarities[row, example]) / lengths if lengths else 0.0
    return _Nearest(heard.clauses[rows[row]], known.reply.examples[example], similarity)


def _rows(heard: Heard, reply: ReplyCandidate) -> list[int]:
    """Return the clauses that may speak for a reply: somebody else's words only where those are what is told."""
    return list(range(len(heard.clauses)) if _tells_of_others(reply) else heard.own)


def _tells_of_others(reply: ReplyCandidate) -> bool:
    return not reply.techniques or not _ABOUT_OTHERS.isdisjoint(reply.techniques)


@dataclass(frozen=True, slots=True)
class _Cues:
    """Which of a reply's cues occur."""

    any_hits: tuple[str, ...]
    all_met: bool
    ruled_out: bool


def _cues(number: int, reply: ReplyCandidate, hits: Mapping[str, Sequence[str]]) -> _Cues:
    """Return those of the reply of this number among the cues that were found at a moment."""
    found_any, found_all = hits.get(f"{number} any", ()), hits.get(f"{number} all", ())
    return _Cues(
        tuple(dict.fromkeys((*found_any, *found_all))),
        set(found_all).issuperset(reply.cues_all),
        ruled_out=f"{number} none" in hits,
    )
