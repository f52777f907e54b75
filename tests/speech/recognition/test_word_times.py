from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.speech.recognition.word_times import word_spans

RATE = 16_000


def sound(*parts: tuple[float, float]) -> np.ndarray:
    """Make noise of given seconds and loudness, one part after the other."""
    random = np.random.default_rng(0)
    return np.concatenate([random.normal(0, loudness, round(seconds * RATE)) for seconds, loudness in parts]).astype(
        np.float32
    )


def test_words_lie_in_what_is_loud_and_a_pause_between_two_of_them() -> None:
    heard = sound((0.5, 0.001), (1.0, 0.2), (0.6, 0.001), (0.5, 0.2), (0.3, 0.001))
    spans = word_spans(["please", "wait", "madam"], heard, RATE)
    assert spans[0][0] == pytest.approx(0.5, abs=0.02)
    assert spans[1][1] == pytest.approx(1.5, abs=0.02), "two words before the pause"
    assert spans[2] == pytest.approx((2.1, 2.6), abs=0.02)


def test_a_long_word_takes_longer() -> None:
    (short, long) = word_spans(["a", "complaint"], sound((1.0, 0.2)), RATE)
    assert long[1] - long[0] > 3 * (short[1] - short[0])


def test_more_pauses_than_words_lose_none() -> None:
    heard = sound((0.2, 0.2), (0.4, 0.0), (0.2, 0.2), (0.4, 0.0), (0.2, 0.2))
    assert len(word_spans(["yes"], heard, RATE)) == 1


@given(
    words=st.lists(st.text("abcdefgh", min_size=1, max_size=12), max_size=12),
    parts=st.lists(
        st.tuples(st.sampled_from([0.005, 0.1, 0.3, 0.7]), st.sampled_from([0.0, 0.0005, 0.1, 0.5])), max_size=6
    ),
)
def test_every_word_has_its_time_in_order_inside_the_sound(
    words: list[str], parts: list[tuple[float, float]]
) -> None:
    heard = sound((0.0, 0.0), *parts)
    spans = word_spans(words, heard, RATE)
    assert len(spans) == len(words)
    assert all(begin <= end for begin, end in spans)
    assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(spans))
    assert all(begin >= 0 and end <= len(heard) / RATE + 0.011 for begin, end in spans)
