"""The technique model: examples turned into vectors, fitted weights and cue finders, ready to score."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roleplay.core.ports import SentenceEncoder
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.dialogue.understanding.classifier import Classifier, fit
from roleplay.dialogue.understanding.cues import CueFinder
from roleplay.dialogue.understanding.examples import NONE, TechniqueExamples
from roleplay.dialogue.understanding.features import Vocabulary
from roleplay.dialogue.understanding.vectors import Arrays, Progress, VectorCache, encode_all, fingerprint
from roleplay.dialogue.understanding.words import fold

_VERSION = "4"
_INT8 = 127
_CACHE_NAME = "model"

# Found by rule (`names.py`), not by meaning: any sentence may carry a name.
BY_RULE = frozenset({"personalise"})
CLASSES: tuple[str, ...] = (*(item.id for item in TECHNIQUES if item.id not in BY_RULE), NONE)


@dataclass(frozen=True, slots=True)
class TechniqueModel:
    """Everything learned from the examples."""

    sentences: tuple[str, ...]
    labels: NDArray[np.intp]
    """Class of each sentence, an index into `CLASSES`."""
    classifier: Classifier
    speaking: dict[str, CueFinder]
    """By language: cues that speak for a technique."""
    against: dict[str, CueFinder]
    negatable: dict[str, CueFinder]


def encodable(text: str) -> str:
    """Return a text as it is encoded: typed and recognised text look the same."""
    return " ".join(
        text.lower().replace("’", "'").replace(".", " ").replace(",", " ").replace("?", " ").replace("!", " ").split()
    )


def build_model(
    examples: TechniqueExamples, encoder: SentenceEncoder, cache: VectorCache, progress: Progress | None = None
) -> TechniqueModel:
    """Return the model, from the cache when it was made of the same examples with the same encoder."""
    sentences, labels = _training_set(examples)
    key = model_fingerprint(examples, encoder)
    stored = cache.load(_CACHE_NAME, key)
    if stored is None:
        vectors = encode_all(encoder, [encodable(sentence) for sentence, _ in sentences], progress)
        stored = _to_arrays(fit(sentences, vectors, labels, len(CLASSES), CLASSES.index(NONE)))
        cache.save(_CACHE_NAME, key, stored)
    classifier = _from_arrays(stored)
    return TechniqueModel(
        tuple(sentence for sentence, _ in sentences),
        labels,
        classifier,
        speaking=_finders(examples, "cues"),
        against=_finders(examples, "against"),
        negatable=_finders(examples, "negatable"),
    )


def model_fingerprint(examples: TechniqueExamples, encoder: SentenceEncoder) -> str:
    """Return what tells models apart: the examples, the encoder, and how models are made."""
    return fingerprint(_VERSION, encoder.name, examples.fingerprint)


def _to_arrays(classifier: Classifier) -> Arrays:
    """Return the coefficients in the few bits that they need; reading them back is part of making the model."""
    scale = float(np.abs(classifier.vectors).max()) / _INT8
    return {
        "projection": classifier.projection.astype(np.float16),
        "vectors": np.round(classifier.vectors / scale).astype(np.int8),
        "scale": np.asarray(scale),
        "coefficients": classifier.coefficients.astype(np.float16),
        "features": np.asarray("\n".join(classifier.vocabulary.index)),
        "idf": np.asarray(classifier.vocabulary.idf, dtype=np.float32),
        "word_weights": classifier.word_weights.astype(np.float16),
    }


def _from_arrays(stored: Arrays) -> Classifier:
    known = str(stored["features"]).split("\n")
    return Classifier(
        stored["projection"].astype(np.float32),
        stored["vectors"].astype(np.float32) * np.float32(stored["scale"]),
        stored["coefficients"].astype(np.float32),
        Vocabulary({feature: number for number, feature in enumerate(known)}, stored["idf"].tolist()),
        stored["word_weights"].astype(np.float32),
    )


def _training_set(examples: TechniqueExamples) -> tuple[list[tuple[str, str]], NDArray[np.intp]]:
    sentences: list[tuple[str, str]] = []
    labels: list[int] = []
    for language, techniques in examples.languages.items():
        for technique, known in techniques.items():
            if technique in BY_RULE:
                continue
            for sentence in known.examples:
                # Polish is often typed without its diacritics, which the encoder reads as other words.
                variants = dict.fromkeys([sentence, fold(sentence)] if language == "pl" else [sentence])
                sentences.extend((variant, language) for variant in variants)
                labels.extend([CLASSES.index(technique)] * len(variants))
    return sentences, np.asarray(labels)


def _finders(examples: TechniqueExamples, kind: str) -> dict[str, CueFinder]:
    return {
        language: CueFinder(
            language, [(technique, cue) for technique, known in techniques.items() for cue in getattr(known, kind)]
        )
        for language, techniques in examples.languages.items()
    }
