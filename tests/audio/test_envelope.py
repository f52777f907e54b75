"""The outline of a recording."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.audio.envelope import BUCKET, envelope
from roleplay.audio.recording import HeldRecording
from roleplay.core.sound import CALL_RATE

LENGTHS = st.integers(0, 20_000 * BUCKET)


def samples(length: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(-32_768, 32_768, (length, 2)).astype(np.int16)


@settings(deadline=None, max_examples=25)
@given(LENGTHS, st.integers(0, 1000))
def test_every_level_bounds_all_samples_and_touches_them(length, seed):
    sound = samples(length, seed)
    outline = envelope(HeldRecording(sound))
    assert outline.length == length
    for level in outline.levels:
        assert level.low.shape == level.high.shape == (2, -(-length // level.size))
        for bucket in {0, level.low.shape[1] // 2, level.low.shape[1] - 1} if length else ():
            part = sound[bucket * level.size : (bucket + 1) * level.size]
            assert level.low[:, bucket].tolist() == part.min(axis=0).tolist()
            assert level.high[:, bucket].tolist() == part.max(axis=0).tolist()


@settings(deadline=None, max_examples=50)
@given(st.floats(0, 60), st.floats(0.01, 60), st.integers(300, 3000))
def test_a_view_covers_what_is_asked_for_with_few_buckets(begin, seconds, most):
    outline = LONG
    end = min(begin + seconds, 60.0)
    view = outline.view(begin, end, most)
    assert view.low.shape == view.high.shape == (2, len(view.times))
    assert len(view.times) <= most + 4
    size = outline.level_for(end - begin, most).size / CALL_RATE
    if end > begin:
        assert view.times[0] - size / 2 <= begin + 1e-6
        assert view.times[-1] + size / 2 >= end - 1e-6


LONG = envelope(HeldRecording(samples(60 * CALL_RATE, 1)))


def test_nearer_is_finer():
    assert LONG.level_for(60, 1000).size > LONG.level_for(2, 1000).size == BUCKET


def test_a_view_is_between_minus_one_and_one():
    view = LONG.view(0, 60, 500)
    assert view.low.min() >= -1
    assert view.high.max() <= 1


def test_a_cancelled_job_ends_at_the_next_block():
    class Enough(Exception):  # noqa: N818 - a person has had enough
        pass

    told = []

    def report(done: int, total: int) -> None:
        told.append((done, total))
        raise Enough

    with pytest.raises(Enough):
        envelope(HeldRecording(samples(60 * CALL_RATE, 2)), report)
    assert len(told) == 1
    assert told[0][1] == 60 * CALL_RATE
