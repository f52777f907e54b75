"""One utterance while it is being understood: cut into pieces, scored, and the best cut chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from roleplay.core.ports import SentenceEncoder
from roleplay.core.understanding import Evidence, TechniqueMatch
from roleplay.dialogue.understanding.clauses import Piece, pieces, spans
from roleplay.dialogue.understanding.context import negated, quoted_spans, report_starts
from roleplay.dialogue.understanding.cues import CueFinder, CueHit, spoken_words
from roleplay.dialogue.understanding.examples import NONE
from roleplay.dialogue.understanding.model import CLASSES, TechniqueModel, encodable
from roleplay.dialogue.understanding.vectors import Vectors, encode_all
from roleplay.dialogue.understanding.words import Token, fold

THRESHOLD = 0.35
"""Techniques that score less are not reported."""

_JOINED = 3
_MORE_SPANS = 8
_SHARPNESS = 12.5
"""Turns scores of about 0 to 1 into log-probabilities."""
_CUE_WEIGHT = 1.0
_MOST_CUES = 2
_VETO = 6.0
_SPLIT_COST = 0.5
_INNER_THRESHOLD = 0.6
"""What a part of a clause must score to be reported beside the whole."""
_BACKCHANNEL_WORDS = 4
_NONE = CLASSES.index(NONE)
_BACKCHANNEL = CLASSES.index("backchannel")

# Those that need more than one sentence to be what they are.
_WIDE = frozenset(
    {"feel_felt_found", "respectful_disagreement", "boundary", "handover", "paraphrase", "ending_call", "surrender"}
)
_OF_REPORTS = frozenset({"paraphrase", "handover", NONE})
"""What somebody else's words may serve for."""
_NOT_OF_REPORTS = np.array([name not in _OF_REPORTS for name in CLASSES])
_CONJUNCTIONS = {"en": frozenset({"but", "and", "so"}), "pl": frozenset({"ale", "i", "wiec", "a"})}


