"""Which passages are played."""

from __future__ import annotations

from itertools import islice, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.audio.course import Course, pieces
from roleplay.audio.envelope import envelope
from roleplay.audio.passages import route, silences, without
from roleplay.audio.recording import HeldRecording
from roleplay.core.sound import CALL_RATE
from tests.audio.signals import noise

LENGTH = 1000


@st.composite
def spans(draw, most: int = 8):
    edges = sorted(draw(st.lists(st.integers(0, LENGTH), max_size=2 * most, unique=True)))
    return tuple(zip(edges[0::2], edges[1::2], strict=False))


@given(spans(), st.integers(0, LENGTH))
def test_what_is_left_is_all_that_is_not_skipped(skipped, start):
    left = {place for begin, end in without(LENGTH, start, skipped) for place in range(begin, end)}
    gone = {place for begin, end in skipped for place in range(begin, end)}
    assert left == set(range(start, LENGTH)) - gone


@given(spans(), st.integers(0, LENGTH))
def test_without_a_loop_the_way_is_in_order_and_ends(skipped, start):
    way = list(route(LENGTH, start, skipped))
    assert all(begin < end for begin, end in way)
    assert all(one[1] <= other[0] for one, other in pairwise(way))


@given(spans(), st.integers(0, LENGTH), st.integers(0, LENGTH), st.integers(1, LENGTH))
def test_a_loop_plays_itself_again_and_again(skipped, start, begin, seconds):
    loop = begin, min(begin + seconds, LENGTH + 50)
    way = list(islice(route(LENGTH, start, skipped, loop), 60))
    if begin >= LENGTH:
        assert way == list(without(LENGTH, start, skipped))
        return
    assert len(way) == 60  # without end
    assert all(first < last <= min(loop[1], LENGTH) for first, last in way)
    behind = [first for first, _ in way[30:]]
    assert all(first >= begin for first in behind)


def test_a_start_behind_the_loop_leads_into_it_at_once():
    assert list(islice(route(LENGTH, 900, (), (100, 200)), 2)) == [(100, 200), (100, 200)]


def test_a_loop_of_nothing_but_silence_is_heard():
    assert next(route(LENGTH, 150, ((0, 500),), (100, 200))) == (100, 200)


# --- silences ---


def call(*parts: tuple[str, float], behind: int = 0) -> HeldRecording:
    """Return a call of parts: `customer`, `trainee` or `nobody`, each with its seconds; noise behind the customer."""
    whole = []
    for number, (who, seconds) in enumerate(parts):
        piece = np.zeros((round(seconds * CALL_RATE), 2))
        piece[:, 0] += noise(seconds, number)[: len(piece)] / 8000 * behind
        if who != "nobody":
            piece[:, 0 if who == "customer" else 1] = noise(seconds, number + 50)[: len(piece)]
        whole.append(piece)
    return HeldRecording(np.concatenate(whole).astype(np.int16))


def seconds(found) -> list[float]:
    return [edge / CALL_RATE for span in found for edge in span]


def test_long_silences_are_shortened_and_short_ones_kept():
    recording = call(
        ("nobody", 2), ("customer", 3), ("nobody", 0.7), ("trainee", 2), ("nobody", 4), ("customer", 2), ("nobody", 3)
    )
    assert seconds(silences(envelope(recording))) == pytest.approx([0.0, 1.75, 7.95, 11.45, 13.95, 16.7], abs=0.05)


def test_an_office_behind_the_customer_is_silence():
    recording = call(("customer", 3), ("nobody", 4), ("trainee", 3), behind=600)
    assert seconds(silences(envelope(recording))) == pytest.approx([3.25, 6.75], abs=0.05)


def test_nobody_is_skipped_who_talks_all_the_time():
    assert silences(envelope(call(("customer", 3), ("trainee", 3)))) == ()


def test_nothing_at_all_is_one_silence():
    assert silences(envelope(HeldRecording(np.zeros((5 * CALL_RATE, 2), np.int16)))) == ((0, 5 * CALL_RATE),)
    assert silences(envelope(HeldRecording(np.zeros((0, 2), np.int16)))) == ()


# --- what is heard ---

WAVE = (np.sin(np.arange(20 * CALL_RATE) / 40) / 2).astype(np.float32)


@settings(deadline=None, max_examples=20)
@given(st.sampled_from([0.5, 1.0, 1.5, 2.0]), st.integers(0, 5 * CALL_RATE), st.booleans())
def test_what_is_heard_goes_through_the_spans_in_order(speed, start, gap):
    way = [(start, 8 * CALL_RATE), (9 * CALL_RATE if gap else 8 * CALL_RATE, 12 * CALL_RATE)]
    course = Course(start)
    waiting = 0
    for piece in pieces(lambda begin, end: WAVE[begin:end], way, speed):
        course.add(piece)
        waiting += len(piece.wave)
    assert course.reached == 12 * CALL_RATE
    assert course.heard(waiting) == start
    places = [course.heard(left) for left in range(waiting, 0, -CALL_RATE // 4)]
    assert places == sorted(places)
    assert all(any(begin <= place <= end for begin, end in way) for place in places)


def test_passages_that_do_not_touch_meet_without_a_click():
    way = ((0, CALL_RATE), (2 * CALL_RATE, 3 * CALL_RATE))
    first, second = pieces(lambda begin, end: np.ones(end - begin, np.float32), way, 1.0)
    joint = np.concatenate([first.wave[-2:], second.wave[:2]])
    assert np.abs(np.diff(joint)).max() < 0.05
    assert first.wave[0] == 1.0


def test_before_anything_is_played_the_start_is_heard():
    assert Course(77).heard(0) == Course(77).reached == 77
