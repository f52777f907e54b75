"""One utterance while it is being understood: cut into pieces, scored, and the best cut chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from roleplay.core.understanding import Evidence, TechniqueMatch
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.dialogue.understanding.clauses import part_reported, pieces, spans
from roleplay.dialogue.understanding.context import negated, reported
from roleplay.dialogue.understanding.cues import CueFinder, CueHit, SpokenWord, spoken_words
from roleplay.dialogue.understanding.examples import NONE
from roleplay.dialogue.understanding.model import CLASSES, TechniqueModel, encodable
from roleplay.dialogue.understanding.names import NameHit
from roleplay.dialogue.understanding.vectors import RecentVectors, Vectors
from roleplay.dialogue.understanding.words import Token

THRESHOLD = 0.5
"""Techniques that are less likely than not are not reported."""

_MISTAKE_THRESHOLD = 0.5
"""A mistake costs the trainee points, so without a cue it must be likelier than everything else together."""
_SHORTEST_MISTAKE = 4
"""Words of a part of a sentence that may be a mistake without a cue: fewer mislead."""
_JOINED = 3
_MOST_SPANS = 6
"""Parts of an utterance that are encoded: each takes time, and long utterances have many."""
_MORE_SPANS = 3
"""Of them, those that join others: at most, and one at least."""
_SHARPNESS = 12.5
"""Turns scores of about 0 to 1 into log-probabilities."""
_CUE_WEIGHT = 1.0
_MOST_CUES = 2
_VETO = 6.0
_SPLIT_COST = 0.5
"""What a cut at punctuation must explain better than no cut: score times words."""
_LOOSE_SPLIT_COST = 1.0
"""The same for a cut where there is no punctuation."""
_INNER_THRESHOLD = 0.6
"""What a part of a clause must score to be reported beside the whole."""
_SUPPORT = 0.08
"""What the whole must score for the same technique, if the part stands between punctuation."""
_LOOSE_SUPPORT = 0.15
"""The same for a part that does not: cuts without punctuation make misleading fragments."""
_MISTAKE_SUPPORT = 0.3
"""The same for a mistake without a cue in what is none as a whole."""
_BACKCHANNEL_WORDS = 4
_MISTAKES = frozenset(item.id for item in TECHNIQUES if item.kind == "mistake")
_NONE = CLASSES.index(NONE)
_BACKCHANNEL = CLASSES.index("backchannel")

# Those that need more than one sentence to be what they are.
_WIDE = frozenset(
    {"feel_felt_found", "respectful_disagreement", "boundary", "handover", "paraphrase", "ending_call", "surrender"}
)
_OF_REPORTS = frozenset({"paraphrase", "handover", NONE})
"""What somebody else's words may serve for."""
_NOT_OF_REPORTS = np.array([name not in _OF_REPORTS for name in CLASSES])


