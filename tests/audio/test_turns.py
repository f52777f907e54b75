"""Turn taking, by example and by property, with time passed in."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.audio.turns import TurnSettings, TurnTaker
from roleplay.core.errors import InputError
from roleplay.core.ports import TurnTaking
from roleplay.core.sound import FRAME_SECONDS
from roleplay.core.turns import (
    HISTORY_SECONDS,
    PREROLL_SECONDS,
    Backchannel,
    Interrupted,
    OverlapOver,
    Overlapped,
    SpeechEnded,
    SpeechPaused,
    SpeechResumed,
    SpeechStarted,
)

Moment = tuple[float, bool]
"""Probability of speech, whether the customer talks."""


def run(taker: TurnTaking, moments: Iterable[Moment], first: int = 1):
    """Return (time, event) of the turns, interruptions and backchannels that came of these frames."""
    passing = (SpeechPaused, SpeechResumed, Overlapped, OverlapOver)
    return [(at, event) for at, event in run_all(taker, moments, first) if not isinstance(event, passing)]


def run_all(taker: TurnTaking, moments: Iterable[Moment], first: int = 1):
    """Return (time, event) of everything that came of these frames."""
    found = []
    for number, (probability, customer) in enumerate(moments, first):
        at = number * FRAME_SECONDS
        found += [(at, event) for event in taker.process(at, probability, customer)]
    return found


def frames(seconds: float, probability: float, customer: bool = False) -> list[Moment]:
    return [(probability, customer)] * math.ceil(seconds / FRAME_SECONDS - 1e-9)


def kinds(found) -> list[str]:
    return [type(event).__name__ for _, event in found]


def test_one_utterance_has_its_true_onset_and_ends_one_pause_after_the_last_speech():
    found = run(TurnTaker(TurnSettings(pause=0.8)), [*frames(1, 0.0), *frames(2, 0.9), *frames(2, 0.0)])
    assert kinds(found) == ["SpeechStarted", "SpeechEnded"]
    start, end = found[0][1], found[1][1]
    assert start.at == pytest.approx(len(frames(1, 0)) * FRAME_SECONDS)
    assert end.last_speech_at == pytest.approx(start.at + len(frames(2, 0)) * FRAME_SECONDS)
    assert 0.8 <= end.at - end.last_speech_at + 1e-9 < 0.8 + FRAME_SECONDS
    assert end.speech_seconds == pytest.approx(len(frames(2, 0)) * FRAME_SECONDS)


def test_a_pause_within_a_sentence_does_not_end_the_turn():
    found = run(TurnTaker(), [*frames(1, 0.9), *frames(0.6, 0.0), *frames(1, 0.9), *frames(1, 0.0)])
    assert kinds(found) == ["SpeechStarted", "SpeechEnded"]


def test_speech_that_fades_stays_speech_between_the_two_thresholds():
    found = run(TurnTaker(), [*frames(0.5, 0.9), *frames(2, 0.4), *frames(1, 0.0)])
    assert found[1][1].last_speech_at == pytest.approx((len(frames(0.5, 0)) + len(frames(2, 0))) * FRAME_SECONDS)
    assert run(TurnTaker(), frames(2, 0.4)) == []


def test_clicks_are_no_speech_however_many():
    assert run(TurnTaker(), [*frames(0.03, 1.0), *frames(0.3, 0.0)] * 20) == []


def test_a_syllable_after_a_short_gap_still_counts_from_its_first_sound():
    found = run(TurnTaker(), [*frames(0.06, 0.9), *frames(0.09, 0.0), *frames(0.1, 0.9), *frames(1, 0.0)])
    assert found[0][1] == SpeechStarted(0.0)


def test_talking_over_the_customer_is_an_interruption_once():
    found = run(TurnTaker(), [*frames(0.1, 0.0, True), *frames(2, 0.9, True), *frames(1, 0.0)])
    assert kinds(found) == ["SpeechStarted", "Interrupted", "SpeechEnded"]
    at, event = found[1]
    assert event.at == at
    assert event.speech_started_at == found[0][1].at
    assert 1.2 <= at - event.speech_started_at + 1e-9 < 1.2 + FRAME_SECONDS


def test_a_short_sign_of_listening_is_a_backchannel_and_no_turn():
    found = run(TurnTaker(), [*frames(0.2, 0.9, True), *frames(2, 0.0, True)])
    assert kinds(found) == ["SpeechStarted", "Backchannel"]
    assert found[1][1].at - found[1][1].last_speech_at < 0.4 + FRAME_SECONDS


def test_a_short_answer_at_the_very_end_of_the_line_is_a_turn():
    found = run(TurnTaker(), [*frames(0.2, 0.9, True), *frames(0.1, 0.0, True), *frames(1, 0.0)])
    assert kinds(found) == ["SpeechStarted", "SpeechEnded"]


def test_an_answer_that_overlaps_the_end_of_the_line_is_no_interruption():
    found = run(TurnTaker(), [*frames(0.25, 0.9, True), *frames(1, 0.9), *frames(1, 0.0)])
    assert kinds(found) == ["SpeechStarted", "SpeechEnded"]


def test_push_to_talk_follows_the_key_and_not_the_voice():
    taker = TurnTaker(TurnSettings(push_to_talk=True))
    assert run(taker, frames(1, 0.9)) == []
    taker.talk(True)
    found = run(taker, [*frames(0.5, 0.9), *frames(3, 0.0), *frames(0.5, 0.9)], first=100)
    assert found == [(100 * FRAME_SECONDS, SpeechStarted(99 * FRAME_SECONDS))]
    taker.talk(False)
    [(at, end)] = run(taker, [(0.0, False)], first=300)
    assert isinstance(end, SpeechEnded)
    assert end.at == at
    assert end.speech_seconds == pytest.approx(2 * len(frames(0.5, 0)) * FRAME_SECONDS)


def test_a_key_held_in_silence_says_that_nothing_was_said():
    taker = TurnTaker(TurnSettings(push_to_talk=True))
    taker.talk(True)
    [(_, start)] = run(taker, frames(1, 0.1))
    taker.talk(False)
    [(_, end)] = run(taker, [(0.0, False)], first=50)
    assert (end.speech_seconds, end.last_speech_at) == (0.0, start.at)


def test_the_key_can_interrupt():
    taker = TurnTaker(TurnSettings(push_to_talk=True))
    taker.talk(True)
    assert kinds(run(taker, frames(1.3, 0.9, True))) == ["SpeechStarted", "Interrupted"]


def test_the_key_means_nothing_without_push_to_talk():
    taker = TurnTaker()
    taker.talk(True)
    assert run(taker, frames(1, 0.0)) == []


def test_reset_drops_an_open_utterance_without_an_event():
    taker = TurnTaker()
    run(taker, frames(1, 0.9))
    taker.reset()
    assert run(taker, frames(2, 0.0), first=100) == []


def test_the_history_covers_the_preroll_and_the_latest_report_of_an_onset():
    settings = TurnSettings()
    needed = math.ceil(settings.speech_seconds / FRAME_SECONDS)
    slowest = needed * FRAME_SECONDS + (needed - 1) * settings.gap_seconds
    assert PREROLL_SECONDS + slowest <= HISTORY_SECONDS


@pytest.mark.parametrize(
    "wrong",
    [{"pause": 0.0}, {"pause": math.nan}, {"start_probability": 1.5}, {"stay_probability": 0.6}, {"gap_seconds": 9}],
)
def test_settings_that_make_no_sense_are_refused(wrong):
    with pytest.raises(InputError, match="turn taking"):
        TurnSettings(**wrong)


moments = st.lists(
    st.tuples(st.integers(1, 40), st.sampled_from([0.0, 0.2, 0.4, 0.5, 0.95]), st.booleans()), max_size=30
).map(lambda runs: [(probability, customer) for count, probability, customer in runs for _ in range(count)])


@given(moments, st.floats(0.2, 2.0))
def test_starts_and_ends_alternate_and_times_never_go_back(sound, pause):
    settings = TurnSettings(pause=pause)
    found = run(TurnTaker(settings), sound)
    started, previous = None, 0.0
    for at, event in found:
        assert previous <= at
        previous = at
        if isinstance(event, SpeechStarted):
            assert started is None
            assert at - HISTORY_SECONDS + PREROLL_SECONDS <= event.at < at
            started = event.at
            continue
        assert started is not None
        assert event.at == at
        if isinstance(event, Interrupted):
            assert event.speech_started_at == started
            continue
        wanted = pause if isinstance(event, SpeechEnded) else min(pause, settings.backchannel_pause)
        assert event.at - event.last_speech_at >= wanted - 1e-6
        assert settings.speech_seconds - 1e-6 <= event.speech_seconds <= event.last_speech_at - started + 1e-6
        started = None


@given(moments, st.floats(0.2, 2.0))
def test_every_turn_ends_with_the_first_frame_at_or_after_the_pause(sound, pause):
    for _, event in run(TurnTaker(TurnSettings(pause=pause)), sound):
        if isinstance(event, SpeechEnded):
            assert event.at - event.last_speech_at < pause + FRAME_SECONDS + 1e-6


@given(moments)
def test_nothing_interrupts_while_the_customer_is_silent(sound):
    found = run(TurnTaker(), [(probability, False) for probability, _ in sound])
    assert not any(isinstance(event, Interrupted | Backchannel) for _, event in found)


@given(
    st.lists(st.tuples(st.booleans(), st.integers(1, 30), st.sampled_from([0.0, 0.9]), st.booleans()), max_size=20)
)
def test_with_the_key_speech_lasts_exactly_while_it_is_held(presses):
    taker = TurnTaker(TurnSettings(push_to_talk=True))
    frame, down = 1, False
    for pressed, count, probability, customer in presses:
        taker.talk(pressed)
        found = [event for _, event in run(taker, [(probability, customer)] * count, first=frame)]
        edges = [event for event in found if not isinstance(event, Interrupted)]
        if pressed == down:
            assert edges == []
        elif pressed:
            assert [type(event) for event in edges] == [SpeechStarted]
            assert edges[0].at == pytest.approx((frame - 1) * FRAME_SECONDS)
        else:
            assert len(edges) == 1
            assert edges[0].at == frame * FRAME_SECONDS
        frame, down = frame + count, pressed


def test_a_held_pause_ends_the_turn_sooner_and_speech_undoes_the_hold():
    taker = TurnTaker(TurnSettings(pause=1.0))
    found = run_all(taker, [*frames(1, 0.9), *frames(0.1, 0.0)])
    paused = found[-1][1]
    assert isinstance(paused, SpeechPaused)
    assert paused.at - paused.last_speech_at == pytest.approx(FRAME_SECONDS)
    taker.hold(0.3)
    assert kinds(run_all(taker, frames(0.3, 0.9), first=40)) == ["SpeechResumed"]
    first = 40 + len(frames(0.3, 0))
    found = run_all(taker, frames(2, 0.0), first=first)
    assert kinds(found) == ["SpeechPaused", "SpeechEnded"]
    assert found[1][1].at - found[1][1].last_speech_at >= 1.0 - 1e-6


def test_a_hold_counts_from_the_last_speech_and_never_beyond_the_longest_pause():
    for hold, expected in ((0.3, 0.3), (0.01, 3 * FRAME_SECONDS), (9.0, 1.0)):
        taker = TurnTaker(TurnSettings(pause=1.0))
        run_all(taker, [*frames(0.5, 0.9), *frames(2 * FRAME_SECONDS, 0.0)])
        taker.hold(hold)
        [(_, end)] = run_all(taker, frames(2, 0.0), first=len(frames(0.5, 0)) + 3)
        assert expected - 1e-6 <= end.at - end.last_speech_at < expected + FRAME_SECONDS


def test_a_hold_without_a_pause_is_nothing():
    taker = TurnTaker(TurnSettings(pause=1.0))
    run_all(taker, frames(0.5, 0.9))
    taker.hold(0.2)
    found = run(taker, frames(2, 0.0), first=17)
    assert found[0][1].at - found[0][1].last_speech_at >= 1.0 - 1e-6


def test_overlap_is_told_at_once_and_when_it_is_over():
    found = run_all(TurnTaker(), [*frames(0.2, 0.9, True), *frames(1, 0.0, True)])
    assert kinds(found) == ["Overlapped", "SpeechStarted", "SpeechPaused", "OverlapOver", "Backchannel"]
    assert found[0][0] == FRAME_SECONDS


def test_over_the_customer_a_weaker_frame_is_enough():
    assert run_all(TurnTaker(), [*frames(0.03, 0.45), *frames(0.3, 0.0)]) == []
    found = run_all(TurnTaker(), [*frames(0.03, 0.45, True), *frames(0.3, 0.0, True)])
    assert kinds(found) == ["Overlapped", "OverlapOver"]


def test_what_is_known_to_be_more_than_listening_interrupts_at_once():
    taker = TurnTaker()
    run_all(taker, frames(0.25, 0.9, True))
    taker.insist()
    [(at, event)] = run_all(taker, frames(0.03, 0.9, True), first=9)
    assert isinstance(event, Interrupted)
    assert at < 0.35


def test_words_that_are_known_only_after_the_voice_has_ended_interrupt_too():
    taker = TurnTaker()
    run_all(taker, [*frames(0.4, 0.9, True), *frames(0.1, 0.0, True)])
    taker.insist()
    assert kinds(run_all(taker, frames(0.03, 0.0, True), first=20)) == ["Interrupted"]


def test_what_may_go_on_is_no_backchannel_yet_until_it_has_been_borne():
    taker = TurnTaker()
    run_all(taker, [*frames(0.4, 0.9, True), *frames(0.1, 0.0, True)])
    taker.bear(0.7)
    more = run_all(taker, [*frames(0.5, 0.0, True), *frames(0.2, 0.9, True), *frames(1, 0.0, True)], first=17)
    assert kinds(more) == ["OverlapOver", "SpeechResumed", "Overlapped", "SpeechPaused", "OverlapOver", "Backchannel"]
    assert more[-1][1].at - more[-1][1].last_speech_at < 0.4 + FRAME_SECONDS
    run_all(taker, [*frames(0.4, 0.9, True), *frames(0.1, 0.0, True)], first=60)
    taker.bear(0.7)
    found = run_all(taker, frames(1, 0.0, True), first=77)
    assert 0.7 <= found[-1][1].at - found[-1][1].last_speech_at + 1e-6 < 0.7 + FRAME_SECONDS


def test_insisting_while_the_customer_is_silent_interrupts_nobody():
    taker = TurnTaker()
    run_all(taker, frames(0.25, 0.9))
    taker.insist()
    assert run_all(taker, frames(0.3, 0.9), first=9) == []


@given(moments, st.floats(0.05, 2.0))
def test_pauses_and_overlaps_open_and_close_in_turn(sound, hold):
    taker = TurnTaker()
    paused = overlapping = False
    for number, moment in enumerate(sound, 1):
        for event in taker.process(number * FRAME_SECONDS, *moment):
            if isinstance(event, SpeechPaused):
                assert not paused
                paused = True
                taker.hold(hold)
            elif isinstance(event, SpeechResumed | SpeechEnded | Backchannel):
                assert paused
                paused = False
            elif isinstance(event, Overlapped):
                assert not overlapping
                overlapping = True
            elif isinstance(event, OverlapOver | Interrupted):
                overlapping = False
