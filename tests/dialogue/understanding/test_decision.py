"""How techniques are decided from the scores of an utterance's parts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from roleplay.dialogue.techniques import technique
from roleplay.dialogue.understanding.decision import (
    SURE_TERMS,
    TERMS,
    Signs,
    likelihoods,
    reported_ones,
    sure_terms,
    sureness,
    terms,
)
from roleplay.dialogue.understanding.decision_weights import WEIGHTS
from roleplay.dialogue.understanding.features import letters
from roleplay.dialogue.understanding.model import CLASSES
from roleplay.dialogue.understanding.vectors import Vectors

TECHNIQUES = CLASSES[:-1]
APOLOGY = TECHNIQUES.index("apology")


def signs(scores: Vectors, **others: object) -> Signs:
    plain = Signs(scores, 0, np.zeros(len(scores), dtype=bool), {}, frozenset(), False, False, 6, 1)
    return replace(plain, **others)  # type: ignore[arg-type]


def like(name: str, score: float, none: float = 0.1) -> Vectors:
    scores = np.full((1, len(CLASSES)), 0.02, dtype=np.float32)
    scores[0, CLASSES.index(name)] = score
    scores[0, -1] = none
    return scores


def likely(given: Signs) -> np.ndarray:
    return likelihoods(terms(given), WEIGHTS)


def sure(given: Signs) -> float:
    return sureness(sure_terms(given, likely(given)), WEIGHTS)


@given(
    arrays(np.float32, st.tuples(st.integers(1, 6), st.just(len(CLASSES))), elements=st.floats(-1, 2, width=32)),
    st.booleans(),
    st.integers(1, 300),
)
def test_any_scores_are_decided(scores: Vectors, asks: bool, words: int) -> None:
    heard = signs(scores, asks=asks, words=words, pieces=len(scores))
    found = terms(heard)
    assert found.shape == (len(TECHNIQUES), len(TERMS))
    assert sure_terms(heard, likely(heard)).shape == (len(SURE_TERMS),)
    assert np.isfinite(found).all()
    assert ((likely(heard) >= 0) & (likely(heard) <= 1)).all()
    assert 0 <= sure(heard) <= 1


def test_what_scores_most_is_likeliest_and_sure() -> None:
    heard, vague = signs(like("apology", 0.8)), signs(like("apology", 0.2, none=0.7))
    assert likely(heard).argmax() == APOLOGY
    assert likely(heard)[APOLOGY] > likely(vague)[APOLOGY]
    assert sure(heard) > 0.8
    assert sure(vague) < 0.5


def test_a_cue_speaks_for_a_technique_and_a_denial_against_it() -> None:
    heard = signs(like("apology", 0.4))
    with_cue, denied = replace(heard, cues={"apology": 1}), replace(heard, denied=frozenset({"apology"}))
    assert likely(denied)[APOLOGY] < likely(heard)[APOLOGY] < likely(with_cue)[APOLOGY]


def test_somebody_elses_words_are_less_likely_ones_own() -> None:
    heard = signs(like("calm_down", 0.8))
    told = replace(heard, foreign=np.array([True]))
    assert likely(told)[TECHNIQUES.index("calm_down")] < likely(heard)[TECHNIQUES.index("calm_down")]
    assert sure(told) < sure(heard)


def test_a_question_mark_speaks_for_a_question() -> None:
    heard = signs(like("fact_finding", 0.3))
    asked = replace(heard, asks=True)
    index = TECHNIQUES.index("fact_finding")
    assert likely(asked)[index] > likely(heard)[index]


@given(arrays(np.float64, len(TECHNIQUES), elements=st.floats(0, 1)))
def test_the_likeliest_comes_first_and_mistakes_must_be_likelier(likely: np.ndarray) -> None:
    first, *others = reported_ones(likely)
    assert likely[first] == likely.max()
    for index in others:
        assert likely[index] >= (0.5 if technique(TECHNIQUES[index]).kind == "mistake" else 0.15)


@pytest.mark.parametrize(("one", "other"), [("przekieruję", "przekierowuje"), ("supervizor", "supervisor")])
def test_words_that_differ_a_little_share_letters(one: str, other: str) -> None:
    assert len(letters(one, "pl") & letters(other, "pl")) > len(letters(one, "pl")) / 2
