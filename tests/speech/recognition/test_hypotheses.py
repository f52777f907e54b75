"""Confidences and alternatives from lists of hypotheses."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.understanding import Alternative, Word
from roleplay.speech.recognition.hypotheses import (
    KEPT,
    Hypothesis,
    confident_words,
    joined,
    probabilities,
    ranked,
)


def heard(text: str, probability: float) -> Hypothesis:
    """Return a hypothesis whose words last a second each."""
    words = tuple(Word(word, float(place), place + 1.0) for place, word in enumerate(text.split()))
    return Hypothesis(text, math.log(probability), words)


def test_a_word_is_as_sure_as_the_hypotheses_that_have_it_are_likely() -> None:
    words = confident_words([heard("a loan laptop", 0.6), heard("alone laptop", 0.3), heard("a lone laptop", 0.1)])
    assert [word.text for word in words] == ["a", "loan", "laptop"]
    # "laptop" stands a second earlier in the second one: at that time it is another word.
    assert [word.confidence for word in words] == [pytest.approx(0.7), pytest.approx(0.6), pytest.approx(0.7)]


def test_one_hypothesis_is_sure() -> None:
    assert [word.confidence for word in confident_words([heard("good morning", 0.2)])] == [1.0, 1.0]


def test_stretches_are_joined_and_heard_otherwise_one_at_a_time() -> None:
    one = [heard("good morning", 0.7), heard("good mourning", 0.3)]
    two = [heard("please wait", 0.9), heard("please weight", 0.1)]
    whole = joined([one, two])
    assert whole.text == "good morning please wait"
    assert whole.seconds == 4.0
    assert whole.log_likelihood == pytest.approx(math.log(0.7) + math.log(0.9))
    assert whole.alternatives == (
        Alternative("good mourning please wait", "n-best", 0.3),
        Alternative("good morning please weight", "n-best", 0.1),
    )


def test_silence_has_no_words_and_no_alternatives() -> None:
    whole = joined([[Hypothesis("", 1.0)], [Hypothesis("", 1.0)]])
    assert (whole.text, whole.words, whole.seconds, whole.alternatives) == ("", (), 0.0, ())


def test_the_same_words_heard_twice_are_one_alternative() -> None:
    whole = joined([[heard("a", 0.5), heard("b", 0.2), heard("b", 0.2), heard("c", 0.1)]])
    assert whole.alternatives == (Alternative("b", "n-best", 0.4), Alternative("c", "n-best", 0.1))


def test_ranked_texts_are_told_once_and_without_odds() -> None:
    assert ranked(["x", "a", "", "a", "b"], "x") == (Alternative("a", "n-best"), Alternative("b", "n-best"))
    assert len(ranked(list("abcdefgh"), "x")) == KEPT


texts = st.lists(st.sampled_from(["a", "b", "c d", ""]), min_size=1, max_size=5)


@given(st.lists(texts, min_size=1, max_size=3), st.data())
def test_shares_are_shares(stretches: list[list[str]], data: st.DataObject) -> None:
    made = [[heard(text, data.draw(st.floats(1e-300, 1.0))) for text in stretch] for stretch in stretches]
    for stretch in made:
        assert sum(probabilities(stretch)) == pytest.approx(1.0)
    whole = joined(made)
    assert all(word.confidence is not None and 0 <= word.confidence <= 1 for word in whole.words)
    assert " ".join(word.text for word in whole.words) == whole.text
    assert len(whole.alternatives) <= KEPT
    assert len({one.text for one in whole.alternatives} | {whole.text}) == len(whole.alternatives) + 1
    shares = [one.confidence or 0.0 for one in whole.alternatives]
    assert shares == sorted(shares, reverse=True)
