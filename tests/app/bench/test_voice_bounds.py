"""Voices are found where they are known to be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.app.bench.voice_bounds import FLOOR, GAP, HOP_SECONDS, loudness, threshold, voice_spans
from tests.app.bench.sounds import bursts


@given(
    st.lists(st.tuples(st.floats(0.25, 1.0), st.floats(0.1, 1.5)), min_size=1, max_size=5),
    st.floats(-96, -60),
    st.integers(1_500, 20_000),
    st.integers(0, 5),
)
@settings(max_examples=60, deadline=None)
def test_every_burst_is_found_to_the_hop(pieces, noise, peak, seed):
    at = 0.0
    spans = []
    for quiet, length in pieces:
        spans.append((at + quiet, at + quiet + length))
        at += quiet + length
    found = voice_spans(bursts(spans, at + 0.4, noise=noise, peak=peak, seed=seed))
    assert len(found) == len(spans)
    for voice, (begin, end) in zip(found, spans, strict=True):
        assert voice.begin == pytest.approx(begin, abs=2 * HOP_SECONDS)
        assert voice.end == pytest.approx(end, abs=2 * HOP_SECONDS)


@given(st.floats(-96, -60), st.integers(0, 20))
@settings(max_examples=20, deadline=None)
def test_there_is_no_voice_in_noise(noise, seed):
    assert voice_spans(bursts([], 2.0, noise=noise, seed=seed)) == []


def test_a_click_is_no_voice_and_a_short_pause_parts_none():
    samples = bursts([(0.5, 0.52), (1.0, 1.4), (1.4 + GAP / 2, 2.0), (2.6, 3.0)], 4.0)
    found = [(round(span.begin, 2), round(span.end, 2)) for span in voice_spans(samples)]
    assert found == [(1.0, 2.0), (2.6, 3.0)]


def test_a_soft_tail_belongs_to_the_voice_down_to_35_db_below_it():
    loud = bursts([(0.5, 1.0)], 2.0, noise=-96)
    soft = bursts([(1.0, 1.3)], 2.0, noise=-96, peak=round(8_000 * 10 ** (-33 / 20)))
    too_soft = bursts([(1.3, 1.6)], 2.0, noise=-96, peak=round(8_000 * 10 ** (-38 / 20)))
    (span,) = voice_spans(loud + soft + too_soft)
    assert span.end == pytest.approx(1.3, abs=2 * HOP_SECONDS)


def test_silence_and_nothing():
    assert voice_spans(np.zeros(0, np.int16)) == []
    assert voice_spans(np.zeros(16_000, np.int16)) == []
    assert threshold(loudness(np.zeros(0, np.int16))) == FLOOR
