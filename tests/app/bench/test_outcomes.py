"""What became of an answer, an interruption, a sound of listening."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.app.bench.outcomes import (
    STOP_WITHIN,
    TOLERANCE,
    Answering,
    false_stop,
    how_answered,
    seconds_to_silence,
)
from roleplay.app.bench.voice_bounds import Span

ANSWER = Span(10.0, 13.0)


@given(st.floats(-TOLERANCE + 0.001, 5.0))
def test_an_answer_is_answered_by_the_first_voice_after_it(gap):
    onsets = (9.0, 13.0 + gap, 20.0)
    assert how_answered(ANSWER, onsets, [], 6.0) == Answering("answered", pytest.approx(gap))


@given(st.floats(10.001, 13 - TOLERANCE - 0.001), st.booleans())
def test_a_voice_or_an_ended_turn_inside_the_answer_cuts_it_off(at, by_voice):
    onsets, turns = ((at, 14.0), ()) if by_voice else ((14.0,), (at,))
    assert how_answered(ANSWER, onsets, turns, 6.0) == Answering("cut_off")


@given(st.lists(st.floats(0, 9.99)), st.lists(st.floats(19.01, 100)))
def test_no_voice_within_the_limit_is_a_missed_end(before, after):
    assert how_answered(ANSWER, [*before, *after], [], 6.0).verdict == "missed"


@given(st.floats(0.05, 2.9))
def test_the_time_until_an_interrupted_customer_is_silent(after):
    customer = [Span(5.0, 10.0 + after), Span(14.0, 15.0)]
    assert seconds_to_silence(ANSWER, customer, line_ends=20.0) == pytest.approx(after)


def test_interruptions_that_are_none_and_customers_who_do_not_stop():
    assert seconds_to_silence(ANSWER, [Span(5.0, 9.9)], line_ends=9.9) is None, "nobody talked"
    assert seconds_to_silence(ANSWER, [Span(5.0, 10.5)], line_ends=10.5) is None, "the line was over anyway"
    assert seconds_to_silence(ANSWER, [Span(5.0, 12.0)], line_ends=12.1) == math.inf, "talked to the end of the line"
    assert seconds_to_silence(ANSWER, [Span(5.0, 11.0 + STOP_WITHIN)], line_ends=20.0) == math.inf
    resumed = [Span(5.0, 10.2), Span(11.0, 11.6)]
    assert seconds_to_silence(ANSWER, resumed, line_ends=20.0) == pytest.approx(1.6)


@pytest.mark.parametrize(("silent_at", "stopped"), [(10.3, True), (11.4, True), (11.6, False), (17.0, False)])
def test_a_sound_of_listening_that_stops_the_customer(silent_at, stopped):
    assert false_stop(Span(10.0, 10.3), [Span(8.0, silent_at)], line_ends=17.0) is stopped


def test_a_sound_of_listening_with_nothing_to_stop():
    assert false_stop(Span(10.0, 10.3), [Span(8.0, 9.0)], line_ends=17.0) is None
    assert false_stop(Span(10.0, 10.3), [Span(8.0, 11.0)], line_ends=11.0) is None
