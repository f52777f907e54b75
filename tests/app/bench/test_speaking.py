"""What the trainee says: pauses in the right places, of the right length."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.app.bench.speaking import PAUSES, cough, said, said_with_pause, split_for_pause
from roleplay.app.bench.voice_bounds import HOP_SECONDS, voice_spans
from roleplay.audio.samples import to_bytes
from roleplay.core.sound import CALL_RATE, Pcm
from tests.app.bench.sounds import bursts

WORDS = st.lists(st.sampled_from(["I", "understand,", "and", "you", "wait.", "but", "ticket", "now"]), max_size=14)


def voice(text: str) -> Pcm:
    """Say each word for a tenth of a second, with silence before and after."""
    seconds = 0.1 * len(text.split())
    return Pcm(to_bytes(bursts([(0.2, 0.2 + seconds)], seconds + 0.5, noise=-96)))


@given(WORDS, st.integers(0, 100))
def test_a_pause_parts_a_text_without_losing_a_word(words, seed):
    parts = split_for_pause(" ".join(words), Random(seed))
    assert " ".join(parts).split() == words
    assert len(parts) == (2 if len(words) >= 4 else 1)
    assert all(len(part.split()) >= 2 for part in parts) or len(words) < 4


def test_a_pause_stands_between_clauses_where_there_are_some():
    text = "I understand that, but we have to wait for the courier"
    found = {split_for_pause(text, Random(seed)) for seed in range(20)}
    assert ("I understand that,", "but we have to wait for the courier") in found
    assert all(second.split()[0] in {"that,", "but"} for _, second in found)


@given(st.integers(0, 50))
def test_what_is_said_begins_and_ends_with_voice_and_has_the_pause(seed):
    text = "one two three four five six"
    whole, paused = said(text, voice), said_with_pause(text, voice, Random(seed))
    assert whole.seconds == pytest.approx(0.6, abs=2 * HOP_SECONDS)
    (pause,) = paused.pauses
    assert PAUSES[0] <= pause <= PAUSES[1]
    first, second = voice_spans(paused.samples)
    assert second.begin - first.end == pytest.approx(pause, abs=3 * HOP_SECONDS)
    assert paused.seconds == pytest.approx(0.6 + pause, abs=4 * HOP_SECONDS)


def test_a_cough_is_short_and_loud_and_never_the_same():
    one, other = cough(Random(1)), cough(Random(2))
    assert 0.2 < one.seconds < 0.6
    assert np.abs(one.samples).max() > 8_000
    assert len(one.samples) != len(other.samples) or np.any(one.samples != other.samples)
    assert np.array_equal(one.samples, cough(Random(1)).samples)
    assert abs(int(one.samples[-1])) < 200
    assert len(one.samples) < CALL_RATE
