"""The understanding of one utterance: techniques, replies, names and facts, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from roleplay.core.ports import SentenceEncoder
from roleplay.core.understanding import Evidence, TechniqueMatch, Understood
from roleplay.dialogue.understanding.candidates import FactPhrases, ReplyCandidate
from roleplay.dialogue.understanding.clauses import Piece, pieces, spans
from roleplay.dialogue.understanding.context import negated, quoted_spans, reported_from
from roleplay.dialogue.understanding.cues import CueFinder, CueHit, spoken_words
from roleplay.dialogue.understanding.examples import NONE, TechniqueExamples
from roleplay.dialogue.understanding.facts import named_facts
from roleplay.dialogue.understanding.model import CLASSES, TechniqueModel, build_model, encodable
from roleplay.dialogue.understanding.names import address
from roleplay.dialogue.understanding.replies import Heard, match_replies
from roleplay.dialogue.understanding.vectors import Progress, VectorCache, Vectors, encode_all
from roleplay.dialogue.understanding.words import Token, tokenize

THRESHOLD = 0.35
"""Techniques that score less are not reported."""

_LONGEST_TEXT = 2_000
"""Characters that are read; a turn of two minutes has as many."""
_JOINED = 3
_MORE_SPANS = 8
_CUE_WEIGHT = 1.6
_MOST_CUES = 2
_VETO = 6.0
_ADDRESS_KNOWN = 0.75
_ADDRESS_TITLE = 0.65
_NONE_INDEX = CLASSES.index(NONE)
_SPLIT_COST = 0.4


class Understander:
    """Understands utterances. Deterministic and thread-safe."""

    def __init__(
        self,
        encoder: SentenceEncoder,
        examples: TechniqueExamples,
        cache: VectorCache,
        progress: Progress | None = None,
    ) -> None:
        """Encode the examples, or take them from the cache."""
        self._encoder = encoder
        self._model: TechniqueModel = build_model(examples, encoder, cache, progress)
        self._vectors: dict[str, Vectors] = {}

    def prepare(
        self, replies: Iterable[ReplyCandidate], facts: Sequence[FactPhrases] = (), language: str = "en"
    ) -> None:
        """Encode reply examples ahead, so that the first turn is as quick as the rest."""
        missing = dict.fromkeys(
            example for reply in replies for example in reply.examples if example not in self._vectors
        )
        if missing:
            encoded = encode_all(self._encoder, [encodable(example) for example in missing])
            self._vectors.update(zip(missing, encoded, strict=True))
        named_facts("", facts, language)

    def understand(
        self,
        text: str,
        language: str,
        *,
        replies: Sequence[ReplyCandidate] = (),
        names: Sequence[str] = (),
        facts: Sequence[FactPhrases] = (),
    ) -> Understood:
        """Find the techniques of the catalogue, the replies' matches (all of them, best first) and the facts."""
        text = text[:_LONGEST_TEXT]
        tokens = tokenize(text, language)
        if not tokens:
            return Understood(replies=match_replies(_nothing(language), replies, self._vectors) if replies else ())
        utterance = _Utterance(text, tokens, language, self._model, self._encoder)
        techniques = utterance.techniques()
        found = address(text, tokens, names, language)
        if found is not None:
            score = _ADDRESS_KNOWN if found.known else _ADDRESS_TITLE
            clause = text[tokens[found.first].start : tokens[found.last].end]
            techniques["personalise"] = TechniqueMatch("personalise", score, Evidence(clause, cues=(clause,)))
        self.prepare(replies)
        heard = Heard(language, utterance.spoken, utterance.texts, utterance.vectors, techniques)
        return Understood(
            tuple(sorted(techniques.values(), key=lambda match: (-match.score, match.technique))),
            match_replies(heard, replies, self._vectors),
            named_facts(text, facts, language),
        )


def _nothing(language: str) -> Heard:
    return Heard(language, (), (), np.zeros((0, 0), dtype=np.float32), {})


