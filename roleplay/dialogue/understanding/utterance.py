"""One utterance while it is being understood: cut into pieces, each and the whole scored, and decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from roleplay.core.understanding import Evidence, TechniqueMatch
from roleplay.dialogue.understanding.clauses import part_reported, pieces, spans
from roleplay.dialogue.understanding.context import negated, reported
from roleplay.dialogue.understanding.cues import CueFinder, CueHit, SpokenWord, spoken_words
from roleplay.dialogue.understanding.decision import (
    SURE,
    SURE_IN,
    Signs,
    likelihoods,
    reported_ones,
    sure_terms,
    sureness,
    terms,
)
from roleplay.dialogue.understanding.decision_weights import WEIGHTS
from roleplay.dialogue.understanding.model import CLASSES, TechniqueModel, encodable
from roleplay.dialogue.understanding.names import NameHit
from roleplay.dialogue.understanding.vectors import RecentVectors
from roleplay.dialogue.understanding.words import Token

_HALF = 0.5
"""What is denied and no likelier than this is not reported beside something else."""
_JOINED = 3
_MOST_SPANS = 4
"""Parts of an utterance that are encoded: each takes time, and long utterances have many."""
_MORE_SPANS = 3
"""Of them, those that join others: at most, and one at least."""


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
        self._alike = model.classifier.alike(self.vectors)
        self.denied: set[str] = set()
        """Techniques that were said not to be meant; known once `techniques` was called."""
        self.likelihood: dict[str, float] = {}
        """How likely each technique is; known once `techniques` was called."""
        self._for = self._hits(model.speaking)
        self._negatable = self._hits(model.negatable)

    def techniques(self) -> dict[str, TechniqueMatch]:
        """Return the techniques that are likely enough, once it is certain enough that there are any."""
        signs = self.signs()
        self.denied.update(signs.denied)
        likely = likelihoods(terms(signs), WEIGHTS)
        self.likelihood = dict(zip(CLASSES, likely.tolist(), strict=False))
        if sureness(sure_terms(signs, likely), WEIGHTS) < SURE_IN.get(self._language, SURE):
            return {}
        first, *others = reported_ones(likely)
        reported = [
            first,
            *(index for index in others if likely[index] >= _HALF or CLASSES[index] not in signs.denied),
        ]
        return {CLASSES[index]: self._match(index, float(likely[index]), signs) for index in reported}

    def _match(self, index: int, score: float, signs: Signs) -> TechniqueMatch:
        row = int(signs.own_scores[:, index].argmax())
        return TechniqueMatch(CLASSES[index], round(score, 4), self._evidence(row, index))

    def signs(self) -> Signs:
        """Return what is known before it is decided which techniques are held; the decision is fitted on these."""
        scores = self._model.classifier.scores(self.plain_texts, self._alike, self._language)
        foreign = [[piece.reported for piece in self._pieces[begin:end]] for begin, end in self._spans]
        denied = {hit.owner for hit in self._negatable if self._negated[hit.first]}
        return Signs(
            scores,
            self._spans.index((0, len(self._pieces))),
            np.array([any(of_span) for of_span in foreign]),
            Counter(hit.owner for hit in self._for),
            frozenset(denied),
            any(self._negated),
            "?" in self._text,
            len(self._tokens),
            len(self._pieces),
        )

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

    def _evidence(self, row: int, index: int) -> Evidence:
        members = np.flatnonzero(self._model.classifier.belongs[:, index])
        cues = tuple(hit.cue for hit in self._for if hit.owner == CLASSES[index])
        if not len(members):
            return Evidence(self.texts[row], cues=cues)
        similarities = self._alike[row, members]
        nearest = int(similarities.argmax())
        example = self._model.sentences[int(members[nearest])]
        return Evidence(self.texts[row], example, round(float(similarities[nearest]), 4), cues)


def _joinable(pieces: int) -> int:
    return min(max(_MOST_SPANS - pieces, 1), _MORE_SPANS)
