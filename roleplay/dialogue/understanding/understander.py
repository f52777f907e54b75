"""The understanding of one utterance: techniques, replies, names and facts, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module

import numpy as np
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from roleplay.core.ports import SentenceEncoder
from roleplay.core.understanding import Evidence, TechniqueMatch, Understood
from roleplay.dialogue.understanding.candidates import FactPhrases, ReplyCandidate
from roleplay.dialogue.understanding.examples import TechniqueExamples
from roleplay.dialogue.understanding.facts import named_facts
from roleplay.dialogue.understanding.model import TechniqueModel, build_model, encodable, model_fingerprint
from roleplay.dialogue.understanding.names import address, calling
from roleplay.dialogue.understanding.ranking import Features
from roleplay.dialogue.understanding.replies import Heard, KnownReplies, learn_moment, match_replies, reply_features
from roleplay.dialogue.understanding.utterance import Utterance
from roleplay.dialogue.understanding.vectors import (
    Progress,
    RecentVectors,
    VectorCache,
    Vectors,
    encode_all,
    fingerprint,
)
from roleplay.dialogue.understanding.words import rejoined, stem, tokenize, words

_LONGEST_TEXT = 2_000
"""Characters that are read; a turn of two minutes has as many."""
_EXAMPLES = "examples-"
_LATEST = 8
"""So many utterances stay as they were heard: the same words are weighed at several moments, and in two scenarios."""
_WORTH_KEEPING = 100
"""Sentences; fewer are encoded as quickly as read."""
_MOST_SCENARIOS = 64
"""Vectors of the examples of so many scenarios are kept on disk."""
_ADDRESS_KNOWN = 0.75
_ADDRESS_TITLE = 0.65
_AFTER = 0.01


def _calculate_in_one_thread() -> None:
    """Let the whole process do its linear algebra in one thread from now on.

    Its threads spin while they wait for each other: beside other busy programs a moment took 340 ms to learn instead
    of 5. A library that is loaded later would not obey, and scipy brings one of its own: so that is loaded first.
    """
    import_module("scipy.linalg")
    ThreadpoolController().limit(limits=1, user_api="blas")


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
        self._cache = cache
        self._key = model_fingerprint(examples, encoder)
        _calculate_in_one_thread()
        self._model: TechniqueModel = build_model(examples, encoder, cache, progress)
        self._recent = RecentVectors(encoder)
        self._known: dict[str, KnownReplies] = {}
        self._latest = lru_cache(maxsize=_LATEST)(self._hear)

    def load(self) -> None:
        """Load what the first words would wait for: the encoder, which takes most memory while it is loaded."""
        self._encoder.encode([])

    def prepare(
        self, replies: Iterable[ReplyCandidate], facts: Sequence[FactPhrases] = (), language: str = "en"
    ) -> None:
        """Work out ahead what is known of replies, so that the first turn is as quick as the rest."""
        self._replies(language).prepare(replies)
        named_facts("", facts, language)

    def learn(
        self, replies: Sequence[ReplyCandidate], later: Sequence[ReplyCandidate] = (), language: str = "en"
    ) -> None:
        """Learn ahead what tells the replies of one moment apart, as `understand` would for its first words."""
        learn_moment(replies, later, self._replies(language))

    def understand(
        self,
        text: str,
        language: str,
        *,
        replies: Sequence[ReplyCandidate] = (),
        names: Sequence[str] = (),
        facts: Sequence[FactPhrases] = (),
        later: Sequence[ReplyCandidate] = (),
    ) -> Understood:
        """Find the techniques of the catalogue, the replies' matches (all of them, best first) and the facts.

        `later` are replies that only what is said may open: they are compared with `replies`, not these with them.
        """
        text = text[:_LONGEST_TEXT]
        heard = self.hear(text, language, names)
        return Understood(
            tuple(sorted(heard.techniques.values(), key=lambda match: (-match.score, match.technique))),
            match_replies(heard, replies, later, self._replies(language)),
            named_facts(text, facts, language) if heard.spoken else (),
        )

    def reply_features(
        self, text: str, language: str, replies: Sequence[ReplyCandidate], names: Sequence[str] = ()
    ) -> tuple[Features, ...]:
        """Return what speaks for each reply; the ranking is fitted on these."""
        return reply_features(self.hear(text, language, names), replies, self._replies(language))

    def _replies(self, language: str) -> KnownReplies:
        if language not in self._known:
            self._known[language] = KnownReplies(language, self._example_vectors)
        return self._known[language]

    def _example_vectors(self, sentences: Sequence[str]) -> Vectors:
        """Return vectors as utterances are compared with them; those of whole scenarios are kept on disk."""
        if len(sentences) < _WORTH_KEEPING:
            return self._encoded(sentences)
        key = fingerprint(self._key, *sentences)
        name = f"{_EXAMPLES}{key[:16]}"
        stored = self._cache.load(name, key)
        if stored is None:
            stored = {"vectors": self._encoded(sentences).astype(np.float16)}
            self._cache.save(name, key, stored)
            self._cache.keep_newest(_EXAMPLES, _MOST_SCENARIOS)
        return stored["vectors"].astype(np.float32)

    def _encoded(self, sentences: Sequence[str]) -> Vectors:
        vectors = encode_all(self._encoder, [encodable(sentence) for sentence in sentences])
        return self._model.classifier.project(vectors)

    def hear(self, text: str, language: str, names: Sequence[str] = ()) -> Heard:
        """Return an utterance as replies are compared with it."""
        return self._latest(text, language, tuple(names))

    def _hear(self, text: str, language: str, names: tuple[str, ...]) -> Heard:
        text = rejoined(text, language)
        tokens = tokenize(text, language)
        if not tokens:
            return _nothing(language)
        found = address(text, tokens, names, language)
        called = calling(tokens, found, language)
        utterance = Utterance(text, tokens, language, self._model, self._recent, called)
        techniques = utterance.techniques()
        if found is not None and "handover" not in techniques:  # there the name tells a colleague who is calling
            score = _ADDRESS_KNOWN if found.known else _ADDRESS_TITLE
            # What else is said beside a name is what was said first of all.
            score = min([score, *(match.score - _AFTER for match in list(techniques.values())[:1])])
            clause = text[tokens[found.first].start : tokens[found.last].end]
            techniques["personalise"] = TechniqueMatch("personalise", score, Evidence(clause, cues=(clause,)))
        return Heard(
            language,
            utterance.spoken,
            utterance.texts,
            utterance.plain_texts,
            self._model.classifier.project(utterance.vectors),
            utterance.own_words(),
            utterance.own_rows(),
            techniques,
            utterance.likelihood,
            frozenset(stem(word, language) for name in names for word in words(name, language)),
            utterance.denied,
        )


def _nothing(language: str) -> Heard:
    return Heard(language, (), (), (), np.zeros((0, 0), dtype=np.float32), (), (), {}, {})
