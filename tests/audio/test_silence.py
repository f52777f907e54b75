"""Telling a muted microphone from one in a quiet room, and from one with a noise gate."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roleplay.audio.silence import DeadMicrophone
from roleplay.core.sound import FRAME_SAMPLES, SAMPLE_BYTES

ZEROS = bytes(FRAME_SAMPLES * SAMPLE_BYTES)
HISS = b"\1\0" + ZEROS[2:]
MUTED = 60
"""Frames, more than a gate makes between two words."""


def watched(*frames: bytes) -> DeadMicrophone:
    dead = DeadMicrophone()
    for frame in frames:
        dead.observe(frame)
    return dead


def test_one_sample_that_is_not_zero_is_a_sound():
    assert watched(ZEROS).now
    assert not watched(ZEROS, HISS).now
    assert watched(HISS, ZEROS).now


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(MUTED, 2 * MUTED)), max_size=8))
def test_however_often_it_is_muted_it_is_noticed(times):
    frames = [frame for sounds, zeros in times for frame in (*[HISS] * sounds, *[ZEROS] * zeros)]
    assert watched(*frames, HISS, ZEROS).now


@given(st.lists(st.integers(3, 40), min_size=5, max_size=8))
def test_a_gate_that_closes_between_words_is_no_mute_switch(gaps):
    frames = [frame for gap in gaps for frame in (HISS, *[ZEROS] * gap)]
    assert not watched(*frames, HISS, *[ZEROS] * MUTED).now


@given(st.lists(st.integers(1, 2), max_size=50))
def test_hiccups_of_a_driver_are_no_gate(gaps):
    frames = [frame for gap in gaps for frame in (HISS, *[ZEROS] * gap)]
    assert watched(*frames, HISS, ZEROS).now
