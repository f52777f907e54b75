"""The technique model: examples turned into vectors, fitted weights and cue finders, ready to score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from roleplay.core.ports import SentenceEncoder
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.dialogue.understanding.classifier import Classifier, fit
from roleplay.dialogue.understanding.cues import CueFinder
from roleplay.dialogue.understanding.examples import NONE, TechniqueExamples
from roleplay.dialogue.understanding.lexicon import KINDS, Lexicon
from roleplay.dialogue.understanding.vectors import Arrays, Progress, VectorCache, Vectors, encode_all, fingerprint
from roleplay.dialogue.understanding.words import fold, rejoined

_VERSION = "5"
_INT8 = 127
_CACHE_NAME = "model"

# Found by rule (`names.py`), not by meaning: any sentence may carry a name.
BY_RULE = frozenset({"personalise"})
CLASSES: tuple[str, ...] = (*(item.id for item in TECHNIQUES if item.id not in BY_RULE), NONE)


@dataclass(frozen=True, slots=True)
class TechniqueModel:
    """Everything learned from the examples."""

    sentences: tuple[str, ...]
    classifier: Classifier
    speaking: dict[str, CueFinder]
    """By language: cues that speak for a technique."""
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
    key = model_fingerprint(examples, encoder)
    stored = cache.load(_CACHE_NAME, key)
    sentences, targets, _ = training_set(examples)
    if stored is None:
        vectors = encode_all(encoder, [encodable(sentence) for sentence, _ in sentences], progress)
        stored = _to_arrays(fit(sentences, vectors, targets, CLASSES.index(NONE)))
        cache.save(_CACHE_NAME, key, stored)
    return made_of(examples, sentences, _from_arrays(stored))


def made_of(
    examples: TechniqueExamples, sentences: Iterable[tuple[str, str]], classifier: Classifier
) -> TechniqueModel:
    """Return the model with this classifier, which was fitted on `sentences` with their languages."""
    return TechniqueModel(
        tuple(sentence for sentence, _ in sentences),
        classifier,
        speaking=_finders(examples, "cues"),
        negatable=_finders(examples, "negatable"),
    )


def model_fingerprint(examples: TechniqueExamples, encoder: SentenceEncoder) -> str:
    """Return what tells models apart: the examples, the encoder, and how models are made."""
    return fingerprint(_VERSION, encoder.name, examples.fingerprint)


def _to_arrays(classifier: Classifier) -> Arrays:
    """Return the coefficients in the few bits that they need; reading them back is part of making the model."""
    scale = float(np.abs(classifier.vectors).max()) / _INT8
    arrays: Arrays = {
        "projection": classifier.projection.astype(np.float16),
        "vectors": np.round(classifier.vectors / scale).astype(np.int8),
        "scale": np.asarray(scale),
        "coefficients": classifier.coefficients.astype(np.float16),
    }
    arrays["belongs"] = np.packbits(classifier.belongs, axis=1)
    arrays["languages"] = np.asarray(" ".join(sorted(classifier.languages)))
    for lexicon in classifier.lexicons:
        arrays |= lexicon.to_arrays()
    return arrays


def _from_arrays(stored: Arrays) -> Classifier:
    return Classifier(
        stored["projection"].astype(np.float32),
        stored["vectors"].astype(np.float32) * np.float32(stored["scale"]),
        stored["coefficients"].astype(np.float32),
        tuple(Lexicon.from_arrays(kind, stored) for kind in KINDS),
        np.unpackbits(stored["belongs"], axis=1, count=len(CLASSES)).astype(np.bool_),
        frozenset(str(stored["languages"]).split()),
    )


def training_set(examples: TechniqueExamples) -> tuple[list[tuple[str, str]], Vectors, list[str]]:
    """Return what is learnt: (sentence, language) pairs, how much each belongs to each class, and where it stands.

    The shape of the second is (sentences, classes), 0 to 1; the third names a file of utterances, or is empty.
    """
    sentences: list[tuple[str, str]] = []
    targets: list[Vectors] = []
    sources: list[str] = []
    for sentence, language, target, source in _taught(examples):
        # Polish is often typed without its diacritics, which the encoder reads as other words.
        bare = fold(sentence) if language == "pl" else sentence
        variants = [sentence] if encodable(bare) == encodable(sentence) else [sentence, bare]
        sentences.extend((variant, language) for variant in variants)
        targets.extend([target] * len(variants))
        sources.extend([source] * len(variants))
    return sentences, np.stack(targets), sources


def _taught(examples: TechniqueExamples) -> Iterator[tuple[str, str, Vectors, str]]:
    for language, techniques in examples.languages.items():
        for technique, known in techniques.items():
            if technique not in BY_RULE:
                for sentence in known.examples:
                    yield sentence, language, _target({technique}), ""
    for source, items in examples.utterances.items():
        for item in items:
            text = rejoined(item.text, item.language)
            meant = (item.first | item.all_of) - BY_RULE
            if item.may_be_none:
                yield text, item.language, _target({NONE, *meant}, 0.5), source
            elif meant or item.without_technique:
                yield text, item.language, _target(meant or {NONE}), source


def _target(classes: Iterable[str], each: float = 1.0) -> Vectors:
    target = np.zeros(len(CLASSES), dtype=np.float32)
    target[[CLASSES.index(name) for name in classes]] = each
    return target


def _finders(examples: TechniqueExamples, kind: str) -> dict[str, CueFinder]:
    return {
        language: CueFinder(
            language, [(technique, cue) for technique, known in techniques.items() for cue in getattr(known, kind)]
        )
        for language, techniques in examples.languages.items()
    }