class Utterance:
    """An utterance with at least one word."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        language: str,
        model: TechniqueModel,
        vectors: RecentVectors,
        called: NameHit | None = None,
    ) -> None:
        """Cut it up and encode the pieces; `called` is a name by which the customer is only called."""
        self._text = text
        self._tokens = tokens
        self._language = language
        self._model = model
        self.spoken = spoken_words(tokens, language)
        parts = pieces(text, tokens, language)
        self._negated = negated(tokens, parts, language)
        self._pieces = part_reported(parts, reported(text, tokens, parts, language))
        self._spans = spans(self._pieces, joined=_JOINED, limit=_joinable(len(self._pieces)))
        self.texts = [self._slice(begin, end) for begin, end in self._spans]
        self.plain_texts = [self._without(called, *span) for span in self._spans]
        """The same without the name: a name tells nothing, and leads the encoder astray."""
        self.vectors = vectors.encode([encodable(part) for part in self.plain_texts])
        self.denied: set[str] = set()
        """Techniques that were said not to be meant; known once `techniques` was called."""
        self.likelihood: dict[str, float] = {}
        """How likely each technique is in the likeliest part; known once `techniques` was called."""
        self._for = self._hits(model.speaking)
        self._against = self._hits(model.against)
        self._negatable = self._hits(model.negatable)

    def techniques(self) -> dict[str, TechniqueMatch]:
        """Return the techniques above the threshold."""
        scores = self._model.classifier.scores(self.plain_texts, self.vectors, self._language)
        logits = _SHARPNESS * scores
        cues = [self._weigh(logits[row], *span) for row, span in enumerate(self._spans)]
        probabilities = _softmax(logits)
        found: dict[str, TechniqueMatch] = {}

        def report(row: int, index: int, score: float) -> None:
            technique = CLASSES[index]
            spoken_for = cues[row].get(technique, ())
            if technique == NONE or (technique in _MISTAKES and not spoken_for and not self._certain(row, score)):
                return
            if technique not in found or found[technique].score < score:
                evidence = self._evidence(row, index, spoken_for)
                found[technique] = TechniqueMatch(technique, round(score, 4), evidence)

        cut = self._best_cut(logits / _SHARPNESS)
        if cut:
            self.likelihood = dict(zip(CLASSES, probabilities[cut].max(axis=0).tolist(), strict=True))
        for row in cut:
            for index in np.flatnonzero(probabilities[row] >= THRESHOLD):
                report(row, int(index), float(probabilities[row, index]))
            wrong = CLASSES[int(probabilities[row].argmax())] in _MISTAKES
            most = float(probabilities[row].max()) - 0.01
            for inner in self._inside(row):
                best = int(probabilities[inner].argmax())
                technique = CLASSES[best]
                doubtful = technique in _MISTAKES and not wrong and technique not in cues[inner]
                floor = _MISTAKE_SUPPORT if doubtful else self._support(inner)
                if probabilities[inner, best] >= _INNER_THRESHOLD and scores[row, best] >= floor:
                    report(inner, best, min(float(probabilities[inner, best]), most))
        return found

    def own_rows(self) -> list[int]:
        """Return the rows of `texts` and `vectors` that hold no words of somebody else."""
        return [
            row
            for row, (begin, end) in enumerate(self._spans)
            if not any(piece.reported for piece in self._pieces[begin:end])
        ]

    def own_words(self) -> list[SpokenWord]:
        """Return the words that are not somebody else's."""
        return [
            word for piece in self._pieces if not piece.reported for word in self.spoken[piece.first : piece.last]
        ]

    def _slice(self, begin: int, end: int) -> str:
        first, last = self._pieces[begin].first, self._pieces[end - 1].last
        return self._text[self._tokens[first].start : self._tokens[last - 1].end]

    def _without(self, called: NameHit | None, begin: int, end: int) -> str:
        first, last = self._pieces[begin].first, self._pieces[end - 1].last - 1
        if called is None or called.last < first or called.first > last:
            return self._slice(begin, end)
        parts = ((first, min(called.first - 1, last)), (max(called.last + 1, first), last))
        kept = [self._text[self._tokens[one].start : self._tokens[other].end] for one, other in parts if one <= other]
        return " ".join(kept) or self._slice(begin, end)

    def _hits(self, finders: Mapping[str, CueFinder]) -> list[CueHit]:
        finder = finders.get(self._language)
        return finder.find(self.spoken) if finder is not None else []

    def _weigh(self, logits: Vectors, begin: int, end: int) -> dict[str, tuple[str, ...]]:
        """Add what the words of a span say to its logits; return the cues of each technique."""
        first, last = self._pieces[begin].first, self._pieces[end - 1].last
        cues: dict[str, list[str]] = {}
        for hit in _within(self._for, first, last):
            cues.setdefault(hit.owner, []).append(hit.cue)
        for technique, found in cues.items():
            logits[CLASSES.index(technique)] += _CUE_WEIGHT * min(len(found), _MOST_CUES)
        for hit in _within(self._against, first, last):
            _rule_out(logits, hit.owner)
        for hit in _within(self._negatable, first, last):
            if self._negated[hit.first]:
                _rule_out(logits, hit.owner)
                self.denied.add(hit.owner)
        foreign = [piece.reported for piece in self._pieces[begin:end]]
        if any(foreign):
            logits[_NOT_OF_REPORTS] -= _VETO
        if all(foreign):
            logits[_NONE] += 2 * _VETO
        if len(self._tokens) > _BACKCHANNEL_WORDS:
            logits[_BACKCHANNEL] -= 2 * _VETO
        return {technique: tuple(found) for technique, found in cues.items()}

    def _best_cut(self, scores: Vectors) -> list[int]:
        """Return the rows of the spans that together cover the utterance and explain its words best."""
        count = len(self._pieces)
        best: list[tuple[float, list[int]]] = [(0.0, []), *((-np.inf, []) for _ in range(count))]
        for row, (begin, end) in sorted(enumerate(self._spans), key=lambda item: item[1][1]):
            index = int(scores[row].argmax())
            crosses = any(part.ends_sentence for part in self._pieces[begin : end - 1])
            if crosses and CLASSES[index] not in _WIDE:
                continue
            value = best[begin][0] + self._length(row) * min(float(scores[row, index]), 1.0)
            if begin > 0:
                value -= _SPLIT_COST if self._pieces[begin].after_stop else _LOOSE_SPLIT_COST
            if value > best[end][0]:
                best[end] = (value, [*best[begin][1], row])
        return best[count][1]

    def _inside(self, row: int) -> list[int]:
        """Return the rows of the single pieces that a longer span is made of."""
        begin, end = self._spans[row]
        return list(range(begin, end)) if end - begin > 1 else []

    def _length(self, row: int) -> int:
        """Return how many words a span has."""
        begin, end = self._spans[row]
        return self._pieces[end - 1].last - self._pieces[begin].first

    def _certain(self, row: int, score: float) -> bool:
        """Tell whether a span is likely enough, and not too small a part of a sentence, to be called a mistake."""
        begin, end = self._spans[row]
        sentence = (begin == 0 or self._pieces[begin - 1].ends_sentence) and self._pieces[end - 1].ends_sentence
        return score >= _MISTAKE_THRESHOLD and (self._length(row) >= _SHORTEST_MISTAKE or sentence)

    def _support(self, index: int) -> float:
        """Return what the whole must score for the technique of one of its pieces."""
        after = index + 1
        apart = (index == 0 or self._pieces[index].after_stop) and (
            after == len(self._pieces) or self._pieces[after].after_stop
        )
        return _SUPPORT if apart else _LOOSE_SUPPORT

    def _evidence(self, row: int, index: int, cues: tuple[str, ...]) -> Evidence:
        members = np.flatnonzero(self._model.labels == index)
        similarities = self._model.classifier.vectors[members] @ self._model.classifier.project(self.vectors[row])
        nearest = int(similarities.argmax())
        example = self._model.sentences[int(members[nearest])]
        return Evidence(self.texts[row], example, round(float(similarities[nearest]), 4), cues)


def _joinable(pieces: int) -> int:
    return min(max(_MOST_SPANS - pieces, 1), _MORE_SPANS)


def _within(hits: Sequence[CueHit], first: int, last: int) -> Iterator[CueHit]:
    return (hit for hit in hits if first <= hit.first and hit.last < last)


def _rule_out(logits: Vectors, technique: str) -> None:
    """Move what speaks for a technique to none."""
    index = CLASSES.index(technique)
    logits[_NONE] = max(logits[_NONE], logits[index])
    logits[index] -= _VETO


def _softmax(logits: Vectors) -> Vectors:
    exponent = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(exponent / exponent.sum(axis=1, keepdims=True), dtype=np.float32)
