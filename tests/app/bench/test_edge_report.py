"""A recording whose every voice is known is judged as it must be; clocks are joined by what both have heard."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.app.bench.calibration import GAPS, measured, signal_with_gaps
from roleplay.app.bench.clock import SharedClock
from roleplay.app.bench.edge_report import DEVICE, Hearing, grouped, interrupted
from roleplay.app.bench.figures import Share
from roleplay.app.bench.rehearsal import Trial
from roleplay.core.errors import MachineError
from roleplay.core.events import CustomerSpeaking, TraineeInterrupted, TurnTimed
from roleplay.core.sound import CALL_RATE
from tests.app.bench.sounds import bursts

STARTED = 7.0
"""When the program's own clock began, in the recording."""


def speech(seconds: float, seed: int) -> np.ndarray:
    """Return noise that no other seed has: something to be found again."""
    random = np.random.default_rng(seed)
    return (random.normal(0, 3_000, round(seconds * CALL_RATE))).astype(np.int16)


def heard(said: list[tuple[float, float]], customer: list[tuple[float, float]], seconds: float) -> np.ndarray:
    """Return a recording: customer left, trainee right."""
    trainee = bursts([], seconds)
    for seed, (begin, end) in enumerate(said):
        first = round(begin * CALL_RATE)
        trainee[first : first + round((end - begin) * CALL_RATE)] += speech(end - begin, seed)
    return np.stack((bursts(customer, seconds, noise=-96), trainee), axis=1)


def line(begin: float, end: float) -> CustomerSpeaking:
    return CustomerSpeaking(begin - STARTED, "long-1", "text", 50, end - begin)


def test_a_call_whose_every_voice_is_known():
    said = [(10.0, 12.0), (20.0, 22.0), (30.0, 33.0), (40.1, 41.0), (50.5, 53.0), (62.0, 62.3), (72.0, 72.3)]
    customer = [(12.6, 14), (31.0, 32.0), (42.25, 44), (49, 50.7), (54, 55), (61, 66), (71, 72.5)]
    both = heard(said, customer, 80.0)
    trials = [
        Trial(kind, f"{kind} {number}", end - begin, begin - 0.2)
        for number, (kind, (begin, end)) in enumerate(
            zip(
                ("expected", "with_pause", "with_pause", "open", "interruption", "backchannel", "cough"),
                said,
                strict=True,
            )
        )
    ]
    turns = [TurnTimed(12.4 - STARTED, 0.3, 0.1, 0.01, 0.0), TurnTimed(42.0 - STARTED, 0.8, 0.2, 0.01, 0.02)]
    lines = [line(49, 58), line(61, 66), line(71, 76)]
    given_up = TraineeInterrupted(72.5 - STARTED, "long-1", 1.5)
    hearing = Hearing(both, both[round(STARTED * CALL_RATE) :, 1], trials, [*turns, *lines, given_up])
    found = hearing.measured()
    assert hearing.clock.drift == 0
    assert [trial.verdict for trial in found] == ["answered", "missed", "cut_off", "answered", None, None, None]
    assert [trial.stopped for trial in found[-2:]] == [False, True]
    assert found[4].silent_after == pytest.approx(0.2, abs=0.02)

    groups = grouped(found)
    assert (groups["expected"].answers, groups["expected"].cut_offs) == (3, Share(1, 3))
    assert groups["expected, with a pause inside"].missed == Share(1, 2)
    whole = groups["expected, in one go"]
    assert whole.voice_to_voice is not None
    assert whole.voice_to_voice.p50 == pytest.approx(0.6, abs=0.02)
    assert whole.stages["pause"].p50 == 0.3
    assert whole.stages[DEVICE].p50 == pytest.approx(0.6 - 0.41, abs=0.02)
    assert groups["open speech"].stages["recognition"].highest == 0.2

    overlap = interrupted(found)
    assert overlap.to_silence is not None
    assert overlap.to_silence.highest == pytest.approx(0.2, abs=0.02)
    assert overlap.not_stopped == Share(0, 1)
    assert overlap.false_stops == Share(1, 2)
    assert overlap.false_stops_by["cough 6"] == Share(1, 1)