class _Utterance:
    """One utterance while it is being understood."""

    def __init__(
        self, text: str, tokens: list[Token], language: str, model: TechniqueModel, encoder: SentenceEncoder
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._language = language
        self._model = model
        self.spoken = spoken_words(tokens, language)
        self._negated = negated(tokens, language)
        self._quotes = quoted_spans(text)
        self._pieces: list[Piece] = pieces(text, tokens, language)
        self._spans = spans(self._pieces, joined=_JOINED, limit=_MORE_SPANS)
        self.texts = [self._slice(begin, end) for begin, end in self._spans]
        self.vectors = encode_all(encoder, [encodable(part) for part in self.texts])
        self._for = self._hits(model.speaking)
        self._against = self._hits(model.against)
        self._negatable = self._hits(model.negatable)

    def techniques(self) -> dict[str, TechniqueMatch]:
        """Return the techniques above the threshold."""
        logits = self._model.classifier.logits(self.vectors)
        cues: list[dict[str, tuple[str, ...]]] = []
        for row, (begin, end) in enumerate(self._spans):
            first, last = self._pieces[begin].first, self._pieces[end - 1].last
            cues.append(self._weigh(logits[row], first, last))
        probabilities = _softmax(logits)
        found: dict[str, TechniqueMatch] = {}
        for row in self._best_cut(probabilities):
            for index in np.flatnonzero(probabilities[row] >= THRESHOLD):
                technique, score = CLASSES[index], float(probabilities[row, index])
                if technique == NONE or (technique in found and found[technique].score >= score):
                    continue
                evidence = self._evidence(row, int(index), cues[row].get(technique, ()))
                found[technique] = TechniqueMatch(technique, round(min(score, 1.0), 4), evidence)
        return found

    def _slice(self, begin: int, end: int) -> str:
        first, last = self._pieces[begin].first, self._pieces[end - 1].last
        return self._text[self._tokens[first].start : self._tokens[last - 1].end]

    def _hits(self, finders: dict[str, CueFinder]) -> list[CueHit]:
        finder = finders.get(self._language)
        return finder.find(self.spoken) if finder is not None else []

    def _weigh(self, logits: Vectors, first: int, last: int) -> dict[str, tuple[str, ...]]:
        """Add what the words of a span say to its logits; return the cues of each technique."""
        cues: dict[str, list[str]] = {}
        for hit in self._for:
            if first <= hit.first and hit.last < last:
                cues.setdefault(hit.owner, []).append(hit.cue)
        for technique, found in cues.items():
            if technique in CLASSES:
                logits[CLASSES.index(technique)] += _CUE_WEIGHT * min(len(found), _MOST_CUES)
        for hit in self._against:
            if first <= hit.first and hit.last < last and hit.owner in CLASSES:
                logits[CLASSES.index(hit.owner)] -= _VETO
        for hit in self._negatable:
            if first <= hit.first and hit.last < last and self._negated[hit.first]:
                logits[CLASSES.index(hit.owner)] -= _VETO
        tokens = self._tokens[first:last]
        start = reported_from(tokens, self._language)
        outside = [not self._is_quoted(token) for token in tokens]
        if (start is not None and start <= 4) or sum(outside) < len(outside) / 2:
            logits -= _VETO / 2
            logits[_NONE_INDEX] += _VETO / 2
            logits[CLASSES.index("paraphrase")] += _VETO / 2
        return {technique: tuple(found) for technique, found in cues.items()}

    def _is_quoted(self, token: Token) -> bool:
        return any(start <= token.start and token.end <= end for start, end in self._quotes)

    def _best_cut(self, probabilities: Vectors) -> list[int]:
        """Return the rows of the spans that together cover the utterance and explain its words best."""
        count = len(self._pieces)
        best: list[tuple[float, list[int]]] = [(0.0, []), *((-np.inf, []) for _ in range(count))]
        for end in range(1, count + 1):
            for row, (begin, stop) in enumerate(self._spans):
                if stop != end:
                    continue
                length = self._pieces[stop - 1].last - self._pieces[begin].first
                value = length * float(np.log(probabilities[row].max())) - _SPLIT_COST
                if best[begin][0] + value > best[end][0]:
                    best[end] = (best[begin][0] + value, [*best[begin][1], row])
        return best[count][1]

    def _evidence(self, row: int, index: int, cues: tuple[str, ...]) -> Evidence:
        members = np.flatnonzero(self._model.labels == index)
        similarities = self._model.vectors[members] @ self.vectors[row]
        nearest = int(similarities.argmax())
        return Evidence(
            self.texts[row],
            self._model.sentences[int(members[nearest])],
            round(float(similarities[nearest]), 4),
            cues,
        )


def _softmax(logits: Vectors) -> Vectors:
    exponent = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(exponent / exponent.sum(axis=1, keepdims=True), dtype=np.float32)