class Utterance:
    """An utterance with at least one word."""

    def __init__(
        self, text: str, tokens: Sequence[Token], language: str, model: TechniqueModel, encoder: SentenceEncoder
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._language = language
        self._model = model
        self.spoken = spoken_words(tokens, language)
        self._negated = negated(tokens, language)
        self._cut()
        self.texts = [self._slice(begin, end) for begin, end in self._spans]
        self.vectors = encode_all(encoder, [encodable(part) for part in self.texts])
        self._for = self._hits(model.speaking)
        self._against = self._hits(model.against)
        self._negatable = self._hits(model.negatable)

    def techniques(self) -> dict[str, TechniqueMatch]:
        """Return the techniques above the threshold."""
        logits = _SHARPNESS * self._model.classifier.scores(self.texts, self.vectors, self._language)
        cues = [self._weigh(logits[row], *span) for row, span in enumerate(self._spans)]
        probabilities = _softmax(logits)
        found: dict[str, TechniqueMatch] = {}
        for row in self._best_cut(probabilities):
            for inner, threshold in [(row, THRESHOLD), *((part, _INNER_THRESHOLD) for part in self._inside(row))]:
                most = float(probabilities[row].max()) - (0.01 if inner != row else 0.0)
                for index in np.flatnonzero(probabilities[inner] >= threshold):
                    technique, score = CLASSES[index], min(float(probabilities[inner, index]), most)
                    if technique == NONE or (technique in found and found[technique].score >= score):
                        continue
                    evidence = self._evidence(inner, int(index), cues[inner].get(technique, ()))
                    found[technique] = TechniqueMatch(technique, round(score, 4), evidence)
        return found

    def _cut(self) -> None:
        """Cut into pieces, also where somebody else's words begin or end."""
        quotes = quoted_spans(self._text)
        count = len(self._tokens)
        reported = [any(start <= token.start and token.end <= end for start, end in quotes) for token in self._tokens]
        parts = pieces(self._text, self._tokens, self._language)
        conjunctions = _CONJUNCTIONS.get(self._language, frozenset())
        for start in report_starts(self._tokens, self._language):
            for part in parts:
                if part.last <= start:
                    continue
                goes_on = part.first <= start or not (
                    part.after_stop or fold(self._tokens[part.first].word) in conjunctions
                )
                if not goes_on:
                    break
                for position in range(max(part.first, start), part.last):
                    reported[position] = True
        self._pieces: list[Piece] = []
        self._reported: list[bool] = []
        for part in parts:
            edges = [
                part.first,
                *(index for index in range(part.first + 1, part.last) if reported[index] != reported[index - 1]),
                part.last,
            ]
            for first, last in pairwise(edges):
                self._pieces.append(
                    Piece(
                        first, last, part.after_stop and first == part.first, part.ends_sentence and last == part.last
                    )
                )
                self._reported.append(reported[first])
        self._spans = spans(self._pieces, joined=_JOINED, limit=_MORE_SPANS)

    def _slice(self, begin: int, end: int) -> str:
        first, last = self._pieces[begin].first, self._pieces[end - 1].last
        return self._text[self._tokens[first].start : self._tokens[last - 1].end]

    def _hits(self, finders: Mapping[str, CueFinder]) -> list[CueHit]:
        finder = finders.get(self._language)
        return finder.find(self.spoken) if finder is not None else []

    def _weigh(self, logits: Vectors, begin: int, end: int) -> dict[str, tuple[str, ...]]:
        """Add what the words of a span say to its logits; return the cues of each technique."""
        first, last = self._pieces[begin].first, self._pieces[end - 1].last
        cues: dict[str, list[str]] = {}
        for hit in self._for:
            if first <= hit.first and hit.last < last and hit.owner in CLASSES:
                cues.setdefault(hit.owner, []).append(hit.cue)
        for technique, found in cues.items():
            logits[CLASSES.index(technique)] += _CUE_WEIGHT * min(len(found), _MOST_CUES)
        for hit in self._against:
            if first <= hit.first and hit.last < last:
                _rule_out(logits, hit.owner)
        for hit in self._negatable:
            if first <= hit.first and hit.last < last and self._negated[hit.first]:
                _rule_out(logits, hit.owner)
        if any(self._reported[begin:end]):
            logits[_NOT_OF_REPORTS] -= _VETO
            if all(self._reported[begin:end]):
                logits[_NONE] += 2 * _VETO
        if len(self._tokens) > _BACKCHANNEL_WORDS:
            logits[_BACKCHANNEL] -= _VETO
        return {technique: tuple(found) for technique, found in cues.items()}

    def _best_cut(self, probabilities: Vectors) -> list[int]:
        """Return the rows of the spans that together cover the utterance and explain its words best."""
        count = len(self._pieces)
        best: list[tuple[float, list[int]]] = [(0.0, []), *((-np.inf, []) for _ in range(count))]
        for row, (begin, end) in sorted(enumerate(self._spans), key=lambda item: item[1][1]):
            index = int(probabilities[row].argmax())
            crosses = any(part.ends_sentence for part in self._pieces[begin : end - 1])
            if crosses and CLASSES[index] not in _WIDE:
                continue
            length = self._pieces[end - 1].last - self._pieces[begin].first
            value = best[begin][0] + length * float(np.log(probabilities[row, index])) - _SPLIT_COST
            if value > best[end][0]:
                best[end] = (value, [*best[begin][1], row])
        return best[count][1]

    def _inside(self, row: int) -> list[int]:
        """Return the rows of the single pieces that a longer span is made of."""
        begin, end = self._spans[row]
        return list(range(begin, end)) if end - begin > 1 else []

    def _evidence(self, row: int, index: int, cues: tuple[str, ...]) -> Evidence:
        members = np.flatnonzero(self._model.labels == index)
        similarities = self._model.classifier.vectors[members] @ self.vectors[row]
        nearest = int(similarities.argmax())
        example = self._model.sentences[int(members[nearest])]
        return Evidence(self.texts[row], example, round(float(similarities[nearest]), 4), cues)


def _rule_out(logits: Vectors, technique: str) -> None:
    """Move what speaks for a technique to none."""
    index = CLASSES.index(technique)
    logits[_NONE] = max(logits[_NONE], logits[index])
    logits[index] -= _VETO


def _softmax(logits: Vectors) -> Vectors:
    exponent = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(exponent / exponent.sum(axis=1, keepdims=True), dtype=np.float32)