def test_an_interruption_that_is_answered_in_a_pause_inside_was_obeyed_and_is_cut_off():
    """The customer had stopped; what is heard then is the answer, not the line that was talked over."""
    both = heard([(10.0, 14.0)], [(8.0, 10.1), (12.0, 15.0)], 25.0)
    trials = [Trial("interruption", "one two", 4.0, 9.8)]
    turn = TurnTimed(11.8 - STARTED, 0.6, 0.0, 0.0, 0.0)
    events = [line(8.0, 18.0), turn]
    (found,) = Hearing(both, both[round(STARTED * CALL_RATE) :, 1], trials, events).measured()
    assert found.silent_after == pytest.approx(0.1, abs=0.02)
    overlap = interrupted([found])
    assert (overlap.not_stopped, overlap.cut_offs) == (Share(0, 1), Share(1, 1))


def test_what_was_not_heard_as_it_was_given_is_left_out():
    both = heard([(10.0, 12.0)], [(12.5, 14.0)], 20.0)
    short = Trial("expected", "held up", 3.0, 9.8)
    good = Trial("expected", "whole", 2.0, 9.8)
    for trials, kept in (([short], 0), ([good], 1)):
        assert len(Hearing(both, both[:, 1], trials, []).measured()) == kept


def test_an_answer_that_was_given_no_time_is_no_missed_end():
    both = heard([(10.0, 12.0), (13.0, 14.0)], [(14.5, 16.0)], 30.0)
    trials = [Trial("expected", "hurried", 2.0, 9.8), Trial("expected", "whole", 1.0, 12.8)]
    (kept,) = Hearing(both, both[:, 1], trials, []).measured()
    assert (kept.text, kept.verdict) == ("whole", "answered")


@given(st.integers(0, 40_000), st.integers(0, 100))
@settings(max_examples=20, deadline=None)
def test_the_distance_of_two_clocks_is_found_to_the_sample(ahead, seed):
    inside = bursts([], 8.0, seed=seed)
    inside[40_000:80_000] += speech(2.5, seed)
    outside = np.concatenate((bursts([], ahead / CALL_RATE, seed=1), inside))
    clock = SharedClock(outside, inside)
    clock.learn((40_000 + ahead) / CALL_RATE, (80_000 + ahead) / CALL_RATE)
    assert clock.outside(1.0) == pytest.approx(1.0 + ahead / CALL_RATE, abs=1e-9)
    assert clock.drift == 0


def test_lost_sound_is_seen_as_drift():
    outside = bursts([], 20.0)
    for place, seed in ((2, 1), (12, 2)):
        outside[place * CALL_RATE : (place + 2) * CALL_RATE] += speech(2.0, seed)
    inside = np.delete(outside, slice(8 * CALL_RATE, 8 * CALL_RATE + 512))
    clock = SharedClock(outside, inside)
    clock.learn(2.0, 4.0)
    clock.learn(12.0, 14.0)
    assert clock.drift == pytest.approx(512 / CALL_RATE)
    assert clock.outside(1.0) == pytest.approx(1.0)
    assert clock.outside(13.0) == pytest.approx(13.0 + 512 / CALL_RATE)


def test_known_gaps_are_measured():
    signal = signal_with_gaps(speech(0.7, 1), speech(0.5, 2))
    found = measured(np.concatenate((np.zeros((8_000, 2), np.int16), signal)))
    assert (found.skew_samples, found.gaps) == (0, len(GAPS))
    assert found.largest_error <= 0.010


def test_a_calibration_that_is_not_heard_whole_is_refused():
    signal = signal_with_gaps(speech(0.7, 1), speech(0.5, 2))
    with pytest.raises(MachineError, match="not heard"):
        measured(np.zeros_like(signal))
    with pytest.raises(MachineError, match="were heard"):
        measured(signal[: len(signal) // 2])
